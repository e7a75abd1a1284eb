// SPDX-License-Identifier: Apache-2.0
// Batch, row and filter agree: random expressions over random columns give the same by evaluate(), by value()
// row by row, and by select(); errors included.
#include <gtest/gtest.h>

#include "tests/functions/evaluation.hpp"

namespace kenes {
namespace {

class ExpressionMaker {
 public:
  explicit ExpressionMaker(std::uint64_t seed) : engine_(seed) {}
  std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }

  std::string any(int depth) {
    if (depth == 0) return leaf();
    switch (below(8)) {
      case 0:
        return boolean(depth);
      case 1:
        return "coalesce(" + any(depth - 1) + ", " + any(depth - 1) + ")";
      case 2:
        return "CASE WHEN " + boolean(depth - 1) + " THEN " + any(depth - 1) + " ELSE " + any(depth - 1) +
               " END";
      case 3:
        return "CASE " + any(depth - 1) + " WHEN " + any(depth - 1) + " THEN " + any(depth - 1) + " END";
      case 4:
        return list(depth);
      case 5:
        return "{a: " + any(depth - 1) + "}." + pick({"a", "b"});
      default:
        return number(depth);
    }
  }

 private:
  std::string pick(std::initializer_list<const char*> from) { return from.begin()[below(from.size())]; }
  std::string leaf() {
    return pick({"k", "f", "s", "v", "n", "n.name", "n.born", "e.weight", "1", "2.5", "'ab'", "null", "true",
                 "0", "b", "[1, 2]", "$p", "d", "d.year"});
  }
  std::string number(int depth) {
    if (depth == 0) return pick({"k", "f", "1", "2.5", "0", "n.born", "size(s)", "null", "e.weight"});
    return "(" + number(depth - 1) + pick({" + ", " - ", " * ", " / ", " % "}) + number(depth - 1) + ")";
  }
  std::string text(int depth) {
    if (depth == 0) return pick({"s", "n.name", "'ab'", "'a'", "null"});
    return pick({"toUpper(", "reverse(", "trim(", "toString("}) + text(depth - 1) + ")";
  }
  std::string list(int depth) {
    if (depth == 0) return pick({"[1, null, 2]", "[k, f]", "[n]", "[s, 'a']", "null", "range(0, k)"});
    const std::string x = "x" + std::to_string(depth);
    if (below(2)) return "[" + x + " IN " + list(depth - 1) + " WHERE " + comparison(x, depth - 1) + "]";
    return "[" + x + " IN " + list(depth - 1) + " | [" + x + ", " + number(depth - 1) + "]]";
  }
  std::string comparison(const std::string& left, int depth) {
    return "(" + left + pick({" = ", " <> ", " < ", " <= ", " > ", " >= "}) + number(depth) + ")";
  }
  std::string boolean(int depth) {
    if (depth == 0)
      return pick({"b", "true", "false", "null", "n:A", "n IS NULL", "k = 1", "s = 'ab'", "f > 1.0"});
    switch (below(8)) {
      case 0:
        return "(" + boolean(depth - 1) + " AND " + boolean(depth - 1) + " AND " + boolean(depth - 1) + ")";
      case 1:
        return "(" + boolean(depth - 1) + " OR " + boolean(depth - 1) + ")";
      case 2:
        return "(" + boolean(depth - 1) + " XOR " + boolean(depth - 1) + ")";
      case 3:
        return "(NOT " + boolean(depth - 1) + ")";
      case 4:
        return comparison(number(depth - 1), depth - 1);
      case 5:
        return "(" + text(depth - 1) + pick({" STARTS WITH ", " CONTAINS ", " = ", " < "}) + text(depth - 1) +
               ")";
      case 6:
        return "(" + any(depth - 1) + " IN " + list(depth - 1) + ")";
      default:
        return pick({"all", "any", "none", "single"}) + "(y" + std::to_string(depth) + " IN " +
               list(depth - 1) + " WHERE " + comparison("y" + std::to_string(depth), depth - 1) + ")";
    }
  }
  std::mt19937_64 engine_;
};

TEST(Agreement, OfBatchRowAndFilter) {
  Evaluation evaluate;
  evaluate.parameters["p"] = Value(3);
  std::vector<NodeId> nodes;
  std::vector<Edge> edges;
  for (int i = 0; i < 8; ++i) {
    const NodeId node = evaluate.graph.add_node(
        {i % 2 ? "A" : "B"},
        {{"name", i % 3 ? Value("ab") : Value()}, {"born", i % 4 ? Value(i) : Value(1.5 * i)}});
    nodes.push_back(node);
    edges.push_back(evaluate.graph.add_edge(node, "T", nodes[0], {{"weight", Value(i * 0.5)}}));
  }
  std::map<std::string, Slot> slots;
  for (const char* name : {"k", "f", "s", "v", "n", "e", "b", "d"}) slots[name] = evaluate.slot(name);
  ExpressionMaker make(20261122);
  std::size_t compared = 0, failed = 0;
  for (int round = 0; round < 1000; ++round) {
    const std::size_t size = 1 + make.below(16);
    Batch batch(64);
    batch.reset(size);
    const auto fill = [&](const char* name, ColumnType type, auto&& one) {
      Column& column = batch.column(slots[name]);
      column.reset(type, size);
      for (std::size_t row = 0; row < size; ++row) {
        Value value = one();
        if (make.below(5) == 0) value = Value();
        column.set(row, value);
      }
    };
    fill("k", ColumnType::integer, [&] { return Value(static_cast<std::int64_t>(make.below(4))); });
    fill("f", ColumnType::floating, [&] { return Value(static_cast<double>(make.below(6)) / 2); });
    fill("s", ColumnType::string, [&] { return Value(make.below(2) ? "ab" : "ba "); });
    fill("v", ColumnType::value, [&] { return make.below(2) ? Value(1) : Value("ab"); });
    fill("n", ColumnType::node, [&] { return Value(Node{nodes[make.below(8)]}); });
    fill("e", ColumnType::relationship, [&] { return Value(edges[make.below(8)]); });
    fill("b", ColumnType::boolean, [&] { return Value(make.below(2) == 0); });
    fill("d", ColumnType::date, [&] { return Value(Date{static_cast<std::int64_t>(make.below(1000))}); });
    std::vector<std::uint32_t> rows;
    const bool all = make.below(2) == 0;
    for (std::uint32_t row = 0; row < size; ++row)
      if (all || make.below(2)) rows.push_back(row);

    const std::string text = make.any(3);
    SCOPED_TRACE(text);
    auto expression = evaluate.compiled(text);
    std::vector<std::string> by_row;
    std::string row_error = "no error";
    for (std::uint32_t row : rows) {
      const std::string error =
          error_of([&] { by_row.push_back(to_literal(expression->value(batch, row))); });
      if (error != "no error") row_error = error;
    }
    Column out;
    const std::string batch_error = error_of([&] { expression->evaluate(batch, rows, out); });
    ASSERT_EQ(batch_error == "no error", row_error == "no error")
        << batch_error << " by batch, " << row_error;
    if (row_error != "no error") {
      ++failed;
      continue;
    }
    ASSERT_EQ(out.size(), size);
    std::vector<std::uint32_t> expected, kept;
    bool condition = true;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Value value = out.value(rows[i]);
      ASSERT_EQ(to_literal(value), by_row[i]) << "row " << rows[i];
      condition &= value.is_null() || value.is(Kind::boolean);
      if (value.is_true()) expected.push_back(rows[i]);
      ++compared;
    }
    if (!condition) continue;
    expression->select(batch, rows, kept);
    ASSERT_EQ(kept, expected);
  }
  EXPECT_GT(compared, 1'500u);
  EXPECT_GT(failed, 15u);
}

}  // namespace
}  // namespace kenes
