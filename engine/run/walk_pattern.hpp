// SPDX-License-Identifier: Apache-2.0
// WalkPattern: the parts of a quantified or chosen path made ready to be walked: a hop for each step, and the
// conditions where they can be judged. Its states number the places in the pattern as far as distances need
// to tell them apart: repetitions count only until the least number is reached. For WalkDistances and
// WalkSearch; belongs to one operator.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <utility>
#include <vector>

#include "engine/run/walk.hpp"

namespace kenes::run {

/// A relationship that a step may take: from `near`, which is known, to `far`.
struct WalkCandidate {
  NodeId near;
  Edge edge;
  NodeId far;
};

/// What a variable of the inside stands for in the repetition that is judged.
using WalkBinding = std::pair<Slot, Value>;

class WalkPattern {
 public:
  using State = std::uint32_t;

  WalkPattern(const std::vector<plan::WalkPart>& parts, const std::vector<Slot>& different_from,
              const Site& site);

  /// What follows belongs to this input row.
  void begin(const Batch& input, std::uint32_t row);

  std::size_t size() const { return parts_.size(); }
  const plan::WalkPart& part(std::size_t part) const { return parts_[part]; }
  Hop& hop(std::size_t part, std::size_t step) { return places_[part].steps[step].hop; }

  /// Whether a repetition of the part may begin in the node.
  bool may_enter(std::size_t part, NodeId node);
  /// Whether the node may stand between the part and the next one.
  bool may_leave(std::size_t part, NodeId node);
  /// keep[i] = 0 for candidates that the step may not take. `earlier`: what this repetition bound before.
  /// Without it, conditions that need it are passed over.
  void check(std::size_t part, std::size_t step, std::span<const WalkCandidate> candidates,
             const std::vector<WalkBinding>* earlier, std::vector<std::uint8_t>& keep);

  /// The longest that a walk can be; INT64_MAX if there is no limit.
  std::int64_t longest() const { return longest_; }

  // ---- states
  /// `done` repetitions of the part are complete, and `step` steps of the next.
  State state(std::size_t part, std::int64_t done, std::size_t step) const;
  State first_state() const { return state(0, 0, 0); }
  State last_state() const { return states_; }

  struct Entry {
    State from;
    std::size_t part, step;
  };
  /// The steps that lead to a state, and where they come from.
  std::vector<Entry> entries(State state) const;
  /// Where a walk that is about to begin this part may come from without a step; false if from nowhere. For
  /// the last state: the last part, which is left without a condition.
  bool left_from(State state, State& before, std::size_t& part) const;

 private:
  struct Condition {
    ExpressionHandle predicate;
    std::vector<Slot> used;
    bool local;  ///< speaks of nothing but the step's relationship and its two nodes
  };
  struct Step {
    Step(const plan::WalkStep& what, const std::vector<Slot>& different_from, const Site& site);
    Hop hop;
    LabelNames labels;
    std::vector<Condition> conditions;
  };
  struct Place {
    Place(const plan::WalkPart& what, const Site& site)
        : first_labels(what.first_labels, site.execution()),
          after_labels(what.after_labels, site.execution()) {}
    std::deque<Step> steps;  ///< a Hop stays where it is
    LabelNames first_labels, after_labels;
    std::vector<Condition> first, after;
    std::int64_t required = 0;  ///< repetitions that states tell apart
    State base = 0;
  };
  Condition condition(const syntax::Expression& predicate, bool local, const Site& site) const;
  bool node_passes(NodeId node, Slot slot, LabelNames& labels, std::vector<Condition>& conditions);
  void gather(const Condition& condition);
  const Place& place_of(State state, std::size_t& part, std::int64_t& left, std::size_t& step) const;

  const std::vector<plan::WalkPart>& parts_;
  const std::vector<Slot> no_slots_;
  std::deque<Place> places_;
  State states_ = 0;
  std::int64_t longest_ = 0;
  Batch batch_;
  std::vector<std::uint8_t> one_;
  std::vector<NodeId> far_;
  const Batch* input_ = nullptr;
  std::uint32_t row_ = 0;
};

}  // namespace kenes::run
