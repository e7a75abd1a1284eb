// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <optional>

#include "engine/knowledge/claim_writer.hpp"
#include "engine/knowledge/policy.hpp"
#include "engine/write_out/cypher.hpp"
#include "engine/write_out/cypher_claims.hpp"
#include "engine/write_out/cypher_rows.hpp"
#include "grammar/parse.hpp"

namespace kenes::cypher_script {

namespace {

constexpr const char* said =
    "VALID FROM c.from TO c.to SOURCE s AT c.at QUOTE c.quote LANGUAGE c.language RANK c.rank CONFIDENCE "
    "c.confidence";

std::string relationship_number(const std::string& type) { return "_exported " + type; }

/// The claims of a row, each with its source.
std::string each_claim(const std::string& list) {
  return "UNWIND " + list + " AS c OPTIONAL MATCH " + numbered_node("s", "c.source") + "\n";
}

/// A claim as a map with what it says and nothing else.
class Said {
 public:
  void add(const char* name, const std::string& expression) {
    text_ += (text_.size() > 1 ? ", " : "") + std::string(name) + ": " + expression;
  }
  void add_text(const char* name, const std::string& text) {
    if (!text.empty()) add(name, to_literal(Value(text)));
  }
  std::string map() const { return text_ + "}"; }

 private:
  std::string text_ = "{";
};

void add_valid_time(Said& said, const ValidTime& valid) {
  const bool begins = valid.from_kind == EndKind::dated;
  if (begins) said.add_text("from", valid.from.text());
  if (valid.to_kind == EndKind::dated)
    said.add_text("to", valid.to.text());
  else if (valid.to_kind == EndKind::open && !begins)
    said.add_text("to", "open");
  else if (valid.to_kind == EndKind::unknown && begins)
    said.add_text("to", "unknown");
}

std::string list_of(const std::vector<std::string>& names) {
  std::string text = "[";
  for (const std::string& name : names) text += (text.size() > 1 ? ", " : "") + to_literal(Value(name));
  return text + "]";
}

void write_policy(std::ostream& out, const knowledge::StoredPolicy& stored) {
  std::vector<std::string> steps;
  for (const knowledge::Step step : stored.policy.steps) steps.emplace_back(knowledge::step_name(step));
  Said map;
  map.add_text("name", stored.policy.name);
  if (!stored.keys.empty()) map.add("keys", list_of(stored.keys));
  if (!stored.labels.empty()) map.add("labels", list_of(stored.labels));
  map.add("steps", list_of(steps));
  if (stored.policy.many_valued) map.add("manyValued", "true");
  if (stored.policy.tolerance != 0) map.add("tolerance", cypher_expression(Value(stored.policy.tolerance)));
  out << "CALL policy.set(" << map.map() << ");\n";
}

}  // namespace

void ClaimStatements::write_beginning(std::ostream& out) const {
  if (!claims_) return;
  out << "// Its claims are recorded anew, in the order in which they were made: AS KNOWN AT reaches back no "
         "further\n// than the day on which this is loaded. Load it as it stands, each statement a "
         "transaction "
         "of its own: claims\n// of one transaction count as recorded at one moment.\n";
  if (deleted_nodes_ > 0)
    out << "// Left out, with all that was said of them: nodes that were deleted (" << deleted_nodes_
        << ").\n";
  const knowledge::Book book(origin_);
  for (const knowledge::StoredPolicy& stored : book.policies()) write_policy(out, stored);
  std::optional<TypeId> last;
  for (const auto& [id, noted] : relationships_) {
    if (last == id.first) continue;
    last = id.first;
    const std::string type(origin_.type_name(id.first));
    out << "CREATE INDEX " << grammar::quote_name(relationship_number(type))
        << " FOR ()-[x:" << grammar::quote_name(type) << "]-() ON (x." << number << ");\n";
  }
}

void ClaimStatements::write(std::ostream& out) const {
  if (!claims_) return;
  if (!unlabelled_sources_.empty()) {
    StatementRows rows(out, "MATCH " + numbered_node("x", "row[0]") + " SET x:Source");
    for (const NodeId node : unlabelled_sources_) rows.add(fmt::format("[{}]", node));
  }
  write_made(out);
  for (std::uint32_t round = 0; round < rounds_; ++round)
    for (const bool labels : {true, false}) write_round(out, round, labels);
  write_changes(out, false);
  write_changes(out, true);
  write_ending(out);
}

std::string ClaimStatements::find(const Shape& shape) const {
  if (shape.space == 0) return "MATCH " + numbered_node("x", "row[0]") + "\n";
  const std::string type(origin_.type_name(static_cast<TypeId>(shape.space - 1)));
  return fmt::format("MATCH ()-[x:{} {{{}: row[0]}}]->()\n", grammar::quote_name(type), number);
}

std::string ClaimStatements::claim_tail(const Shape& shape) const {
  switch (shape.kind) {
    case FactKind::existence:
      return fmt::format("CLAIM x {}", said);
    case FactKind::label:
      return fmt::format("CLAIM x:{} {}", grammar::quote_name(origin_.label_name(shape.name)), said);
    case FactKind::property:
      break;
  }
  const std::string key(origin_.key_name(shape.name));
  if (!shape.with_precision) return fmt::format("CLAIM x.{} = c.value {}", grammar::quote_name(key), said);
  return fmt::format(
      "CALL claim.add({{about: x, key: {}, value: c.value, from: c.from, to: c.to, source: s, at: c.at, "
      "quote: c.quote, language: c.language, rank: c.rank, confidence: c.confidence, precision: "
      "c.precision}}) YIELD claim FINISH",
      to_literal(Value(key)));
}

std::string ClaimStatements::told(const std::vector<Retelling::Told>& round) const {
  std::string list = "[";
  for (const auto& [claim, by_set] : round) {
    Said map;
    if (claim.fact.kind == FactKind::property) map.add("value", cypher_expression(claim.value));
    add_valid_time(map, claim.valid);
    if (claim.source != no_node && sources_.contains(claim.source))
      map.add("source", std::to_string(claim.source));
    map.add_text("at", claim.at);
    map.add_text("quote", claim.quote);
    map.add_text("language", claim.language);
    if (claim.rank != Rank::normal) map.add_text("rank", std::string(knowledge::rank_name(claim.rank)));
    if (claim.confidence) map.add("confidence", float_text(*claim.confidence));
    if (claim.decimals) map.add("precision", std::to_string(*claim.decimals));
    list += (list.size() > 1 ? ", " : "") + map.map();
  }
  return list + "]";
}

void ClaimStatements::write_made(std::ostream& out) const {
  auto made = relationships_.begin();
  while (made != relationships_.end()) {
    const TypeId type = made->first.first;
    StatementRows rows(
        out, fmt::format("MATCH {}, {}\nCREATE (a)-[x:{}]->(b) SET x = row[2], x.{} = row[3] WITH x, row\n"
                         "{}CLAIM x {}",
                         numbered_node("a", "row[0]"), numbered_node("b", "row[1]"),
                         grammar::quote_name(origin_.type_name(type)), number, each_claim("row[4]"), said));
    for (; made != relationships_.end() && made->first.first == type; ++made) {
      limits_.check();
      const Relationship& noted = made->second;
      if (noted.begins_plainly) continue;
      const Retelling retold = retelling(Fact::existence(noted.edge));
      rows.add(fmt::format("[{}, {}, {}, {}, {}]", noted.edge.source, noted.edge.target,
                           cypher_expression(Value(plain_properties(noted.edge))), noted.edge.id,
                           told(retold.rounds.front())));
    }
  }
}

void ClaimStatements::write_round(std::ostream& out, std::uint32_t round, bool labels) const {
  for (const auto& [shape, facts] : facts_) {
    if ((shape.kind == FactKind::label) != labels) continue;
    StatementRows rows(out, find(shape) + each_claim("row[1]") + claim_tail(shape));
    std::vector<std::pair<std::uint32_t, Value>> set;
    for (const ClaimedFact& claimed : facts) {
      limits_.check();
      const Fact& fact = claimed.fact;
      if (round >= claimed.rounds) continue;
      if (round == 0 && fact.kind == FactKind::existence &&
          !relationships_.at({fact.type(), fact.row}).begins_plainly)
        continue;
      const Retelling retold = retelling(fact);
      if (retold.rounds[round].front().by_set)
        set.emplace_back(fact.row, retold.rounds[round].front().claim.value);
      else
        rows.add(fmt::format("[{}, {}]", fact.row, told(retold.rounds[round])));
    }
    rows.flush();
    if (set.empty()) continue;
    StatementRows written(out, fmt::format("{}SET x.{} = row[1]", find(shape),
                                           grammar::quote_name(origin_.key_name(shape.name))));
    for (const auto& [row, value] : set) written.add(fmt::format("[{}, {}]", row, cypher_expression(value)));
  }
}

std::string ClaimStatements::change_tail(const Shape& shape, bool forget_number) const {
  std::string ids;
  switch (shape.kind) {
    case FactKind::existence:
      ids = "[c IN claims(x) WHERE c.key IS NULL | c.id]";
      break;
    case FactKind::label:
      ids = fmt::format("[c IN claims(x, {}) | c.id]",
                        to_literal(Value(":" + std::string(origin_.label_name(shape.name)))));
      break;
    case FactKind::property:
      ids = fmt::format("[c IN claims(x, {}) | c.id]", to_literal(Value(origin_.key_name(shape.name))));
      break;
  }
  return fmt::format(
      "{}WITH row, {} AS ids\nUNWIND row[1] AS change CALL claim.rank(ids[change[0]], change[1])\n"
      "WITH ids, change WHERE change[2] CALL claim.retract(ids[change[0]]) YIELD retracted FINISH",
      forget_number ? fmt::format("REMOVE x.{} ", number) : std::string(), ids);
}

/// A relationship that is hidden by what is changed of its existence is found no more, and what is plain of
/// it then becomes a claim: its number goes first.
void ClaimStatements::write_changes(std::ostream& out, bool of_existence) const {
  for (const auto& [shape, facts] : facts_) {
    if ((shape.kind == FactKind::existence) != of_existence) continue;
    for (const bool hides : {false, true}) {
      if (hides && !of_existence) continue;
      StatementRows rows(out, find(shape) + change_tail(shape, hides));
      for (const ClaimedFact& claimed : facts) {
        if (!claimed.changes) continue;
        limits_.check();
        const Fact& fact = claimed.fact;
        if (of_existence && (relationships_.at({fact.type(), fact.row}).fate == Fate::hidden) != hides)
          continue;
        std::string changes;
        for (const auto& [place, rank, withdrawn] : retelling(fact).changes)
          changes += fmt::format("{}[{}, '{}', {}]", changes.empty() ? "" : ", ", place,
                                 knowledge::rank_name(rank), withdrawn);
        rows.add(fmt::format("[{}, [{}]]", fact.row, changes));
      }
    }
  }
}

void ClaimStatements::write_ending(std::ostream& out) const {
  std::optional<StatementRows> deletions;
  std::optional<TypeId> type;
  const auto end_type = [&] {
    deletions.reset();
    if (!type) return;
    const std::string name(origin_.type_name(*type));
    out << "DROP INDEX " << grammar::quote_name(relationship_number(name)) << ";\n"
        << "MATCH ()-[x:" << grammar::quote_name(name) << "]->() WHERE x." << number
        << " IS NOT NULL REMOVE x." << number << ";\n";
  };
  for (const auto& [id, noted] : relationships_) {
    if (type != id.first) {
      end_type();
      type = id.first;
      const Shape shape{static_cast<std::uint16_t>(*type + 1), FactKind::existence, 0, false};
      deletions.emplace(out, find(shape) + fmt::format("REMOVE x.{} DELETE x", number));
    }
    if (noted.fate == Fate::deleted) deletions->add(fmt::format("[{}]", id.second));
  }
  end_type();
  if (unlabelled_sources_.empty()) return;
  StatementRows rows(out, "MATCH " + numbered_node("x", "row[0]") + " REMOVE x:Source");
  for (const NodeId node : unlabelled_sources_) rows.add(fmt::format("[{}]", node));
}

}  // namespace kenes::cypher_script
