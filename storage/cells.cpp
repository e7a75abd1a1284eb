// SPDX-License-Identifier: Apache-2.0
#include "storage/cells.hpp"

#include <algorithm>

#include "storage/codec.hpp"

namespace kenes {

namespace {

template <class T, class Less, class Same>
void merge_sorted(std::vector<T>& into, const std::vector<T>& later, Less less, Same same) {
  if (later.empty()) return;
  if (into.empty() || less(into.back(), later.front())) {
    into.insert(into.end(), later.begin(), later.end());
    return;
  }
  std::vector<T> out;
  out.reserve(into.size() + later.size());
  auto a = into.begin();
  for (const T& cell : later) {
    while (a != into.end() && less(*a, cell)) out.push_back(std::move(*a++));
    if (a != into.end() && same(*a, cell)) ++a;
    out.push_back(cell);
  }
  out.insert(out.end(), std::make_move_iterator(a), std::make_move_iterator(into.end()));
  into = std::move(out);
}

// A cell of a pack is marked by its lowest bit: adjacency 1 = present; values 1 = overflow.
constexpr std::size_t count_reserve = 10;

}  // namespace

void merge(Cells& into, const Cells& later) {
  merge_sorted(
      into, later, [](const ChangedCell& a, const ChangedCell& b) { return a.row < b.row; },
      [](const ChangedCell& a, const ChangedCell& b) { return a.row == b.row; });
}

void merge(AdjacencyCells& into, const AdjacencyCells& later) {
  merge_sorted(into, later, before, [](const AdjacencyCell& a, const AdjacencyCell& b) {
    return a.row == b.row && a.neighbour == b.neighbour && a.id == b.id;
  });
}

const ChangedCell* find_cell(const Cells& cells, std::uint32_t row) {
  const auto at = std::lower_bound(cells.begin(), cells.end(), row,
                                   [](const ChangedCell& cell, std::uint32_t r) { return cell.row < r; });
  return at != cells.end() && at->row == row ? &*at : nullptr;
}

std::vector<std::string> encode_pack(const Cells& cells) {
  std::vector<std::string> pieces;
  std::size_t i = 0;
  while (i < cells.size()) {
    ByteWriter body;
    std::uint32_t last = 0;
    std::size_t count = 0;
    for (; i < cells.size() && body.size() < piece_bytes - 512; ++i, ++count) {
      const ChangedCell& cell = cells[i];
      body.varint((std::uint64_t{cell.row - last} << 1) | (cell.overflow != 0));
      last = cell.row;
      if (cell.overflow != 0) {
        body.varint(cell.overflow);
        body.varint(static_cast<std::uint64_t>(cell.value.as_integer()));
      } else {
        write_value(body, cell.value);
      }
    }
    ByteWriter piece;
    piece.bytes().reserve(body.size() + count_reserve);
    piece.varint(count);
    piece.bytes() += body.bytes();
    pieces.push_back(piece.take());
  }
  return pieces;
}

std::vector<std::string> encode_pack(const AdjacencyCells& cells) {
  std::vector<std::string> pieces;
  std::size_t i = 0;
  while (i < cells.size()) {
    ByteWriter body;
    std::uint32_t last = 0;
    std::size_t count = 0;
    for (; i < cells.size() && body.size() < piece_bytes - 64; ++i, ++count) {
      const AdjacencyCell& cell = cells[i];
      body.varint((std::uint64_t{cell.row - last} << 1) | (cell.present ? 1u : 0u));
      last = cell.row;
      body.varint(cell.neighbour);
      body.varint(cell.id);
    }
    ByteWriter piece;
    piece.bytes().reserve(body.size() + count_reserve);
    piece.varint(count);
    piece.bytes() += body.bytes();
    pieces.push_back(piece.take());
  }
  return pieces;
}

void decode_pack(std::string_view bytes, Cells& out) {
  ByteReader in(bytes);
  const auto count = in.varint(bytes.size());
  std::uint32_t row = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto head = in.varint(std::uint64_t{1} << 32);
    row += static_cast<std::uint32_t>(head >> 1);
    ChangedCell cell{row, 0, {}};
    if (head & 1) {
      cell.overflow = static_cast<std::uint32_t>(in.varint(0xFFFFFFFF));
      cell.value = Value(static_cast<std::int64_t>(in.varint()));
    } else {
      cell.value = read_value(in);
    }
    out.push_back(std::move(cell));
  }
  if (!in.at_end()) ByteReader::fail();
}

void decode_pack(std::string_view bytes, AdjacencyCells& out) {
  ByteReader in(bytes);
  const auto count = in.varint(bytes.size());
  std::uint32_t row = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto head = in.varint(std::uint64_t{1} << 32);
    row += static_cast<std::uint32_t>(head >> 1);
    const auto neighbour = static_cast<NodeId>(in.varint(0xFFFFFFFF));
    const auto id = static_cast<EdgeId>(in.varint(0xFFFFFFFF));
    out.push_back({row, neighbour, id, (head & 1) != 0});
  }
  if (!in.at_end()) ByteReader::fail();
}

}  // namespace kenes
