// SPDX-License-Identifier: Apache-2.0
#include "storage/groups.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "storage/codec.hpp"
#include "storage/error.hpp"

namespace kenes {

namespace {

[[noreturn]] void damaged(const GroupId& id, const char* what) {
  throw Error(ErrorCode::corruption, fmt::format("{}: {}", describe(id), what),
              "run `kenes check` on the database and restore it from a backup");
}

}  // namespace

StoredGroup read_group(const Rocks& rocks, const Rocks::View& view, const GroupId& id) {
  StoredGroup stored;
  const auto prefix = encode_prefix(id);
  const auto end = after_prefix(prefix);
  rocks.scan(view, base_family(id.column.part), prefix, end,
             [&](std::string_view key, std::string_view value) {
               const auto cell = decode_cell_key(key);
               if (!cell) return true;  // overflow lies in the same family, under a part of its own
               if (cell->segment != stored.segments.size()) damaged(id, "a segment is missing");
               stored.segments.emplace_back(value);
               return true;
             });
  struct Pack {
    std::uint64_t commit;
    std::string bytes;
  };
  std::vector<Pack> packs;
  rocks.scan(view, Family::delta, prefix, end, [&](std::string_view key, std::string_view value) {
    const auto versioned = decode_versioned_key(key);
    if (!versioned) damaged(id, "a pack's key makes no sense");
    stored.packs.push_back(*versioned);
    stored.pack_bytes += key.size() + value.size();
    packs.push_back({versioned->commit, std::string(value)});
    return true;
  });
  std::stable_sort(packs.begin(), packs.end(),
                   [](const Pack& a, const Pack& b) { return a.commit < b.commit; });
  for (const auto& pack : packs) {
    if (id.column.part == Part::adjacency) {
      AdjacencyCells cells;
      decode_pack(pack.bytes, cells);
      merge(stored.delta.adjacency, cells);
    } else {
      Cells cells;
      decode_pack(pack.bytes, cells);
      merge(stored.delta.cells, cells);
    }
  }
  return stored;
}

std::optional<std::vector<std::uint32_t>> read_degrees(const Rocks& rocks, const Rocks::View& view,
                                                       const GroupId& id) {
  const auto prefix = encode_prefix(id);
  const auto end = after_prefix(prefix);
  std::string pack;
  if (rocks.first(view, Family::delta, prefix, end, pack)) return std::nullopt;
  std::vector<std::uint32_t> degrees;
  rocks.scan(view, base_family(id.column.part), prefix, end, [&](std::string_view, std::string_view segment) {
    degrees = decode_degrees(segment);
    return false;
  });
  return degrees;
}

std::unique_ptr<const AdjacencyGroup> adjacency_of(const StoredGroup& stored) {
  auto group = decode_adjacency(stored.segments);
  if (stored.delta.adjacency.empty()) return group;
  return with_cells(*group, stored.delta.adjacency);
}

std::unique_ptr<const ChunkVersion> chunk_of(const StoredGroup& stored) {
  static const std::shared_ptr<const Chunk> empty = Chunk::decode(encode_chunk(ChunkInput{}));
  std::shared_ptr<const Chunk> chunk = empty;
  if (stored.segments.size() == 1) {
    chunk = Chunk::decode(stored.segments[0]);
  } else if (!stored.segments.empty()) {
    std::string whole;
    for (const auto& segment : stored.segments) whole += segment;
    chunk = Chunk::decode(whole);
  }
  auto version = std::make_unique<const ChunkVersion>(std::move(chunk), Cells{});
  if (stored.delta.cells.empty()) return version;
  return with_cells(*version, stored.delta.cells);
}

std::vector<std::string_view> cut(std::string_view bytes) {
  std::vector<std::string_view> pieces;
  while (!bytes.empty()) {
    pieces.push_back(bytes.substr(0, piece_bytes));
    bytes.remove_prefix(pieces.back().size());
  }
  return pieces;
}

VersionedKey overflow_key(const ColumnId& column, std::uint32_t row, std::uint16_t piece,
                          std::uint64_t commit) {
  VersionedKey key{{{column, row}, piece}, commit};
  key.cell.group.column.part = Part::overflow;
  return key;
}

Value read_overflow(const Rocks& rocks, const Rocks::View& view, const ColumnId& column, std::uint32_t row,
                    const ChangedCell& cell) {
  std::string bytes, piece;
  for (std::uint16_t p = 0; bytes.size() < cell.overflow; ++p) {
    const auto key = overflow_key(column, row, p, overflow_commit(cell));
    if (!rocks.get(view, Family::property, encode(key), piece)) damaged(key.cell.group, "a piece is missing");
    bytes += piece;
  }
  if (bytes.size() != cell.overflow)
    damaged({column, row}, "a long value has another length than its chunk says");
  ByteReader in(bytes);
  return read_value(in);
}

}  // namespace kenes
