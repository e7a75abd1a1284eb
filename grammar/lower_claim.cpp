// SPDX-License-Identifier: Apache-2.0
// What openCypher does not have: CLAIM, and the lens behind the patterns of a MATCH.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "grammar/lower.hpp"

namespace kenes::grammar {

using syntax::ClaimItem;
using syntax::ExpressionKind;
using syntax::ExpressionPointer;

namespace {

/// A word that stands where an expression may: bare, no text, no parentheses.
bool is_word(const ExpressionPointer& e, std::string_view word) {
  if (!e || e->kind != ExpressionKind::variable || e->parenthesized || e->name.size() != word.size())
    return false;
  return std::equal(word.begin(), word.end(), e->name.begin(),
                    [](char a, char b) { return a == static_cast<char>(b | 0x20); });
}

[[noreturn]] void said_twice(std::string_view what, Position at) {
  throw syntax_error("UnexpectedSyntax", fmt::format("{} is said twice", what), at, "leave one out");
}

}  // namespace

std::optional<syntax::Lens> Lowering::lens(const std::vector<Cypher::LensPartContext*>& parts) {
  if (parts.empty()) return std::nullopt;
  syntax::Lens lens;
  lens.at = source_.between(parts.front()->start, parts.back()->stop);
  for (auto* part : parts) {
    const Position place = source_.of(part);
    if (part->sources) {
      if (lens.according_to) said_twice("ACCORDING TO", place);
      lens.according_to = pointer(part->sources);
    } else if (part->moment) {
      if (lens.known_at) said_twice("AS KNOWN AT", place);
      lens.known_at = pointer(part->moment);
    } else {
      if (lens.as_of) said_twice("AS OF", place);
      lens.as_of = pointer(part->day ? part->day : part->first);
      if (part->last) lens.as_of_end = pointer(part->last);
    }
  }
  return lens;
}

syntax::Claim Lowering::claim_clause(Cypher::ClaimClauseContext* context) {
  syntax::Claim claim;
  claim.at = source_.at(context->start);
  for (auto* item : context->claimItem()) claim.items.push_back(claim_item(item));
  for (auto* detail : context->claimDetail()) claim_detail(detail, claim);
  return claim;
}

ClaimItem Lowering::claim_item(Cypher::ClaimItemContext* context) {
  ClaimItem item;
  item.at = source_.of(context);
  if (context->changedProperty()) {
    item.kind = ClaimItem::Kind::property;
    item.target = property_target(context->changedProperty());
    item.value = expression(context->expr());
    return item;
  }
  if (context->path()) {
    item.kind = ClaimItem::Kind::pattern;
    item.pattern.push_back(claimed_pattern(context->path()));
    return item;
  }
  item.kind = context->changedLabels() ? ClaimItem::Kind::labels : ClaimItem::Kind::relationship;
  item.target = make(ExpressionKind::variable, context->variable());
  item.target.name = variable(context->variable()).text;
  if (context->changedLabels()) item.labels = changed_labels(context->changedLabels());
  return item;
}

syntax::PathPattern Lowering::claimed_pattern(Cypher::PathContext* context) {
  syntax::PathPattern pattern = path(context);
  if (pattern.variable || pattern.where || pattern.relationships.size() != 1 ||
      pattern.relationships.front().path)
    throw syntax_error("UnexpectedSyntax", "CLAIM takes one relationship between two nodes", pattern.at,
                       pattern.relationships.empty()
                           ? "write n:Label to claim a label, n.key = value to claim a value"
                           : "write (a)-[:TYPE]->(b), and a comma before the next");
  return pattern;
}

void Lowering::claim_detail(Cypher::ClaimDetailContext* context, syntax::Claim& claim) {
  const auto once = [&](ExpressionPointer& into, std::string_view what) {
    if (into) said_twice(what, source_.of(context));
    into = pointer(context->expr(0));
  };
  if (context->LANGUAGE()) return once(claim.language, "LANGUAGE");
  if (context->CONFIDENCE()) return once(claim.confidence, "CONFIDENCE");
  if (context->VALID()) return claim_validity(context, claim);
  if (context->RANK()) {
    if (claim.rank) said_twice("RANK", source_.of(context));
    claim.rank = rank(context->expr(0));
    return;
  }
  if (claim.source) said_twice("SOURCE", source_.of(context));
  claim.source = pointer(context->source);
  if (context->locator) claim.locator = pointer(context->locator);
  if (context->quote) claim.quote = pointer(context->quote);
}

void Lowering::claim_validity(Cypher::ClaimDetailContext* context, syntax::Claim& claim) {
  if (claim.valid_place) said_twice("VALID", source_.of(context));
  claim.valid_place = source_.of(context);
  if (context->first) claim.valid_from = pointer(context->first);
  if (context->last) claim.valid_to = pointer(context->last);
  if (context->day) claim.valid_at = pointer(context->day);
  if (is_word(claim.valid_from, "unknown")) claim.valid_from = nullptr;
  if (!is_word(claim.valid_to, "unknown")) return;
  claim.valid_to = nullptr;
  claim.to_unknown = true;
}

/// `RANK preferred`: the word is the value.
ExpressionPointer Lowering::rank(Cypher::ExprContext* context) {
  ExpressionPointer written = pointer(context);
  for (const std::string_view word : {"preferred", "normal", "deprecated"}) {
    if (!is_word(written, word)) continue;
    written->kind = ExpressionKind::literal;
    written->value = Value(std::string(word));
    written->name.clear();
  }
  return written;
}

}  // namespace kenes::grammar
