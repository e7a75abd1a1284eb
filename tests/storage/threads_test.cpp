// SPDX-License-Identifier: Apache-2.0
// Readers beside a writer, with a cache that is too small and folds after a few cells: each snapshot is
// whole.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "tests/storage/twin_graphs.hpp"

namespace kenes {
namespace {

/// Each commit adds a node with a value and a relationship to node 0: all counts of a snapshot tell its age.
TEST(Threads, ReadersSeeWholeCommits) {
  StoreOptions options;
  options.cache_bytes = 60'000;
  options.fold.cells = 20;
  options.fold.packs = 4;
  auto store = Store::open(options);
  NodeId hub = 0;
  {
    auto t = store->begin();
    hub = t->create_node({});
    t->set_property(hub, t->intern_key("n"), Value(0));
    t->create_edge(hub, t->intern_type("T"), hub);
    t->commit();
  }
  std::atomic<bool> done{false};
  std::atomic<std::uint64_t> reads{0};
  std::vector<std::thread> readers;
  for (int r = 0; r < 3; ++r)
    readers.emplace_back([&] {
      std::shared_ptr<const Snapshot> old = store->snapshot();
      while (!done) {
        const auto snapshot = reads % 7 == 0 ? old : store->snapshot();
        const auto commits = snapshot->commit();
        std::vector<NodeId> nodes;
        ScanPosition position;
        while (snapshot->scan(position, {}, 100, nodes)) {
        }
        ASSERT_EQ(nodes.size(), commits);
        Column column;
        snapshot->node_property(nodes, snapshot->key("n"), column);
        for (std::size_t i = 0; i < nodes.size(); ++i)
          ASSERT_EQ(column.value(i).as_integer(), static_cast<std::int64_t>(i));
        AdjacencyBatch batch;
        snapshot->adjacent({&hub, 1}, snapshot->type("T"), Direction::in, batch);
        ASSERT_EQ(batch.rows[0].size(), commits);
        std::uint32_t degree = 0;
        snapshot->degrees({&hub, 1}, snapshot->type("T"), Direction::in, &degree);
        ASSERT_EQ(degree, commits);
        ++reads;
      }
    });
  for (int i = 1; i < 400; ++i) {
    auto t = store->begin();
    const NodeId node = t->create_node({});
    t->set_property(node, t->intern_key("n"), Value(i));
    t->create_edge(node, t->intern_type("T"), hub);
    if (i % 50 == 0) {
      t->begin_statement();
      t->delete_node(hub);
      t->rollback_statement();
    }
    t->commit();
  }
  while (reads < 20) std::this_thread::yield();
  done = true;
  for (auto& reader : readers) reader.join();
  EXPECT_GT(store->statistics().folds, 0u);
}

}  // namespace
}  // namespace kenes
