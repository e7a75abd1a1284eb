// SPDX-License-Identifier: Apache-2.0
// Bulk loads into empty and filled databases: every value and list is there, nothing is before finish() or
// after a failure, and what is loaded can be changed like anything else.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "storage/bulk.hpp"
#include "storage/check.hpp"
#include "storage/compare.hpp"
#include "storage/error.hpp"
#include "tests/storage/twin_graphs.hpp"

namespace kenes {
namespace {

struct Expected {
  std::map<NodeId, std::map<std::string, Value>> nodes;
  std::vector<std::tuple<NodeId, NodeId, std::int64_t>> edges;  ///< source, target, weight
};

class BulkTest : public testing::Test {
 protected:
  BulkTest() : folder_("bulk") {
    options_.path = folder_.path();
    options_.durable = false;
    options_.fold.in_background = false;
  }

  Value some_text(std::size_t i) {
    if (i % 97 == 0) return Value(std::string(70'000, static_cast<char>('a' + i % 26)));
    if (i % 31 == 0) return Value(std::string(300 + i % 50, 'x'));
    return Value("name " + std::to_string(i % 500));
  }

  void add_nodes(BulkLoad& bulk, Expected& expected, const std::string& label, std::size_t from,
                 std::size_t count) {
    const std::vector<LabelId> labels = {bulk.label(label)};
    const std::vector<KeyId> keys = {bulk.key("id"), bulk.key("name"), bulk.key("extra")};
    std::vector<Column> columns(3);
    columns[0].reset(ColumnType::integer, count);
    columns[1].reset(ColumnType::string, count);
    columns[2].reset(ColumnType::value, count);
    std::vector<std::map<std::string, Value>> rows(count);
    for (std::size_t i = 0; i < count; ++i) {
      const auto id = static_cast<std::int64_t>(from + i);
      columns[0].integers()[i] = id;
      rows[i]["id"] = Value(id);
      if (i % 3 == 0) {
        columns[1].set_null(i);
      } else {
        const Value text = some_text(from + i);
        columns[1].strings()[i] = columns[1].store(text.as_string());
        rows[i]["name"] = text;
      }
      if (i % 5 == 0) {
        columns[2].values()[i] = i % 2 == 0 ? Value(List{Value(1), Value("b")}) : Value(2.5);
        rows[i]["extra"] = columns[2].values()[i];
      }
    }
    const NodeId first = bulk.add_nodes(labels, count, keys, columns);
    for (std::size_t i = 0; i < count; ++i)
      expected.nodes[static_cast<NodeId>(first + i)] = std::move(rows[i]);
  }

  void add_edges(BulkLoad& bulk, Expected& expected, std::size_t count, NodeId hub) {
    std::vector<NodeId> all;
    for (const auto& [node, values] : expected.nodes) all.push_back(node);
    std::vector<NodeId> sources, targets;
    Column weight;
    weight.reset(ColumnType::integer, count);
    for (std::size_t i = 0; i < count; ++i) {
      sources.push_back(i % 2 == 0 ? hub : all[random_() % all.size()]);
      targets.push_back(all[random_() % all.size()]);
      if (i % 4 == 0)
        weight.set_null(i);
      else
        weight.integers()[i] = static_cast<std::int64_t>(i);
      expected.edges.emplace_back(sources.back(), targets.back(),
                                  i % 4 == 0 ? -1 : static_cast<std::int64_t>(i));
    }
    const KeyId key = bulk.key("weight");
    std::vector<Column> columns;
    columns.push_back(std::move(weight));
    bulk.add_edges(bulk.type("KNOWS"), sources, targets, {&key, 1}, columns);
  }

  void expect_there(const GraphSource& graph, const Expected& expected) {
    std::vector<NodeId> nodes;
    ScanPosition position;
    while (graph.scan(position, {}, 1000, nodes)) {
    }
    ASSERT_EQ(nodes.size(), expected.nodes.size());
    EXPECT_EQ(graph.node_count(), expected.nodes.size());
    for (const char* name : {"id", "name", "extra"}) {
      Column column;
      graph.node_property(nodes, graph.key(name), column);
      for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto& row = expected.nodes.at(nodes[i]);
        const auto at = row.find(name);
        ASSERT_TRUE(equivalent(column.value(i), at == row.end() ? Value() : at->second))
            << name << " of " << nodes[i];
      }
    }
    const TypeId type = graph.type("KNOWS");
    EXPECT_EQ(graph.edge_count(type), expected.edges.size());
    for (const auto direction : {Direction::out, Direction::in}) {
      std::multiset<std::tuple<NodeId, NodeId, std::int64_t>> found;
      AdjacencyBatch batch;
      graph.adjacent(nodes, type, direction, batch);
      for (std::size_t i = 0; i < nodes.size(); ++i) {
        std::vector<Edge> edges;
        for (std::size_t j = 0; j < batch.rows[i].size(); ++j) {
          const NodeId other = batch.rows[i].neighbours[j];
          edges.push_back(direction == Direction::out ? Edge{nodes[i], other, batch.rows[i].id(j), type}
                                                      : Edge{other, nodes[i], batch.rows[i].id(j), type});
        }
        Column weight;
        graph.edge_property(edges, graph.key("weight"), weight);
        for (std::size_t j = 0; j < edges.size(); ++j) {
          found.emplace(edges[j].source, edges[j].target,
                        weight.is_null(j) ? -1 : weight.value(j).as_integer());
          if (j % 64 != 0) continue;
          const auto same = graph.edge(type, edges[j].id);
          ASSERT_TRUE(same.has_value());
          EXPECT_EQ(same->source, edges[j].source);
          EXPECT_EQ(same->target, edges[j].target);
        }
      }
      const std::multiset<std::tuple<NodeId, NodeId, std::int64_t>> wanted(expected.edges.begin(),
                                                                           expected.edges.end());
      EXPECT_TRUE(found == wanted);
    }
  }

  void expect_clean(Store& store) {
    for (const auto& finding : check_store(store).findings) ADD_FAILURE() << finding;
  }

  TemporaryFolder folder_;
  StoreOptions options_;
  std::mt19937 random_{7};
  Limits limits_;
};

TEST_F(BulkTest, LoadsIntoEmptyAndFilledDatabases) {
  auto store = Store::open(options_);
  Expected expected;
  {
    BulkLoad bulk(*store, limits_);
    add_nodes(bulk, expected, "Person", 0, 5000);
    add_nodes(bulk, expected, "City", 10'000, 100);
    add_nodes(bulk, expected, "Person", 5000, 3000);
    add_edges(bulk, expected, 30'000, expected.nodes.begin()->first);
    bulk.create_index({"people", IndexKind::unique, false, "Person", {"id"}});
    bulk.create_index({"names", IndexKind::range, false, "Person", {"name"}});
    bulk.create_index({"both", IndexKind::unique, false, "Person", {"id", "name"}});
    bulk.create_index({"texts", IndexKind::text, false, "Person", {"name"}});
    bulk.create_index({"typed", IndexKind::type, false, "Person", {"id"}, "INTEGER"});
    bulk.create_index({"weights", IndexKind::range, true, "KNOWS", {"weight"}});
    EXPECT_EQ(store->snapshot()->node_count(), 0u);
    EXPECT_THROW(store->begin(std::chrono::milliseconds(1)), Error);
    bulk.finish();
  }
  expect_there(*store->snapshot(), expected);
  expect_clean(*store);
  {
    auto t = store->begin();
    const NodeId node = t->create_node({});
    t->set_property(node, t->intern_key("id"), Value(-1));
    expected.nodes[node] = {{"id", Value(-1)}};
    const NodeId hub = expected.nodes.begin()->first;
    t->create_edge(hub, t->intern_type("KNOWS"), node);
    expected.edges.emplace_back(hub, node, -1);
    t->commit();
  }
  expect_there(*store->snapshot(), expected);
  {
    BulkLoad bulk(*store, limits_);
    add_nodes(bulk, expected, "Person", 20'000, 2500);
    add_edges(bulk, expected, 9000, expected.nodes.rbegin()->first);
    bulk.finish();
  }
  expect_there(*store->snapshot(), expected);
  expect_clean(*store);
  const auto index =
      store->snapshot()->node_index(store->snapshot()->label("Person"), store->snapshot()->key("id"));
  ASSERT_TRUE(index);
  const std::vector<Value> probes = {Value(4), Value(22'000.0), Value(10'000), Value("4")};
  std::vector<NodeId> found;
  std::vector<std::uint32_t> counts;
  store->snapshot()->index_lookup(*index, probes, found, counts);
  EXPECT_EQ(counts, (std::vector<std::uint32_t>{1, 1, 0, 0}));
  store.reset();
  store = Store::open(options_);
  expect_there(*store->snapshot(), expected);
  store->fold_all();
  expect_there(*store->snapshot(), expected);
  expect_clean(*store);
}

TEST_F(BulkTest, FailsWithoutATrace) {
  auto store = Store::open(options_);
  Expected expected;
  {
    BulkLoad bulk(*store, limits_);
    add_nodes(bulk, expected, "Person", 0, 100);
    bulk.create_index({"people", IndexKind::unique, false, "Person", {"id"}});
    bulk.finish();
  }
  {
    Expected lost;
    BulkLoad bulk(*store, limits_);
    add_nodes(bulk, lost, "Person", 50, 100);
    EXPECT_THROW(bulk.finish(), Error);
  }
  {
    Expected lost;
    Limits cancelled;
    BulkLoad bulk(*store, cancelled);
    add_nodes(bulk, lost, "Person", 1000, 100);
    cancelled.cancel();
    EXPECT_THROW(bulk.finish(), Error);
  }
  EXPECT_EQ(store->snapshot()->node_count(), 100u);
  EXPECT_EQ(store->begin()->commit(), 1u);
  expect_clean(*store);
}

}  // namespace
}  // namespace kenes
