// SPDX-License-Identifier: Apache-2.0
// Where two parts of the store meet: bulk loads upon packs that no fold has seen, groups of another size,
// deltas over their limit, a second process beside the writer.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "storage/bulk.hpp"
#include "storage/check.hpp"
#include "storage/error.hpp"
#include "storage/rocks.hpp"
#include "tests/storage/twin_graphs.hpp"

namespace kenes {
namespace {

StoreOptions quiet(const std::string& path) {
  StoreOptions options;
  options.path = path;
  options.durable = false;
  options.fold.in_background = false;
  return options;
}

std::uint32_t degree(const GraphSource& graph, NodeId node, TypeId type) {
  std::uint32_t out = 0;
  graph.degrees({&node, 1}, type, Direction::out, &out);
  return out;
}

void expect_clean(Store& store) {
  for (const auto& finding : check_store(store).findings) ADD_FAILURE() << finding;
}

TEST(Borders, ABulkLoadUponDeletionsThatAreNotFolded) {
  TemporaryFolder folder("segments");
  auto store = Store::open(quiet(folder.path()));
  std::vector<NodeId> nodes;
  TypeId type = 0;
  {
    auto t = store->begin();
    type = t->intern_type("T");
    for (int i = 0; i < 8300; ++i) nodes.push_back(t->create_node({}));
    // Ids descend where neighbours ascend, so that they are stored: two segments.
    for (int i = 8250; i > 0; --i) t->create_edge(nodes[0], type, nodes[static_cast<std::size_t>(i)]);
    t->commit();
  }
  store->fold_all();
  {
    auto t = store->begin();
    AdjacencyBatch batch;
    t->adjacent({&nodes[0], 1}, type, Direction::out, batch);
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < 100; ++i)
      edges.push_back({nodes[0], batch.rows[0].neighbours[i], batch.rows[0].id(i), type});
    for (const Edge& edge : edges) EXPECT_TRUE(t->delete_edge(edge));
    t->commit();
  }
  {
    Limits limits;
    BulkLoad bulk(*store, limits);
    const std::vector<NodeId> sources(10, nodes[0]);
    bulk.add_edges(type, sources, {nodes.data() + 8270, 10}, {}, {});
    bulk.finish();
  }
  EXPECT_EQ(degree(*store->snapshot(), nodes[0], type), 8160u);
  store = nullptr;
  store = Store::open(quiet(folder.path()));
  EXPECT_EQ(degree(*store->snapshot(), nodes[0], type), 8160u);
  expect_clean(*store);
}

TEST(Borders, ABulkLoadOfATypeThatOnlyHadAName) {
  auto store = Store::open(quiet(":memory:"));
  std::vector<NodeId> nodes;
  TypeId named = 0;
  {
    auto t = store->begin();
    named = t->intern_type("NAMED");
    for (int i = 0; i < 5000; ++i) nodes.push_back(t->create_node({}));
    t->create_edge(nodes[0], t->intern_type("USED"), nodes[1]);
    t->commit();
  }
  {
    Limits limits;
    BulkLoad bulk(*store, limits);
    bulk.add_edges(named, {nodes.data(), 4999}, {nodes.data() + 1, 4999}, {}, {});
    bulk.finish();
  }
  for (const std::size_t i : {0u, 1023u, 1024u, 3000u, 4998u})
    EXPECT_EQ(degree(*store->snapshot(), nodes[i], named), 1u) << i;
  expect_clean(*store);
}

TEST(Borders, DeltasStayUnderTheirLimit) {
  auto options = quiet(":memory:");
  options.fold.bytes = 50'000;
  auto store = Store::open(options);
  std::vector<NodeId> nodes;
  {
    auto t = store->begin();
    for (int i = 0; i < 40'000; ++i) nodes.push_back(t->create_node({}));
    t->commit();
  }
  store->fold_all();
  for (int i = 0; i < 200; ++i) {
    auto t = store->begin();
    const KeyId key = t->intern_key("v");
    for (std::size_t n = static_cast<std::size_t>(i); n < nodes.size(); n += 4000)
      t->set_property(nodes[n], key, Value(std::string(100, 'x')));
    t->commit();
  }
  EXPECT_LT(store->statistics().delta_bytes, 60'000u);
  EXPECT_LT(store->statistics().folds, 400u);
  expect_clean(*store);
}

TEST(Borders, RangesOfValuesLongerThanTheirKeys) {
  auto store = Store::open(quiet(":memory:"));
  const std::string start(5000, 'a');
  auto t = store->begin();
  const LabelId label = t->intern_label("L");
  const KeyId key = t->intern_key("s");
  Limits limits;
  t->create_index({"long", IndexKind::range, false, "L", {"s"}}, limits);
  for (char c = 'a'; c < 'a' + 20; ++c) t->set_property(t->create_node({&label, 1}), key, Value(start + c));
  const auto expect_halves = [&](const GraphSource& graph) {
    const auto index = graph.node_index(label, key);
    ASSERT_TRUE(index);
    for (const bool included : {true, false}) {
      ValueRange above, below;
      above.lower = below.upper = Value(start + 'k');
      above.lower_included = below.upper_included = included;
      std::vector<NodeId> found;
      graph.index_range(*index, above, 0, found);
      EXPECT_EQ(found.size(), included ? 10u : 9u);
      found.clear();
      graph.index_range(*index, below, 0, found);
      EXPECT_EQ(found.size(), included ? 11u : 10u);
    }
  };
  expect_halves(*t);
  t->commit();
  expect_halves(*store->snapshot());
}

TEST(Borders, OpeningBesideABulkLoadLeavesItsFilesAlone) {
  TemporaryFolder folder("beside");
  const auto rocks = Rocks::open({folder.path()});
  std::vector<std::unique_ptr<Rocks::SortedFile>> files;
  files.push_back(std::make_unique<Rocks::SortedFile>(*rocks, Family::claim));
  files[0]->put("key", "value");
  try {
    Rocks::open({folder.path()});
    ADD_FAILURE() << "it opened";
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::busy) << error.message;
  }
  rocks->ingest(files);
  std::string value;
  EXPECT_TRUE(rocks->get(*rocks->view(), Family::claim, "key", value));
}

TEST(Borders, ReadersOfOtherProcessesBesideABusyWriter) {
  TemporaryFolder folder("clock");  // a name with `lock` in it is no lock
  auto options = quiet(folder.path());
  options.durable = true;
  auto store = Store::open(options);
  std::atomic<bool> done{false};
  std::thread writer([&] {
    for (int i = 0; i < 24; ++i) {
      auto t = store->begin();
      const KeyId key = t->intern_key("v");
      for (int n = 0; n < 50; ++n)
        t->set_property(t->create_node({}), key, Value(std::string(20'000, static_cast<char>('a' + i % 26))));
      t->commit();
      if (i % 3 == 0) store->fold_all();
    }
    done = true;
  });
  auto reading = options;
  reading.read_only = true;
  while (!done) {
    try {
      const auto reader = Store::open(reading);
      const auto graph = reader->snapshot();
      std::vector<NodeId> nodes;
      ScanPosition position;
      while (graph->scan(position, {}, 10'000, nodes)) {
      }
      EXPECT_EQ(nodes.size(), graph->node_count());
      EXPECT_EQ(nodes.size(), graph->commit() * 50);
      if (nodes.empty()) continue;
      Column column;
      graph->node_property(nodes, graph->key("v"), column);
      EXPECT_FALSE(column.is_null(0));
      EXPECT_FALSE(column.is_null(nodes.size() - 1));
    } catch (const Error& error) {
      ADD_FAILURE() << error.message;
    }
  }
  writer.join();
}

}  // namespace
}  // namespace kenes
