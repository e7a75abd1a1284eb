// SPDX-License-Identifier: Apache-2.0
#include "engine/run/rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "storage/error.hpp"

namespace kenes::run {

namespace {

[[noreturn]] void not_a_node(const Value& value) {
  throw type_error("InvalidArgumentType",
                   fmt::format("a node was expected, not {}", kind_name(value.kind())));
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
  checked_ += nodes.size();
  for (LabelId label : ids_) {
    execution_.graph->has_label(nodes, label, bears_.data());
    for (std::size_t i = 0; i < nodes.size(); ++i) keep[i] &= bears_[i];
  }
}

bool LabelNames::certain(const Step& step) const {
  constexpr std::size_t worth_asking = 2048;
  if (!ids_.empty() && checked_ < worth_asking) return false;
  return std::all_of(ids_.begin(), ids_.end(), [&](LabelId label) {
    return execution_.graph->end_always_has_label(step.type, opposite(step.direction), label);
  });
}

void StepNames::add(TypeId type, bool out, bool in) {
  if (out && arrow_ != plan::Arrow::left) steps_.push_back({type, Direction::out, false});
  if (in && arrow_ != plan::Arrow::right)
    steps_.push_back({type, Direction::in, arrow_ == plan::Arrow::both});
}

std::span<const Step> StepNames::resolve() {
  if (final_) return steps_;
  steps_.clear();
  final_ = execution_.writer == nullptr;
  const GraphSource& graph = *execution_.graph;
  if (names_.empty()) {
    for (std::size_t type = 0; type < graph.type_count(); ++type) add(static_cast<TypeId>(type), true, true);
    return steps_;
  }
  bool all_known = true;
  types_.clear();
  for (const std::string& name : names_) {
    TypeId type = graph.type(name);
    if (type == no_name)
      all_known = false;
    else if (std::find(types_.begin(), types_.end(), type) == types_.end())
      types_.push_back(type);
  }
  for (TypeId type : types_) add(type, true, true);
  final_ = final_ || all_known;
  return steps_;
}

std::span<const Step> StepNames::resolve(std::span<const NodeId> nodes) {
  if (!names_.empty() || nodes.size() > 4) return resolve();
  const GraphSource& graph = *execution_.graph;
  auto collect = [&](Direction direction, std::vector<TypeId>& found) {
    found.clear();
    for (NodeId node : nodes) {
      graph.types_of(node, direction, types_);
      found.insert(found.end(), types_.begin(), types_.end());
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
  };
  final_ = false;
  steps_.clear();
  if (arrow_ != plan::Arrow::left) collect(Direction::out, outgoing_);
  if (arrow_ != plan::Arrow::right) collect(Direction::in, incoming_);
  auto out = outgoing_.begin();
  auto in = incoming_.begin();
  while (out != outgoing_.end() || in != incoming_.end()) {
    TypeId type = out == outgoing_.end() ? *in : in == incoming_.end() ? *out : std::min(*out, *in);
    bool has_out = out != outgoing_.end() && *out == type;
    bool has_in = in != incoming_.end() && *in == type;
    add(type, has_out, has_in);
    out += has_out;
    in += has_in;
  }
  return steps_;
}

void AdjacencyRows::read(const GraphSource& graph, std::span<const NodeId> nodes,
                         std::span<const Step> steps) {
  steps_ = steps;
  if (batches_.size() < steps.size()) batches_.resize(steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i)
    graph.adjacent(nodes, steps[i].type, steps[i].direction, batches_[i]);
}

NodesPerRow::NodesPerRow(const Site& site, Slot node)
    : node_(node), graph_(site.graph()), fan_(site, {node}) {}

NodesPerRow::NodesPerRow(const Site& site, Slot relationship, const std::string& type)
    : node_(relationship), graph_(site.graph()), type_(&type), fan_(site, {relationship}) {}

void NodesPerRow::write(std::span<const std::uint32_t> ids, Column& out) const {
  if (!type_) return write_nodes(ids, out);
  const TypeId type = graph_.type(*type_);
  out.reset(ColumnType::relationship, ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (const auto edge = graph_.edge(type, ids[i])) out.relationships()[i] = *edge;
}

bool NodesPerRow::next(Batch& out) {
  while (row_ == counts_.size()) {
    if (!fan_.pull()) return false;
    nodes_.clear();
    counts_.clear();
    row_ = in_row_ = at_ = 0;
    find(fan_.input(), fan_.rows(), nodes_, counts_);
    while (row_ < counts_.size() && counts_[row_] == 0) ++row_;
  }
  std::size_t first = at_;
  while (row_ < counts_.size() && !fan_.full()) {
    std::size_t taken = std::min<std::size_t>(counts_[row_] - in_row_, fan_.room());
    fan_.repeat(fan_.rows()[row_], taken);
    in_row_ += taken;
    at_ += taken;
    if (in_row_ < counts_[row_]) break;
    in_row_ = 0;
    for (++row_; row_ < counts_.size() && counts_[row_] == 0;) ++row_;
  }
  fan_.finish(out);
  write(std::span<const NodeId>(nodes_).subspan(first, at_ - first), out.column(node_));
  return true;
}

void NodesPerRow::rewind() {
  fan_.rewind();
  counts_.clear();
  row_ = 0;
}

bool holds(const Column& column, std::uint32_t row, const Edge& edge) {
  if (column.is_null(row)) return false;
  if (column.type() == ColumnType::relationship) return column.relationships()[row * column.stride()] == edge;
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
