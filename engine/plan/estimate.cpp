// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>

#include "engine/plan/expressions.hpp"
#include "engine/plan/statistics.hpp"

namespace kenes::plan {
namespace {

// Rows from the leaf up; what labels a node bears is remembered on the way.
class Estimator {
 public:
  explicit Estimator(const Statistics& statistics) : statistics_(statistics) {}

  double run(Operator& at, double argument) {
    if (std::holds_alternative<Argument>(at.what)) return at.estimated_rows = argument;
    const double input = run(*at.inputs[0], argument);
    const double rows = std::visit([&](const auto& what) { return rows_of(what, at, input); }, at.what);
    return at.estimated_rows = std::max(rows, 0.0);
  }

 private:
  double rows_of(const NodeScan& o, Operator&, double input) {
    labels_[o.node] = o.labels;
    return input * statistics_.nodes_with(o.labels);
  }
  double rows_of(const NodeIndexSeek& o, Operator&, double input) {
    if (!o.on_relationships) labels_[o.element] = {o.label};
    const double times =
        o.each
            ? (o.values[0].kind == ExpressionKind::list ? static_cast<double>(o.values[0].args.size()) : 10)
            : 1;
    return input * times * statistics_.index_rows(o.on_relationships, o.label, o.keys);
  }
  double rows_of(const NodeIndexRange& o, Operator&, double input) {
    if (!o.on_relationships) labels_[o.element] = {o.label};
    const double entries = statistics_.index_entries(o.on_relationships, o.label, o.keys, false);
    return input * entries * range_share(o.values.size(), o.lower.has_value(), o.upper.has_value());
  }
  double rows_of(const NodeIndexText& o, Operator&, double input) {
    if (!o.on_relationships) labels_[o.element] = {o.label};
    return input * text_share *
           (o.on_relationships ? statistics_.relationships({o.label}) : statistics_.nodes_with({o.label}));
  }
  double rows_of(const NodeById& o, Operator&, double input) { return input * (o.each ? 10 : 1); }
  double rows_of(const Expand& o, Operator&, double input) {
    const double fan = statistics_.degree(labels_[o.from], o.types, o.arrow);
    if (o.into) return input * std::min(1.0, fan / std::max(1.0, statistics_.nodes_with(labels_[o.to])));
    labels_[o.to] = o.to_labels;
    return input * fan * statistics_.far_share(o.types, o.arrow, o.to_labels);
  }
  double rows_of(const ExpandCount&, Operator&, double input) { return input; }
  double rows_of(const ExpandIntersect& o, Operator&, double input) {
    labels_[o.to] = o.to_labels;
    if (o.multiplicity != no_slot) return input;
    double least = statistics_.nodes();
    for (const auto& side : o.sides)
      least = std::min(least, statistics_.degree(labels_[side.from], side.types, side.arrow));
    return input * least * 0.5;
  }
  double rows_of(const VariableLengthExpand& o, Operator&, double input) {
    const double fan = statistics_.degree(labels_[o.from], o.types, o.arrow);
    const double sum = std::min(walks(fan, o.minimum, o.maximum), statistics_.nodes() * 10);
    if (o.into) return input * std::min(1.0, sum / statistics_.nodes());
    labels_[o.to] = o.to_labels;
    return input * sum * statistics_.far_share(o.types, o.arrow, o.to_labels);
  }
  double rows_of(const QuantifiedExpand& o, Operator&, double input) {
    const double ends = o.into ? std::max(1.0, statistics_.nodes()) : 1;
    if (!o.into) labels_[o.to] = o.to_labels;
    return input * std::min(fan_out(o.parts) / ends, statistics_.nodes() * 10);
  }
  double rows_of(const ShortestWalks& o, Operator&, double input) {
    const double each = o.count.value.is(Kind::integer) ? static_cast<double>(o.count.value.as_integer()) : 1;
    if (!o.into) labels_[o.to] = o.to_labels;
    const double ends = o.into ? 1 : std::min(fan_out(o.parts), statistics_.nodes_with(o.to_labels));
    return input * ends * each;
  }
  double fan_out(const std::vector<WalkPart>& parts) const {
    double product = 1;
    for (const WalkPart& part : parts) {
      double once = 1;
      for (const WalkStep& step : part.steps) once *= statistics_.degree({}, step.types, step.arrow);
      product *= walks(once, part.minimum, part.maximum);
    }
    return product;
  }
  double rows_of(const Filter& o, Operator&, double input) {
    double share = 1;
    for (const Expression& predicate : o.predicates) share *= selectivity(predicate);
    return input * share;
  }
  double rows_of(const Aggregate& o, Operator&, double input) {
    return o.keys.empty() ? 1 : std::max(std::min(input, 1.0), std::sqrt(input) * 3);
  }
  double rows_of(const Distinct&, Operator&, double input) { return input * 0.7; }
  double rows_of(const Sort& o, Operator&, double input) {
    const auto known = [](const std::optional<Expression>& count) {
      return count && count->value.is(Kind::integer);
    };
    if (!known(o.limit) || (o.skip && !known(o.skip))) return input;
    const double skipped = o.skip ? static_cast<double>(o.skip->value.as_integer()) : 0;
    return std::min(input, skipped + static_cast<double>(o.limit->value.as_integer()));
  }
  double rows_of(const Limit& o, Operator&, double input) {
    return o.count.value.is(Kind::integer) ? std::min(input, static_cast<double>(o.count.value.as_integer()))
                                           : input;
  }
  double rows_of(const Unwind& o, Operator&, double input) {
    return input * (o.list.kind == ExpressionKind::list ? static_cast<double>(o.list.args.size()) : 10);
  }
  double rows_of(const Apply& o, Operator& at, double input) {
    const double right = run(*at.inputs[1], input);
    switch (o.kind) {
      case Apply::Kind::inner:
        return right;
      case Apply::Kind::optional:
        return std::max(input, right);
      case Apply::Kind::semi:
      case Apply::Kind::anti:
        return input * 0.5;
      default:
        return input;
    }
  }
  double rows_of(const Union&, Operator& at, double input) {
    double sum = input;
    for (std::size_t i = 1; i < at.inputs.size(); ++i) sum += run(*at.inputs[i], 1);
    return sum;
  }
  double rows_of(const LoadCsv&, Operator&, double input) { return input * 1000; }
  double rows_of(const Reduce&, Operator& at, double input) {
    run(*at.inputs[1], input * 10);
    return input;
  }
  double rows_of(const HashJoin&, Operator& at, double input) {
    return std::max(input, run(*at.inputs[1], 1));
  }
  double rows_of(const Merge&, Operator& at, double input) {
    return std::max(input, run(*at.inputs[1], input));
  }
  double rows_of(const Foreach&, Operator& at, double input) {
    run(*at.inputs[1], input * 10);
    return input;
  }
  double rows_of(const CallProcedure& o, Operator&, double input) {
    return input * (o.columns.empty() ? 1 : 100);
  }
  template <class Other>
  double rows_of(const Other&, Operator&, double input) {
    return input;
  }

  double selectivity(const Expression& predicate) {
    if (is_call(predicate, "=") && predicate.args.size() == 2)
      for (const Expression& side : predicate.args)
        if (side.kind == ExpressionKind::property && side.args[0].kind == ExpressionKind::variable)
          return statistics_.equality_share(labels_[side.args[0].slot], side.name);
    return statistics_.selectivity(predicate);
  }

  const Statistics& statistics_;
  std::map<Slot, Labels> labels_;
};

}  // namespace

void estimate(Operator& root, const Statistics& statistics) { Estimator(statistics).run(root, 1); }

}  // namespace kenes::plan
