// SPDX-License-Identifier: Apache-2.0
#include "engine/run/accumulator.hpp"

#include <algorithm>

#include "engine/run/first_rows.hpp"
#include "storage/compare.hpp"
#include "storage/limits.hpp"
#include "storage/pooled_vector.hpp"

namespace kenes::run {

namespace {

class Count final : public Accumulator {
 public:
  void grow(std::size_t groups) override { counts_.resize(groups); }
  void add(const AggregateRows& rows) override {
    const Column* counted = rows.arguments.empty() ? nullptr : rows.arguments.front();
    if (counted != nullptr && !counted->may_have_nulls()) counted = nullptr;
    if (counted == nullptr && rows.multiplicity == nullptr && rows.groups.empty()) {
      counts_[0] += static_cast<std::int64_t>(rows.rows.size());
      return;
    }
    for (std::size_t i = 0; i < rows.rows.size(); ++i)
      if (counted == nullptr || !counted->is_null(rows.rows[i])) counts_[rows.group(i)] += rows.times(i);
  }
  Value result(std::size_t group) override { return counts_[group]; }
  void results(std::size_t first, std::size_t count, Column& out) override {
    out.reset(ColumnType::integer, count);
    std::copy_n(counts_.begin() + static_cast<std::ptrdiff_t>(first), count, out.integers());
  }
  void clear() override { counts_.clear(); }

 private:
  PooledVector<std::int64_t> counts_;
};

/// An object for each group, made by the function.
class General final : public Accumulator {
 public:
  General(const functions::AggregateFunction& function, const functions::FunctionContext& context)
      : function_(function),
        context_(context),
        account_(*context.limits),
        keeps_values_(function.name == "collect" || function.name.starts_with("percentile")) {}

  void grow(std::size_t groups) override {
    while (groups_.size() < groups) groups_.push_back(function_.make(context_));
  }
  void add(const AggregateRows& rows) override {
    if (rows.groups.empty() && rows.multiplicity == nullptr && rows.arguments.size() == 1) {
      if (keeps_values_) {
        for (std::uint32_t row : rows.rows) charge(rows.arguments[0]->value(row));
      }
      groups_[0]->add_rows(*rows.arguments[0], rows.rows);
      return;
    }
    arguments_.resize(rows.arguments.size());
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
      for (std::size_t k = 0; k < arguments_.size(); ++k)
        arguments_[k] = rows.arguments[k]->value(rows.rows[i]);
      for (std::int64_t times = rows.times(i); times > 0; --times) {
        if ((times & 0xFFF) == 0) context_.limits->check();
        if (keeps_values_) charge(arguments_[0]);
        groups_[rows.group(i)]->add(arguments_);
      }
    }
  }
  Value result(std::size_t group) override { return groups_[group]->result(); }
  void clear() override {
    groups_.clear();
    account_.release_all();
  }

 private:
  void charge(const Value& value) {
    account_.add(static_cast<std::int64_t>(sizeof(Value) + value.heap_bytes()));
  }

  const functions::AggregateFunction& function_;
  functions::FunctionContext context_;
  MemoryAccount account_;
  bool keeps_values_;
  std::vector<std::unique_ptr<functions::Aggregate>> groups_;
  std::vector<Value> arguments_;
};

/// sum and avg of numbers. What is no number, or too much for 64 bits, goes to the function's own object.
class SumOrAverage final : public Accumulator {
 public:
  SumOrAverage(const functions::AggregateFunction& function, const functions::FunctionContext& context)
      : function_(function), context_(context), average_(function.name == "avg") {}

  void grow(std::size_t groups) override { groups_.resize(groups); }

  void add(const AggregateRows& rows) override {
    const Column& column = *rows.arguments.front();
    std::size_t stride = column.stride();
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
      std::size_t row = rows.rows[i];
      if (column.may_have_nulls() && column.is_null(row)) continue;
      Group& group = groups_[rows.group(i)];
      if (column.type() == ColumnType::integer && group.own == nullptr)
        add(group, column.integers()[row * stride], rows.times(i));
      else if (column.type() == ColumnType::floating && group.own == nullptr)
        add(group, column.floats()[row * stride], rows.times(i));
      else
        add(group, column.value(row), rows.times(i));
    }
  }

  Value result(std::size_t number) override {
    Group& group = groups_[number];
    if (group.own != nullptr) return group.own->result();
    if (average_) {
      if (group.count == 0) return {};
      return (static_cast<double>(group.whole) + group.real) / static_cast<double>(group.count);
    }
    if (!group.is_real) return group.whole;
    return static_cast<double>(group.whole) + group.real;
  }
  void clear() override { groups_.clear(); }

 private:
  struct Group {
    std::int64_t whole = 0;
    double real = 0;
    std::int64_t count = 0;
    bool is_real = false;
    std::unique_ptr<functions::Aggregate> own;
  };

  void add(Group& group, std::int64_t number, std::int64_t times) {
    std::int64_t product, sum;
    if (__builtin_mul_overflow(number, times, &product) ||
        __builtin_add_overflow(group.whole, product, &sum)) {
      add_to_own(group, number, times);
      return;
    }
    group.whole = sum;
    group.count += times;
  }
  void add(Group& group, double number, std::int64_t times) {
    group.real += number * static_cast<double>(times);
    group.is_real = true;
    group.count += times;
  }
  void add(Group& group, const Value& value, std::int64_t times) {
    if (group.own == nullptr && value.is(Kind::integer))
      add(group, value.as_integer(), times);
    else if (group.own == nullptr && value.is(Kind::floating))
      add(group, value.as_float(), times);
    else
      add_to_own(group, value, times);
  }
  void add_to_own(Group& group, const Value& value, std::int64_t times) {
    if (group.own == nullptr) {
      group.own = function_.make(context_);
      if (group.count > 0) start_own(group);
    }
    for (; times > 0; --times) {
      if ((times & 0xFFF) == 0) context_.limits->check();
      group.own->add({&value, 1});
    }
  }
  /// Gives the object the numbers so far, as as many equal ones where it counts them.
  void start_own(Group& group) {
    if (average_) {
      Value mean = (static_cast<double>(group.whole) + group.real) / static_cast<double>(group.count);
      for (std::int64_t i = 0; i < group.count; ++i) {
        if ((i & 0xFFF) == 0) context_.limits->check();
        group.own->add({&mean, 1});
      }
      return;
    }
    Value whole = group.whole, real = group.real;
    group.own->add({&whole, 1});
    if (group.is_real) group.own->add({&real, 1});
  }

  const functions::AggregateFunction& function_;
  functions::FunctionContext context_;
  bool average_;
  PooledVector<Group> groups_;
};

class Extreme final : public Accumulator {
 public:
  explicit Extreme(bool largest) : largest_(largest) {}

  void grow(std::size_t groups) override { best_.resize(groups); }
  void add(const AggregateRows& rows) override {
    const Column& column = *rows.arguments.front();
    std::size_t stride = column.stride();
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
      std::size_t row = rows.rows[i];
      if (column.may_have_nulls() && column.is_null(row)) continue;
      Value& best = best_[rows.group(i)];
      if (column.type() == ColumnType::integer && best.is(Kind::integer)) {
        std::int64_t number = column.integers()[row * stride];
        if (largest_ ? number > best.as_integer() : number < best.as_integer()) best = number;
        continue;
      }
      if (column.type() == ColumnType::string && best.is(Kind::string)) {
        std::string_view text = column.strings()[row * stride];
        if (largest_ ? text <= best.as_string() : text >= best.as_string()) continue;
      }
      Value value = column.value(row);
      if (best.is_null() || (largest_ ? order(value, best) > 0 : order(value, best) < 0))
        best = std::move(value);
    }
  }
  Value result(std::size_t group) override { return best_[group]; }
  void clear() override { best_.clear(); }

 private:
  bool largest_;
  PooledVector<Value> best_;
};

class DistinctFirst final : public Accumulator {
 public:
  DistinctFirst(std::unique_ptr<Accumulator> behind, std::size_t arguments, Limits& limits)
      : behind_(std::move(behind)),
        keys_(arguments),
        alone_(arguments, limits),
        with_group_(arguments + 1, limits) {}

  void grow(std::size_t groups) override { behind_->grow(groups); }
  void add(const AggregateRows& all) override {
    keys_.assign(all.arguments.begin(), all.arguments.end());
    if (all.groups.empty()) {
      alone_.find(keys_, all.rows, is_first_);
    } else {
      group_column_.reset(ColumnType::integer, all.rows.empty() ? 0 : all.rows.back() + 1);
      for (std::size_t i = 0; i < all.rows.size(); ++i) group_column_.integers()[all.rows[i]] = all.groups[i];
      keys_.push_back(&group_column_);
      with_group_.find(keys_, all.rows, is_first_);
    }
    rows_.clear();
    groups_.clear();
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
      if (!is_first_[i]) continue;
      rows_.push_back(all.rows[i]);
      if (!all.groups.empty()) groups_.push_back(all.groups[i]);
    }
    if (!rows_.empty()) behind_->add({rows_, groups_, all.arguments, nullptr});
  }
  Value result(std::size_t group) override { return behind_->result(group); }
  void results(std::size_t first, std::size_t count, Column& out) override {
    behind_->results(first, count, out);
  }
  void clear() override {
    behind_->clear();
    alone_.clear();
    with_group_.clear();
  }

 private:
  std::unique_ptr<Accumulator> behind_;
  std::vector<const Column*> keys_;
  FirstRows alone_, with_group_;  ///< where there are no groups, and where there are
  Column group_column_;
  std::vector<std::uint8_t> is_first_;
  std::vector<std::uint32_t> rows_, groups_;
};

}  // namespace

void Accumulator::results(std::size_t first, std::size_t count, Column& out) {
  std::vector<Value> values(count);
  for (std::size_t i = 0; i < count; ++i) values[i] = result(first + i);
  fill(values, out);
}

std::unique_ptr<Accumulator> make_accumulator(const functions::AggregateFunction& function,
                                              std::size_t arguments, bool distinct,
                                              const functions::FunctionContext& context) {
  std::unique_ptr<Accumulator> made;
  if (function.name == "count")
    made = std::make_unique<Count>();
  else if (function.name == "sum" || function.name == "avg")
    made = std::make_unique<SumOrAverage>(function, context);
  else if (function.name == "min" || function.name == "max")
    made = std::make_unique<Extreme>(function.name == "max");
  else
    made = std::make_unique<General>(function, context);
  if (distinct && arguments > 0)
    made = std::make_unique<DistinctFirst>(std::move(made), arguments, *context.limits);
  return made;
}

}  // namespace kenes::run
