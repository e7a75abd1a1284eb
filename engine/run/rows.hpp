// SPDX-License-Identifier: Apache-2.0
// The mechanics that operators share: FanOut for those that make any number of output rows of each input row,
// readers for columns of nodes and relationships, names that are looked up when first needed. Each belongs to
// one operator.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/run/operators.hpp"

namespace kenes::run {

/// The node in a row, or no_node for null. Throws TypeError where it is something else.
NodeId node_at(const Column& column, std::uint32_t row);
/// For each of `rows`: its node, or no_node for null. Replaces `out`.
void read_nodes(const Column& column, std::span<const std::uint32_t> rows, std::vector<NodeId>& out);
/// Makes `out` a column of these nodes.
void write_nodes(std::span<const NodeId> nodes, Column& out);

/// Input rows of which each becomes any number of output rows, at most batch_capacity a batch:
///   while (fan.pull()) for each of fan.rows(): fan.sources.push_back(row) and the row's own columns;
///   fan.finish(out)
/// Callers keep their place between batches; sources.size() is the size of the batch that is being made.
class FanOut {
 public:
  /// `own`: the slots that the operator fills itself.
  FanOut(const Site& site, std::initializer_list<Slot> own);
  FanOut(const Site& site, std::span<const Slot> own);

  /// The next input batch; false at the end. Checks the limits.
  bool pull();
  const Batch& input() const { return input_; }
  Batch& input() { return input_; }
  std::span<const std::uint32_t> rows() const { return input_.rows(); }
  std::size_t room() const { return batch_capacity - sources.size(); }
  bool full() const { return sources.size() == batch_capacity; }
  /// Adds `count` output rows from input row `row`.
  void repeat(std::uint32_t row, std::size_t count) { sources.insert(sources.end(), count, row); }
  /// Writes the carried columns of the output rows; the operator's own are still to be filled. Clears
  /// sources.
  void finish(Batch& out);
  void rewind();

  /// Input row of each output row.
  std::vector<std::uint32_t> sources;

 private:
  OperatorHandle source_;
  Limits& limits_;
  Batch input_;
  std::vector<Slot> carried_;
};

/// One type in one direction, and whether loops are left out there (they were seen in the other direction).
struct Step {
  TypeId type;
  Direction direction;
  bool without_loops;
};

/// Labels by name. A name that the catalog does not know yet is looked for again while somebody writes.
class LabelNames {
 public:
  LabelNames(const std::vector<std::string>& names, const Execution& execution)
      : names_(names), execution_(execution), ids_(names.size(), no_name) {}
  /// Looks up what is unknown; false: a label is in no catalog, so nothing bears them all.
  bool resolve();
  std::span<const LabelId> ids() const { return ids_; }
  bool empty() const { return names_.empty(); }
  /// keep[i] = 0 where nodes[i] lacks a label. resolve() came before.
  void check(std::span<const NodeId> nodes, std::vector<std::uint8_t>& keep);
  /// Whether the graph promises the labels for all far nodes of a step. Says no before so many nodes were
  /// checked that asking is worth it.
  bool certain(const Step& step) const;

 private:
  const std::vector<std::string>& names_;
  const Execution& execution_;
  std::vector<LabelId> ids_;
  bool known_ = false, tried_ = false;
  std::size_t checked_ = 0;
  std::vector<std::uint8_t> bears_;
};

/// Types and an arrow as steps from a node. No names: all types.
class StepNames {
 public:
  StepNames(const std::vector<std::string>& names, plan::Arrow arrow, const Execution& execution)
      : names_(names), arrow_(arrow), execution_(execution) {}
  /// Looks up what is unknown and returns the steps; they stay until the next call.
  std::span<const Step> resolve();
  /// Only the steps that any of these nodes can take; worth it where all types count and nodes are few.
  std::span<const Step> resolve(std::span<const NodeId> nodes);

 private:
  void add(TypeId type, bool out, bool in);

  const std::vector<std::string>& names_;
  plan::Arrow arrow_;
  const Execution& execution_;
  std::vector<Step> steps_;
  bool final_ = false;
  std::vector<TypeId> types_, outgoing_, incoming_;
};

/// Rows of adjacency for a batch of nodes, one AdjacencyBatch a step.
class AdjacencyRows {
 public:
  void read(const GraphSource& graph, std::span<const NodeId> nodes, std::span<const Step> steps);
  std::span<const Step> steps() const { return steps_; }
  const Adjacency& row(std::size_t step, std::size_t node) const { return batches_[step].rows[node]; }

 private:
  std::span<const Step> steps_;
  std::vector<AdjacencyBatch> batches_;
};

/// The operators that find a list of nodes, or of relationships of one type, for each input row.
class NodesPerRow : public Operator {
 public:
  bool next(Batch& out) final;
  void rewind() final;

 protected:
  NodesPerRow(const Site& site, Slot node);
  NodesPerRow(const Site& site, Slot relationship, const std::string& type);
  /// Appends to `nodes` what belongs to each of `rows`, and how many those are to `counts`.
  virtual void find(const Batch& input, std::span<const std::uint32_t> rows, std::vector<NodeId>& nodes,
                    std::vector<std::uint32_t>& counts) = 0;

 private:
  void write(std::span<const std::uint32_t> ids, Column& out) const;

  Slot node_;
  const GraphSource& graph_;
  const std::string* type_ = nullptr;  ///< what is found are relationships
  FanOut fan_;
  std::vector<NodeId> nodes_;
  std::vector<std::uint32_t> counts_;
  std::size_t row_ = 0, in_row_ = 0, at_ = 0;
};

/// The relationship that leads from `from` over neighbour `i` of a row.
inline Edge edge_of(NodeId from, const Adjacency& row, std::size_t i, const Step& step) {
  NodeId to = row.neighbours[i];
  return step.direction == Direction::out ? Edge{from, to, row.id(i), step.type}
                                          : Edge{to, from, row.id(i), step.type};
}

/// The number of the index on nodes of a label by a key. Throws Error internal where the plan is mistaken.
std::uint32_t index_over(const GraphSource& graph, bool on_relationships, const std::string& label,
                         const std::vector<std::string>& keys, bool text = false);

/// Whether a value (relationship, or list of them, or null) holds the relationship.
bool holds(const Column& column, std::uint32_t row, const Edge& edge);

/// A non-negative count (SKIP, LIMIT): SyntaxError NegativeIntegerArgument or InvalidArgumentType at run
/// time.
std::uint64_t row_count(const syntax::Expression& expression, const Execution& execution,
                        std::string_view clause);

}  // namespace kenes::run
