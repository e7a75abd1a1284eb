// SPDX-License-Identifier: Apache-2.0
#include "storage/open_claims.hpp"

#include <algorithm>
#include <chrono>

#include "storage/claim_keys.hpp"
#include "storage/codec.hpp"
#include "storage/error.hpp"
#include "storage/open_transaction.hpp"
#include "storage/ordered.hpp"

namespace kenes {

namespace {

constexpr std::size_t record_bytes = 160;  // a changed record beside its bytes, and its undo entry

bool is_day(std::int64_t day) { return day > validity_mark::before_all && day < validity_mark::after_all; }

bool is_kind_above(std::string_view key) {
  return !key.empty() &&
         static_cast<std::uint8_t>(key[0]) >= static_cast<std::uint8_t>(ClaimKind::first_above);
}

}  // namespace

OpenClaims::OpenClaims(OpenTransaction& transaction)
    : transaction_(transaction),
      stored_(transaction.core_->rocks(), *transaction.state().view),
      records_(stored_, overlay_),
      new_records_(nothing_, overlay_) {}

void OpenClaims::start() {
  stored_ = StoredRecords(transaction_.core_->rocks(), *transaction_.state().view);
  forget();
}

void OpenClaims::forget() noexcept {
  overlay_.clear();
  added_.clear();
  now_ = 0;
}

const Counts& OpenClaims::counts() const { return transaction_.counts_; }
const GroupReader& OpenClaims::reader() const { return transaction_.reader(); }
const OverlayColumn* OpenClaims::changed(const ColumnId& column) const {
  return transaction_.find_values(column);
}

const ClaimRecords& OpenClaims::records_on(const Fact& fact) const {
  if (mark(fact, nullptr)) return records_;
  return new_records_;
}

ClaimedColumn& OpenClaims::column(const Fact& fact) {
  return transaction_.counts_.claimed_column_of(fact.space, fact.kind, fact.name);
}

void OpenClaims::change(std::string key, RecordOverlay::Change value) {
  transaction_.must_be_open();
  transaction_.account(record_bytes + 2 * key.size() + (value ? value->size() : 0));
  auto [at, before] = overlay_.set(std::move(key), std::move(value));
  transaction_.undo_.add(UndoLog::OfRecord{&overlay_, at, std::move(before)});
}

void OpenClaims::put_mark(Part part, const Fact& fact, Value value) {
  transaction_.put_value(ColumnId::claimed(part, fact.space, fact.kind, fact.name), fact.row,
                         std::move(value));
}

std::int64_t OpenClaims::now() {
  if (now_ == 0) {
    const auto clock = std::chrono::duration_cast<std::chrono::microseconds>(
                           std::chrono::system_clock::now().time_since_epoch())
                           .count();
    // Clocks are set back; knowledge time never.
    now_ = std::max<std::int64_t>(clock, transaction_.state().counts.claims.moment + 1);
  }
  return now_;
}

ClaimId OpenClaims::add(Claim claim) {
  check_storable(claim.value);
  if (claim.recorded != Claim::since_ever) claim.recorded = now();
  auto& numbers = transaction_.counts_.claims;
  change(claim_key(claim.fact, numbers.last + 1), encode_claim(claim));
  if (!mark(claim.fact)) {
    ++column(claim.fact).facts;
    put_mark(Part::valid_from, claim.fact, Value(validity_mark::several));
  }
  added_.push_back({claim.fact, claim.source});
  return ++numbers.last;
}

void OpenClaims::replace(const Claim& claim) {
  if (claim.id == 0 || claim.id > counts().claims.last)
    throw Error(ErrorCode::usage, "there is no claim of this number");
  now();  // it is a change at this moment
  change(claim_key(claim.fact, claim.id), encode_claim(claim));
}

void OpenClaims::set_validity(const Fact& fact, const Validity& validity) {
  const auto before = mark(fact);
  if (!before) return;  // nothing was ever claimed
  std::int64_t from = validity_mark::several;
  Value to;
  if (validity.state == Validity::State::single) {
    const auto [first, end] = validity.span;
    const bool fits =
        (first == DaySpan::before_all || is_day(first)) && (end == DaySpan::after_all || is_day(end));
    if (fits) {
      from = first == DaySpan::before_all ? validity_mark::before_all : first;
      to = Value(end == DaySpan::after_all ? validity_mark::after_all : end);
    }
  }
  if (from == validity_mark::several && *before == from) return;
  put_mark(Part::valid_from, fact, Value(from));
  put_mark(Part::valid_to, fact, std::move(to));
}

void OpenClaims::set_contested(const Fact& fact, bool contested) {
  if (is_contested(fact) == contested) return;
  change(fact_prefix(ClaimKind::contested, fact),
         contested ? RecordOverlay::Change(std::string()) : std::nullopt);
  transaction_.counts_.claims.contested += contested ? 1 : -1;
}

void OpenClaims::add_unbelieved(const Fact& fact, const Value& value) {
  const auto bytes = ordered_bytes(value);
  if (!bytes) return;
  auto key = unbelieved_key(fact, *bytes);
  std::string whole;
  if (family().get(key, whole)) return;
  whole = ordered_bytes_are_exact(value) ? std::string() : value_bytes(value);
  change(std::move(key), std::move(whole));
  ++column(fact).beside;
}

void OpenClaims::remove_unbelieved(const Fact& fact, const Value& value) {
  const auto bytes = ordered_bytes(value);
  if (!bytes) return;
  auto key = unbelieved_key(fact, *bytes);
  std::string whole;
  if (!family().get(key, whole)) return;
  change(std::move(key), std::nullopt);
  --column(fact).beside;
}

void OpenClaims::set_shadow(const Edge& edge, bool present) {
  const auto known = shadow_edge(edge.type, edge.id);
  if (known.has_value() == present) return;
  const Edge& whole = known ? *known : edge;
  ByteWriter ends;
  ends.varint(whole.source);
  ends.varint(whole.target);
  const auto put = [&](std::string key, std::string value) {
    change(std::move(key), present ? RecordOverlay::Change(std::move(value)) : std::nullopt);
  };
  put(shadow_ends_key(edge.type, edge.id), ends.take());
  put(shadow_edge_key(whole, Direction::out), {});
  put(shadow_edge_key(whole, Direction::in), {});
  column(Fact::existence(edge)).beside += present ? 1 : -1;
}

void OpenClaims::set_shadow(NodeId node, std::span<const LabelId> labels) {
  auto key = shadow_node_key(node);
  std::string before;
  if (!family().get(key, before)) ++transaction_.counts_.claims.shadow_nodes;
  change(std::move(key), encode(std::vector<LabelId>(labels.begin(), labels.end())));
}

void OpenClaims::restore(const Edge& edge) {
  const auto known = shadow_edge(edge.type, edge.id);
  if (!known || transaction_.has_edge(edge.type, edge.id))
    throw Error(ErrorCode::entity_not_found, "the relationship is not one that was set aside");
  if (!transaction_.has_node(known->source) || !transaction_.has_node(known->target))
    throw Error(ErrorCode::entity_not_found, "an end of the relationship does not exist any more");
  set_shadow(*known, false);
  transaction_.insert_edge(*known);
}

void OpenClaims::put_record(std::string_view key, std::string_view value) {
  if (!is_kind_above(key)) throw Error(ErrorCode::usage, "a record's kind must be 128 or more");
  change(std::string(key), std::string(value));
}

void OpenClaims::remove_record(std::string_view key) {
  if (!is_kind_above(key)) throw Error(ErrorCode::usage, "a record's kind must be 128 or more");
  change(std::string(key), std::nullopt);
}

void OpenClaims::forget_undone() {
  added_.resize(counts().claims.last - transaction_.state().counts.claims.last);
}

/// The lists that name claims by number and by source: packed, one record for many claims.
void OpenClaims::put_lists(Rocks::Batch& batch) const {
  const ClaimId first = counts().claims.last - added_.size() + 1;
  std::vector<Fact> facts;
  for (std::size_t i = 0; i < added_.size(); ++i) {
    facts.push_back(added_[i].fact);
    if (facts.size() < claims_in_piece && i + 1 < added_.size()) continue;
    batch.put(Family::claim, recorded_key(first + i), encode_facts(facts));
    facts.clear();
  }
  std::vector<std::size_t> by_source(added_.size());
  for (std::size_t i = 0; i < by_source.size(); ++i) by_source[i] = i;
  std::erase_if(by_source, [&](std::size_t i) { return added_[i].source == no_node; });
  std::stable_sort(by_source.begin(), by_source.end(),
                   [&](std::size_t a, std::size_t b) { return added_[a].source < added_[b].source; });
  std::vector<ClaimAndFact> claims;
  for (std::size_t i = 0; i < by_source.size(); ++i) {
    const NewClaim& claim = added_[by_source[i]];
    claims.emplace_back(first + by_source[i], claim.fact);
    const bool source_ends = i + 1 == by_source.size() || added_[by_source[i + 1]].source != claim.source;
    if (claims.size() < claims_in_piece && !source_ends) continue;
    batch.put(Family::claim, source_key(claim.source, claims.back().first), encode_claims(claims));
    claims.clear();
  }
}

void OpenClaims::put(Rocks::Batch& batch) {
  for (const auto& [key, value] : overlay_.changes())
    if (value)
      batch.put(Family::claim, key, *value);
    else
      batch.remove(Family::claim, key);
  put_lists(batch);
  auto& counts = transaction_.counts_;
  const auto& before = transaction_.state().counts;
  if (now_ != 0) counts.claims.moment = now_;
  for (const ClaimedColumn& column : counts.claimed) {
    const auto* known = before.claimed_column(column.space, column.kind, column.name);
    if (!known || !(*known == column))
      batch.put(Family::meta, encode(MetaKey{MetaKind::claimed, column.number}), encode(column));
  }
  if (!(counts.claims == before.claims))
    batch.put(Family::meta, encode(MetaKey{MetaKind::claims, 0}), encode(counts.claims));
}

}  // namespace kenes
