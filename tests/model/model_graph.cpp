// SPDX-License-Identifier: Apache-2.0
#include "tests/model/model_graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "storage/compare.hpp"
#include "storage/error.hpp"
#include "storage/property_type.hpp"

namespace kenes {

std::uint16_t ModelGraph::Names::find(std::string_view name) const {
  auto found = ids.find(name);
  return found == ids.end() ? no_name : found->second;
}

std::string_view ModelGraph::Names::name(std::uint16_t id) const {
  return id < names.size() ? std::string_view{names[id]} : std::string_view{};
}

std::uint16_t ModelGraph::Names::intern(std::string_view name) {
  if (auto id = find(name); id != no_name) return id;
  auto id = static_cast<std::uint16_t>(names.size());
  names.emplace_back(name);
  ids.emplace(name, id);
  return id;
}

bool ModelGraph::scan(ScanPosition& position, std::span<const LabelId> labels, std::size_t limit,
                      std::vector<NodeId>& out) const {
  std::size_t appended = 0;
  auto node = state_.nodes.lower_bound(static_cast<NodeId>(position.next));
  for (; node != state_.nodes.end() && appended < limit; ++node) {
    position.next = node->first + 1;
    const auto& has = node->second.labels;
    if (!std::all_of(labels.begin(), labels.end(), [&](LabelId l) { return has.count(l) != 0; })) continue;
    out.push_back(node->first);
    ++appended;
  }
  position.done = appended == 0;
  return appended != 0;
}

void ModelGraph::labels_of(NodeId node, std::vector<LabelId>& out) const {
  out.clear();
  if (auto found = state_.nodes.find(node); found != state_.nodes.end())
    out.assign(found->second.labels.begin(), found->second.labels.end());
}

void ModelGraph::has_label(std::span<const NodeId> nodes, LabelId label, std::uint8_t* out) const {
  for (NodeId node : nodes) {
    auto found = state_.nodes.find(node);
    *out++ = found != state_.nodes.end() && found->second.labels.count(label) != 0;
  }
}

std::uint64_t ModelGraph::edge_count(TypeId type) const {
  auto first = state_.edges.lower_bound({type, 0});
  std::uint64_t count = 0;
  for (; first != state_.edges.end() && first->first.first == type; ++first) ++count;
  return count;
}

EdgeId ModelGraph::edge_bound(TypeId type) const {
  auto found = next_edge_.find(type);
  return found == next_edge_.end() ? 0 : found->second;
}

const ModelGraph::Neighbours& ModelGraph::neighbours(NodeId node, TypeId type, Direction direction) const {
  static const Neighbours none;
  const auto& lists = state_.adjacency[static_cast<int>(direction)];
  auto found = lists.find({type, node});
  return found == lists.end() ? none : found->second;
}

void ModelGraph::adjacent(std::span<const NodeId> nodes, TypeId type, Direction direction,
                          AdjacencyBatch& out) const {
  struct Lists {
    std::vector<NodeId> neighbours;
    std::vector<EdgeId> ids;
  };
  out.clear();
  for (NodeId node : nodes) {
    auto lists = std::make_shared<Lists>();
    for (auto [neighbour, id] : neighbours(node, type, direction)) {
      lists->neighbours.push_back(neighbour);
      lists->ids.push_back(id);
    }
    out.rows.push_back({lists->neighbours, lists->ids, 0});
    out.pins.push_back(std::move(lists));
  }
}

void ModelGraph::degrees(std::span<const NodeId> nodes, TypeId type, Direction direction,
                         std::uint32_t* out) const {
  for (NodeId node : nodes) *out++ = static_cast<std::uint32_t>(neighbours(node, type, direction).size());
}

void ModelGraph::types_of(NodeId node, Direction direction, std::vector<TypeId>& out) const {
  out.clear();
  for (TypeId type = 0; type < type_count(); ++type)
    if (!neighbours(node, type, direction).empty()) out.push_back(type);
}

std::optional<Edge> ModelGraph::edge(TypeId type, EdgeId id) const {
  auto found = state_.edges.find({type, id});
  if (found == state_.edges.end()) return std::nullopt;
  return Edge{found->second.source, found->second.target, id, type};
}

void ModelGraph::node_property(std::span<const NodeId> nodes, KeyId key, Column& out) const {
  std::vector<Value> values;
  for (NodeId node : nodes) {
    auto found = state_.nodes.find(node);
    values.emplace_back();
    if (found == state_.nodes.end()) continue;
    if (auto value = found->second.properties.find(key); value != found->second.properties.end())
      values.back() = value->second;
  }
  fill(values, out);
}

void ModelGraph::edge_property(std::span<const Edge> edges, KeyId key, Column& out) const {
  std::vector<Value> values;
  for (const Edge& edge : edges) {
    auto found = state_.edges.find({edge.type, edge.id});
    values.emplace_back();
    if (found == state_.edges.end()) continue;
    if (auto value = found->second.properties.find(key); value != found->second.properties.end())
      values.back() = value->second;
  }
  fill(values, out);
}

void ModelGraph::keys_of(NodeId node, std::vector<KeyId>& out) const {
  out.clear();
  if (auto found = state_.nodes.find(node); found != state_.nodes.end())
    for (const auto& [key, value] : found->second.properties) out.push_back(key);
}

void ModelGraph::keys_of(const Edge& edge, std::vector<KeyId>& out) const {
  out.clear();
  if (auto found = state_.edges.find({edge.type, edge.id}); found != state_.edges.end())
    for (const auto& [key, value] : found->second.properties) out.push_back(key);
}

std::vector<IndexDescription> ModelGraph::indexes() const {
  std::vector<IndexDescription> list;
  for (const auto& index : state_.indexes)
    if (index) list.push_back(*index);
  return list;
}

std::optional<std::uint32_t> ModelGraph::index_on(bool on_relationships, std::uint16_t label_or_type,
                                                  std::span<const KeyId> keys, bool text) const {
  std::vector<std::string> names;
  for (KeyId id : keys) names.emplace_back(key_name(id));
  const auto label = on_relationships ? type_name(label_or_type) : label_name(label_or_type);
  for (std::uint32_t i = 0; i < state_.indexes.size(); ++i) {
    const auto& index = state_.indexes[i];
    if (index && index->on_relationships == on_relationships && index->keys == names &&
        index->label == label && (text ? index->kind == IndexKind::text : index->is_ordered()))
      return i;
  }
  return std::nullopt;
}

std::vector<std::pair<List, std::uint32_t>> ModelGraph::elements(const IndexDescription& index) const {
  std::vector<std::pair<List, std::uint32_t>> all;
  auto add = [&](const Properties& properties, std::uint32_t id) {
    List values;
    for (const std::string& name : index.keys) {
      auto value = properties.find(key(name));
      values.push_back(value == properties.end() ? Value() : value->second);
    }
    all.emplace_back(std::move(values), id);
  };
  if (index.on_relationships) {
    for (const auto& [where, record] : state_.edges)
      if (where.first == type(index.label)) add(record.properties, where.second);
  } else {
    for (const auto& [node, record] : state_.nodes)
      if (record.labels.count(label(index.label))) add(record.properties, node);
  }
  return all;
}

std::vector<std::pair<List, std::uint32_t>> ModelGraph::index_entries(std::uint32_t index) const {
  if (index >= state_.indexes.size() || !state_.indexes[index]) return {};
  auto entries = elements(*state_.indexes[index]);
  std::erase_if(entries, [](const auto& entry) {
    return std::any_of(entry.first.begin(), entry.first.end(), [](const Value& v) { return v.is_null(); });
  });
  return entries;
}

void ModelGraph::index_lookup(std::uint32_t index, std::span<const Value> values,
                              std::vector<std::uint32_t>& out, std::vector<std::uint32_t>& counts) const {
  auto entries = index_entries(index);
  const std::size_t width = state_.indexes.at(index)->keys.size();
  counts.assign(values.size() / width, 0);
  for (std::size_t i = 0; i < counts.size(); ++i)
    for (const auto& [own, id] : entries) {
      bool same = true;
      for (std::size_t k = 0; k < width; ++k) same = same && equal(own[k], values[i * width + k]) == true;
      if (!same) continue;
      out.push_back(id);
      ++counts[i];
    }
}

void ModelGraph::index_range(std::uint32_t index, std::span<const Value> equal_values,
                             const ValueRange& range, std::size_t limit,
                             std::vector<std::uint32_t>& out) const {
  auto inside = [&](const List& values) {
    for (std::size_t k = 0; k < equal_values.size(); ++k)
      if (equal(values[k], equal_values[k]) != true) return false;
    const Value& value = values[equal_values.size()];
    if (range.prefix)
      return value.is(Kind::string) && range.lower->is(Kind::string) &&
             value.as_string().starts_with(range.lower->as_string());
    if (range.lower) {
      auto c = compare(value, *range.lower);
      if (!c || !(*c > 0 || (range.lower_included && *c == 0))) return false;
    }
    if (range.upper) {
      auto c = compare(value, *range.upper);
      if (!c || !(*c < 0 || (range.upper_included && *c == 0))) return false;
    }
    return true;
  };
  auto entries = index_entries(index);
  std::erase_if(entries, [&](const auto& entry) { return !inside(entry.first); });
  std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
    for (std::size_t k = 0; k < a.first.size(); ++k)
      if (auto c = order(a.first[k], b.first[k]); c != 0) return c < 0;
    return false;
  });
  if (limit != 0 && entries.size() > limit) entries.resize(limit);
  for (const auto& [values, id] : entries) out.push_back(id);
}

void ModelGraph::index_text(std::uint32_t index, TextTest test, std::string_view text,
                            std::vector<std::uint32_t>& out) const {
  for (const auto& [values, id] : index_entries(index)) {
    if (!values[0].is(Kind::string)) continue;
    const std::string_view own = values[0].as_string();
    const bool passes = test == TextTest::starts_with ? own.starts_with(text)
                        : test == TextTest::ends_with ? own.ends_with(text)
                                                      : own.find(text) != std::string_view::npos;
    if (passes) out.push_back(id);
  }
}

std::uint64_t ModelGraph::nodes_with_label(LabelId label) const {
  return static_cast<std::uint64_t>(
      std::count_if(state_.nodes.begin(), state_.nodes.end(),
                    [&](const auto& node) { return node.second.labels.count(label) != 0; }));
}

std::uint64_t ModelGraph::nodes_with_type(TypeId type, Direction direction) const {
  std::uint64_t count = 0;
  for (const auto& [where, list] : state_.adjacency[static_cast<int>(direction)])
    count += where.first == type && !list.empty();
  return count;
}

std::uint64_t ModelGraph::distinct_values(LabelId label, KeyId key) const {
  std::unordered_set<Value, EquivalenceHash, Equivalent> values;
  for (const auto& [node, record] : state_.nodes)
    if (auto value = record.properties.find(key);
        record.labels.count(label) && value != record.properties.end())
      values.insert(value->second);
  return values.size();
}

std::uint64_t ModelGraph::catalog_version() const {
  auto digits = [](std::uint64_t count) { return std::to_string(count).size(); };
  std::uint64_t version = labels_.names.size() + types_.names.size() + keys_.names.size() + index_changes_;
  return version * 1024 + digits(state_.nodes.size()) * 32 + digits(state_.edges.size());
}

NodeId ModelGraph::create_node(std::span<const LabelId> labels) {
  NodeId node = next_node_++;
  state_.nodes[node].labels.insert(labels.begin(), labels.end());
  return node;
}

Edge ModelGraph::create_edge(NodeId source, TypeId type, NodeId target) {
  if (!has_node(source) || !has_node(target))
    throw Error(ErrorCode::entity_not_found, "an end of the new relationship does not exist");
  Edge edge{source, target, next_edge_[type]++, type};
  insert(edge);
  return edge;
}

void ModelGraph::insert(const Edge& edge) {
  state_.edges[{edge.type, edge.id}] = {edge.source, edge.target, {}};
  state_.adjacency[static_cast<int>(Direction::out)][{edge.type, edge.source}].insert({edge.target, edge.id});
  state_.adjacency[static_cast<int>(Direction::in)][{edge.type, edge.target}].insert({edge.source, edge.id});
}

void ModelGraph::restore_edge(const Edge& edge) {
  if (!has_node(edge.source) || !has_node(edge.target))
    throw Error(ErrorCode::entity_not_found, "an end of the relationship does not exist");
  insert(edge);
}

namespace {

bool change(ModelGraph::Properties& properties, KeyId key, const Value& value) {
  if (value.is_null()) return properties.erase(key) != 0;
  properties[key] = value;
  return true;
}

}  // namespace

bool ModelGraph::set_property(NodeId node, KeyId key, const Value& value) {
  auto found = state_.nodes.find(node);
  return found != state_.nodes.end() && change(found->second.properties, key, value);
}

bool ModelGraph::set_property(const Edge& edge, KeyId key, const Value& value) {
  auto found = state_.edges.find({edge.type, edge.id});
  return found != state_.edges.end() && change(found->second.properties, key, value);
}

bool ModelGraph::add_label(NodeId node, LabelId label) {
  auto found = state_.nodes.find(node);
  return found != state_.nodes.end() && found->second.labels.insert(label).second;
}

bool ModelGraph::remove_label(NodeId node, LabelId label) {
  auto found = state_.nodes.find(node);
  return found != state_.nodes.end() && found->second.labels.erase(label) != 0;
}

bool ModelGraph::delete_edge(const Edge& edge) {
  auto found = state_.edges.find({edge.type, edge.id});
  if (found == state_.edges.end()) return false;
  auto [source, target, properties] = found->second;
  state_.adjacency[static_cast<int>(Direction::out)][{edge.type, source}].erase({target, edge.id});
  state_.adjacency[static_cast<int>(Direction::in)][{edge.type, target}].erase({source, edge.id});
  state_.edges.erase(found);
  return true;
}

bool ModelGraph::delete_node(NodeId node) { return state_.nodes.erase(node) != 0; }

void ModelGraph::begin_statement() {
  before_statement_ = state_;
  claims_.begin_statement();
}

void ModelGraph::end_statement() {
  for (const auto& index : state_.indexes)
    if (index) check(*index);
  before_statement_.reset();
  claims_.end_statement();
}

void ModelGraph::rollback_statement() {
  if (before_statement_) state_ = std::move(*before_statement_);
  before_statement_.reset();
  claims_.rollback_statement();
}

void ModelGraph::check(const IndexDescription& index) const {
  if (index.is_unique()) check_unique(index);
  if (index.kind >= IndexKind::key) check_elements(index);
}

void ModelGraph::check_elements(const IndexDescription& index) const {
  for (const auto& [values, id] : elements(index))
    for (const Value& value : values) {
      const bool bad = index.kind == IndexKind::type
                           ? !value.is_null() && !PropertyType::parse(index.type)->suits(value)
                           : value.is_null();
      if (bad)
        throw Error(ErrorCode::constraint_validation_failed, "", Phase::runtime,
                    fmt::format("element {} breaks `{}`", id, index.name));
    }
}

void ModelGraph::check_unique(const IndexDescription& index) const {
  const auto all = elements(index);
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      bool same = true;
      for (std::size_t k = 0; k < index.keys.size(); ++k)
        same = same && equal(all[i].first[k], all[j].first[k]) == true;
      if (same)
        throw Error(ErrorCode::constraint_validation_failed, "", Phase::runtime,
                    fmt::format("two elements with `{}` have the same {}: {}", index.label,
                                fmt::join(index.keys, ", "), to_literal(Value(all[i].first))));
    }
}

void ModelGraph::create_index(const IndexDescription& description, Limits& limits) {
  limits.check();
  IndexDescription index = description;
  if (index.name.empty())
    index.name = fmt::format("{}_{}_{}", index.kind == IndexKind::unique ? "unique" : "index", index.label,
                             fmt::join(index.keys, "_"));
  for (const auto& other : state_.indexes) {
    if (!other) continue;
    if (other->name == index.name)
      throw Error(ErrorCode::constraint_validation_failed,
                  fmt::format("there is an index `{}` already", index.name));
    if (other->on_relationships == index.on_relationships && other->label == index.label &&
        other->keys == index.keys && other->kind == index.kind)
      throw Error(ErrorCode::constraint_validation_failed,
                  fmt::format("`{}` is an index on the same already", other->name));
  }
  if (index.on_relationships)
    intern_type(index.label);
  else
    intern_label(index.label);
  for (const std::string& name : index.keys) intern_key(name);
  check(index);
  state_.indexes.push_back(std::move(index));
  ++index_changes_;
}

bool ModelGraph::drop_index(std::string_view name) {
  for (auto& index : state_.indexes)
    if (index && index->name == name) {
      index.reset();
      ++index_changes_;
      return true;
    }
  return false;
}

NodeId ModelGraph::add_node(std::initializer_list<std::string_view> labels,
                            std::initializer_list<std::pair<std::string_view, Value>> properties) {
  std::vector<LabelId> ids;
  for (auto name : labels) ids.push_back(intern_label(name));
  NodeId node = create_node(ids);
  for (const auto& [name, value] : properties) set_property(node, intern_key(name), value);
  return node;
}

Edge ModelGraph::add_edge(NodeId source, std::string_view type, NodeId target,
                          std::initializer_list<std::pair<std::string_view, Value>> properties) {
  Edge edge = create_edge(source, intern_type(type), target);
  for (const auto& [name, value] : properties) set_property(edge, intern_key(name), value);
  return edge;
}

std::vector<Edge> ModelGraph::edges_of_type(TypeId type) const {
  std::vector<Edge> edges;
  for (auto at = state_.edges.lower_bound({type, 0}); at != state_.edges.end() && at->first.first == type;
       ++at)
    edges.push_back({at->second.source, at->second.target, at->first.second, type});
  return edges;
}

}  // namespace kenes
