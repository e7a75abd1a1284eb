// SPDX-License-Identifier: Apache-2.0
// The seam between evaluator and data. GraphSource is what a query, an algorithm or a picture may ask of a
// graph, each call for a batch; a snapshot of the store, a write transaction, a CSR image, a projection and a
// user's own Boost graph implement it. MutableGraph adds what updating clauses need. storage/graph_traits.hpp
// puts Boost.Graph's concepts on top. A source's answers do not change while it lives (a MutableGraph's only
// by its own calls); reading calls may come from several threads unless said otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/column.hpp"
#include "storage/element.hpp"
#include "storage/limits.hpp"
#include "storage/value.hpp"

namespace kenes {

class ClaimSource;
class ClaimSink;

/// Neighbours of one node for one type and direction, ascending by (neighbour, edge id).
struct Adjacency {
  std::span<const NodeId> neighbours;
  std::span<const EdgeId>
      ids;  ///< as long as neighbours, or empty: then the ids are first_id, first_id + 1, ...
  EdgeId first_id = 0;

  std::size_t size() const noexcept { return neighbours.size(); }
  EdgeId id(std::size_t i) const noexcept { return ids.empty() ? first_id + static_cast<EdgeId>(i) : ids[i]; }
};

/// Rows of adjacency, valid until the next call that fills this batch or its destruction; it pins what they
/// lie in.
struct AdjacencyBatch {
  std::vector<Adjacency> rows;
  std::vector<std::shared_ptr<const void>> pins;
  void clear() {
    rows.clear();
    pins.clear();
  }
};

/// Makes `out` a column of these rows: of the one type that holds them all, else of type `value`. For sources
/// whose properties are Values anyway.
void fill(std::span<const Value> values, Column& out);

/// What a constraint or index is about. On disk: never renumber.
enum class IndexKind : std::uint8_t {
  range = 0,   ///< an index of values in their order
  unique = 1,  ///< a constraint with such an index: no two elements have all values in common
  text = 2,    ///< an index of texts by what they contain
  key = 3,     ///< unique, and every element has all of the properties
  exists = 4,  ///< a constraint without an index: every element has the property
  type = 5,    ///< a constraint without an index: the property, where it is there, is of a type
};

struct IndexDescription {
  std::string name;
  IndexKind kind = IndexKind::range;
  bool on_relationships = false;
  std::string label;              ///< label, or type for relationships
  std::vector<std::string> keys;  ///< more than one: composite
  std::string type = {};          ///< of a property-type constraint: PropertyType's text

  bool is_constraint() const { return kind != IndexKind::range && kind != IndexKind::text; }
  bool is_unique() const { return kind == IndexKind::unique || kind == IndexKind::key; }
  bool has_entries() const { return kind != IndexKind::exists && kind != IndexKind::type; }
  bool is_ordered() const { return has_entries() && kind != IndexKind::text; }
};

/// A range of values: absent ends are open. All values in it are of the comparability class of the given
/// ends. Without any end: every value.
struct ValueRange {
  std::optional<Value> lower, upper;
  bool lower_included = true, upper_included = true;
  bool prefix = false;  ///< texts that begin with `lower`, which is a text
};

/// What a text index can be asked.
enum class TextTest : std::uint8_t { starts_with, ends_with, contains };

/// Where a full or label scan stands; a default-constructed one is at the beginning.
struct ScanPosition {
  std::uint64_t next = 0;
  bool done = false;
};

class GraphSource {
 public:
  virtual ~GraphSource() = default;

  // -- names: no_name / empty where unknown
  virtual LabelId label(std::string_view name) const = 0;
  virtual TypeId type(std::string_view name) const = 0;
  virtual KeyId key(std::string_view name) const = 0;
  virtual std::string_view label_name(LabelId) const = 0;  ///< the view lives as long as the source
  virtual std::string_view type_name(TypeId) const = 0;
  virtual std::string_view key_name(KeyId) const = 0;
  virtual std::size_t label_count() const = 0;  ///< label ids are 0 .. label_count()-1; so for types and keys
  virtual std::size_t type_count() const = 0;
  virtual std::size_t key_count() const = 0;

  // -- nodes
  virtual NodeId node_bound() const = 0;  ///< every node id is below
  virtual std::uint64_t node_count() const = 0;
  virtual bool has_node(NodeId) const = 0;
  /// Appends up to `limit` ids, ascending, of nodes that bear all of `labels` (none: all nodes); false when
  /// it is done.
  virtual bool scan(ScanPosition&, std::span<const LabelId> labels, std::size_t limit,
                    std::vector<NodeId>& out) const = 0;
  virtual void labels_of(NodeId, std::vector<LabelId>& out) const = 0;  ///< replaces out, ascending
  /// out[i] = 1 where nodes[i] bears the label, else 0.
  virtual void has_label(std::span<const NodeId> nodes, LabelId label, std::uint8_t* out) const = 0;
  /// True promises that every end of relationships of `type` on that side bears `label` (so a check can be
  /// dropped).
  virtual bool end_always_has_label(TypeId, Direction, LabelId) const { return false; }

  // -- relationships
  virtual std::uint64_t edge_count(TypeId type) const = 0;
  virtual EdgeId edge_bound(TypeId type) const = 0;
  /// Replaces `out` by one row for each of `nodes`. Direction::out: neighbours are targets.
  virtual void adjacent(std::span<const NodeId> nodes, TypeId, Direction, AdjacencyBatch& out) const = 0;
  /// One row whose memory lives as long as the source: what images and projections have, and what spares
  /// their readers batches and pins. False: this source has none, use adjacent().
  virtual bool lasting_row(NodeId, TypeId, Direction, Adjacency&) const { return false; }
  /// out[i] = number of relationships of nodes[i].
  virtual void degrees(std::span<const NodeId> nodes, TypeId, Direction, std::uint32_t* out) const = 0;
  /// Replaces `out` by the types that a node has in that direction, ascending.
  virtual void types_of(NodeId, Direction, std::vector<TypeId>& out) const = 0;
  /// The relationship with that id, or nothing.
  virtual std::optional<Edge> edge(TypeId, EdgeId) const = 0;

  // -- properties: row i of the column is for element i; null where it has no such key. The column is reset
  // first.
  virtual void node_property(std::span<const NodeId> nodes, KeyId, Column& out) const = 0;
  virtual void edge_property(std::span<const Edge> edges, KeyId, Column& out) const = 0;
  virtual void keys_of(NodeId, std::vector<KeyId>& out) const = 0;  ///< replaces out, ascending
  virtual void keys_of(const Edge&, std::vector<KeyId>& out) const = 0;

  // -- indexes
  virtual std::vector<IndexDescription> indexes() const { return {}; }
  /// The index over just these keys of nodes with a label, or of relationships of a type: an ordered one, or
  /// one of texts. The number is for the calls below and lives as long as the source.
  virtual std::optional<std::uint32_t> index_on(bool /*on_relationships*/, std::uint16_t /*label_or_type*/,
                                                std::span<const KeyId>, bool /*text*/) const {
    return std::nullopt;
  }
  std::optional<std::uint32_t> node_index(LabelId label, KeyId key) const {
    return index_on(false, label, {&key, 1}, false);
  }
  /// For each probe (as many values as the index has keys, one probe after the other) the ids of nodes, or
  /// relationships, whose properties equal it: appended to out, how many of them to counts[i].
  virtual void index_lookup(std::uint32_t, std::span<const Value>, std::vector<std::uint32_t>&,
                            std::vector<std::uint32_t>&) const {}
  /// Appends the ids whose first keys equal `equal` (fewer values than keys) and whose next key lies within
  /// the range, in the order of the values. `limit` 0: all.
  virtual void index_range(std::uint32_t, std::span<const Value> /*equal*/, const ValueRange&,
                           std::size_t /*limit*/, std::vector<std::uint32_t>&) const {}
  void index_range(std::uint32_t index, const ValueRange& range, std::size_t limit,
                   std::vector<std::uint32_t>& out) const {
    index_range(index, {}, range, limit, out);
  }
  /// Appends the ids, ascending, whose text passes the test.
  virtual void index_text(std::uint32_t, TextTest, std::string_view, std::vector<std::uint32_t>&) const {}
  struct IndexSize {
    std::uint64_t entries = 0, distinct = 0;  ///< distinct 0: unknown
  };
  virtual IndexSize index_size(std::uint32_t) const { return {}; }

  /// What the source holds in memory, beside what statements do.
  struct MemoryUse {
    std::string_view part;  ///< a word or two, of a static text
    std::uint64_t bytes = 0;
    std::uint64_t limit = 0;  ///< 0: it follows from what is stored or done
  };
  virtual std::vector<MemoryUse> memory_use() const { return {}; }

  // -- statistics: estimates for the planner; cheap
  virtual std::uint64_t nodes_with_label(LabelId) const = 0;
  /// How many nodes have at least one relationship of the type in the direction; degree averages follow.
  virtual std::uint64_t nodes_with_type(TypeId, Direction) const = 0;
  virtual std::uint64_t distinct_values(LabelId, KeyId) const { return 0; }  ///< 0: unknown
  /// Changes when names, indexes or (tenfold) counts changed: a plan made before may be poor or wrong.
  virtual std::uint64_t catalog_version() const { return 0; }

  /// What is claimed about this graph's elements; null where the source keeps no claims. Lives as long as the
  /// source.
  virtual const ClaimSource* claims() const { return nullptr; }
};

/// A graph that the one thread which owns it may change; it reads its own changes at once. Ids are never
/// reused.
class MutableGraph : public GraphSource {
 public:
  virtual LabelId intern_label(std::string_view name) = 0;
  virtual TypeId intern_type(std::string_view name) = 0;
  virtual KeyId intern_key(std::string_view name) = 0;

  virtual NodeId create_node(std::span<const LabelId> labels) = 0;
  virtual Edge create_edge(NodeId source, TypeId type, NodeId target) = 0;
  /// A null value removes the property. Returns false if nothing changed (it was absent and is to be
  /// removed).
  virtual bool set_property(NodeId, KeyId, const Value&) = 0;
  virtual bool set_property(const Edge&, KeyId, const Value&) = 0;
  virtual bool add_label(NodeId, LabelId) = 0;     ///< false: it had it
  virtual bool remove_label(NodeId, LabelId) = 0;  ///< false: it had it not
  virtual bool delete_edge(const Edge&) = 0;       ///< false: it was gone already
  /// Removes a node. Its relationships must be gone (Error ConstraintVerificationFailed/DeleteConnectedNode
  /// is raised by the Delete operator at the end of a clause, not here). False: it was gone already.
  virtual bool delete_node(NodeId) = 0;

  /// A statement inside the transaction: everything since begin_statement() is undone by
  /// rollback_statement(); end_statement() judges uniqueness and other constraints and throws
  /// (ConstraintValidationFailed) leaving it open.
  virtual void begin_statement() = 0;
  virtual void end_statement() = 0;
  virtual void rollback_statement() = 0;

  /// Builds on existing data. Throws ConstraintValidationFailed where existing data break it, or where the
  /// name or the same index exists already. `limits` are checked while it builds.
  virtual void create_index(const IndexDescription&, Limits&) = 0;
  virtual bool drop_index(std::string_view name) = 0;  ///< false: there is none of that name

  /// Where claims are made; null where none can be kept. The same object as claims().
  virtual ClaimSink* claim_sink() { return nullptr; }
};

}  // namespace kenes
