// SPDX-License-Identifier: Apache-2.0
// The program that is killed: random changes to a database, from the world that a file holds. Before each
// commit it writes the world as it will be then to `world-<commit>` beside the database, after it a line with
// the commit and the number of statements so far. Arguments: the folder, the seed, the commit to go on from.
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/random_claims/changes.hpp"
#include "tests/random_claims/killed.hpp"

namespace kenes::random_claims {
namespace {

void write_file(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
}

int run(const std::string& folder, std::uint32_t seed, std::uint64_t from) {
  auto store = Store::open(killed_options(folder));
  World world = from == 0 ? World() : read_world(folder, from);
  RandomChanges changes(world, seed);
  for (std::uint64_t statements = 0;;) {
    auto transaction = store->begin();
    if (world.sources.empty()) changes.begin(*transaction);
    for (std::size_t n = 1 + changes.below(8); n > 0; --n, ++statements) changes.statement(*transaction);
    changes.note_moment();
    write_file(world_path(folder, store->snapshot()->commit() + 1), world.text());
    transaction->commit();
    const auto line = std::to_string(store->snapshot()->commit()) + " " + std::to_string(statements) + "\n";
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) return 1;
  }
}

}  // namespace
}  // namespace kenes::random_claims

int main(int, char** arguments) {
  try {
    return kenes::random_claims::run(arguments[1], static_cast<std::uint32_t>(std::stoul(arguments[2])),
                                     std::stoull(arguments[3]));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 3;
  }
}
