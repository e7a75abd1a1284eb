// SPDX-License-Identifier: Apache-2.0
// The program `kenes`: options in, statements run, answers out.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <sstream>

#include "engine/kenes.hpp"
#include "grammar/parse.hpp"
#include "tools/shell/pipe.hpp"

namespace {

int run_statements(kenes::Database& database, const std::string& script) {
  for (const auto& part : kenes::grammar::split_script(script)) {
    try {
      kenes::Rows rows = database.query(part.text);
      const auto& columns = rows.columns();
      for (std::size_t i = 0; i < columns.size(); ++i) std::cout << (i ? "," : "") << columns[i];
      if (!columns.empty()) std::cout << '\n';
      for (const kenes::Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) std::cout << (i ? "," : "") << row[i];
        if (row.size()) std::cout << '\n';
      }
    } catch (const kenes::Error& error) {
      std::cerr << error.report(part.text) << '\n';
      return 1;
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("An embedded knowledge-graph store and openCypher engine");
  std::string path = ":memory:", statement;
  std::vector<std::string> commands, files;
  bool pipe = false;
  app.add_option("DATABASE", path);
  app.add_option("STATEMENT", statement);
  app.add_option("-c,--command", commands);
  app.add_option("-f,--file", files);
  app.add_flag("--pipe", pipe);
  CLI11_PARSE(app, argc, argv);
  try {
    if (pipe) return kenes::shell::serve_pipe({path, {}, {}}, std::cin, std::cout);
    kenes::Database database(path);
    for (const std::string& file : files) {
      std::ifstream in(file);
      std::stringstream text;
      text << in.rdbuf();
      if (int status = run_statements(database, text.str())) return status;
    }
    for (const std::string& command : commands)
      if (int status = run_statements(database, command)) return status;
    if (!statement.empty()) return run_statements(database, statement);
  } catch (const kenes::Error& error) {
    std::cerr << error.report("") << '\n';
    return 3;
  }
  return 0;
}
