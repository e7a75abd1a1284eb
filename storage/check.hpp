// SPDX-License-Identifier: Apache-2.0
// Verification of a whole database: checksums of files, every record, and what records say about each other
// (both directions of adjacency, sources, labels, directory, indexes, counts). Reads only; any thread, beside
// readers and a writer.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kenes {

class Store;

struct StoreFindings {
  std::vector<std::string> findings;  ///< empty: all is well; at most some hundreds
  std::uint64_t records = 0;          ///< keys looked at
};

StoreFindings check_store(Store& store);
/// Opens the folder for reading. A database too damaged to open is a finding; a folder that is none is an
/// Error (not_a_database, format_version, storage).
StoreFindings check_store(const std::string& path);

}  // namespace kenes
