// SPDX-License-Identifier: Apache-2.0
// Results as the public face shows them: Rows, Row, Cell.
#include <chrono>
#include <ostream>
#include <unordered_set>

#include "engine/face.hpp"
#include "engine/kenes.hpp"
#include "engine/write_out/text.hpp"
#include "storage/projection.hpp"

namespace kenes {
namespace {

std::string column_list(const std::vector<std::string>& columns) {
  std::string out;
  for (const std::string& column : columns) {
    if (!out.empty()) out += ", ";
    out += column;
  }
  return out;
}

Error wrong_use(std::string message, std::string hint = {}) {
  return Error(ErrorCode::usage, std::move(message), std::move(hint));
}

struct ElementSet {
  std::unordered_set<Node> nodes;
  std::unordered_set<Edge> edges;

  void add(const Value& value) {
    switch (value.kind()) {
      case Kind::node:
        nodes.insert(value.as_node());
        break;
      case Kind::relationship:
        add(value.as_edge());
        break;
      case Kind::path:
        for (Node node : value.as_path().nodes) nodes.insert(node);
        for (const Edge& edge : value.as_path().edges) add(edge);
        break;
      case Kind::list:
        for (const Value& item : value.as_list()) add(item);
        break;
      case Kind::map:
        for (const auto& [key, item] : value.as_map()) add(item);
        break;
      default:
        break;
    }
  }
  void add(const Edge& edge) {
    edges.insert(edge);
    nodes.insert(Node{edge.source});
    nodes.insert(Node{edge.target});
  }
};

}  // namespace

namespace face {

void refuse(const Value& value, std::string_view wanted) {
  throw wrong_use("a cell is " + std::string(kind_name(value.kind())) + " (" + to_literal(value) + "), not " +
                      std::string(wanted),
                  value.is_null() ? "read it as std::optional<...> where null may occur" : "");
}

bool Result::next() {
  if (buffered) {
    position = started ? position + 1 : 0;
    started = true;
    return position < rows.size();
  }
  if (!cursor) return false;
  if (started && ++position < batch.selected()) return true;
  const auto begin = std::chrono::steady_clock::now();
  started = true;
  position = 0;
  bool more = false;
  try {
    more = cursor->next(batch);
  } catch (Error& error) {
    cursor.reset();
    move_place(error);
    throw;
  }
  if (!more) cursor.reset();
  microseconds += std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count();
  return more;
}

void Result::move_place(Error& error) const {
  if (!text.empty()) error.where = plan::move_place(error.where, cached->literals, plan::lift_literals(text));
}

Value Result::value(std::size_t column) const {
  if (buffered) return rows[position][column];
  return batch.column(cursor->result_slots()[column]).value(batch.rows()[position]);
}

std::shared_ptr<const GraphSource> Result::source() const {
  if (transaction) return std::shared_ptr<const GraphSource>(transaction, &transaction->graph());
  if (!pinned_) pinned_ = pin(engine, graph);
  return pinned_;
}

std::shared_ptr<const GraphSource> Result::source(std::size_t column) const {
  const auto& columns = cached->plan.column_lenses;
  const std::int16_t lens = column < columns.size() ? columns[column] : std::int16_t{-1};
  if (lens < 0 || static_cast<std::size_t>(lens) >= lenses.size()) return source();
  const auto index = static_cast<std::size_t>(lens);
  seen_.resize(lenses.size());
  if (!seen_[index]) seen_[index] = knowledge::through(source(), lenses[index]);
  return seen_[index];
}

std::shared_ptr<const GraphSource> pin(std::shared_ptr<Engine> engine,
                                       std::shared_ptr<const GraphSource> graph) {
  struct Pin {
    std::shared_ptr<Engine> engine;
    std::shared_ptr<const GraphSource> graph;  // after the engine: it goes first
  };
  const GraphSource* source = graph.get();
  return {std::make_shared<Pin>(Pin{std::move(engine), std::move(graph)}), source};
}

}  // namespace face

// ---------------------------------------------------------------- Cell

std::vector<std::string> Cell::labels() const {
  if (!value_.is(Kind::node)) throw wrong_use("labels() of a cell that is no node");
  std::vector<LabelId> ids;
  if (graph_->has_node(value_.as_node().id)) graph_->labels_of(value_.as_node().id, ids);
  std::vector<std::string> names;
  for (LabelId id : ids) names.emplace_back(graph_->label_name(id));
  return names;
}

std::string Cell::type() const {
  if (!value_.is(Kind::relationship)) throw wrong_use("type() of a cell that is no relationship");
  return std::string(graph_->type_name(value_.as_edge().type));
}

Cell Cell::operator[](std::string_view key) const {
  if (value_.is(Kind::map)) {
    const auto found = value_.as_map().find(key);
    return {found == value_.as_map().end() ? Value() : found->second, graph_};
  }
  const KeyId id = graph_->key(key);
  Column column;
  if (value_.is(Kind::node)) {
    if (id == no_name || !graph_->has_node(value_.as_node().id)) return {Value(), graph_};
    const NodeId node = value_.as_node().id;
    graph_->node_property({&node, 1}, id, column);
  } else if (value_.is(Kind::relationship)) {
    const Edge edge = value_.as_edge();
    if (id == no_name || !graph_->edge(edge.type, edge.id)) return {Value(), graph_};
    graph_->edge_property({&edge, 1}, id, column);
  } else {
    throw wrong_use("a property of a cell that is no node, relationship or map");
  }
  return {column.value(0), graph_};
}

Map Cell::properties() const {
  if (value_.is(Kind::map)) return value_.as_map();
  if (value_.is(Kind::node))
    return graph_->has_node(value_.as_node().id) ? properties_of(value_.as_node(), *graph_) : Map{};
  if (value_.is(Kind::relationship)) {
    const Edge edge = value_.as_edge();
    return graph_->edge(edge.type, edge.id) ? properties_of(edge, *graph_) : Map{};
  }
  throw wrong_use("properties() of a cell that is no node, relationship or map");
}

std::string Cell::text() const { return to_text(value_, *graph_); }

std::ostream& operator<<(std::ostream& out, const Cell& cell) { return out << cell.text(); }

// ---------------------------------------------------------------- Row

std::size_t Row::size() const { return result_->columns.size(); }

Value Row::value(std::size_t column) const {
  if (column >= size())
    throw wrong_use("column " + std::to_string(column) + " of a result with " + std::to_string(size()) +
                    " columns");
  return result_->value(column);
}

Cell Row::operator[](std::size_t column) const { return {value(column), result_->source(column)}; }

Cell Row::operator[](std::string_view column) const {
  for (std::size_t i = 0; i < size(); ++i)
    if (result_->columns[i] == column) return (*this)[i];
  throw wrong_use(
      "the result has no column `" + std::string(column) + "`; it has " + column_list(result_->columns),
      did_you_mean(column, result_->columns));
}

// ---------------------------------------------------------------- Rows

Rows::Rows(std::unique_ptr<face::Result> result) : result_(std::move(result)), row_(result_.get()) {}
Rows::Rows(Rows&&) noexcept = default;
Rows& Rows::operator=(Rows&&) noexcept = default;
Rows::~Rows() = default;

const std::vector<std::string>& Rows::columns() const { return result_->columns; }
bool Rows::next() { return result_->next(); }
const Counters& Rows::counters() const { return result_->counters; }
const std::vector<Notice>& Rows::notices() const { return result_->cached->notices; }
double Rows::microseconds() const { return result_->microseconds; }
std::shared_ptr<const GraphSource> Rows::source() const { return result_->source(); }
std::shared_ptr<const GraphSource> Rows::source(std::size_t column) const { return result_->source(column); }

void Rows::check_columns(std::size_t wanted) const {
  if (wanted != result_->columns.size())
    throw wrong_use("the statement returns " + std::to_string(result_->columns.size()) + " columns (" +
                    column_list(result_->columns) + "), the program reads " + std::to_string(wanted));
}

Value Rows::one_value() {
  check_columns(1);
  if (!next()) throw wrong_use("one() of a result without rows");
  Value value = row_.value(0);
  if (next())
    throw wrong_use("one() of a result with more than one row", "add LIMIT 1, or iterate over the rows");
  return value;
}

bool Rows::is_plan() const { return result_->is_plan; }

Graph Rows::graph() {
  if (is_plan()) return Graph(face::plan_graph(result_->cached->plan, result_->profile));
  ElementSet elements;
  const std::size_t width = columns().size();
  while (next())
    for (std::size_t i = 0; i < width; ++i) elements.add(row_.value(i));
  std::vector<NodeId> nodes;
  for (Node node : elements.nodes) nodes.push_back(node.id);
  std::vector<Edge> edges(elements.edges.begin(), elements.edges.end());
  return Graph(std::make_shared<Projection>(result_->source(), std::move(nodes), std::move(edges)));
}

}  // namespace kenes
