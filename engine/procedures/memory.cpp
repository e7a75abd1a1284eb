// SPDX-License-Identifier: Apache-2.0
// kenes.memory: what of the database is in memory, and how much of it there may be.
#include "engine/procedures/procedures.hpp"

namespace kenes::procedures {

using functions::EmitRow;
using functions::kinds;
using functions::ProcedureContext;

functions::Procedure memory() {
  functions::Procedure p;
  p.name = "kenes.memory";
  p.columns = {{"part", kinds({Kind::string})},
               {"bytes", kinds({Kind::integer})},
               {"limit", kinds({Kind::integer}) | functions::null_kind}};
  p.sentence =
      "Tells what holds memory: caches with their limits, RocksDB's own, and this statement; limit is null "
      "where "
      "it follows from what is stored.";
  p.example = "CALL kenes.memory() YIELD part, bytes RETURN part, bytes >= 0 AS known";
  p.body = [](std::span<const Value>, ProcedureContext& context, const EmitRow& emit) {
    for (const auto& use : context.graph.memory_use()) {
      const Value row[] = {Value(std::string(use.part)), Value(static_cast<std::int64_t>(use.bytes)),
                           use.limit == 0 ? Value() : Value(static_cast<std::int64_t>(use.limit))};
      emit(row);
    }
    const Value row[] = {Value("this statement"), Value(context.limits.used()), Value()};
    emit(row);
  };
  return p;
}

}  // namespace kenes::procedures
