// SPDX-License-Identifier: Apache-2.0
// Random changes of what is claimed, the same to a store and to plain maps: statements that are undone,
// transactions that are rolled back, folds of a few cells, a reopened database. After each step both must
// answer alike to everything that the seam can be asked. Ids of elements are the same in both, numbers of
// claims are not where claims were undone.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "storage/check.hpp"
#include "storage/claim_codec.hpp"
#include "storage/compare.hpp"
#include "storage/error.hpp"
#include "tests/storage/twin_graphs.hpp"

namespace kenes {
namespace {

using Validity = ClaimSource::Validity;

constexpr NodeId node_count = 4500;  // rows of three blocks
constexpr KeyId keys = 3;
constexpr LabelId labels = 2;
constexpr TypeId types = 2;
const std::vector<NodeId> told_about = {0, 1, 2, 40, 2047, 2048, 2049, 4100, 4499};

std::vector<Value> pool() {
  const std::string text(5000, 'x');
  return {Value(1),
          Value(1.0),
          Value(2),
          Value(-7),
          Value(2.5),
          Value(std::nan("")),
          Value("a"),
          Value("ab"),
          Value(std::string("a\0b", 3)),
          Value(text + "1"),
          Value(text + "2"),
          Value(true),
          Value(Date{12}),
          Value(Point{7203, 1, 2, 0}),
          Value(Point{4326, 1, 2, 0}),
          Value(List{Value(1), Value("x")}),
          Value(List{Value(1), Value()})};
}

class Told {
 public:
  Told(ModelGraph& model, std::uint32_t seed) : model_(model), random_(seed), values_(pool()) {}

  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  Value value() { return values_[below(values_.size())]; }
  const std::vector<Value>& values() const { return values_; }

  Edge edge() {
    const auto type = static_cast<TypeId>(below(types));
    const auto id = static_cast<EdgeId>(below(60));
    return {no_node, no_node, id, type};
  }
  Fact fact() {
    const Node node{told_about[below(told_about.size())]};
    switch (below(6)) {
      case 0:
      case 1:
        return Fact::property(node, static_cast<KeyId>(below(keys)));
      case 2:
        return Fact::label(node, static_cast<LabelId>(below(labels)));
      case 3:
        return Fact::property(edge(), static_cast<KeyId>(below(keys)));
      default:
        return Fact::existence(edge());
    }
  }
  PartialDate date() {
    PartialDate date{static_cast<std::int32_t>(below(20000)) - 9999, 0, 0};
    if (below(3) != 0) date.month = static_cast<std::uint8_t>(1 + below(12));
    if (date.month != 0 && below(2) != 0) date.day = static_cast<std::uint8_t>(1 + below(28));
    return date;
  }
  Claim claim(const Fact& fact) {
    Claim claim;
    claim.fact = fact;
    if (fact.kind == FactKind::property) claim.value = value();
    if (below(3) == 0) claim.language = below(2) == 0 ? "kk-Latn" : "en";
    if (below(4) != 0) {
      claim.valid.from_kind = EndKind::dated;
      claim.valid.from = date();
    }
    claim.valid.to_kind = static_cast<EndKind>(below(3));
    if (claim.valid.to_kind == EndKind::dated) claim.valid.to = date();
    if (below(4) != 0) claim.source = static_cast<NodeId>(below(5));
    if (below(3) == 0) claim.at = "p. " + std::to_string(below(99));
    if (below(5) == 0) claim.quote = std::string(below(300), 'q');
    claim.rank = static_cast<Rank>(below(3));
    if (below(3) == 0) claim.confidence = 0.25;
    if (below(3) == 0) claim.decimals = static_cast<std::int32_t>(below(5)) - 1;
    claim.by_plain_write = below(9) == 0;
    if (below(9) == 0) claim.recorded = Claim::since_ever;
    return claim;
  }

  void change(MutableGraph& graph) {
    ClaimSink& ours = *model_.claim_sink();
    ClaimSink& theirs = *graph.claim_sink();
    model_.claim_sink()->set_now(theirs.now());
    const Fact fact = this->fact();
    switch (below(12)) {
      case 0:
      case 1:
      case 2:
      case 3: {
        const Claim claim = this->claim(fact);
        ids_[ours.add(claim)] = theirs.add(claim);
        judge(ours, theirs, fact);
        break;
      }
      case 4:
        replace(ours, theirs);
        break;
      case 5:
      case 6:
      case 7:
      case 8:
        judge(ours, theirs, fact);
        break;
      case 9:
        set_aside(ours, theirs, graph);
        break;
      case 10: {
        std::string key(1, static_cast<char>(0x80 + below(3)));
        key += std::to_string(below(20));
        if (below(3) == 0) {
          ours.remove_record(key);
          theirs.remove_record(key);
        } else {
          const std::string bytes(below(200), 'r');
          ours.put_record(key, bytes);
          theirs.put_record(key, bytes);
        }
        break;
      }
      default: {
        const NodeId node = static_cast<NodeId>(100 + below(10));
        const std::vector<LabelId> labels(below(3), LabelId{1});
        EXPECT_EQ(model_.delete_node(node), graph.delete_node(node));
        ours.set_shadow(node, labels);
        theirs.set_shadow(node, labels);
      }
    }
  }

  void expect_same(const GraphSource& graph, const std::string& what);

  std::map<ClaimId, ClaimId>& ids() { return ids_; }

 private:
  void replace(ClaimSink& ours, ClaimSink& theirs) {
    if (ids_.empty()) return;
    auto at = ids_.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(below(ids_.size())));
    auto claim = *ours.claim(at->first);
    if (below(2) == 0)
      claim.rank = static_cast<Rank>(below(3));
    else
      claim.retracted = ours.now();
    ours.replace(claim);
    claim.id = at->second;
    theirs.replace(claim);
    judge(ours, theirs, claim.fact);
  }
  /// What the floor above does after each change, left out at random where that is still true.
  void judge(ClaimSink& ours, ClaimSink& theirs, const Fact& fact) {
    std::vector<Claim> claims;
    ours.claims_on(fact, claims);
    if (claims.empty()) return;
    std::erase_if(claims, [](const Claim& claim) { return !claim.is_live(); });
    std::vector<Claim> supporting;
    for (const Claim& claim : claims)
      if (claim.rank != Rank::deprecated) supporting.push_back(claim);
    Validity validity{below(2) == 0 ? Validity::State::plain : Validity::State::several, {}};
    if (supporting.size() == 1 && below(4) != 0)
      validity = {Validity::State::single, supporting[0].valid.span()};
    const bool contested = claims.size() > 1 && below(2) == 0;
    for (ClaimSink* sink : {&ours, &theirs}) {
      sink->set_validity(fact, validity);
      sink->set_contested(fact, contested);
    }
    if (fact.kind != FactKind::property) return;
    for (const Value& value : values_) {
      const bool claimed = std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
        return equal(claim.value, value) == std::optional<bool>(true);
      });
      if (claimed && below(2) == 0) continue;
      const bool add = claimed && below(3) != 0;
      for (ClaimSink* sink : {&ours, &theirs})
        add ? sink->add_unbelieved(fact, value) : sink->remove_unbelieved(fact, value);
    }
  }
  /// A relationship leaves the graph for the shadow, or comes back.
  void set_aside(ClaimSink& ours, ClaimSink& theirs, MutableGraph& graph) {
    const Edge edge = this->edge();
    if (const auto aside = ours.shadow_edge(edge.type, edge.id)) {
      ours.restore(*aside);
      theirs.restore(*aside);
    } else if (const auto there = model_.edge(edge.type, edge.id)) {
      EXPECT_EQ(model_.delete_edge(*there), graph.delete_edge(*there));
      ours.set_shadow(*there, true);
      theirs.set_shadow(*there, true);
    }
  }
  void expect_same_claims(std::vector<Claim>& ours, const std::vector<Claim>& theirs) {
    ASSERT_EQ(ours.size(), theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
      EXPECT_EQ(ids_.at(ours[i].id), theirs[i].id);
      EXPECT_EQ(ours[i].fact, theirs[i].fact);
      EXPECT_EQ(encode_claim(ours[i]), encode_claim(theirs[i]));
    }
  }
  void expect_same_fact(const ClaimSource& ours, const ClaimSource& theirs, const Fact& fact);
  void expect_same_columns(const ClaimSource& ours, const ClaimSource& theirs);
  void expect_same_values(const ClaimSource& ours, const ClaimSource& theirs);
  void expect_same_shadows(const ClaimSource& ours, const ClaimSource& theirs);
  void expect_same_relationships(const GraphSource& graph);

  ModelGraph& model_;
  std::mt19937 random_;
  std::vector<Value> values_;
  std::map<ClaimId, ClaimId> ids_;
};

void Told::expect_same_fact(const ClaimSource& ours, const ClaimSource& theirs, const Fact& fact) {
  std::vector<Claim> a, b;
  ours.claims_on(fact, a);
  theirs.claims_on(fact, b);
  expect_same_claims(a, b);
  std::vector<Validity> v, w;
  ours.validity(fact.space, fact.kind, fact.name, {&fact.row, 1}, 4, v);
  theirs.validity(fact.space, fact.kind, fact.name, {&fact.row, 1}, 4, w);
  ASSERT_EQ(w.size(), 1u);
  EXPECT_EQ(v[0].state, w[0].state);
  EXPECT_EQ(v[0].span, w[0].span);
}

void Told::expect_same_columns(const ClaimSource& ours, const ClaimSource& theirs) {
  for (std::uint16_t space = 0; space <= types; ++space) {
    for (const auto kind : {FactKind::property, FactKind::existence, FactKind::label})
      for (std::uint16_t name = 0; name < keys; ++name) {
        EXPECT_EQ(ours.any_on(space, kind, name), theirs.any_on(space, kind, name));
        std::vector<Fact> a, b;
        ours.facts_named(space, kind, name, [&](const Fact& f) { return a.push_back(f), true; });
        theirs.facts_named(space, kind, name, [&](const Fact& f) { return b.push_back(f), true; });
        EXPECT_EQ(a, b);
        for (const Fact& fact : a) expect_same_fact(ours, theirs, fact);
        // Rows in an array of something larger, in no order, with gaps and beyond everything.
        std::vector<Edge> rows;
        for (int i = 0; i < 200; ++i) rows.push_back({0, 0, static_cast<EdgeId>(below(9000)), 0});
        for (const NodeId node : told_about) rows.push_back({0, 0, node, 0});
        std::vector<Validity> v, w;
        ours.validity(space, kind, name, {&rows[0].id, rows.size()}, sizeof(Edge), v);
        theirs.validity(space, kind, name, {&rows[0].id, rows.size()}, sizeof(Edge), w);
        ASSERT_EQ(v.size(), w.size());
        for (std::size_t i = 0; i < v.size(); ++i)
          EXPECT_TRUE(v[i].state == w[i].state && v[i].span == w[i].span) << "row " << rows[i].id;
      }
    std::vector<Claim> a, b;
    for (std::uint32_t row = 0; row < 70; ++row) {
      ours.claims_about(space, row, a);
      theirs.claims_about(space, row, b);
      expect_same_claims(a, b);
    }
  }
}

void Told::expect_same_values(const ClaimSource& ours, const ClaimSource& theirs) {
  for (std::uint16_t space = 0; space <= types; ++space)
    for (KeyId key = 0; key < keys; ++key) {
      for (const Value& value : values_) {
        std::vector<std::uint32_t> a, b;
        ours.unbelieved_with(space, key, value, a);
        theirs.unbelieved_with(space, key, value, b);
        EXPECT_EQ(a, b);
      }
      for (int i = 0; i < 10; ++i) {
        const Value lower = value(), upper = value();
        const bool from = below(2) == 0, to = below(2) == 0;
        std::vector<std::uint32_t> a, b;
        const bool open = below(3) == 0;
        ours.unbelieved_within(space, key, &lower, from, open ? nullptr : &upper, to, a);
        theirs.unbelieved_within(space, key, &lower, from, open ? nullptr : &upper, to, b);
        std::sort(a.begin(), a.end());  // long texts lie by a hash of what is behind their first 4 KB
        std::sort(b.begin(), b.end());
        EXPECT_EQ(a, b) << i;
      }
    }
}

void Told::expect_same_shadows(const ClaimSource& ours, const ClaimSource& theirs) {
  for (TypeId type = 0; type < types; ++type) {
    for (const NodeId node : told_about)
      for (const auto direction : {Direction::out, Direction::in}) {
        std::vector<Edge> a, b;
        ours.shadow_edges(node, type, direction, a);
        theirs.shadow_edges(node, type, direction, b);
        ASSERT_EQ(a, b);
        for (std::size_t i = 0; i < a.size(); ++i)
          EXPECT_TRUE(a[i].source == b[i].source && a[i].target == b[i].target);
      }
    for (EdgeId id = 0; id < 70; ++id) {
      const auto a = ours.shadow_edge(type, id), b = theirs.shadow_edge(type, id);
      EXPECT_EQ(a, b);
      EXPECT_TRUE(!a || !b || (a->source == b->source && a->target == b->target));
    }
  }
  std::map<NodeId, std::vector<LabelId>> a, b;
  const auto into = [](auto& map) {
    return [&map](NodeId node, std::span<const LabelId> labels) {
      map[node].assign(labels.begin(), labels.end());
      return true;
    };
  };
  ours.shadow_nodes(into(a));
  theirs.shadow_nodes(into(b));
  EXPECT_EQ(a, b);
  for (NodeId node = 95; node < 115; ++node) EXPECT_EQ(ours.shadow_node(node), theirs.shadow_node(node));
}

void Told::expect_same_relationships(const GraphSource& graph) {
  for (TypeId type = 0; type < types; ++type) {
    EXPECT_EQ(model_.edge_count(type), graph.edge_count(type));
    for (EdgeId id = 0; id < 70; ++id) EXPECT_EQ(model_.edge(type, id), graph.edge(type, id));
    for (const auto direction : {Direction::out, Direction::in}) {
      AdjacencyBatch a, b;
      model_.adjacent(told_about, type, direction, a);
      graph.adjacent(told_about, type, direction, b);
      for (std::size_t i = 0; i < told_about.size(); ++i) {
        ASSERT_EQ(a.rows[i].size(), b.rows[i].size());
        for (std::size_t j = 0; j < a.rows[i].size(); ++j)
          EXPECT_TRUE(a.rows[i].neighbours[j] == b.rows[i].neighbours[j] &&
                      a.rows[i].id(j) == b.rows[i].id(j));
      }
    }
  }
}

void Told::expect_same(const GraphSource& graph, const std::string& what) {
  SCOPED_TRACE(what);
  expect_same_relationships(graph);
  const ClaimSource& ours = *static_cast<const GraphSource&>(model_).claims();
  const ClaimSource& theirs = *graph.claims();
  EXPECT_EQ(ours.any(), theirs.any());
  for (const auto& [a, b] : ids_) {
    const auto claim = ours.claim(a), same = theirs.claim(b);
    ASSERT_TRUE(claim && same);
    EXPECT_EQ(claim->fact, same->fact);
    EXPECT_EQ(encode_claim(*claim), encode_claim(*same));
  }
  EXPECT_FALSE(theirs.claim(0) || theirs.claim(1'000'000'000));
  expect_same_columns(ours, theirs);
  expect_same_values(ours, theirs);
  expect_same_shadows(ours, theirs);
  for (NodeId source = 0; source < 6; ++source) {
    std::vector<std::pair<ClaimId, Fact>> a, b;
    ours.of_source(source, [&](ClaimId id, const Fact& f) { return a.emplace_back(ids_.at(id), f), true; });
    theirs.of_source(source, [&](ClaimId id, const Fact& f) { return b.emplace_back(id, f), true; });
    EXPECT_EQ(a, b);
  }
  std::vector<Fact> a, b;
  ours.contested([&](const Fact& fact) { return a.push_back(fact), a.size() < 40; });
  theirs.contested([&](const Fact& fact) { return b.push_back(fact), b.size() < 40; });
  EXPECT_EQ(a, b);
  for (const Fact& fact : std::vector<Fact>(a)) {
    a.clear(), b.clear();
    ours.contested_about(fact.space, fact.row, [&](const Fact& f) { return a.push_back(f), true; });
    theirs.contested_about(fact.space, fact.row, [&](const Fact& f) { return b.push_back(f), true; });
    EXPECT_EQ(a, b);
  }
  std::map<std::string, std::string> r, s;
  const auto into = [](auto& map) {
    return [&map](std::string_view key, std::string_view value) { return map.emplace(key, value), true; };
  };
  ours.records("\x80", "\x82", into(r));
  theirs.records("\x80", "\x82", into(s));
  EXPECT_EQ(r, s);
  std::string bytes;
  for (const auto& [key, value] : r) EXPECT_TRUE(theirs.record(key, bytes) && bytes == value);
}

template <class Graph>
void make_graph(Graph& graph) {
  for (const char* name : {"k0", "k1", "k2"}) graph.intern_key(name);
  for (const char* name : {"l0", "l1"}) graph.intern_label(name);
  for (const char* name : {"t0", "t1"}) graph.intern_type(name);
  for (NodeId i = 0; i < node_count; ++i) graph.create_node({});
  for (TypeId type = 0; type < types; ++type)
    for (EdgeId id = 0; id < 60; ++id) graph.create_edge(told_about[id % 9], type, told_about[id / 9]);
}

struct Setting {
  bool on_disk;
  std::uint32_t fold_cells;
};

class ClaimsTest : public testing::TestWithParam<Setting> {};

TEST_P(ClaimsTest, AnswersAsPlainMapsDo) {
  const auto [on_disk, fold_cells] = GetParam();
  for (std::uint32_t seed = 0; seed < 3; ++seed) {
    TemporaryFolder folder("claims");
    StoreOptions options;
    if (on_disk) options.path = folder.path();
    options.fold.cells = fold_cells;
    options.fold.packs = 4;
    options.fold.in_background = seed == 1;
    auto store = Store::open(options);
    ModelGraph model;
    Told told(model, seed);
    make_graph(model);
    {
      auto t = store->begin();
      make_graph(*t);
      EXPECT_FALSE(t->claims()->any());
      t->commit();
    }
    std::int64_t last_moment = 0;
    for (int transaction = 0; transaction < 30; ++transaction) {
      auto t = store->begin();
      const ModelGraph before = model;
      const auto ids = told.ids();
      EXPECT_GT(t->claim_sink()->now(), last_moment);
      for (std::size_t statement = told.below(4); statement < 4; ++statement) {
        const auto ids_before = told.ids();
        t->begin_statement();
        model.begin_statement();
        for (std::size_t changes = told.below(transaction % 10 == 9 ? 900 : 40); changes > 0; --changes)
          told.change(*t);
        if (told.below(4) == 0) {
          model.rollback_statement();
          t->rollback_statement();
          told.ids() = ids_before;
        } else {
          model.end_statement();
          t->end_statement();
        }
      }
      told.expect_same(*t, "in transaction " + std::to_string(transaction));
      if (told.below(4) == 0) {
        t->rollback();
        model = before;
        told.ids() = ids;
      } else {
        last_moment = t->claim_sink()->now();
        t->commit();
      }
      t.reset();
      told.expect_same(*store->snapshot(), "after transaction " + std::to_string(transaction));
      if (on_disk && told.below(4) == 0) {
        store.reset();
        store = Store::open(options);
        told.expect_same(*store->snapshot(), "reopened");
      }
      if (HasFailure()) return;
    }
    store->fold_all();
    told.expect_same(*store->snapshot(), "folded");
    for (const auto& finding : check_store(*store).findings) ADD_FAILURE() << finding;
  }
}

INSTANTIATE_TEST_SUITE_P(Settings, ClaimsTest,
                         testing::Values(Setting{false, 1024}, Setting{false, 2}, Setting{true, 8}));

}  // namespace
}  // namespace kenes
