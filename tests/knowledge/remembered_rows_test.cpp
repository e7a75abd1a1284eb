// SPDX-License-Identifier: Apache-2.0
// What a lens remembers is what it would read: over a snapshot, where it remembers, and over a transaction,
// where it does not, the same rows and degrees come back, asked again and again.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/knowledge/claim_writer.hpp"
#include "engine/knowledge/claimed_graph.hpp"
#include "engine/knowledge/lens_graph.hpp"
#include "storage/store.hpp"

namespace kenes::knowledge {
namespace {

constexpr std::size_t people = 2500, acquaintances = 8000;

class RememberedRowsTest : public testing::Test {
 protected:
  RememberedRowsTest() : store_(Store::open({})) {
    auto transaction = store_->begin();
    type_ = transaction->intern_type("KNOWS");
    const LabelId person = transaction->intern_label("Person");
    for (std::size_t i = 0; i < people; ++i) nodes_.push_back(transaction->create_node({&person, 1}));
    for (std::size_t i = 0; i < acquaintances; ++i)
      edges_.push_back(transaction->create_edge(node(), type_, node()));
    transaction->commit();
    claim_some();
    withdraw_some();
  }

  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }
  NodeId node() { return nodes_[below(nodes_.size())]; }

  void claim_some() {
    auto transaction = store_->begin();
    ClaimWriter writer(*transaction);
    for (const Edge& edge : edges_) {
      if (below(4) == 0) continue;
      Attribution said;
      said.valid.from_kind = said.valid.to_kind = EndKind::dated;
      said.valid.from = said.valid.to = {static_cast<std::int32_t>(2000 + below(10)), 0, 0};
      said.valid.to.year += static_cast<std::int32_t>(below(5));
      writer.claim_existence(edge, said);
      if (below(3) == 0) said.rank = Rank::deprecated;
      if (below(3) == 0) writer.claim_existence(edge, said);
    }
    transaction->commit();
  }

  void withdraw_some() {
    before_ = store_->snapshot()->claims()->claim(1)->recorded;
    auto transaction = store_->begin();
    ClaimedGraph watched(*transaction);
    for (std::size_t i = 0; i < 300; ++i) watched.delete_edge(edges_[below(edges_.size())]);
    transaction->commit();
  }

  std::shared_ptr<Store> store_;
  std::mt19937 random_{5};
  TypeId type_ = no_name;
  std::vector<NodeId> nodes_;
  std::vector<Edge> edges_;
  std::int64_t before_ = 0;
};

void expect_same_rows(const AdjacencyBatch& found, const AdjacencyBatch& wanted) {
  ASSERT_EQ(found.rows.size(), wanted.rows.size());
  for (std::size_t i = 0; i < found.rows.size(); ++i) {
    const Adjacency &a = found.rows[i], &b = wanted.rows[i];
    ASSERT_TRUE(std::ranges::equal(a.neighbours, b.neighbours));
    for (std::size_t k = 0; k < a.size(); ++k) ASSERT_EQ(a.id(k), b.id(k));
  }
}

TEST_F(RememberedRowsTest, RowsAndDegreesAreThoseThatAreRead) {
  Lens as_of, looking_back;
  as_of.as_of = PartialDate{2005, 0, 0}.span();
  looking_back.known_at = before_;
  for (const Lens& lens : {as_of, looking_back}) {
    const auto transaction = store_->begin();
    const LensGraph read(std::shared_ptr<const GraphSource>(std::shared_ptr<void>(), &*transaction), lens);
    const LensGraph remembering(store_->snapshot(), lens);
    std::size_t shown = 0;
    for (int round = 0; round < 12; ++round) {
      std::vector<NodeId> asked(1 + below(1024));
      for (NodeId& one : asked) one = node();
      if (below(2)) std::sort(asked.begin(), asked.end());
      for (const Direction direction : {Direction::out, Direction::in}) {
        AdjacencyBatch found, wanted;
        remembering.adjacent(asked, type_, direction, found);
        read.adjacent(asked, type_, direction, wanted);
        expect_same_rows(found, wanted);
        std::vector<std::uint32_t> degrees(asked.size());
        remembering.degrees(asked, type_, direction, degrees.data());
        for (std::size_t i = 0; i < asked.size(); ++i) {
          ASSERT_EQ(degrees[i], wanted.rows[i].size());
          Adjacency lasting;
          if (remembering.lasting_row(asked[i], type_, direction, lasting)) {
            ASSERT_TRUE(std::ranges::equal(lasting.neighbours, wanted.rows[i].neighbours));
          }
          shown += degrees[i];
        }
      }
    }
    EXPECT_GT(shown, 0u);
    Adjacency row;
    EXPECT_TRUE(remembering.lasting_row(nodes_.front(), type_, Direction::out, row)) << "nothing was kept";
  }
}

TEST_F(RememberedRowsTest, ANodeBeyondTheGraphHasNone) {
  Lens lens;
  lens.as_of = PartialDate{2005, 0, 0}.span();
  const LensGraph seen(store_->snapshot(), lens);
  const std::vector<NodeId> beyond(1024, store_->snapshot()->node_bound() + 5000);
  AdjacencyBatch rows;
  seen.adjacent(beyond, type_, Direction::out, rows);
  for (const Adjacency& row : rows.rows) EXPECT_EQ(row.size(), 0u);
}

}  // namespace
}  // namespace kenes::knowledge
