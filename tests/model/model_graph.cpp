// SPDX-License-Identifier: Apache-2.0
#include "tests/model/model_graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "storage/compare.hpp"
#include "storage/error.hpp"

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

std::optional<std::uint32_t> ModelGraph::node_index(LabelId label, KeyId key) const {
  for (std::uint32_t i = 0; i < state_.indexes.size(); ++i) {
    const auto& index = state_.indexes[i];
    if (index && !index->on_relationships && index->keys.size() == 1 && index->label == label_name(label) &&
        index->keys[0] == key_name(key))
      return i;
  }
  return std::nullopt;
}

std::vector<std::pair<Value, NodeId>> ModelGraph::index_entries(std::uint32_t index) const {
  std::vector<std::pair<Value, NodeId>> entries;
  if (index >= state_.indexes.size() || !state_.indexes[index]) return entries;
  LabelId label_id = label(state_.indexes[index]->label);
  KeyId key_id = key(state_.indexes[index]->keys[0]);
  for (const auto& [node, record] : state_.nodes) {
    if (!record.labels.count(label_id)) continue;
    if (auto value = record.properties.find(key_id); value != record.properties.end())
      entries.emplace_back(value->second, node);
  }
  return entries;
}

void ModelGraph::index_lookup(std::uint32_t index, std::span<const Value> values, std::vector<NodeId>& out,
                              std::vector<std::uint32_t>& counts) const {
  counts.assign(values.size(), 0);
  auto entries = index_entries(index);
  for (std::size_t i = 0; i < values.size(); ++i)
    for (const auto& [value, node] : entries)
      if (equal(value, values[i]) == true) {
        out.push_back(node);
        ++counts[i];
      }
}

void ModelGraph::index_range(std::uint32_t index, const ValueRange& range, std::size_t limit,
                             std::vector<NodeId>& out) const {
  auto inside = [&](const Value& value) {
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
  std::stable_sort(entries.begin(), entries.end(),
                   [](const auto& a, const auto& b) { return order(a.first, b.first) < 0; });
  if (limit != 0 && entries.size() > limit) entries.resize(limit);
  for (const auto& [value, node] : entries) out.push_back(node);
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
  state_.edges[{type, edge.id}] = {source, target, {}};
  state_.adjacency[static_cast<int>(Direction::out)][{type, source}].insert({target, edge.id});
  state_.adjacency[static_cast<int>(Direction::in)][{type, target}].insert({source, edge.id});
  return edge;
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

void ModelGraph::begin_statement() { before_statement_ = state_; }

void ModelGraph::end_statement() {
  for (const auto& index : state_.indexes)
    if (index && index->kind == IndexKind::unique) check_unique(*index);
  before_statement_.reset();
}

void ModelGraph::rollback_statement() {
  if (before_statement_) state_ = std::move(*before_statement_);
  before_statement_.reset();
}

void ModelGraph::check_unique(const IndexDescription& index) const {
  std::vector<KeyId> keys;
  for (const std::string& name : index.keys) keys.push_back(key(name));
  std::unordered_set<Value, EquivalenceHash, Equivalent> seen;
  auto add = [&](const Properties& properties) {
    List values;
    for (KeyId id : keys) {
      auto value = properties.find(id);
      if (value == properties.end()) return;
      values.push_back(value->second);
    }
    Value together{std::move(values)};
    if (!seen.insert(together).second)
      throw Error(ErrorCode::constraint_validation_failed, "", Phase::runtime,
                  fmt::format("two elements with `{}` have the same {}: {}", index.label,
                              fmt::join(index.keys, ", "), to_literal(together)));
  };
  if (index.on_relationships) {
    for (const auto& [where, record] : state_.edges)
      if (where.first == type(index.label)) add(record.properties);
  } else {
    for (const auto& [node, record] : state_.nodes)
      if (record.labels.count(label(index.label))) add(record.properties);
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
        other->keys == index.keys)
      throw Error(ErrorCode::constraint_validation_failed,
                  fmt::format("`{}` is an index on the same already", other->name));
  }
  if (index.on_relationships)
    intern_type(index.label);
  else
    intern_label(index.label);
  for (const std::string& name : index.keys) intern_key(name);
  if (index.kind == IndexKind::unique) check_unique(index);
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
