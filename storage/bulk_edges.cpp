// SPDX-License-Identifier: Apache-2.0
#include "storage/bulk_edges.hpp"

#include <algorithm>
#include <numeric>

#include "storage/codec.hpp"
#include "storage/error.hpp"

namespace kenes {

namespace {

Form form_of(ColumnType type) {
  switch (type) {
    case ColumnType::boolean:
      return Form::boolean;
    case ColumnType::integer:
      return Form::integer;
    case ColumnType::floating:
      return Form::floating;
    case ColumnType::date:
      return Form::date;
    case ColumnType::string:
      return Form::string;
    default:
      return Form::general;
  }
}

std::int64_t integer_at(const Column& column, std::size_t i) {
  i *= column.stride();
  return column.type() == ColumnType::boolean ? column.booleans()[i] : column.integers()[i];
}

/// Stable; `keys[order[i]]` ascends afterwards. One counting pass: ids are dense.
std::vector<std::uint32_t> sorted_by(std::span<const std::uint32_t> order, std::span<const NodeId> keys,
                                     NodeId bound) {
  std::vector<std::uint32_t> starts(bound + std::size_t{1});
  for (const auto i : order) ++starts[keys[i] + std::size_t{1}];
  for (std::size_t k = 1; k < starts.size(); ++k) starts[k] += starts[k - 1];
  std::vector<std::uint32_t> out(order.size());
  for (const auto i : order) out[starts[keys[i]]++] = i;
  return out;
}

/// About 10,000 relationships a group.
std::uint8_t fitting_shift(std::size_t edges, NodeId bound) {
  const double degree = std::max(0.05, static_cast<double>(edges) / std::max<double>(1, bound));
  std::uint8_t shift = 4;
  while (shift < 12 && degree * (2u << shift) <= 12'000) ++shift;
  return shift;
}

}  // namespace

void put_chunk(BulkRecords& records, const GroupId& id, std::string_view bytes) {
  std::uint16_t segment = 0;
  for (const auto piece : cut(bytes))
    records.emplace_back(encode(CellKey{id, segment++}), std::string(piece));
}

void move_to_overflow(ChangedCell& cell, const ColumnId& column, std::uint32_t row, std::uint64_t commit,
                      BulkRecords& overflow) {
  const auto kind = cell.value.kind();
  if (kind != Kind::string && kind != Kind::list && kind != Kind::bytes) return;
  if (kind == Kind::string && cell.value.as_string().size() <= overflow_above - 8) return;
  const auto bytes = value_bytes(cell.value);
  if (bytes.size() <= overflow_above) return;
  std::uint16_t piece = 0;
  for (const auto part : cut(bytes))
    overflow.emplace_back(encode(overflow_key(column, row, piece++, commit)), std::string(part));
  cell.overflow = static_cast<std::uint32_t>(bytes.size());
  cell.value = overflow_place(commit, kind == Kind::string);
}

Value overflow_value(const BulkRecords& overflow, const ColumnId& column, std::uint32_t row,
                     const ChangedCell& cell) {
  std::string bytes;
  for (std::uint16_t piece = 0; bytes.size() < cell.overflow; ++piece) {
    const auto key = encode(overflow_key(column, row, piece, overflow_commit(cell)));
    const auto at =
        std::lower_bound(overflow.begin(), overflow.end(), key,
                         [](const auto& record, const std::string& k) { return record.first < k; });
    if (at == overflow.end() || at->first != key) ByteReader::fail();
    bytes += at->second;
  }
  ByteReader in(bytes);
  return read_value(in);
}

ChunkInput chunk_input(const Column& column, std::size_t from, std::size_t count, const ColumnId& id,
                       std::uint32_t first_row, std::uint64_t commit, BulkRecords& overflow) {
  ChunkInput input;
  input.form = form_of(column.type());
  input.rows = static_cast<std::uint32_t>(count);
  std::size_t nulls = 0;
  if (column.may_have_nulls()) {
    input.present.resize(count);
    for (std::size_t i = 0; i < count; ++i) nulls += 1u - (input.present[i] = !column.is_null(from + i));
    if (nulls == 0) input.present.clear();
    if (nulls == count) return {};
  }
  const auto take_out = [&](std::size_t i, const Value& value) {
    ChangedCell cell{static_cast<std::uint32_t>(i), 0, value};
    move_to_overflow(cell, id, static_cast<std::uint32_t>(first_row + i), commit, overflow);
    if (cell.overflow == 0) return false;
    input.overflow.push_back(std::move(cell));
    if (input.present.empty()) input.present.assign(count, 1);
    input.present[i] = 0;
    return true;
  };
  switch (input.form) {
    case Form::boolean:
    case Form::integer:
    case Form::date:
      input.integers.resize(count);
      for (std::size_t i = 0; i < count; ++i) input.integers[i] = integer_at(column, from + i);
      break;
    case Form::floating:
      input.floats.resize(count);
      for (std::size_t i = 0; i < count; ++i) input.floats[i] = column.floats()[(from + i) * column.stride()];
      break;
    case Form::string:
      input.strings.resize(count);
      for (std::size_t i = 0; i < count; ++i) {
        if (!input.present.empty() && input.present[i] == 0) continue;
        const auto text = column.strings()[(from + i) * column.stride()];
        if (text.size() > overflow_above - 8 && take_out(i, Value(text))) continue;
        input.strings[i] = text;
      }
      break;
    default: {
      Cells cells;
      for (std::size_t i = 0; i < count; ++i) {
        if (column.is_null(from + i)) continue;
        const Value value = column.value(from + i);
        check_storable(value);
        if (!take_out(i, value)) cells.push_back({static_cast<std::uint32_t>(i), 0, value});
      }
      input.values.resize(count);
      input.present.assign(count, 0);
      for (auto& cell : cells) {
        input.present[cell.row] = 1;
        input.values[cell.row] = std::move(cell.value);
      }
    }
  }
  return input;
}

void BulkColumn::fill(std::size_t rows) {
  if (rows <= rows_) return;
  any_null_ |= form_ != Form::empty;
  present_.resize(rows, 0);
  switch (form_) {
    case Form::empty:
      break;
    case Form::boolean:
    case Form::integer:
    case Form::date:
      integers_.resize(rows);
      break;
    case Form::floating:
      floats_.resize(rows);
      break;
    case Form::string:
      texts_.resize(rows);
      break;
    case Form::general:
      values_.resize(rows);
      break;
  }
  rows_ = rows;
}

void BulkColumn::generalize() {
  values_.resize(rows_);
  for (std::size_t i = 0; i < rows_; ++i) {
    if (!present_[i]) continue;
    switch (form_) {
      case Form::boolean:
        values_[i] = Value(integers_[i] != 0);
        break;
      case Form::integer:
        values_[i] = Value(integers_[i]);
        break;
      case Form::date:
        values_[i] = Value(Date{integers_[i]});
        break;
      case Form::floating:
        values_[i] = Value(floats_[i]);
        break;
      case Form::string:
        values_[i] = Value(std::string_view(text_).substr(texts_[i].first, texts_[i].second));
        break;
      default:
        break;
    }
  }
  form_ = Form::general;
}

void BulkColumn::append(const Column& column, std::size_t rows_before, std::size_t count) {
  fill(rows_before);
  const Form form = form_of(column.type());
  if (form_ == Form::empty) {
    form_ = form;
    const auto rows = rows_;
    rows_ = 0;
    any_null_ = rows > 0;
    fill(rows);
  } else if (form_ != form && form_ != Form::general) {
    generalize();
  }
  const std::size_t start = rows_;
  const bool nulls_before = any_null_;
  fill(start + count);
  any_null_ = nulls_before;
  for (std::size_t i = 0; i < count; ++i) {
    const bool null = column.is_null(i);
    present_[start + i] = !null;
    any_null_ |= null;
    if (null) continue;
    switch (form_) {
      case Form::boolean:
      case Form::integer:
      case Form::date:
        integers_[start + i] = integer_at(column, i);
        break;
      case Form::floating:
        floats_[start + i] = column.floats()[i * column.stride()];
        break;
      case Form::string: {
        const auto text = column.strings()[i * column.stride()];
        texts_[start + i] = {text_.size(), static_cast<std::uint32_t>(text.size())};
        text_ += text;
        break;
      }
      default:
        values_[start + i] = column.value(i);
        check_storable(values_[start + i]);
    }
  }
}

ChunkInput BulkColumn::block(std::span<const std::uint32_t> order, const ColumnId& id,
                             std::uint32_t first_row, std::uint64_t commit, BulkRecords& overflow) const {
  ChunkInput input;
  input.rows = static_cast<std::uint32_t>(order.size());
  input.form = form_;
  std::size_t count = order.size();
  if (any_null_ || rows_ == 0 ||
      std::any_of(order.begin(), order.end(), [&](auto i) { return i >= rows_; })) {
    input.present.resize(order.size());
    count = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
      count += input.present[i] = order[i] < rows_ ? present_[order[i]] : 0;
    if (count == order.size()) input.present.clear();
  }
  if (count == 0) return {};
  const auto each = [&](auto&& put) {
    for (std::size_t i = 0; i < order.size(); ++i)
      if (input.present.empty() || input.present[i] != 0) put(i, order[i]);
  };
  const auto take_out = [&](std::size_t i, const Value& value) {
    ChangedCell cell{static_cast<std::uint32_t>(i), 0, value};
    move_to_overflow(cell, id, static_cast<std::uint32_t>(first_row + i), commit, overflow);
    if (cell.overflow == 0) return false;
    input.overflow.push_back(std::move(cell));
    if (input.present.empty()) input.present.assign(order.size(), 1);
    input.present[i] = 0;
    return true;
  };
  switch (form_) {
    case Form::empty:
      return {};
    case Form::boolean:
    case Form::integer:
    case Form::date:
      input.integers.resize(order.size());
      each([&](std::size_t to, std::size_t from) { input.integers[to] = integers_[from]; });
      break;
    case Form::floating:
      input.floats.resize(order.size());
      each([&](std::size_t to, std::size_t from) { input.floats[to] = floats_[from]; });
      break;
    case Form::string:
      input.strings.resize(order.size());
      each([&](std::size_t to, std::size_t from) {
        const auto text = std::string_view(text_).substr(texts_[from].first, texts_[from].second);
        if (text.size() <= overflow_above - 8 || !take_out(to, Value(text))) input.strings[to] = text;
      });
      break;
    case Form::general:
      input.values.resize(order.size());
      each([&](std::size_t to, std::size_t from) {
        if (!take_out(to, values_[from])) input.values[to] = values_[from];
      });
      break;
  }
  return input;
}

Value BulkColumn::value(std::size_t row) const {
  if (row >= rows_ || (!present_.empty() && (row >= present_.size() || present_[row] == 0))) return {};
  switch (form_) {
    case Form::boolean:
      return Value(integers_[row] != 0);
    case Form::integer:
      return Value(integers_[row]);
    case Form::date:
      return Value(Date{integers_[row]});
    case Form::floating:
      return Value(floats_[row]);
    case Form::string:
      return Value(std::string_view(text_).substr(texts_[row].first, texts_[row].second));
    case Form::general:
      return values_[row];
    default:
      return {};
  }
}

void BulkEdges::each(std::span<const KeyId> keys,
                     const std::function<void(EdgeId, std::span<const Value>)>& visit) const {
  std::vector<const BulkColumn*> columns;
  for (const KeyId key : keys) {
    const auto found = columns_.find(key);
    columns.push_back(found == columns_.end() ? nullptr : &found->second);
  }
  std::vector<Value> values(keys.size());
  for (std::size_t i = 0; i < order_.size(); ++i) {
    for (std::size_t k = 0; k < keys.size(); ++k)
      values[k] = columns[k] ? columns[k]->value(order_[i]) : Value();
    visit(first_id_ + static_cast<EdgeId>(i), values);
  }
}

void BulkEdges::add(std::span<const NodeId> sources, std::span<const NodeId> targets,
                    std::span<const KeyId> keys, std::span<const Column> columns) {
  const std::size_t before = sources_.size();
  if (before + sources.size() > 0xFFFF'0000ull)
    throw Error(ErrorCode::import, "the relationships of one type are more than it has ids for");
  for (std::size_t c = 0; c < keys.size(); ++c) columns_[keys[c]].append(columns[c], before, sources.size());
  sources_.insert(sources_.end(), sources.begin(), sources.end());
  targets_.insert(targets_.end(), targets.begin(), targets.end());
}

void BulkEdges::build(const Place& place, BulkRecords& adjacency, BulkRecords& properties,
                      BulkRecords& overflow, Touched& touched, const DirectoryType& directory_type) {
  const std::size_t count = sources_.size();
  if (count == 0) return;
  auto& state = place.counts.type(place.type);
  const NodeId bound = place.counts.bound;
  if (state.bound == 0) state.shift[0] = state.shift[1] = fitting_shift(count, bound);
  // New ids begin a block of their own, so that no chunk is shared with rows before.
  const std::uint64_t first_free = (std::uint64_t{state.bound} + block_rows - 1) / block_rows * block_rows;
  if (first_free + count > 0xFFFF'0000ull)
    throw Error(ErrorCode::import, "the relationships of one type are more than it has ids for");
  const auto first = static_cast<EdgeId>(first_free);

  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0u);
  order = sorted_by(sorted_by(order, targets_, bound), sources_, bound);
  std::vector<NodeId> rows(count), neighbours(count);
  std::vector<EdgeId> ids(count);
  for (std::size_t i = 0; i < count; ++i) {
    rows[i] = sources_[order[i]];
    neighbours[i] = targets_[order[i]];
    ids[i] = first + static_cast<EdgeId>(i);
  }
  place.limits.check();
  build_lists(place, Direction::out, rows, neighbours, ids, adjacency, touched, directory_type);

  std::vector<std::uint32_t> blocks;
  for (std::size_t from = 0; from < count; from += block_rows) {
    place.limits.check();
    const std::size_t size = std::min<std::size_t>(block_rows, count - from);
    const auto row = first + static_cast<EdgeId>(from);
    const std::uint32_t block = row >> block_shift;
    blocks.push_back(block);
    ChunkInput sources;
    sources.form = Form::integer;
    sources.rows = static_cast<std::uint32_t>(size);
    sources.integers.assign(rows.begin() + static_cast<std::ptrdiff_t>(from),
                            rows.begin() + static_cast<std::ptrdiff_t>(from + size));
    put_chunk(properties, {ColumnId::sources(place.type), block}, encode_chunk(sources));
    for (const auto& [key, column] : columns_) {
      const auto id = ColumnId::edge_property(place.type, key);
      const auto input =
          column.block(std::span(order).subspan(from, size), id, row, place.counts.commit, overflow);
      if (input.form == Form::empty && input.overflow.empty()) continue;
      put_chunk(properties, {id, block}, encode_chunk(input));
      add_sorted(state.keys, key);
    }
  }
  touched.push_back({ColumnId::sources(place.type), blocks});
  for (const auto& [key, column] : columns_)
    touched.push_back({ColumnId::edge_property(place.type, key), blocks});

  std::vector<std::uint32_t> positions(count);
  std::iota(positions.begin(), positions.end(), 0u);
  positions = sorted_by(positions, neighbours, bound);
  std::vector<NodeId> in_rows(count), in_neighbours(count);
  std::vector<EdgeId> in_ids(count);
  for (std::size_t i = 0; i < count; ++i) {
    in_rows[i] = neighbours[positions[i]];
    in_neighbours[i] = rows[positions[i]];
    in_ids[i] = ids[positions[i]];
  }
  place.limits.check();
  build_lists(place, Direction::in, in_rows, in_neighbours, in_ids, adjacency, touched, directory_type);
  state.bound = first + static_cast<EdgeId>(count);
  state.edges += count;
  first_id_ = first;
  order_ = std::move(order);
}

void BulkEdges::build_lists(const Place& place, Direction direction, std::span<const NodeId> rows,
                            std::span<const NodeId> neighbours, std::span<const EdgeId> ids,
                            BulkRecords& adjacency, Touched& touched, const DirectoryType& directory_type) {
  auto& state = place.counts.type(place.type);
  const auto d = static_cast<unsigned>(direction);
  const std::uint8_t shift = state.shift[d];
  const NodeId mask = (1u << shift) - 1;
  const Lane* lane = place.base.state().adjacency_lane(place.type, direction);
  std::vector<std::uint32_t> groups;
  std::uint32_t last_block = 0xFFFFFFFF;
  for (std::size_t from = 0; from < rows.size();) {
    const std::uint32_t g = rows[from] >> shift;
    std::size_t to = from;
    std::vector<std::uint32_t> degrees;
    for (; to < rows.size() && rows[to] >> shift == g; ++to) {
      degrees.resize((rows[to] & mask) + 1u);
      ++degrees.back();
      if (const std::uint32_t block = rows[to] >> block_shift; block != last_block)
        directory_type(last_block = block, direction, place.type);
    }
    std::uint16_t segment = 0;
    const auto pin = place.base.reader().cache().pin();
    const AdjacencyGroup* old = lane ? place.base.reader().adjacency(*lane, g) : nullptr;
    if (old && !old->neighbours.empty()) {
      AdjacencyCells cells;
      cells.reserve(to - from);
      for (std::size_t i = from; i < to; ++i) cells.push_back({rows[i] & mask, neighbours[i], ids[i], true});
      const auto merged = with_cells(*old, cells);
      for (std::uint32_t r = 0; r < degrees.size(); ++r)
        state.rows[d] += degrees[r] > 0 && old->degree(r) == 0;
      for (auto& bytes : encode(*merged))
        adjacency.emplace_back(encode(CellKey{{ColumnId::adjacency(place.type, direction), g}, segment++}),
                               std::move(bytes));
    } else {
      AdjacencyGroup group;
      group.offsets.resize(degrees.size() + 1);
      for (std::size_t r = 0; r < degrees.size(); ++r) {
        group.offsets[r + 1] = group.offsets[r] + degrees[r];
        state.rows[d] += degrees[r] > 0;
      }
      group.neighbours.assign(neighbours.begin() + static_cast<std::ptrdiff_t>(from),
                              neighbours.begin() + static_cast<std::ptrdiff_t>(to));
      if (direction == Direction::out)
        group.first_id = ids[from];
      else
        group.ids.assign(ids.begin() + static_cast<std::ptrdiff_t>(from),
                         ids.begin() + static_cast<std::ptrdiff_t>(to));
      for (auto& bytes : encode(group))
        adjacency.emplace_back(encode(CellKey{{ColumnId::adjacency(place.type, direction), g}, segment++}),
                               std::move(bytes));
    }
    // Deletions that no fold has seen yet may leave the group with fewer segments than are stored.
    for (std::string stored; old; ++segment) {
      auto key = encode(CellKey{{ColumnId::adjacency(place.type, direction), g}, segment});
      if (!place.base.reader().rocks().get(place.now, Family::adjacency, key, stored)) break;
      adjacency.emplace_back(std::move(key), std::string());
    }
    groups.push_back(g);
    from = to;
  }
  touched.push_back({ColumnId::adjacency(place.type, direction), std::move(groups)});
}

}  // namespace kenes
