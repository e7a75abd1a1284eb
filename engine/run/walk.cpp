// SPDX-License-Identifier: Apache-2.0
#include "engine/run/walk.hpp"

#include <algorithm>

namespace kenes::run {

namespace {

void collect_slots(const syntax::Expression& expression, std::vector<Slot>& slots);

void collect_slots(const syntax::LabelExpression& labels, std::vector<Slot>& slots) {
  if (labels.expression) collect_slots(*labels.expression, slots);
  for (const auto& part : labels.parts) collect_slots(part, slots);
}

void collect_slots(const syntax::Expression& expression, std::vector<Slot>& slots) {
  if (expression.kind == syntax::ExpressionKind::variable || expression.slot != plan::no_slot)
    slots.push_back(expression.slot);
  for (const auto& argument : expression.args) collect_slots(argument, slots);
  if (expression.where) collect_slots(*expression.where, slots);
  if (expression.labels) collect_slots(*expression.labels, slots);
}

}  // namespace

void NodeBits::clear(NodeId bound) {
  for (NodeId node : members_) words_[node >> 6] = 0;
  members_.clear();
  std::size_t words = (std::size_t{bound} + 63) / 64;
  if (words <= words_.size()) return;
  account_.add(static_cast<std::int64_t>((words - words_.size()) * 8));
  words_.resize(words);
}

std::vector<Slot> slots_of(std::span<const syntax::Expression> expressions) {
  std::vector<Slot> slots;
  for (const auto& expression : expressions) collect_slots(expression, slots);
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  if (!slots.empty() && slots.front() == plan::no_slot) slots.erase(slots.begin());
  return slots;
}

EdgePredicates::EdgePredicates(Slot each, std::span<const syntax::Expression> predicates, const Site& site)
    : each_(each), batch_(predicates.empty() ? 0 : site.slots()) {
  for (const auto& predicate : predicates) predicates_.push_back(site.compile(predicate));
  used_ = slots_of(predicates);
  used_.erase(std::remove(used_.begin(), used_.end(), each), used_.end());
}

void EdgePredicates::check(const Batch& input, std::uint32_t row, std::span<const Edge> edges,
                           std::vector<std::uint8_t>& keep) {
  for (std::size_t at = 0; at < edges.size(); at += batch_capacity) {
    auto part = edges.subspan(at, std::min(batch_capacity, edges.size() - at));
    batch_.reset(part.size());
    repeated_.assign(part.size(), row);
    // Variables that the predicate itself introduces (of comprehensions) have no column here.
    for (Slot slot : used_)
      if (input.column(slot).size() > row) batch_.column(slot).gather(input.column(slot), repeated_);
    Column& each = batch_.column(each_);
    each.reset(ColumnType::relationship, part.size());
    std::copy(part.begin(), part.end(), each.relationships());
    bool any = true;
    for (auto& predicate : predicates_) any = any && filter(batch_, *predicate);
    std::size_t selected = 0;
    auto rows = batch_.rows();
    for (std::uint32_t i = 0; i < part.size(); ++i) {
      bool passes = any && selected < rows.size() && rows[selected] == i;
      selected += passes;
      keep[at + i] &= static_cast<std::uint8_t>(passes);
    }
  }
}

Hop::Hop(const std::vector<std::string>& types, plan::Arrow arrow, Slot each,
         std::span<const syntax::Expression> each_predicates, const std::vector<Slot>& different_from,
         const Site& site)
    : graph_(site.graph()),
      limits_(site.limits()),
      names_(types, arrow, site.execution()),
      predicates_(each, each_predicates, site),
      different_from_(different_from) {}

void Hop::begin(const Batch& input, std::uint32_t row) {
  input_ = &input;
  row_ = row;
  forward_ = names_.resolve();
  reversed_.assign(forward_.begin(), forward_.end());
  bool both = std::any_of(forward_.begin(), forward_.end(), [](const Step& s) { return s.without_loops; });
  if (!both)
    for (Step& step : reversed_) step.direction = opposite(step.direction);
}

void Hop::judge() {
  keep_.assign(candidates_.size(), 1);
  if (!predicates_.empty()) {
    edges_.clear();
    for (const Candidate& candidate : candidates_) edges_.push_back(candidate.edge);
    predicates_.check(*input_, row_, edges_, keep_);
  }
  for (Slot slot : different_from_)
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (keep_[i] && holds(input_->column(slot), row_, candidates_[i].edge)) keep_[i] = 0;
}

}  // namespace kenes::run
