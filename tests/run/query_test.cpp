// SPDX-License-Identifier: Apache-2.0
// Queries end to end, against brute force on small random graphs: the same answer from the model graph and
// from a CSR image of it, with every rewrite and with none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <random>

#include "storage/csr.hpp"
#include "tests/model/model_graph.hpp"
#include "tests/run/querying.hpp"

namespace kenes::run::test {
namespace {

/// A small random graph: labels A and B (some nodes bear both or none), types R and S, loops and parallels.
class RandomGraph {
 public:
  explicit RandomGraph(unsigned seed) : graph(std::make_shared<ModelGraph>()) {
    std::mt19937 random(seed);
    auto below = [&](unsigned n) { return random() % n; };
    unsigned nodes = 3 + below(6);
    for (unsigned i = 0; i < nodes; ++i) {
      NodeId node = graph->create_node({});
      if (below(3) != 0) graph->add_label(node, graph->intern_label("A"));
      if (below(3) == 0) graph->add_label(node, graph->intern_label("B"));
      graph->set_property(node, graph->intern_key("id"), static_cast<int>(i));
      if (below(4) != 0) graph->set_property(node, graph->intern_key("x"), static_cast<int>(below(4)));
    }
    unsigned edges = below(14);
    for (unsigned i = 0; i < edges; ++i) {
      Edge edge = graph->create_edge(below(nodes), graph->intern_type(below(3) ? "R" : "S"), below(nodes));
      graph->set_property(edge, graph->intern_key("w"), static_cast<int>(below(5)));
      all.push_back(edge);
    }
  }

  bool has(NodeId node, std::string_view label) const {
    std::vector<LabelId> labels;
    graph->labels_of(node, labels);
    return label.empty() || std::find(labels.begin(), labels.end(), graph->label(label)) != labels.end();
  }
  Value property(NodeId node, std::string_view key) const {
    const auto& properties = graph->properties_of(node);
    auto found = properties.find(graph->key(key));
    return found == properties.end() ? Value() : found->second;
  }

  std::shared_ptr<ModelGraph> graph;
  std::vector<Edge> all;
};

struct Hop {
  std::string types;  ///< `R`, `S`, `R|S` or empty
  char arrow;         ///< '>', '<', '-'
  int minimum = 1, maximum = 1;
  bool variable = false;
};

std::string pattern_text(const std::vector<std::string>& labels, const std::vector<Hop>& hops) {
  auto node = [&](std::size_t i) {
    return "(n" + std::to_string(i) + (labels[i].empty() ? "" : ":" + labels[i]) + ")";
  };
  std::string text = node(0);
  for (std::size_t i = 0; i < hops.size(); ++i) {
    const Hop& hop = hops[i];
    std::string inside = hop.types.empty() ? "" : ":" + hop.types;
    if (hop.variable) inside += "*" + std::to_string(hop.minimum) + ".." + std::to_string(hop.maximum);
    text += (hop.arrow == '<' ? "<-[" : "-[") + inside + (hop.arrow == '>' ? "]->" : "]-") + node(i + 1);
  }
  return text;
}

/// All matches of a chain by trying everything: calls visit(nodes) for each.
void brute_force(const RandomGraph& g, const std::vector<std::string>& labels, const std::vector<Hop>& hops,
                 const std::function<void(const std::vector<NodeId>&)>& visit) {
  std::vector<NodeId> nodes;
  std::vector<Edge> used;
  // At `at`, with `taken` relationships of this hop behind.
  std::function<void(std::size_t, int, NodeId)> go = [&](std::size_t hop, int taken, NodeId at) {
    if (hop == hops.size()) {
      visit(nodes);
      return;
    }
    const Hop& h = hops[hop];
    if (taken >= h.minimum && g.has(at, labels[hop + 1])) {
      nodes.push_back(at);
      go(hop + 1, 0, at);
      nodes.pop_back();
    }
    if (taken == h.maximum) return;
    for (const Edge& edge : g.all) {
      std::string type(g.graph->type_name(edge.type));
      if (!h.types.empty() && h.types.find(type) == std::string::npos) continue;
      if (std::find(used.begin(), used.end(), edge) != used.end()) continue;
      used.push_back(edge);
      if (h.arrow != '<' && edge.source == at) go(hop, taken + 1, edge.target);
      if (h.arrow != '>' && edge.target == at && !(h.arrow == '-' && edge.source == at))
        go(hop, taken + 1, edge.source);
      used.pop_back();
    }
  };
  for (NodeId start = 0; start < g.graph->node_bound(); ++start) {
    if (!g.has(start, labels[0])) continue;
    nodes = {start};
    go(0, 0, start);
  }
}

class Queries : public testing::TestWithParam<unsigned> {
 protected:
  Queries() : g(GetParam()), random(GetParam() * 7919 + 1) {}

  unsigned below(unsigned n) { return static_cast<unsigned>(random() % n); }

  void make_chain() {
    static const char* const label_choices[] = {"", "A", "B"};
    static const char* const type_choices[] = {"", "R", "S", "R|S"};
    hops.clear();
    labels.assign(1, label_choices[below(3)]);
    std::size_t length = 1 + below(3);
    for (std::size_t i = 0; i < length; ++i) {
      Hop hop{type_choices[below(4)], "><-"[below(3)]};
      if (below(4) == 0) {
        hop.variable = true;
        hop.minimum = static_cast<int>(below(3));
        hop.maximum = hop.minimum + static_cast<int>(below(3));
      }
      hops.push_back(hop);
      labels.push_back(label_choices[below(3)]);
    }
  }

  /// The matches as rows of the nodes' ids.
  Rows matches() const {
    Rows rows;
    brute_force(g, labels, hops, [&](const std::vector<NodeId>& nodes) {
      auto& row = rows.emplace_back();
      for (NodeId node : nodes) row.push_back(g.property(node, "id"));
    });
    return rows;
  }

  std::string ids() const {
    std::string list;
    for (std::size_t i = 0; i < labels.size(); ++i) list += (i ? ", n" : "n") + std::to_string(i) + ".id";
    return list;
  }

  void expect(const std::string& text, const Rows& wanted, bool sorted = true) {
    auto image = CsrGraph::make(g.graph);
    for (bool rules : {true, false}) {
      for (const auto& graph : {std::static_pointer_cast<const GraphSource>(g.graph),
                                std::static_pointer_cast<const GraphSource>(image)}) {
        Query query{graph};
        if (!rules) query.disabled_rules = {"all"};
        ASSERT_EQ(text_of(query.run(text), sorted), text_of(wanted, sorted))
            << text << (rules ? "" : " (without rewrites)") << (graph == g.graph ? "" : " (CSR image)");
      }
    }
  }

  RandomGraph g;
  std::mt19937 random;
  std::vector<std::string> labels;
  std::vector<Hop> hops;
};

TEST_P(Queries, ChainsGiveWhatTryingEverythingGives) {
  for (int round = 0; round < 6; ++round) {
    make_chain();
    std::string pattern = pattern_text(labels, hops);
    Rows rows = matches();
    expect("MATCH " + pattern + " RETURN " + ids(), rows);
    expect("MATCH " + pattern + " RETURN count(*)", {{static_cast<std::int64_t>(rows.size())}});
    std::set<std::int64_t> ends;
    for (const auto& row : rows) ends.insert(row.back().as_integer());
    std::string last = "n" + std::to_string(labels.size() - 1);
    expect("MATCH " + pattern + " RETURN count(DISTINCT " + last + ")",
           {{static_cast<std::int64_t>(ends.size())}});
    Rows distinct;
    for (std::int64_t end : ends) distinct.push_back({end});
    expect("MATCH " + pattern + " RETURN DISTINCT " + last + ".id", distinct);
  }
}

TEST_P(Queries, GroupsSumTheirRows) {
  for (int round = 0; round < 3; ++round) {
    make_chain();
    std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> groups;
    std::string last = "n" + std::to_string(labels.size() - 1);
    for (const auto& row : matches()) {
      auto& [count, sum] = groups[row.front().as_integer()];
      ++count;
      sum += row.back().as_integer();
    }
    Rows wanted;
    for (const auto& [id, group] : groups) wanted.push_back({id, group.first, group.second});
    std::stable_sort(wanted.begin(), wanted.end(),
                     [](const auto& a, const auto& b) { return a[1].as_integer() > b[1].as_integer(); });
    std::string text = "MATCH " + pattern_text(labels, hops) + " RETURN n0.id AS id, count(*) AS n, sum(" +
                       last + ".id) ORDER BY n DESC, id";
    expect(text, wanted, false);
    if (wanted.size() > 2) wanted.resize(2);
    expect(text + " LIMIT 2", wanted, false);
  }
}

TEST_P(Queries, OptionalMatchKeepsRowsWithoutMatches) {
  for (int round = 0; round < 4; ++round) {
    make_chain();
    labels[0].clear();
    Rows all = matches(), wanted;
    for (NodeId node = 0; node < g.graph->node_bound(); ++node) {
      if (!g.has(node, "A")) continue;
      Value id = g.property(node, "id");
      bool any = false;
      for (const auto& row : all)
        if (row[0].as_integer() == id.as_integer()) {
          wanted.push_back(row);
          any = true;
        }
      if (any) continue;
      wanted.push_back({id});
      wanted.back().resize(labels.size());
    }
    expect("MATCH (n0:A) OPTIONAL MATCH " + pattern_text(labels, hops) + " RETURN " + ids(), wanted);

    Rows exists, counted;
    for (NodeId node = 0; node < g.graph->node_bound(); ++node) {
      Value id = g.property(node, "id");
      auto count = std::count_if(all.begin(), all.end(),
                                 [&](const auto& row) { return row[0].as_integer() == id.as_integer(); });
      counted.push_back({id, static_cast<std::int64_t>(count)});
      if (count > 0) exists.push_back({id});
    }
    std::string pattern = pattern_text(labels, hops);
    expect("MATCH (n0) WHERE EXISTS { MATCH " + pattern + " } RETURN n0.id", exists);
    expect("MATCH (n0) RETURN n0.id, COUNT { MATCH " + pattern + " }", counted);
    expect("MATCH (n0) OPTIONAL MATCH " + pattern + " RETURN n0.id, count(n1)", counted);
  }
}

TEST_P(Queries, TrianglesCountParallels) {
  std::int64_t directed = 0, undirected = 0;
  auto is_r = [&](const Edge& e) { return g.graph->type_name(e.type) == "R"; };
  for (const Edge& a : g.all)
    for (const Edge& b : g.all)
      for (const Edge& c : g.all) {
        if (!is_r(a) || !is_r(b) || !is_r(c) || a == b || b == c || a == c) continue;
        directed += a.target == b.source && b.target == c.target && a.source == c.source;
        for (int turn = 0; turn < 8; ++turn) {
          auto from = [&](const Edge& e, int bit) { return turn >> bit & 1 ? e.target : e.source; };
          auto to = [&](const Edge& e, int bit) { return turn >> bit & 1 ? e.source : e.target; };
          bool loop_twice = (a.source == a.target && (turn & 1)) || (b.source == b.target && (turn & 2)) ||
                            (c.source == c.target && (turn & 4));
          undirected +=
              !loop_twice && to(a, 0) == from(b, 1) && to(b, 1) == from(c, 2) && to(c, 2) == from(a, 0);
        }
      }
  expect("MATCH (a)-[:R]->(b)-[:R]->(c), (a)-[:R]->(c) RETURN count(*)", {{directed}});
  expect("MATCH (a)-[:R]-(b)-[:R]-(c)-[:R]-(a) RETURN count(*)", {{undirected}});
  Rows listed = Query{g.graph}.run("MATCH (a)-[x:R]->(b)-[y:R]->(c), (a)-[z:R]->(c) RETURN x, y, z");
  EXPECT_EQ(static_cast<std::int64_t>(listed.size()), directed);
}

TEST_P(Queries, ShortestPathsHaveTheBreadthFirstLength) {
  NodeId bound = g.graph->node_bound();
  for (char arrow : {'>', '-'}) {
    for (NodeId from = 0; from < bound; ++from) {
      // Number of shortest walks by breadth-first search.
      std::vector<int> distance(bound, -1);
      std::vector<std::int64_t> ways(bound, 0);
      std::deque<NodeId> queue{from};
      distance[from] = 0;
      ways[from] = 1;
      while (!queue.empty()) {
        NodeId at = queue.front();
        queue.pop_front();
        auto step = [&](NodeId to) {
          if (distance[to] < 0) {
            distance[to] = distance[at] + 1;
            queue.push_back(to);
          }
          if (distance[to] == distance[at] + 1) ways[to] += ways[at];
        };
        for (const Edge& edge : g.all) {
          if (edge.source == at) step(edge.target);
          if (arrow == '-' && edge.target == at && edge.source != at) step(edge.source);
        }
      }
      Rows lengths, counts, long_ones;
      for (NodeId to = 0; to < bound; ++to) {
        if (to == from || distance[to] < 0) continue;
        lengths.push_back({static_cast<std::int64_t>(to), distance[to]});
        counts.push_back({static_cast<std::int64_t>(to), ways[to], distance[to]});
      }
      std::string between = std::string(arrow == '>' ? "-[*]->" : "-[*]-") + "(b)) ";
      std::string start = "MATCH (a), (b) WHERE a.id = " + std::to_string(from) + " AND a <> b MATCH p = ";
      expect(start + "shortestPath((a)" + between + "RETURN b.id, length(p)", lengths);
      expect(start + "allShortestPaths((a)" + between + "RETURN b.id, count(*), min(size(relationships(p)))",
             counts);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Queries, testing::Range(0u, 25u));

}  // namespace
}  // namespace kenes::run::test
