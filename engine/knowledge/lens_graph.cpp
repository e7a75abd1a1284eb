// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/lens_graph.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "engine/knowledge/book.hpp"

namespace kenes::knowledge {

namespace {

using Validity = ClaimSource::Validity;

/// Values that one lens remembers, of facts on which several claims must be weighed.
constexpr std::size_t most_judged = 1 << 20;

/// Memory that calls of one thread share.
std::vector<Validity>& scratch_validity() {
  thread_local std::vector<Validity> one;
  return one;
}

}  // namespace

LensGraph::LensGraph(std::shared_ptr<const GraphSource> base, Lens lens)
    : base_(std::move(base)),
      claims_(*base_->claims()),
      lens_(std::move(lens)),
      lasting_(dynamic_cast<const MutableGraph*>(base_.get()) == nullptr),
      only_days_(!lens_.sources && !lens_.known_at) {
  if (!lasting_) return;
  for (std::size_t i = 0; i < base_->type_count(); ++i) types_.push_back(std::make_unique<OfType>());
}

LensGraph::~LensGraph() = default;

// ---------------------------------------------------------------- what the lens lets through

bool LensGraph::holds(const Fact& fact) const { return Book(*base_).holds(fact, lens_); }

void LensGraph::sift(std::uint16_t space, FactKind kind, std::uint16_t name,
                     std::span<const std::uint32_t> rows, std::uint8_t* keep) const {
  std::vector<Validity>& validity = scratch_validity();
  claims_.validity(space, kind, name, rows, sizeof(std::uint32_t), validity);
  const DaySpan days = lens_.as_of.value_or(DaySpan{});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    switch (validity[i].state) {
      case Validity::State::plain:
        break;
      case Validity::State::single:
        if (only_days_) {
          keep[i] = validity[i].span.overlaps(days) ? 1 : 0;
          break;
        }
        [[fallthrough]];
      case Validity::State::several:
        keep[i] = holds({space, rows[i], kind, name}) ? 1 : 0;
    }
  }
}

Value LensGraph::judged(const Fact& fact) const {
  if (!lasting_) return Book(*base_).value(fact, lens_);
  const std::lock_guard lock(judging_);
  const auto known = judged_.find(fact);
  if (known != judged_.end()) return known->second;
  if (!book_) book_ = std::make_unique<Book>(*base_);
  Value value = book_->value(fact, lens_);
  if (judged_.size() < most_judged) judged_.emplace(fact, value);
  return value;
}

void LensGraph::sift_values(std::uint16_t space, KeyId key, std::span<const std::uint32_t> rows,
                            std::span<const std::uint32_t> places, Column& out) const {
  std::vector<Validity>& validity = scratch_validity();
  claims_.validity(space, FactKind::property, key, rows, sizeof(std::uint32_t), validity);
  const DaySpan days = lens_.as_of.value_or(DaySpan{});
  bool flat = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Validity& known = validity[i];
    if (known.state == Validity::State::plain) continue;
    const bool by_days = only_days_ && known.state == Validity::State::single;
    if (by_days && known.span.overlaps(days)) continue;
    if (!std::exchange(flat, true)) out.flatten();
    const std::size_t place = places.empty() ? i : places[i];
    const Value value = by_days ? Value() : judged({space, rows[i], FactKind::property, key});
    if (value.is_null())
      out.set_null(place);
    else
      out.set(place, value);
  }
}

// ---------------------------------------------------------------- nodes

bool LensGraph::is_shadow(NodeId node) const {
  if (!looks_back() || !claims_.shadow_node(node)) return false;
  // It went with all that was said of it: it is there while any of that was known.
  std::vector<Claim> about;
  claims_.claims_about(0, node, about);
  return std::any_of(about.begin(), about.end(), [&](const Claim& claim) {
    return claim.recorded <= *lens_.known_at && (!claim.retracted || *claim.retracted > *lens_.known_at);
  });
}

bool LensGraph::has_node(NodeId node) const { return base_->has_node(node) || is_shadow(node); }

void LensGraph::has_label(std::span<const NodeId> nodes, LabelId label, std::uint8_t* out) const {
  base_->has_label(nodes, label, out);
  if (looks_back())
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (out[i] || base_->has_node(nodes[i]) || !is_shadow(nodes[i])) continue;
      const auto labels = claims_.shadow_node(nodes[i]);
      out[i] = std::binary_search(labels->begin(), labels->end(), label) ? 1 : 0;
    }
  if (sifts_label(label)) sift(0, FactKind::label, label, nodes, out);
}

void LensGraph::labels_of(NodeId node, std::vector<LabelId>& out) const {
  base_->labels_of(node, out);
  if (looks_back() && is_shadow(node)) out = *claims_.shadow_node(node);
  const std::size_t count = label_count();
  std::vector<LabelId> shown;
  for (std::size_t i = 0; i < count; ++i) {
    const auto label = static_cast<LabelId>(i);
    std::uint8_t keep = std::binary_search(out.begin(), out.end(), label) ? 1 : 0;
    if (sifts_label(label) && (keep || looks_back())) sift(0, FactKind::label, label, {&node, 1}, &keep);
    if (keep) shown.push_back(label);
  }
  out = std::move(shown);
}

bool LensGraph::end_always_has_label(TypeId type, Direction direction, LabelId label) const {
  return !looks_back() && !sifts_label(label) && base_->end_always_has_label(type, direction, label);
}

bool LensGraph::scan(ScanPosition& position, std::span<const LabelId> labels, std::size_t limit,
                     std::vector<NodeId>& out) const {
  if (looks_back()) {
    const auto all = whole_scan(labels, position.next == 0);
    const std::size_t begin = std::min<std::size_t>(position.next, all->size());
    const std::size_t end = std::min(all->size(), begin + limit);
    out.insert(out.end(), all->begin() + static_cast<std::ptrdiff_t>(begin),
               all->begin() + static_cast<std::ptrdiff_t>(end));
    position.next = end;
    position.done = end == all->size();
    return !position.done;
  }
  std::vector<LabelId> asked;
  std::copy_if(labels.begin(), labels.end(), std::back_inserter(asked),
               [this](LabelId label) { return sifts_label(label); });
  const std::size_t before = out.size();
  for (;;) {
    const std::size_t from = out.size();
    const bool more = base_->scan(position, labels, limit - (from - before), out);
    if (!asked.empty()) {
      std::vector<std::uint8_t> keep(out.size() - from, 1);
      const std::span<const NodeId> found(out.data() + from, keep.size());
      for (LabelId label : asked) sift(0, FactKind::label, label, found, keep.data());
      std::size_t kept = from;
      for (std::size_t i = 0; i < keep.size(); ++i)
        if (keep[i]) out[kept++] = out[from + i];
      out.resize(kept);
    }
    if (!more || out.size() - before == limit || asked.empty()) return more;
  }
}

std::vector<NodeId> LensGraph::past_nodes(std::span<const LabelId> labels) const {
  std::vector<NodeId> nodes;
  for (LabelId label : labels)
    claims_.facts_named(0, FactKind::label, label, [&](const Fact& fact) {
      nodes.push_back(fact.row);
      return true;
    });
  claims_.shadow_nodes([&](NodeId node, std::span<const LabelId>) {
    nodes.push_back(node);
    return true;
  });
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

std::shared_ptr<const std::vector<NodeId>> LensGraph::whole_scan(std::span<const LabelId> labels,
                                                                 bool begins) const {
  const std::vector<LabelId> key(labels.begin(), labels.end());
  {
    const std::lock_guard lock(mutex_);
    const auto known = scans_.find(key);
    if (known != scans_.end() && (lasting_ || !begins)) return known->second;
  }
  std::vector<NodeId> believed;
  for (ScanPosition position; base_->scan(position, labels, batch_capacity, believed);) {
  }
  std::vector<NodeId> candidates;
  const std::vector<NodeId> past = past_nodes(labels);
  std::set_union(believed.begin(), believed.end(), past.begin(), past.end(), std::back_inserter(candidates));
  std::vector<std::uint8_t> keep(candidates.size(), 1), bears(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) keep[i] = has_node(candidates[i]) ? 1 : 0;
  for (LabelId label : labels) {
    has_label(candidates, label, bears.data());
    for (std::size_t i = 0; i < keep.size(); ++i) keep[i] &= bears[i];
  }
  auto shown = std::make_shared<std::vector<NodeId>>();
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (keep[i]) shown->push_back(candidates[i]);
  const std::lock_guard lock(mutex_);
  return scans_[key] = std::move(shown);
}

// ---------------------------------------------------------------- properties

void LensGraph::node_property(std::span<const NodeId> nodes, KeyId key, Column& out) const {
  base_->node_property(nodes, key, out);
  if (sifts_key(0, key)) sift_values(0, key, nodes, {}, out);
}

void LensGraph::edge_property(std::span<const Edge> edges, KeyId key, Column& out) const {
  base_->edge_property(edges, key, out);
  std::vector<TypeId> types;
  for (const Edge& edge : edges)
    if (types.empty() ||
        (types.back() != edge.type && std::find(types.begin(), types.end(), edge.type) == types.end()))
      types.push_back(edge.type);
  std::vector<std::uint32_t> rows, places;
  for (TypeId type : types) {
    if (!sifts_key(space_of(type), key)) continue;
    rows.clear();
    places.clear();
    for (std::size_t i = 0; i < edges.size(); ++i) {
      if (edges[i].type != type) continue;
      rows.push_back(edges[i].id);
      places.push_back(static_cast<std::uint32_t>(i));
    }
    sift_values(space_of(type), key, rows, places, out);
  }
}

/// `keys`: in, those that have a believed value; out, those that have one through the lens.
void LensGraph::known_keys(std::uint16_t space, std::uint32_t row, std::vector<KeyId>& keys) const {
  std::vector<Claim> about;
  claims_.claims_about(space, row, about);
  const Book book(*base_);
  Fact last;
  bool any = false;
  for (const Claim& claim : about) {
    if (claim.fact.kind != FactKind::property || (any && claim.fact == last)) continue;
    last = claim.fact;
    any = true;
    const auto place = std::lower_bound(keys.begin(), keys.end(), claim.fact.name);
    const bool there = place != keys.end() && *place == claim.fact.name;
    const bool shows = !book.value(claim.fact, lens_).is_null();
    if (there && !shows) keys.erase(place);
    if (!there && shows) keys.insert(place, claim.fact.name);
  }
}

void LensGraph::keys_of(NodeId node, std::vector<KeyId>& out) const {
  base_->keys_of(node, out);
  known_keys(0, node, out);
}

void LensGraph::keys_of(const Edge& edge, std::vector<KeyId>& out) const {
  base_->keys_of(edge, out);
  known_keys(space_of(edge.type), edge.id, out);
}

}  // namespace kenes::knowledge
