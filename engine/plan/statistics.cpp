// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/statistics.hpp"

#include <algorithm>
#include <cmath>

#include "engine/plan/expressions.hpp"

namespace kenes::plan {
namespace {

constexpr double equality = 0.1, range = 0.3, other = 0.5;

}  // namespace

std::vector<TypeId> Statistics::type_ids(const Types& types) const {
  std::vector<TypeId> ids;
  if (types.empty()) {
    for (std::size_t i = 0; i < graph_.type_count(); ++i) ids.push_back(static_cast<TypeId>(i));
  } else {
    for (const std::string& type : types)
      if (TypeId id = graph_.type(type); id != no_name) ids.push_back(id);
  }
  return ids;
}

double Statistics::nodes() const { return std::max(1.0, static_cast<double>(graph_.node_count())); }

double Statistics::nodes_with(const Labels& labels) const {
  double least = nodes();
  for (const std::string& label : labels) {
    const LabelId id = graph_.label(label);
    least = std::min(least, id == no_name ? 0.0 : static_cast<double>(graph_.nodes_with_label(id)));
  }
  return least;
}

double Statistics::relationships(const Types& types) const {
  double sum = 0;
  for (TypeId id : type_ids(types)) sum += static_cast<double>(graph_.edge_count(id));
  return sum;
}

double Statistics::degree(const Labels& from_labels, const Types& types, Arrow arrow) const {
  const double labelled = std::max(1.0, nodes_with(from_labels));
  double sum = 0;
  const auto side = [&](TypeId id, Direction direction) {
    // With a label known, the relationships spread over its nodes, or over all that have any if those are
    // more.
    const double starts = static_cast<double>(graph_.nodes_with_type(id, direction));
    const double spread = from_labels.empty() ? nodes() : std::max(labelled, starts);
    sum += static_cast<double>(graph_.edge_count(id)) / spread;
  };
  for (TypeId id : type_ids(types)) {
    if (arrow != Arrow::left) side(id, Direction::out);
    if (arrow != Arrow::right) side(id, Direction::in);
  }
  return sum;
}

bool Statistics::far_end_always_has(const Types& types, Arrow arrow, std::string_view label) const {
  const LabelId id = graph_.label(label);
  if (id == no_name || types.empty()) return false;
  return std::all_of(types.begin(), types.end(), [&](const std::string& type) {
    const TypeId known = graph_.type(type);
    if (known == no_name) return false;
    return (arrow == Arrow::left || graph_.end_always_has_label(known, Direction::in, id)) &&
           (arrow == Arrow::right || graph_.end_always_has_label(known, Direction::out, id));
  });
}

double Statistics::far_share(const Types& types, Arrow arrow, const Labels& labels) const {
  double share = 1;
  for (const std::string& label : labels)
    if (!far_end_always_has(types, arrow, label)) {
      // Ends of a type mostly agree in their labels, so a label's share of all nodes says too little.
      share = std::min(share, std::sqrt(nodes_with({label}) / nodes()));
    }
  return share;
}

double Statistics::equality_share(const Labels& labels, std::string_view key) const {
  const KeyId id = graph_.key(key);
  if (id == no_name) return equality;
  double share = equality;
  for (const std::string& label : labels) {
    const LabelId known = graph_.label(label);
    if (known == no_name) continue;
    if (const auto distinct = graph_.distinct_values(known, id))
      share = std::min(share, 1.0 / static_cast<double>(distinct));
  }
  return share;
}

const std::vector<IndexDescription>& Statistics::indexes() const {
  if (!indexes_) indexes_ = graph_.indexes();
  return *indexes_;
}

std::optional<std::uint32_t> Statistics::index_number(bool on_relationships, const std::string& label,
                                                      const std::vector<std::string>& keys, bool text) const {
  const std::uint16_t id = on_relationships ? graph_.type(label) : graph_.label(label);
  std::vector<KeyId> ids;
  for (const std::string& key : keys) ids.push_back(graph_.key(key));
  if (id == no_name || std::find(ids.begin(), ids.end(), no_name) != ids.end()) return std::nullopt;
  return graph_.index_on(on_relationships, id, ids, text);
}

double Statistics::index_entries(bool on_relationships, const std::string& label,
                                 const std::vector<std::string>& keys, bool text) const {
  const double all = on_relationships ? relationships({label}) : nodes_with({label});
  const auto number = index_number(on_relationships, label, keys, text);
  if (!number) return all;
  const auto entries = static_cast<double>(graph_.index_size(*number).entries);
  return entries > 0 ? std::min(all, entries) : all;
}

double Statistics::index_rows(bool on_relationships, const std::string& label,
                              const std::vector<std::string>& keys) const {
  for (const IndexDescription& index : indexes())
    if (index.is_unique() && index.on_relationships == on_relationships && index.label == label &&
        index.keys == keys)
      return 1;
  const double rows = on_relationships ? relationships({label}) : nodes_with({label});
  std::uint64_t distinct = 0;
  if (const auto number = index_number(on_relationships, label, keys, false))
    distinct = graph_.index_size(*number).distinct;
  if (distinct == 0 && !on_relationships && keys.size() == 1)
    distinct = graph_.distinct_values(graph_.label(label), graph_.key(keys[0]));
  return distinct ? std::max(1.0, rows / static_cast<double>(distinct)) : std::max(1.0, std::sqrt(rows));
}

double walks(double degree, std::int64_t minimum, std::int64_t maximum) {
  constexpr std::int64_t lengths = 7, most = 12;
  double sum = 0;
  for (std::int64_t more = 0; more < lengths && (maximum < 0 || more <= maximum - minimum); ++more)
    sum += std::pow(degree, static_cast<double>(std::min(std::min(minimum, most) + more, most)));
  return sum;
}

double range_share(std::size_t equal, bool lower, bool upper) {
  double share = lower && upper ? 0.05 : lower || upper ? 0.3 : 1;
  for (std::size_t i = 0; i < equal; ++i) share *= 0.1;
  return share;
}

double Statistics::selectivity(const Expression& predicate) const {
  if (predicate.kind == ExpressionKind::has_labels) return other;
  if (predicate.kind != ExpressionKind::call) return other;
  const std::string& name = predicate.name;
  if (name == "=" || name == "IN") return equality;
  if (name == "<" || name == ">" || name == "<=" || name == ">=") return range;
  if (name == "STARTS WITH" || name == "CONTAINS" || name == "ENDS WITH" || name == "=~") return equality;
  if (name == "IS NULL") return equality;
  if (name == "NOT" && predicate.args.size() == 1)
    return std::max(equality, 1 - selectivity(predicate.args[0]));
  if (name == "OR") {
    double sum = 0;
    for (const Expression& arg : predicate.args) sum += selectivity(arg);
    return std::min(1.0, sum);
  }
  return other;
}

}  // namespace kenes::plan
