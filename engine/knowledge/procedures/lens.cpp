// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/procedures/lens.hpp"

#include <utility>

#include "engine/knowledge/lens.hpp"
#include "engine/knowledge/valid_time.hpp"

namespace kenes::knowledge {

namespace {

using functions::EmitRow;
using functions::ProcedureContext;

constexpr functions::KindSet maybe(std::initializer_list<Kind> list) {
  return functions::kinds(list) | functions::null_kind;
}

Lens& lens_of_session(const ProcedureContext& context) {
  if (context.session_lens) return *context.session_lens;
  throw Error(
      ErrorCode::usage, "", Phase::runtime, "this statement belongs to no session", context.at,
      "give a kenes::Session in its options; or put the lens behind the MATCH: AS OF date('2010-06-01')");
}

void emit_lens(const Lens& lens, const ProcedureContext& context, const EmitRow& emit) {
  Value sources;
  if (lens.sources) {
    List list;
    for (NodeId source : *lens.sources) list.emplace_back(Node{source});
    sources = Value(std::move(list));
  }
  const Value row[] = {Value(to_text(lens, context.graph)), lens.as_of ? to_map(*lens.as_of) : Value(),
                       std::move(sources), lens.known_at ? moment_value(*lens.known_at) : Value()};
  emit(row);
}

void set_lens(std::span<const Value> arguments, ProcedureContext& context, const EmitRow& emit) {
  Lens& lens = lens_of_session(context);
  const functions::Options options(arguments[0], {"asOf", "until", "accordingTo", "knownAt"}, context.at);
  const auto given = [&](std::string_view name) {
    const Value* value = options.find(name);
    return value ? *value : Value();
  };
  lens = make_lens(context.graph, given("asOf"), given("until"), given("accordingTo"), given("knownAt"),
                   context.at);
  emit_lens(lens, context, emit);
}

void clear_lens(std::span<const Value>, ProcedureContext& context, const EmitRow& emit) {
  Lens& lens = lens_of_session(context);
  lens = {};
  emit_lens(lens, context, emit);
}

void show_lens(std::span<const Value>, ProcedureContext& context, const EmitRow& emit) {
  emit_lens(lens_of_session(context), context, emit);
}

std::vector<functions::ProcedureColumn> columns() {
  return {{"lens", functions::kinds({Kind::string})},
          {"asOf", maybe({Kind::map})},
          {"accordingTo", maybe({Kind::list})},
          {"knownAt", maybe({Kind::date_time})}};
}

}  // namespace

void add_lens_procedures(functions::ProcedureRegistry& registry) {
  functions::Procedure set;
  set.name = "lens.set";
  set.arguments = {{"options", functions::kinds({Kind::map}), false, std::nullopt}};
  set.columns = columns();
  set.sentence =
      "Every MATCH of this session that names no lens looks through this one from the next statement on: "
      "`asOf` a day, month or year (with `until`: the first of an interval), `accordingTo` a source's key or "
      "node or a list of them, `knownAt` a moment.";
  set.example = "CALL lens.set({asOf: date('2010-06-01')}) YIELD lens RETURN lens";
  set.body = set_lens;
  registry.add(std::move(set));

  functions::Procedure clear;
  clear.name = "lens.clear";
  clear.columns = columns();
  clear.sentence = "Takes the session's lens away: a MATCH without one sees what is believed again.";
  clear.example = "CALL lens.clear()";
  clear.body = clear_lens;
  registry.add(std::move(clear));

  functions::Procedure show;
  show.name = "lens.show";
  show.columns = columns();
  show.sentence = "The session's lens, as text and by its parts; an empty text where there is none.";
  show.example = "CALL lens.show()";
  show.body = show_lens;
  registry.add(std::move(show));
}

}  // namespace kenes::knowledge
