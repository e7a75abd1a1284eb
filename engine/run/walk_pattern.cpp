// SPDX-License-Identifier: Apache-2.0
#include "engine/run/walk_pattern.hpp"

#include <algorithm>

#include "engine/plan/expressions.hpp"

namespace kenes::run {

namespace {

/// Beyond that many required repetitions states are not told apart: distances get shorter, never longer.
constexpr std::int64_t most_required = 64;

}  // namespace

WalkPattern::Step::Step(const plan::WalkStep& what, const std::vector<Slot>& different_from, const Site& site)
    : hop(what.types, what.arrow, plan::no_slot, {}, different_from, site),
      labels(what.labels, site.execution()) {}

WalkPattern::WalkPattern(const std::vector<plan::WalkPart>& parts, const std::vector<Slot>& different_from,
                         const Site& site)
    : parts_(parts), batch_(site.slots()) {
  for (const plan::WalkPart& part : parts) {
    Place& place = places_.emplace_back(part, site);
    std::vector<Slot> elements{part.first};
    for (const plan::WalkStep& step : part.steps) {
      place.steps.emplace_back(step, different_from, site);
      elements.push_back(step.relationship);
      elements.push_back(step.node);
    }
    for (const auto& predicate : part.predicates) {
      const plan::SlotSet free = plan::free_slots(predicate);
      std::size_t lowest = elements.size(), highest = 0;
      for (std::size_t i = 0; i < elements.size(); ++i) {
        if (!free.contains(elements[i])) continue;
        lowest = std::min(lowest, i);
        highest = std::max(highest, i);
      }
      if (highest == 0) {
        place.first.push_back(condition(predicate, true, site));
        continue;
      }
      const std::size_t step = (highest + 1) / 2 - 1;
      place.steps[step].conditions.push_back(condition(predicate, lowest >= 2 * step, site));
    }
    for (const auto& predicate : part.after_predicates)
      place.after.push_back(condition(predicate, true, site));
    place.required = std::min(part.minimum, most_required);
    place.base = states_;
    states_ += static_cast<State>(place.required + 1) * static_cast<State>(part.steps.size());
    const auto steps = static_cast<std::int64_t>(part.steps.size());
    longest_ = part.maximum < 0 || longest_ > INT64_MAX / 4 || part.maximum > INT64_MAX / 4 / steps
                   ? INT64_MAX
                   : longest_ + part.maximum * steps;
  }
}

WalkPattern::Condition WalkPattern::condition(const syntax::Expression& predicate, bool local,
                                              const Site& site) const {
  return {site.compile(predicate), slots_of({&predicate, 1}), local};
}

void WalkPattern::begin(const Batch& input, std::uint32_t row) {
  input_ = &input;
  row_ = row;
  for (Place& place : places_)
    for (Step& step : place.steps) step.hop.begin(input, row);
}

void WalkPattern::gather(const Condition& condition) {
  // Variables that the predicate itself introduces (of comprehensions) have no column here.
  for (const Slot slot : condition.used)
    if (input_->column(slot).size() > row_)
      batch_.column(slot).reset_constant(input_->column(slot).value(row_), batch_.size());
}

bool WalkPattern::node_passes(NodeId node, Slot slot, LabelNames& labels,
                              std::vector<Condition>& conditions) {
  if (!labels.empty()) {
    if (!labels.resolve()) return false;
    one_.assign(1, 1);
    labels.check({&node, 1}, one_);
    if (one_[0] == 0) return false;
  }
  for (Condition& condition : conditions) {
    batch_.reset(1);
    gather(condition);
    if (slot != plan::no_slot) write_nodes({&node, 1}, batch_.column(slot));
    if (!filter(batch_, *condition.predicate)) return false;
  }
  return true;
}

bool WalkPattern::may_enter(std::size_t part, NodeId node) {
  Place& place = places_[part];
  return node_passes(node, parts_[part].first, place.first_labels, place.first);
}

bool WalkPattern::may_leave(std::size_t part, NodeId node) {
  Place& place = places_[part];
  return node_passes(node, parts_[part].after, place.after_labels, place.after);
}

void WalkPattern::check(std::size_t part, std::size_t at, std::span<const WalkCandidate> candidates,
                        const std::vector<WalkBinding>* earlier, std::vector<std::uint8_t>& keep) {
  keep.assign(candidates.size(), 1);
  Step& step = places_[part].steps[at];
  const plan::WalkStep& what = parts_[part].steps[at];
  if (!step.labels.empty() && !candidates.empty()) {
    if (!step.labels.resolve()) {
      keep.assign(candidates.size(), 0);
      return;
    }
    far_.clear();
    for (const WalkCandidate& candidate : candidates) far_.push_back(candidate.far);
    step.labels.check(far_, keep);
  }
  const Slot near = at == 0 ? parts_[part].first : parts_[part].steps[at - 1].node;
  for (Condition& condition : step.conditions) {
    if (!condition.local && earlier == nullptr) continue;
    for (std::size_t begin = 0; begin < candidates.size(); begin += batch_capacity) {
      const auto some = candidates.subspan(begin, std::min(batch_capacity, candidates.size() - begin));
      batch_.reset(some.size());
      gather(condition);
      if (earlier)
        for (const auto& [slot, value] : *earlier) batch_.column(slot).reset_constant(value, some.size());
      const auto nodes = [&](Slot slot, NodeId WalkCandidate::*which) {
        if (slot == plan::no_slot) return;
        Column& column = batch_.column(slot);
        column.reset(ColumnType::node, some.size());
        for (std::size_t i = 0; i < some.size(); ++i) column.nodes()[i] = some[i].*which;
      };
      nodes(near, &WalkCandidate::near);
      nodes(what.node, &WalkCandidate::far);
      if (what.relationship != plan::no_slot) {
        Column& edges = batch_.column(what.relationship);
        edges.reset(ColumnType::relationship, some.size());
        for (std::size_t i = 0; i < some.size(); ++i) edges.relationships()[i] = some[i].edge;
      }
      // A candidate that fell out already must raise no error.
      batch_.narrow([&](std::uint32_t row) { return keep[begin + row] != 0; });
      std::fill_n(keep.begin() + static_cast<std::ptrdiff_t>(begin), some.size(), std::uint8_t{0});
      if (batch_.empty() || !filter(batch_, *condition.predicate)) continue;
      for (const std::uint32_t row : batch_.rows()) keep[begin + row] = 1;
    }
  }
}

WalkPattern::State WalkPattern::state(std::size_t part, std::int64_t done, std::size_t step) const {
  if (part == parts_.size()) return states_;
  const Place& place = places_[part];
  const std::int64_t left = std::clamp<std::int64_t>(parts_[part].minimum - done, 0, place.required);
  return place.base + static_cast<State>(left) * static_cast<State>(place.steps.size()) +
         static_cast<State>(step);
}

const WalkPattern::Place& WalkPattern::place_of(State state, std::size_t& part, std::int64_t& left,
                                                std::size_t& step) const {
  part = 0;
  while (part + 1 < places_.size() && places_[part + 1].base <= state) ++part;
  const Place& place = places_[part];
  left = (state - place.base) / static_cast<State>(place.steps.size());
  step = (state - place.base) % place.steps.size();
  return place;
}

std::vector<WalkPattern::Entry> WalkPattern::entries(State state) const {
  std::vector<Entry> result;
  if (state == states_) return result;
  std::size_t part = 0, step = 0;
  std::int64_t left = 0;
  const Place& place = place_of(state, part, left, step);
  const auto numbered = [&](std::int64_t still, std::size_t steps) {
    return place.base + static_cast<State>(still) * static_cast<State>(place.steps.size()) +
           static_cast<State>(steps);
  };
  if (step > 0) {
    result.push_back({numbered(left, step - 1), part, step - 1});
    return result;
  }
  // A repetition was completed: fewer are left than before, unless none was, or more than are counted.
  const std::size_t last = place.steps.size() - 1;
  if (left < place.required) result.push_back({numbered(left + 1, last), part, last});
  if (left == 0) result.push_back({numbered(0, last), part, last});
  if (left == place.required && left > 0 && parts_[part].minimum > place.required)
    result.push_back({numbered(left, last), part, last});
  return result;
}

bool WalkPattern::left_from(State state, State& before, std::size_t& part) const {
  if (state == states_) {
    part = parts_.size() - 1;
  } else {
    std::size_t step = 0;
    std::int64_t left = 0;
    const Place& place = place_of(state, part, left, step);
    if (part == 0 || step != 0 || left != place.required) return false;
    --part;
  }
  before = places_[part].base;
  return true;
}

}  // namespace kenes::run
