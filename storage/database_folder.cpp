// SPDX-License-Identifier: Apache-2.0
#include "storage/database_folder.hpp"

#include <filesystem>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "storage/error.hpp"

namespace kenes {

namespace fs = std::filesystem;

namespace {

bool is_ours(const std::string& name) {
  return name == note_name || name == "CURRENT" || name == "IDENTITY" || name == "LOCK" ||
         name.starts_with("LOG") || name.starts_with("MANIFEST-") || name.starts_with("OPTIONS-") ||
         name.ends_with(".sst") || name.ends_with(".log") || name == "lost+found" ||
         name.ends_with(".dbtmp") || name == "bulk";
}

}  // namespace

bool folder_is_new(const std::string& path, bool read_only) {
  std::error_code problem;
  const auto status = fs::status(path, problem);
  if (status.type() == fs::file_type::not_found) {
    if (read_only)
      throw Error(ErrorCode::not_a_database, fmt::format("there is no database at `{}`", path),
                  "a database that is only read must exist: check the path");
    return true;
  }
  if (problem)
    throw Error(ErrorCode::storage, fmt::format("cannot look into `{}`: {}", path, problem.message()),
                "check the path and its permissions");
  if (status.type() != fs::file_type::directory)
    throw Error(ErrorCode::not_a_database, fmt::format("`{}` is not a folder", path),
                "a Kenes database is a folder: name another path");
  bool empty = true, ours = true, current = false, tables = false;
  std::string foreign;
  fs::directory_iterator at(path, problem), end;
  if (problem)
    throw Error(ErrorCode::storage, fmt::format("cannot read the folder `{}`: {}", path, problem.message()),
                "check its permissions");
  for (; at != end; ++at) {
    const auto name = at->path().filename().string();
    if (name == "lost+found") continue;
    if (!is_ours(name)) {
      ours = false;
      foreign = name;
      continue;
    }
    if (name == "CURRENT") current = true;
    if (name.starts_with("MANIFEST-") || name.ends_with(".sst")) tables = true;
    if (name != "LOCK" && !name.starts_with("LOG")) empty = false;
  }
  if (current) return false;
  if (!ours)
    throw Error(ErrorCode::not_a_database,
                fmt::format("the folder `{}` is not a Kenes database: it holds `{}`", path, foreign),
                "name an empty folder, or one that does not exist yet");
  // A folder with tables and no CURRENT lost a file; one with neither may be what an interrupted making left.
  if (tables && !empty) {
    bool any_table = false;
    for (fs::directory_iterator look(path); look != end; ++look)
      if (look->path().extension() == ".sst" || look->path().filename() == note_name) any_table = true;
    if (any_table)
      throw Error(ErrorCode::corruption,
                  fmt::format("the file CURRENT of the database `{}` is missing", path),
                  "restore the database from a backup (`kenes restore`)");
  }
  if (read_only)
    throw Error(ErrorCode::not_a_database, fmt::format("there is no database in the folder `{}`", path),
                "check the path");
  return true;
}

void make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directory(path, error);
  if (!error) return;
  const std::string reason = error.message();
  const fs::path above = fs::path(path).parent_path();
  if (!above.empty() && !fs::exists(above, error))
    throw Error(ErrorCode::storage,
                fmt::format("cannot make `{}`: there is no folder `{}`", path, above.string()),
                "check the path, or make the folder first");
  throw Error(ErrorCode::storage, fmt::format("cannot make the folder `{}`: {}", path, reason),
              "check the path and its permissions");
}

std::pair<std::string, std::uintmax_t> manifest_of(const std::string& path) {
  std::ifstream current(path + "/CURRENT");
  std::string name;
  std::getline(current, name);
  std::error_code ignored;
  return {name, fs::file_size(path + "/" + name, ignored)};
}

void remove_unfinished(const std::string& path) {
  std::error_code ignored;
  for (fs::directory_iterator at(path, ignored), end; !ignored && at != end; at.increment(ignored))
    if (at->path().filename().string().starts_with("kenes-bulk-")) fs::remove(at->path(), ignored);
}

}  // namespace kenes
