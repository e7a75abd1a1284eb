// SPDX-License-Identifier: Apache-2.0
// The benchmark engine: `load <csvDir> <db>` imports Neo4j-style CSV files, `serve <db>` answers one JSON
// request a line
// ({"op", "query", "params"}) with {"rows", "us"}. It runs the statements it is given; only where a request's
// text is no openCypher (the whole-graph algorithms) it goes by the operation's name, as the harness asks
// for.
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/kenes.hpp"
#include "engine/write_out/typed_json.hpp"
#include "tools/import/import.hpp"
#include "tools/shell/typed_values.hpp"

namespace {

using nlohmann::json;

/// Operations whose request has no openCypher text.
const std::map<std::string, std::string>& algorithm_statements() {
  static const std::map<std::string, std::string> statements{
      {"Q14",
       "CALL algo.pagerank({labels: ['Person'], types: ['KNOWS'], damping: 0.85, iterations: 20}) YIELD "
       "node, score "
       "RETURN node.id AS id, score ORDER BY score DESC LIMIT 5"},
      {"Q15",
       "CALL algo.components.weak({labels: ['Person'], types: ['KNOWS']}) YIELD node, component "
       "WITH component, count(*) AS n RETURN count(*), max(n)"},
  };
  return statements;
}

int load(const std::string& folder, const std::string& path) {
  kenes::Database database(path);
  kenes::import::Request request;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("nodes_")) request.nodes.push_back({"", entry.path().string()});
    if (name.starts_with("rel_")) request.relationships.push_back({"", entry.path().string()});
  }
  kenes::import::run(database, request);
  std::cout << kenes::version() << '\n';
  return 0;
}

kenes::Parameters parameters_of(const json& request) {
  kenes::Parameters parameters;
  if (const auto given = request.find("params"); given != request.end() && given->is_object())
    for (const auto& [name, value] : given->items())
      parameters.emplace(name, kenes::shell::read_plain(value));
  return parameters;
}

std::string answer(kenes::Database& database, const json& request) {
  const std::string operation = request.value("op", "");
  const auto special = algorithm_statements().find(operation);
  const bool by_name = special != algorithm_statements().end();
  const std::string statement = by_name ? special->second : request.at("query").get<std::string>();
  kenes::Rows rows = database.query(statement, parameters_of(request));
  // PageRank's answer is the ids alone.
  const std::size_t width = operation == "Q14" && by_name ? 1 : rows.columns().size();
  std::string out = "{\"rows\":[";
  bool first = true;
  while (rows.next()) {
    if (!first) out += ',';
    first = false;
    out += '[';
    for (std::size_t i = 0; i < width; ++i) {
      if (i) out += ',';
      kenes::write_plain_json(out, rows.row().value(i), *rows.source());
    }
    out += ']';
  }
  out += "],\"us\":" + std::to_string(rows.microseconds()) + "}";
  return out;
}

int serve(const std::string& path) {
  kenes::Database database(path);
  for (std::string line; std::getline(std::cin, line);) {
    try {
      std::cout << answer(database, json::parse(line)) << '\n' << std::flush;
    } catch (const std::exception& error) {
      std::string out = "{\"error\":";
      kenes::write_json_text(out, error.what());
      std::cout << out << "}\n" << std::flush;
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const std::string mode = argc > 1 ? argv[1] : "";
  try {
    if (mode == "load" && argc == 4) return load(argv[2], argv[3]);
    if (mode == "serve" && argc == 3) return serve(argv[2]);
  } catch (const kenes::Error& error) {
    std::cerr << error.report("") << '\n';
    return 1;
  }
  std::cerr << "usage: kenes-bench load <csvDir> <db> | serve <db>\n";
  return 2;
}
