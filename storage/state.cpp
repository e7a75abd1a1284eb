// SPDX-License-Identifier: Apache-2.0
#include "storage/state.hpp"

#include <algorithm>
#include <mutex>
#include <tuple>

namespace kenes {

namespace {

using Type = ChunkVersion::Type;

struct Run {
  std::size_t begin, end;
  const ChunkVersion* version;
  const OverlayBlock* overlay;
};

ColumnType column_type_of(Type type) {
  switch (type) {
    case Type::boolean:
      return ColumnType::boolean;
    case Type::integer:
      return ColumnType::integer;
    case Type::floating:
      return ColumnType::floating;
    case Type::date:
      return ColumnType::date;
    case Type::string:
      return ColumnType::string;
    default:
      return ColumnType::value;
  }
}

/// Walks rows that lie in an array of ids or of edges.
class Rows {
 public:
  Rows(const std::uint32_t* first, std::size_t stride)
      : first_(reinterpret_cast<const char*>(first)), stride_(stride) {}
  std::uint32_t operator[](std::size_t i) const {
    return *reinterpret_cast<const std::uint32_t*>(first_ + i * stride_);
  }

 private:
  const char* first_;
  std::size_t stride_;
};

template <class Narrow, class Wide>
void fill_integers(const Chunk& chunk, Rows rows, const Run& run, Column& out, Wide* to) {
  const auto* from = reinterpret_cast<const Narrow*>(chunk.data());
  const std::int64_t base = sizeof(Narrow) == 8 ? 0 : chunk.base();
  if (chunk.all_present()) {
    for (std::size_t i = run.begin; i < run.end; ++i) {
      const auto row = rows[i] & (block_rows - 1);
      if (row < chunk.rows())
        to[i] = static_cast<Wide>(base + static_cast<std::int64_t>(from[row]));
      else
        out.set_null(i);
    }
    return;
  }
  for (std::size_t i = run.begin; i < run.end; ++i) {
    const auto slot = chunk.slot(rows[i] & (block_rows - 1));
    if (slot != Chunk::absent)
      to[i] = static_cast<Wide>(base + static_cast<std::int64_t>(from[slot]));
    else
      out.set_null(i);
  }
}

template <class Wide>
void fill_numbers(const Chunk& chunk, Rows rows, const Run& run, Column& out, Wide* to) {
  switch (chunk.narrow()) {
    case 0:
      for (std::size_t i = run.begin; i < run.end; ++i)
        if (chunk.slot(rows[i] & (block_rows - 1)) != Chunk::absent)
          to[i] = static_cast<Wide>(chunk.base());
        else
          out.set_null(i);
      break;
    case 1:
      fill_integers<std::uint8_t>(chunk, rows, run, out, to);
      break;
    case 2:
      fill_integers<std::uint16_t>(chunk, rows, run, out, to);
      break;
    case 4:
      fill_integers<std::uint32_t>(chunk, rows, run, out, to);
      break;
    default:
      fill_integers<std::int64_t>(chunk, rows, run, out, to);
      break;
  }
}

void set_null_rows(const Run& run, Column& out) {
  for (std::size_t i = run.begin; i < run.end; ++i) out.set_null(i);
}

/// A run whose rows lie in a chunk alone, without changed or long cells, of the column's own type.
void fill_typed(const Chunk& chunk, Rows rows, const Run& run, Column& out) {
  switch (chunk.form()) {
    case Form::boolean:
      fill_numbers(chunk, rows, run, out, out.booleans());
      break;
    case Form::integer:
      fill_numbers(chunk, rows, run, out, out.integers());
      break;
    case Form::date:
      fill_numbers(chunk, rows, run, out, out.days());
      break;
    case Form::floating:
      for (std::size_t i = run.begin; i < run.end; ++i) {
        const auto slot = chunk.slot(rows[i] & (block_rows - 1));
        if (slot != Chunk::absent)
          out.floats()[i] = chunk.floating(slot);
        else
          out.set_null(i);
      }
      break;
    case Form::string:
      for (std::size_t i = run.begin; i < run.end; ++i) {
        const auto slot = chunk.slot(rows[i] & (block_rows - 1));
        if (slot != Chunk::absent)
          out.strings()[i] = chunk.string(slot);
        else
          out.set_null(i);
      }
      break;
    default:
      set_null_rows(run, out);
  }
}

void put_typed(Column& out, std::size_t i, const Value& value, bool lasting) {
  switch (out.type()) {
    case ColumnType::boolean:
      out.booleans()[i] = value.as_boolean();
      break;
    case ColumnType::integer:
      out.integers()[i] = value.as_integer();
      break;
    case ColumnType::date:
      out.days()[i] = value.as_date().days;
      break;
    case ColumnType::floating:
      out.floats()[i] = value.as_float();
      break;
    case ColumnType::string:
      out.strings()[i] = lasting ? value.as_string() : out.store(value.as_string());
      break;
    default:
      out.values()[i] = value;
      break;
  }
}

void put_slot(Column& out, std::size_t i, const Chunk& chunk, std::uint32_t slot) {
  switch (out.type()) {
    case ColumnType::boolean:
      out.booleans()[i] = chunk.integer(slot) != 0;
      break;
    case ColumnType::integer:
      out.integers()[i] = chunk.integer(slot);
      break;
    case ColumnType::date:
      out.days()[i] = chunk.integer(slot);
      break;
    case ColumnType::floating:
      out.floats()[i] = chunk.floating(slot);
      break;
    case ColumnType::string:
      out.strings()[i] = chunk.string(slot);
      break;
    default:
      out.values()[i] = chunk.value(slot);
      break;
  }
}

}  // namespace

const ClaimedLanes* State::claimed_lanes(ColumnId column) const {
  const auto place = [](const ColumnId& c) { return std::tuple(c.space, c.direction, c.name); };
  const auto at = std::lower_bound(
      claimed.begin(), claimed.end(), column,
      [&](const ClaimedLanes& lanes, const ColumnId& wanted) { return place(lanes.column) < place(wanted); });
  return at != claimed.end() && place(at->column) == place(column) ? &*at : nullptr;
}

const Decoded* GroupReader::make(const Lane& lane, std::uint32_t group,
                                 const std::shared_ptr<CacheSlot>& slot) const {
  std::lock_guard lock(cache_.stripe(lane.column(), group));
  if (const Decoded* decoded = slot->get()) return decoded;
  const bool is_adjacency = lane.column().part == Part::adjacency;
  const auto recipe = cache_.recipe(*slot);
  if (recipe.base) {
    if (is_adjacency) {
      AdjacencyCells cells = recipe.deltas.front()->adjacency;
      for (std::size_t d = 1; d < recipe.deltas.size(); ++d) merge(cells, recipe.deltas[d]->adjacency);
      return cache_.install(slot, with_cells(static_cast<const AdjacencyGroup&>(*recipe.base), cells), false);
    }
    Cells cells = recipe.deltas.front()->cells;
    for (std::size_t d = 1; d < recipe.deltas.size(); ++d) merge(cells, recipe.deltas[d]->cells);
    return cache_.install(slot, with_cells(static_cast<const ChunkVersion&>(*recipe.base), cells), false);
  }
  const GroupId id{lane.column(), group};
  const auto stored = read_group(rocks_, *state_.view, id);
  if (is_adjacency) {
    auto decoded = adjacency_of(stored);
    if (!stored.packs.empty())
      listener_.packs_seen(id, stored.packs.size(), stored.delta.adjacency.size(),
                           decoded->neighbours.size());
    return cache_.install(slot, std::move(decoded), true);
  }
  auto decoded = chunk_of(stored);
  if (!stored.packs.empty())
    listener_.packs_seen(id, stored.packs.size(), stored.delta.cells.size(), decoded->chunk->rows());
  return cache_.install(slot, std::move(decoded), true);
}

void GroupReader::degrees(const Lane& lane, std::span<const NodeId> nodes, std::uint32_t* out) const {
  for (std::size_t i = 0; i < nodes.size();) {
    const std::uint32_t group = nodes[i] >> lane.shift();
    const AdjacencyGroup* decoded = nullptr;
    std::optional<std::vector<std::uint32_t>> stored;
    if (group < lane.groups()) {
      const auto& slot = lane.slot(group);
      decoded = static_cast<const AdjacencyGroup*>(slot->get());
      if (!decoded) {
        std::lock_guard lock(cache_.stripe(lane.column(), group));
        if (!cache_.recipe(*slot).base) stored = read_degrees(rocks_, *state_.view, {lane.column(), group});
      }
      if (!decoded && !stored) decoded = adjacency(lane, group);
    }
    for (; i < nodes.size() && nodes[i] >> lane.shift() == group; ++i) {
      const std::uint32_t row = nodes[i] & lane.mask();
      if (decoded)
        out[i] = row < decoded->rows() ? decoded->degree(row) : 0;
      else
        out[i] = stored && row < stored->size() ? (*stored)[row] : 0;
    }
  }
}

Value GroupReader::value(const Lane& lane, std::uint32_t row) const {
  const auto* version = chunk(lane, row >> block_shift);
  if (!version) return {};
  const auto place = version->find(row & (block_rows - 1));
  if (place.cell) return place.cell->overflow ? overflow(lane.column(), row, *place.cell) : place.cell->value;
  return place.slot == Chunk::absent ? Value() : version->chunk->value(place.slot);
}

std::optional<std::uint32_t> GroupReader::number(const Lane& lane, std::uint32_t row) const {
  const auto* version = chunk(lane, row >> block_shift);
  if (!version) return std::nullopt;
  const auto place = version->find(row & (block_rows - 1));
  if (place.cell) return static_cast<std::uint32_t>(place.cell->value.as_integer());
  if (place.slot == Chunk::absent) return std::nullopt;
  return static_cast<std::uint32_t>(version->chunk->integer(place.slot));
}

void gather_values(const GroupReader& reader, const Lane* lane, const OverlayColumn* overlay,
                   const ColumnId& column, const std::uint32_t* first, std::size_t stride, std::size_t count,
                   Column& out) {
  if (count == 0 || (!lane && !overlay)) {
    if (count == 0)
      out.reset(ColumnType::value, 0);
    else
      out.reset_constant(Value(), count);
    return;
  }
  const auto pin = reader.cache().pin();
  const Rows rows(first, stride);
  thread_local std::vector<Run> runs;
  runs.clear();
  Type type = Type::none;
  for (std::size_t i = 0; i < count;) {
    const std::uint32_t block = rows[i] >> block_shift;
    Run run{i, i + 1, nullptr, nullptr};
    while (run.end < count && rows[run.end] >> block_shift == block) ++run.end;
    run.version = lane ? reader.chunk(*lane, block) : nullptr;
    run.overlay = overlay ? overlay->block(block) : nullptr;
    if (run.version) type = ChunkVersion::both(type, run.version->type);
    if (run.overlay) type = ChunkVersion::both(type, run.overlay->type);
    runs.push_back(run);
    i = run.end;
  }
  if (type == Type::none) {
    out.reset_constant(Value(), count);
    return;
  }
  out.reset(column_type_of(type), count);
  bool views = false;
  for (const Run& run : runs) {
    if (!run.version && !run.overlay) {
      set_null_rows(run, out);
      continue;
    }
    if (run.version && !run.overlay && run.version->patch.empty() && run.version->chunk->overflow().empty() &&
        type != Type::mixed) {
      fill_typed(*run.version->chunk, rows, run, out);
      views = true;
      continue;
    }
    for (std::size_t i = run.begin; i < run.end; ++i) {
      const std::uint32_t row = rows[i] & (block_rows - 1);
      if (run.overlay) {
        if (const ChangedCell* cell = find_cell(run.overlay->cells, row)) {
          if (cell->value.is_null())
            out.set_null(i);
          else
            put_typed(out, i, cell->value, false);
          continue;
        }
      }
      const auto place = run.version ? run.version->find(row) : ChunkVersion::Place{};
      if (place.cell) {
        if (place.cell->overflow != 0) {
          put_typed(out, i, reader.overflow(column, rows[i], *place.cell), false);
        } else {
          put_typed(out, i, place.cell->value, true);
          views = true;
        }
      } else if (place.slot != Chunk::absent) {
        put_slot(out, i, *run.version->chunk, place.slot);
        views = true;
      } else {
        out.set_null(i);
      }
    }
  }
  if (views && out.type() == ColumnType::string) out.keep_alive(pin);
}

}  // namespace kenes
