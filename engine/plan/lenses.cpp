// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/lenses.hpp"

#include "engine/plan/live.hpp"

namespace kenes::plan {
namespace {

constexpr std::int16_t none = -1;
using functions::kinds;
using syntax::ExpressionKind;

/// From the leaves up: what an operator binds is known before anything that reads it.
class Marker {
 public:
  Marker(Plan& plan, const ScopeResult& scoped) : lenses_(plan.slots, none), scoped_(scoped) {}

  void run(Operator& at) {
    if (!at.inputs.empty()) run(*at.inputs[0]);
    if (at.lens != none)
      for (Slot slot : produces(at).slots()) set(slot, at.lens);
    std::visit([&](auto& what) { own(what, at); }, at.what);
  }

  std::int16_t of(Slot slot) const {
    return slot == no_slot ? none : lenses_[static_cast<std::size_t>(slot)];
  }

 private:
  void set(Slot slot, std::int16_t lens) {
    if (slot != no_slot) lenses_[static_cast<std::size_t>(slot)] = lens;
  }
  static std::int16_t either(std::int16_t first, std::int16_t second) {
    return first != none ? first : second;
  }

  void own(Project& what, Operator&) {
    for (SlotExpression& item : what.items) bind(item.slot, mark(item.expression));
  }
  void own(Aggregate& what, Operator&) {
    for (SlotExpression& key : what.keys) set(key.slot, mark(key.expression));
    for (AggregateItem& item : what.items) {
      std::int16_t lens = none;
      for (Expression& e : item.arguments) lens = either(lens, mark(e));
      set(item.slot, lens);
    }
  }
  void own(Unwind& what, Operator&) { bind(what.slot, mark(what.list)); }
  void own(BuildPath& what, Operator& at) {
    std::int16_t lens = at.lens;
    for (Slot part : what.parts) lens = either(lens, of(part));
    set(what.path, lens);
  }
  void own(Apply& what, Operator& at) {
    run(*at.inputs[1]);
    set(what.result, of(what.collected));
    mark_all(at);
  }
  void own(Foreach& what, Operator& at) {
    set(what.slot, mark(what.list));
    run(*at.inputs[1]);
  }
  void own(Reduce& what, Operator& at) {
    set(what.accumulator, mark(what.initial));
    set(what.element, mark(what.list));
    run(*at.inputs[1]);
    set(what.result, either(of(what.accumulator), of(what.step)));
  }
  void own(Union& what, Operator& at) {
    for (std::size_t i = 1; i < at.inputs.size(); ++i) run(*at.inputs[i]);
    for (const std::vector<Slot>& side : what.sides)
      for (std::size_t i = 0; i < what.slots.size(); ++i)
        set(what.slots[i], either(of(what.slots[i]), of(side[i])));
  }
  template <class Other>
  void own(Other&, Operator& at) {
    for (std::size_t i = 1; i < at.inputs.size(); ++i) run(*at.inputs[i]);
    mark_all(at);
  }
  /// Inside a MATCH a node may be computed (the end of a relationship that was found): it is the MATCH's.
  void bind(Slot slot, std::int16_t lens) { set(slot, either(lens, of(slot))); }

  void mark_all(Operator& at) {
    for_each_expression(at, [this](Expression& e) { mark(e); });
  }

  /// Marks what reads elements; gives the lens of the elements in the value.
  std::int16_t mark(Expression& e) {
    using Kind = ExpressionKind;
    if (e.kind == Kind::variable) return of(e.slot);
    if (e.kind == Kind::list_comprehension || e.kind == Kind::quantifier || e.kind == Kind::reduce)
      return walk(e);
    std::int16_t lens = none;
    for (Expression& argument : e.args) lens = either(lens, mark(argument));
    if (e.labels) labels(*e.labels);
    switch (e.kind) {
      case Kind::property:
        e.lens = lens;
        return holds_no_element(e) ? none : lens;
      case Kind::has_labels:
        e.lens = lens;
        return none;
      case Kind::call:
      case Kind::map_projection:
        e.lens = lens;
        return lens;
      default:
        return lens;
    }
  }

  std::int16_t walk(Expression& e) {
    const bool reduces = e.kind == ExpressionKind::reduce;
    const std::int16_t first = mark(e.args[0]);
    const std::int16_t element = reduces ? mark(e.args[1]) : first;
    set(e.variable.slot, element);
    if (reduces) set(e.accumulator.slot, either(first, element));
    if (e.where) mark(*e.where);
    if (e.kind == ExpressionKind::quantifier) return none;
    if (e.args.size() == (reduces ? 2 : 1)) return element;
    return either(mark(e.args.back()), reduces ? first : none);
  }

  void labels(syntax::LabelExpression& l) {
    if (l.expression) mark(*l.expression);
    for (syntax::LabelExpression& part : l.parts) labels(part);
  }

  /// A property of a node or relationship is no element; one of a map may be.
  bool holds_no_element(const Expression& property) const {
    const Expression& owner = property.args[0];
    if (owner.kind != ExpressionKind::variable) return false;
    const auto slot = static_cast<std::size_t>(owner.slot);
    if (slot >= scoped_.variables.size()) return false;
    return (scoped_.variables[slot].kinds & ~kinds({Kind::node, Kind::relationship, Kind::null})) == 0;
  }

  std::vector<std::int16_t> lenses_;
  const ScopeResult& scoped_;
};

}  // namespace

void mark_lenses(Plan& plan, const ScopeResult& scoped) {
  Marker marker(plan, scoped);
  marker.run(*plan.root);
  for (const auto& [name, slot] : std::get<Results>(plan.root->what).columns)
    plan.column_lenses.push_back(marker.of(slot));
}

}  // namespace kenes::plan
