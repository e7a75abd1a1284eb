// SPDX-License-Identifier: Apache-2.0
#include "tests/random_claims/comparison.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "storage/claim_source.hpp"
#include "storage/compare.hpp"
#include "tests/random_claims/changes.hpp"

namespace kenes::random_claims {

namespace {

using knowledge::Book;
using State = ClaimSource::Validity::State;

class Comparison {
 public:
  Comparison(const GraphSource& graph, const World& world, std::vector<Lens> lenses)
      : graph_(graph), world_(world), book_(graph), lenses_(std::move(lenses)) {}

  void all() {
    std::set<Fact> contested, kept;
    for (const Fact& fact : world_.facts()) {
      if (world_.contested(fact)) contested.insert(fact);
      one(fact);
      if (testing::Test::HasFailure()) return;
    }
    graph_.claims()->contested([&](const Fact& fact) { return kept.insert(fact), true; });
    EXPECT_EQ(kept.size(), contested.size());
    EXPECT_TRUE(kept == contested);
    for (const NodeId node : world_.nodes) EXPECT_TRUE(graph_.has_node(node)) << node;
    EXPECT_EQ(graph_.node_count(), world_.nodes.size());
    EXPECT_EQ(graph_.edge_count(0), world_.edges_there().size());
  }

 private:
  void one(const Fact& fact) {
    SCOPED_TRACE("space " + std::to_string(fact.space) + " row " + std::to_string(fact.row) + " kind " +
                 std::to_string(static_cast<int>(fact.kind)) + " name " + std::to_string(fact.name));
    claims(fact);
    if (testing::Test::HasFatalFailure()) return;
    if (fact.kind == FactKind::property) return value(fact);
    for (const Lens& lens : lenses_) ASSERT_EQ(book_.holds(fact, lens), world_.holds(fact, lens));
  }

  void claims(const Fact& fact) {
    const auto own = world_.of(fact);
    const auto stored = book_.all_claims(fact);
    ASSERT_EQ(stored.size(), own.size());
    std::size_t live = 0;
    for (std::size_t i = 0; i < own.size(); ++i) {
      ASSERT_EQ(to_literal(stored[i].value), to_literal(own[i].value));
      ASSERT_EQ(stored[i].valid, own[i].valid);
      ASSERT_EQ(stored[i].source, own[i].source);
      ASSERT_EQ(stored[i].confidence, own[i].confidence);
      ASSERT_EQ(stored[i].retracted, own[i].retracted);
      ASSERT_EQ(stored[i].recorded, own[i].recorded);
      ASSERT_EQ(stored[i].rank, own[i].rank);
      ASSERT_EQ(stored[i].by_plain_write, own[i].by_plain_write);
      live += shown(own[i], {});
    }
    ASSERT_EQ(book_.state(fact).state, own.empty() ? State::plain
                                       : live == 1 ? State::single
                                                   : State::several);
  }

  void value(const Fact& fact) {
    const bool there = world_.there(fact);
    ASSERT_EQ(to_literal(book_.plain_value(fact)), to_literal(there ? world_.believed(fact) : Value()));
    if (!there && !world_.claimed(fact)) return;
    for (std::size_t i = there ? 0 : 1; i < lenses_.size(); ++i)
      ASSERT_EQ(to_literal(book_.value(fact, lenses_[i])), to_literal(world_.believed(fact, lenses_[i])))
          << "lens " << i;
    if (there) unbelieved(fact);
  }

  void unbelieved(const Fact& fact) {
    const Value believed = world_.believed(fact);
    for (const Claim& c : world_.of(fact)) {
      if (!shown(c, {})) continue;
      std::vector<std::uint32_t> rows;
      graph_.claims()->unbelieved_with(fact.space, fact.name, c.value, rows);
      const bool kept = std::find(rows.begin(), rows.end(), fact.row) != rows.end();
      ASSERT_EQ(kept, equal(c.value, believed) != true) << to_literal(c.value);
    }
  }

  const GraphSource& graph_;
  const World& world_;
  Book book_;
  std::vector<Lens> lenses_;
};

}  // namespace

void expect_same(const GraphSource& graph, const World& world, RandomChanges& chance) {
  std::vector<Lens> lenses(4);
  lenses[1].as_of = PartialDate{2000 + static_cast<int>(chance.below(10)), 0, 0}.span();
  lenses[2].sources = std::vector<NodeId>{chance.any(world.sources)};
  if (!world.moments.empty()) lenses[3].known_at = chance.any(world.moments);
  Comparison(graph, world, std::move(lenses)).all();
}

}  // namespace kenes::random_claims
