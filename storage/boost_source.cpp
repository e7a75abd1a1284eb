// SPDX-License-Identifier: Apache-2.0
#include "storage/boost_source.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "storage/error.hpp"

namespace kenes {

namespace boost_view {

std::uint16_t intern(std::vector<std::string>& names, std::string_view name) {
  // Newest first: neighbouring elements mostly bear the same name, and there are few names.
  for (std::size_t i = names.size(); i-- > 0;)
    if (names[i] == name) return static_cast<std::uint16_t>(i);
  if (names.size() >= no_name)
    throw Error(ErrorCode::usage, fmt::format("more than {} different labels or types", no_name - 1));
  names.emplace_back(name);
  return static_cast<std::uint16_t>(names.size() - 1);
}

void check_size(std::uint64_t vertices) {
  if (vertices >= no_node)
    throw Error(ErrorCode::usage,
                fmt::format("a graph of {} vertices; {} is the most", vertices, no_node - 1));
}

}  // namespace boost_view

namespace {

std::uint16_t find(const std::vector<std::string>& names, std::string_view name) {
  auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? no_name : static_cast<std::uint16_t>(found - names.begin());
}

std::string_view at(const std::vector<std::string>& names, std::uint16_t id) {
  return id < names.size() ? std::string_view{names[id]} : std::string_view{};
}

}  // namespace

BoostSource::BoostSource(BoostTopology topology) : topology_(std::move(topology)) {
  for (const auto& bears : topology_.bears)
    label_sizes_.push_back(static_cast<std::uint64_t>(std::count(bears.begin(), bears.end(), 1)));

  auto name = [&](const std::vector<BoostTopology::Property>& properties, bool of_nodes) {
    for (std::size_t i = 0; i < properties.size(); ++i) {
      KeyId key = boost_view::intern(keys_, properties[i].key);
      node_gather_.resize(keys_.size(), -1);
      edge_gather_.resize(keys_.size(), -1);
      (of_nodes ? node_gather_ : edge_gather_)[key] = static_cast<int>(i);
    }
  };
  name(topology_.node_properties, true);
  name(topology_.edge_properties, false);

  // Relationships are numbered in the order of their out-lists, so that these need no ids. Counting sorts: by
  // target first, so that a stable one by source leaves each out-list in the order of its targets.
  lists_.resize(topology_.types.size());
  const auto& links = topology_.links;
  for (std::uint32_t place = 0; place < links.size(); ++place)
    lists_[links[place].type].places.push_back(place);
  for (Lists& lists : lists_) {
    auto& places = lists.places;
    places = sorted(places, [&](std::uint32_t place) { return links[place].target; });
    places = sorted(places, [&](std::uint32_t place) { return links[place].source; });
    std::vector<EdgeId> inwards(places.size());
    std::iota(inwards.begin(), inwards.end(), EdgeId{0});
    inwards = sorted(inwards, [&](EdgeId id) { return links[places[id]].target; });
    lists.out.reserve(topology_.nodes, places.size());
    lists.in.reserve(topology_.nodes, places.size());
    EdgeId out = 0, in = 0;
    for (NodeId node = 0; node < topology_.nodes; ++node) {
      for (; out < places.size() && links[places[out]].source == node; ++out)
        lists.out.append(links[places[out]].target, out);
      for (; in < inwards.size() && links[places[inwards[in]]].target == node; ++in)
        lists.in.append(links[places[inwards[in]]].source, inwards[in]);
      lists.out.end_row();
      lists.in.end_row();
    }
  }
}

// Numbers below 2^32 in the stable order of key(number), a node.
template <class Key>
std::vector<std::uint32_t> BoostSource::sorted(const std::vector<std::uint32_t>& numbers,
                                               const Key& key) const {
  std::vector<std::uint32_t> at(std::size_t{topology_.nodes} + 1, 0), out(numbers.size());
  for (auto number : numbers) ++at[key(number) + 1];
  for (std::size_t node = 0; node < topology_.nodes; ++node) at[node + 1] += at[node];
  for (auto number : numbers) out[at[key(number)]++] = number;
  return out;
}

LabelId BoostSource::label(std::string_view name) const { return find(topology_.labels, name); }
TypeId BoostSource::type(std::string_view name) const { return find(topology_.types, name); }
KeyId BoostSource::key(std::string_view name) const { return find(keys_, name); }
std::string_view BoostSource::label_name(LabelId id) const { return at(topology_.labels, id); }
std::string_view BoostSource::type_name(TypeId id) const { return at(topology_.types, id); }
std::string_view BoostSource::key_name(KeyId id) const { return at(keys_, id); }

bool BoostSource::scan(ScanPosition& position, std::span<const LabelId> labels, std::size_t limit,
                       std::vector<NodeId>& out) const {
  const auto before = out.size();
  for (; position.next < topology_.nodes && out.size() - before < limit; ++position.next) {
    auto node = static_cast<NodeId>(position.next);
    if (std::all_of(labels.begin(), labels.end(),
                    [&](LabelId l) { return l < topology_.bears.size() && topology_.bears[l][node]; }))
      out.push_back(node);
  }
  position.done = out.size() == before;
  return !position.done;
}

void BoostSource::labels_of(NodeId node, std::vector<LabelId>& out) const {
  out.clear();
  for (LabelId label = 0; label < topology_.bears.size(); ++label)
    if (node < topology_.nodes && topology_.bears[label][node]) out.push_back(label);
}

void BoostSource::has_label(std::span<const NodeId> nodes, LabelId label, std::uint8_t* out) const {
  for (NodeId node : nodes)
    *out++ = label < topology_.bears.size() && node < topology_.nodes && topology_.bears[label][node];
}

bool BoostSource::end_always_has_label(TypeId, Direction, LabelId label) const {
  return label < label_sizes_.size() && label_sizes_[label] == topology_.nodes;
}

std::uint64_t BoostSource::edge_count(TypeId type) const {
  return type < lists_.size() ? lists_[type].places.size() : 0;
}

void BoostSource::adjacent(std::span<const NodeId> nodes, TypeId type, Direction direction,
                           AdjacencyBatch& out) const {
  out.clear();
  out.rows.resize(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) lasting_row(nodes[i], type, direction, out.rows[i]);
}

bool BoostSource::lasting_row(NodeId node, TypeId type, Direction direction, Adjacency& out) const {
  out = {};
  if (type < lists_.size() && node < topology_.nodes)
    out = (direction == Direction::out ? lists_[type].out : lists_[type].in).row(node);
  return true;
}

void BoostSource::degrees(std::span<const NodeId> nodes, TypeId type, Direction direction,
                          std::uint32_t* out) const {
  Adjacency row;
  for (NodeId node : nodes) {
    lasting_row(node, type, direction, row);
    *out++ = static_cast<std::uint32_t>(row.size());
  }
}

void BoostSource::types_of(NodeId node, Direction direction, std::vector<TypeId>& out) const {
  out.clear();
  Adjacency row;
  for (TypeId type = 0; type < lists_.size(); ++type) {
    lasting_row(node, type, direction, row);
    if (row.size() != 0) out.push_back(type);
  }
}

std::optional<Edge> BoostSource::edge(TypeId type, EdgeId id) const {
  if (id >= edge_count(type)) return std::nullopt;
  const auto& link = topology_.links[lists_[type].places[id]];
  return Edge{link.source, link.target, id, type};
}

namespace {

// Gathers what is there; rows that are not (place no_node) become null.
void gather_known(const BoostTopology::Property& property, const std::vector<std::uint32_t>& places,
                  Column& out) {
  if (std::find(places.begin(), places.end(), no_node) == places.end()) return property.gather(places, out);
  std::vector<std::uint32_t> known;
  for (std::uint32_t place : places)
    if (place != no_node) known.push_back(place);
  Column found;
  property.gather(known, found);
  std::vector<Value> values;
  std::size_t at = 0;
  for (std::uint32_t place : places) values.push_back(place == no_node ? Value() : found.value(at++));
  fill(values, out);
}

}  // namespace

void BoostSource::node_property(std::span<const NodeId> nodes, KeyId key, Column& out) const {
  if (key >= node_gather_.size() || node_gather_[key] < 0) return out.reset(ColumnType::value, nodes.size());
  std::vector<std::uint32_t> places;
  for (NodeId node : nodes) places.push_back(has_node(node) ? node : no_node);
  gather_known(topology_.node_properties[static_cast<std::size_t>(node_gather_[key])], places, out);
}

void BoostSource::edge_property(std::span<const Edge> edges, KeyId key, Column& out) const {
  if (key >= edge_gather_.size() || edge_gather_[key] < 0) return out.reset(ColumnType::value, edges.size());
  std::vector<std::uint32_t> places;
  for (const Edge& edge : edges)
    places.push_back(edge.id < edge_count(edge.type) ? lists_[edge.type].places[edge.id] : no_node);
  gather_known(topology_.edge_properties[static_cast<std::size_t>(edge_gather_[key])], places, out);
}

void BoostSource::keys_of(NodeId node, std::vector<KeyId>& out) const {
  out.clear();
  Column column;
  for (KeyId key = 0; key < keys_.size(); ++key) {
    node_property({&node, 1}, key, column);
    if (!column.is_null(0)) out.push_back(key);
  }
}

void BoostSource::keys_of(const Edge& edge, std::vector<KeyId>& out) const {
  out.clear();
  Column column;
  for (KeyId key = 0; key < keys_.size(); ++key) {
    edge_property({&edge, 1}, key, column);
    if (!column.is_null(0)) out.push_back(key);
  }
}

std::uint64_t BoostSource::nodes_with_label(LabelId label) const {
  return label < label_sizes_.size() ? label_sizes_[label] : 0;
}

std::uint64_t BoostSource::nodes_with_type(TypeId type, Direction direction) const {
  if (type >= lists_.size()) return 0;
  return (direction == Direction::out ? lists_[type].out : lists_[type].in).rows_in_use();
}

}  // namespace kenes
