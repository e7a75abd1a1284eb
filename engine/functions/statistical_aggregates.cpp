// SPDX-License-Identifier: Apache-2.0
// percentileCont, percentileDisc, stDev, stDevP.
#include <algorithm>
#include <cmath>

#include "engine/functions/tables.hpp"

namespace kenes::functions {

namespace {

using Args = std::span<const Value>;

void check_number(std::string_view name, const Value& value, Position at) {
  if (!value.is_number())
    throw type_error("InvalidArgumentValue",
                     std::string(name) + "() wants numbers, but got " + std::string(kind_name(value.kind())) +
                         " " + to_literal(value),
                     at);
}

template <bool continuous>
class Percentile final : public Aggregate {
 public:
  explicit Percentile(FunctionContext& context) : at_(context.at) {}

  void add(Args args) override {
    if (!args[1].is_null()) {
      check_number(name, args[1], at_);
      share_ = args[1].as_number();
      if (!(share_ >= 0 && share_ <= 1))
        throw Error(
            ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime,
            std::string(name) + "() wants a percentile from 0.0 to 1.0, but got " + to_literal(args[1]), at_);
    }
    if (args[0].is_null()) return;
    check_number(name, args[0], at_);
    values_.push_back(args[0]);
  }

  Value result() override {
    if (values_.empty()) return {};
    std::sort(values_.begin(), values_.end(),
              [](const Value& a, const Value& b) { return a.as_number() < b.as_number(); });
    const auto count = static_cast<double>(values_.size());
    if constexpr (continuous) {
      const double place = share_ * (count - 1);
      const auto below = static_cast<std::size_t>(std::floor(place)),
                 above = static_cast<std::size_t>(std::ceil(place));
      const double low = values_[below].as_number(), high = values_[above].as_number();
      return low + (high - low) * (place - std::floor(place));
    } else {
      const auto rank = static_cast<std::size_t>(std::ceil(share_ * count));
      return values_[rank == 0 ? 0 : rank - 1];
    }
  }
  std::size_t bytes() const override { return 64 + values_.capacity() * sizeof(Value); }

 private:
  static constexpr std::string_view name = continuous ? "percentileCont" : "percentileDisc";
  Position at_;
  double share_ = 0;
  std::vector<Value> values_;
};

/// B. P. Welford, "Note on a method for calculating corrected sums of squares and products" (1962).
template <bool of_population>
class Deviation final : public Aggregate {
 public:
  explicit Deviation(FunctionContext& context) : at_(context.at) {}

  void add(Args args) override {
    if (args[0].is_null()) return;
    check_number(of_population ? "stDevP" : "stDev", args[0], at_);
    const double value = args[0].as_number();
    ++count_;
    const double from_old = value - mean_;
    mean_ += from_old / static_cast<double>(count_);
    squares_ += from_old * (value - mean_);
  }
  Value result() override {
    if (count_ < 2) return 0.0;
    return std::sqrt(squares_ / static_cast<double>(of_population ? count_ : count_ - 1));
  }

 private:
  Position at_;
  std::uint64_t count_ = 0;
  double mean_ = 0, squares_ = 0;
};

template <class T>
std::unique_ptr<Aggregate> make_statistical(FunctionContext& context) {
  return std::make_unique<T>(context);
}

}  // namespace

void add_statistical_aggregates(Registry& registry) {
  registry.add(AggregateFunction{
      .name = "percentileCont",
      .arguments = {{"expression", number_kinds}, {"percentile", number_kinds}},
      .returns = kinds({Kind::floating, Kind::null}),
      .sentence = "The percentile (0.0 to 1.0) of numbers, interpolated between neighbours.",
      .example = "UNWIND [10, 20, 40] AS x RETURN percentileCont(x, 0.75) -> 30.0",
      .make = make_statistical<Percentile<true>>});
  registry.add(AggregateFunction{.name = "percentileDisc",
                                 .arguments = {{"expression", number_kinds}, {"percentile", number_kinds}},
                                 .returns = number_kinds | null_kind,
                                 .sentence = "The percentile (0.0 to 1.0) of numbers, always one of them.",
                                 .example = "UNWIND [10, 20, 40] AS x RETURN percentileDisc(x, 0.5) -> 20",
                                 .make = make_statistical<Percentile<false>>});
  registry.add(AggregateFunction{.name = "stDev",
                                 .arguments = {{"expression", number_kinds}},
                                 .returns = kinds({Kind::floating}),
                                 .sentence = "The standard deviation of a sample (divides by n - 1).",
                                 .example = "UNWIND [2, 4] AS x RETURN round(stDev(x), 4) -> 1.4142",
                                 .make = make_statistical<Deviation<false>>});
  registry.add(AggregateFunction{.name = "stDevP",
                                 .arguments = {{"expression", number_kinds}},
                                 .returns = kinds({Kind::floating}),
                                 .sentence = "The standard deviation of a whole population (divides by n).",
                                 .example = "UNWIND [2, 4] AS x RETURN stDevP(x) -> 1.0",
                                 .make = make_statistical<Deviation<true>>});
}

}  // namespace kenes::functions
