// SPDX-License-Identifier: Apache-2.0
// Claim: for each row a claim on each of its facts, all with the row's validity, source, rank and confidence.
// What is null (an OPTIONAL MATCH that found nothing) is passed over, as SET does.
#include <fmt/format.h>

#include <optional>
#include <utility>

#include "engine/knowledge/claim_writer.hpp"
#include "engine/knowledge/valid_time.hpp"
#include "engine/run/update.hpp"

namespace kenes::run {

namespace {

using knowledge::Attribution;

class Claim final : public Operator {
 public:
  Claim(const plan::Claim& what, const Site& site)
      : what_(what),
        execution_(site.execution()),
        source_(site.input()),
        limits_(site.limits()),
        language_(optional(what.language, site)),
        from_(optional(what.valid_from, site)),
        to_(optional(what.valid_to, site)),
        at_(optional(what.valid_at, site)),
        said_by_(optional(what.source, site)),
        locator_(optional(what.locator, site)),
        quote_(optional(what.quote, site)),
        rank_(optional(what.rank, site)),
        confidence_(optional(what.confidence, site)) {
    facts_.reserve(what.facts.size());
    for (const plan::ClaimedFact& fact : what.facts) facts_.emplace_back(fact, site);
  }

  bool next(Batch& out) override {
    if (!source_->next(out)) return false;
    limits_.check();
    if (!writer_) writer_.emplace(*execution_.writer);
    for (Fact& fact : facts_)
      if (makes_column(*fact.what))
        out.column(fact.what->relationship).reset(ColumnType::relationship, out.size());
    for (std::uint32_t row : out.rows()) {
      const Attribution said = attribution(out, row);
      for (Fact& fact : facts_) claim(fact, said, out, row);
    }
    return true;
  }
  void rewind() override { source_->rewind(); }

 private:
  struct Fact {
    Fact(const plan::ClaimedFact& fact, const Site& site)
        : what(&fact),
          target(fact.kind == plan::ClaimedFact::Kind::pattern ? nullptr : site.compile(fact.target)),
          value(fact.kind == plan::ClaimedFact::Kind::property ? site.compile(fact.value) : nullptr),
          dynamic_key(optional(fact.dynamic_key, site)),
          dynamic_type(optional(fact.dynamic_type, site)),
          properties(optional(fact.properties, site)) {
      for (const syntax::Expression& names : fact.dynamic_labels)
        dynamic_labels.push_back(site.compile(names));
    }
    const plan::ClaimedFact* what;
    ExpressionHandle target, value, dynamic_key, dynamic_type, properties;
    std::vector<ExpressionHandle> dynamic_labels;
  };

  static ExpressionHandle optional(const std::optional<syntax::Expression>& e, const Site& site) {
    return e ? site.compile(*e) : nullptr;
  }
  static ExpressionHandle optional(const syntax::ExpressionPointer& e, const Site& site) {
    return e ? site.compile(*e) : nullptr;
  }
  static bool makes_column(const plan::ClaimedFact& fact) {
    return fact.kind == plan::ClaimedFact::Kind::pattern && !fact.bound;
  }
  static Value value_of(const ExpressionHandle& e, const Batch& batch, std::uint32_t row) {
    return e ? e->value(batch, row) : Value();
  }
  /// Empty for null.
  std::string text_of(const ExpressionHandle& e, std::string_view what, const Batch& batch,
                      std::uint32_t row) const {
    const Value value = value_of(e, batch, row);
    if (value.is_null()) return {};
    if (!value.is(Kind::string))
      throw type_error("InvalidArgumentType",
                       fmt::format("{} is a STRING, not {}", what, kind_name(value.kind())), what_.at);
    return std::string(value.as_string());
  }

  Attribution attribution(const Batch& batch, std::uint32_t row) {
    Attribution said;
    said.language = text_of(language_, "LANGUAGE", batch, row);
    const Value to = what_.to_unknown ? Value("unknown") : value_of(to_, batch, row);
    said.valid = knowledge::valid_time(value_of(from_, batch, row), to, value_of(at_, batch, row), what_.at);
    if (const Value source = value_of(said_by_, batch, row); !source.is_null())
      said.source = writer_->source(source, what_.source->extent);
    said.at = text_of(locator_, "AT", batch, row);
    said.quote = text_of(quote_, "QUOTE", batch, row);
    said.rank =
        knowledge::rank_named(value_of(rank_, batch, row), what_.rank ? what_.rank->extent : what_.at);
    said.confidence = knowledge::confidence_of(value_of(confidence_, batch, row),
                                               what_.confidence ? what_.confidence->extent : what_.at);
    return said;
  }

  void claim(Fact& fact, const Attribution& said, Batch& batch, std::uint32_t row) {
    using Kind = plan::ClaimedFact::Kind;
    if (fact.what->kind == Kind::pattern) return claim_pattern(fact, said, batch, row);
    const Value target = fact.target->value(batch, row);
    if (target.is_null()) return;
    switch (fact.what->kind) {
      case Kind::property:
        return claim_property(fact, target, said, batch, row);
      case Kind::labels:
        return claim_labels(fact, target, said, batch, row);
      default:
        if (!target.is(kenes::Kind::relationship)) wrong(target, "a RELATIONSHIP", fact.what->at);
        writer_->claim_existence(target.as_edge(), said, fact.what->at);
        count();
    }
  }

  void claim_property(Fact& fact, const Value& target, const Attribution& said, const Batch& batch,
                      std::uint32_t row) {
    std::string_view key = fact.what->key;
    Value named;
    if (fact.dynamic_key) {
      named = fact.dynamic_key->value(batch, row);
      if (!named.is(kenes::Kind::string)) wrong(named, "a STRING that names the property", fact.what->at);
      key = named.as_string();
    }
    claim_value(target, key, fact.value->value(batch, row), said, fact.what->at);
  }

  void claim_value(const Value& target, std::string_view key, const Value& value, const Attribution& said,
                   Position at) {
    const KeyId id = execution_.writer->intern_key(key);
    if (target.is(kenes::Kind::node))
      writer_->claim(target.as_node(), id, value, said, at);
    else if (target.is(kenes::Kind::relationship))
      writer_->claim(target.as_edge(), id, value, said, at);
    else
      wrong(target, "a NODE or RELATIONSHIP", at);
    count();
  }

  void claim_labels(Fact& fact, const Value& target, const Attribution& said, const Batch& batch,
                    std::uint32_t row) {
    if (!target.is(kenes::Kind::node)) wrong(target, "a NODE", fact.what->at);
    const auto claim_label = [&](std::string_view name) {
      writer_->claim_label(target.as_node(), execution_.writer->intern_label(name), said, fact.what->at);
      count();
    };
    for (const std::string& label : fact.what->labels) claim_label(label);
    for (ExpressionHandle& names : fact.dynamic_labels)
      for (const std::string& label : dynamic_names(names->value(batch, row), "a label", fact.what->at))
        claim_label(label);
  }

  void claim_pattern(Fact& fact, const Attribution& said, Batch& batch, std::uint32_t row) {
    const plan::ClaimedFact& what = *fact.what;
    const std::optional<Edge> edge = what.bound ? bound(what, batch, row) : found(fact, said, batch, row);
    if (!edge) return;
    if (what.bound) {
      writer_->claim_existence(*edge, said, what.at);
      count();
    }
    if (!fact.properties) return;
    const Value map = fact.properties->value(batch, row);
    if (map.is_null()) return;
    if (!map.is(kenes::Kind::map)) wrong(map, "a MAP", what.at);
    for (const auto& [key, value] : map.as_map())
      if (!value.is_null()) claim_value(Value(*edge), key, value, said, what.at);
  }

  /// The relationship that was bound before: it lies between the nodes that the pattern names.
  std::optional<Edge> bound(const plan::ClaimedFact& what, const Batch& batch, std::uint32_t row) const {
    const Value value = batch.column(what.relationship).value(row);
    const Value from = batch.column(what.from).value(row), to = batch.column(what.to).value(row);
    if (value.is_null() || from.is_null() || to.is_null()) return std::nullopt;
    if (!value.is(kenes::Kind::relationship)) wrong(value, "a RELATIONSHIP", what.at);
    const Edge edge = value.as_edge();
    if (!from.is(kenes::Kind::node) || !to.is(kenes::Kind::node) || edge.source != from.as_node().id ||
        edge.target != to.as_node().id)
      throw Error(ErrorCode::semantic_error, "InvalidArgumentValue", Phase::runtime,
                  "the claimed relationship does not go from the first of these nodes to the second", what.at,
                  "turn the arrow, or name the relationship alone: CLAIM r");
    return edge;
  }

  /// The relationship that there is, or was, between two nodes, else a new one. Its existence is claimed.
  std::optional<Edge> found(Fact& fact, const Attribution& said, Batch& batch, std::uint32_t row) {
    const plan::ClaimedFact& what = *fact.what;
    const Value from = batch.column(what.from).value(row), to = batch.column(what.to).value(row);
    Column& column = batch.column(what.relationship);
    if (from.is_null() || to.is_null()) {
      column.set_null(row);
      return std::nullopt;
    }
    for (const Value* end : {&from, &to})
      if (!end->is(kenes::Kind::node)) wrong(*end, "a NODE", what.at);
    std::string type = what.type;
    if (fact.dynamic_type) {
      const auto names =
          dynamic_names(fact.dynamic_type->value(batch, row), "a relationship's type", what.at);
      if (names.size() != 1)
        throw Error(ErrorCode::semantic_error, "InvalidArgumentValue", Phase::runtime,
                    "a relationship has exactly one type", what.at);
      type = names.front();
    }
    const auto made = writer_->claim_relationship(from.as_node(), execution_.writer->intern_type(type),
                                                  to.as_node(), said, what.at);
    if (made.created) ++execution_.counters->relationships_created;
    count();
    column.relationships()[row] = made.edge;
    return made.edge;
  }

  void count() { ++execution_.counters->claims_added; }

  [[noreturn]] static void wrong(const Value& value, std::string_view wanted, Position at) {
    throw type_error("InvalidArgumentType",
                     fmt::format("CLAIM needs {} here, but this is {}", wanted, kind_name(value.kind())), at);
  }

  const plan::Claim& what_;
  const Execution& execution_;
  OperatorHandle source_;
  Limits& limits_;
  std::optional<knowledge::ClaimWriter> writer_;
  ExpressionHandle language_, from_, to_, at_, said_by_, locator_, quote_, rank_, confidence_;
  std::vector<Fact> facts_;
};

}  // namespace

OperatorHandle make(const plan::Claim& what, const Site& site) { return std::make_unique<Claim>(what, site); }

}  // namespace kenes::run
