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
  std::vector<std::string> files;  ///< of formats that carry claims
  std::string source;              ///< key of the source that these files are; empty: the format's own
  std::string format = "neo4j-csv";
  char delimiter = 0;  ///< 0: the format's own
  /// Bad rows are written here, each with its reason, instead of stopping the import.
  std::optional<std::string> rejects;
  const std::atomic<bool>* cancel = nullptr;
  std::function<void(const Progress&)> progress;  ///< called now and then
};

/// What became of the statements of files that carry claims.
struct StatementChanges {
  std::uint64_t subjects = 0, new_subjects = 0;
  std::uint64_t added = 0, changed = 0, withdrawn = 0, unchanged = 0;  ///< statements
  std::uint64_t claims = 0, claims_withdrawn = 0;
  std::uint64_t nodes = 0, relationships = 0;  ///< that were made
  /// `changed`, the subject, what is said, the statement's id, with tabs between; of subjects that were
  /// imported before.
  std::vector<std::string> lines;
};

struct Summary {
  std::uint64_t nodes = 0, relationships = 0, rejected = 0;
  std::optional<StatementChanges> statements;
};

/// An error that came when part of the files was committed already.
struct PartlyImported : Error {
  PartlyImported(const Error& error, StatementChanges kept);
  StatementChanges changes;
};

/// Throws Error (import) with file, line, column and what was expected; (interrupted); the store's errors.
Summary run(Database& database, const Request& request);

/// The names that Request::format understands.
std::vector<std::string> formats();

/// The subcommand `kenes import`.
int run_import(int argc, char** argv);

}  // namespace kenes::import
