// SPDX-License-Identifier: Apache-2.0
#include "storage/backup.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "storage/core.hpp"
#include "storage/error.hpp"

namespace kenes {

void backup_store(Store& store, const std::string& to) {
  if (store.in_memory())
    throw Error(ErrorCode::usage, "a database in memory has no files to back up", "export it instead");
  std::error_code problem;
  if (std::filesystem::exists(to + "/CURRENT", problem))
    throw Error(ErrorCode::usage, fmt::format("`{}` is a database, not a backup", to), "name another folder");
  store.core().rocks().backup(to);
}

void restore_store(const std::string& from, const std::string& to) {
  std::error_code problem;
  if (!std::filesystem::exists(from + "/meta", problem))
    throw Error(ErrorCode::not_a_database, fmt::format("there is no backup in `{}`", from), "check the path");
  if (std::filesystem::exists(to, problem) && !std::filesystem::is_empty(to, problem))
    throw Error(ErrorCode::usage, fmt::format("`{}` is not empty", to), "restore into a new folder");
  Rocks::restore(from, to);
}

}  // namespace kenes
