// SPDX-License-Identifier: Apache-2.0
// Every kernel agrees with its function's body, row by row, on random columns of all types: with and without
// nulls, constant or not, all rows or a few.
#include <gtest/gtest.h>

#include <limits>

#include "tests/functions/evaluation.hpp"

namespace kenes {
namespace {

using functions::Function;
using functions::Registry;

class Randomness {
 public:
  explicit Randomness(std::uint64_t seed) : engine_(seed) {}
  std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }

  Value value(ColumnType type) {
    static const std::string words[] = {"", "a", "ab", "b", "Қазақ", "abc", "aab", "ба"};
    static const std::int64_t integers[] = {0,
                                            1,
                                            2,
                                            -1,
                                            7,
                                            std::numeric_limits<std::int64_t>::max(),
                                            (1LL << 53) + 1,
                                            -3,
                                            std::numeric_limits<std::int64_t>::min()};
    static const double floats[] = {0.0, 1.0, -0.0, 2.5, -1.5, 0x1p53, 0x1p63, std::nan("")};
    switch (type) {
      case ColumnType::boolean:
        return below(2) == 0;
      case ColumnType::integer:
        return below(8) ? Value(static_cast<std::int64_t>(below(5)))
                        : Value(integers[below(std::size(integers))]);
      case ColumnType::floating:
        return floats[below(std::size(floats))];
      case ColumnType::date:
        return Date{static_cast<std::int64_t>(below(4))};
      case ColumnType::string:
        return words[below(std::size(words))];
      case ColumnType::node:
        return Node{static_cast<NodeId>(below(3))};
      case ColumnType::relationship: {
        const auto id = static_cast<EdgeId>(below(3));
        return Edge{id, id + 1, id, static_cast<TypeId>(0)};
      }
      case ColumnType::value:
        break;
    }
    const std::uint64_t which = below(9);
    if (which == 0) return {};
    if (which == 1) return List{Value(1), below(2) ? Value() : Value(2)};
    return value(static_cast<ColumnType>(below(7)));
  }

  void fill(Column& column, std::size_t size) {
    const auto type = static_cast<ColumnType>(below(8));
    const bool nulls = below(2) == 0;
    const auto one = [&] { return nulls && below(4) == 0 ? Value() : value(type); };
    if (below(3) == 0) {
      column.reset_constant(one(), size);
      return;
    }
    column.reset(type, size);
    for (std::size_t row = 0; row < size; ++row) column.set(row, one());
  }

 private:
  std::mt19937_64 engine_;
};

TEST(Kernels, AgreeWithTheBodies) {
  Evaluation surroundings;
  surroundings.graph.intern_type("T");
  std::size_t agreed = 0;
  for (const Function* function : Registry::built_in().all()) {
    if (!function->kernel) continue;
    SCOPED_TRACE(std::string(function->name));
    Randomness random(std::hash<std::string_view>{}(function->name));
    for (int round = 0; round < 600; ++round) {
      const std::size_t arity = function->arguments.size(), size = 1 + random.below(12);
      std::vector<Column> columns(arity);
      std::vector<const Column*> pointers;
      for (Column& column : columns) {
        random.fill(column, size);
        pointers.push_back(&column);
      }
      std::vector<std::uint32_t> rows;
      const bool all = random.below(2) == 0;
      for (std::uint32_t row = 0; row < size; ++row)
        if (all || random.below(2)) rows.push_back(row);

      auto context = surroundings.execution().function_context();
      std::vector<std::string> expected;
      bool fails = false;
      for (std::uint32_t row : rows) {
        std::vector<Value> args;
        for (const Column& column : columns) args.push_back(column.value(row));
        const std::string error =
            error_of([&] { expected.push_back(to_literal(call(*function, args, context))); });
        fails |= error != "no error";
      }
      Column out;
      bool taken = false;
      const std::string error =
          error_of([&] { taken = function->kernel(pointers, rows, size, out, context); });
      if (error != "no error") {
        EXPECT_TRUE(fails) << error;
        continue;
      }
      if (!taken) continue;
      EXPECT_FALSE(fails) << "the bodies fail, the kernel does not";
      if (fails) continue;
      ASSERT_EQ(out.size(), size);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        std::string shown;
        for (const Column& column : columns) shown += to_literal(column.value(rows[i])) + "  ";
        ASSERT_EQ(to_literal(out.value(rows[i])), expected[i]) << shown;
        ++agreed;
      }
    }
  }
  EXPECT_GT(agreed, 10'000u);
}

TEST(Kernels, AggregatesTakeColumnsAsTheyTakeRows) {
  for (const functions::AggregateFunction* function : Registry::built_in().all_aggregates()) {
    if (function->arguments.size() != 1) continue;
    SCOPED_TRACE(std::string(function->name));
    Randomness random(7);
    Evaluation surroundings;
    for (int round = 0; round < 300; ++round) {
      auto context = surroundings.execution().function_context();
      auto by_row = function->make(context), by_column = function->make(context);
      bool fails = false;
      for (int batch = 0; batch < 3 && !fails; ++batch) {
        const std::size_t size = 1 + random.below(10);
        Column column;
        random.fill(column, size);
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < size; ++row)
          if (random.below(3)) rows.push_back(row);
        const std::string error = error_of([&] {
          for (std::uint32_t row : rows) {
            const Value value = column.value(row);
            by_row->add({&value, 1});
          }
        });
        fails = error != "no error";
        EXPECT_EQ(error_of([&] { by_column->add_rows(column, rows); }), error);
      }
      if (fails) continue;
      std::string expected;
      const std::string error = error_of([&] { expected = to_literal(by_row->result()); });
      EXPECT_EQ(error_of([&] { EXPECT_EQ(to_literal(by_column->result()), expected); }), error);
    }
  }
}

}  // namespace
}  // namespace kenes
