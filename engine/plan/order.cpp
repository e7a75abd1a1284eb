// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/order.hpp"

#include <algorithm>
#include <cmath>

namespace kenes::plan {
namespace {

// Costs in units of one neighbour read from an adjacency list.
constexpr double seek_cost = 5, probe_cost = 2, shortest_path_cost = 1000, few_ends = 2;
constexpr double most_tried_starts = 12;

struct State {
  SlotSet available;
  std::vector<bool> relationship_placed, predicate_used;
  double rows = 1, cost = 0;
  std::vector<Step> steps;
};

class Planner {
 public:
  Planner(const QueryGraph& graph, const Statistics& statistics, const OrderHints& hints, Limits* running)
      : graph_(graph), statistics_(statistics), hints_(hints), running_(running) {}

  std::vector<Step> run(const SlotSet& bound) {
    State state;
    state.available = bound;
    state.relationship_placed.resize(graph_.relationships.size());
    state.predicate_used.resize(graph_.predicates.size());
    use_predicates(state);
    for (;;) {
      if (advance(state)) continue;
      std::vector<std::size_t> starts = missing_nodes(state);
      if (starts.empty()) return std::move(state.steps);
      std::optional<State> best;
      std::optional<State> chosen;
      limit_starts(state, starts);
      const auto offer = [&](State started) {
        State played = started;
        play(played);
        if (best && played.cost >= best->cost) return;
        best = std::move(played);
        chosen = std::move(started);
      };
      for (std::size_t node : starts) {
        State tried = state;
        start(tried, node);
        offer(std::move(tried));
      }
      for (std::size_t i = 0; i < graph_.relationships.size(); ++i) {
        State tried = state;
        if (start_relationship(tried, i)) offer(std::move(tried));
      }
      state = std::move(*chosen);
    }
  }

 private:
  void watch() const {
    if (running_) running_->check();
  }

  bool has(const State& state, std::size_t node) const {
    return state.available.contains(graph_.nodes[node].slot);
  }

  std::vector<std::size_t> missing_nodes(const State& state) const {
    std::vector<std::size_t> missing;
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i)
      if (!has(state, i)) missing.push_back(i);
    return missing;
  }

  void limit_starts(const State& state, std::vector<std::size_t>& starts) const {
    if (starts.size() <= most_tried_starts) return;
    std::stable_sort(starts.begin(), starts.end(), [&](std::size_t a, std::size_t b) {
      return access(state, a).rows < access(state, b).rows;
    });
    starts.resize(static_cast<std::size_t>(most_tried_starts));
  }

  // To the end, every further start being simply the one with the fewest rows.
  void play(State& state) const {
    for (;;) {
      if (advance(state)) continue;
      const std::vector<std::size_t> missing = missing_nodes(state);
      if (missing.empty()) return;
      start(state, *std::min_element(missing.begin(), missing.end(), [&](std::size_t a, std::size_t b) {
              return access(state, a).rows < access(state, b).rows;
            }));
    }
  }

  // Marks the predicates that can be judged now.
  void use_predicates(State& state) const {
    for (std::size_t i = 0; i < graph_.predicates.size(); ++i) {
      const PatternPredicate& predicate = graph_.predicates[i];
      if (state.predicate_used[i] || !predicate.slots.is_subset_of(state.available)) continue;
      state.predicate_used[i] = true;
      state.rows *= share(predicate.expression);
    }
  }

  double share(const Expression& predicate) const {
    if (is_call(predicate, "=") && predicate.args.size() == 2)
      for (const Expression& side : predicate.args)
        if (side.kind == ExpressionKind::property && side.args[0].kind == ExpressionKind::variable)
          if (const std::size_t node = graph_.node_of(side.args[0].slot); node < graph_.nodes.size())
            return statistics_.equality_share(graph_.nodes[node].labels, side.name);
    return statistics_.selectivity(predicate);
  }

  // ---- starts

  void start(State& state, std::size_t node) const {
    Step step{Step::Kind::start, node, 0, true, false, access(state, node)};
    const Access& chosen = step.access;
    for (const std::size_t predicate : chosen.predicates()) state.predicate_used[predicate] = true;
    state.rows *= chosen.rows;
    state.cost += state.rows + (chosen.kind == Access::Kind::scan ? 0 : seek_cost);
    state.available.insert(graph_.nodes[node].slot);
    state.steps.push_back(std::move(step));
    use_predicates(state);
  }

  // By an index over relationships, if there is one for what is asked of this one.
  bool start_relationship(State& state, std::size_t at) const {
    const PatternRelationship& r = graph_.relationships[at];
    if (state.relationship_placed[at] || r.given || r.variable_length || r.types.size() != 1) return false;
    if (!r.parts.empty() || r.selector != syntax::PathPattern::Selector::none) return false;
    if (has(state, r.left) || has(state, r.right)) return false;
    std::optional<Access> best;
    offer_indexes(state, r.slot, r.types, true, [&](Access candidate) {
      if (!best || candidate.rows < best->rows) best = std::move(candidate);
    });
    if (!best) return false;
    for (const std::size_t predicate : best->predicates()) state.predicate_used[predicate] = true;
    state.relationship_placed[at] = true;
    state.rows *= best->rows * (r.arrow == Arrow::both ? 2 : 1);
    state.cost += 2 * state.rows + seek_cost;
    state.steps.push_back({Step::Kind::start_relationship, 0, at, true, false, std::move(*best)});
    state.available.insert(r.slot);
    state.available.insert(graph_.nodes[r.left].slot);
    state.available.insert(graph_.nodes[r.right].slot);
    use_predicates(state);
    return true;
  }

  bool computable(const State& state, const Expression& value, Slot node) const {
    const SlotSet slots = free_slots(value);
    return !slots.contains(node) && slots.is_subset_of(state.available) && !has_subquery(value);
  }

  static bool is_property_of(const Expression& e, Slot node) {
    return e.kind == ExpressionKind::property && is_variable(e.args[0], node);
  }

  Access access(const State& state, std::size_t at) const {
    watch();
    const PatternNode& node = graph_.nodes[at];
    Access best;
    best.rows = statistics_.nodes_with(node.labels);
    const auto offer = [&](Access candidate) {
      if (candidate.rows < best.rows ||
          (best.kind == Access::Kind::scan && candidate.kind != Access::Kind::range) ||
          (best.kind == Access::Kind::scan && candidate.rows <= best.rows))
        best = std::move(candidate);
    };
    for (std::size_t i = 0; i < graph_.predicates.size(); ++i) {
      const Expression& e = graph_.predicates[i].expression;
      if (state.predicate_used[i] || e.kind != ExpressionKind::call || e.args.size() != 2) continue;
      if (e.name != "=" && e.name != "IN") continue;
      const bool each = e.name == "IN";
      for (std::size_t side = 0; side < (each ? 1u : 2u); ++side) {
        const Expression &left = e.args[side], &value = e.args[1 - side];
        const bool element = is_call(left, "elementId");
        if ((!element && !is_call(left, "id")) || left.args.size() != 1 ||
            !is_variable(left.args[0], node.slot) || !computable(state, value, node.slot))
          continue;
        Access candidate;
        candidate.equal = {{i, 1 - side}};
        candidate.kind = element ? (each ? Access::Kind::by_element_id_each : Access::Kind::by_element_id)
                                 : (each ? Access::Kind::by_id_each : Access::Kind::by_id);
        candidate.rows = each ? list_length(value) : 1;
        offer(std::move(candidate));
      }
    }
    offer_indexes(state, node.slot, node.labels, false, offer);
    return best;
  }

  static double list_length(const Expression& list) {
    return list.kind == ExpressionKind::list ? static_cast<double>(list.args.size()) : 10;
  }

  // What the predicates ask of one property of an element.
  struct Asked {
    std::optional<Access::Use> equal, each, lower, upper, starts, ends, contains;
    std::optional<std::size_t> present;
    bool rejects_null() const {
      return equal || each || lower || upper || starts || ends || contains || present;
    }
  };

  Asked asked(const State& state, Slot element, const std::string& key) const {
    Asked found;
    const auto is_it = [&](const Expression& e) { return is_property_of(e, element) && e.name == key; };
    const auto set = [](std::optional<Access::Use>& use, std::size_t predicate, std::size_t value) {
      if (!use) use = {predicate, value};
    };
    for (std::size_t i = 0; i < graph_.predicates.size(); ++i) {
      const Expression& e = graph_.predicates[i].expression;
      if (state.predicate_used[i] || e.kind != ExpressionKind::call) continue;
      if (e.args.size() == 1 && e.name == "IS NOT NULL" && is_it(e.args[0])) found.present = i;
      if (e.args.size() != 2) continue;
      for (std::size_t side = 0; side < 2; ++side) {
        const std::size_t value = 1 - side;
        if (!is_it(e.args[side]) || !computable(state, e.args[value], element)) continue;
        if (e.name == "=") set(found.equal, i, value);
        if (e.name == "<" || e.name == "<=") set(side == 0 ? found.upper : found.lower, i, value);
        if (e.name == ">" || e.name == ">=") set(side == 0 ? found.lower : found.upper, i, value);
        if (side == 1) continue;
        if (e.name == "IN") set(found.each, i, value);
        if (e.name == "STARTS WITH") set(found.starts, i, value);
        if (e.name == "ENDS WITH") set(found.ends, i, value);
        if (e.name == "CONTAINS") set(found.contains, i, value);
      }
    }
    return found;
  }

  template <class Offer>
  void offer_indexes(const State& state, Slot element, const std::vector<std::string>& labels,
                     bool on_relationships, const Offer& offer) const {
    for (const IndexDescription& index : statistics_.indexes()) {
      if (!index.has_entries() || index.on_relationships != on_relationships ||
          std::find(labels.begin(), labels.end(), index.label) == labels.end())
        continue;
      Access candidate;
      candidate.label = index.label;
      candidate.keys = index.keys;
      if (index.kind == IndexKind::text)
        offer_text(state, element, on_relationships, std::move(candidate), offer);
      else
        offer_ordered(state, element, on_relationships, std::move(candidate), offer);
    }
  }

  template <class Offer>
  void offer_text(const State& state, Slot element, bool on_relationships, Access candidate,
                  const Offer& offer) const {
    const Asked text = asked(state, element, candidate.keys[0]);
    const auto& use = text.contains ? text.contains : text.ends ? text.ends : text.starts;
    if (!use) return;
    candidate.kind = Access::Kind::text;
    candidate.text = *use;
    candidate.rows = text_share * (on_relationships ? statistics_.relationships({candidate.label})
                                                    : statistics_.nodes_with({candidate.label}));
    offer(std::move(candidate));
  }

  // Equal first keys, then a range; all further keys must be asked for, as the index holds only elements that
  // have them all.
  template <class Offer>
  void offer_ordered(const State& state, Slot element, bool on_relationships, Access candidate,
                     const Offer& offer) const {
    std::vector<Asked> of_keys;
    for (const std::string& key : candidate.keys) {
      of_keys.push_back(asked(state, element, key));
      if (!of_keys.back().rejects_null()) return;
    }
    const double rows = statistics_.index_rows(on_relationships, candidate.label, candidate.keys);
    if (of_keys.size() == 1 && !of_keys[0].equal && of_keys[0].each) {
      candidate.kind = Access::Kind::seek_each;
      candidate.equal = {*of_keys[0].each};
      candidate.rows = rows * list_length(graph_.predicates[candidate.equal[0].predicate].expression.args[1]);
      return offer(std::move(candidate));
    }
    while (candidate.equal.size() < of_keys.size() && of_keys[candidate.equal.size()].equal)
      candidate.equal.push_back(*of_keys[candidate.equal.size()].equal);
    if (candidate.equal.size() == of_keys.size()) {
      candidate.kind = Access::Kind::seek;
      candidate.rows = rows;
      return offer(std::move(candidate));
    }
    const Asked& next = of_keys[candidate.equal.size()];
    candidate.kind = Access::Kind::range;
    if (next.starts) {
      candidate.lower = next.starts;
      candidate.prefix = true;
    } else {
      candidate.lower = next.lower;
      candidate.upper = next.upper;
      if (!next.lower && !next.upper) candidate.present = next.present;
    }
    const double all = on_relationships ? statistics_.relationships({candidate.label})
                                        : statistics_.nodes_with({candidate.label});
    const double entries =
        statistics_.index_entries(on_relationships, candidate.label, candidate.keys, false);
    // To read the whole index is worth it only where most elements are not in it.
    if (candidate.equal.empty() && !candidate.lower && !candidate.upper && entries > all / 2) return;
    const bool both = candidate.prefix || (candidate.lower && candidate.upper);
    candidate.rows =
        entries * range_share(candidate.equal.size(), both || candidate.lower, both || candidate.upper);
    offer(std::move(candidate));
  }

  // ---- expansions

  struct Move {
    std::size_t relationship = 0;
    bool from_left = true, into = false;
    bool folds = false;  ///< can be counted: to be done last, costs little
    double rows = 0, cost = 0;
  };

  // Takes the best relationship that touches what is there; false if none does.
  bool advance(State& state) const {
    watch();
    std::optional<Move> best;
    for (std::size_t i = 0; i < graph_.relationships.size(); ++i) {
      if (state.relationship_placed[i]) continue;
      const PatternRelationship& r = graph_.relationships[i];
      if (r.given && !r.variable_length) {
        place_given(state, i);
        return true;
      }
      const bool left = has(state, r.left), right = has(state, r.right);
      const bool shortest = r.selector != syntax::PathPattern::Selector::none && !r.is_chosen();
      if (shortest ? !(left && right) : !(left || right)) continue;
      // A search for an end that is easily found stops there; without, it goes through all that is in reach.
      if (r.is_chosen() && !(left && right) && access(state, left ? r.right : r.left).rows <= few_ends)
        continue;
      const Move move = judge(state, i, left, right);
      if (!best || better(move, *best)) best = move;
    }
    if (!best) return false;
    take(state, *best);
    return true;
  }

  static bool better(const Move& a, const Move& b) {
    if (a.into != b.into) return a.into;
    if (a.folds != b.folds) return b.folds;
    if (a.rows != b.rows) return a.rows < b.rows;
    return a.cost < b.cost;
  }

  Move judge(const State& state, std::size_t at, bool left, bool right) const {
    const PatternRelationship& r = graph_.relationships[at];
    Move move;
    move.relationship = at;
    move.from_left = left;
    move.into = left && right;
    if (move.into && r.variable_length) move.from_left = fan_out(r, true) <= fan_out(r, false);
    const PatternNode& to = graph_.nodes[move.from_left ? r.right : r.left];
    const double fan = fan_out(r, move.from_left);
    if (r.is_chosen()) {
      move.rows = state.rows * (move.into ? 1 : std::min(fan, statistics_.nodes()));
      move.cost = state.rows * std::max(shortest_path_cost, std::min(fan, statistics_.nodes()));
    } else if (r.selector != syntax::PathPattern::Selector::none) {
      move.rows = state.rows;
      move.cost = state.rows * shortest_path_cost;
    } else if (move.into) {
      const double ends = std::max(1.0, statistics_.nodes_with(to.labels));
      move.rows = state.rows * std::min(1.0, fan / ends);
      move.cost = state.rows * (r.variable_length ? fan : probe_cost);
    } else {
      move.rows = state.rows * fan * statistics_.far_share(r.types, arrow(r, move.from_left), to.labels);
      move.cost = state.rows * (1 + fan);
      move.folds = foldable(state, at, to);
      if (move.folds) {
        move.cost = state.rows;
        move.rows = state.rows;
      }
    }
    return move;
  }

  static Arrow arrow(const PatternRelationship& r, bool from_left) {
    if (from_left || r.arrow == Arrow::both) return r.arrow;
    return r.arrow == Arrow::right ? Arrow::left : Arrow::right;
  }

  double fan_out(const PatternRelationship& r, bool from_left) const {
    const PatternNode& from = graph_.nodes[from_left ? r.left : r.right];
    if (!r.parts.empty()) {
      double product = 1;
      for (const WalkPart& part : r.parts) product *= std::max(fan_out(part), 0.1);
      return std::min(product, statistics_.nodes() * 10);
    }
    const double degree = statistics_.degree(from.labels, r.types, arrow(r, from_left));
    if (!r.variable_length) return degree;
    return std::min(walks(degree, r.minimum, r.maximum), statistics_.nodes() * 10);
  }

  double fan_out(const WalkPart& part) const {
    double once = 1;
    for (const WalkStep& step : part.steps) once *= statistics_.degree({}, step.types, step.arrow);
    return walks(once, part.minimum, part.maximum);
  }

  // A leaf that is only counted: no one uses its node or relationship, nor do predicates.
  bool foldable(const State& state, std::size_t at, const PatternNode& to) const {
    if (!hints_.rows_only_counted) return false;
    const PatternRelationship& r = graph_.relationships[at];
    if (r.variable_length || hints_.needed.contains(to.slot) || hints_.needed.contains(r.slot)) return false;
    std::size_t coinciding = 0;
    for (std::size_t i = 0; i < graph_.relationships.size(); ++i) {
      const PatternRelationship& other = graph_.relationships[i];
      if (i == at) continue;
      if (graph_.nodes[other.left].slot == to.slot || graph_.nodes[other.right].slot == to.slot) return false;
      if (may_coincide(other.types, r.types)) ++coinciding;
    }
    if (coinciding > 1 || r.left == r.right) return false;
    for (const NamedPath& path : graph_.paths)
      if (std::find(path.parts.begin(), path.parts.end(), to.slot) != path.parts.end()) return false;
    for (std::size_t i = 0; i < graph_.predicates.size(); ++i)
      if (!state.predicate_used[i] &&
          (graph_.predicates[i].slots.contains(to.slot) || graph_.predicates[i].slots.contains(r.slot)))
        return false;
    return true;
  }

  void take(State& state, const Move& move) const {
    const PatternRelationship& r = graph_.relationships[move.relationship];
    state.relationship_placed[move.relationship] = true;
    state.rows = move.rows;
    state.cost += move.cost + move.rows * (move.folds ? 0 : 1);
    state.steps.push_back({Step::Kind::expand, 0, move.relationship, move.from_left, move.into, {}});
    state.available.insert(r.slot);
    state.available.insert(r.path);
    for (const Slot slot : r.binds) state.available.insert(slot);
    state.available.insert(graph_.nodes[r.left].slot);
    state.available.insert(graph_.nodes[r.right].slot);
    use_predicates(state);
  }

  void place_given(State& state, std::size_t at) const {
    const PatternRelationship& r = graph_.relationships[at];
    state.relationship_placed[at] = true;
    state.cost += state.rows;
    state.steps.push_back({Step::Kind::given_relationship, 0, at, true, false, {}});
    state.available.insert(graph_.nodes[r.left].slot);
    state.available.insert(graph_.nodes[r.right].slot);
    use_predicates(state);
  }

  const QueryGraph& graph_;
  const Statistics& statistics_;
  const OrderHints& hints_;
  Limits* running_;
};

}  // namespace

std::vector<std::size_t> Access::predicates() const {
  std::vector<std::size_t> all;
  for (const Use& use : equal) all.push_back(use.predicate);
  if (lower) all.push_back(lower->predicate);
  if (upper) all.push_back(upper->predicate);
  if (present) all.push_back(*present);
  if (kind == Kind::text) all.push_back(text.predicate);
  return all;
}

std::vector<Step> order(const QueryGraph& graph, const SlotSet& bound, const Statistics& statistics,
                        const OrderHints& hints, Limits* running) {
  return Planner(graph, statistics, hints, running).run(bound);
}

}  // namespace kenes::plan
