// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/names/name_records.hpp"

#include <algorithm>

#include "storage/error.hpp"

namespace kenes::knowledge::names::records {

namespace {

// Deletions are taken from the first letters only: what follows is compared when a word was found.
constexpr std::size_t first_letters = 8, shortest = 4;

void add_u16(std::string& out, std::uint16_t n) {
  out += static_cast<char>(n >> 8);
  out += static_cast<char>(n);
}
void add_u32(std::string& out, std::uint32_t n) {
  add_u16(out, static_cast<std::uint16_t>(n >> 16));
  add_u16(out, static_cast<std::uint16_t>(n));
}
std::uint16_t u16(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) << 8 |
                                    static_cast<unsigned char>(bytes[at + 1]));
}

std::string keyed(unsigned char kind, std::string_view text) {
  std::string key(1, static_cast<char>(kind));
  key += text;
  return key;
}
std::string prefix(unsigned char kind, std::string_view text) {
  std::string key = keyed(kind, text);
  key += '\0';
  return key;
}

[[noreturn]] void broken() {
  throw Error(ErrorCode::corruption, "a record of the index of names is not what was written");
}

}  // namespace

std::string posting_prefix(std::string_view word) { return prefix(0x90, word); }
std::string posting_key(std::string_view word, std::uint32_t block) {
  std::string key = posting_prefix(word);
  add_u32(key, block);
  return key;
}
std::string word_key(std::string_view word) { return keyed(0x91, word); }
std::string deletion_prefix(std::string_view deletion) { return prefix(0x92, deletion); }
std::string outline_prefix(std::string_view outline) { return prefix(0x93, outline); }
std::string names_prefix(NodeId node) {
  std::string key(1, static_cast<char>(0x94));
  add_u32(key, node);
  return key;
}
std::string name_key(NodeId node, std::uint16_t number) {
  std::string key = names_prefix(node);
  add_u16(key, number);
  return key;
}
std::string state_key() { return std::string(1, static_cast<char>(0x9F)); }

std::string end_of(std::string prefix) {
  while (!prefix.empty() && static_cast<unsigned char>(prefix.back()) == 0xFF) prefix.pop_back();
  if (!prefix.empty()) ++prefix.back();
  return prefix;
}

std::vector<Posting> postings(std::string_view value) {
  std::vector<Posting> out;
  out.reserve(value.size() / 2 + 1);
  for (std::size_t at = 0; at + 1 < value.size(); at += 2) {
    const std::uint16_t packed = u16(value, at);
    out.push_back({static_cast<std::uint16_t>(packed >> 6), static_cast<std::uint16_t>(packed & 63)});
  }
  return out;
}
std::string to_value(const std::vector<Posting>& postings) {
  std::string value;
  value.reserve(2 * postings.size());
  for (const Posting& p : postings) add_u16(value, static_cast<std::uint16_t>(p.place << 6 | p.words));
  return value;
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  if (at + 4 > bytes.size()) broken();
  return static_cast<std::uint32_t>(u16(bytes, at)) << 16 | u16(bytes, at + 2);
}

std::string to_value(NodeId node) {
  std::string value;
  add_u32(value, node);
  return value;
}

WordCount word_count(std::string_view value) {
  if (value.size() < 5) broken();
  return {number_at(value, 0), value[4] != 0};
}
std::string to_value(WordCount count) {
  std::string value;
  add_u32(value, count.nodes);
  value += static_cast<char>(count.lossy);
  return value;
}

std::string listed_value(bool lossy) { return std::string(1, static_cast<char>(lossy)); }
std::optional<bool> is_lossy_listed(std::string_view value) {
  if (value.empty()) return std::nullopt;
  return value[0] != 0;
}

IndexedName name(std::string_view value) {
  IndexedName out;
  out.count = number_at(value, 0);
  const std::size_t size = number_at(value, 4);
  std::size_t at = 8;
  if (size > value.size() - at) broken();
  out.text = value.substr(at, size);
  for (at += size; at + 1 < value.size();) {
    const auto bytes = static_cast<unsigned char>(value[at]),
               what = static_cast<unsigned char>(value[at + 1]);
    if (at + 2 + bytes > value.size() || (what & 0xF) > static_cast<unsigned>(WordKind::particle)) broken();
    out.folded.words.push_back(
        {std::string(value.substr(at + 2, bytes)), static_cast<WordKind>(what & 0xF), what >> 4 != 0});
    at += 2u + bytes;
  }
  return out;
}
std::string to_value(const IndexedName& name) {
  std::string value;
  add_u32(value, name.count);
  add_u32(value, static_cast<std::uint32_t>(name.text.size()));
  value += name.text;
  for (const Word& word : name.folded.words) {
    value += static_cast<char>(word.key.size());
    value += static_cast<char>(static_cast<unsigned>(word.kind) | static_cast<unsigned>(word.lossy) << 4);
    value += word.key;
  }
  return value;
}

std::vector<std::string> deletions(std::string_view word) {
  const std::string first(word.substr(0, first_letters));
  std::vector<std::string> out{first};
  if (word.size() < shortest) return out;
  for (std::size_t i = 0; i < first.size(); ++i) out.push_back(first.substr(0, i) + first.substr(i + 1));
  std::sort(out.begin() + 1, out.end());
  out.erase(std::unique(out.begin() + 1, out.end()), out.end());
  return out;
}

}  // namespace kenes::knowledge::names::records
