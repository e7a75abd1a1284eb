// SPDX-License-Identifier: Apache-2.0
#include "storage/keys.hpp"

#include <fmt/format.h>

namespace kenes {

namespace {

template <class T>
void put(std::string& out, T number) {
  for (int shift = static_cast<int>(sizeof(T)) * 8 - 8; shift >= 0; shift -= 8)
    out.push_back(static_cast<char>(number >> shift));
}

template <class T>
T take(std::string_view& bytes) {
  T number = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i)
    number = static_cast<T>((std::uint64_t{number} << 8) | static_cast<std::uint8_t>(bytes[i]));
  bytes.remove_prefix(sizeof(T));
  return number;
}

void put_group(std::string& out, const GroupId& id) {
  put(out, id.column.space);
  put(out, id.column.name);
  put(out, id.column.direction);
  put(out, static_cast<std::uint8_t>(id.column.part));
  put(out, id.group);
}

CellKey take_cell(std::string_view& bytes) {
  CellKey key;
  key.group.column.space = take<std::uint16_t>(bytes);
  key.group.column.name = take<std::uint16_t>(bytes);
  key.group.column.direction = take<std::uint8_t>(bytes);
  key.group.column.part = static_cast<Part>(take<std::uint8_t>(bytes));
  key.group.group = take<std::uint32_t>(bytes);
  key.segment = take<std::uint16_t>(bytes);
  return key;
}

bool plausible(const CellKey& key) {
  const auto part = static_cast<std::uint8_t>(key.group.column.part);
  const bool hidden = part == 6 || part == 7;
  return part >= 1 && part <= 7 && key.group.column.direction <= (hidden ? 2 : 1);
}

}  // namespace

std::string encode(const CellKey& key) {
  std::string out;
  out.reserve(12);
  put_group(out, key.group);
  put(out, key.segment);
  return out;
}

std::string encode(const VersionedKey& key) {
  std::string out;
  out.reserve(20);
  put_group(out, key.cell.group);
  put(out, key.cell.segment);
  put(out, key.commit);
  return out;
}

std::string encode(const MetaKey& key) {
  std::string out;
  put(out, static_cast<std::uint8_t>(key.kind));
  put(out, key.number);
  return out;
}

std::string encode_prefix(const GroupId& group) {
  std::string out;
  put_group(out, group);
  return out;
}

std::string encode_prefix(const ColumnId& column) {
  std::string out;
  put_group(out, {column, 0});
  out.resize(6);
  return out;
}

std::string after_prefix(std::string_view prefix) {
  std::string end(prefix);
  while (!end.empty()) {
    if (static_cast<std::uint8_t>(end.back()) != 0xFF) {
      ++end.back();
      return end;
    }
    end.pop_back();
  }
  return end;
}

std::optional<CellKey> decode_cell_key(std::string_view bytes) {
  if (bytes.size() != 12) return std::nullopt;
  auto key = take_cell(bytes);
  if (!plausible(key)) return std::nullopt;
  return key;
}

std::optional<VersionedKey> decode_versioned_key(std::string_view bytes) {
  if (bytes.size() != 20) return std::nullopt;
  VersionedKey key{take_cell(bytes), 0};
  key.commit = take<std::uint64_t>(bytes);
  if (!plausible(key.cell)) return std::nullopt;
  return key;
}

std::optional<MetaKey> decode_meta_key(std::string_view bytes) {
  if (bytes.size() != 5) return std::nullopt;
  const auto kind = take<std::uint8_t>(bytes);
  if (kind < 1 || kind > 13) return std::nullopt;
  return MetaKey{static_cast<MetaKind>(kind), take<std::uint32_t>(bytes)};
}

std::string describe(const GroupId& id) {
  const auto& c = id.column;
  switch (c.part) {
    case Part::adjacency:
      return fmt::format("adjacency of type {} {}, group {}", c.name, c.direction == 0 ? "out" : "in",
                         id.group);
    case Part::label_set:
      return fmt::format("label sets, block {}", id.group);
    case Part::source:
      return fmt::format("sources of type {}, block {}", c.space - 1, id.group);
    case Part::overflow:
      return fmt::format("overflow of space {} key {}, row {}", c.space, c.name, id.group);
    case Part::valid_from:
    case Part::valid_to:
      return fmt::format("{} of claims (space {}, kind of fact {}, name {}), block {}",
                         c.part == Part::valid_from ? "beginnings" : "ends", c.space, c.direction, c.name,
                         id.group);
    case Part::property:
      break;
  }
  if (c.space == node_space) return fmt::format("node property {}, block {}", c.name, id.group);
  return fmt::format("property {} of type {}, block {}", c.name, c.space - 1, id.group);
}

}  // namespace kenes
