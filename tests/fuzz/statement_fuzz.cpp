// SPDX-License-Identifier: Apache-2.0
// Any bytes as a statement on a small graph, in a transaction that is rolled back: an answer or an error that
// is not our fault, within its limits.
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/kenes.hpp"

namespace {

kenes::Database& database() {
  static kenes::Database db = [] {
    kenes::Database made{":memory:"};
    made.query(
        "CREATE (a:A {id: 0, x: 1, s: 'a'}), (b:A:B {id: 1, y: 0.5}), (c:B {id: 2, l: [1, 2]}), (d {id: 3}), "
        "(a)-[:R {w: 1}]->(b), (a)-[:R {w: 2}]->(b), (b)-[:S]->(c), (c)-[:R]->(a), (d)-[:T]->(d)");
    made.query("CREATE INDEX a_id FOR (n:A) ON (n.id)");
    return made;
  }();
  return db;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  kenes::Transaction transaction = database().begin();
  kenes::StatementOptions options;
  options.timeout = std::chrono::milliseconds(500);
  options.memory = 32 << 20;
  try {
    kenes::Rows rows =
        transaction.run(text, {{"p", kenes::Value(1)}, {"q", kenes::Value(kenes::List{1, "a"})}}, options);
    for (const kenes::Row& row : rows)
      for (std::size_t i = 0; i < row.size(); ++i) row[i].text();
  } catch (const kenes::Error& error) {
    if (error.code == kenes::ErrorCode::internal || error.code == kenes::ErrorCode::corruption) std::abort();
    error.report(text);
  }
  return 0;
}
