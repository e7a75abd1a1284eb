// SPDX-License-Identifier: Apache-2.0
#include "storage/adjacency.hpp"

#include <algorithm>

#include "storage/codec.hpp"

namespace kenes {

namespace {

constexpr std::uint32_t segment_edges_with_ids = 8192;
constexpr std::uint32_t segment_edges_without = 16384;

template <class T>
void write_column(ByteWriter& out, std::span<const T> numbers) {
  T low = 0, high = 0;
  if (!numbers.empty()) {
    const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
    low = *least;
    high = *most;
  }
  const unsigned width = packed_width(high - low);
  out.varint(low);
  out.u8(static_cast<std::uint8_t>(width));
  out.packed(numbers, low, width);
}

template <class T>
void read_column(ByteReader& in, std::size_t count, T* out) {
  const T base = static_cast<T>(in.varint(0xFFFFFFFF));
  const unsigned width = in.u8();
  if (width > 32) ByteReader::fail();
  unpack(in.packed(count, width), count, width, base, out);
}

void write_body(ByteWriter& out, const AdjacencyGroup& group, std::uint32_t from, std::uint32_t to) {
  out.varint(to - from);
  write_column(out, std::span<const NodeId>(group.neighbours.data() + from, to - from));
  if (!group.ids.empty()) write_column(out, std::span<const EdgeId>(group.ids.data() + from, to - from));
}

}  // namespace

void AdjacencyGroup::measure() noexcept {
  bytes = sizeof *this + offsets.capacity() * 4 + neighbours.capacity() * 4 + ids.capacity() * 4;
}

std::unique_ptr<AdjacencyGroup> with_cells(const AdjacencyGroup& group, const AdjacencyCells& cells) {
  auto out = std::make_unique<AdjacencyGroup>();
  const std::uint32_t rows = std::max(group.rows(), cells.empty() ? 0 : cells.back().row + 1);
  const std::size_t edges = group.neighbours.size();
  out->offsets.resize(rows + 1);
  out->neighbours.reserve(edges + cells.size());
  out->ids.reserve(edges + cells.size());
  auto copy = [&](std::uint32_t from, std::uint32_t to) {
    out->neighbours.insert(out->neighbours.end(), group.neighbours.begin() + from,
                           group.neighbours.begin() + to);
    if (group.ids.empty()) {
      for (std::uint32_t i = from; i < to; ++i) out->ids.push_back(group.first_id + i);
    } else {
      out->ids.insert(out->ids.end(), group.ids.begin() + from, group.ids.begin() + to);
    }
  };
  auto start_of = [&](std::uint32_t row) {
    return group.offsets.empty() ? 0u : group.offsets[std::min(row, group.rows())];
  };
  std::uint32_t row = 0;
  for (std::size_t c = 0; c < cells.size();) {
    const std::uint32_t touched = cells[c].row;
    // Rows before the next touched one move as a whole.
    const std::uint32_t from = start_of(row), to = start_of(touched);
    for (; row < touched; ++row)
      out->offsets[row] = static_cast<std::uint32_t>(out->neighbours.size()) + (start_of(row) - from);
    copy(from, to);
    out->offsets[touched] = static_cast<std::uint32_t>(out->neighbours.size());
    std::uint32_t at = start_of(touched);
    const std::uint32_t end = start_of(touched + 1);
    for (; c < cells.size() && cells[c].row == touched; ++c) {
      const AdjacencyCell& cell = cells[c];
      std::uint32_t until = at;
      while (until < end && (group.neighbours[until] < cell.neighbour ||
                             (group.neighbours[until] == cell.neighbour && group.id(until) < cell.id)))
        ++until;
      copy(at, until);
      at = until;
      if (at < end && group.neighbours[at] == cell.neighbour && group.id(at) == cell.id) ++at;
      if (cell.present) {
        out->neighbours.push_back(cell.neighbour);
        out->ids.push_back(cell.id);
      }
    }
    copy(at, end);
    row = touched + 1;
  }
  const std::uint32_t from = start_of(row);
  for (; row < rows; ++row)
    out->offsets[row] = static_cast<std::uint32_t>(out->neighbours.size()) + (start_of(row) - from);
  copy(from, static_cast<std::uint32_t>(edges));
  out->offsets[rows] = static_cast<std::uint32_t>(out->neighbours.size());
  bool consecutive = true;
  for (std::size_t i = 1; i < out->ids.size() && consecutive; ++i)
    consecutive = out->ids[i] == out->ids[i - 1] + 1;
  if (consecutive) {
    out->first_id = out->ids.empty() ? 0 : out->ids.front();
    out->ids = {};
  }
  out->measure();
  return out;
}

std::vector<std::string> encode(const AdjacencyGroup& group) {
  const auto edges = static_cast<std::uint32_t>(group.neighbours.size());
  if (edges == 0) return {};
  const bool implicit = group.ids.empty();
  const std::uint32_t most = implicit ? segment_edges_without : segment_edges_with_ids;
  const std::uint32_t segments = (edges + most - 1) / most;
  std::vector<std::uint32_t> degrees(group.rows());
  std::uint32_t high = 0;
  for (std::uint32_t r = 0; r < group.rows(); ++r) high = std::max(high, degrees[r] = group.degree(r));
  std::vector<std::string> out;
  ByteWriter first;
  first.u8(implicit ? 1 : 0);
  first.varint(group.rows());
  first.varint(edges);
  first.varint(segments);
  if (implicit) first.varint(group.first_id);
  const unsigned width = packed_width(high);
  first.u8(static_cast<std::uint8_t>(width));
  first.packed(std::span<const std::uint32_t>(degrees), 0u, width);
  write_body(first, group, 0, std::min(edges, most));
  out.push_back(first.take());
  for (std::uint32_t from = most; from < edges; from += most) {
    ByteWriter next;
    write_body(next, group, from, std::min(edges, from + most));
    out.push_back(next.take());
  }
  return out;
}

namespace {

/// What a group's first segment begins with.
struct Head {
  std::uint64_t rows = 0, edges = 0, segments = 0;
  std::optional<EdgeId> first_id;  ///< of consecutive ids
  unsigned width = 0;              ///< of the packed degrees that follow
};

Head read_head(ByteReader& in) {
  Head head;
  const bool implicit = in.u8() == 1;
  head.rows = in.varint(1u << 16);
  head.edges = in.varint(0xFFFFFFFF);
  head.segments = in.varint(0xFFFF);
  if (implicit) head.first_id = static_cast<EdgeId>(in.varint(0xFFFFFFFF));
  head.width = in.u8();
  if (head.width > 32) ByteReader::fail();
  return head;
}

}  // namespace

std::vector<std::uint32_t> decode_degrees(std::string_view first_segment) {
  ByteReader in(first_segment);
  const Head head = read_head(in);
  std::vector<std::uint32_t> degrees(head.rows);
  unpack(in.packed(head.rows, head.width), head.rows, head.width, 0u, degrees.data());
  return degrees;
}

std::unique_ptr<AdjacencyGroup> decode_adjacency(std::span<const std::string> segments) {
  auto out = std::make_unique<AdjacencyGroup>();
  if (segments.empty()) {
    out->measure();
    return out;
  }
  ByteReader in(segments[0]);
  const Head head = read_head(in);
  const bool implicit = head.first_id.has_value();
  const auto rows = head.rows, edges = head.edges;
  if (head.segments != segments.size()) ByteReader::fail();
  if (edges > segments.size() * segment_edges_without) ByteReader::fail();
  if (implicit) out->first_id = *head.first_id;
  out->offsets.resize(rows + 1);
  unpack(in.packed(rows, head.width), rows, head.width, 0u, out->offsets.data() + 1);
  std::uint64_t total = 0;
  for (std::size_t r = 1; r <= rows; ++r) {
    total += out->offsets[r];
    out->offsets[r] = static_cast<std::uint32_t>(total);
  }
  if (total != edges) ByteReader::fail();
  out->neighbours.resize(edges);
  if (!implicit) out->ids.resize(edges);
  std::size_t at = 0;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    if (s > 0) in = ByteReader(segments[s]);
    const auto count = in.varint(edges - at);
    read_column(in, count, out->neighbours.data() + at);
    if (!implicit) read_column(in, count, out->ids.data() + at);
    if (!in.at_end()) ByteReader::fail();
    at += count;
  }
  if (at != edges) ByteReader::fail();
  out->measure();
  return out;
}

}  // namespace kenes
