// SPDX-License-Identifier: Apache-2.0
// Operators over plans written by hand: sizes beyond a batch, limits, and what the planner rarely asks for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "engine/run/run.hpp"
#include "storage/error.hpp"
#include "tests/model/model_graph.hpp"
#include "tests/run/plans.hpp"
#include "tests/run/querying.hpp"

namespace kenes::run::test {
namespace {

class Operators : public testing::Test {
 protected:
  Rows run(const plan::Plan& plan) {
    Execution execution;
    execution.graph = &graph;
    execution.writer = plan.updates ? &graph : nullptr;
    execution.parameters = &parameters;
    execution.functions = &functions::Registry::built_in();
    execution.limits = &limits;
    execution.counters = &counters;
    Cursor cursor(plan, execution);
    Batch batch(plan.slots);
    Rows rows;
    while (cursor.next(batch)) {
      EXPECT_FALSE(batch.empty());
      EXPECT_LE(batch.size(), batch_capacity);
      for (std::uint32_t row : batch.rows()) {
        auto& values = rows.emplace_back();
        for (Slot slot : cursor.result_slots()) values.push_back(batch.column(slot).value(row));
      }
    }
    return rows;
  }

  static List numbers(std::int64_t count) {
    List list;
    for (std::int64_t i = 0; i < count; ++i) list.push_back(i);
    return list;
  }
  static std::vector<std::int64_t> first_column(const Rows& rows) {
    std::vector<std::int64_t> column;
    for (const auto& row : rows) column.push_back(row[0].as_integer());
    return column;
  }

  ModelGraph graph;
  Parameters parameters;
  Limits limits;
  Counters counters;
};

TEST_F(Operators, UnwindFillsBatchesAcrossRows) {
  auto inner = over(rows_of(numbers(3000), 0), {0, 1},
                    plan::Unwind{literal(Value(List{Value(1), Value(), Value("x")})), 1});
  Rows rows = run(finished(std::move(inner), 2, {0, 1}));
  ASSERT_EQ(rows.size(), 9000u);
  EXPECT_EQ(rows[8999][0].as_integer(), 2999);
  EXPECT_EQ(rows[8999][1].as_string(), "x");
  EXPECT_TRUE(rows[1][1].is_null());
}

TEST_F(Operators, SkipAndLimitCutInsideBatches) {
  auto cut =
      over(over(rows_of(numbers(5000), 0), {0}, plan::Skip{literal(1500)}), {0}, plan::Limit{literal(2000)});
  Rows rows = run(finished(std::move(cut), 1, {0}));
  ASSERT_EQ(rows.size(), 2000u);
  EXPECT_EQ(rows.front()[0].as_integer(), 1500);
  EXPECT_EQ(rows.back()[0].as_integer(), 3499);
  auto none = over(rows_of(numbers(5), 0), {0}, plan::Limit{literal(-1)});
  plan::Plan plan = finished(std::move(none), 1, {0});
  EXPECT_THROW(run(plan), Error);
}

TEST_F(Operators, SortIsStableAndTheBestFewAreTheFirstOfAll) {
  // A permutation of 0 .. 20000, keys with many ties.
  List shuffled;
  for (std::int64_t i = 0; i < 20011; ++i) shuffled.push_back(i * 7919 % 20011);
  auto sorted = [&](bool descending, std::optional<std::int64_t> limit) {
    plan::Project key;
    key.items.push_back({1, call("%", variable(0), literal(100))});
    auto top = over(rows_of(shuffled, 0), {0, 1}, std::move(key));
    plan::Sort sort;
    sort.keys = {{1, descending}};
    if (limit) sort.limit = literal(*limit);
    return first_column(run(finished(over(std::move(top), {0}, std::move(sort)), 2, {0})));
  };
  for (bool descending : {false, true}) {
    std::vector<std::int64_t> wanted;
    for (const Value& value : shuffled) wanted.push_back(value.as_integer());
    std::stable_sort(wanted.begin(), wanted.end(),
                     [&](auto a, auto b) { return descending ? a % 100 > b % 100 : a % 100 < b % 100; });
    EXPECT_EQ(sorted(descending, std::nullopt), wanted);
    wanted.resize(37);
    EXPECT_EQ(sorted(descending, 37), wanted);
    EXPECT_TRUE(sorted(descending, 0).empty());
  }
}

TEST_F(Operators, SortPutsMixedKindsInTheTotalOrder) {
  List mixed{Value(),    Value(2),      Value("b"),         Value(1.5),        Value(true),
             Value("a"), Value(List{}), Value("aaaaaaaab"), Value("aaaaaaaaa")};
  plan::Sort sort;
  sort.keys = {{0, false}};
  Rows rows = run(finished(over(rows_of(mixed, 0), {0}, std::move(sort)), 1, {0}));
  EXPECT_EQ(text_of(rows, false), text_of(rows, true));
  EXPECT_TRUE(rows.back()[0].is_null());
  EXPECT_EQ(rows[2][0].as_string(), "aaaaaaaaa");
}

TEST_F(Operators, AggregatesOfNoRowsAndOfManyGroups) {
  auto aggregate = [&](List list, bool keyed) {
    plan::Aggregate what;
    if (keyed) what.keys.push_back({1, call("%", variable(0), literal(2500))});
    auto item = [&](Slot slot, const char* function, bool distinct) {
      plan::AggregateItem made;
      made.slot = slot;
      made.function = function;
      made.distinct = distinct;
      made.arguments.push_back(variable(0));
      what.items.push_back(std::move(made));
    };
    item(2, "count", false);
    item(3, "sum", false);
    item(4, "max", false);
    item(5, "count", true);
    item(6, "avg", false);
    std::vector<Slot> columns{2, 3, 4, 5, 6};
    if (keyed) columns.insert(columns.begin(), 1);
    return run(finished(over(rows_of(std::move(list), 0), columns, std::move(what)), 7, columns));
  };
  EXPECT_EQ(text_of(aggregate({}, false)), "0 0 null 0 null \n");
  EXPECT_TRUE(aggregate({}, true).empty());
  EXPECT_EQ(text_of(aggregate({Value(1), Value(1.0), Value(), Value(4)}, false)), "3 6.0 4 2 2.0 \n");
  List many = numbers(5000);
  many.insert(many.end(), many.begin(), many.begin() + 2500);
  Rows rows = aggregate(many, true);
  ASSERT_EQ(rows.size(), 2500u);
  for (const auto& row : rows) {
    std::int64_t key = row[0].as_integer();
    EXPECT_EQ(row[1].as_integer(), 3);
    EXPECT_EQ(row[2].as_integer(), 3 * key + 2500);
    EXPECT_EQ(row[3].as_integer(), key + 2500);
    EXPECT_EQ(row[4].as_integer(), 2);
  }
}

TEST_F(Operators, MultiplicityCountsARowManyTimes) {
  plan::Aggregate what;
  what.multiplicity = 0;
  plan::AggregateItem count{1, "count", {}, false, {}};
  plan::AggregateItem sum{2, "sum", {}, false, {}};
  sum.arguments.push_back(variable(0));
  plan::AggregateItem list{3, "collect", {}, false, {}};
  list.arguments.push_back(variable(0));
  what.items.push_back(std::move(count));
  what.items.push_back(std::move(sum));
  what.items.push_back(std::move(list));
  Rows rows = run(finished(over(rows_of({Value(1), Value(3)}, 0), {1, 2, 3}, std::move(what)), 4, {1, 2, 3}));
  EXPECT_EQ(text_of(rows), "4 10 [1, 3, 3, 3] \n");
}

TEST_F(Operators, HashJoinPairsEqualKeysAndNoNulls) {
  List left = numbers(3000);
  left.push_back(Value());
  List right{Value(5), Value(2999.0), Value(), Value(5), Value("5")};
  plan::HashJoin join;
  join.left_keys = {0};
  join.right_keys = {1};
  join.right_columns = {1};
  auto top = over(rows_of(left, 0), {0, 1}, std::move(join));
  top->inputs.push_back(rows_of(right, 1));
  Rows rows = run(finished(std::move(top), 2, {0, 1}));
  EXPECT_EQ(text_of(rows), "5 5 \n5 5 \n2999 2999.0 \n");
}

TEST_F(Operators, OptionalApplyFillsGapsInOrder) {
  // Right rows only for left rows that 1000 divides, three each.
  for (bool one_by_one : {false, true}) {
    plan::Filter filter;
    filter.predicates.push_back(call("=", call("%", variable(0), literal(1000)), literal(0)));
    auto right = over(over(one_row(one_by_one ? std::vector<Slot>{0} : std::vector<Slot>{0, 2}),
                           one_by_one ? std::vector<Slot>{0} : std::vector<Slot>{0, 2}, std::move(filter)),
                      one_by_one ? std::vector<Slot>{1} : std::vector<Slot>{1, 2},
                      plan::Unwind{literal(Value(List{Value(7), Value(8), Value(9)})), 1});
    plan::Apply apply{};
    apply.kind = plan::Apply::Kind::optional;
    apply.nulls = {1};
    apply.one_by_one = one_by_one;
    if (!one_by_one) apply.row = 2;
    auto top = over(rows_of(numbers(3001), 0), {0, 1}, std::move(apply));
    top->inputs.push_back(std::move(right));
    Rows rows = run(finished(std::move(top), 3, {0, 1}));
    ASSERT_EQ(rows.size(), 3001u + 2 * 4);
    std::int64_t before = 0;
    for (const auto& row : rows) {
      EXPECT_GE(row[0].as_integer(), before);
      before = row[0].as_integer();
      EXPECT_EQ(row[1].is_null(), before % 1000 != 0);
    }
  }
}

TEST_F(Operators, ExpandGivesEveryNeighbourOfALargeNode) {
  NodeId centre = graph.add_node({"C"});
  for (int i = 0; i < 3000; ++i) graph.add_edge(centre, "R", graph.add_node({i % 2 ? "Odd" : "Even"}));
  plan::NodeScan scan{0, {"C"}};
  auto expand = [&](std::vector<std::string> labels) {
    plan::Expand what{0, 1, 2, false, {"R"}, plan::Arrow::right, std::move(labels), {}};
    return run(finished(over(over(one_row(), {0}, scan), {0, 1, 2}, std::move(what)), 3, {0, 1, 2})).size();
  };
  EXPECT_EQ(expand({}), 3000u);
  EXPECT_EQ(expand({"Odd"}), 1500u);
  EXPECT_EQ(expand({"Odd", "Even"}), 0u);
  EXPECT_EQ(expand({"Unknown"}), 0u);
}

TEST_F(Operators, DistinctEndsOfAnUndirectedWalkCountTheStartOnlyThroughACycle) {
  // a - b - c - a is a cycle; d hangs on a.
  NodeId a = graph.add_node({"Start"}), b = graph.add_node({}), c = graph.add_node({}),
         d = graph.add_node({"D"});
  graph.add_edge(a, "R", b);
  graph.add_edge(c, "R", b);
  graph.add_edge(a, "R", c);
  graph.add_edge(a, "R", d);
  auto ends = [&](const char* start, std::int64_t maximum) {
    plan::VariableLengthExpand walk{0,  plan::no_slot, 1,  false, {"R"}, plan::Arrow::both, 1, maximum, {},
                                    {}, plan::no_slot, {}, false, true};
    Rows rows =
        run(finished(over(over(one_row(), {0}, plan::NodeScan{0, {start}}), {1}, std::move(walk)), 2, {1}));
    std::vector<NodeId> nodes;
    for (const auto& row : rows) nodes.push_back(row[0].as_node().id);
    std::sort(nodes.begin(), nodes.end());
    return nodes;
  };
  EXPECT_EQ(ends("Start", 2), (std::vector<NodeId>{b, c, d}));
  EXPECT_EQ(ends("Start", 3), (std::vector<NodeId>{a, b, c, d}));
  EXPECT_EQ(ends("D", -1), (std::vector<NodeId>{a, b, c}));
}

TEST_F(Operators, WhatIsBufferedCountsAgainstTheMemoryLimit) {
  limits.set_memory(64 * 1024);
  plan::Sort sort;
  sort.keys = {{0, false}};
  plan::Plan plan = finished(over(rows_of(numbers(20000), 0), {0}, std::move(sort)), 1, {0});
  try {
    run(plan);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::memory_limit);
  }
}

TEST_F(Operators, ACancelledStatementStops) {
  limits.cancel();
  plan::Plan plan = finished(over(rows_of(numbers(20000), 0), {0}, plan::Distinct{{0}}), 1, {0});
  EXPECT_THROW(run(plan), Error);
}

TEST_F(Operators, LimitDoesNotStopUpdates) {
  plan::CreateSpecification pattern;
  pattern.nodes.push_back({1, {"N"}, {}, std::nullopt});
  auto create = over(rows_of(numbers(3000), 0), {1}, plan::Create{std::move(pattern)});
  plan::Plan plan = finished(over(std::move(create), {1}, plan::Limit{literal(1)}), 2, {1});
  plan.updates = true;
  EXPECT_EQ(run(plan).size(), 1u);
  EXPECT_EQ(counters.nodes_created, 3000);
}

}  // namespace
}  // namespace kenes::run::test
