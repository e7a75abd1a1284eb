// SPDX-License-Identifier: Apache-2.0
// algorithms_bench DATABASE [LABEL TYPE]: what the algorithms cost through their procedures, rows included,
// and what Boost.Graph's cost over an image that is ready. Prints a table for engine/algorithms/README.md.
#include <fmt/format.h>

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/incremental_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <numeric>
#include <string>
#include <vector>

#include "engine/kenes.hpp"
#include "storage/csr.hpp"

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_of(const std::function<void()>& work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// At least three times, and for two seconds.
void measure(const std::string& what, const std::function<void()>& work) {
  const double first = milliseconds_of(work);
  std::vector<double> times;
  for (double sum = 0; times.size() < 3 || (sum < 2000 && times.size() < 50); sum += times.back())
    times.push_back(milliseconds_of(work));
  std::sort(times.begin(), times.end());
  fmt::print("| {} | {:.1f} | {:.1f} | {:.1f} |\n", what, first, times.front(), times[times.size() / 2]);
  std::cout << std::flush;
}

void measure_procedures(kenes::Database& database, const std::string& label, const std::string& type) {
  const std::string part = fmt::format("labels: ['{}'], types: ['{}']", label, type);
  const auto call = [&](const std::string& title, const std::string& statement) {
    measure(title, [&] {
      kenes::Rows rows = database.query(statement);
      while (rows.next()) {
      }
    });
  };
  const auto per_node = [&](const std::string& name, const std::string& column,
                            const std::string& options = "") {
    call(fmt::format("`{}` {}", name, options),
         fmt::format("CALL {}({{{}{}{}}}) YIELD node, {} RETURN count(node), max({})", name, part,
                     options.empty() ? "" : ", ", options, column, column));
  };
  per_node("algo.pagerank", "score");
  per_node("algo.pagerank", "score", "threads: 1");
  per_node("algo.components.weak", "component");
  per_node("algo.components.strong", "component");
  per_node("algo.core_numbers", "core");
  per_node("algo.label_propagation", "community");
  per_node("algo.louvain", "community");
  per_node("algo.triangles", "triangles");
  per_node("algo.triangles", "triangles", "threads: 1");
  per_node("algo.betweenness", "score", "samples: 16");
  per_node("algo.betweenness", "score", "samples: 16, threads: 1");
  const std::string one = fmt::format("MATCH (n:{})-[:{}]->() WITH n LIMIT 1 ", label, type);
  call("`algo.shortest_path.all` directed: false",
       one + fmt::format("CALL algo.shortest_path.all(n, {{{}, directed: false}}) YIELD node, cost RETURN "
                         "count(node), max(cost)",
                         part));
  call("`algo.similarity.jaccard` node: n",
       one + fmt::format(
                 "CALL algo.similarity.jaccard({{{}, node: n}}) YIELD similarity RETURN max(similarity)",
                 part));
  call("`algo.similarity.jaccard` all pairs",
       fmt::format("CALL algo.similarity.jaccard({{{}}}) YIELD similarity RETURN max(similarity)", part));
}

void measure_boost(const kenes::Database& database, const std::string& label, const std::string& type) {
  const auto origin = database.graph().shared_source();
  const auto image_of = [&](bool symmetric) {
    return kenes::Graph(kenes::CsrGraph::make(
        origin, {.labels = {origin->label(label)}, .types = {origin->type(type)}, .symmetric = symmetric}));
  };
  const kenes::Graph graph = image_of(false), both_ways = image_of(true);
  const auto index = get(boost::vertex_index, graph);
  std::vector<double> rank(num_vertices(graph));
  measure("Boost.Graph `page_rank`, 20 iterations", [&] {
    boost::graph::page_rank(graph, boost::make_iterator_property_map(rank.begin(), index),
                            boost::graph::n_iterations(20));
  });
  measure("Boost.Graph `incremental_components`", [&] {
    std::vector<std::size_t> ranks(num_vertices(graph));
    std::vector<kenes::NodeId> parents(num_vertices(graph));
    boost::disjoint_sets sets(boost::make_iterator_property_map(ranks.begin(), index),
                              boost::make_iterator_property_map(parents.begin(), index));
    boost::initialize_incremental_components(graph, sets);
    boost::incremental_components(graph, sets);
  });
  measure("Boost.Graph `breadth_first_search` without directions", [&] {
    std::vector<double> distance(num_vertices(both_ways), 0);
    boost::breadth_first_search(
        both_ways, *vertices(both_ways).first,
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(
            boost::make_iterator_property_map(distance.begin(), get(boost::vertex_index, both_ways)),
            boost::on_tree_edge()))));
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 4) {
    std::cerr << "usage: algorithms_bench DATABASE [LABEL TYPE]\n";
    return 2;
  }
  const std::string label = argc == 4 ? argv[2] : "Person", type = argc == 4 ? argv[3] : "KNOWS";
  try {
    kenes::Database database(argv[1]);
    fmt::print("| what | first, ms | best, ms | median, ms |\n|---|---|---|---|\n");
    measure_procedures(database, label, type);
    measure_boost(database, label, type);
  } catch (const kenes::Error& error) {
    std::cerr << error.report("") << '\n';
    return 1;
  }
  return 0;
}
