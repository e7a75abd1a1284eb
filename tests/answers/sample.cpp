// SPDX-License-Identifier: Apache-2.0
#include "tests/answers/sample.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>

#include "engine/face.hpp"

namespace kenes::answers {

namespace {

SampleNode random_node(std::mt19937_64& random, std::size_t id) {
  const auto below = [&](std::uint64_t n) { return random() % n; };
  SampleNode node;
  for (const char* label : {"A", "B", "C"})
    if (below(label[0] == 'C' ? 5 : 2) == 0) node.labels.emplace_back(label);
  node.properties["id"] = Value(static_cast<std::int64_t>(id));
  if (below(4) != 0) node.properties["x"] = Value(static_cast<std::int64_t>(below(3)));
  static const Value mixed[] = {Value(0),   Value(1),    Value(0.5), Value("a"),
                                Value("b"), Value(true), Value(2)};
  if (below(3) != 0) node.properties["y"] = mixed[below(std::size(mixed))];
  static const char* const texts[] = {"", "a", "ab", "b", "\xC3\xA9"};
  if (below(2) != 0) node.properties["s"] = Value(texts[below(std::size(texts))]);
  return node;
}

SampleEdge random_edge(std::mt19937_64& random, std::size_t id, std::size_t source, std::size_t target) {
  const auto below = [&](std::uint64_t n) { return random() % n; };
  static const char* const types[] = {"R", "R", "R", "S", "S", "T"};
  SampleEdge edge{source, target, types[below(6)], {}};
  edge.properties["id"] = Value(static_cast<std::int64_t>(id));
  if (below(3) != 0) edge.properties["w"] = Value(static_cast<std::int64_t>(below(4)));
  return edge;
}

}  // namespace

Sample random_sample(std::mt19937_64& random) {
  const auto below = [&](std::uint64_t n) { return random() % n; };
  Sample sample;
  sample.indexed = below(2) == 0;
  const std::size_t nodes = below(12) == 0 ? 0 : 1 + below(7);
  for (std::size_t i = 0; i < nodes; ++i) sample.nodes.push_back(random_node(random, i));
  const std::size_t edges = nodes == 0 ? 0 : below(16);
  for (std::size_t j = 0; j < edges; ++j) {
    const std::size_t source = below(nodes), target = below(nodes);
    sample.edges.push_back(random_edge(random, j, source, target));
  }
  return sample;
}

Sample random_large_sample(std::mt19937_64& random) {
  const auto below = [&](std::uint64_t n) { return random() % n; };
  Sample sample;
  sample.indexed = below(2) == 0;
  const std::size_t nodes = 200 + below(300);
  for (std::size_t i = 0; i < nodes; ++i) sample.nodes.push_back(random_node(random, i));
  const std::size_t edges = 2 * nodes + below(4 * nodes);
  for (std::size_t j = 0; j < edges; ++j) {
    std::size_t source = below(nodes), target = below(nodes);
    if (below(8) == 0) (below(2) ? source : target) = 0;
    if (below(20) == 0) target = source;
    sample.edges.push_back(random_edge(random, j, source, target));
    if (below(10) == 0) sample.edges.push_back(random_edge(random, ++j, source, target));
  }
  return sample;
}

std::string Sample::text() const {
  std::string text;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    text += fmt::format("{}(n{}", text.empty() ? "CREATE " : ", ", i);
    for (const std::string& label : nodes[i].labels) text += ":" + label;
    text += " " + to_literal(Value(nodes[i].properties)) + ")";
  }
  for (const SampleEdge& edge : edges)
    text += fmt::format(", (n{})-[:{} {}]->(n{})", edge.source, edge.type, to_literal(Value(edge.properties)),
                        edge.target);
  return text;
}

Sample Sample::without_nodes(std::size_t from, std::size_t count) const {
  Sample less = *this;
  const auto first = less.nodes.begin() + static_cast<std::ptrdiff_t>(from);
  less.nodes.erase(first, first + static_cast<std::ptrdiff_t>(count));
  const auto gone = [&](std::size_t node) { return node >= from && node < from + count; };
  std::erase_if(less.edges, [&](const SampleEdge& edge) { return gone(edge.source) || gone(edge.target); });
  for (SampleEdge& edge : less.edges) {
    if (edge.source > from) edge.source -= count;
    if (edge.target > from) edge.target -= count;
  }
  return less;
}

Sample Sample::without_edges(std::size_t from, std::size_t count) const {
  Sample less = *this;
  const auto first = less.edges.begin() + static_cast<std::ptrdiff_t>(from);
  less.edges.erase(first, first + static_cast<std::ptrdiff_t>(count));
  return less;
}

Sample Sample::reordered(std::span<const std::size_t> order) const {
  Sample other = *this;
  std::vector<std::size_t> place(nodes.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    other.nodes[i] = nodes[order[i]];
    place[order[i]] = i;
  }
  for (SampleEdge& edge : other.edges) {
    edge.source = place[edge.source];
    edge.target = place[edge.target];
  }
  return other;
}

ModelGraph model_of(const Sample& sample) {
  ModelGraph model;
  for (const SampleNode& node : sample.nodes) {
    const NodeId made = model.add_node({});
    for (const std::string& label : node.labels) model.add_label(made, model.intern_label(label));
    for (const auto& [key, value] : node.properties) model.set_property(made, model.intern_key(key), value);
  }
  for (const SampleEdge& edge : sample.edges) {
    const Edge made = model.create_edge(static_cast<NodeId>(edge.source), model.intern_type(edge.type),
                                        static_cast<NodeId>(edge.target));
    for (const auto& [key, value] : edge.properties) model.set_property(made, model.intern_key(key), value);
  }
  if (sample.indexed) {
    Limits limits;
    model.create_index({"a_id", IndexKind::range, false, "A", {"id"}}, limits);
    model.create_index({"b_x", IndexKind::range, false, "B", {"x"}}, limits);
    model.create_index({"a_y", IndexKind::range, false, "A", {"y"}}, limits);
    model.create_index({"a_xy", IndexKind::range, false, "A", {"x", "y"}}, limits);
    model.create_index({"b_s", IndexKind::text, false, "B", {"s"}}, limits);
    model.create_index({"r_w", IndexKind::range, true, "R", {"w"}}, limits);
  }
  return model;
}

namespace {

/// All nodes, and a part of the relationships, through parameters: their text would be very long.
template <class Run>
void load_nodes(const Sample& sample, const Run& run) {
  List nodes;
  for (const SampleNode& node : sample.nodes)
    nodes.emplace_back(Map{{"labels", Value(List(node.labels.begin(), node.labels.end()))},
                           {"properties", Value(node.properties)}});
  run("UNWIND $nodes AS node CREATE (n:$(node.labels)) SET n = node.properties",
      {{"nodes", Value(std::move(nodes))}});
}

template <class Run>
void load_edges(const Sample& sample, std::size_t from, std::size_t to, const Run& run) {
  List edges;
  for (std::size_t i = from; i < to; ++i) {
    const SampleEdge& edge = sample.edges[i];
    edges.emplace_back(Map{{"source", Value(static_cast<std::int64_t>(edge.source))},
                           {"target", Value(static_cast<std::int64_t>(edge.target))},
                           {"type", Value(edge.type)},
                           {"properties", Value(edge.properties)}});
  }
  run("UNWIND $edges AS edge MATCH (a {id: edge.source}), (b {id: edge.target}) "
      "CREATE (a)-[r:$(edge.type)]->(b) SET r = edge.properties",
      {{"edges", Value(std::move(edges))}});
}

}  // namespace

void load(const Sample& sample, Database& database) {
  if (!sample.is_large()) {
    if (const std::string text = sample.text(); !text.empty()) database.query(text);
    return;
  }
  const auto run = [&](const char* statement, const Parameters& parameters) {
    database.query(statement, parameters);
  };
  const std::size_t half = sample.edges.size() / 2;
  load_nodes(sample, run);
  load_edges(sample, 0, half, run);
  database.engine()->store->fold_all();
  load_edges(sample, half, sample.edges.size(), run);
}

void load(const Sample& sample, Transaction& transaction) {
  if (!sample.is_large()) {
    if (const std::string text = sample.text(); !text.empty()) transaction.run(text);
    return;
  }
  const auto run = [&](const char* statement, const Parameters& parameters) {
    transaction.run(statement, parameters);
  };
  load_nodes(sample, run);
  load_edges(sample, 0, sample.edges.size(), run);
}

void create_indexes(Database& database) {
  database.query("CREATE INDEX a_id FOR (n:A) ON (n.id)");
  database.query("CREATE INDEX b_x FOR (n:B) ON (n.x)");
  database.query("CREATE INDEX a_y FOR (n:A) ON (n.y)");
  database.query("CREATE INDEX a_xy FOR (n:A) ON (n.x, n.y)");
  database.query("CREATE TEXT INDEX b_s FOR (n:B) ON (n.s)");
  database.query("CREATE INDEX r_w FOR ()-[r:R]-() ON (r.w)");
}

void drop_indexes(Database& database) {
  for (const char* name : {"a_id", "b_x", "a_y", "a_xy", "b_s", "r_w"})
    database.query(std::string("DROP INDEX ") + name);
}

std::shared_ptr<const GraphSource> boost_of(const Sample& sample) {
  using Own = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, SampleNode, SampleEdge>;
  struct Holder {  // the view refers to the graph: both go together
    Own graph;
    std::shared_ptr<const GraphSource> source;
  };
  auto holder = std::make_shared<Holder>();
  for (const SampleNode& node : sample.nodes) add_vertex(node, holder->graph);
  for (const SampleEdge& edge : sample.edges) add_edge(edge.source, edge.target, edge, holder->graph);
  const auto find = [](const Map& properties, const char* key) {
    const auto found = properties.find(key);
    return found == properties.end() ? Value() : found->second;
  };
  const auto of_node = [find](const char* key) {
    return [=](const SampleNode& node) { return find(node.properties, key); };
  };
  const auto of_edge = [find](const char* key) {
    return [=](const SampleEdge& edge) { return find(edge.properties, key); };
  };
  holder->source = view(holder->graph)
                       .label_by(&SampleNode::labels)
                       .property("id", of_node("id"))
                       .property("x", of_node("x"))
                       .property("y", of_node("y"))
                       .property("s", of_node("s"))
                       .edge_type_by(&SampleEdge::type)
                       .edge_property("id", of_edge("id"))
                       .edge_property("w", of_edge("w"))
                       .source();
  return {holder, holder->source.get()};
}

namespace {

template <class Element>
std::string properties_of(const Element& element, const GraphSource& graph) {
  std::vector<KeyId> keys;
  graph.keys_of(element, keys);
  Map map;
  Column column;
  for (KeyId key : keys) {
    if constexpr (std::is_same_v<Element, Edge>)
      graph.edge_property({&element, 1}, key, column);
    else
      graph.node_property({&element, 1}, key, column);
    if (const Value value = column.value(0); !value.is_null()) map.emplace(graph.key_name(key), value);
  }
  return to_literal(Value(std::move(map)));
}

std::string node_text(NodeId node, const GraphSource& graph) {
  std::vector<LabelId> ids;
  graph.labels_of(node, ids);
  std::vector<std::string> labels;
  for (LabelId id : ids) labels.emplace_back(graph.label_name(id));
  std::sort(labels.begin(), labels.end());
  return fmt::format("(:{} {})", fmt::join(labels, ":"), properties_of(node, graph));
}

std::string edge_text(const Edge& edge, const GraphSource& graph) {
  return fmt::format("{}-[:{} {}]->{}", node_text(edge.source, graph), graph.type_name(edge.type),
                     properties_of(edge, graph), node_text(edge.target, graph));
}

}  // namespace

std::string text_of(const Value& value, const GraphSource& graph) {
  std::string text;
  switch (value.kind()) {
    case Kind::node:
      return node_text(value.as_node().id, graph);
    case Kind::relationship:
      return edge_text(value.as_edge(), graph);
    case Kind::path:
      for (Node node : value.as_path().nodes) text += node_text(node.id, graph) + " ";
      for (const Edge& edge : value.as_path().edges) text += edge_text(edge, graph) + " ";
      return "<" + text + ">";
    case Kind::list:
      for (const Value& element : value.as_list()) text += text_of(element, graph) + ", ";
      return "[" + text + "]";
    case Kind::map:
      for (const auto& [key, element] : value.as_map()) text += key + ": " + text_of(element, graph) + ", ";
      return "{" + text + "}";
    default:
      return to_literal(value);
  }
}

std::string text_of(const GraphSource& graph) {
  std::vector<std::string> lines;
  std::vector<NodeId> nodes;
  ScanPosition position;
  while (graph.scan(position, {}, 1024, nodes)) {
  }
  AdjacencyBatch batch;
  for (NodeId node : nodes) {
    lines.push_back(node_text(node, graph));
    for (std::size_t type = 0; type < graph.type_count(); ++type)
      for (Direction direction : {Direction::out, Direction::in}) {
        graph.adjacent({&node, 1}, static_cast<TypeId>(type), direction, batch);
        const Adjacency& row = batch.rows[0];
        for (std::size_t i = 0; i < row.size(); ++i) {
          Edge edge{node, row.neighbours[i], row.id(i), static_cast<TypeId>(type)};
          if (direction == Direction::in) std::swap(edge.source, edge.target);
          lines.push_back((direction == Direction::in ? "in " : "out ") + edge_text(edge, graph));
        }
      }
  }
  std::sort(lines.begin(), lines.end());
  return fmt::format("{}", fmt::join(lines, "\n"));
}

}  // namespace kenes::answers
