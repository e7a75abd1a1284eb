// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/functions.hpp"

#include <algorithm>

#include "engine/functions/procedure.hpp"
#include "engine/functions/tables.hpp"
#include "engine/knowledge/conflicts.hpp"
#include "engine/knowledge/lens.hpp"
#include "engine/knowledge/names/tables.hpp"
#include "engine/knowledge/subject.hpp"
#include "engine/knowledge/valid_time.hpp"
#include "engine/knowledge/why.hpp"
#include "storage/compare.hpp"

namespace kenes::knowledge {

namespace {

using functions::Argument;
using functions::Function;
using functions::FunctionContext;
using functions::kinds;
using functions::KindSet;
using functions::Options;
using Args = std::span<const Value>;

constexpr KindSet elements = kinds({Kind::node, Kind::relationship});
constexpr KindSet map = kinds({Kind::map});
constexpr KindSet date = kinds({Kind::date}) | functions::null_kind;
constexpr KindSet times =
    kinds({Kind::date, Kind::local_date_time, Kind::date_time, Kind::integer, Kind::string});

Value key_argument(Args args) { return args.size() > 1 ? args[1] : Value(); }

Value claims_of(Args args, FunctionContext& context) {
  const View view(*context.graph);
  const Book book(view.graph);
  const Value key = key_argument(args);
  const auto fact = fact_of(view.graph, args[0], key);
  List maps;
  if (!key.is_null() && !fact) return Value(std::move(maps));
  std::vector<ClaimId> believed;
  std::optional<Fact> last;
  auto claims = claims_about(view, args[0], key.is_null() ? std::nullopt : fact, false);
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Claim& a, const Claim& b) { return a.fact < b.fact; });
  for (const Claim& claim : claims) {
    if (last != claim.fact) {
      believed.clear();
      for (const Claim& one : supporting(view, book, claim.fact)) believed.push_back(one.id);
      last = claim.fact;
    }
    maps.push_back(claim_map(view.graph, claim,
                             std::find(believed.begin(), believed.end(), claim.id) != believed.end()));
  }
  return Value(std::move(maps));
}

Value sources_of(Args args, FunctionContext& context) {
  const View view(*context.graph);
  const Book book(view.graph);
  const Value key = key_argument(args);
  std::vector<Claim> claims;
  if (const auto fact = fact_of(view.graph, args[0], key))
    claims = supporting(view, book, *fact);
  else if (key.is_null())
    claims = claims_about(view, args[0], std::nullopt, false);
  List nodes;
  for (const Claim& claim : claims) {
    if (claim.source == no_node || claim.rank == Rank::deprecated) continue;
    const Value node(Node{claim.source});
    if (std::none_of(nodes.begin(), nodes.end(), [&](const Value& v) { return equivalent(v, node); }))
      nodes.push_back(node);
  }
  return Value(std::move(nodes));
}

std::vector<DaySpan> spans_of(const Value& of, const Value& key, FunctionContext& context) {
  const View view(*context.graph);
  const Book book(view.graph);
  std::vector<DaySpan> spans{DaySpan{}};
  switch (of.kind()) {
    case Kind::path:
      for (const Edge& edge : of.as_path().edges)
        spans = intersection(spans, book.validity(Fact::existence(edge), view.lens));
      return spans;
    case Kind::list:
      for (const Value& one : of.as_list())
        if (!one.is_null()) spans = intersection(spans, spans_of(one, key, context));
      return spans;
    case Kind::node:
    case Kind::relationship:
      if (const auto fact = fact_of(view.graph, of, key)) return book.validity(*fact, view.lens);
      return key.is_null() ? spans : std::vector<DaySpan>{};
    default:
      throw type_error(
          "InvalidArgumentType",
          "only nodes, relationships and paths are valid at a time, not " + std::string(kind_name(of.kind())),
          context.at);
  }
}

/// The lens of the graph, with what the options say in the place of its parts.
Lens lens_with(const View& view, const Options& options, Position at) {
  const auto given = [&](std::string_view name) {
    const Value* value = options.find(name);
    return value ? *value : Value();
  };
  const Lens asked =
      make_lens(view.graph, given("asOf"), given("until"), given("accordingTo"), given("knownAt"), at);
  Lens lens = view.lens;
  if (asked.as_of) lens.as_of = asked.as_of;
  if (asked.sources) lens.sources = asked.sources;
  if (asked.known_at) lens.known_at = asked.known_at;
  return lens;
}

/// What the claims say that had begun by the days asked about and held last.
Value last_known(const Book& book, const Fact& fact, Lens lens) {
  const DaySpan asked = *lens.as_of;
  lens.as_of.reset();
  std::vector<Claim> claims = book.claims(fact, lens);
  std::erase_if(claims, [&](const Claim& claim) { return claim.valid.span().from >= asked.to; });
  std::int64_t last = DaySpan::before_all;
  for (const Claim& claim : claims) last = std::max(last, claim.valid.span().to);
  std::erase_if(claims, [&](const Claim& claim) { return claim.valid.span().to != last; });
  return book.believed(claims, book.policy_for(fact));
}

Value value_through(Args args, FunctionContext& context) {
  const View view(*context.graph);
  const Book book(view.graph);
  const auto fact = fact_of(view.graph, args[0], args[1]);
  if (!fact) return {};
  const bool with_options = args.size() > 2 && !args[2].is_null();
  const Options options(with_options ? args[2] : Value(Map{}),
                        {"asOf", "until", "accordingTo", "knownAt", "nearest"}, context.at);
  const Lens lens = lens_with(view, options, context.at);
  const bool nearest = options.boolean("nearest", false);
  if (fact->kind != FactKind::property) return Value(book.holds(*fact, lens));
  const Value value = book.value(*fact, lens);
  if (!value.is_null() || !lens.as_of || !nearest) return value;
  return last_known(book, *fact, lens);
}

Value validity_of(Args args, FunctionContext& context) {
  List maps;
  for (const DaySpan& span : spans_of(args[0], key_argument(args), context)) maps.push_back(to_map(span));
  return Value(std::move(maps));
}

Value valid_from(Args args, FunctionContext& context) {
  const auto spans = spans_of(args[0], key_argument(args), context);
  return spans.empty() ? Value() : first_day(spans.front());
}

Value valid_to(Args args, FunctionContext& context) {
  const auto spans = spans_of(args[0], key_argument(args), context);
  return spans.empty() ? Value() : last_day(spans.back());
}

Value disputed(Args args, FunctionContext& context) {
  const View view(*context.graph);
  const Book book(view.graph);
  const Value key = key_argument(args);
  if (!key.is_null()) {
    const auto fact = fact_of(view.graph, args[0], key);
    return Value(fact && is_disputed(view, book, *fact));
  }
  const ElementPlace place = place_of(args[0]);
  bool any = false;
  each_contestable(view, place.space, place.row, [&](const Fact& fact) {
    any = is_disputed(view, book, fact);
    return !any;
  });
  return Value(any);
}

Value why_of(Args args, FunctionContext& context) {
  const View view(*context.graph);
  const Value key = key_argument(args);
  if (key.is_null()) return why(view, args[0]);
  const auto fact = fact_of(view.graph, args[0], key);
  return fact ? why(view, *fact) : Value();
}

Function about(std::string_view name, KindSet accepts, KindSet returns, functions::FunctionBody body,
               std::string_view sentence, std::string_view example) {
  return {.name = name,
          .arguments = {{"x", accepts}, {"key", functions::string_kind, true}},
          .returns = returns,
          .deterministic = false,
          .group = "knowledge",
          .sentence = sentence,
          .example = example,
          .body = body};
}

}  // namespace

void add_claim_functions(functions::Registry& registry) {
  constexpr KindSet timed = elements | kinds({Kind::path, Kind::list});
  registry.add(about(
      "claims", elements, functions::list_kind, claims_of,
      "The claims about a node or relationship, or on one of its properties (`'members'`) or "
      "labels (`':Party'`), as maps; what was withdrawn is left out.",
      "CREATE (p:Party) CLAIM p.members = 90 VALID AT 2008 RETURN claims(p, 'members')[0].from -> '2008'"));
  registry.add(
      about("sources", elements, functions::list_kind, sources_of,
            "The sources that say that a relationship is there, what a property's shown value is, or "
            "anything about a node.",
            "CREATE (s:Source {key: 'gazette'}), (p:Party) CLAIM p.members = 90 SOURCE s RETURN sources(p, "
            "'members')[0].key -> 'gazette'"));
  registry.add(
      about("validity", timed, functions::list_kind, validity_of,
            "The disjoint intervals, as maps of `from` and `to`, in which a relationship is there or "
            "a property has its shown value; of a path, those in which all of it is there.",
            "CREATE (p:Party) CLAIM p.members = 90 VALID AT '2008-09' RETURN validity(p, 'members') -> "
            "[{from: date('2008-09-01'), to: date('2008-09-30')}]"));
  registry.add(about("validFrom", timed, date, valid_from,
                     "The first day on which a relationship is there or a property has its shown value; null "
                     "where nobody said.",
                     "CREATE (p:Party) CLAIM p.members = 90 VALID AT 2008 RETURN validFrom(p, 'members') -> "
                     "date('2008-01-01')"));
  registry.add(about("validTo", timed, date, valid_to,
                     "The last day on which a relationship is there or a property has its shown value; null "
                     "where it still is, or nobody said.",
                     "CREATE (p:Party) CLAIM p.members = 90 VALID AT 2008 RETURN validTo(p, 'members') -> "
                     "date('2008-12-31')"));
  registry.add(Function{
      .name = "value",
      .arguments = {{"x", elements}, {"key", functions::string_kind}, {"options", map, true}},
      .deterministic = false,
      .group = "knowledge",
      .sentence =
          "What a property is through a lens of its own: `asOf` a day, month or year (with `until`: the "
          "first of an interval), `accordingTo` a source or a list of them, `knownAt` a moment; with "
          "`nearest: true` the last that was known by then.",
      .example = "CREATE (p:Party) CLAIM p.members = 90 VALID AT 2008 RETURN value(p, 'members', {asOf: "
                 "2010, nearest: true}) -> 90",
      .body = value_through});
  registry.add(
      about("disputed", elements, kinds({Kind::boolean}), disputed,
            "Whether claims on a property, or on any property of x, cannot both be right.",
            "CREATE (p:Party) CLAIM p.members = 90, p.members = 120 RETURN disputed(p, 'members') -> true"));
  registry.add(about(
      "why", elements, map, why_of,
      "The evidence for a property, a label, a relationship or all about a node as a tree of "
      "maps, with the step of the policy that decided.",
      "CREATE (p:Party) CLAIM p.members = 90 RETURN why(p, 'members').claims[0].standing -> 'believed'"));
  registry.add(
      Function{.name = "partialDate",
               .arguments = {{"time", times}},
               .returns = kinds({Kind::date, Kind::string}),
               .group = "knowledge",
               .sentence = "A year, month or day as claims keep it: a DATE for a whole day, else its text.",
               .example = "partialDate('2004-09') -> '2004-09'",
               .body = [](Args args, FunctionContext& context) -> Value {
                 return to_value(partial_date(args[0], "a partial date", context.at));
               }});
}

const functions::Registry& all_functions() {
  static const functions::Registry registry = [] {
    functions::Registry all = functions::make_built_in();
    add_claim_functions(all);
    add_name_functions(all);
    return all;
  }();
  return registry;
}

}  // namespace kenes::knowledge
