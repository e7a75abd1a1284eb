// SPDX-License-Identifier: Apache-2.0
// The subcommand `kenes import`.
#include <signal.h>
#include <unistd.h>

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
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

constexpr const char* clear_line = "\r\x1b[K";

std::string count_of(std::uint64_t number, std::string_view thing) {
  return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

void show(const Progress& progress) {
  const double share = progress.bytes_total ? 100.0 * static_cast<double>(progress.bytes_read) /
                                                  static_cast<double>(progress.bytes_total)
                                            : 100.0;
  std::cerr << clear_line << progress.file << ": " << static_cast<int>(share) << " %, " << progress.nodes
            << " nodes, " << progress.relationships << " relationships" << std::flush;
}

/// What is new against an earlier import goes to standard output, a line each; the sum to standard error.
void report(const StatementChanges& changes, double seconds) {
  for (const std::string& line : changes.lines) std::cout << line << '\n';
  std::cout << std::flush;
  std::cerr << fmt::format("{} ({} new): {} added, {} changed, {} withdrawn, {} unchanged; {}",
                           count_of(changes.subjects, "subject"), changes.new_subjects,
                           count_of(changes.added, "statement"), changes.changed, changes.withdrawn,
                           changes.unchanged, count_of(changes.claims, "claim"));
  if (changes.claims_withdrawn) std::cerr << ", " << changes.claims_withdrawn << " withdrawn";
  std::cerr << fmt::format("; {} and {} made", count_of(changes.nodes, "node"),
                           count_of(changes.relationships, "relationship"));
  if (seconds > 0) std::cerr << fmt::format(" in {:.2f} s", seconds);
  std::cerr << '\n';
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
  app.add_option("FILE", request.files, "files of a format that carries claims (wikidata, popolo)");
  app.add_option("--source", request.source,
                 "KEY of the (:Source) that these files are (default: the format's or the file's name)");
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
    return app.exit(error, std::cout, std::cerr) == 0 ? 0 : 2;
  }
  if (nodes.empty() && relationships.empty() && request.files.empty()) {
    std::cerr
        << "kenes import: give files, with --nodes and --relationships where they are tables (see kenes "
           "import --help)\n";
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

  std::error_code ignored;
  const bool existed = std::filesystem::exists(path, ignored);
  std::optional<Database> database;
  try {
    database.emplace(path);
  } catch (const Error& error) {
    std::cerr << error.report("");
    return 3;
  }
  try {
    const auto begin = std::chrono::steady_clock::now();
    const Summary summary = run(*database, request);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    if (terminal) std::cerr << clear_line;
    if (summary.statements) {
      report(*summary.statements, seconds.count());
      return 0;
    }
    std::cerr << fmt::format("{} and {} imported in {:.2f} s", count_of(summary.nodes, "node"),
                             count_of(summary.relationships, "relationship"), seconds.count());
    if (summary.rejected)
      std::cerr << "; " << count_of(summary.rejected, "row") << " rejected, see " << rejects;
    std::cerr << '\n';
    return 0;
  } catch (const PartlyImported& error) {
    if (terminal) std::cerr << clear_line;
    report(error.changes, 0);
    std::cerr << error.report("");
    return 1;
  } catch (const Error& error) {
    if (terminal) std::cerr << clear_line;
    std::cerr << error.report("");
    if (error.code == ErrorCode::interrupted) std::cerr << "The database is as it was.\n";
    // A database that this import made was not there before, so it goes again.
    database.reset();
    if (!existed) std::filesystem::remove_all(path, ignored);
    switch (error.code) {
      case ErrorCode::usage:
        return 2;
      case ErrorCode::busy:
        return 3;
      default:
        return 1;
    }
  }
}

}  // namespace kenes::import
