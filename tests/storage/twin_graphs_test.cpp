// SPDX-License-Identifier: Apache-2.0
#include "tests/storage/twin_graphs.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "storage/compare.hpp"

namespace kenes {

TemporaryFolder::TemporaryFolder(const std::string& name)
    : path_(std::filesystem::temp_directory_path() / ("kenes-" + name + "-" + std::to_string(::getpid()))) {
  std::filesystem::remove_all(path_);
}
TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

namespace {

std::vector<NodeId> all_nodes(const GraphSource& graph, std::span<const LabelId> labels) {
  std::vector<NodeId> nodes;
  ScanPosition position;
  while (graph.scan(position, labels, 7, nodes)) {
  }
  EXPECT_TRUE(std::is_sorted(nodes.begin(), nodes.end()));
  return nodes;
}

std::set<std::string> label_names(const GraphSource& graph, NodeId node) {
  std::vector<LabelId> labels;
  graph.labels_of(node, labels);
  std::set<std::string> names;
  for (const LabelId l : labels) names.emplace(graph.label_name(l));
  return names;
}

std::map<std::string, Value> properties(const GraphSource& graph, NodeId node) {
  std::map<std::string, Value> out;
  std::vector<KeyId> keys;
  graph.keys_of(node, keys);
  Column column;
  for (const KeyId key : keys) {
    graph.node_property({&node, 1}, key, column);
    out.emplace(graph.key_name(key), column.value(0));
  }
  return out;
}

std::map<std::string, Value> properties(const GraphSource& graph, const Edge& edge) {
  std::map<std::string, Value> out;
  std::vector<KeyId> keys;
  graph.keys_of(edge, keys);
  Column column;
  for (const KeyId key : keys) {
    graph.edge_property({&edge, 1}, key, column);
    out.emplace(graph.key_name(key), column.value(0));
  }
  return out;
}

void expect_same_values(const std::map<std::string, Value>& a, const std::map<std::string, Value>& b,
                        const std::string& of) {
  ASSERT_EQ(a.size(), b.size()) << of;
  for (const auto& [key, value] : a) {
    ASSERT_TRUE(b.contains(key)) << of << " has no " << key;
    EXPECT_TRUE(equivalent(value, b.at(key)) && value.kind() == b.at(key).kind())
        << of << " " << key << ": " << to_literal(value) << " and " << to_literal(b.at(key));
  }
}

}  // namespace

void Twins::expect_same(const GraphSource& store, const std::string& what) const {
  SCOPED_TRACE(what);
  EXPECT_EQ(model.node_count(), store.node_count());
  const auto ours = all_nodes(model, {});
  const auto theirs = all_nodes(store, {});
  std::set<NodeId> mapped;
  for (const NodeId n : ours) mapped.insert(nodes.at(n));
  EXPECT_EQ(std::vector<NodeId>(mapped.begin(), mapped.end()), theirs);
  for (std::size_t l = 0; l < model.label_count(); ++l) {
    const auto label = static_cast<LabelId>(l);
    const auto other = store.label(model.label_name(label));
    std::set<NodeId> bearers;
    for (const NodeId n : all_nodes(model, {&label, 1})) bearers.insert(nodes.at(n));
    if (other == no_name) {
      EXPECT_TRUE(bearers.empty());
      continue;
    }
    EXPECT_EQ(std::vector<NodeId>(bearers.begin(), bearers.end()), all_nodes(store, {&other, 1}))
        << model.label_name(label);
    EXPECT_EQ(bearers.size(), store.nodes_with_label(other));
    std::vector<std::uint8_t> bears(theirs.size());
    store.has_label(theirs, other, bears.data());
    for (std::size_t i = 0; i < theirs.size(); ++i) EXPECT_EQ(bears[i] != 0, bearers.contains(theirs[i]));
  }
  for (const NodeId n : ours) expect_same_node(store, n, nodes.at(n));
  expect_same_lists(store);
  expect_same_indexes(store);
  // Whole columns at once, over all nodes.
  for (std::size_t k = 0; k < model.key_count(); ++k) {
    const auto key = static_cast<KeyId>(k);
    const auto other = store.key(model.key_name(key));
    if (other == no_name) continue;
    std::vector<NodeId> images;
    for (const NodeId n : ours) images.push_back(nodes.at(n));
    Column a, b;
    model.node_property(ours, key, a);
    store.node_property(images, other, b);
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < ours.size(); ++i)
      EXPECT_TRUE(equivalent(a.value(i), b.value(i)))
          << to_literal(a.value(i)) << " and " << to_literal(b.value(i));
  }
}

void Twins::expect_same_node(const GraphSource& store, NodeId ours, NodeId theirs) const {
  EXPECT_TRUE(store.has_node(theirs));
  EXPECT_EQ(label_names(model, ours), label_names(store, theirs));
  expect_same_values(properties(model, ours), properties(store, theirs), "node " + std::to_string(ours));
  for (const auto direction : {Direction::out, Direction::in}) {
    std::vector<TypeId> a, b;
    model.types_of(ours, direction, a);
    store.types_of(theirs, direction, b);
    std::set<std::string> first, second;
    for (const TypeId t : a) first.emplace(model.type_name(t));
    for (const TypeId t : b) second.emplace(store.type_name(t));
    EXPECT_EQ(first, second);
  }
}

void Twins::expect_same_lists(const GraphSource& store) const {
  const auto ours = all_nodes(model, {});
  std::vector<NodeId> theirs;
  for (const NodeId n : ours) theirs.push_back(nodes.at(n));
  for (std::size_t t = 0; t < model.type_count(); ++t) {
    const auto type = static_cast<TypeId>(t);
    const auto other = store.type(model.type_name(type));
    if (other == no_name) {
      EXPECT_EQ(model.edge_count(type), 0u);
      continue;
    }
    EXPECT_EQ(model.edge_count(type), store.edge_count(other));
    for (const auto direction : {Direction::out, Direction::in}) {
      AdjacencyBatch a, b;
      model.adjacent(ours, type, direction, a);
      store.adjacent(theirs, other, direction, b);
      std::vector<std::uint32_t> degrees(theirs.size());
      store.degrees(theirs, other, direction, degrees.data());
      std::uint64_t with = 0;
      for (std::size_t i = 0; i < ours.size(); ++i) {
        std::set<std::pair<NodeId, EdgeId>> first, second;
        for (std::size_t j = 0; j < a.rows[i].size(); ++j)
          first.emplace(nodes.at(a.rows[i].neighbours[j]), edges.at({type, a.rows[i].id(j)}).id);
        std::pair<NodeId, EdgeId> last{0, 0};
        for (std::size_t j = 0; j < b.rows[i].size(); ++j) {
          const std::pair entry{b.rows[i].neighbours[j], b.rows[i].id(j)};
          EXPECT_TRUE(j == 0 || last < entry);
          last = entry;
          second.insert(entry);
        }
        EXPECT_EQ(first, second) << "node " << ours[i];
        EXPECT_EQ(degrees[i], second.size());
        with += !second.empty();
        if (direction == Direction::in) continue;
        for (std::size_t j = 0; j < a.rows[i].size(); ++j) {
          const Edge edge{ours[i], a.rows[i].neighbours[j], a.rows[i].id(j), type};
          const Edge image = edges.at({type, edge.id});
          const auto found = store.edge(other, image.id);
          ASSERT_TRUE(found.has_value());
          EXPECT_EQ(found->source, nodes.at(edge.source));
          EXPECT_EQ(found->target, nodes.at(edge.target));
          expect_same_values(properties(model, edge), properties(store, image), "relationship");
        }
      }
      if (!dynamic_cast<const MutableGraph*>(&store)) {
        EXPECT_EQ(with, store.nodes_with_type(other, direction));
      }
    }
    for (const auto& [id, image] : edges)
      if (id.first == type) {
        EXPECT_EQ(model.edge(type, id.second).has_value(), store.edge(other, image.id).has_value());
      }
  }
}

void Twins::expect_same_indexes(const GraphSource& store) const {
  const auto described = model.indexes();
  EXPECT_EQ(described.size(), store.indexes().size());
  for (const auto& description : described) {
    if (!description.has_entries()) continue;
    const bool text = description.kind == IndexKind::text;
    const bool edged = description.on_relationships;
    std::vector<KeyId> ours, theirs;
    for (const std::string& key : description.keys) {
      ours.push_back(model.key(key));
      theirs.push_back(store.key(key));
    }
    const auto& label = description.label;
    const auto a = model.index_on(edged, edged ? model.type(label) : model.label(label), ours, text);
    const auto b = store.index_on(edged, edged ? store.type(label) : store.label(label), theirs, text);
    ASSERT_TRUE(a && b) << description.name;
    const auto expect_same_ids = [&](const std::vector<std::uint32_t>& first,
                                     const std::vector<std::uint32_t>& second, const std::string& what) {
      std::set<std::uint32_t> mapped;
      for (const std::uint32_t id : first)
        mapped.insert(edged ? this->edges.at({model.type(label), id}).id : nodes.at(id));
      EXPECT_EQ(mapped, std::set<std::uint32_t>(second.begin(), second.end()))
          << description.name << ": " << what;
      EXPECT_EQ(first.size(), second.size()) << description.name << ": " << what;
    };
    if (text) {
      for (const std::string_view needle : {"text", "t", "xt 1", "ext 3", "", "7", "aaa", "ä", "nothing"})
        for (const auto test : {TextTest::contains, TextTest::starts_with, TextTest::ends_with}) {
          std::vector<std::uint32_t> first, second;
          model.index_text(*a, test, needle, first);
          store.index_text(*b, test, needle, second);
          expect_same_ids(first, second, std::string(needle));
        }
      continue;
    }
    // Every element's values, and values that none may have.
    std::vector<List> probes = {List(ours.size(), Value(3)), List(ours.size(), Value(4.0)),
                                List(ours.size(), Value("text 7")), List(ours.size(), Value())};
    const auto add = [&](const auto& column_of) {
      List values;
      for (const KeyId key : ours) {
        Column column;
        column_of(key, column);
        values.push_back(column.value(0));
      }
      probes.push_back(std::move(values));
    };
    if (edged)
      for (const Edge& edge : model.edges_of_type(model.type(label)))
        add([&](KeyId key, Column& column) { model.edge_property({&edge, 1}, key, column); });
    else
      for (const NodeId node : all_nodes(model, {}))
        add([&](KeyId key, Column& column) { model.node_property({&node, 1}, key, column); });
    for (const List& probe : probes) {
      std::vector<std::uint32_t> first, second, counts;
      model.index_lookup(*a, probe, first, counts);
      store.index_lookup(*b, probe, second, counts);
      expect_same_ids(first, second, to_literal(Value(probe)));
      ASSERT_EQ(counts.size(), 1u);
      EXPECT_EQ(counts[0], second.size());
      if (probe.size() == 1) continue;
      first.clear();
      second.clear();
      const auto equal_values = std::span(probe).first(1);
      model.index_range(*a, equal_values, {}, 0, first);
      store.index_range(*b, equal_values, {}, 0, second);
      expect_same_ids(first, second, "beginning with " + to_literal(probe[0]));
    }
    ValueRange prefix;
    prefix.lower = Value("text 1");
    prefix.prefix = true;
    for (const ValueRange& range :
         {ValueRange{Value(2), Value(7), true, false}, ValueRange{Value("a"), Value("text 5"), true, false},
          ValueRange{}, prefix}) {
      std::vector<std::uint32_t> first, second;
      model.index_range(*a, {}, range, 0, first);
      store.index_range(*b, {}, range, 0, second);
      expect_same_ids(first, second, "a range");
    }
  }
}

}  // namespace kenes
