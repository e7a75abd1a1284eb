// SPDX-License-Identifier: Apache-2.0
#include "storage/claim_reading.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "storage/claim_keys.hpp"
#include "storage/codec.hpp"
#include "storage/compare.hpp"
#include "storage/error.hpp"
#include "storage/ordered.hpp"

namespace kenes {

namespace {

[[noreturn]] void damaged(const char* what) {
  throw Error(ErrorCode::corruption, fmt::format("{} is damaged", what),
              "run `kenes check` on the database and restore it from a backup");
}

/// Reads a record; says which kind of it is damaged.
template <class Read>
auto reading(const char* what, Read&& read) {
  try {
    return read();
  } catch (const Error& error) {
    if (error.code != ErrorCode::corruption) throw;
    damaged(what);
  }
}

ClaimKey key_of(std::string_view bytes) {
  auto key = decode_claim_key(bytes);
  if (!key) damaged("a key of the claim family");
  return std::move(*key);
}

Claim claim_of(std::string_view bytes, std::string_view value) {
  const auto key = key_of(bytes);
  return reading("a claim's record", [&] { return decode_claim(value, key.fact, key.claim); });
}

std::vector<LabelId> labels_of(std::string_view value) {
  return reading("the record of a deleted node", [&] {
    std::vector<LabelId> labels;
    decode(value, labels);
    return labels;
  });
}

ColumnId column_of(Part part, const Fact& fact) {
  return ColumnId::claimed(part, fact.space, fact.kind, fact.name);
}

ClaimSource::Validity known(std::int64_t from, std::int64_t to) {
  using State = ClaimSource::Validity::State;
  if (from == validity_mark::several || to == validity_mark::none) return {State::several, {}};
  return {State::single,
          {from == validity_mark::before_all ? DaySpan::before_all : from,
           to == validity_mark::after_all ? DaySpan::after_all : to}};
}

template <class Narrow>
void widen(const Chunk& chunk, std::uint32_t first, std::size_t count, std::int64_t* out) {
  const auto* narrow = reinterpret_cast<const Narrow*>(chunk.data()) + first;
  for (std::size_t i = 0; i < count; ++i) out[i] = chunk.base() + narrow[i];
}

/// The numbers of rows in line, in a chunk that has one for each.
void read_line(const Chunk& chunk, std::uint32_t first, std::size_t count, std::int64_t* out) {
  switch (chunk.narrow()) {
    case 0:
      std::fill_n(out, count, chunk.base());
      return;
    case 1:
      return widen<std::uint8_t>(chunk, first, count, out);
    case 2:
      return widen<std::uint16_t>(chunk, first, count, out);
    case 4:
      return widen<std::uint32_t>(chunk, first, count, out);
    default:
      std::copy_n(reinterpret_cast<const std::int64_t*>(chunk.data()) + first, count, out);
  }
}

/// What passes over all relationships of a type ask: rows in line, all of them with an interval.
void known_in_line(const Chunk& from, const Chunk& to, std::uint32_t first,
                   std::span<ClaimSource::Validity> out) {
  std::array<std::int64_t, block_rows> froms, tos;
  read_line(from, first, out.size(), froms.data());
  read_line(to, first, out.size(), tos.data());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = known(froms[i], tos[i]);
}

/// Cells of one hidden column in one block.
class Marks {
 public:
  Marks(const ChunkVersion* version, const OverlayBlock* changed) : version_(version), changed_(changed) {
    is_plain_chunk_ = version && version->patch.empty() && !changed;
  }
  /// The chunk that holds all there is to know of the block, or null.
  const Chunk* whole() const { return is_plain_chunk_ ? version_->chunk.get() : nullptr; }
  std::optional<std::int64_t> at(std::uint32_t row) const {
    if (is_plain_chunk_) {
      const auto slot = version_->chunk->slot(row);
      if (slot == Chunk::absent) return std::nullopt;
      return version_->chunk->integer(slot);
    }
    if (changed_)
      if (const ChangedCell* cell = find_cell(changed_->cells, row)) return of(cell->value);
    if (!version_) return std::nullopt;
    const auto place = version_->find(row);
    if (place.cell) return of(place.cell->value);
    if (place.slot == Chunk::absent) return std::nullopt;
    return version_->chunk->integer(place.slot);
  }

 private:
  static std::optional<std::int64_t> of(const Value& value) {
    if (value.is_null()) return std::nullopt;
    return value.as_integer();
  }
  const ChunkVersion* version_;
  const OverlayBlock* changed_;
  bool is_plain_chunk_;
};

}  // namespace

template <class Seam>
std::optional<std::int64_t> ClaimReading<Seam>::mark(const Fact& fact) const {
  return mark(fact, changed(column_of(Part::valid_from, fact)));
}

template <class Seam>
std::optional<std::int64_t> ClaimReading<Seam>::mark(const Fact& fact, const OverlayColumn* overlay) const {
  const auto column = column_of(Part::valid_from, fact);
  const auto block = fact.row >> block_shift;
  const Lane* lane = reader().state().claimed_lane(column);
  if (!lane && !overlay) return std::nullopt;
  const auto pin = reader().cache().pin();
  return Marks(lane ? reader().chunk(*lane, block) : nullptr, overlay ? overlay->block(block) : nullptr)
      .at(fact.row & (block_rows - 1));
}

template <class Seam>
void ClaimReading<Seam>::validity(std::uint16_t space, FactKind kind, std::uint16_t name,
                                  std::span<const std::uint32_t> rows, std::size_t stride,
                                  std::vector<Validity>& out) const {
  out.resize(rows.size());
  const auto from_column = ColumnId::claimed(Part::valid_from, space, kind, name);
  const auto to_column = ColumnId::claimed(Part::valid_to, space, kind, name);
  const auto& state = reader().state();
  const Lane *from_lane = state.claimed_lane(from_column), *to_lane = state.claimed_lane(to_column);
  const OverlayColumn *from_changed = changed(from_column), *to_changed = changed(to_column);
  if (!from_lane && !from_changed) return std::fill(out.begin(), out.end(), Validity{});
  const auto pin = reader().cache().pin();
  const auto row_at = [&](std::size_t i) {
    return *reinterpret_cast<const std::uint32_t*>(reinterpret_cast<const char*>(rows.data()) + i * stride);
  };
  for (std::size_t i = 0; i < rows.size();) {
    const std::uint32_t block = row_at(i) >> block_shift;
    std::size_t end = i + 1;
    bool is_line = true;
    for (; end < rows.size() && row_at(end) >> block_shift == block; ++end)
      is_line &= row_at(end) == row_at(end - 1) + 1;
    const Marks froms(from_lane ? reader().chunk(*from_lane, block) : nullptr,
                      from_changed ? from_changed->block(block) : nullptr);
    const Marks tos(to_lane ? reader().chunk(*to_lane, block) : nullptr,
                    to_changed ? to_changed->block(block) : nullptr);
    if (const Chunk* from = froms.whole(), *to = tos.whole(); from && to) {
      const std::uint32_t first = row_at(i) & (block_rows - 1);
      const std::size_t last = first + (end - i) - 1;
      if (is_line && from->all_present() && to->all_present() && last < from->rows() && last < to->rows()) {
        known_in_line(*from, *to, first, std::span(out).subspan(i, end - i));
        i = end;
        continue;
      }
      for (; i < end; ++i) {
        const std::uint32_t row = row_at(i) & (block_rows - 1);
        const auto from_slot = from->slot(row), to_slot = to->slot(row);
        out[i] = from_slot == Chunk::absent
                     ? Validity{}
                     : known(from->integer(from_slot),
                             to_slot == Chunk::absent ? validity_mark::none : to->integer(to_slot));
      }
      continue;
    }
    for (; i < end; ++i) {
      const std::uint32_t row = row_at(i) & (block_rows - 1);
      const auto from = froms.at(row);
      out[i] = from ? known(*from, tos.at(row).value_or(validity_mark::none)) : Validity{};
    }
  }
}

template <class Seam>
bool ClaimReading<Seam>::any_on(std::uint16_t space, FactKind kind, std::uint16_t name) const {
  const auto* column = counts().claimed_column(space, kind, name);
  return column && column->facts != 0;
}

template <class Seam>
void ClaimReading<Seam>::claims_on(const Fact& fact, std::vector<Claim>& out) const {
  out.clear();
  if (!mark(fact)) return;
  const auto prefix = fact_prefix(ClaimKind::claim, fact);
  records_on(fact).scan(prefix, after_prefix(prefix), [&](std::string_view key, std::string_view value) {
    out.push_back(claim_of(key, value));
    return true;
  });
}

template <class Seam>
void ClaimReading<Seam>::claims_about(std::uint16_t space, std::uint32_t row, std::vector<Claim>& out) const {
  out.clear();
  if (!any()) return;
  const auto prefix = element_prefix(ClaimKind::claim, space, row);
  family().scan(prefix, after_prefix(prefix), [&](std::string_view key, std::string_view value) {
    out.push_back(claim_of(key, value));
    return true;
  });
}

template <class Seam>
std::optional<Claim> ClaimReading<Seam>::claim(ClaimId id) const {
  const auto last = counts().claims.last;
  if (id == 0 || id > last) return std::nullopt;
  std::optional<Fact> fact;
  const ClaimId first_new = last - added().size() + 1;
  if (id >= first_new) {
    fact = added()[id - first_new].fact;
  } else {
    family().scan(recorded_key(id), after_prefix(claim_prefix(ClaimKind::recorded)),
                  [&](std::string_view bytes, std::string_view value) {
                    const auto end = key_of(bytes).claim;
                    const auto facts = reading("a list of claims", [&] { return decode_facts(value); });
                    if (end - id < facts.size()) fact = facts[facts.size() - 1 - (end - id)];
                    return false;
                  });
  }
  std::string value;
  if (!fact || !family().get(claim_key(*fact, id), value)) damaged("the list of all claims");
  return reading("a claim's record", [&] { return decode_claim(value, *fact, id); });
}

template <class Seam>
void ClaimReading<Seam>::of_source(NodeId source,
                                   const std::function<bool(ClaimId, const Fact&)>& visit) const {
  bool more = true;
  const auto prefix = source_prefix(source);
  family().scan(prefix, after_prefix(prefix), [&](std::string_view, std::string_view value) {
    for (const auto& [id, fact] : reading("a source's list of claims", [&] { return decode_claims(value); }))
      if (!(more = visit(id, fact))) break;
    return more;
  });
  // By place: the visitor may add claims.
  for (std::size_t i = 0; more && i < added().size(); ++i) {
    const NewClaim claim = added()[i];
    if (claim.source == source) more = visit(counts().claims.last - added().size() + 1 + i, claim.fact);
  }
}

template <class Seam>
void ClaimReading<Seam>::visit_facts(const std::string& prefix,
                                     const std::function<bool(const Fact&)>& visit) const {
  if (counts().claims.contested == 0) return;
  family().scan(prefix, after_prefix(prefix),
                [&](std::string_view key, std::string_view) { return visit(key_of(key).fact); });
}

template <class Seam>
void ClaimReading<Seam>::contested(const std::function<bool(const Fact&)>& visit) const {
  visit_facts(claim_prefix(ClaimKind::contested), visit);
}

template <class Seam>
void ClaimReading<Seam>::contested_about(std::uint16_t space, std::uint32_t row,
                                         const std::function<bool(const Fact&)>& visit) const {
  visit_facts(element_prefix(ClaimKind::contested, space, row), visit);
}

template <class Seam>
bool ClaimReading<Seam>::is_contested(const Fact& fact) const {
  std::string none;
  return counts().claims.contested != 0 && family().get(fact_prefix(ClaimKind::contested, fact), none);
}

template <class Seam>
void ClaimReading<Seam>::facts_named(std::uint16_t space, FactKind kind, std::uint16_t name,
                                     const std::function<bool(const Fact&)>& visit) const {
  if (!any_on(space, kind, name)) return;
  const auto column = ColumnId::claimed(Part::valid_from, space, kind, name);
  const Lane* lane = reader().state().claimed_lane(column);
  const std::uint64_t bound = counts().row_bound(space);
  std::vector<std::uint32_t> rows;
  for (std::uint32_t block = 0; std::uint64_t{block} << block_shift < bound; ++block) {
    rows.clear();
    {
      const OverlayColumn* overlay = changed(column);
      const auto* cells = overlay ? overlay->block(block) : nullptr;
      const auto pin = reader().cache().pin();
      const auto* version = lane ? reader().chunk(*lane, block) : nullptr;
      if (!version && !cells) continue;
      const Marks marks(version, cells);
      for (std::uint32_t row = 0; row < block_rows; ++row)
        if (marks.at(row)) rows.push_back((block << block_shift) + row);
    }
    for (const auto row : rows)
      if (!visit(Fact{space, row, kind, name})) return;
  }
}

template <class Seam>
void ClaimReading<Seam>::shadow_edges(NodeId node, TypeId type, Direction direction,
                                      std::vector<Edge>& out) const {
  const auto* column = counts().claimed_column(edge_space(type), FactKind::existence, 0);
  if (!column || column->beside == 0) return;
  const auto prefix = shadow_edge_prefix(node, type, direction);
  family().scan(prefix, after_prefix(prefix), [&](std::string_view key, std::string_view) {
    out.push_back(key_of(key).edge);
    return true;
  });
}

template <class Seam>
std::optional<Edge> ClaimReading<Seam>::shadow_edge(TypeId type, EdgeId id) const {
  const auto* column = counts().claimed_column(edge_space(type), FactKind::existence, 0);
  std::string value;
  if (!column || column->beside == 0 || !family().get(shadow_ends_key(type, id), value)) return std::nullopt;
  return reading("the record of a hidden relationship", [&] {
    ByteReader in(value);
    Edge edge{no_node, no_node, id, type};
    edge.source = static_cast<NodeId>(in.varint(no_node - 1));
    edge.target = static_cast<NodeId>(in.varint(no_node - 1));
    if (!in.at_end()) ByteReader::fail();
    return edge;
  });
}

template <class Seam>
std::optional<std::vector<LabelId>> ClaimReading<Seam>::shadow_node(NodeId node) const {
  std::string value;
  if (counts().claims.shadow_nodes == 0 || !family().get(shadow_node_key(node), value)) return std::nullopt;
  return labels_of(value);
}

template <class Seam>
void ClaimReading<Seam>::shadow_nodes(
    const std::function<bool(NodeId, std::span<const LabelId>)>& visit) const {
  if (counts().claims.shadow_nodes == 0) return;
  const auto prefix = claim_prefix(ClaimKind::shadow_node);
  family().scan(prefix, after_prefix(prefix), [&](std::string_view key, std::string_view value) {
    return visit(key_of(key).node, labels_of(value));
  });
}

template <class Seam>
void ClaimReading<Seam>::unbelieved_with(std::uint16_t space, KeyId key, const Value& value,
                                         std::vector<std::uint32_t>& rows) const {
  const auto* column = counts().claimed_column(space, FactKind::property, key);
  const auto bytes = ordered_bytes(value);
  if (!column || column->beside == 0 || !bytes) return;
  const auto prefix = unbelieved_prefix(space, key) + *bytes;
  family().scan(prefix, after_prefix(prefix), [&](std::string_view found, std::string_view whole) {
    if (whole.empty() || reading("an unbelieved value", [&] {
          ByteReader in(whole);
          return equal(read_value(in), value) == std::optional<bool>(true);
        }))
      rows.push_back(key_of(found).fact.row);
    return true;
  });
}

template <class Seam>
void ClaimReading<Seam>::unbelieved_within(std::uint16_t space, KeyId key, const Value* lower,
                                           bool lower_included, const Value* upper, bool upper_included,
                                           std::vector<std::uint32_t>& rows) const {
  const auto* column = counts().claimed_column(space, FactKind::property, key);
  if (!column || column->beside == 0) return;
  ValueRange range;
  if (lower) range.lower = *lower;
  if (upper) range.upper = *upper;
  range.lower_included = lower_included;
  range.upper_included = upper_included;
  const auto bounds = ordered_range(range);
  if (!bounds) return;
  const auto prefix = unbelieved_prefix(space, key);
  family().scan(prefix + bounds->first, prefix + bounds->second,
                [&](std::string_view found, std::string_view whole) {
                  if (whole.empty() || reading("an unbelieved value", [&] {
                        ByteReader in(whole);
                        return is_within(range, read_value(in));
                      }))
                    rows.push_back(key_of(found).fact.row);
                  return true;
                });
}

template <class Seam>
bool ClaimReading<Seam>::record(std::string_view key, std::string& value) const {
  return family().get(key, value);
}

template <class Seam>
void ClaimReading<Seam>::records(std::string_view from, std::string_view to,
                                 const std::function<bool(std::string_view, std::string_view)>& visit) const {
  family().scan(from, to, visit);
}

template class ClaimReading<ClaimSource>;
template class ClaimReading<ClaimSink>;

}  // namespace kenes
