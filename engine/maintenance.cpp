// SPDX-License-Identifier: Apache-2.0
// Check, backup and restore, as the public face offers them.
#include "engine/face.hpp"
#include "engine/kenes.hpp"
#include "storage/backup.hpp"
#include "storage/check.hpp"

namespace kenes {

CheckReport check(const std::string& path) {
  StoreFindings found = check_store(path);
  return {std::move(found.findings), found.records};
}

void backup(const Database& database, const std::string& to) { backup_store(*database.engine()->store, to); }

void restore(const std::string& from, const std::string& to) { restore_store(from, to); }

}  // namespace kenes
