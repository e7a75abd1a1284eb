// SPDX-License-Identifier: Apache-2.0
// `owner.key`. Columns of nodes and relationships are read from the graph in one call a batch and come out
// typed; everything else (maps, temporal values, points, mixed columns) goes value by value.
#include "engine/expression/evaluator.hpp"
#include "engine/functions/property.hpp"

namespace kenes::expressions {

namespace {

class PropertyAccess final : public Evaluator {
 public:
  PropertyAccess(EvaluatorPointer owner, std::string_view name, const Execution& execution, Position at)
      : owner_(std::move(owner)),
        name_(name),
        execution_(execution),
        context_(execution.function_context(at)) {}

  void evaluate(const Batch& batch, Rows rows, Column& out) override {
    const Column& owner = owner_->column(batch, rows);
    if (rows.empty() || owner.is_constant()) {
      out.reset_constant(rows.empty() ? Value() : of(owner.value(0)), batch.size());
    } else if (owner.type() == ColumnType::node) {
      gather<NodeId>(owner, owner.nodes(), rows, batch.size(), out);
    } else if (owner.type() == ColumnType::relationship) {
      gather<Edge>(owner, owner.relationships(), rows, batch.size(), out);
    } else {
      out.reset(ColumnType::value, batch.size());
      for (std::uint32_t row : rows) {
        if (owner.type() == ColumnType::value)
          out.values()[row] = of(owner.values()[row]);
        else
          out.values()[row] = of(owner.value(row));
      }
    }
  }

  Value value(const Batch& batch, std::uint32_t row) override { return of(owner_->value(batch, row)); }

 private:
  void read(std::span<const NodeId> nodes, Column& out) const {
    context_.graph->node_property(nodes, key_, out);
  }
  void read(std::span<const Edge> edges, Column& out) const {
    context_.graph->edge_property(edges, key_, out);
  }

  void check(NodeId node) const {
    if (deletions_) functions::check_alive(Node{node}, context_);
  }
  void check(const Edge& edge) const {
    if (deletions_) functions::check_alive(edge, context_);
  }

  /// Looks the key up while it is unknown (a statement may bring it into being half-way), and notes whether
  /// this statement has deleted anything that could be read here.
  bool resolve() {
    if (key_ == no_name && (!settled_ || execution_.writer)) {
      key_ = context_.graph->key(name_);
      settled_ = true;
    }
    const Counters* counters = execution_.counters;
    deletions_ =
        execution_.writer && (!counters || counters->nodes_deleted || counters->relationships_deleted);
    return key_ != no_name;
  }

  Value of(const Value& owner) {
    if (owner.is(Kind::node)) {
      const bool known = resolve();
      const NodeId node = owner.as_node().id;
      check(node);
      if (!known) return {};
      read({&node, 1}, one_);
      return one_.value(0);
    }
    if (owner.is(Kind::relationship)) {
      const bool known = resolve();
      const Edge edge = owner.as_edge();
      check(edge);
      if (!known) return {};
      read({&edge, 1}, one_);
      return one_.value(0);
    }
    return functions::property_of(owner, name_, context_);
  }

  template <class Element>
  void gather(const Column& owner, const Element* elements, Rows rows, std::size_t size, Column& out) {
    const bool known = resolve();
    const bool nulls = owner.may_have_nulls();
    if (deletions_)
      for (std::uint32_t row : rows)
        if (!nulls || !owner.is_null(row)) check(elements[row]);
    if (!known) {
      out.reset_constant(Value(), size);
      return;
    }
    if (!nulls && rows.size() == size) {
      read({elements, size}, out);
      return;
    }
    // Only selected rows may be read (the others hold anything): packed, read, and spread out again.
    auto& packed = storage<Element>();
    packed.clear();
    places_.assign(size, 0);
    for (std::uint32_t row : rows) {
      if (nulls && owner.is_null(row)) continue;
      places_[row] = static_cast<std::uint32_t>(packed.size());
      packed.push_back(elements[row]);
    }
    if (packed.empty()) {
      out.reset_constant(Value(), size);
      return;
    }
    read({packed.data(), packed.size()}, one_);
    out.gather(one_, places_);
    if (!nulls) return;
    out.flatten();
    for (std::uint32_t row : rows)
      if (owner.is_null(row)) out.set_null(row);
  }

  template <class Element>
  std::vector<Element>& storage() {
    if constexpr (std::is_same_v<Element, NodeId>)
      return nodes_;
    else
      return edges_;
  }

  EvaluatorPointer owner_;
  std::string_view name_;
  const Execution& execution_;
  functions::FunctionContext context_;
  KeyId key_ = no_name;
  bool settled_ = false;
  bool deletions_ = false;
  Column one_;
  std::vector<NodeId> nodes_;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> places_;
};

}  // namespace

EvaluatorPointer make_property(const Compiler& compiler, const Expression& expression) {
  EvaluatorPointer owner = compiler.make(expression.args[0]);
  const bool fold = owner->is_constant();
  auto made =
      std::make_unique<PropertyAccess>(std::move(owner), expression.name, compiler.execution, expression.at);
  return fold ? make_folded(std::move(made)) : EvaluatorPointer(std::move(made));
}

}  // namespace kenes::expressions
