// SPDX-License-Identifier: Apache-2.0
// A program that queries an adjacency_list of its own.
#include <boost/graph/adjacency_list.hpp>
#include <iostream>
#include <kenes.hpp>
#include <string>

struct City {
  std::string name;
  int people;
};
struct Road {
  double km;
};

int main() {
  using Map = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, City, Road>;
  Map roads;
  const auto almaty = add_vertex(City{"Almaty", 2000000}, roads);
  const auto astana = add_vertex(City{"Astana", 1300000}, roads);
  const auto taraz = add_vertex(City{"Taraz", 400000}, roads);
  add_edge(almaty, taraz, Road{500}, roads);
  add_edge(taraz, astana, Road{1100}, roads);

  const auto view = kenes::view(roads)
                        .label("City")
                        .property("name", &City::name)
                        .property("people", &City::people)
                        .edge_type("ROAD")
                        .edge_property("km", &Road::km);
  const auto km =
      kenes::query(view, "MATCH (:City {name: 'Almaty'})-[a:ROAD]->()-[b:ROAD]->(c:City) RETURN a.km + b.km")
          .one<double>();
  if (km != 1600) return std::cerr << "wrong distance\n", 1;
  const auto path = kenes::query(view,
                                 "MATCH p = shortestPath((a {name: 'Astana'})-[:ROAD*]-(b {name: 'Almaty'})) "
                                 "RETURN [n IN nodes(p) | n.name]")
                        .one<std::vector<std::string>>();
  if (path != std::vector<std::string>{"Astana", "Taraz", "Almaty"}) return std::cerr << "wrong path\n", 1;
  const auto count = kenes::query(roads, "MATCH (n) RETURN count(n)").one<int>();
  if (count != 3) return std::cerr << "wrong count\n", 1;
  std::cout << "own_graph: all right\n";
}
