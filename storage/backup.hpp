// SPDX-License-Identifier: Apache-2.0
// Backup of a database while it is in use, and restore. A backup is a folder of its own with copies of all
// files and their checksums; made again into the same folder, only what is new is copied.
#pragma once

#include <string>

namespace kenes {

class Store;

/// Everything committed so far. Throws Error (storage, usage for :memory:).
void backup_store(Store& store, const std::string& to);
/// Makes the database `to` (a folder that is missing or empty) out of the backup. Checksums are compared.
void restore_store(const std::string& from, const std::string& to);

}  // namespace kenes
