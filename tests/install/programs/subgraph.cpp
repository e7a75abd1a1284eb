// SPDX-License-Identifier: Apache-2.0
// A program that runs a Boost.Graph algorithm on a query's subgraph and draws it as DOT.
#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <iostream>
#include <kenes.hpp>

int main() {
  kenes::Database db{":memory:"};
  db.query(
      "CREATE (a:Person {name: 'A'})-[:KNOWS]->(b:Person {name: 'B'})-[:KNOWS]->(c:Person {name: 'C'}), "
      "(:Other)");
  kenes::Graph g = db.query("MATCH path = (:Person)-[:KNOWS]->(:Person) RETURN path").graph();
  if (num_vertices(g) != 3 || num_edges(g) != 2) return std::cerr << "wrong subgraph\n", 1;
  std::vector<double> score(num_vertices(g));
  boost::brandes_betweenness_centrality(
      g, boost::make_iterator_property_map(score.begin(), get(boost::vertex_index, g)));
  if (*std::max_element(score.begin(), score.end()) != 1.0) return std::cerr << "wrong scores\n", 1;
  const std::string picture = kenes::dot(g, {.label = "name"});
  if (picture.find("digraph") == std::string::npos) return std::cerr << "no picture\n", 1;
  std::cout << "subgraph: all right\n";
}
