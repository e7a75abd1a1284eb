// SPDX-License-Identifier: Apache-2.0
// Entries of indexes as keys of the database. An ordered index has one entry an element: the bytes of its
// values, one after the other; elements that lack one of the properties have none. A text index has an entry
// for each three bytes of a text. Where a value can belong to one element only (unique, one key, bytes that
// tell the whole value), the element's id is the entry's payload, else it ends the key.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/catalog.hpp"
#include "storage/rocks.hpp"

namespace kenes {

/// What an element puts into an index.
struct IndexBytes {
  std::vector<std::string> values;  ///< ascending, none twice
  bool comparable = false;          ///< all of its values may equal others
};
/// `values`: of the index's keys, in their order.
void index_values(const IndexEntry& index, std::span<const Value> values, IndexBytes& out);

/// The three bytes of each place of a text, ascending, none twice; what is beyond the end is 0. Long texts
/// are not cut up, but marked: they may contain anything.
inline constexpr std::size_t longest_indexed_text = 32u << 10;
inline constexpr std::string_view long_text_mark = "\xFF\xFF\xFF";
std::vector<std::string> grams_of(std::string_view text);

std::string index_prefix(std::uint16_t index);
/// False: at most one element can have an entry with these bytes.
bool is_shared(const IndexEntry& index, std::string_view value);
/// `index | value`, and the id where entries share values.
std::string index_key(const IndexEntry& index, std::string_view value, std::uint32_t id);
/// What lies at the key: the id where entries do not share values, else nothing.
std::string index_payload(const IndexEntry& index, std::string_view value, std::uint32_t id);
/// The id of an entry. Throws Error (corruption).
std::uint32_t index_id(std::string_view key, std::string_view payload);
/// The bytes of the value within an entry's key.
std::string_view index_value(std::string_view key, std::string_view payload);

/// Ids of entries whose value has just these bytes, appended.
void find_ids(const Rocks& rocks, const Rocks::View& view, const IndexEntry& index, std::string_view value,
              std::vector<std::uint32_t>& out);
/// Entries with from <= value < to (empty: to the end) in order, until `visit` returns false.
void walk_index(const Rocks& rocks, const Rocks::View& view, const IndexEntry& index, std::string_view from,
                std::string_view to,
                const std::function<bool(std::string_view value, std::uint32_t id)>& visit);

}  // namespace kenes
