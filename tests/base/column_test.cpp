// SPDX-License-Identifier: Apache-2.0
#include "storage/column.hpp"

#include <gtest/gtest.h>

#include "storage/compare.hpp"

namespace kenes {
namespace {

/// Some rows of each column type, a null among them.
std::vector<List> samples() {
  return {
      {true, nullptr, false, true},
      {1, 2, nullptr, INT64_MIN},
      {1.5, nullptr, -0.25, 1e300},
      {Date{-5}, Date{0}, nullptr, Date{1'000'000}},
      {"one", nullptr, "", std::string(5'000, 'x')},
      {Node{0}, Node{4'000'000'000}, nullptr, Node{7}},
      {Edge{1, 2, 3, 4}, nullptr, Edge{5, 6, 7, 8}, Edge{9, 9, 9, 9}},
      {List{1}, nullptr, Map{{"k", 2}}, Duration{1, 2, 3, 4}},
      {1, "mixed", nullptr, 2.5},
  };
}

Column filled(const List& rows) {
  Column column;
  column.reset(column_type(rows[0].kind()), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) column.set(i, rows[i]);
  return column;
}

void expect_rows(const Column& column, const List& rows) {
  ASSERT_EQ(column.size(), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_TRUE(equivalent(column.value(i), rows[i])) << i << ": " << to_literal(column.value(i));
    EXPECT_EQ(column.value(i).kind(), rows[i].kind());
    EXPECT_EQ(column.is_null(i), rows[i].is_null());
  }
}

TEST(Column, HoldsEveryTypeWithNulls) {
  for (const List& rows : samples()) expect_rows(filled(rows), rows);
}

TEST(Column, EdgesKeepTheirEnds) {
  Column column = filled({Edge{1, 2, 3, 4}});
  EXPECT_EQ(column.type(), ColumnType::relationship);
  EXPECT_EQ(column.relationships()[0].source, 1u);
  EXPECT_EQ(column.relationships()[0].target, 2u);
}

TEST(Column, GathersRowsAnyNumberOfTimes) {
  const std::vector<std::uint32_t> picks = {3, 3, 1, 0, 2, 0};
  for (const List& rows : samples()) {
    Column from = filled(rows), to;
    to.gather(from, picks);
    from.reset(ColumnType::string, 2);  // what was gathered outlives its origin
    from.store(std::string(4'000, '?'));
    List expected;
    for (auto i : picks) expected.push_back(rows[i]);
    expect_rows(to, expected);
    to.gather(to, std::vector<std::uint32_t>{2, 5});
    expect_rows(to, {rows[1], rows[0]});
  }
}

TEST(Column, GathersNothing) {
  for (const List& rows : samples()) {
    Column from = filled(rows), to;
    to.gather(from, {});
    EXPECT_EQ(to.size(), 0u);
  }
}

TEST(Column, GeneralizesWhereKindsMix) {
  for (const List& rows : samples()) {
    Column column = filled(rows);
    column.generalize();
    EXPECT_EQ(column.type(), ColumnType::value);
    expect_rows(column, rows);
    column.set(0, Duration{});
    EXPECT_TRUE(column.value(0).is(Kind::duration));
  }
}

TEST(Column, ConstantsStandForAllRows) {
  for (const List& rows : samples())
    for (const Value& value : rows) {
      Column column;
      column.reset_constant(value, 3);
      EXPECT_TRUE(column.is_constant());
      EXPECT_EQ(column.stride(), 0u);
      expect_rows(column, {value, value, value});
      Column gathered, copied;
      gathered.gather(column, std::vector<std::uint32_t>{0, 2});
      expect_rows(gathered, {value, value});
      copied.copy(column);
      expect_rows(copied, {value, value, value});
      column.flatten();
      EXPECT_FALSE(column.is_constant());
      expect_rows(column, {value, value, value});
      column.resize(4);
      expect_rows(column, {value, value, value, nullptr});
    }
}

TEST(Column, ResizeKeepsTheFirstRowsAndAddsNulls) {
  for (const List& rows : samples()) {
    Column column = filled(rows);
    column.resize(6);
    List longer = rows;
    longer.resize(6);
    expect_rows(column, longer);
    column.resize(2);
    expect_rows(column, {rows[0], rows[1]});
    column.resize(3);
    expect_rows(column, {rows[0], rows[1], nullptr});
  }
}

TEST(Column, NullsAreForgottenWhenARowIsSet) {
  Column column;
  column.reset(ColumnType::integer, 2);
  EXPECT_FALSE(column.may_have_nulls());
  column.set_null(1);
  EXPECT_TRUE(column.is_null(1));
  EXPECT_FALSE(column.is_null(0));
  column.set(1, 5);
  EXPECT_FALSE(column.is_null(1));
  column.reset(ColumnType::integer, 2);
  EXPECT_FALSE(column.is_null(1));
}

TEST(Column, AppendsRowsOfEveryType) {
  const std::vector<std::uint32_t> picks = {3, 1, 0};
  for (const List& first : samples())
    for (const List& second : samples()) {
      Column to;
      to.append(filled(first), picks);  // what it takes from is gone afterwards
      to.append(filled(second), picks);
      Column constant;
      constant.reset_constant(second[0], 4);
      to.append(constant, picks);
      expect_rows(to, {first[3], first[1], first[0], second[3], second[1], second[0], second[0], second[0],
                       second[0]});
    }
}

TEST(Column, IsUsedAgainAfterReset) {
  Column column;
  for (int round = 0; round < 3; ++round)
    for (const List& rows : samples()) {
      column.reset(column_type(rows[0].kind()), rows.size());
      for (std::size_t i = 0; i < rows.size(); ++i) column.set(i, rows[i]);
      expect_rows(column, rows);
    }
  EXPECT_GT(column.bytes(), 0u);
}

TEST(Column, AMovedFromColumnCanBeFilledAgain) {
  Column first = filled({"a", "b"});
  Column second = std::move(first);
  first.reset(ColumnType::string, 1);
  first.set(0, "other");
  expect_rows(second, {"a", "b"});
  expect_rows(first, {"other"});
}

TEST(Column, KeepsForeignMemoryAliveThroughGather) {
  auto owner = std::make_shared<std::string>("somewhere else");
  std::weak_ptr<std::string> watch = owner;
  Column from, to;
  from.reset(ColumnType::string, 1);
  from.strings()[0] = *owner;
  from.keep_alive(std::move(owner));
  to.gather(from, std::vector<std::uint32_t>{0, 0});
  from.reset(ColumnType::integer, 0);
  EXPECT_FALSE(watch.expired());
  expect_rows(to, {"somewhere else", "somewhere else"});
  to.reset(ColumnType::integer, 0);
  EXPECT_TRUE(watch.expired());
}

}  // namespace
}  // namespace kenes
