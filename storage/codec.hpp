// SPDX-License-Identifier: Apache-2.0
// Bytes of values on disk: little-endian numbers, variable-length integers, bit packing with one width for
// all (frame of reference: the smallest value is subtracted first) and the encoding of single Values. Reading
// checks every bound and throws Error (corruption) instead of running over the end.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "storage/value.hpp"

namespace kenes {

class ByteWriter {
 public:
  void u8(std::uint8_t v) { out_.push_back(static_cast<char>(v)); }
  void u32(std::uint32_t v) { raw(&v, 4); }
  void u64(std::uint64_t v) { raw(&v, 8); }
  void f64(double v) { raw(&v, 8); }
  /// LEB128: 7 bits a byte, the lowest first.
  void varint(std::uint64_t v);
  void zigzag(std::int64_t v) {
    varint((static_cast<std::uint64_t>(v) << 1) ^ static_cast<std::uint64_t>(v >> 63));
  }
  void text(std::string_view v) {
    varint(v.size());
    out_.append(v);
  }
  void raw(const void* data, std::size_t size) { out_.append(static_cast<const char*>(data), size); }
  /// Each number in `width` bits, then 8 spare bytes, so that a reader may load 64 bits anywhere.
  template <class T>
  void packed(std::span<const T> numbers, T base, unsigned width);

  std::size_t size() const noexcept { return out_.size(); }
  std::string& bytes() noexcept { return out_; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  std::uint8_t u8() { return static_cast<std::uint8_t>(*need(1)); }
  std::uint32_t u32() { return number<std::uint32_t>(); }
  std::uint64_t u64() { return number<std::uint64_t>(); }
  double f64() { return number<double>(); }
  std::uint64_t varint();
  /// A varint that must be at most `limit`: sizes are checked before anything is allocated.
  std::uint64_t varint(std::uint64_t limit);
  std::int64_t zigzag() {
    const auto v = varint();
    return static_cast<std::int64_t>(v >> 1) ^ -static_cast<std::int64_t>(v & 1);
  }
  std::string_view text() {
    const auto size = varint(left());
    return {need(size), size};
  }
  const char* need(std::size_t size) {
    if (left() < size) fail();
    const char* at = at_;
    at_ += size;
    return at;
  }
  /// The bytes of `count` packed numbers and their spare bytes.
  const char* packed(std::size_t count, unsigned width);
  std::size_t left() const noexcept { return static_cast<std::size_t>(end_ - at_); }
  bool at_end() const noexcept { return at_ == end_; }
  [[noreturn]] static void fail();

 private:
  template <class T>
  T number() {
    T v;
    std::memcpy(&v, need(sizeof v), sizeof v);
    return v;
  }
  const char* at_;
  const char* end_;
};

/// Bits that numbers 0 .. range need; 58 and more round up to 64 (a 64-bit load reaches 57 at any bit).
unsigned packed_width(std::uint64_t range) noexcept;
/// Bytes of `count` packed numbers, with the spare ones.
constexpr std::size_t packed_size(std::size_t count, unsigned width) { return (count * width + 7) / 8 + 8; }

inline std::uint64_t packed_at(const char* bytes, std::size_t i, unsigned width) noexcept {
  const std::size_t bit = i * width;
  std::uint64_t word;
  std::memcpy(&word, bytes + bit / 8, 8);
  return (word >> (bit % 8)) & (width == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << width) - 1);
}

template <class T>
void unpack(const char* bytes, std::size_t count, unsigned width, T base, T* out) noexcept {
  if (width == 0) {
    for (std::size_t i = 0; i < count; ++i) out[i] = base;
    return;
  }
  for (std::size_t i = 0; i < count; ++i)
    out[i] = static_cast<T>(static_cast<std::uint64_t>(base) + packed_at(bytes, i, width));
}

template <class T>
void ByteWriter::packed(std::span<const T> numbers, T base, unsigned width) {
  const std::size_t start = out_.size();
  out_.resize(start + packed_size(numbers.size(), width));
  if (width == 0) return;
  char* bytes = out_.data() + start;
  std::uint64_t word = 0;
  unsigned filled = 0;
  std::size_t at = 0;
  for (const T number : numbers) {
    const auto v = static_cast<std::uint64_t>(number) - static_cast<std::uint64_t>(base);
    word |= v << filled;
    if (filled + width >= 64) {
      std::memcpy(bytes + at, &word, 8);
      at += 8;
      word = filled == 0 ? 0 : v >> (64 - filled);
      filled = filled + width - 64;
      if (filled == 0) word = 0;
    } else {
      filled += width;
    }
  }
  if (filled > 0) {
    const std::size_t rest = (filled + 7) / 8;
    std::memcpy(bytes + at, &word, rest);
  }
}

/// One Value, kind first. Nodes, relationships and paths cannot be stored: TypeError InvalidPropertyType.
void write_value(ByteWriter& out, const Value& value);
Value read_value(ByteReader& in);
std::string value_bytes(const Value& value);

/// Throws TypeError (InvalidPropertyType) unless the value may be a property: no map, node, relationship or
/// path, and lists of such values only.
void check_storable(const Value& value);

}  // namespace kenes
