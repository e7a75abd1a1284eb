// SPDX-License-Identifier: Apache-2.0
#include "storage/chunk.hpp"

#include <algorithm>
#include <unordered_map>

#include "storage/codec.hpp"

namespace kenes {

namespace {

constexpr std::size_t longest_patch = 256;

// Presence kinds; on disk: never renumber.
constexpr std::uint8_t presence_all = 0, presence_bits = 1, presence_sparse = 2;

Form form_of(Kind kind) {
  switch (kind) {
    case Kind::boolean:
      return Form::boolean;
    case Kind::integer:
      return Form::integer;
    case Kind::floating:
      return Form::floating;
    case Kind::date:
      return Form::date;
    case Kind::string:
      return Form::string;
    default:
      return Form::general;
  }
}

ChunkVersion::Type type_of(Form form) {
  return form == Form::general ? ChunkVersion::Type::mixed : static_cast<ChunkVersion::Type>(form);
}

ChunkVersion::Type type_of(const ChangedCell& cell) {
  if (cell.overflow != 0)
    return overflow_is_string(cell) ? ChunkVersion::Type::string : ChunkVersion::Type::mixed;
  return cell.value.is_null() ? ChunkVersion::Type::none : type_of(form_of(cell.value.kind()));
}

unsigned narrow_bytes(unsigned width) {
  return width == 0 ? 0 : width <= 8 ? 1 : width <= 16 ? 2 : width <= 32 ? 4 : 8;
}

void write_strings(ByteWriter& out, const std::vector<std::string_view>& strings) {
  std::unordered_map<std::string_view, std::uint32_t> codes;
  std::vector<std::uint32_t> code(strings.size());
  std::vector<std::string_view> entries;
  std::size_t plain = 0, distinct = 0;
  for (std::size_t i = 0; i < strings.size(); ++i) {
    plain += strings[i].size();
    // More than half distinct so far: a dictionary will not pay.
    if (i == 512 && entries.size() > 320) {
      entries.clear();
      distinct = plain = 0;
      codes.clear();
      break;
    }
    const auto [at, added] = codes.emplace(strings[i], static_cast<std::uint32_t>(entries.size()));
    if (added) {
      entries.push_back(strings[i]);
      distinct += strings[i].size();
    }
    code[i] = at->second;
  }
  const bool dictionary = !entries.empty() && entries.size() <= 0xFFFF &&
                          distinct + entries.size() + strings.size() < plain + strings.size();
  const auto& texts = dictionary ? entries : strings;
  out.u8(dictionary ? 1 : 0);
  if (dictionary) out.varint(entries.size());
  std::vector<std::uint32_t> lengths(texts.size());
  std::uint32_t longest = 0;
  for (std::size_t i = 0; i < texts.size(); ++i)
    longest = std::max(longest, lengths[i] = static_cast<std::uint32_t>(texts[i].size()));
  const unsigned width = packed_width(longest);
  out.u8(static_cast<std::uint8_t>(width));
  out.packed(std::span<const std::uint32_t>(lengths), 0u, width);
  for (const auto text : texts) out.raw(text.data(), text.size());
  if (dictionary) {
    const unsigned code_width = packed_width(entries.size() - 1);
    out.u8(static_cast<std::uint8_t>(code_width));
    out.packed(std::span<const std::uint32_t>(code), 0u, code_width);
  }
}

}  // namespace

std::string encode_chunk(const ChunkInput& input) {
  ByteWriter out;
  std::uint32_t count = 0;
  if (input.form != Form::empty) {
    if (input.present.empty()) {
      count = input.rows;
    } else {
      for (const auto p : input.present) count += p;
    }
  }
  const bool all = count == input.rows;
  const bool sparse = !all && count * 16 < input.rows;
  out.u8(static_cast<std::uint8_t>(input.form));
  out.varint(input.rows);
  out.u8(all ? presence_all : sparse ? presence_sparse : presence_bits);
  std::vector<std::uint32_t> rows;  // those that have a place in the payload
  if (sparse) {
    for (std::uint32_t r = 0; r < input.rows && count > 0; ++r)
      if (input.present[r]) rows.push_back(r);
    out.varint(count);
    out.packed(std::span<const std::uint32_t>(rows), 0u, block_shift);
  } else if (!all) {
    std::vector<std::uint8_t> bits((input.rows + 7) / 8);
    for (std::uint32_t r = 0; r < input.rows; ++r)
      bits[r / 8] |= static_cast<std::uint8_t>(input.present[r] << (r % 8));
    out.varint(count);
    out.raw(bits.data(), bits.size());
  }
  const std::size_t places = sparse ? count : input.rows;
  auto row_at = [&](std::size_t i) { return sparse ? rows[i] : static_cast<std::uint32_t>(i); };
  auto is_present = [&](std::uint32_t r) { return input.present.empty() || input.present[r] != 0; };
  switch (input.form) {
    case Form::empty:
      break;
    case Form::boolean:
    case Form::integer:
    case Form::date: {
      std::int64_t low = INT64_MAX, high = INT64_MIN;
      for (std::size_t i = 0; i < places; ++i)
        if (const auto r = row_at(i); is_present(r)) {
          low = std::min(low, input.integers[r]);
          high = std::max(high, input.integers[r]);
        }
      if (count == 0) low = high = 0;
      std::vector<std::int64_t> numbers(places, low);
      for (std::size_t i = 0; i < places; ++i)
        if (const auto r = row_at(i); is_present(r)) numbers[i] = input.integers[r];
      const unsigned width = packed_width(static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low));
      out.zigzag(low);
      out.zigzag(high);
      out.u8(static_cast<std::uint8_t>(width));
      out.packed(std::span<const std::int64_t>(numbers), low, width);
      break;
    }
    case Form::floating: {
      std::vector<double> numbers(places, 0.0);
      double low = 0, high = 0;
      bool any = false;
      for (std::size_t i = 0; i < places; ++i) {
        const auto r = row_at(i);
        if (!is_present(r)) continue;
        numbers[i] = input.floats[r];
        low = any ? std::min(low, numbers[i]) : numbers[i];
        high = any ? std::max(high, numbers[i]) : numbers[i];
        any = true;
      }
      out.f64(low);
      out.f64(high);
      out.raw(numbers.data(), numbers.size() * 8);
      break;
    }
    case Form::string: {
      std::vector<std::string_view> strings(places);
      for (std::size_t i = 0; i < places; ++i)
        if (const auto r = row_at(i); is_present(r)) strings[i] = input.strings[r];
      write_strings(out, strings);
      break;
    }
    case Form::general:
      for (std::size_t i = 0; i < places; ++i) {
        const auto r = row_at(i);
        write_value(out, is_present(r) ? input.values[r] : Value());
      }
      break;
  }
  out.varint(input.overflow.size());
  for (const ChangedCell& cell : input.overflow) {
    out.varint(cell.row);
    out.varint(cell.overflow);
    out.varint(static_cast<std::uint64_t>(cell.value.as_integer()));
  }
  return out.take();
}

std::string encode_chunk(const Cells& cells) {
  ChunkInput input;
  for (const ChangedCell& cell : cells) {
    if (cell.overflow != 0) {
      input.overflow.push_back(cell);
      continue;
    }
    const Form form = form_of(cell.value.kind());
    if (input.form == Form::empty) input.form = form;
    if (input.form != form) input.form = Form::general;
    input.rows = cell.row + 1;
  }
  if (input.form != Form::empty) input.present.assign(input.rows, 0);
  switch (input.form) {
    case Form::empty:
      break;
    case Form::boolean:
    case Form::integer:
    case Form::date:
      input.integers.resize(input.rows);
      break;
    case Form::floating:
      input.floats.resize(input.rows);
      break;
    case Form::string:
      input.strings.resize(input.rows);
      break;
    case Form::general:
      input.values.resize(input.rows);
      break;
  }
  for (const ChangedCell& cell : cells) {
    if (cell.overflow != 0) continue;
    input.present[cell.row] = 1;
    switch (input.form) {
      case Form::boolean:
        input.integers[cell.row] = cell.value.as_boolean();
        break;
      case Form::integer:
        input.integers[cell.row] = cell.value.as_integer();
        break;
      case Form::date:
        input.integers[cell.row] = cell.value.as_date().days;
        break;
      case Form::floating:
        input.floats[cell.row] = cell.value.as_float();
        break;
      case Form::string:
        input.strings[cell.row] = cell.value.as_string();
        break;
      default:
        input.values[cell.row] = cell.value;
        break;
    }
  }
  return encode_chunk(input);
}

void Chunk::narrow_codes(const char* packed, std::size_t count, unsigned width) {
  narrow_ = static_cast<std::uint8_t>(narrow_bytes(width));
  data_.resize(count * narrow_);
  switch (narrow_) {
    case 0:
      break;
    case 1:
      unpack<std::uint8_t>(packed, count, width, 0, data_.data());
      break;
    case 2:
      unpack<std::uint16_t>(packed, count, width, 0, reinterpret_cast<std::uint16_t*>(data_.data()));
      break;
    case 4:
      unpack<std::uint32_t>(packed, count, width, 0, reinterpret_cast<std::uint32_t*>(data_.data()));
      break;
    default:
      unpack<std::int64_t>(packed, count, width, base_, reinterpret_cast<std::int64_t*>(data_.data()));
      break;
  }
}

void Chunk::read_integers(ByteReader& in, std::size_t count) {
  base_ = in.zigzag();
  largest_ = in.zigzag();
  const unsigned width = in.u8();
  narrow_codes(in.packed(count, width), count, width);
}

void Chunk::read_strings(ByteReader& in, std::size_t count) {
  dictionary_ = in.u8() == 1;
  const std::size_t entries = dictionary_ ? in.varint(0xFFFF) : count;
  const unsigned width = in.u8();
  if (width > 32) ByteReader::fail();
  offsets_.resize(entries + 1);
  unpack(in.packed(entries, width), entries, width, 0u, offsets_.data() + 1);
  std::uint64_t total = 0;
  for (std::size_t i = 1; i <= entries; ++i) {
    total += offsets_[i];
    offsets_[i] = static_cast<std::uint32_t>(total);
  }
  if (total > in.left()) ByteReader::fail();
  text_.assign(in.need(total), total);
  if (dictionary_) {
    const unsigned code_width = in.u8();
    if (code_width > 16 || entries == 0) ByteReader::fail();
    narrow_codes(in.packed(count, code_width), count, code_width);
    for (std::size_t i = 0; i < count; ++i)
      if ((narrow_ == 1   ? data_[i]
           : narrow_ == 2 ? reinterpret_cast<std::uint16_t*>(data_.data())[i]
                          : 0) >= entries)
        ByteReader::fail();
  }
}

std::shared_ptr<const Chunk> Chunk::decode(std::string_view bytes) {
  auto chunk = std::make_shared<Chunk>();
  ByteReader in(bytes);
  const auto form = in.u8();
  if (form > 6) ByteReader::fail();
  chunk->form_ = static_cast<Form>(form);
  chunk->rows_ = static_cast<std::uint32_t>(in.varint(block_rows));
  const auto presence = in.u8();
  std::size_t places = chunk->rows_;
  if (presence == presence_sparse) {
    chunk->sparse_ = true;
    places = in.varint(chunk->rows_);
    chunk->sparse_rows_.resize(places);
    unpack<std::uint16_t>(in.packed(places, block_shift), places, block_shift, 0, chunk->sparse_rows_.data());
    for (std::size_t i = 0; i < places; ++i)
      if (chunk->sparse_rows_[i] >= chunk->rows_ ||
          (i > 0 && chunk->sparse_rows_[i] <= chunk->sparse_rows_[i - 1]))
        ByteReader::fail();
  } else if (presence == presence_bits) {
    in.varint(chunk->rows_);
    chunk->presence_.resize((chunk->rows_ + 63) / 64 + 1);
    std::memcpy(chunk->presence_.data(), in.need((chunk->rows_ + 7) / 8), (chunk->rows_ + 7) / 8);
  } else if (presence != presence_all) {
    ByteReader::fail();
  }
  switch (chunk->form_) {
    case Form::empty:
      if (places != 0) ByteReader::fail();
      break;
    case Form::boolean:
    case Form::integer:
    case Form::date:
      chunk->read_integers(in, places);
      break;
    case Form::floating:
      in.f64();
      in.f64();
      chunk->floats_.resize(places);
      std::memcpy(chunk->floats_.data(), in.need(places * 8), places * 8);
      break;
    case Form::string:
      chunk->read_strings(in, places);
      break;
    case Form::general:
      chunk->values_.reserve(places);
      for (std::size_t i = 0; i < places; ++i) chunk->values_.push_back(read_value(in));
      break;
  }
  const auto overflow = in.varint(block_rows);
  for (std::uint64_t i = 0; i < overflow; ++i) {
    ChangedCell cell;
    cell.row = static_cast<std::uint32_t>(in.varint(block_rows - 1));
    cell.overflow = static_cast<std::uint32_t>(in.varint(0xFFFFFFFF));
    cell.value = Value(static_cast<std::int64_t>(in.varint()));
    if (i > 0 && chunk->overflow_.back().row >= cell.row) ByteReader::fail();
    chunk->overflow_.push_back(std::move(cell));
  }
  if (!in.at_end()) ByteReader::fail();
  chunk->bytes_ = sizeof(Chunk) + chunk->presence_.capacity() * 8 + chunk->sparse_rows_.capacity() * 2 +
                  chunk->data_.capacity() + chunk->floats_.capacity() * 8 + chunk->offsets_.capacity() * 4 +
                  chunk->text_.capacity() + chunk->overflow_.capacity() * sizeof(ChangedCell);
  for (const auto& value : chunk->values_) chunk->bytes_ += sizeof(Value) + value.heap_bytes();
  return chunk;
}

std::uint32_t Chunk::sparse_slot(std::uint32_t row) const noexcept {
  const auto at = std::lower_bound(sparse_rows_.begin(), sparse_rows_.end(), row);
  return at != sparse_rows_.end() && *at == row ? static_cast<std::uint32_t>(at - sparse_rows_.begin())
                                                : absent;
}

Value Chunk::value(std::uint32_t slot) const {
  switch (form_) {
    case Form::empty:
      break;
    case Form::boolean:
      return Value(integer(slot) != 0);
    case Form::integer:
      return Value(integer(slot));
    case Form::date:
      return Value(Date{integer(slot)});
    case Form::floating:
      return Value(floating(slot));
    case Form::string:
      return Value(string(slot));
    case Form::general:
      return values_[slot];
  }
  return {};
}

Cells Chunk::cells() const {
  Cells out;
  for (std::uint32_t row = 0; row < rows_; ++row)
    if (const auto at = slot(row); at != absent) out.push_back({row, 0, value(at)});
  merge(out, overflow_);
  return out;
}

ChunkVersion::Type ChunkVersion::both(Type a, Type b) noexcept {
  if (a == Type::none) return b;
  if (b == Type::none || a == b) return a;
  return Type::mixed;
}

ChunkVersion::ChunkVersion(std::shared_ptr<const Chunk> base, Cells cells)
    : chunk(std::move(base)), patch(std::move(cells)) {
  type = type_of(chunk->form());
  for (const ChangedCell& cell : chunk->overflow()) type = ChunkVersion::both(type, type_of(cell));
  bytes = sizeof *this + chunk->bytes() + patch.capacity() * sizeof(ChangedCell);
  for (const ChangedCell& cell : patch) {
    type = ChunkVersion::both(type, type_of(cell));
    bytes += cell.value.heap_bytes();
  }
}

ChunkVersion::Place ChunkVersion::find(std::uint32_t row) const noexcept {
  if (!patch.empty())
    if (const ChangedCell* cell = find_cell(patch, row)) {
      if (cell->overflow == 0 && cell->value.is_null()) return {};
      return {cell, Chunk::absent};
    }
  if (const auto slot = chunk->slot(row); slot != Chunk::absent) return {nullptr, slot};
  if (!chunk->overflow().empty()) return {find_cell(chunk->overflow(), row), Chunk::absent};
  return {};
}

Cells ChunkVersion::cells() const {
  Cells all = chunk->cells();
  merge(all, patch);
  std::erase_if(all, [](const ChangedCell& cell) { return cell.overflow == 0 && cell.value.is_null(); });
  return all;
}

std::unique_ptr<ChunkVersion> with_cells(const ChunkVersion& version, const Cells& cells) {
  Cells patch = version.patch;
  merge(patch, cells);
  auto next = std::make_unique<ChunkVersion>(version.chunk, std::move(patch));
  if (next->patch.size() <= longest_patch) return next;
  return std::make_unique<ChunkVersion>(Chunk::decode(encode_chunk(next->cells())), Cells{});
}

}  // namespace kenes
