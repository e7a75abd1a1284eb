// SPDX-License-Identifier: Apache-2.0
#include "engine/run/rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "storage/error.hpp"

namespace kenes::run {

namespace {

[[noreturn]] void not_a_node(const Value& value) {
  throw type_error("InvalidArgumentType", fmt::format("a node was expected, not {}", kind_name(value.kind())));
}

}  // namespace

NodeId node_at(const Column& column, std::uint32_t row) {
  if (column.is_null(row)) return no_node;
  if (column.type() == ColumnType::node) return column.nodes()[row * column.stride()];
  Value value = column.value(row);
  if (!value.is(Kind::node)) not_a_node(value);
  return value.as_node().id;
}

void read_nodes(const Column& column, std::span<const std::uint32_t> rows, std::vector<NodeId>& out) {
  out.resize(rows.size());
  if (column.type() == ColumnType::node && !column.may_have_nulls()) {
    const NodeId* nodes = column.nodes();
    std::size_t stride = column.stride();
    for (std::size_t i = 0; i < rows.size(); ++i) out[i] = nodes[rows[i] * stride];
    return;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) out[i] = node_at(column, rows[i]);
}

void write_nodes(std::span<const NodeId> nodes, Column& out) {
  out.reset(ColumnType::node, nodes.size());
  if (!nodes.empty()) std::memcpy(out.nodes(), nodes.data(), nodes.size_bytes());
}

FanOut::FanOut(const Site& site, std::initializer_list<Slot> own)
    : FanOut(site, std::span<const Slot>(own.begin(), own.size())) {}

FanOut::FanOut(const Site& site, std::span<const Slot> own)
    : source_(site.input()), limits_(site.limits()), input_(site.slots()), carried_(site.carried(own)) {}

bool FanOut::pull() {
  limits_.check();
  return source_->next(input_);
}

void FanOut::finish(Batch& out) {
  out.reset(sources.size());
  for (Slot slot : carried_) out.column(slot).gather(input_.column(slot), sources);
  sources.clear();
}

void FanOut::rewind() {
  source_->rewind();
  sources.clear();
}

bool LabelNames::resolve() {
  if (known_ || (tried_ && execution_.writer == nullptr)) return known_;
  tried_ = true;
  known_ = true;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (ids_[i] == no_name) ids_[i] = execution_.graph->label(names_[i]);
    known_ = known_ && ids_[i] != no_name;
  }
  return known_;
}

void LabelNames::check(std::span<const NodeId> nodes, std::vector<std::uint8_t>& keep) {
  bears_.resize(nodes.size());
  for (LabelId label : ids_) {
    execution_.graph->has_label(nodes, label, bears_.data());
    for (std::size_t i = 0; i < nodes.size(); ++i) keep[i] &= bears_[i];
  }
}

std::span<const Step> StepNames::resolve() {
  if (final_) return steps_;
  steps_.clear();
  final_ = execution_.writer == nullptr;
  auto add = [&](TypeId type) {
    if (arrow_ != plan::Arrow::left) steps_.push_back({type, Direction::out, false});
    if (arrow_ != plan::Arrow::right) steps_.push_back({type, Direction::in, arrow_ == plan::Arrow::both});
  };
  const GraphSource& graph = *execution_.graph;
  if (names_.empty()) {
    for (std::size_t type = 0; type < graph.type_count(); ++type) add(static_cast<TypeId>(type));
    return steps_;
  }
  bool all_known = true;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (std::find(names_.begin(), names_.begin() + static_cast<std::ptrdiff_t>(i), names_[i]) !=
        names_.begin() + static_cast<std::ptrdiff_t>(i))
      continue;
    if (TypeId type = graph.type(names_[i]); type != no_name)
      add(type);
    else
      all_known = false;
  }
  final_ = final_ || all_known;
  return steps_;
}

bool holds(const Column& column, std::uint32_t row, const Edge& edge) {
  if (column.is_null(row)) return false;
  if (column.type() == ColumnType::relationship)
    return column.relationships()[row * column.stride()] == edge;
  if (column.type() != ColumnType::value) return false;
  const Value& value = column.values()[row * column.stride()];
  if (value.is(Kind::relationship)) return value.as_edge() == edge;
  if (!value.is(Kind::list)) return false;
  const List& list = value.as_list();
  return std::any_of(list.begin(), list.end(),
                     [&](const Value& v) { return v.is(Kind::relationship) && v.as_edge() == edge; });
}

std::uint64_t row_count(const syntax::Expression& expression, const Execution& execution,
                        std::string_view clause) {
  Value value = evaluate_constant(expression, execution);
  if (!value.is(Kind::integer))
    throw Error(ErrorCode::syntax_error, "InvalidArgumentType", Phase::runtime,
                fmt::format("{} takes an integer, not {}", clause, kind_name(value.kind())), expression.at);
  if (value.as_integer() < 0)
    throw Error(ErrorCode::syntax_error, "NegativeIntegerArgument", Phase::runtime,
                fmt::format("{} takes a count from 0 on, not {}", clause, value.as_integer()), expression.at);
  return static_cast<std::uint64_t>(value.as_integer());
}

}  // namespace kenes::run
