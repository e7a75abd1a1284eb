// SPDX-License-Identifier: Apache-2.0
// A graph through a lens, held against the claims themselves: a random graph with random claims is read
// through LensGraph, fact by fact and in batches, and asked of the Book.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "engine/knowledge/book.hpp"
#include "engine/knowledge/claim_writer.hpp"
#include "engine/knowledge/claimed_graph.hpp"
#include "engine/knowledge/lens_graph.hpp"
#include "storage/compare.hpp"
#include "tests/model/model_graph.hpp"

namespace kenes::knowledge {
namespace {

/// Nodes 3 .. of a label, some claimed; relationships between them, some claimed; values with an index.
class LensGraphTest : public testing::TestWithParam<int> {
 protected:
  LensGraphTest() : random_(static_cast<unsigned>(GetParam())) {
    for (const char* key : {"a", "b", "c"})
      sources_.push_back(graph_.add_node({"Source"}, {{"key", Value(key)}}));
    label_ = graph_.intern_label("Person");
    type_ = graph_.intern_type("KNOWS");
    key_ = graph_.intern_key("seat");
    for (int i = 0; i < 20; ++i) nodes_.push_back(graph_.add_node({"Person"}, {{"seat", Value(any(5))}}));
    for (int i = 0; i < 60; ++i) edges_.push_back(graph_.add_edge(node(), "KNOWS", node()));
    Limits limits;
    graph_.create_index({"seats", IndexKind::range, false, "Person", {"seat"}}, limits);
  }

  int any(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
  NodeId node() { return nodes_[static_cast<std::size_t>(any(static_cast<int>(nodes_.size())))]; }

  void claim_something(ClaimWriter& writer) {
    Attribution said;
    if (any(3)) said.source = sources_[static_cast<std::size_t>(any(3))];
    const int from = 2000 + any(12);
    if (any(4)) {
      said.valid.from_kind = EndKind::dated;
      said.valid.from = {from, 0, 0};
      said.valid.to_kind = any(2) ? EndKind::open : EndKind::dated;
      if (said.valid.to_kind == EndKind::dated) said.valid.to = {from + any(6), 0, 0};
    }
    if (!any(6)) said.rank = any(2) ? Rank::deprecated : Rank::preferred;
    switch (any(4)) {
      case 0:
        writer.claim(Node{node()}, key_, Value(any(5)), said);
        break;
      case 1:
        writer.claim_label(Node{node()}, label_, said);
        break;
      case 2:
        writer.claim_existence(edges_[static_cast<std::size_t>(any(static_cast<int>(edges_.size())))], said);
        break;
      default:
        if (!made_.empty())
          writer.retract(made_[static_cast<std::size_t>(any(static_cast<int>(made_.size())))]);
    }
  }

  void claim_much(int times) {
    for (int i = 0; i < times; ++i) {
      static_cast<ModelClaims*>(graph_.claim_sink())->set_now(1'000'000 + i * 1'000);
      ClaimedGraph watched(graph_);
      ClaimWriter writer(watched);
      claim_something(writer);
      remember();
    }
  }
  void remember() {
    made_.clear();
    for (ClaimId id = 1; graph_.claims()->claim(id); ++id)
      if (graph_.claims()->claim(id)->is_live()) made_.push_back(id);
  }

  Lens lens() {
    Lens lens;
    if (any(3)) {
      const int year = 1999 + any(16);
      lens.as_of = DaySpan{PartialDate{year, 0, 0}.span().from, PartialDate{year + any(3), 0, 0}.span().to};
    }
    if (!any(3)) lens.sources = std::vector<NodeId>{sources_[static_cast<std::size_t>(any(3))]};
    if (!any(3)) lens.known_at = 1'000'000 + any(80) * 1'000;
    return lens;
  }

  /// Whether a fact shows: as the Book has it where there are claims.
  bool shows(const Fact& fact, bool believed, const Lens& lens) const {
    const Book book(graph_);
    return book.all_claims(fact).empty() ? believed : book.holds(fact, lens);
  }
  Value value(NodeId node, const Lens& lens) const {
    return Book(graph_).value(Fact::property(Node{node}, key_), lens);
  }

  std::mt19937 random_;
  ModelGraph graph_;
  std::vector<NodeId> sources_, nodes_;
  std::vector<Edge> edges_;
  std::vector<ClaimId> made_;
  LabelId label_ = no_name;
  TypeId type_ = no_name;
  KeyId key_ = no_name;
};

TEST_P(LensGraphTest, ShowsWhatTheBookSays) {
  for (int round = 0; round < 4; ++round) {
    claim_much(25);
    for (int look = 0; look < 12; ++look) {
      const Lens through = lens();
      const LensGraph seen(std::shared_ptr<const GraphSource>(std::shared_ptr<void>(), &graph_), through);

      std::set<std::pair<NodeId, EdgeId>> out[20], in[20];
      for (const Edge& edge : edges_) {
        const bool believed = graph_.edge(edge.type, edge.id).has_value();
        const bool there = shows(Fact::existence(edge), believed, through);
        EXPECT_EQ(seen.edge(edge.type, edge.id).has_value(), there);
        if (!there) continue;
        out[edge.source - nodes_.front()].emplace(edge.target, edge.id);
        in[edge.target - nodes_.front()].emplace(edge.source, edge.id);
      }
      for (Direction direction : {Direction::out, Direction::in}) {
        AdjacencyBatch rows;
        seen.adjacent(nodes_, type_, direction, rows);
        std::vector<std::uint32_t> degrees(nodes_.size());
        seen.degrees(nodes_, type_, direction, degrees.data());
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
          const auto& wanted = direction == Direction::out ? out[i] : in[i];
          std::vector<std::pair<NodeId, EdgeId>> found;
          for (std::size_t k = 0; k < rows.rows[i].size(); ++k)
            found.emplace_back(rows.rows[i].neighbours[k], rows.rows[i].id(k));
          EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
          EXPECT_TRUE(std::equal(found.begin(), found.end(), wanted.begin(), wanted.end()));
          EXPECT_EQ(degrees[i], wanted.size());
          std::vector<TypeId> types;
          seen.types_of(nodes_[i], direction, types);
          EXPECT_EQ(std::count(types.begin(), types.end(), type_), wanted.empty() ? 0 : 1);
        }
      }

      std::vector<NodeId> scanned, bearing;
      for (ScanPosition position; seen.scan(position, {&label_, 1}, 7, scanned);) {
      }
      std::vector<std::uint8_t> bears(nodes_.size());
      seen.has_label(nodes_, label_, bears.data());
      Column column;
      seen.node_property(nodes_, key_, column);
      for (std::size_t i = 0; i < nodes_.size(); ++i) {
        std::uint8_t believed = 0;
        graph_.has_label({&nodes_[i], 1}, label_, &believed);
        const bool there = shows(Fact::label(Node{nodes_[i]}, label_), believed != 0, through);
        EXPECT_EQ(bears[i] != 0, there);
        if (there) bearing.push_back(nodes_[i]);
        EXPECT_TRUE(equivalent(column.value(i), value(nodes_[i], through)));
        std::vector<LabelId> labels;
        seen.labels_of(nodes_[i], labels);
        EXPECT_EQ(std::count(labels.begin(), labels.end(), label_), there ? 1 : 0);
        std::vector<KeyId> keys;
        seen.keys_of(nodes_[i], keys);
        EXPECT_EQ(std::count(keys.begin(), keys.end(), key_), column.value(i).is_null() ? 0 : 1);
      }
      EXPECT_EQ(scanned, bearing);

      const auto index = seen.node_index(label_, key_);
      ASSERT_TRUE(index);
      for (int wanted = 0; wanted < 5; ++wanted) {
        const Value probe(wanted);
        std::vector<std::uint32_t> found, counts, expected;
        seen.index_lookup(*index, {&probe, 1}, found, counts);
        for (NodeId node : bearing)
          if (equal(value(node, through), probe) == true) expected.push_back(node);
        EXPECT_EQ(found, expected);
        EXPECT_EQ(counts, std::vector<std::uint32_t>{static_cast<std::uint32_t>(expected.size())});
        ValueRange range;
        range.lower = probe;
        range.lower_included = false;
        found.clear();
        seen.index_range(*index, range, 0, found);
        expected.clear();
        for (int at = wanted + 1; at < 5; ++at)
          for (NodeId node : bearing)
            if (equal(value(node, through), Value(at)) == true) expected.push_back(node);
        EXPECT_EQ(found, expected);
      }
      if (HasFailure()) return;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, LensGraphTest, testing::Range(1, 9));

}  // namespace
}  // namespace kenes::knowledge
