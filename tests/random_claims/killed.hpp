// SPDX-License-Identifier: Apache-2.0
// What the program that is killed and the test that kills it agree upon.
#pragma once

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>

#include "storage/store.hpp"
#include "tests/random_claims/world.hpp"

namespace kenes::random_claims {

/// Deltas are folded often, so that it is killed while that happens too.
inline StoreOptions killed_options(const std::string& folder) {
  StoreOptions options;
  options.path = folder + "/database";
  options.durable = false;  // safe from a killed process all the same
  options.fold.cells = 40;
  options.fold.packs = 6;
  return options;
}

inline std::string world_path(const std::string& folder, std::uint64_t commit) {
  return folder + "/world-" + std::to_string(commit);
}

inline World read_world(const std::string& folder, std::uint64_t commit) {
  std::ifstream in(world_path(folder, commit), std::ios::binary);
  return World::parse(std::string(std::istreambuf_iterator<char>(in), {}));
}

}  // namespace kenes::random_claims
