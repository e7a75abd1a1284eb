// SPDX-License-Identifier: Apache-2.0
#include "storage/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace kenes {
namespace {

const double nan = std::nan("");
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Ascending, each group of equal ones in braces.
std::vector<std::vector<Value>> ascending() {
  const Edge first{0, 1, 0, 0}, second{5, 2, 1, 0}, other_type{0, 1, 0, 1};
  return {
      {Map{}},
      {Map{{"a", 1}}, Map{{"a", 1.0}}},
      {Map{{"a", 2}}},
      {Map{{"b", 0}}},
      {Map{{"a", 0}, {"b", 0}}},
      {Node{0}},
      {Node{1}},
      {first},
      {second},
      {other_type},
      {Value(List{})},
      {Value(List{Value(List{})})},
      {Value(List{"a"})},
      {List{"a", 1}, List{"a", 1.0}},
      {Value(List{1})},
      {Value(List{1, 2})},
      {List{1, nullptr}, List{1.0, nullptr}},
      {List{nan}, List{-nan}},
      {Value(List{nullptr})},
      {Path{{Node{0}}, {}}},
      {Path{{Node{0}, Node{1}}, {first}}},
      {DateTime{0, 0, 0, ""}},
      {DateTime{0, 0, 3600, ""}},
      {DateTime{0, 0, 3600, "Europe/Stockholm"}},
      {DateTime{0, 1, -3600, ""}},
      {LocalDateTime{-1, 5}},
      {LocalDateTime{0, 0}},
      {Date{-1}},
      {Date{1}},
      {Time{0, 0}},
      {Time{3'600'000'000'000, 3600}},
      {LocalTime{0}},
      {LocalTime{1}},
      {Duration{0, 29, 0, 0}},
      {Duration{1, 0, 0, 0}},
      {Duration{0, 31, 0, 0}},
      {Point{4326, 1, 1, 0}},
      {Point{7203, 0, 0, 0}, Point{7203, -0.0, 0, 0}},
      {Bytes{1}},
      {""},
      {"A"},
      {"a"},
      {"ä"},
      {false},
      {true},
      {-infinity},
      {std::numeric_limits<std::int64_t>::min(), -0x1p63},
      {-1, -1.0},
      {-0.5},
      {0, 0.0, -0.0},
      {1, 1.0},
      {1.5},
      {std::int64_t{1} << 53, 0x1p53},
      {(std::int64_t{1} << 53) + 1},
      {std::numeric_limits<std::int64_t>::max()},
      {0x1p63},
      {infinity},
      {nan, -nan},
      {nullptr},
  };
}

TEST(Compare, OneTotalOrderOverAllValues) {
  const auto groups = ascending();
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (std::size_t j = 0; j < groups.size(); ++j)
      for (const Value& a : groups[i])
        for (const Value& b : groups[j])
          EXPECT_EQ(order(a, b), i <=> j) << to_literal(a) << " and " << to_literal(b);
}

TEST(Compare, EquivalentValuesHaveEqualHashes) {
  const auto groups = ascending();
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (std::size_t j = 0; j < groups.size(); ++j)
      for (const Value& a : groups[i])
        for (const Value& b : groups[j]) {
          EXPECT_EQ(equivalent(a, b), i == j) << to_literal(a) << " and " << to_literal(b);
          if (i == j)
            EXPECT_EQ(hash(a), hash(b)) << to_literal(a) << " and " << to_literal(b);
          else
            EXPECT_NE(hash(a), hash(b)) << to_literal(a) << " and " << to_literal(b);
        }
}

TEST(Compare, EqualityIsTernary) {
  struct Case {
    Value a, b;
    std::optional<bool> expected;
  };
  const Case table[] = {
      {1, 1.0, true},
      {1, "1", false},
      {nullptr, nullptr, std::nullopt},
      {1, nullptr, std::nullopt},
      {nan, nan, false},
      {nan, "a", false},
      {(std::int64_t{1} << 53) + 1, 0x1p53, false},
      {List{1, 2}, List{1, 2.0}, true},
      {List{1, nullptr}, List{1, nullptr}, std::nullopt},
      {List{1, nullptr}, List{2, nullptr}, false},
      {List{nullptr, 1}, List{nullptr, 2}, false},
      {List{nullptr}, List{nullptr, 1}, false},
      {List{List{nullptr}, 1}, List{List{1}, 2}, false},
      {List{}, List{}, true},
      {List{1}, 1, false},
      {Map{{"a", 1}}, Map{{"a", 1}}, true},
      {Map{{"a", nullptr}}, Map{{"a", 1}}, std::nullopt},
      {Map{{"a", nullptr}}, Map{{"b", nullptr}}, false},
      {Map{{"a", nullptr}}, Map{}, false},
      {Date{1}, LocalDateTime{86'400, 0}, false},
      {Duration{0, 1, 0, 0}, Duration{0, 0, 86'400, 0}, false},
      {DateTime{0, 0, 0, ""}, DateTime{0, 0, 3600, ""}, false},
      {Node{1}, Node{1}, true},
      {Node{1}, Edge{}, false},
  };
  for (const Case& c : table) {
    EXPECT_EQ(equal(c.a, c.b), c.expected) << to_literal(c.a) << " = " << to_literal(c.b);
    EXPECT_EQ(equal(c.b, c.a), c.expected) << to_literal(c.b) << " = " << to_literal(c.a);
  }
}

TEST(Compare, LessThanKnowsWhatCannotBeCompared) {
  using Result = std::optional<std::partial_ordering>;
  struct Case {
    Value a, b;
    Result expected;
  };
  const Result less = std::partial_ordering::less, greater = std::partial_ordering::greater,
               same = std::partial_ordering::equivalent, unordered = std::partial_ordering::unordered, none;
  const Case table[] = {
      {1, 1.5, less},
      {2, 2.0, same},
      {nan, 1, unordered},
      {nan, nan, unordered},
      {nan, "a", none},
      {nullptr, 1, none},
      {nullptr, nullptr, none},
      {1, "a", none},
      {"a", "b", less},
      {true, false, greater},
      {false, 0, none},
      {Map{}, Map{}, none},
      {Node{1}, Node{2}, none},
      {Duration{}, Duration{1, 0, 0, 0}, none},
      {Date{2}, Date{1}, greater},
      {Date{2}, LocalTime{1}, none},
      {Time{3'600'000'000'000, 3600}, Time{1, 0}, less},
      {List{1, 0}, List{1}, greater},
      {List{1, nullptr}, List{1}, greater},
      {List{1, 2}, List{1, nullptr}, none},
      {List{1, 2}, List{3, nullptr}, less},
      {List{1, "a"}, List{1, nullptr}, none},
      {List{List{2}}, List{List{1, 5}}, greater},
      {List{Map{}, 1}, List{Map{}, 2}, less},
      {List{}, List{}, same},
  };
  for (const Case& c : table)
    EXPECT_TRUE(compare(c.a, c.b) == c.expected) << to_literal(c.a) << " < " << to_literal(c.b);
}

TEST(Compare, DeepValues) {
  auto deep = [](int depth, Value core) {
    for (int i = 0; i < depth; ++i) core = i % 2 ? Value(List{core}) : Value(Map{{"k", core}});
    return core;
  };
  const Value a = deep(1000, 1), b = deep(1000, 1.0), c = deep(1000, 2), d = deep(1000, nullptr);
  EXPECT_TRUE(equivalent(a, b));
  EXPECT_EQ(hash(a), hash(b));
  EXPECT_EQ(order(a, c), std::weak_ordering::less);
  EXPECT_EQ(equal(a, c), false);
  EXPECT_EQ(equal(a, d), std::nullopt);
}

}  // namespace
}  // namespace kenes
