// SPDX-License-Identifier: Apache-2.0
#include "storage/value.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace kenes {
namespace {

TEST(Value, KnowsItsKindAndGivesBackWhatItHolds) {
  EXPECT_TRUE(Value().is_null());
  EXPECT_EQ(Value(true).as_boolean(), true);
  EXPECT_EQ(Value(-5).as_integer(), -5);
  EXPECT_EQ(Value(2.5).as_float(), 2.5);
  EXPECT_EQ(Value("text").as_string(), "text");
  EXPECT_EQ(Value(Bytes{1, 2}).as_bytes(), (Bytes{1, 2}));
  EXPECT_EQ(Value(Date{3}).as_date().days, 3);
  EXPECT_EQ(Value(LocalTime{4}).as_local_time().nanoseconds, 4);
  EXPECT_EQ(Value(Node{7}).as_node().id, 7u);
  const Edge edge{1, 2, 3, 4};
  EXPECT_EQ(Value(edge).as_edge().source, 1u);
  EXPECT_EQ(Value(edge).as_edge().target, 2u);
  EXPECT_EQ(Value(edge).as_edge().id, 3u);
  EXPECT_EQ(Value(edge).as_edge().type, 4u);
  EXPECT_EQ(kind_name(Value(DateTime{}).kind()), "ZONED DATETIME");
}

TEST(Value, CopiesShareAndMovesEmpty) {
  Value list = List{1, "two"};
  Value copy = list;
  EXPECT_EQ(&copy.as_list(), &list.as_list());
  Value moved = std::move(list);
  EXPECT_TRUE(list.is_null());
  EXPECT_EQ(moved.as_list().size(), 2u);
  copy = copy.as_list()[1];  // assigned from inside itself
  EXPECT_EQ(copy.as_string(), "two");
}

TEST(Value, NestsAThousandDeepAndNoDeeper) {
  Value deep = List{};
  for (int i = 1; i < 1000; ++i) deep = i % 2 ? Value(Map{{"k", deep}}) : Value(List{deep});
  EXPECT_GT(deep.heap_bytes(), 16'000u);
  EXPECT_EQ(to_literal(deep).substr(0, 10), "{k: [{k: [");
  EXPECT_THROW(Value(List{deep}), Error);
  EXPECT_THROW(Value(Map{{"k", deep}}), Error);
}

TEST(Value, LiteralsReadBack) {
  EXPECT_EQ(to_literal(nullptr), "null");
  EXPECT_EQ(to_literal(List{1, 2.0, "it's", true}), "[1, 2.0, 'it\\'s', true]");
  EXPECT_EQ(to_literal(Map{{"a", 1}, {"two words", List{}}, {"b`c", Map{}}}),
            "{a: 1, `b``c`: {}, `two words`: []}");
  EXPECT_EQ(to_literal("line\nbreak\\ \x01"), "'line\\nbreak\\\\ \\u0001'");
  EXPECT_EQ(to_literal(Date{0}), "date('1970-01-01')");
  EXPECT_EQ(to_literal(Duration{14, -3, 60, 0}), "duration('P1Y2M-3DT1M')");
  EXPECT_EQ(to_literal(Point{4326, 1, 2, 0}), "point({srid: 4326, x: 1.0, y: 2.0})");
  Path path{{Node{1}, Node{2}, Node{3}}, {Edge{1, 2, 0, 5}, Edge{3, 2, 1, 5}}};
  EXPECT_EQ(to_literal(path), "<(#1)-[:#5 0]->(#2)<-[:#5 1]-(#3)>");
}

TEST(Value, FloatsPrintShortestAndAsJavaLaysThemOut) {
  const std::pair<double, const char*> table[] = {
      {0.0, "0.0"},
      {-0.0, "-0.0"},
      {1.0, "1.0"},
      {-1.5, "-1.5"},
      {0.1, "0.1"},
      {0.001, "0.001"},
      {0.00099, "9.9E-4"},
      {9'999'999.0, "9999999.0"},
      {1e7, "1.0E7"},
      {123'456'789.0, "1.23456789E8"},
      {1e21, "1.0E21"},
      {1.7976931348623157e308, "1.7976931348623157E308"},
      {2.2250738585072014e-308, "2.2250738585072014E-308"},
      {0.30000000000000004, "0.30000000000000004"},
      {100.25, "100.25"},
      {std::numeric_limits<double>::infinity(), "Infinity"},
      {-std::numeric_limits<double>::infinity(), "-Infinity"},
      {std::nan(""), "NaN"},
  };
  for (const auto& [number, text] : table) EXPECT_EQ(float_text(number), text);
}

}  // namespace
}  // namespace kenes
