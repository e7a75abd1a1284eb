// SPDX-License-Identifier: Apache-2.0
// Shortest paths and the limits of a statement: there may be exponentially many, and those of one row are
// given back before the next.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "storage/error.hpp"
#include "tests/model/model_graph.hpp"
#include "tests/run/querying.hpp"

namespace kenes::run::test {
namespace {

/// `count` diamonds in a row from (:First) to (:Last): 2 to the power of `count` shortest paths. So much more
/// leads to the end that a search from both sides walks them all from the first.
std::shared_ptr<ModelGraph> diamonds(int count) {
  auto graph = std::make_shared<ModelGraph>();
  const TypeId type = graph->intern_type("R");
  const LabelId first[] = {graph->intern_label("First")}, last[] = {graph->intern_label("Last")};
  NodeId at = graph->create_node(first);
  for (int i = 1; i <= count; ++i) {
    const NodeId ways[] = {graph->create_node({}), graph->create_node({})};
    const NodeId next = i == count ? graph->create_node(last) : graph->create_node({});
    for (NodeId way : ways) {
      graph->create_edge(at, type, way);
      graph->create_edge(way, type, next);
    }
    at = next;
  }
  for (int i = 0; i < 100; ++i) graph->create_edge(graph->create_node({}), type, at);
  return graph;
}

TEST(AllShortestPaths, StopAtTheMemoryLimitWhileTheyAreLaidOut) {
  Limits limits;
  limits.set_memory(8 << 20);
  Query query{.graph = diamonds(40), .limits = &limits};
  try {
    query.run("MATCH (a:First), (b:Last) MATCH p = allShortestPaths((a)-[:R*]->(b)) RETURN count(p)");
    FAIL() << "2^40 paths in 8 MB";
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::memory_limit);
  }
}

TEST(AllShortestPaths, OfOneRowAreGivenBackBeforeTheNext) {
  Limits limits;
  limits.set_memory(4 << 20);
  Query query{.graph = diamonds(6), .limits = &limits};
  EXPECT_EQ(text_of(query.run("UNWIND range(1, 1000) AS i MATCH (a:First), (b:Last) "
                              "MATCH p = allShortestPaths((a)-[:R*]->(b)) RETURN count(p)")),
            "64000 \n");
}

}  // namespace
}  // namespace kenes::run::test
