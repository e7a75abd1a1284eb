// SPDX-License-Identifier: Apache-2.0
// What the writer that is killed writes, as a function of the number of answered steps: so the test knows
// what must be there. Step i makes node i with a value, a relationship to node i / 2, and takes back the one
// of step i - 1 where i is a multiple of 5; every 50th step is a bulk load of 300 nodes. Each node's value
// and each relationship is claimed, every third value twice and differently; what is taken back is retracted
// and set aside.
#pragma once

#include <cstdint>
#include <string>

#include "storage/store.hpp"

namespace kenes::crash {

inline constexpr std::int64_t bulk_every = 50, bulk_nodes = 300;

inline bool is_bulk(std::int64_t step) { return step % bulk_every == bulk_every - 1; }
inline bool is_undone(std::int64_t step) {
  return (step + 1) % 5 == 0 && !is_bulk(step) && !is_bulk(step + 1);
}
inline std::string text_of(std::int64_t step) {
  return step % 7 == 0
             ? std::string(static_cast<std::size_t>(400 + step % 100'000), static_cast<char>('a' + step % 26))
             : "text " + std::to_string(step);
}

inline bool is_contested(std::int64_t step) { return step % 3 == 0; }

inline StoreOptions options(const std::string& path) {
  StoreOptions options;
  options.path = path;
  options.fold.cells = 40;
  options.fold.packs = 6;
  return options;
}

}  // namespace kenes::crash
