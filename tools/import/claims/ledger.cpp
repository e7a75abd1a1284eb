// SPDX-License-Identifier: Apache-2.0
// Record: kind byte, source key, 0, label, 0, key -> entries: id, digest, claims as differences.
#include "tools/import/claims/ledger.hpp"

#include "engine/knowledge/records.hpp"
#include "storage/codec.hpp"

namespace kenes::import {
namespace {

/// FNV-1a of 64 bits. Two versions of one statement are compared, nothing else, so that is enough.
class Digest {
 public:
  void text(std::string_view text) {
    number(text.size());
    for (const char c : text) byte(static_cast<unsigned char>(c));
  }
  void number(std::uint64_t number) {
    for (int i = 0; i < 8; ++i) byte(static_cast<unsigned char>(number >> (8 * i)));
  }
  std::uint64_t value() const { return state_; }

 private:
  void byte(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001b3u; }
  std::uint64_t state_ = 0xcbf29ce484222325u;
};

void add_date(Digest& digest, EndKind kind, const PartialDate& date) {
  digest.number(static_cast<std::uint64_t>(kind));
  if (kind != EndKind::dated) return;
  digest.number(static_cast<std::uint64_t>(std::int64_t{date.year}));
  digest.number(date.month);
  digest.number(date.day);
}

}  // namespace

std::uint64_t digest_of(const Statement& statement, const Subject& subject) {
  Digest digest;
  digest.number(static_cast<std::uint64_t>(statement.rank));
  for (const Said& said : statement.said) {
    digest.text(said.about.label);
    digest.text(said.about.key);
    digest.text(said.type);
    digest.text(said.end.label);
    digest.text(said.end.key);
    digest.text(said.key);
    digest.text(value_bytes(said.value));
    digest.text(said.language);
    digest.number(said.decimals ? static_cast<std::uint64_t>(std::int64_t{*said.decimals})
                                : ~std::uint64_t{0});
  }
  for (const ValidTime& valid : statement.valid) {
    add_date(digest, valid.from_kind, valid.from);
    add_date(digest, valid.to_kind, valid.to);
  }
  for (const Origin& origin : statement.origins) {
    digest.text(subject.sources[origin.source].node.key);
    digest.text(origin.at);
  }
  return digest.value();
}

std::string Ledger::prefix() const {
  std::string key(1, static_cast<char>(knowledge::RecordKind::imported));
  key += source_;
  key += '\0';
  return key;
}

std::string Ledger::key_of(const NodeName& subject) const {
  std::string key = prefix() + subject.label;
  key += '\0';
  return key + subject.key;
}

std::vector<LedgerEntry> Ledger::read(const NodeName& subject) const {
  std::vector<LedgerEntry> entries;
  std::string bytes;
  if (!sink_.record(key_of(subject), bytes)) return entries;
  ByteReader in(bytes);
  entries.resize(in.varint(in.left()));
  for (LedgerEntry& entry : entries) {
    entry.statement = in.text();
    entry.digest = in.u64();
    entry.claims.resize(in.varint(in.left()));
    ClaimId last = 0;
    for (ClaimId& claim : entry.claims) claim = last += in.varint();
  }
  return entries;
}

void Ledger::write(const NodeName& subject, const std::vector<LedgerEntry>& entries) {
  if (entries.empty()) {
    sink_.remove_record(key_of(subject));
    return;
  }
  ByteWriter out;
  out.varint(entries.size());
  for (const LedgerEntry& entry : entries) {
    out.text(entry.statement);
    out.u64(entry.digest);
    out.varint(entry.claims.size());
    ClaimId last = 0;
    for (const ClaimId claim : entry.claims) {
      out.varint(claim - last);
      last = claim;
    }
  }
  sink_.put_record(key_of(subject), out.take());
}

std::vector<NodeName> Ledger::subjects() const {
  std::vector<NodeName> subjects;
  const std::string from = prefix();
  std::string to = from;
  to.back() = '\1';
  sink_.records(from, to, [&](std::string_view key, std::string_view) {
    key.remove_prefix(from.size());
    const std::size_t end = key.find('\0');
    subjects.push_back({std::string(key.substr(0, end)), std::string(key.substr(end + 1))});
    return true;
  });
  return subjects;
}

}  // namespace kenes::import
