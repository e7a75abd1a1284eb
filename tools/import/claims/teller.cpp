// SPDX-License-Identifier: Apache-2.0
#include "tools/import/claims/teller.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/knowledge/policy.hpp"
#include "storage/compare.hpp"

namespace kenes::import {

using knowledge::Attribution;
using knowledge::ClaimWriter;

namespace {

constexpr std::uint64_t claims_a_transaction = 100'000;
constexpr std::uint64_t subjects_a_statement = 16;
constexpr std::size_t bytes_a_transaction = 64u << 20;
constexpr std::string_view many_valued_policy = "several values, by import";

bool says_the_same(const Claim& claim, const Value& value, const Attribution& said) {
  return claim.value.kind() == value.kind() && equivalent(claim.value, value) &&
         claim.language == said.language && claim.valid == said.valid && claim.source == said.source &&
         claim.at == said.at && claim.rank == said.rank && claim.decimals == said.decimals;
}

std::string caption_of(const Said& said) {
  std::string caption = said.type.empty() ? said.key : said.type + " -> " + said.end.key;
  if (!said.value.is_null()) {
    if (!said.type.empty()) caption += " " + said.key;
    caption += " = " + to_literal(said.value);
  }
  return caption;
}

}  // namespace

struct Teller::Writing {
  explicit Writing(Store& store, const std::string& source_key)
      : transaction(store.begin()),
        writer((transaction->begin_statement(), *transaction)),
        ledger(writer.belief().sink(), source_key) {}

  /// What is told so far stands or falls with the transaction: nothing needs to be taken back singly.
  void next_statement() {
    transaction->end_statement();
    transaction->begin_statement();
  }

  MutableGraph& graph() { return *transaction; }
  ClaimSink& sink() { return writer.belief().sink(); }

  std::unique_ptr<WriteTransaction> transaction;
  ClaimWriter writer;
  Ledger ledger;
  NodeId file_source = no_node;
  std::uint64_t claims = 0, subjects = 0;
};

/// One subject while it is being written.
struct Teller::Told {
  Told(Teller& teller, const Subject& its_subject)
      : teller(teller),
        writing(*teller.writing_),
        subject(its_subject),
        sources(its_subject.sources.size(), no_node) {}

  NodeId source(std::uint32_t number) {
    if (sources[number] == no_node)
      sources[number] = teller.nodes_.source(subject.sources[number], writing.file_source);
    return sources[number];
  }

  /// Calls body(said, attribution) for every claim that a statement makes.
  template <class Body>
  void each_claim(const Statement& statement, Body&& body) {
    for (const Said& said : statement.said)
      for (const ValidTime& valid : statement.valid)
        for (const Origin& origin : statement.origins) {
          Attribution attribution;
          attribution.language = said.language;
          attribution.valid = valid;
          attribution.source = source(origin.source);
          attribution.at = origin.at;
          attribution.rank = statement.rank;
          attribution.decimals = said.decimals;
          body(said, attribution);
        }
  }

  ClaimId say(const Said& said, const Attribution& attribution) {
    ++writing.claims;
    ++teller.pending_.claims;
    const Node about{teller.nodes_.find_or_make(said.about)};
    if (said.type.empty())
      return writing.writer.claim(about, writing.graph().intern_key(said.key), said.value, attribution);
    const TypeId type = writing.graph().intern_type(said.type);
    const Node end{teller.nodes_.find_or_make(said.end)};
    const auto known = edges.find({about.id, type, end.id});
    if (known != edges.end() && said.key.empty())
      return writing.writer.claim_existence(known->second, attribution);
    if (known != edges.end())
      return writing.writer.claim(known->second, writing.graph().intern_key(said.key), said.value,
                                  attribution);
    return say_relationship(about, type, end, attribution);
  }

  ClaimId say_relationship(Node about, TypeId type, Node end, const Attribution& attribution) {
    try {
      const auto made = writing.writer.claim_relationship(about, type, end, attribution);
      if (made.created) ++teller.pending_.relationships;
      edges.emplace(std::tuple{about.id, type, end.id}, made.edge);
      return made.claim;
    } catch (const Error& error) {
      if (error.detail != "AmbiguousRelationship") throw;
      // Several were there before any import: the first of them is as good as any other.
      AdjacencyBatch batch;
      writing.graph().adjacent({&about.id, 1}, type, Direction::out, batch);
      const Adjacency& row = batch.rows.front();
      const auto at = std::lower_bound(row.neighbours.begin(), row.neighbours.end(), end.id);
      const Edge edge{about.id, end.id, row.id(static_cast<std::size_t>(at - row.neighbours.begin())), type};
      edges.emplace(std::tuple{about.id, type, end.id}, edge);
      return writing.writer.claim_existence(edge, attribution);
    }
  }

  std::optional<Edge> edge_of(const Fact& fact) {
    if (auto edge = writing.graph().edge(fact.type(), fact.row)) return edge;
    return writing.sink().shadow_edge(fact.type(), fact.row);
  }

  /// The fact that something is said about, if its relationship is known.
  std::optional<Fact> fact_of(const Said& said) {
    const NodeId about = teller.nodes_.find(said.about);
    const KeyId key = said.key.empty() ? KeyId{} : writing.graph().intern_key(said.key);
    if (about == no_node) return std::nullopt;
    if (said.type.empty()) return Fact::property(Node{about}, key);
    const auto known = edges.find({about, writing.graph().type(said.type), teller.nodes_.find(said.end)});
    if (known == edges.end()) return std::nullopt;
    return said.key.empty() ? Fact::existence(known->second) : Fact::property(known->second, key);
  }

  std::vector<ClaimId> say_all(const Statement& statement) {
    std::vector<ClaimId> claims;
    each_claim(statement, [&](const Said& said, const Attribution& attribution) {
      claims.push_back(say(said, attribution));
    });
    return claims;
  }

  /// Keeps the claims that are as they were, withdraws the others, makes the new ones.
  std::vector<ClaimId> say_changes(const Statement& statement, const LedgerEntry& before) {
    std::vector<Claim> old;
    for (const ClaimId id : before.claims)
      if (auto claim = writing.sink().claim(id)) {
        if (claim->fact.kind == FactKind::existence)
          if (const auto edge = edge_of(claim->fact))
            edges.emplace(std::tuple{edge->source, edge->type, edge->target}, *edge);
        old.push_back(std::move(*claim));
      }
    std::vector<ClaimId> claims;
    std::vector<std::pair<const Said*, Attribution>> fresh;
    each_claim(statement, [&](const Said& said, const Attribution& attribution) {
      const auto fact = fact_of(said);
      const auto same = std::find_if(old.begin(), old.end(), [&](const Claim& claim) {
        return fact && claim.fact == *fact && says_the_same(claim, said.value, attribution);
      });
      if (same == old.end()) {
        fresh.emplace_back(&said, attribution);
        return;
      }
      claims.push_back(same->id);  // also one that somebody withdrew: that was meant
      old.erase(same);
    });
    for (const Claim& claim : old)
      if (claim.is_live()) withdraw(claim.id);
    for (const auto& [said, attribution] : fresh) claims.push_back(say(*said, attribution));
    std::sort(claims.begin(), claims.end());
    return claims;
  }

  void withdraw(ClaimId id) {
    if (writing.writer.retract(id)) ++teller.pending_.claims_withdrawn;
  }

  Teller& teller;
  Writing& writing;
  const Subject& subject;
  std::vector<NodeId> sources;
  std::map<std::tuple<NodeId, TypeId, NodeId>, Edge> edges;
};

Teller::Teller(Store& store, const ToldSource& file_source, const std::unordered_set<std::string>& labels,
               const std::vector<std::string>& many_valued, Limits& limits)
    : store_(store), file_source_(file_source) {
  {
    const auto transaction = store_.begin();
    transaction->begin_statement();
    nodes_.make_keys_unique(*transaction, labels, limits);
    transaction->end_statement();
    transaction->commit();
  }
  begin();
  declare_many_valued(many_valued);
}

Teller::~Teller() = default;

void Teller::begin() {
  writing_ = std::make_unique<Writing>(store_, file_source_.node.key);
  nodes_.use(writing_->writer.belief());
  writing_->file_source = nodes_.source(file_source_, no_node);
}

void Teller::commit() {
  writing_->transaction->end_statement();
  writing_->transaction->commit();
  writing_.reset();
  pending_.nodes = nodes_.made();
  committed_ = pending_;
}

void Teller::commit_if_large() {
  if (++writing_->subjects % subjects_a_statement == 0) writing_->next_statement();
  if (writing_->claims < claims_a_transaction && writing_->transaction->bytes() < bytes_a_transaction) return;
  commit();
  begin();
}

void Teller::finish() { commit(); }

void Teller::declare_many_valued(const std::vector<std::string>& keys) {
  if (keys.empty()) return;
  knowledge::StoredPolicy stored;
  for (const knowledge::StoredPolicy& known : writing_->writer.belief().book().policies())
    if (known.policy.name == many_valued_policy) stored = known;
  const knowledge::StoredPolicy before = stored;
  stored.policy.name = many_valued_policy;
  stored.policy.many_valued = true;
  stored.keys.insert(stored.keys.end(), keys.begin(), keys.end());
  std::sort(stored.keys.begin(), stored.keys.end());
  stored.keys.erase(std::unique(stored.keys.begin(), stored.keys.end()), stored.keys.end());
  if (!(stored == before)) writing_->writer.belief().put(stored);
}

void Teller::tell(const Subject& subject) {
  const std::vector<LedgerEntry> before = writing_->ledger.read(subject.node);
  std::map<std::string_view, const LedgerEntry*> by_statement;
  for (const LedgerEntry& entry : before) by_statement.emplace(entry.statement, &entry);

  std::vector<const LedgerEntry*> entries;
  std::vector<std::uint64_t> digests;
  for (const Statement& statement : subject.statements) {
    const auto entry = by_statement.find(statement.id);
    entries.push_back(entry == by_statement.end() ? nullptr : entry->second);
    if (entry != by_statement.end()) by_statement.erase(entry);
    digests.push_back(digest_of(statement, subject));
  }
  const bool again = must_be_said_again(subject, entries, digests);

  ++pending_.subjects;
  if (before.empty()) ++pending_.new_subjects;
  told_.insert(subject.node.label + '\0' + subject.node.key);
  const NodeId node = nodes_.find_or_make(subject.node);
  for (const std::string& label : subject.more_labels) nodes_.add_label(node, label);

  Told told(*this, subject);
  for (const auto& [id, entry] : by_statement) withdraw(subject.node, *entry);
  bool changed = !by_statement.empty();
  std::vector<LedgerEntry> after;
  for (std::size_t i = 0; i < subject.statements.size(); ++i) {
    const Statement& statement = subject.statements[i];
    const LedgerEntry* entry = entries[i];
    const bool same = entry && entry->digest == digests[i];
    if (same && !(again && statement.comes_first)) {
      ++pending_.unchanged;
      after.push_back(*entry);
      continue;
    }
    changed = true;
    LedgerEntry& now = after.emplace_back(LedgerEntry{statement.id, digests[i], {}});
    if (same) {  // said again
      ++pending_.unchanged;
      for (const ClaimId id : entry->claims) told.withdraw(id);
      now.claims = told.say_all(statement);
    } else if (entry) {
      ++pending_.changed;
      now.claims = told.say_changes(statement, *entry);
      report("changed", subject.node, statement.id, caption_of(statement.said.front()));
    } else {
      ++pending_.added;
      now.claims = told.say_all(statement);
      if (!before.empty()) report("added", subject.node, statement.id, caption_of(statement.said.front()));
    }
  }
  if (changed) writing_->ledger.write(subject.node, after);
  commit_if_large();
}

bool Teller::must_be_said_again(const Subject& subject, const std::vector<const LedgerEntry*>& before,
                                const std::vector<std::uint64_t>& digests) const {
  for (std::size_t i = 0; i < digests.size(); ++i) {
    const Statement& statement = subject.statements[i];
    if (before[i] && before[i]->digest == digests[i]) continue;
    if (!statement.comes_first && !statement.said.empty() && statement.said.front().type.empty() &&
        statement.said.front().key == "name")
      return true;
  }
  return false;
}

void Teller::withdraw(const NodeName& subject, const LedgerEntry& entry) {
  std::string caption;
  for (const ClaimId id : entry.claims) {
    const auto claim = writing_->sink().claim(id);
    if (!claim) continue;
    const GraphSource& graph = writing_->graph();
    if (caption.empty())
      caption = claim->fact.kind == FactKind::property
                    ? fmt::format("{} = {}", graph.key_name(claim->fact.name), to_literal(claim->value))
                    : std::string(graph.type_name(claim->fact.type()));
    if (claim->is_live() && writing_->writer.retract(id)) ++pending_.claims_withdrawn;
  }
  ++pending_.withdrawn;
  report("withdrawn", subject, entry.statement, caption);
}

void Teller::withdraw_untold() {
  for (const NodeName& subject : writing_->ledger.subjects()) {
    if (told_.contains(subject.label + '\0' + subject.key)) continue;
    for (const LedgerEntry& entry : writing_->ledger.read(subject)) withdraw(subject, entry);
    writing_->ledger.write(subject, {});
    commit_if_large();
  }
}

void Teller::report(const char* what, const NodeName& subject, std::string_view statement,
                    const std::string& caption) {
  pending_.lines.push_back(fmt::format("{}\t{}\t{}\t{}", what, subject.key, caption, statement));
}

}  // namespace kenes::import
