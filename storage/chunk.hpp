// SPDX-License-Identifier: Apache-2.0
// Chunk: the values of one column in a block of 2,048 rows: typed, with presence, smallest and largest value;
// rows without a value cost a bit, or nothing where fewer than 1 in 16 has one (sparse). Mixed kinds take the
// general form. Immutable once decoded, shared by threads. ChunkVersion is a chunk and the cells that changed
// since, small enough not to be worth a new chunk.
//
// On disk (cut into segments of 48 KB):
//   form u8 | rows | presence u8 (0 all, 1 bits, 2 sparse) [count | bits or packed rows] | payload | overflow
//   integers, dates, booleans:  smallest, largest, width u8, packed
//   doubles:                    smallest, largest, 8 bytes each
//   strings:                    0 u8, packed lengths, bytes  |  1 u8, entries, packed lengths, bytes, packed
//   codes general:                    values, kind first overflow:                   count | row, length,
//   commit and kind
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/cache.hpp"
#include "storage/cells.hpp"
#include "storage/column.hpp"

namespace kenes {

inline constexpr std::uint8_t block_shift = 11;
inline constexpr std::uint32_t block_rows = 1u << block_shift;

/// On disk: never renumber.
enum class Form : std::uint8_t {
  empty = 0,
  boolean = 1,
  integer = 2,
  floating = 3,
  date = 4,
  string = 5,
  general = 6
};

class Chunk {
 public:
  static constexpr std::uint32_t absent = 0xFFFFFFFF;

  /// Throws Error (corruption) where the bytes are not what encode_chunk() makes.
  static std::shared_ptr<const Chunk> decode(std::string_view bytes);

  Form form() const noexcept { return form_; }
  std::uint32_t rows() const noexcept { return rows_; }
  bool all_present() const noexcept { return presence_.empty() && !sparse_; }
  const Cells& overflow() const noexcept { return overflow_; }
  std::size_t bytes() const noexcept { return bytes_; }

  /// Where the value of a row lies, or `absent` (then it may be in overflow).
  std::uint32_t slot(std::uint32_t row) const noexcept {
    if (row >= rows_) return absent;
    if (sparse_) return sparse_slot(row);
    if (!presence_.empty() && ((presence_[row >> 6] >> (row & 63)) & 1) == 0) return absent;
    return row;
  }
  /// For forms boolean, integer and date.
  std::int64_t integer(std::uint32_t slot) const noexcept {
    switch (narrow_) {
      case 0:
        return base_;
      case 1:
        return base_ + data_[slot];
      case 2:
        return base_ + reinterpret_cast<const std::uint16_t*>(data_.data())[slot];
      case 4:
        return base_ + reinterpret_cast<const std::uint32_t*>(data_.data())[slot];
      default:
        return reinterpret_cast<const std::int64_t*>(data_.data())[slot];
    }
  }
  /// Bytes a value: 0 (all are base()), 1, 2, 4 (unsigned, added to base()) or 8 (whole).
  unsigned narrow() const noexcept { return narrow_; }
  std::int64_t base() const noexcept { return base_; }
  std::int64_t largest() const noexcept { return largest_; }
  const std::uint8_t* data() const noexcept { return data_.data(); }
  double floating(std::uint32_t slot) const noexcept { return floats_[slot]; }
  std::string_view string(std::uint32_t slot) const noexcept {
    std::uint32_t i = slot;
    if (dictionary_)
      i = narrow_ == 0   ? 0
          : narrow_ == 1 ? data_[slot]
                         : reinterpret_cast<const std::uint16_t*>(data_.data())[slot];
    return {text_.data() + offsets_[i], offsets_[i + 1] - offsets_[i]};
  }
  const Value& general(std::uint32_t slot) const noexcept { return values_[slot]; }
  Value value(std::uint32_t slot) const;
  /// All cells, overflow ones included, ascending by row.
  Cells cells() const;

 private:
  std::uint32_t sparse_slot(std::uint32_t row) const noexcept;
  void read_integers(class ByteReader& in, std::size_t count);
  void read_strings(class ByteReader& in, std::size_t count);
  void narrow_codes(const char* packed, std::size_t count, unsigned width);

  Form form_ = Form::empty;
  bool sparse_ = false;
  bool dictionary_ = false;
  std::uint8_t narrow_ = 0;
  std::uint32_t rows_ = 0;
  std::int64_t base_ = 0, largest_ = 0;
  std::vector<std::uint64_t> presence_;
  std::vector<std::uint16_t> sparse_rows_;
  std::vector<std::uint8_t> data_;
  std::vector<double> floats_;
  std::vector<std::uint32_t> offsets_;
  std::string text_;
  std::vector<Value> values_;
  Cells overflow_;
  std::size_t bytes_ = 0;
};

/// Typed values of a block for encode_chunk(): one vector is filled, as the form says, one entry a row.
struct ChunkInput {
  Form form = Form::empty;
  std::uint32_t rows = 0;
  std::vector<std::uint8_t> present;  ///< 1 where a row has a value; empty: all have
  std::vector<std::int64_t> integers;
  std::vector<double> floats;
  std::vector<std::string_view> strings;
  std::vector<Value> values;
  Cells overflow;
};

std::string encode_chunk(const ChunkInput& input);
/// The chunk of these cells (no null ones), in the tightest form.
std::string encode_chunk(const Cells& cells);

/// 2 * commit + (1 for a string): what a cell's value holds where the value itself lies in overflow.
inline Value overflow_place(std::uint64_t commit, bool is_string) {
  return Value(static_cast<std::int64_t>(commit * 2 + (is_string ? 1 : 0)));
}
inline std::uint64_t overflow_commit(const ChangedCell& cell) {
  return static_cast<std::uint64_t>(cell.value.as_integer()) / 2;
}
inline bool overflow_is_string(const ChangedCell& cell) { return (cell.value.as_integer() & 1) != 0; }

struct ChunkVersion final : Decoded {
  std::shared_ptr<const Chunk> chunk;  ///< never null
  Cells patch;                         ///< override the chunk; null cells: no value

  enum class Type : std::uint8_t { none, boolean, integer, floating, date, string, mixed };
  Type type = Type::none;  ///< of all present values
  /// The type of values that are some of the one, some of the other.
  static Type both(Type a, Type b) noexcept;

  ChunkVersion(std::shared_ptr<const Chunk> base, Cells cells);
  /// The cell of a row: a pointer into the patch or overflow list, or a slot of the chunk, or nothing.
  struct Place {
    const ChangedCell* cell = nullptr;
    std::uint32_t slot = Chunk::absent;
  };
  Place find(std::uint32_t row) const noexcept;
  Cells cells() const;  ///< all present ones, ascending
};

/// The version after `cells`; a long patch is worked into a new chunk.
std::unique_ptr<ChunkVersion> with_cells(const ChunkVersion& version, const Cells& cells);

}  // namespace kenes
