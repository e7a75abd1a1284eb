// SPDX-License-Identifier: Apache-2.0
// The folder of a database as the file system shows it: what is looked at and done before and beside RocksDB,
// so that a wrong path, a foreign folder or a lost file is an error that people understand. Plain functions
// of a path; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

namespace kenes {

/// The file beside the log that holds the number of the last durable commit.
inline constexpr const char* note_name = "kenes-commit";

/// True: no database is there yet, and one may be made. Throws Error: not_a_database (a file, other things in
/// it, nothing to read), corruption (tables without their list), storage.
bool folder_is_new(const std::string& path, bool read_only);

/// Makes the folder itself, not those above it: a slip in a path should not make a tree of folders.
void make_folder(const std::string& path);

/// Name and length of the list of files: while they stay, no flush or compaction changes what counts.
std::pair<std::string, std::uintmax_t> manifest_of(const std::string& path);

/// Removes the files that a killed bulk load left.
void remove_unfinished(const std::string& path);

}  // namespace kenes
