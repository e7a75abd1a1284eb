// SPDX-License-Identifier: Apache-2.0
// Column: a vector of up to a batch's rows of one type, with validity: what sources gather properties into
// and what operators and expressions work on. The type belongs to this vector, not to a schema: the same
// property may come as `integer` in one batch and as `value` (mixed) in the next. A constant column holds one
// row that stands for all. Strings are views: they point into the column's own arena or into memory kept
// alive by keep_alive(). Owned by one operator, used by one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/value.hpp"

namespace kenes {

inline constexpr std::size_t batch_capacity = 1024;

enum class ColumnType : std::uint8_t { boolean, integer, floating, date, string, node, relationship, value };

ColumnType column_type(Kind kind) noexcept;  ///< the column type that holds a kind, `value` for all others

class Column {
 public:
  Column() = default;
  Column(Column&&) noexcept = default;
  Column& operator=(Column&&) noexcept = default;
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;

  ColumnType type() const noexcept { return type_; }
  std::size_t size() const noexcept { return size_; }
  bool is_constant() const noexcept { return constant_; }
  /// 0 for a constant column, else 1: row i lies at data[i * stride()].
  std::size_t stride() const noexcept { return constant_ ? 0 : 1; }

  /// Makes this a column of `size` rows of `type`, all valid, contents unspecified (values: null). Drops what
  /// it kept alive.
  void reset(ColumnType type, std::size_t size);
  /// Makes this a constant column of `size` rows that all are `value`.
  void reset_constant(const Value& value, std::size_t size);
  /// Changes the number of rows, keeping the first ones; new rows are null.
  void resize(std::size_t size);
  /// Writes a constant column out row by row; nothing for others.
  void flatten();
  /// Turns a typed column into one of type `value`; needed before mixing kinds.
  void generalize();
  void set_size_of_constant(std::size_t size) noexcept { size_ = size; }

  // The rows, as the type says. A constant column has one. Null rows hold anything.
  std::uint8_t* booleans() noexcept { return reinterpret_cast<std::uint8_t*>(words_.data()); }
  std::int64_t* integers() noexcept { return reinterpret_cast<std::int64_t*>(words_.data()); }
  double* floats() noexcept { return reinterpret_cast<double*>(words_.data()); }
  std::int64_t* days() noexcept { return integers(); }  ///< type date: days since 1970-01-01
  NodeId* nodes() noexcept { return reinterpret_cast<NodeId*>(words_.data()); }
  Edge* relationships() noexcept { return reinterpret_cast<Edge*>(words_.data()); }
  std::string_view* strings() noexcept { return strings_.data(); }
  Value* values() noexcept { return values_.data(); }
  const std::uint8_t* booleans() const noexcept { return const_cast<Column*>(this)->booleans(); }
  const std::int64_t* integers() const noexcept { return const_cast<Column*>(this)->integers(); }
  const double* floats() const noexcept { return const_cast<Column*>(this)->floats(); }
  const std::int64_t* days() const noexcept { return const_cast<Column*>(this)->integers(); }
  const NodeId* nodes() const noexcept { return const_cast<Column*>(this)->nodes(); }
  const Edge* relationships() const noexcept { return const_cast<Column*>(this)->relationships(); }
  const std::string_view* strings() const noexcept { return strings_.data(); }
  const Value* values() const noexcept { return values_.data(); }

  /// False promises that no row is null; true says nothing.
  bool may_have_nulls() const noexcept { return may_have_nulls_; }
  bool is_null(std::size_t row) const noexcept {
    if (constant_) row = 0;
    return type_ == ColumnType::value ? values_[row].is_null() : may_have_nulls_ && valid_[row] == 0;
  }
  void set_null(std::size_t row);

  /// Row as a Value (strings are copied).
  Value value(std::size_t row) const;
  /// Stores a value, generalizing the column if its type does not hold it. Not for constant columns.
  void set(std::size_t row, const Value& value);
  /// Copies `text` into the column's arena and returns the view. For columns of type string.
  std::string_view store(std::string_view text);
  /// Keeps memory that strings point into alive as long as this column's contents.
  void keep_alive(std::shared_ptr<const void> owner) { owners_.push_back(std::move(owner)); }

  /// this[i] = from[rows[i]] for all i: the way rows are filtered, repeated and reordered. Strings stay
  /// views; their owners are shared, so `from` may be reset afterwards. A constant stays constant.
  void gather(const Column& from, std::span<const std::uint32_t> rows);
  /// Adds from[rows[i]] for all i behind the rows that are there; generalizes where the types differ. Takes
  /// part in the ownership of strings, as gather() does.
  void append(const Column& from, std::span<const std::uint32_t> rows);
  /// A copy of all of `from`; a constant stays constant.
  void copy(const Column& from);

  std::size_t bytes() const noexcept;  ///< heap held, for memory accounts

 private:
  void allocate(ColumnType type, std::size_t rows);
  void share_owners(const Column& from);
  void put(std::size_t row, const Value& value);

  ColumnType type_ = ColumnType::value;
  bool constant_ = false;
  bool may_have_nulls_ = false;
  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;  // 16 bytes a row are enough for every fixed type
  std::vector<std::string_view> strings_;
  std::vector<Value> values_;
  std::vector<std::uint8_t> valid_;
  std::shared_ptr<std::vector<std::unique_ptr<char[]>>> arena_;
  std::size_t arena_left_ = 0;
  char* arena_at_ = nullptr;
  std::size_t arena_bytes_ = 0;
  std::vector<std::shared_ptr<const void>> owners_;
};

}  // namespace kenes
