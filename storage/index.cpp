// SPDX-License-Identifier: Apache-2.0
#include "storage/index.hpp"

#include <algorithm>

#include "storage/codec.hpp"
#include "storage/ordered.hpp"

namespace kenes {

namespace {

void put_id(std::string& out, std::uint32_t id) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(id >> shift));
}

std::uint32_t take_id(std::string_view bytes) {
  if (bytes.size() < 4) ByteReader::fail();
  std::uint32_t id = 0;
  for (const char c : bytes.substr(bytes.size() - 4)) id = (id << 8) | static_cast<std::uint8_t>(c);
  return id;
}

}  // namespace

std::vector<std::string> grams_of(std::string_view text) {
  if (text.size() > longest_indexed_text) return {std::string(long_text_mark)};
  std::vector<std::string> grams;
  grams.reserve(std::max<std::size_t>(1, text.size()));
  for (std::size_t i = 0; i < std::max<std::size_t>(1, text.size()); ++i) {
    std::string gram(text.substr(i, 3));
    gram.resize(3, '\0');
    grams.push_back(std::move(gram));
  }
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

void index_values(const IndexEntry& index, std::span<const Value> values, IndexBytes& out) {
  out.values.clear();
  out.comparable = false;
  if (!index.description.has_entries()) return;
  if (index.kind() == IndexKind::text) {
    if (values[0].is(Kind::string)) out.values = grams_of(values[0].as_string());
    return;
  }
  std::string bytes;
  bool comparable = true;
  for (const Value& value : values) {
    if (value.is_null()) return;
    const auto part = index_bytes(value);
    comparable &= part[0] != uncomparable_mark;
    bytes += part;
  }
  out.comparable = comparable;
  out.values.push_back(std::move(bytes));
}

std::string index_prefix(std::uint16_t index) {
  return {static_cast<char>(index >> 8), static_cast<char>(index)};
}

bool is_shared(const IndexEntry& index, std::string_view value) {
  return !index.unique() || index.keys.size() != 1 || ordered_bytes_are_cut(value) ||
         (!value.empty() && value[0] == uncomparable_mark);
}

std::string index_key(const IndexEntry& index, std::string_view value, std::uint32_t id) {
  std::string key;
  key.reserve(value.size() + 6);
  key = index_prefix(index.number);
  key += value;
  if (is_shared(index, value)) put_id(key, id);
  return key;
}

std::string index_payload(const IndexEntry& index, std::string_view value, std::uint32_t id) {
  std::string payload;
  if (!is_shared(index, value)) put_id(payload, id);
  return payload;
}

std::uint32_t index_id(std::string_view key, std::string_view payload) {
  return take_id(payload.empty() ? key : payload);
}

std::string_view index_value(std::string_view key, std::string_view payload) {
  const std::size_t around = payload.empty() ? 6 : 2;
  if (key.size() < around) ByteReader::fail();
  return key.substr(2, key.size() - around);
}

void find_ids(const Rocks& rocks, const Rocks::View& view, const IndexEntry& index, std::string_view value,
              std::vector<std::uint32_t>& out) {
  if (!is_shared(index, value)) {
    std::string payload;
    if (rocks.get(view, Family::index, index_key(index, value, 0), payload)) out.push_back(take_id(payload));
    return;
  }
  const auto from = index_prefix(index.number) + std::string(value);
  rocks.scan(view, Family::index, from, after_prefix(from), [&](std::string_view key, std::string_view) {
    if (key.size() == from.size() + 4) out.push_back(take_id(key));
    return true;
  });
}

void walk_index(const Rocks& rocks, const Rocks::View& view, const IndexEntry& index, std::string_view from,
                std::string_view to, const std::function<bool(std::string_view, std::uint32_t)>& visit) {
  const auto prefix = index_prefix(index.number);
  rocks.scan(view, Family::index, prefix + std::string(from),
             to.empty() ? after_prefix(prefix) : prefix + std::string(to),
             [&](std::string_view key, std::string_view payload) {
               return visit(index_value(key, payload), index_id(key, payload));
             });
}

}  // namespace kenes
