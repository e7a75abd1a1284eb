// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/why.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/knowledge/conflicts.hpp"
#include "engine/knowledge/valid_time.hpp"
#include "engine/write_out/text.hpp"
#include "engine/write_out/typed_json.hpp"
#include "storage/compare.hpp"

namespace kenes::knowledge {

namespace {

Value sources_words(const View& view, NodeId source) {
  if (source == no_node) return {};
  return Value(properties_of(Node{source}, view.graph));
}

Value evidence(const View& view, const Claim& claim, std::string_view standing, bool believed) {
  Map map = claim_map(view.graph, claim, believed).as_map();
  map["source"] = sources_words(view, claim.source);
  map.emplace("plainWrite", Value(claim.by_plain_write));
  map.emplace("valid", Value(to_text(claim.valid)));
  map.emplace("standing", Value(standing));
  return Value(std::move(map));
}

/// The evidence for one fact: what the lens shows, and how each claim stands to it.
struct Judgement {
  Judgement(const View& view, const Book& book, const Fact& fact)
      : view(view),
        is_value(fact.kind == FactKind::property),
        policy(book.policy_for(fact)),
        shown(book.claims(fact, view.lens)),
        choice(book.choose(shown, policy, view.lens.as_of)),
        value(is_value ? book.believed(shown, policy, view.lens.as_of) : Value()) {}

  std::string_view standing(const Claim& claim) const {
    if (!lets_through(view.lens, claim))
      return claim.retracted && !view.lens.known_at ? "withdrawn" : "not through this lens";
    if (claim.rank == Rank::deprecated) return "deprecated";
    if (choice.claim && choice.claim->id == claim.id) return "believed";
    if (!is_value || policy.many_valued || equivalent(claim.value, value)) return "agrees";
    return "outvoted";
  }

  const View& view;
  bool is_value;
  Policy policy;
  std::vector<Claim> shown;
  Choice choice;
  Value value;
};

}  // namespace

Value why(const View& view, const Fact& fact) {
  const Book book(view.graph);
  const bool is_value = fact.kind == FactKind::property;
  const bool plain = book.state(fact).state == ClaimSource::Validity::State::plain;
  Map map;
  map.emplace("key", key_of(view.graph, fact));
  map.emplace("plain", Value(plain));
  List claims;
  if (plain) {
    map.emplace("value", is_value ? book.plain_value(fact) : Value(book.plainly_holds(fact)));
    map.emplace("disputed", Value(false));
    map.emplace("policy", Value());
    map.emplace("decidedBy", Value());
  } else {
    const Judgement judgement(view, book, fact);
    const bool decided =
        is_value && judgement.choice.claim && !judgement.choice.alone && !judgement.policy.many_valued;
    map.emplace("value", is_value ? judgement.value : Value(!judgement.shown.empty()));
    map.emplace("disputed", Value(is_disputed(view, book, fact)));
    map.emplace("policy", Value(judgement.policy.name));
    map.emplace("decidedBy", decided ? Value(step_name(judgement.choice.decided_by)) : Value());
    for (const Claim& claim : book.all_claims(fact)) {
      const std::string_view standing = judgement.standing(claim);
      claims.push_back(evidence(view, claim, standing, standing == "believed" || standing == "agrees"));
    }
  }
  map.emplace("claims", Value(std::move(claims)));
  return Value(std::move(map));
}

Value why(const View& view, const Value& element) {
  std::vector<Claim> claims;
  const ElementPlace place = place_of(element);
  if (view.graph.claims()) view.graph.claims()->claims_about(place.space, place.row, claims);
  std::vector<Fact> facts;
  if (place.space != 0) facts.push_back({place.space, place.row, FactKind::existence, 0});
  for (const Claim& claim : claims)
    if (std::find(facts.begin(), facts.end(), claim.fact) == facts.end()) facts.push_back(claim.fact);
  List list;
  for (const Fact& fact : facts) list.push_back(why(view, fact));
  Map map;
  map.emplace("element", element);
  map.emplace("facts", Value(std::move(list)));
  return Value(std::move(map));
}

namespace {

void add_elements(const Value& value, List& elements) {
  switch (value.kind()) {
    case Kind::node:
    case Kind::relationship:
      if (std::none_of(elements.begin(), elements.end(),
                       [&](const Value& element) { return equivalent(element, value); }))
        elements.push_back(value);
      break;
    case Kind::path: {
      const Path& path = value.as_path();
      for (std::size_t i = 0; i < path.nodes.size(); ++i) {
        add_elements(Value(path.nodes[i]), elements);
        if (i < path.edges.size()) add_elements(Value(path.edges[i]), elements);
      }
      break;
    }
    case Kind::list:
      for (const Value& one : value.as_list()) add_elements(one, elements);
      break;
    case Kind::map:
      for (const auto& [name, one] : value.as_map()) add_elements(one, elements);
      break;
    default:
      break;
  }
}

}  // namespace

Value why_row(const View& view, std::span<const std::string> columns, std::span<const Value> values) {
  List row;
  for (std::size_t i = 0; i < values.size(); ++i) {
    List elements, reasons;
    add_elements(values[i], elements);
    for (const Value& element : elements) reasons.push_back(why(view, element));
    Map map;
    map.emplace("column", Value(columns[i]));
    map.emplace("value", values[i]);
    map.emplace("why", Value(std::move(reasons)));
    row.emplace_back(std::move(map));
  }
  return Value(std::move(row));
}

// ---------------------------------------------------------------- text

namespace {

/// Writes a tree of maps as why() makes them, a line a claim.
class Writer {
 public:
  explicit Writer(const GraphSource& graph) : graph_(graph) {}

  void tree(const Value& why, int depth) {
    if (why.is(Kind::list)) {
      for (const Value& one : why.as_list()) tree(one, depth);
    } else if (const Map& map = why.as_map(); map.contains("column")) {
      line(depth, fmt::format("{}: {}", shown(map, "column"), shown(map, "value")));
      tree(map.at("why"), depth + 1);
    } else if (map.contains("element")) {
      line(depth, shown(map, "element"));
      if (map.at("facts").as_list().empty()) line(depth + 1, "nobody claimed anything about it");
      tree(map.at("facts"), depth + 1);
    } else {
      fact(map, depth);
    }
  }

  std::string text;

 private:
  void line(int depth, std::string_view words) {
    text.append(static_cast<std::size_t>(depth) * 2, ' ').append(words).append("\n");
  }
  std::string shown(const Map& map, std::string_view name) const {
    const auto found = map.find(name);
    return found == map.end() ? std::string() : to_text(found->second, graph_);
  }
  static bool says(const Map& map, std::string_view name) {
    const auto found = map.find(name);
    return found != map.end() && !found->second.is_null();
  }

  void fact(const Map& fact, int depth) {
    std::string words = says(fact, "key") ? shown(fact, "key") : "is there";
    words += ": " + shown(fact, "value");
    if (fact.at("plain").is_true()) words += ", written plainly; nobody claimed it";
    if (says(fact, "decidedBy"))
      words += fmt::format(", decided by {} (policy {})", shown(fact, "decidedBy"), shown(fact, "policy"));
    if (fact.at("disputed").is_true()) words += ", disputed";
    line(depth, words);
    for (const Value& one : fact.at("claims").as_list()) claim(one.as_map(), depth + 1);
  }

  void claim(const Map& claim, int depth) {
    std::string words = fmt::format("{}: ", shown(claim, "standing"));
    if (says(claim, "value")) words += shown(claim, "value") + ", ";
    words += source(claim);
    if (says(claim, "at")) words += ", at " + shown(claim, "at");
    if (const std::string valid = shown(claim, "valid"); !valid.empty()) words += ", " + valid;
    if (says(claim, "language")) words += ", in " + shown(claim, "language");
    if (const std::string rank = shown(claim, "rank"); rank != "normal") words += ", " + rank;
    if (says(claim, "confidence")) words += ", confidence " + shown(claim, "confidence");
    words += fmt::format(" (claim {})", shown(claim, "id"));
    line(depth, words);
    if (says(claim, "quote")) line(depth + 1, "\"" + shown(claim, "quote") + "\"");
  }

  std::string source(const Map& claim) const {
    if (!says(claim, "source"))
      return claim.at("plainWrite").is_true() ? "written plainly, without a source" : "no source";
    const Map& source = claim.at("source").as_map();
    for (const std::string_view name : {"title", "key", "url"})
      if (says(source, name)) return "said by " + shown(source, name);
    return "said by a source without a title";
  }

  const GraphSource& graph_;
};

}  // namespace

std::string why_text(const Value& why, const GraphSource& graph) {
  Writer writer(graph);
  writer.tree(why, 0);
  return std::move(writer.text);
}

std::string why_json(const Value& why, const GraphSource& graph) {
  std::string out;
  write_plain_json(out, why, graph);
  return out;
}

}  // namespace kenes::knowledge
