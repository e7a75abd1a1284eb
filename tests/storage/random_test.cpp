// SPDX-License-Identifier: Apache-2.0
// Random changes to a store and to the model, the same to both: statements that are undone, transactions that
// are rolled back, folds of a few cells, a reopened database. After each step both must answer alike.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "storage/error.hpp"
#include "tests/storage/twin_graphs.hpp"

namespace kenes {
namespace {

class RandomChanges {
 public:
  RandomChanges(Twins& twins, std::uint32_t seed) : twins_(twins), random_(seed) {}

  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

  Value value() {
    switch (below(14)) {
      case 0:
        return Value(below(2) == 0);
      case 1:
        return Value(0.5 * static_cast<double>(below(20)));
      case 2:
        return Value(Date{static_cast<std::int64_t>(below(9999))});
      case 3:
        return Value(std::string(below(3) == 0 ? 60'000 : 300, static_cast<char>('a' + below(26))));
      case 4:
        return Value(List{Value(static_cast<std::int64_t>(below(5))), Value("x")});
      case 5:
        return Value(Duration{1, static_cast<std::int64_t>(below(5)), 2, 3});
      case 6:
        return Value(DateTime{static_cast<std::int64_t>(below(5)), 0, below(2) == 0 ? 3600 : 7200,
                              below(2) == 0 ? "" : "Europe/Berlin"});
      case 7:
      case 8:
      case 9:
        return Value("text " + std::to_string(below(40)));
      default:
        return Value(static_cast<std::int64_t>(below(3) == 0 ? random_() : below(10)));
    }
  }

  NodeId some_node() {
    std::vector<NodeId> all;
    ScanPosition position;
    while (twins_.model.scan(position, {}, 4096, all)) {
    }
    return all.empty() ? no_node : all[below(all.size())];
  }

  std::optional<Edge> some_edge(NodeId node) {
    for (int tries = 0; tries < 4; ++tries) {
      if (twins_.model.type_count() == 0) return std::nullopt;
      const auto type = static_cast<TypeId>(below(twins_.model.type_count()));
      AdjacencyBatch batch;
      twins_.model.adjacent({&node, 1}, type, Direction::out, batch);
      if (batch.rows[0].size() == 0) continue;
      const auto i = below(batch.rows[0].size());
      return Edge{node, batch.rows[0].neighbours[i], batch.rows[0].id(i), type};
    }
    return std::nullopt;
  }

  void create_node(WriteTransaction& t) {
    std::vector<LabelId> ours, theirs;
    for (std::size_t i = below(3); i > 0; --i) {
      const auto name = "L" + std::to_string(below(4));
      ours.push_back(twins_.model.intern_label(name));
      theirs.push_back(t.intern_label(name));
    }
    const NodeId a = twins_.model.create_node(ours);
    twins_.nodes[a] = t.create_node(theirs);
  }

  void change(WriteTransaction& t) {
    auto& model = twins_.model;
    const NodeId node = some_node();
    if (node == no_node || below(5) == 0) return create_node(t);
    const NodeId image = twins_.nodes.at(node);
    switch (below(9)) {
      case 0:
      case 1:
      case 2: {
        const NodeId other = below(8) == 0 ? node : some_node();
        const auto name = "T" + std::to_string(below(3));
        const Edge a = model.create_edge(node, model.intern_type(name), other);
        twins_.edges[{a.type, a.id}] = t.create_edge(image, t.intern_type(name), twins_.nodes.at(other));
        break;
      }
      case 3:
      case 4: {
        const auto key = "k" + std::to_string(below(4));
        const Value v = below(6) == 0 ? Value() : value();
        EXPECT_EQ(model.set_property(node, model.intern_key(key), v),
                  t.set_property(image, t.intern_key(key), v));
        break;
      }
      case 5: {
        const auto edge = some_edge(node);
        if (!edge) break;
        const auto key = "e" + std::to_string(below(2));
        const Value v = below(6) == 0 ? Value() : value();
        EXPECT_EQ(model.set_property(*edge, model.intern_key(key), v),
                  t.set_property(twins_.edges.at({edge->type, edge->id}), t.intern_key(key), v));
        break;
      }
      case 6: {
        const auto name = "L" + std::to_string(below(4));
        if (below(2) == 0)
          EXPECT_EQ(model.add_label(node, model.intern_label(name)),
                    t.add_label(image, t.intern_label(name)));
        else
          EXPECT_EQ(model.remove_label(node, model.intern_label(name)),
                    t.remove_label(image, t.intern_label(name)));
        break;
      }
      case 7: {
        if (const auto edge = some_edge(node)) {
          EXPECT_TRUE(t.delete_edge(twins_.edges.at({edge->type, edge->id})));
          model.delete_edge(*edge);
        }
        break;
      }
      default: {
        if (below(3) != 0) break;
        for (std::size_t type = 0; type < model.type_count(); ++type)
          for (const auto direction : {Direction::out, Direction::in})
            for (;;) {
              AdjacencyBatch batch;
              model.adjacent({&node, 1}, static_cast<TypeId>(type), direction, batch);
              if (batch.rows[0].size() == 0) break;
              const auto edge = model.edge(static_cast<TypeId>(type), batch.rows[0].id(0));
              EXPECT_TRUE(t.delete_edge(twins_.edges.at({edge->type, edge->id})));
              model.delete_edge(*edge);
            }
        EXPECT_TRUE(t.delete_node(image));
        model.delete_node(node);
      }
    }
  }

 private:
  Twins& twins_;
  std::mt19937 random_;
};

struct RandomSetting {
  bool on_disk;
  std::uint32_t fold_cells;
  std::size_t cache_bytes;
};

class RandomTest : public testing::TestWithParam<RandomSetting> {};

TEST_P(RandomTest, AnswersLikeTheModel) {
  const auto [on_disk, fold_cells, cache_bytes] = GetParam();
  // The model copies itself for every statement: few seeds here, more by KENES_RANDOM_SEEDS.
  const char* asked = std::getenv("KENES_RANDOM_SEEDS");
  const std::uint32_t seeds = asked ? static_cast<std::uint32_t>(std::atoi(asked)) : 1;
  for (std::uint32_t n = 1; n <= seeds; ++n) {
    const std::uint32_t seed = n + fold_cells + (on_disk ? 1 : 0);
    SCOPED_TRACE("seed " + std::to_string(seed));
    TemporaryFolder folder("random");
    StoreOptions options;
    if (on_disk) options.path = folder.path();
    options.durable = false;
    options.cache_bytes = cache_bytes;
    options.fold.cells = fold_cells;
    options.fold.packs = 5;
    options.index_run_bytes = 500;
    options.fold.in_background = seed % 3 == 0;
    auto store = Store::open(options);
    Twins twins;
    RandomChanges random(twins, seed);
    Limits limits;
    {
      auto t = store->begin();
      for (const IndexDescription& description :
           std::initializer_list<IndexDescription>{{"on k0", IndexKind::range, false, "L0", {"k0"}},
                                                   {"on k1", IndexKind::unique, false, "L0", {"k1"}},
                                                   {"two", IndexKind::range, false, "L1", {"k0", "k2"}},
                                                   {"texts", IndexKind::text, false, "L0", {"k2"}},
                                                   {"ends", IndexKind::range, true, "T0", {"e0"}},
                                                   {"pairs", IndexKind::unique, true, "T1", {"e0", "e1"}},
                                                   {"said", IndexKind::text, true, "T0", {"e1"}}}) {
        twins.model.create_index(description, limits);
        t->create_index(description, limits);
      }
      t->commit();
    }
    for (int transaction = 0; transaction < 20; ++transaction) {
      auto t = store->begin();
      if (transaction == 10) {
        // On what is there by now, in runs of a few entries.
        for (const IndexDescription& description : std::initializer_list<IndexDescription>{
                 {"late", IndexKind::range, false, "L2", {"k1"}},
                 {"late texts", IndexKind::text, false, "L2", {"k0"}},
                 {"late ends", IndexKind::range, true, "T2", {"e0", "e1"}}}) {
          twins.model.create_index(description, limits);
          t->create_index(description, limits);
        }
        t->commit();
        t = store->begin();
      }
      if (transaction == 15) {
        EXPECT_TRUE(twins.model.drop_index("late") && t->drop_index("late"));
        t->commit();
        t = store->begin();
      }
      const bool keep = random.below(5) != 0;
      const auto before_model = twins.model;
      const auto before_nodes = twins.nodes;
      const auto before_edges = twins.edges;
      for (std::size_t statement = random.below(4); statement < 4; ++statement) {
        const auto nodes = twins.nodes;
        const auto edges = twins.edges;
        t->begin_statement();
        twins.model.begin_statement();
        for (std::size_t changes = random.below(40); changes > 0; --changes) random.change(*t);
        bool undo = random.below(5) == 0;
        if (!undo) {
          try {
            twins.model.end_statement();
            EXPECT_NO_THROW(t->end_statement());
          } catch (const Error& error) {
            EXPECT_EQ(error.code, ErrorCode::constraint_validation_failed);
            EXPECT_THROW(t->end_statement(), Error);
            undo = true;
          }
        }
        if (undo) {
          twins.model.rollback_statement();
          t->rollback_statement();
          twins.nodes = nodes;
          twins.edges = edges;
        }
      }
      twins.expect_same(*t, "in transaction " + std::to_string(transaction));
      if (keep) {
        t->commit();
      } else {
        t->rollback();
        twins.model = before_model;
        twins.nodes = before_nodes;
        twins.edges = before_edges;
      }
      t.reset();
      twins.expect_same(*store->snapshot(), "after transaction " + std::to_string(transaction));
      if (on_disk && random.below(4) == 0) {
        store.reset();
        store = Store::open(options);
        twins.expect_same(*store->snapshot(), "reopened");
      }
      if (testing::Test::HasFailure()) return;
    }
    store->fold_all();
    twins.expect_same(*store->snapshot(), "folded");
    if (on_disk) {
      store.reset();
      options.read_only = true;
      store = Store::open(options);
      twins.expect_same(*store->snapshot(), "read only");
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Settings, RandomTest,
                         testing::Values(RandomSetting{false, 1024, 64u << 20},
                                         RandomSetting{false, 4, 64u << 20},
                                         RandomSetting{true, 16, 64u << 20},
                                         RandomSetting{true, 4, 1u << 14}));

}  // namespace
}  // namespace kenes
