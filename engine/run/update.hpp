// SPDX-License-Identifier: Apache-2.0
// What updating operators share: Creation (CREATE's and MERGE's new elements), Assignment (SET and REMOVE),
// and the rules for what can be stored. They change the execution's writer and count in its counters. Each
// belongs to one operator.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/run/operators.hpp"

namespace kenes::run {

/// Throws TypeError InvalidPropertyType if `value` (not null) cannot be a property: maps, nodes,
/// relationships, paths, and lists that hold them, lists or nulls.
void check_storable(const Value& value, std::string_view key, Position at);

/// Throws EntityNotFound DeletedEntityAccess if a node or relationship is gone.
void check_exists(const GraphSource& graph, const Value& element, Position at);

/// The names that `$(...)` stands for: a string, or a list of strings. Throws TypeError InvalidArgumentType.
std::vector<std::string> dynamic_names(const Value& value, std::string_view what, Position at);

/// A name's id, made when it is first needed.
class InternedKey {
 public:
  explicit InternedKey(const std::string& name) : name_(name) {}
  KeyId id(MutableGraph& writer) {
    if (id_ == no_name) id_ = writer.intern_key(name_);
    return id_;
  }
  const std::string& name() const { return name_; }

 private:
  const std::string& name_;
  KeyId id_ = no_name;
};

class Creation {
 public:
  Creation(const plan::CreateSpecification& what, const Site& site);
  /// Makes the elements for every selected row and writes their columns.
  void create(Batch& batch);
  /// For MERGE: throws SemanticError MergeReadOwnWrites if a property would be null in `row`.
  void refuse_nulls(const Batch& batch, std::uint32_t row, Position at);

 private:
  /// The properties of one pattern part: keys with an expression each, or one expression for a whole map.
  struct Properties {
    Properties(const std::optional<syntax::Expression>& expression, const Site& site);
    std::vector<InternedKey> keys;
    std::vector<ExpressionHandle> values;
    ExpressionHandle map;
    Position at;
  };
  template <class Element>
  void set_properties(Properties& properties, Batch& batch, const Element* elements);

  const plan::CreateSpecification& what_;
  const Execution& execution_;
  std::vector<Properties> node_properties_, relationship_properties_;
  std::vector<std::vector<LabelId>> labels_;
  std::vector<std::vector<ExpressionHandle>> dynamic_labels_;
  std::vector<TypeId> types_;
  std::vector<ExpressionHandle> dynamic_types_;
  Column column_;
};

class Assignment {
 public:
  Assignment(const std::vector<plan::SetSpecification>& items, const Site& site);
  /// Row after row, item after item. Null targets are passed over.
  void apply(const Batch& batch);

 private:
  struct Item {
    const plan::SetSpecification* what;
    ExpressionHandle target, value;
    InternedKey key;
    ExpressionHandle dynamic_key;
    std::vector<LabelId> labels;
    std::vector<ExpressionHandle> dynamic_labels;
    bool at_once = false;  ///< values lie in `column`, computed for the batch
    Column column;
  };
  void apply(Item& item, const Value& target, const Value& value, const Batch& batch, std::uint32_t row);
  void change_label(const Item& item, NodeId node, LabelId label);
  template <class Element>
  void set(Element element, KeyId key, const Value& value);
  template <class Element>
  void set_all(Element element, const Value& map, bool replace, Position at);

  const Execution& execution_;
  std::vector<Item> items_;
};

}  // namespace kenes::run
