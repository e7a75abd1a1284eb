// SPDX-License-Identifier: Apache-2.0
// Import of files into a database, all or nothing: parsed rows go to the store's bulk load, and one ingestion
// is the commit. Stopping it (Ctrl-C, a bad row, a full disk) leaves the database as it was.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/kenes.hpp"

namespace kenes::import {

/// A file (or, for some formats, a folder) and the label or type of its rows; empty: the file says it.
struct Input {
  std::string name;
  std::string path;
};

struct Progress {
  std::string file;
  std::uint64_t bytes_read = 0, bytes_total = 0;
  std::uint64_t nodes = 0, relationships = 0;
};

struct Request {
  std::vector<Input> nodes, relationships;
  std::string format = "neo4j-csv";
  char delimiter = 0;  ///< 0: the format's own
  /// Bad rows are written here, each with its reason, instead of stopping the import.
  std::optional<std::string> rejects;
  const std::atomic<bool>* cancel = nullptr;
  std::function<void(const Progress&)> progress;  ///< called now and then
};

struct Summary {
  std::uint64_t nodes = 0, relationships = 0, rejected = 0;
};

/// Throws Error (import) with file, line, column and what was expected; (interrupted); the store's errors.
Summary run(Database& database, const Request& request);

/// The names that Request::format understands.
std::vector<std::string> formats();

/// The subcommand `kenes import`.
int run_import(int argc, char** argv);

}  // namespace kenes::import
