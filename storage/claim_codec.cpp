// SPDX-License-Identifier: Apache-2.0
#include "storage/claim_codec.hpp"

#include <limits>

#include "storage/codec.hpp"

namespace kenes {

namespace {

// The head of a claim: which fields follow, and three small numbers. On disk: never renumber.
constexpr std::uint64_t has_value = 1u << 0, has_language = 1u << 1, has_source = 1u << 2, has_at = 1u << 3,
                        has_quote = 1u << 4, has_confidence = 1u << 11, has_decimals = 1u << 12,
                        is_retracted = 1u << 13, is_plain_write = 1u << 14;
constexpr unsigned rank_shift = 5, from_shift = 7, to_shift = 9;
constexpr std::uint64_t all_of_head = (1u << 15) - 1;

std::int64_t packed(const PartialDate& date) {
  return std::int64_t{date.year} * 512 + date.month * 32 + date.day;
}

PartialDate read_date(ByteReader& in) {
  const auto number = in.zigzag();
  const auto year = number >> 9;
  PartialDate date;
  if (year < std::numeric_limits<std::int32_t>::min() || year > std::numeric_limits<std::int32_t>::max())
    ByteReader::fail();
  date.year = static_cast<std::int32_t>(year);
  date.month = static_cast<std::uint8_t>((number >> 5) & 15);
  date.day = static_cast<std::uint8_t>(number & 31);
  if (date.month > 12 || (date.month == 0 && date.day != 0)) ByteReader::fail();
  return date;
}

void write_fact(ByteWriter& out, const Fact& fact, std::uint32_t& last_row) {
  out.varint(fact.space);
  out.zigzag(std::int64_t{fact.row} - last_row);
  out.varint((std::uint64_t{fact.name} << 2) | static_cast<std::uint64_t>(fact.kind));
  last_row = fact.row;
}

Fact read_fact(ByteReader& in, std::uint32_t& last_row) {
  Fact fact;
  fact.space = static_cast<std::uint16_t>(in.varint(0xFFFF));
  const auto row = std::int64_t{last_row} + in.zigzag();
  if (row < 0 || row > 0xFFFFFFFF) ByteReader::fail();
  fact.row = last_row = static_cast<std::uint32_t>(row);
  const auto name = in.varint(0x3FFFF);
  if ((name & 3) > static_cast<std::uint64_t>(FactKind::label)) ByteReader::fail();
  fact.kind = static_cast<FactKind>(name & 3);
  fact.name = static_cast<std::uint16_t>(name >> 2);
  return fact;
}

}  // namespace

std::string encode_claim(const Claim& claim) {
  std::uint64_t head = static_cast<std::uint64_t>(claim.rank) << rank_shift |
                       static_cast<std::uint64_t>(claim.valid.from_kind) << from_shift |
                       static_cast<std::uint64_t>(claim.valid.to_kind) << to_shift;
  const auto flag = [&](std::uint64_t bit, bool is_set) { head |= is_set ? bit : 0; };
  flag(has_value, !claim.value.is_null());
  flag(has_language, !claim.language.empty());
  flag(has_source, claim.source != no_node);
  flag(has_at, !claim.at.empty());
  flag(has_quote, !claim.quote.empty());
  flag(has_confidence, claim.confidence.has_value());
  flag(has_decimals, claim.decimals.has_value());
  flag(is_retracted, claim.retracted.has_value());
  flag(is_plain_write, claim.by_plain_write);
  ByteWriter out;
  out.varint(head);
  if (head & has_value) write_value(out, claim.value);
  if (head & has_language) out.text(claim.language);
  if (claim.valid.from_kind == EndKind::dated) out.zigzag(packed(claim.valid.from));
  if (claim.valid.to_kind == EndKind::dated) out.zigzag(packed(claim.valid.to));
  if (head & has_source) out.varint(claim.source);
  if (head & has_at) out.text(claim.at);
  if (head & has_quote) out.text(claim.quote);
  if (head & has_confidence) out.f64(*claim.confidence);
  if (head & has_decimals) out.zigzag(*claim.decimals);
  out.zigzag(claim.recorded);
  if (head & is_retracted) out.zigzag(*claim.retracted - claim.recorded);
  return out.take();
}

Claim decode_claim(std::string_view bytes, const Fact& fact, ClaimId id) {
  ByteReader in(bytes);
  Claim claim;
  claim.id = id;
  claim.fact = fact;
  const auto head = in.varint(all_of_head);
  const auto rank = (head >> rank_shift) & 3, from = (head >> from_shift) & 3, to = (head >> to_shift) & 3;
  if (rank > 2 || from > 2 || to > 2) ByteReader::fail();
  claim.rank = static_cast<Rank>(rank);
  claim.valid.from_kind = static_cast<EndKind>(from);
  claim.valid.to_kind = static_cast<EndKind>(to);
  if (head & has_value) claim.value = read_value(in);
  if (head & has_language) claim.language = in.text();
  if (claim.valid.from_kind == EndKind::dated) claim.valid.from = read_date(in);
  if (claim.valid.to_kind == EndKind::dated) claim.valid.to = read_date(in);
  if (head & has_source) claim.source = static_cast<NodeId>(in.varint(no_node - 1));
  if (head & has_at) claim.at = in.text();
  if (head & has_quote) claim.quote = in.text();
  if (head & has_confidence) claim.confidence = in.f64();
  if (head & has_decimals) claim.decimals = static_cast<std::int32_t>(in.zigzag());
  claim.recorded = in.zigzag();
  if (head & is_retracted) {
    const auto after = in.zigzag();
    if (claim.recorded < 0 || after < 0 || after > std::numeric_limits<std::int64_t>::max() - claim.recorded)
      ByteReader::fail();
    claim.retracted = claim.recorded + after;
  }
  claim.by_plain_write = (head & is_plain_write) != 0;
  if (!in.at_end()) ByteReader::fail();
  return claim;
}

std::string encode_facts(std::span<const Fact> facts) {
  ByteWriter out;
  out.varint(facts.size());
  std::uint32_t last_row = 0;
  for (const Fact& fact : facts) write_fact(out, fact, last_row);
  return out.take();
}

std::vector<Fact> decode_facts(std::string_view bytes) {
  ByteReader in(bytes);
  std::vector<Fact> facts(in.varint(claims_in_piece));
  std::uint32_t last_row = 0;
  for (Fact& fact : facts) fact = read_fact(in, last_row);
  if (facts.empty() || !in.at_end()) ByteReader::fail();
  return facts;
}

std::string encode_claims(std::span<const ClaimAndFact> claims) {
  ByteWriter out;
  out.varint(claims.size());
  ClaimId last = 0;
  std::uint32_t last_row = 0;
  for (const auto& [id, fact] : claims) {
    out.varint(id - last);
    last = id;
    write_fact(out, fact, last_row);
  }
  return out.take();
}

std::vector<ClaimAndFact> decode_claims(std::string_view bytes) {
  ByteReader in(bytes);
  std::vector<ClaimAndFact> claims(in.varint(claims_in_piece));
  ClaimId last = 0;
  std::uint32_t last_row = 0;
  for (auto& [id, fact] : claims) {
    id = last + in.varint();
    if (id <= last) ByteReader::fail();
    last = id;
    fact = read_fact(in, last_row);
  }
  if (claims.empty() || !in.at_end()) ByteReader::fail();
  return claims;
}

}  // namespace kenes
