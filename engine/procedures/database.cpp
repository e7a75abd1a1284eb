// SPDX-License-Identifier: Apache-2.0
// dbms.components, db.ping, db.info: what programs ask first.
#include <string>

#include "engine/procedures/procedures.hpp"

#ifndef KENES_VERSION
#define KENES_VERSION "0.0.0"
#endif

namespace kenes::procedures {

using functions::EmitRow;
using functions::kinds;
using functions::ProcedureContext;

functions::Procedure components() {
  functions::Procedure p;
  p.name = "dbms.components";
  p.columns = {
      {"name", kinds({Kind::string})}, {"versions", kinds({Kind::list})}, {"edition", kinds({Kind::string})}};
  p.sentence = "Says what this is, and in which version.";
  p.example = "CALL dbms.components()";
  p.body = [](std::span<const Value>, ProcedureContext&, const EmitRow& emit) {
    List versions;
    versions.emplace_back(KENES_VERSION);
    const Value row[] = {Value("Kenes"), Value(std::move(versions)), Value("embedded")};
    emit(row);
  };
  return p;
}

functions::Procedure ping() {
  functions::Procedure p;
  p.name = "db.ping";
  p.columns = {{"success", kinds({Kind::boolean})}};
  p.sentence = "Answers true.";
  p.example = "CALL db.ping()";
  p.body = [](std::span<const Value>, ProcedureContext&, const EmitRow& emit) {
    const Value row[] = {Value(true)};
    emit(row);
  };
  return p;
}

functions::Procedure info() {
  functions::Procedure p;
  p.name = "db.info";
  p.columns = {{"id", kinds({Kind::string}) | functions::null_kind},
               {"name", kinds({Kind::string})},
               {"creationDate", kinds({Kind::string}) | functions::null_kind}};
  p.sentence = "Names the database; it has no id and no date of its making.";
  p.example = "CALL db.info()";
  p.body = [](std::span<const Value>, ProcedureContext&, const EmitRow& emit) {
    const Value row[] = {Value(), Value("kenes"), Value()};
    emit(row);
  };
  return p;
}

}  // namespace kenes::procedures
