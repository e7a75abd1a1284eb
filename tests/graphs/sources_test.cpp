// SPDX-License-Identifier: Apache-2.0
// Every call of the seam, on every source, against the plain lists of the sample.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "storage/error.hpp"
#include "tests/graphs/samples.hpp"

namespace kenes {
namespace {

using namespace samples;

template <class From>
class Sources : public ::testing::Test {
 protected:
  template <class Check>
  void each(Check check) {
    for (unsigned seed = 0; seed < 40; ++seed) {
      SCOPED_TRACE(seed);
      Sample sample = random_sample(seed);
      Numbered numbered(From::make(sample));
      check(sample, numbered);
      if (this->HasFatalFailure()) return;
    }
  }
};

TYPED_TEST_SUITE(Sources, AllSources);

TYPED_TEST(Sources, KnowNodesAndLabels) {
  this->each([](const Sample& sample, const Numbered& g) {
    const GraphSource& source = *g.source;
    ASSERT_EQ(source.node_count(), static_cast<std::size_t>(sample.nodes));
    for (std::vector<std::string> wanted :
         std::vector<std::vector<std::string>>{{}, {"A"}, {"B"}, {"A", "B"}}) {
      std::vector<LabelId> labels;
      bool known = true;
      for (const auto& name : wanted) {
        labels.push_back(source.label(name));
        known = known && labels.back() != no_name;
      }
      if (!known) continue;
      for (std::size_t limit : {1u, 3u, 100u}) {
        std::vector<NodeId> found;
        ScanPosition position;
        for (;;) {
          auto before = found.size();
          if (!source.scan(position, labels, limit, found)) break;
          ASSERT_LE(found.size() - before, limit);
        }
        ASSERT_TRUE(std::is_sorted(found.begin(), found.end()));
        std::set<int> numbers, expected;
        for (NodeId node : found) numbers.insert(g.i(node));
        for (int i = 0; i < sample.nodes; ++i) {
          const auto& has = sample.labels[static_cast<std::size_t>(i)];
          if (std::all_of(wanted.begin(), wanted.end(),
                          [&](const auto& l) { return std::count(has.begin(), has.end(), l) != 0; }))
            expected.insert(i);
        }
        ASSERT_EQ(numbers, expected);
        ASSERT_EQ(found.size(), numbers.size());
      }
    }
    for (int i = 0; i < sample.nodes; ++i) {
      NodeId node = g.node[static_cast<std::size_t>(i)];
      ASSERT_TRUE(source.has_node(node));
      ASSERT_LT(node, source.node_bound());
      std::set<std::string> names;
      for (auto name : g.graph.labels(node))
        if (name != "Wanted") names.insert(std::string(name));
      const auto& has = sample.labels[static_cast<std::size_t>(i)];
      ASSERT_EQ(names, std::set<std::string>(has.begin(), has.end()));
      for (const char* name : {"A", "B"})
        if (LabelId label = source.label(name); label != no_name) {
          std::uint8_t bears = 9;
          source.has_label({&node, 1}, label, &bears);
          ASSERT_EQ(bears, names.count(name));
        }
    }
    EXPECT_EQ(source.label("no such"), no_name);
    EXPECT_FALSE(source.has_node(source.node_bound()));
  });
}

TYPED_TEST(Sources, KnowAdjacency) {
  this->each([](const Sample& sample, const Numbered& g) {
    const GraphSource& source = *g.source;
    for (const char* name : {"R", "S"}) {
      TypeId type = source.type(name);
      auto of_type = std::count_if(sample.links.begin(), sample.links.end(),
                                   [&](const Link& link) { return link.type == name; });
      if (type == no_name) {
        ASSERT_EQ(of_type, 0);
        continue;
      }
      ASSERT_EQ(source.edge_count(type), static_cast<std::uint64_t>(of_type));
      for (Direction direction : {Direction::out, Direction::in}) {
        AdjacencyBatch batch;
        source.adjacent(g.node, type, direction, batch);
        ASSERT_EQ(batch.rows.size(), g.node.size());
        std::uint64_t in_use = 0;
        for (int i = 0; i < sample.nodes; ++i) {
          const Adjacency& row = batch.rows[static_cast<std::size_t>(i)];
          std::multiset<std::pair<int, int>> found, expected;  // (neighbour, j)
          for (std::size_t at = 0; at < row.size(); ++at) {
            auto edge = source.edge(type, row.id(at));
            ASSERT_TRUE(edge.has_value());
            ASSERT_LT(row.id(at), source.edge_bound(type));
            NodeId node = g.node[static_cast<std::size_t>(i)];
            ASSERT_EQ(direction == Direction::out ? edge->source : edge->target, node);
            ASSERT_EQ(direction == Direction::out ? edge->target : edge->source, row.neighbours[at]);
            if (at > 0) {
              ASSERT_LT(std::pair(row.neighbours[at - 1], row.id(at - 1)),
                        std::pair(row.neighbours[at], row.id(at)));
            }
            found.emplace(g.i(row.neighbours[at]), g.j(*edge));
          }
          for (std::size_t j = 0; j < sample.links.size(); ++j) {
            const Link& link = sample.links[j];
            int from = direction == Direction::out ? link.source : link.target;
            int to = direction == Direction::out ? link.target : link.source;
            if (link.type == name && from == i) expected.emplace(to, static_cast<int>(j));
          }
          ASSERT_EQ(found, expected);
          std::uint32_t degree = 0;
          source.degrees({&g.node[static_cast<std::size_t>(i)], 1}, type, direction, &degree);
          ASSERT_EQ(degree, expected.size());
          in_use += degree != 0;
          std::vector<TypeId> types;
          source.types_of(g.node[static_cast<std::size_t>(i)], direction, types);
          ASSERT_EQ(std::count(types.begin(), types.end(), type), degree != 0);
          Adjacency lasting;
          if (source.lasting_row(g.node[static_cast<std::size_t>(i)], type, direction, lasting)) {
            ASSERT_TRUE(std::equal(lasting.neighbours.begin(), lasting.neighbours.end(),
                                   row.neighbours.begin(), row.neighbours.end()));
          }
        }
        // An estimate: an open transaction gives that of its base.
        if (!dynamic_cast<const WriteTransaction*>(&source)) {
          ASSERT_EQ(source.nodes_with_type(type, direction), in_use);
        }
      }
    }
  });
}

TYPED_TEST(Sources, KnowProperties) {
  this->each([](const Sample& sample, const Numbered& g) {
    const GraphSource& source = *g.source;
    Column column;
    source.node_property(g.node, source.key("i"), column);
    ASSERT_EQ(column.size(), g.node.size());
    for (std::size_t i = 0; i < g.node.size(); ++i)
      ASSERT_EQ(column.value(i).as_integer(), static_cast<int>(i));
    source.node_property(g.node, source.key("no such"), column);
    for (std::size_t i = 0; i < g.node.size(); ++i) ASSERT_TRUE(column.is_null(i));
    std::vector<KeyId> keys;
    for (auto [at, end] = edges(g.graph); at != end; ++at) {
      const Link& link = sample.links[static_cast<std::size_t>(g.j(*at))];
      ASSERT_EQ(g.graph.property(*at, "weight").as_float(), link.weight);
      ASSERT_EQ(g.graph.type(*at), link.type);
      source.keys_of(*at, keys);
      ASSERT_EQ(keys.size(), 2u);
    }
    source.keys_of(g.node[0], keys);
    ASSERT_EQ(keys, std::vector<KeyId>{source.key("i")});
  });
}

TEST(CsrGraph, SymmetricRowsHoldBothDirectionsAndLoopsOnce) {
  ModelGraph model;
  NodeId a = model.add_node({}), b = model.add_node({});
  model.add_edge(a, "R", b);
  model.add_edge(b, "R", a);
  model.add_edge(a, "R", a);
  std::shared_ptr<const GraphSource> origin(std::shared_ptr<void>(), &model);
  auto image = CsrGraph::make(origin, {.symmetric = true});
  EXPECT_EQ(image->rows(0, Direction::out).degree(a), 3u);
  EXPECT_EQ(image->rows(0, Direction::in).degree(b), 2u);
  auto simple = CsrGraph::make(origin, {.symmetric = true, .simple = true});
  EXPECT_EQ(simple->rows(0, Direction::out).degree(a), 1u);
  EXPECT_EQ(simple->rows(0, Direction::out).degree(b), 1u);
}

TEST(CsrGraph, StopsWhenToldTo) {
  ModelGraph model;
  model.add_edge(model.add_node({}), "R", model.add_node({}));
  std::shared_ptr<const GraphSource> origin(std::shared_ptr<void>(), &model);
  Limits cancelled;
  cancelled.cancel();
  EXPECT_THROW(CsrGraph::make(origin, {}, &cancelled), Error);
  Limits poor;
  poor.set_memory(1);
  EXPECT_THROW(CsrGraph::make(origin, {}, &poor), Error);
}

}  // namespace
}  // namespace kenes
