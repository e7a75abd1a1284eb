// SPDX-License-Identifier: Apache-2.0
#include "engine/run/update.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "storage/error.hpp"

namespace kenes::run {

namespace {

bool is_plain(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
    case Kind::list:
    case Kind::map:
    case Kind::node:
    case Kind::relationship:
    case Kind::path:
      return false;
    default:
      return true;
  }
}

Map properties_of(const GraphSource& graph, const Value& element) {
  Map map;
  std::vector<KeyId> keys;
  Column column;
  if (element.is(Kind::node)) {
    NodeId node = element.as_node().id;
    graph.keys_of(node, keys);
    for (KeyId key : keys) {
      graph.node_property({&node, 1}, key, column);
      map.emplace(graph.key_name(key), column.value(0));
    }
  } else {
    Edge edge = element.as_edge();
    graph.keys_of(edge, keys);
    for (KeyId key : keys) {
      graph.edge_property({&edge, 1}, key, column);
      map.emplace(graph.key_name(key), column.value(0));
    }
  }
  return map;
}

// Whether the expression's value cannot depend on what a SET changes: then it may be computed for a batch
// before the first change.
bool is_independent(const syntax::Expression& expression, const Batch& batch) {
  using syntax::ExpressionKind;
  auto all_args = [&] {
    return std::all_of(expression.args.begin(), expression.args.end(),
                       [&](const auto& argument) { return is_independent(argument, batch); });
  };
  switch (expression.kind) {
    case ExpressionKind::literal:
    case ExpressionKind::parameter:
    case ExpressionKind::variable:
      return true;
    case ExpressionKind::list:
    case ExpressionKind::map:
      return all_args();
    case ExpressionKind::call: {
      static constexpr std::string_view pure[] = {
          "+", "-", "*", "/", "%", "[]", "date", "tostring", "toInteger", "toFloat", "toString", "coalesce"};
      return std::find(std::begin(pure), std::end(pure), expression.name) != std::end(pure) && all_args();
    }
    case ExpressionKind::property: {
      const auto& of = expression.args.front();
      if (of.kind == ExpressionKind::parameter) return true;
      if (of.kind != ExpressionKind::variable) return false;
      const Column& column = batch.column(of.slot);
      if (column.type() == ColumnType::node || column.type() == ColumnType::relationship) return false;
      if (column.type() != ColumnType::value) return true;
      auto rows = batch.rows();
      return std::none_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
        Kind kind = column.values()[row * column.stride()].kind();
        return kind == Kind::node || kind == Kind::relationship;
      });
    }
    default:
      return false;
  }
}

}  // namespace

void check_storable(const Value& value, std::string_view key, Position at) {
  if (is_plain(value)) return;
  if (value.is(Kind::list)) {
    const List& list = value.as_list();
    auto bad = std::find_if_not(list.begin(), list.end(), is_plain);
    if (bad == list.end()) return;
    throw type_error(
        "InvalidPropertyType",
        fmt::format("a list with {} in it cannot be stored as property `{}`", kind_name(bad->kind()), key),
        at);
  }
  throw type_error("InvalidPropertyType",
                   fmt::format("{} cannot be stored as property `{}`", kind_name(value.kind()), key), at,
                   "properties are numbers, strings, booleans, temporal values, points, or lists of them");
}

void check_exists(const GraphSource& graph, const Value& element, Position at) {
  bool exists = element.is(Kind::node) ? graph.has_node(element.as_node().id)
                                       : graph.edge(element.as_edge().type, element.as_edge().id).has_value();
  if (!exists)
    throw Error(ErrorCode::entity_not_found, "DeletedEntityAccess", Phase::runtime,
                element.is(Kind::node) ? "this node was deleted" : "this relationship was deleted", at);
}

std::vector<std::string> dynamic_names(const Value& value, std::string_view what, Position at) {
  std::vector<std::string> names;
  const auto add = [&](const Value& name) {
    if (!name.is(Kind::string))
      throw type_error("InvalidArgumentType",
                       fmt::format("{} is named by a STRING, not by {}", what, kind_name(name.kind())), at);
    names.emplace_back(name.as_string());
    if (names.back().empty())
      throw Error(ErrorCode::semantic_error, "InvalidArgumentValue", Phase::runtime,
                  fmt::format("{} needs a name, and this is empty", what), at);
  };
  if (value.is(Kind::list))
    for (const Value& name : value.as_list()) add(name);
  else
    add(value);
  return names;
}

Creation::Properties::Properties(const std::optional<syntax::Expression>& expression, const Site& site) {
  if (!expression) return;
  at = expression->at;
  if (expression->kind != syntax::ExpressionKind::map) {
    map = site.compile(*expression);
    return;
  }
  for (std::size_t i = 0; i < expression->args.size(); ++i) {
    keys.emplace_back(expression->names[i].text);
    values.push_back(site.compile(expression->args[i]));
  }
}

Creation::Creation(const plan::CreateSpecification& what, const Site& site)
    : what_(what),
      execution_(site.execution()),
      labels_(what.nodes.size()),
      types_(what.relationships.size(), no_name) {
  for (const auto& node : what.nodes) {
    node_properties_.emplace_back(node.properties, site);
    auto& dynamic = dynamic_labels_.emplace_back();
    for (const auto& names : node.dynamic_labels) dynamic.push_back(site.compile(names));
  }
  for (const auto& relationship : what.relationships) {
    relationship_properties_.emplace_back(relationship.properties, site);
    dynamic_types_.push_back(relationship.dynamic_type ? site.compile(*relationship.dynamic_type) : nullptr);
  }
}

template <class Element>
void Creation::set_properties(Properties& properties, Batch& batch, const Element* elements) {
  MutableGraph& writer = *execution_.writer;
  auto set = [&](std::uint32_t row, KeyId key, const Value& value) {
    check_storable(value, writer.key_name(key), properties.at);
    writer.set_property(elements[row], key, value);
    ++execution_.counters->properties_set;
  };
  for (std::size_t i = 0; i < properties.values.size(); ++i) {
    properties.values[i]->evaluate(batch, batch.rows(), column_);
    for (std::uint32_t row : batch.rows())
      if (Value value = column_.value(row); !value.is_null()) set(row, properties.keys[i].id(writer), value);
  }
  if (properties.map == nullptr) return;
  for (std::uint32_t row : batch.rows()) {
    Value map = properties.map->value(batch, row);
    if (map.is(Kind::node) || map.is(Kind::relationship)) map = properties_of(*execution_.graph, map);
    if (map.is_null()) continue;
    if (!map.is(Kind::map))
      throw type_error("InvalidArgumentType",
                       fmt::format("properties are given as a map, not {}", kind_name(map.kind())),
                       properties.at);
    for (const auto& [name, value] : map.as_map())
      if (!value.is_null()) set(row, writer.intern_key(name), value);
  }
}

void Creation::create(Batch& batch) {
  MutableGraph& writer = *execution_.writer;
  Counters& counters = *execution_.counters;
  auto rows = batch.rows();
  for (std::size_t i = 0; i < what_.nodes.size(); ++i) {
    const plan::CreateNode& node = what_.nodes[i];
    if (labels_[i].size() != node.labels.size())
      for (const std::string& name : node.labels) labels_[i].push_back(writer.intern_label(name));
    Column& column = batch.column(node.node);
    column.reset(ColumnType::node, batch.size());
    std::vector<LabelId> labels;
    for (std::uint32_t row : rows) {
      labels = labels_[i];
      for (std::size_t k = 0; k < dynamic_labels_[i].size(); ++k)
        for (const std::string& name : dynamic_names(dynamic_labels_[i][k]->value(batch, row), "a label",
                                                     node.dynamic_labels[k].extent))
          if (const LabelId label = writer.intern_label(name);
              std::find(labels.begin(), labels.end(), label) == labels.end())
            labels.push_back(label);
      column.nodes()[row] = writer.create_node(labels);
      counters.labels_added += static_cast<std::int64_t>(labels.size());
    }
    counters.nodes_created += static_cast<std::int64_t>(rows.size());
    set_properties(node_properties_[i], batch, column.nodes());
  }
  for (std::size_t i = 0; i < what_.relationships.size(); ++i) {
    const plan::CreateRelationship& relationship = what_.relationships[i];
    if (types_[i] == no_name && !dynamic_types_[i]) types_[i] = writer.intern_type(relationship.type);
    const Column& from = batch.column(relationship.from);
    const Column& to = batch.column(relationship.to);
    Column& column = batch.column(relationship.relationship);
    column.reset(ColumnType::relationship, batch.size());
    for (std::uint32_t row : rows) {
      if (from.is_null(row) || to.is_null(row))
        throw Error(ErrorCode::semantic_error, "MissingNode", Phase::runtime,
                    "a relationship cannot be created: one of its ends is null", relationship.at);
      Value source = from.value(row), target = to.value(row);
      check_exists(writer, source, relationship.at);
      check_exists(writer, target, relationship.at);
      TypeId type = types_[i];
      if (dynamic_types_[i]) {
        const auto names =
            dynamic_names(dynamic_types_[i]->value(batch, row), "a type", relationship.dynamic_type->extent);
        if (names.size() != 1)
          throw Error(ErrorCode::semantic_error, "NoSingleRelationshipType", Phase::runtime,
                      fmt::format("a relationship has exactly one type, but this names {}", names.size()),
                      relationship.dynamic_type->extent);
        type = writer.intern_type(names.front());
      }
      column.relationships()[row] = writer.create_edge(source.as_node().id, type, target.as_node().id);
    }
    counters.relationships_created += static_cast<std::int64_t>(rows.size());
    set_properties(relationship_properties_[i], batch, column.relationships());
  }
}

void Creation::refuse_nulls(const Batch& batch, std::uint32_t row, Position at) {
  auto refuse = [&](std::string_view key) {
    throw Error(ErrorCode::semantic_error, "MergeReadOwnWrites", Phase::runtime,
                fmt::format("MERGE cannot use null for property `{}`: nothing is equal to null", key), at);
  };
  auto check = [&](Properties& properties) {
    for (std::size_t i = 0; i < properties.values.size(); ++i)
      if (properties.values[i]->value(batch, row).is_null()) refuse(properties.keys[i].name());
    if (properties.map == nullptr) return;
    Value map = properties.map->value(batch, row);
    if (!map.is(Kind::map)) return;
    for (const auto& [name, value] : map.as_map())
      if (value.is_null()) refuse(name);
  };
  for (auto& properties : node_properties_) check(properties);
  for (auto& properties : relationship_properties_) check(properties);
}

Assignment::Assignment(const std::vector<plan::SetSpecification>& items, const Site& site)
    : execution_(site.execution()) {
  for (const auto& what : items) {
    items_.push_back({&what,
                      site.compile(what.target),
                      what.kind == syntax::SetItem::Kind::labels ? nullptr : site.compile(what.value),
                      InternedKey(what.key),
                      what.dynamic_key ? site.compile(*what.dynamic_key) : nullptr,
                      {},
                      {},
                      false,
                      {}});
    for (const auto& names : what.dynamic_labels) items_.back().dynamic_labels.push_back(site.compile(names));
  }
}

void Assignment::apply(const Batch& batch) {
  auto rows = batch.rows();
  for (Item& item : items_) {
    item.at_once = rows.size() > 1 && item.value != nullptr && is_independent(item.what->value, batch);
    if (item.at_once) item.value->evaluate(batch, rows, item.column);
  }
  for (std::uint32_t row : rows) {
    for (Item& item : items_) {
      Value target = item.target->value(batch, row);
      if (target.is_null()) continue;
      Value value = item.value == nullptr ? Value()
                    : item.at_once        ? item.column.value(row)
                                          : item.value->value(batch, row);
      apply(item, target, value, batch, row);
    }
  }
}

void Assignment::apply(Item& item, const Value& target, const Value& value, const Batch& batch,
                       std::uint32_t row) {
  MutableGraph& writer = *execution_.writer;
  const plan::SetSpecification& what = *item.what;
  bool is_node = target.is(Kind::node);
  if (!is_node && !target.is(Kind::relationship))
    throw type_error(
        "InvalidArgumentType",
        fmt::format("SET and REMOVE change nodes and relationships, not {}", kind_name(target.kind())),
        what.at);
  check_exists(writer, target, what.at);
  switch (what.kind) {
    case syntax::SetItem::Kind::property: {
      KeyId key = no_name;
      if (item.dynamic_key) {
        const Value name = item.dynamic_key->value(batch, row);
        if (!name.is(Kind::string) || name.as_string().empty())
          throw type_error("InvalidArgumentType",
                           fmt::format("a property is named by a STRING, not by {}",
                                       name.is(Kind::string) ? "an empty one" : kind_name(name.kind())),
                           what.dynamic_key->extent);
        if (!value.is_null()) check_storable(value, name.as_string(), what.at);
        if (value.is_null() && writer.key(name.as_string()) == no_name) return;
        key = writer.intern_key(name.as_string());
      } else {
        if (!value.is_null()) check_storable(value, what.key, what.at);
        key = item.key.id(writer);
      }
      if (is_node)
        set(target.as_node().id, key, value);
      else
        set(target.as_edge(), key, value);
      return;
    }
    case syntax::SetItem::Kind::replace:
    case syntax::SetItem::Kind::merge: {
      bool replace = what.kind == syntax::SetItem::Kind::replace;
      if (is_node)
        set_all(target.as_node().id, value, replace, what.at);
      else
        set_all(target.as_edge(), value, replace, what.at);
      return;
    }
    case syntax::SetItem::Kind::labels:
      if (!is_node)
        throw type_error("InvalidArgumentType", "labels belong to nodes, not to relationships", what.at);
      if (item.labels.empty())
        for (const std::string& name : what.labels) item.labels.push_back(writer.intern_label(name));
      for (LabelId label : item.labels) change_label(item, target.as_node().id, label);
      for (std::size_t i = 0; i < item.dynamic_labels.size(); ++i)
        for (const std::string& name : dynamic_names(item.dynamic_labels[i]->value(batch, row), "a label",
                                                     what.dynamic_labels[i].extent))
          change_label(item, target.as_node().id, writer.intern_label(name));
  }
}

void Assignment::change_label(const Item& item, NodeId node, LabelId label) {
  MutableGraph& writer = *execution_.writer;
  if (item.what->remove)
    execution_.counters->labels_removed += writer.remove_label(node, label);
  else
    execution_.counters->labels_added += writer.add_label(node, label);
}

template <class Element>
void Assignment::set(Element element, KeyId key, const Value& value) {
  bool changed = execution_.writer->set_property(element, key, value);
  execution_.counters->properties_set += changed || !value.is_null();
}

template <class Element>
void Assignment::set_all(Element element, const Value& given, bool replace, Position at) {
  MutableGraph& writer = *execution_.writer;
  Value source = given;
  if (given.is(Kind::node) || given.is(Kind::relationship)) {
    check_exists(writer, given, at);
    source = properties_of(writer, given);
  }
  if (source.is_null()) source = Map{};
  if (!source.is(Kind::map))
    throw type_error("InvalidArgumentType",
                     fmt::format("properties are set from a map, a node or a relationship, not from {}",
                                 kind_name(source.kind())),
                     at);
  const Map& map = source.as_map();
  if (replace) {
    std::vector<KeyId> keys;
    writer.keys_of(element, keys);
    for (KeyId key : keys)
      if (map.find(writer.key_name(key)) == map.end()) set(element, key, Value());
  }
  for (const auto& [name, value] : map) {
    if (!value.is_null()) check_storable(value, name, at);
    if (value.is_null() && writer.key(name) == no_name) continue;
    set(element, writer.intern_key(name), value);
  }
}

}  // namespace kenes::run
