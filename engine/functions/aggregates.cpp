// SPDX-License-Identifier: Apache-2.0
// count, sum, avg, min, max, collect. Each takes whole columns at once where their type allows; nulls are
// skipped by all of them.
#include <cmath>
#include <limits>

#include "engine/functions/kernels.hpp"
#include "engine/functions/tables.hpp"
#include "engine/functions/temporal.hpp"
#include "storage/compare.hpp"

namespace kenes::functions {

namespace {

using Args = std::span<const Value>;

constexpr KindSet summable_kinds = number_kinds | kinds({Kind::duration});

/// Calls f(data[row]) for each of the rows that is not null.
template <class T, class F>
void for_each_present(const Column& column, const T* data, Rows rows, F&& f) {
  const std::size_t stride = column.stride();
  if (!column.may_have_nulls()) {
    for (std::uint32_t row : rows) f(data[row * stride]);
  } else {
    for (std::uint32_t row : rows)
      if (!column.is_null(row)) f(data[row * stride]);
  }
}

/// Without an argument (count(*)) every row counts.
class Count final : public Aggregate {
 public:
  void add(Args args) override { count_ += args.empty() || !args[0].is_null(); }
  void add_rows(const Column& column, Rows rows) override {
    if (!column.may_have_nulls() && column.type() != ColumnType::value) {
      count_ += static_cast<std::int64_t>(rows.size());
      return;
    }
    for (std::uint32_t row : rows) count_ += !column.is_null(row);
  }
  void add_times(Args args, std::uint64_t times) override {
    if (args.empty() || !args[0].is_null()) count_ += static_cast<std::int64_t>(times);
  }
  Value result() override { return count_; }

 private:
  std::int64_t count_ = 0;
};

/// What sum and avg have in common: a total of integers (wide, so that only the result can overflow), one of
/// floats and one of durations.
class Total {
 public:
  Total(std::string_view name, Position at) : name_(name), at_(at) {}

  void add(const Value& value, std::uint64_t times) {
    if (value.is_null()) return;
    if (value.is(Kind::integer)) {
      integers_ += static_cast<__int128>(value.as_integer()) * static_cast<__int128>(times);
    } else if (value.is(Kind::floating)) {
      floats_ += value.as_float() * static_cast<double>(times);
      has_float_ = true;
    } else if (value.is(Kind::duration)) {
      const Value all =
          times == 1 ? value : duration_scale(value.as_duration(), static_cast<double>(times), at_);
      durations_ = durations_.is_null() ? all : temporal_add(durations_, all, at_);
    } else {
      refuse(value);
    }
    count_ += times;
    if (!durations_.is_null() && (has_float_ || integers_ != 0)) refuse(value);
  }
  bool add_rows(const Column& column, Rows rows) {
    const std::uint64_t before = count_;
    if (column.type() == ColumnType::integer) {
      __int128 total = 0;
      for_each_present(column, column.integers(), rows, [&](std::int64_t number) {
        total += number;
        ++count_;
      });
      integers_ += total;
    } else if (column.type() == ColumnType::floating) {
      double total = floats_;
      for_each_present(column, column.floats(), rows, [&](double number) {
        total += number;
        ++count_;
      });
      floats_ = total;
      has_float_ |= count_ != before;
    } else {
      return false;
    }
    return true;
  }

  std::uint64_t count() const { return count_; }
  bool is_duration() const { return !durations_.is_null(); }
  const Value& durations() const { return durations_; }
  double as_float() const { return floats_ + static_cast<double>(integers_); }
  Value result() const {
    if (is_duration()) return durations_;
    if (has_float_) return as_float();
    if (integers_ > std::numeric_limits<std::int64_t>::max() ||
        integers_ < std::numeric_limits<std::int64_t>::min())
      throw Error(ErrorCode::arithmetic_error, "IntegerOverflow", Phase::runtime,
                  "the sum does not fit into a 64-bit integer", at_, "sum toFloat() of it");
    return static_cast<std::int64_t>(integers_);
  }

 private:
  [[noreturn]] void refuse(const Value& value) const {
    throw type_error("InvalidArgumentValue",
                     std::string(name_) + "() wants numbers, or durations only, but got " +
                         std::string(kind_name(value.kind())) + " " + to_literal(value),
                     at_);
  }
  std::string_view name_;
  Position at_;
  __int128 integers_ = 0;
  double floats_ = 0;
  bool has_float_ = false;
  Value durations_;
  std::uint64_t count_ = 0;
};

class Sum final : public Aggregate {
 public:
  explicit Sum(FunctionContext& context) : total_("sum", context.at) {}
  void add(Args args) override { total_.add(args[0], 1); }
  void add_times(Args args, std::uint64_t times) override {
    if (times > 0) total_.add(args[0], times);
  }
  void add_rows(const Column& column, Rows rows) override {
    if (!total_.add_rows(column, rows)) Aggregate::add_rows(column, rows);
  }
  Value result() override { return total_.result(); }

 private:
  Total total_;
};

class Average final : public Aggregate {
 public:
  explicit Average(FunctionContext& context) : total_("avg", context.at), at_(context.at) {}
  void add(Args args) override { total_.add(args[0], 1); }
  void add_times(Args args, std::uint64_t times) override {
    if (times > 0) total_.add(args[0], times);
  }
  void add_rows(const Column& column, Rows rows) override {
    if (!total_.add_rows(column, rows)) Aggregate::add_rows(column, rows);
  }
  Value result() override {
    if (total_.count() == 0) return {};
    const auto count = static_cast<double>(total_.count());
    if (total_.is_duration()) return duration_divide(total_.durations().as_duration(), count, at_);
    return total_.as_float() / count;
  }

 private:
  Total total_;
  Position at_;
};

template <bool is_max>
class Extreme final : public Aggregate {
 public:
  void add(Args args) override { consider(args[0]); }
  void add_times(Args args, std::uint64_t times) override {
    if (times > 0) consider(args[0]);
  }
  void add_rows(const Column& column, Rows rows) override {
    // The best of the batch in its own type first; one Value a batch.
    switch (column.type()) {
      case ColumnType::integer:
        best_of<std::int64_t>(column, column.integers(), rows);
        break;
      case ColumnType::floating:
        best_of<double>(column, column.floats(), rows);
        break;
      case ColumnType::string:
        best_of<std::string_view>(column, column.strings(), rows);
        break;
      case ColumnType::date:
        best_of<std::int64_t>(column, column.days(), rows);
        break;
      case ColumnType::value:
        for_each_present(column, column.values(), rows, [this](const Value& value) { consider(value); });
        break;
      default:
        Aggregate::add_rows(column, rows);
    }
  }
  Value result() override { return best_; }
  std::size_t bytes() const override { return 64 + best_.heap_bytes(); }

 private:
  static bool beats(std::int64_t a, std::int64_t b) { return is_max ? a > b : a < b; }
  static bool beats(std::string_view a, std::string_view b) { return is_max ? a > b : a < b; }
  /// NaN comes after all other numbers.
  static bool beats(double a, double b) {
    if (std::isnan(a) || std::isnan(b))
      return is_max ? std::isnan(a) && !std::isnan(b) : std::isnan(b) && !std::isnan(a);
    return is_max ? a > b : a < b;
  }
  template <class T>
  void best_of(const Column& column, const T* data, Rows rows) {
    const T* best = nullptr;
    for_each_present(column, data, rows, [&](const T& candidate) {
      if (!best || beats(candidate, *best)) best = &candidate;
    });
    if (best) consider(column.type() == ColumnType::date ? date_of(*best) : Value(*best));
  }
  static Value date_of(std::int64_t days) { return Date{days}; }
  template <class T>
  static Value date_of(const T&) {
    return {};
  }
  void consider(const Value& value) {
    if (value.is_null()) return;
    if (best_.is_null() || (is_max ? order(value, best_) > 0 : order(value, best_) < 0)) best_ = value;
  }
  Value best_;
};

class Collect final : public Aggregate {
 public:
  void add(Args args) override {
    if (args[0].is_null()) return;
    heap_ += args[0].heap_bytes();
    list_.push_back(args[0]);
  }
  Value result() override { return Value(std::move(list_)); }
  std::size_t bytes() const override { return 64 + list_.capacity() * sizeof(Value) + heap_; }

 private:
  List list_;
  std::size_t heap_ = 0;
};

template <class T>
std::unique_ptr<Aggregate> make(FunctionContext& context) {
  if constexpr (std::is_constructible_v<T, FunctionContext&>)
    return std::make_unique<T>(context);
  else
    return std::make_unique<T>();
}

}  // namespace

void add_aggregates(Registry& registry) {
  registry.add(
      AggregateFunction{.name = "count",
                        .arguments = {{"expression"}},
                        .returns = kinds({Kind::integer}),
                        .sentence = "The number of values that are not null; count(*): the number of rows.",
                        .example = "UNWIND [1, null, 3] AS x RETURN count(x) -> 2",
                        .make = make<Count>});
  registry.add(AggregateFunction{.name = "sum",
                                 .arguments = {{"expression", summable_kinds}},
                                 .returns = summable_kinds,
                                 .sentence = "The sum of numbers or of durations; 0 of none.",
                                 .example = "UNWIND [1, 2.5] AS x RETURN sum(x) -> 3.5",
                                 .make = make<Sum>});
  registry.add(AggregateFunction{.name = "avg",
                                 .arguments = {{"expression", summable_kinds}},
                                 .returns = kinds({Kind::floating, Kind::duration, Kind::null}),
                                 .sentence = "The arithmetic mean of numbers or of durations; null of none.",
                                 .example = "UNWIND [1, 2] AS x RETURN avg(x) -> 1.5",
                                 .make = make<Average>});
  registry.add(AggregateFunction{.name = "min",
                                 .arguments = {{"expression"}},
                                 .returns = any_kind,
                                 .sentence = "The first value in the order of ORDER BY; null of none.",
                                 .example = "UNWIND [2, 1, 3] AS x RETURN min(x) -> 1",
                                 .make = make<Extreme<false>>});
  registry.add(AggregateFunction{.name = "max",
                                 .arguments = {{"expression"}},
                                 .returns = any_kind,
                                 .sentence = "The last value in the order of ORDER BY; null of none.",
                                 .example = "UNWIND [2, 1, 3] AS x RETURN max(x) -> 3",
                                 .make = make<Extreme<true>>});
  registry.add(AggregateFunction{.name = "collect",
                                 .arguments = {{"expression"}},
                                 .returns = kinds({Kind::list}),
                                 .sentence = "The list of all values that are not null.",
                                 .example = "UNWIND [1, null, 3] AS x RETURN collect(x) -> [1, 3]",
                                 .make = make<Collect>});
}

}  // namespace kenes::functions
