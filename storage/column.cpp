// SPDX-License-Identifier: Apache-2.0
#include "storage/column.hpp"

#include <algorithm>
#include <cstring>

namespace kenes {

namespace {

constexpr std::size_t first_chunk = 4096;

/// Bytes of one row in the column's words; 0 for strings and values.
std::size_t width(ColumnType type) {
  switch (type) {
    case ColumnType::boolean:
      return 1;
    case ColumnType::integer:
    case ColumnType::floating:
    case ColumnType::date:
      return 8;
    case ColumnType::node:
      return sizeof(NodeId);
    case ColumnType::relationship:
      return sizeof(Edge);
    default:
      return 0;
  }
}

template <class T>
void gather_rows(T* to, const T* from, std::span<const std::uint32_t> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) to[i] = from[rows[i]];
}

}  // namespace

ColumnType column_type(Kind kind) noexcept {
  switch (kind) {
    case Kind::boolean:
      return ColumnType::boolean;
    case Kind::integer:
      return ColumnType::integer;
    case Kind::floating:
      return ColumnType::floating;
    case Kind::date:
      return ColumnType::date;
    case Kind::string:
      return ColumnType::string;
    case Kind::node:
      return ColumnType::node;
    case Kind::relationship:
      return ColumnType::relationship;
    default:
      return ColumnType::value;
  }
}

// The vectors of fixed types only grow: a column is filled anew for every batch.
void Column::allocate(ColumnType type, std::size_t rows) {
  type_ = type;
  if (type == ColumnType::value) {
    values_.resize(rows);
  } else if (type == ColumnType::string) {
    if (strings_.size() < rows) strings_.resize(rows);
  } else if (std::size_t words = (rows * width(type) + 7) / 8; words_.size() < words) {
    words_.resize(words);
  }
}

void Column::reset(ColumnType type, std::size_t size) {
  values_.clear();
  owners_.clear();
  if (arena_ && arena_.use_count() == 1 && !arena_->empty()) {
    arena_->resize(1);
    arena_at_ = arena_->front().get();
    arena_left_ = arena_bytes_ = first_chunk;
  } else {
    arena_.reset();
    arena_left_ = arena_bytes_ = 0;
  }
  constant_ = false;
  may_have_nulls_ = type == ColumnType::value;
  size_ = size;
  allocate(type, size);
}

void Column::reset_constant(const Value& value, std::size_t size) {
  reset(column_type(value.kind()), 1);
  put(0, value);
  may_have_nulls_ = value.is_null();
  constant_ = true;
  size_ = size;
}

void Column::resize(std::size_t size) {
  if (size > size_) flatten();
  if (constant_) {
    size_ = size;
    return;
  }
  std::size_t old = size_;
  allocate(type_, size);
  size_ = size;
  if (type_ == ColumnType::value || size <= old) return;
  if (!may_have_nulls_) valid_.assign(old, 1);
  valid_.resize(old);
  valid_.resize(size, 0);
  may_have_nulls_ = true;
}

void Column::flatten() {
  if (!constant_) return;
  constant_ = false;
  if (size_ == 0) {
    values_.clear();
    return;
  }
  allocate(type_, size_);
  switch (type_) {
    case ColumnType::boolean:
      std::fill_n(booleans() + 1, size_ - 1, booleans()[0]);
      break;
    case ColumnType::integer:
    case ColumnType::floating:
    case ColumnType::date:
      std::fill_n(words_.data() + 1, size_ - 1, words_[0]);
      break;
    case ColumnType::node:
      std::fill_n(nodes() + 1, size_ - 1, nodes()[0]);
      break;
    case ColumnType::relationship:
      std::fill_n(relationships() + 1, size_ - 1, relationships()[0]);
      break;
    case ColumnType::string:
      std::fill_n(strings() + 1, size_ - 1, strings()[0]);
      break;
    case ColumnType::value:
      std::fill_n(values() + 1, size_ - 1, values()[0]);
      may_have_nulls_ = true;
      return;
  }
  if (may_have_nulls_) valid_.assign(size_, valid_[0]);
}

void Column::generalize() {
  if (type_ == ColumnType::value) return;
  std::size_t rows = constant_ ? 1 : size_;
  std::vector<Value> general(rows);
  for (std::size_t i = 0; i < rows; ++i) general[i] = value(i);
  values_ = std::move(general);
  type_ = ColumnType::value;
  may_have_nulls_ = true;
}

void Column::set_null(std::size_t row) {
  if (type_ == ColumnType::value) {
    values_[row] = Value();
    return;
  }
  if (!may_have_nulls_) {
    valid_.assign(constant_ ? 1 : size_, 1);
    may_have_nulls_ = true;
  }
  valid_[row] = 0;
}

Value Column::value(std::size_t row) const {
  if (constant_) row = 0;
  if (type_ == ColumnType::value) return values_[row];
  if (may_have_nulls_ && valid_[row] == 0) return {};
  switch (type_) {
    case ColumnType::boolean:
      return Value(booleans()[row] != 0);
    case ColumnType::integer:
      return Value(integers()[row]);
    case ColumnType::floating:
      return Value(floats()[row]);
    case ColumnType::date:
      return Value(Date{days()[row]});
    case ColumnType::string:
      return Value(strings()[row]);
    case ColumnType::node:
      return Value(Node{nodes()[row]});
    case ColumnType::relationship:
      return Value(relationships()[row]);
    case ColumnType::value:
      break;
  }
  return {};
}

void Column::put(std::size_t row, const Value& value) {
  switch (type_) {
    case ColumnType::boolean:
      booleans()[row] = value.as_boolean();
      break;
    case ColumnType::integer:
      integers()[row] = value.as_integer();
      break;
    case ColumnType::floating:
      floats()[row] = value.as_float();
      break;
    case ColumnType::date:
      days()[row] = value.as_date().days;
      break;
    case ColumnType::string:
      strings()[row] = store(value.as_string());
      break;
    case ColumnType::node:
      nodes()[row] = value.as_node().id;
      break;
    case ColumnType::relationship:
      relationships()[row] = value.as_edge();
      break;
    case ColumnType::value:
      values_[row] = value;
      return;
  }
  if (may_have_nulls_) valid_[row] = 1;
}

void Column::set(std::size_t row, const Value& value) {
  if (value.is_null()) {
    set_null(row);
    return;
  }
  if (type_ != ColumnType::value && column_type(value.kind()) != type_) generalize();
  put(row, value);
}

std::string_view Column::store(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > arena_left_) {
    if (!arena_) arena_ = std::make_shared<std::vector<std::unique_ptr<char[]>>>();
    // The first chunk is kept over resets, so it is always of one size; later ones double.
    if (arena_->empty()) {
      arena_->push_back(std::make_unique_for_overwrite<char[]>(first_chunk));
      arena_at_ = arena_->back().get();
      arena_left_ = arena_bytes_ = first_chunk;
    }
    if (text.size() > arena_left_) {
      std::size_t next = std::max(text.size(), arena_bytes_);
      arena_->push_back(std::make_unique_for_overwrite<char[]>(next));
      arena_at_ = arena_->back().get();
      arena_left_ = next;
      arena_bytes_ += next;
    }
  }
  char* at = arena_at_;
  std::memcpy(at, text.data(), text.size());
  arena_at_ += text.size();
  arena_left_ -= text.size();
  return {at, text.size()};
}

void Column::share_owners(const Column& from) {
  if (from.type_ != ColumnType::string) return;
  owners_ = from.owners_;
  if (from.arena_ && !from.arena_->empty()) owners_.push_back(from.arena_);
}

void Column::gather(const Column& from, std::span<const std::uint32_t> rows) {
  if (&from == this) {
    Column copy = std::move(*this);
    *this = Column();
    gather(copy, rows);
    return;
  }
  if (from.constant_) {
    copy(from);
    size_ = rows.size();
    return;
  }
  reset(from.type_, rows.size());
  switch (type_) {
    case ColumnType::boolean:
      gather_rows(booleans(), from.booleans(), rows);
      break;
    case ColumnType::integer:
    case ColumnType::floating:
    case ColumnType::date:
      gather_rows(words_.data(), from.words_.data(), rows);
      break;
    case ColumnType::node:
      gather_rows(nodes(), from.nodes(), rows);
      break;
    case ColumnType::relationship:
      gather_rows(relationships(), from.relationships(), rows);
      break;
    case ColumnType::string:
      gather_rows(strings(), from.strings(), rows);
      share_owners(from);
      break;
    case ColumnType::value:
      gather_rows(values(), from.values(), rows);
      return;
  }
  if (from.may_have_nulls_) {
    valid_.resize(rows.size());
    gather_rows(valid_.data(), from.valid_.data(), rows);
    may_have_nulls_ = true;
  }
}

void Column::append(const Column& from, std::span<const std::uint32_t> rows) {
  if (size_ == 0) {
    gather(from, rows);
    flatten();
    return;
  }
  flatten();
  if (type_ != from.type_) generalize();
  std::size_t old = size_;
  allocate(type_, old + rows.size());
  size_ = old + rows.size();
  if (type_ == ColumnType::value) {
    for (std::size_t i = 0; i < rows.size(); ++i) values_[old + i] = from.value(rows[i]);
    return;
  }
  auto add = [&](auto* to, const auto* source) {
    for (std::size_t i = 0; i < rows.size(); ++i) to[old + i] = source[rows[i] * from.stride()];
  };
  switch (type_) {
    case ColumnType::boolean:
      add(booleans(), from.booleans());
      break;
    case ColumnType::integer:
    case ColumnType::floating:
    case ColumnType::date:
      add(words_.data(), from.words_.data());
      break;
    case ColumnType::node:
      add(nodes(), from.nodes());
      break;
    case ColumnType::relationship:
      add(relationships(), from.relationships());
      break;
    case ColumnType::string:
      add(strings(), from.strings());
      for (const auto& owner : from.owners_)
        if (owners_.empty() || owners_.back() != owner) owners_.push_back(owner);
      if (from.arena_ && !from.arena_->empty() && (owners_.empty() || owners_.back() != from.arena_))
        owners_.push_back(from.arena_);
      break;
    case ColumnType::value:
      break;
  }
  if (!may_have_nulls_ && !from.may_have_nulls_) return;
  if (!may_have_nulls_) valid_.assign(old, 1);
  may_have_nulls_ = true;
  valid_.resize(old);
  valid_.resize(size_, 1);
  if (from.may_have_nulls_)
    for (std::size_t i = 0; i < rows.size(); ++i) valid_[old + i] = from.valid_[rows[i] * from.stride()];
}

void Column::copy(const Column& from) {
  if (&from == this) return;
  std::size_t rows = from.constant_ ? 1 : from.size_;
  reset(from.type_, rows);
  if (type_ == ColumnType::value)
    std::copy_n(from.values_.begin(), rows, values_.begin());
  else if (type_ == ColumnType::string)
    std::copy_n(from.strings_.begin(), rows, strings_.begin());
  else if (rows > 0)
    std::memcpy(words_.data(), from.words_.data(), rows * width(type_));
  share_owners(from);
  may_have_nulls_ = from.may_have_nulls_;
  if (may_have_nulls_ && type_ != ColumnType::value)
    valid_.assign(from.valid_.begin(), from.valid_.begin() + static_cast<std::ptrdiff_t>(rows));
  constant_ = from.constant_;
  size_ = from.size_;
}

std::size_t Column::bytes() const noexcept {
  std::size_t boxed = 0;
  for (const Value& value : values_) boxed += value.heap_bytes();
  return boxed + words_.capacity() * 8 + strings_.capacity() * sizeof(std::string_view) +
         values_.capacity() * sizeof(Value) + valid_.capacity() + arena_bytes_;
}

}  // namespace kenes
