// SPDX-License-Identifier: Apache-2.0
#include "tests/random_claims/comparison.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/knowledge/lens.hpp"
#include "storage/claim_source.hpp"
#include "storage/compare.hpp"
#include "tests/random_claims/changes.hpp"

namespace kenes::random_claims {

namespace {

using knowledge::Book;
using State = ClaimSource::Validity::State;

/// The days at which anything begins or ends, and those before.
std::set<std::int64_t> turning_days(const std::vector<Claim>& claims) {
  std::set<std::int64_t> days{-5'000'000, 5'000'000};
  for (const Claim& claim : claims) {
    const DaySpan span = claim.valid.span();
    if (span.from != DaySpan::before_all) days.insert({span.from - 1, span.from});
    if (span.to != DaySpan::after_all) days.insert({span.to - 1, span.to});
  }
  return days;
}

bool says(const std::vector<Claim>& claims, std::int64_t day) {
  return std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
    return claim.valid.span().overlaps({day, day + 1});
  });
}

/// Whether they say one thing, on days without a gap.
bool say_one_thing(const std::vector<Claim>& claims) {
  for (const Claim& claim : claims)
    if (to_literal(claim.value) != to_literal(claims.front().value)) return false;
  int beginnings = 0;
  bool before = false;
  for (const std::int64_t day : turning_days(claims)) {
    const bool now = says(claims, day);
    beginnings += now && !before;
    before = now;
  }
  return beginnings == 1;
}

class Comparison {
 public:
  Comparison(const GraphSource& graph, const World& world, std::vector<Lens> lenses)
      : graph_(graph), world_(world), book_(graph), lenses_(std::move(lenses)) {
    for (const Lens& lens : lenses_)
      seen_.push_back(knowledge::through({std::shared_ptr<const void>(), &graph_}, lens));
  }

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
    std::vector<Claim> live;
    for (std::size_t i = 0; i < own.size(); ++i) {
      ASSERT_EQ(to_literal(stored[i].value), to_literal(own[i].value));
      ASSERT_EQ(stored[i].valid, own[i].valid);
      ASSERT_EQ(stored[i].source, own[i].source);
      ASSERT_EQ(stored[i].confidence, own[i].confidence);
      ASSERT_EQ(stored[i].retracted, own[i].retracted);
      ASSERT_EQ(stored[i].recorded, own[i].recorded);
      ASSERT_EQ(stored[i].rank, own[i].rank);
      ASSERT_EQ(stored[i].by_plain_write, own[i].by_plain_write);
      if (shown(own[i], {})) live.push_back(own[i]);
    }
    const auto known = book_.state(fact);
    ASSERT_EQ(known.state, own.empty() ? State::plain : say_one_thing(live) ? State::single : State::several);
    if (known.state != State::single) return;
    for (const std::int64_t day : turning_days(live))
      ASSERT_EQ(known.span.overlaps({day, day + 1}), says(live, day)) << "day " << day;
  }

  void value(const Fact& fact) {
    const bool there = world_.there(fact);
    ASSERT_EQ(to_literal(book_.plain_value(fact)), to_literal(there ? world_.believed(fact) : Value()));
    if (!there && !world_.claimed(fact)) return;
    for (std::size_t i = there ? 0 : 1; i < lenses_.size(); ++i)
      ASSERT_EQ(to_literal(book_.value(fact, lenses_[i])), to_literal(world_.believed(fact, lenses_[i])))
          << "lens " << i;
    if (!there) return;
    for (std::size_t i = 0; i < lenses_.size(); ++i)
      ASSERT_EQ(to_literal(seen(fact, *seen_[i])), to_literal(world_.believed(fact, lenses_[i])))
          << "through lens " << i;
    unbelieved(fact);
  }

  Value seen(const Fact& fact, const GraphSource& graph) {
    if (!fact.on_relationship()) {
      graph.node_property({&fact.row, 1}, fact.name, column_);
    } else {
      const Edge edge = graph_.edge(fact.type(), fact.row).value();
      graph.edge_property({&edge, 1}, fact.name, column_);
    }
    return column_.value(0);
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
  std::vector<std::shared_ptr<const GraphSource>> seen_;
  Column column_;
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
