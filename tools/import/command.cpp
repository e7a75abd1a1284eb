// SPDX-License-Identifier: Apache-2.0
// The subcommand `kenes import`.
#include <signal.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>

#include "tools/import/formats.hpp"
#include "tools/import/import.hpp"

namespace kenes::import {
namespace {

std::atomic<bool> interrupted{false};

/// `LABEL=FILE`, `LABEL=` or `FILE`. A `=` behind a slash belongs to the file's name.
Input input_of(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || text.find('/') < equals) return {"", text};
  return {text.substr(0, equals), text.substr(equals + 1)};
}

void show(const Progress& progress) {
  const double share = progress.bytes_total ? 100.0 * static_cast<double>(progress.bytes_read) /
                                                  static_cast<double>(progress.bytes_total)
                                            : 100.0;
  std::cerr << "\r\x1b[K" << progress.file << ": " << static_cast<int>(share) << " %, " << progress.nodes
            << " nodes, " << progress.relationships << " relationships" << std::flush;
}

}  // namespace

int run_import(int argc, char** argv) {
  CLI::App app("Imports files into a database, all or nothing", "kenes import");
  std::string path, delimiter, rejects;
  std::vector<std::string> nodes, relationships;
  Request request;
  std::string format_help = "format of the files:";
  for (const Format& format : all_formats())
    format_help += "\n  " + std::string(format.name) + ": " + std::string(format.sentence);
  app.add_option("DATABASE", path, "a folder")->required();
  app.add_option("--nodes", nodes, "[LABEL=]FILE...: files of nodes (snb: the folder)");
  app.add_option("--relationships", relationships, "[TYPE=]FILE...: files of relationships");
  app.add_option("--format", request.format, format_help)->default_str("neo4j-csv");
  app.add_option("--delimiter", delimiter,
                 "one character between fields (default: the format's; \\t for a tab)");
  app.add_option("--skip-bad-rows", rejects,
                 "REJECTS: go on after bad rows and write them there with their reasons");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int status = app.exit(error, std::cout, std::cerr);
    return status == 0 ? 0 : 2;
  }
  if (nodes.empty() && relationships.empty()) {
    std::cerr << "kenes import: give files with --nodes and --relationships (see kenes import --help)\n";
    return 2;
  }
  for (const std::string& text : nodes) request.nodes.push_back(input_of(text));
  for (const std::string& text : relationships) request.relationships.push_back(input_of(text));
  if (delimiter == "\\t") delimiter = "\t";
  if (delimiter.size() > 1) {
    std::cerr << "kenes import: --delimiter takes one character\n";
    return 2;
  }
  if (!delimiter.empty()) request.delimiter = delimiter[0];
  if (!rejects.empty()) request.rejects = rejects;
  const bool terminal = ::isatty(STDERR_FILENO);
  if (terminal) request.progress = show;
  request.cancel = &interrupted;

  struct sigaction action {};
  action.sa_handler = [](int) { interrupted.store(true, std::memory_order_relaxed); };
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);

  std::optional<Database> database;
  try {
    database.emplace(path);
  } catch (const Error& error) {
    std::cerr << error.report("") << '\n';
    return 3;
  }
  try {
    const auto begin = std::chrono::steady_clock::now();
    const Summary summary = run(*database, request);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (terminal) std::cerr << "\r\x1b[K";
    std::cerr << summary.nodes << " nodes and " << summary.relationships << " relationships imported in "
              << static_cast<double>(static_cast<int>(seconds * 100)) / 100 << " s";
    if (summary.rejected) std::cerr << "; " << summary.rejected << " rows rejected, see " << rejects;
    std::cerr << '\n';
    return 0;
  } catch (const Error& error) {
    if (terminal) std::cerr << "\r\x1b[K";
    std::cerr << error.report("") << '\n';
    if (error.code == ErrorCode::interrupted) std::cerr << "The database is as it was.\n";
    return 1;
  }
}

}  // namespace kenes::import
