// SPDX-License-Identifier: Apache-2.0
// claim.add, claim.retract, claim.rank: the CLAIM clause for programs that speak plain openCypher, and what
// undoes it.
#include "engine/knowledge/procedures/claims.hpp"

#include <fmt/format.h>

#include "engine/knowledge/claim_writer.hpp"
#include "engine/knowledge/subject.hpp"
#include "engine/knowledge/valid_time.hpp"
#include "storage/claim_source.hpp"

namespace kenes::knowledge {

using functions::EmitRow;
using functions::kinds;
using functions::Options;
using functions::ProcedureContext;

namespace {

constexpr auto integer = kinds({Kind::integer});
constexpr auto rank_kind = kinds({Kind::string});
constexpr auto described_kind = kinds({Kind::map});

Value option(const Options& options, std::string_view name) {
  const Value* value = options.find(name);
  return value ? *value : Value();
}

std::int32_t precision(std::int64_t decimals, Position at) {
  constexpr std::int64_t most = 300;  // beyond, no number has a digit there
  if (decimals >= -most && decimals <= most) return static_cast<std::int32_t>(decimals);
  throw type_error(
      "InvalidArgumentValue",
      fmt::format("`precision` counts the known digits behind the point (-3: thousands), not {}", decimals),
      at);
}

Attribution attribution(ClaimWriter& writer, const Options& options, Position at) {
  Attribution said;
  said.language = options.text("language").value_or("");
  said.valid = valid_time(option(options, "from"), option(options, "to"), option(options, "validAt"), at);
  said.source = writer.source(option(options, "source"), at);
  said.at = options.text("at").value_or("");
  said.quote = options.text("quote").value_or("");
  said.rank = rank_named(option(options, "rank"), at);
  said.confidence = confidence_of(option(options, "confidence"), at);
  if (!option(options, "precision").is_null()) said.decimals = precision(options.integer("precision", 0), at);
  return said;
}

Error unclear(std::string message, Position at,
              const char* hint =
                  "{about: x, key: 'members', value: 1}, {about: n, label: 'Party'}, {about: r}, "
                  "or {start: a, type: 'LED_BY', end: b}") {
  return type_error("InvalidArgumentValue", std::move(message), at, hint);
}

constexpr const char* retract_hint =
    "claim.retract(17), or {about: x}, {about: x, key: 'members'}, {about: n, label: 'Party'}, {source: 's'}";

Node node_option(const Options& options, std::string_view name, Position at) {
  const Value value = option(options, name);
  if (!value.is(Kind::node))
    throw unclear(fmt::format("`{}` is a node, not {}", name, kind_name(value.kind())), at);
  return value.as_node();
}

/// Refuses what would say two things at once, of which one would be passed over.
void require_one_fact(const Options& options, Position at) {
  const auto given = [&](const char* name) { return options.find(name) != nullptr; };
  const bool between = given("start") || given("end") || given("type");
  if (given("about") && between)
    throw unclear("a claim is about an element or about what is between two nodes, not both", at);
  if (given("key") && given("label")) throw unclear("a claim is on a key or on a label, not on both", at);
  if (given("value") && !given("key")) throw unclear("a value is claimed of a `key`", at);
  if (between && (given("key") || given("label")))
    throw unclear("what is between two nodes is claimed first, its values then `about` it", at);
  for (const char* name : {"key", "label", "type"})
    if (options.text(name) == "") throw unclear(fmt::format("`{}` cannot be empty", name), at);
}

ClaimId add(ClaimWriter& writer, MutableGraph& graph, const Options& options, Position at) {
  require_one_fact(options, at);
  const Attribution said = attribution(writer, options, at);
  const Value about = option(options, "about");
  const auto key = options.text("key"), label = options.text("label"), type = options.text("type");
  if (about.is_null()) {
    if (!type) throw unclear("a claim is about something", at);
    return writer
        .claim_relationship(node_option(options, "start", at), graph.intern_type(*type),
                            node_option(options, "end", at), said, at)
        .claim;
  }
  if (about.is(Kind::node)) {
    if (label) return writer.claim_label(about.as_node(), graph.intern_label(*label), said, at);
    if (key) return writer.claim(about.as_node(), graph.intern_key(*key), option(options, "value"), said, at);
    throw unclear("a claim about a node names a key or a label", at);
  }
  if (!about.is(Kind::relationship))
    throw unclear(fmt::format("a claim is about a node or relationship, not {}", kind_name(about.kind())),
                  at);
  if (label) throw unclear("a relationship has no labels", at);
  if (key) return writer.claim(about.as_edge(), graph.intern_key(*key), option(options, "value"), said, at);
  return writer.claim_existence(about.as_edge(), said, at);
}

/// The live claims that a map describes: all that it names must be so.
std::vector<ClaimId> described(ClaimWriter& writer, const MutableGraph& graph, const Value& given,
                               Position at) {
  const Options options(given, {"about", "key", "label", "source"}, at);
  const Value about = option(options, "about");
  const bool of_source = !option(options, "source").is_null();
  const NodeId source = writer.source(option(options, "source"), at);
  Value key = option(options, "key");
  if (!key.is_null() && options.find("label"))
    throw unclear("claims are on a key or on a label, not on both", at, retract_hint);
  if (const auto label = options.text("label")) key = Value(":" + *label);
  std::vector<ClaimId> ids;
  const ClaimSource* claims = graph.claims();
  const auto take = [&](const Claim& claim) {
    if (claim.is_live() && (!of_source || claim.source == source)) ids.push_back(claim.id);
  };
  if (!about.is_null()) {
    if (!about.is(Kind::node) && !about.is(Kind::relationship))
      throw unclear("`about` is a node or relationship", at, retract_hint);
    const auto fact = fact_of(graph, about, key);
    if (!key.is_null() && !fact) return ids;
    for (const Claim& claim : claims_about(View(graph), about, key.is_null() ? std::nullopt : fact, false))
      take(claim);
  } else if (of_source && key.is_null()) {
    claims->of_source(source, [&](ClaimId id, const Fact&) {
      if (const auto claim = claims->claim(id)) take(*claim);
      return true;
    });
  } else {
    throw unclear("name a claim by its number, or claims by what they are about, or their source", at,
                  retract_hint);
  }
  return ids;
}

}  // namespace

functions::Procedure claim_add() {
  functions::Procedure p;
  p.name = "claim.add";
  p.arguments = {{"claim", described_kind, false, std::nullopt}};
  p.columns = {{"claim", integer}};
  p.updates = true;
  p.sentence =
      "Claims a value ({about, key, value}), a label ({about, label}) or that a relationship is there "
      "({about} "
      "or {start, type, end}), as CLAIM does, with language, from, to, validAt, source, at, quote, rank, "
      "confidence and precision; gives its number.";
  p.example =
      "CREATE (p:Party {key: 'qkhp'}), (:Source {key: 'gazette'}) WITH p CALL claim.add({about: p, key: "
      "'members', value: 56292, validAt: '2008', source: 'gazette', at: 'p. 12'}) YIELD claim RETURN claim, "
      "p.members";
  p.body = [](std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
    const Options options(args[0],
                          {"about", "key", "label", "type", "start", "end", "value", "language", "from", "to",
                           "validAt", "source", "at", "quote", "rank", "confidence", "precision"},
                          context.at);
    ClaimWriter writer(*context.writer);
    const Value row[] = {Value(static_cast<std::int64_t>(add(writer, *context.writer, options, context.at)))};
    emit(row);
  };
  return p;
}

functions::Procedure claim_retract() {
  functions::Procedure p;
  p.name = "claim.retract";
  p.arguments = {{"claim", integer | described_kind, false, std::nullopt}};
  p.columns = {{"retracted", integer}};
  p.updates = true;
  p.sentence =
      "Withdraws the claim with a number, or those that a map of about, key or label, and source describes; "
      "says how many.";
  p.example =
      "CREATE (p:Party {key: 'qkhp', members: 100}) WITH p CALL claim.add({about: p, key: 'members', value: "
      "56292, rank: 'preferred'}) YIELD claim CALL claim.retract(claim) YIELD retracted RETURN retracted, "
      "p.members";
  p.body = [](std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
    ClaimWriter writer(*context.writer);
    std::int64_t count = 0;
    if (args[0].is(Kind::integer)) {
      count = writer.retract(static_cast<ClaimId>(args[0].as_integer()), context.at);
    } else {
      for (const ClaimId id : described(writer, *context.writer, args[0], context.at))
        count += writer.retract(id, context.at);
    }
    const Value row[] = {Value(count)};
    emit(row);
  };
  return p;
}

functions::Procedure claim_rank() {
  functions::Procedure p;
  p.name = "claim.rank";
  p.arguments = {{"claim", integer, false, std::nullopt}, {"rank", rank_kind, false, std::nullopt}};
  p.updates = true;
  p.sentence = "Gives a claim the rank preferred, normal or deprecated.";
  p.example =
      "CREATE (p:Party {key: 'qkhp', members: 100}) WITH p CALL claim.add({about: p, key: 'members', value: "
      "56292}) YIELD claim CALL claim.rank(claim, 'deprecated') RETURN p.members";
  p.body = [](std::span<const Value> args, ProcedureContext& context, const EmitRow&) {
    ClaimWriter writer(*context.writer);
    writer.set_rank(static_cast<ClaimId>(args[0].as_integer()), rank_named(args[1], context.at), context.at);
  };
  return p;
}

void add_claim_procedures(functions::ProcedureRegistry& registry) {
  registry.add(claim_add());
  registry.add(claim_retract());
  registry.add(claim_rank());
  registry.add(claim_conflicts());
  registry.add(policy_show());
  registry.add(policy_set());
  registry.add(policy_drop());
  registry.add(timeline());
}

}  // namespace kenes::knowledge
