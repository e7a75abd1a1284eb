// SPDX-License-Identifier: Apache-2.0
#include "tools/import/field.hpp"

#include <charconv>
#include <cmath>

#include "engine/kenes.hpp"
#include "grammar/parse.hpp"

namespace kenes::import {
namespace {

std::optional<double> read_float(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

std::optional<bool> read_boolean(std::string_view text) {
  if (text == "true" || text == "True" || text == "TRUE") return true;
  if (text == "false" || text == "False" || text == "FALSE") return false;
  return std::nullopt;
}

std::optional<Value> read_by_function(std::string_view function, std::string_view text) {
  try {
    return call_function(function, {Value(text)});
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::optional<Value> read_literal(std::string_view text) {
  try {
    return grammar::parse_literal(text);
  } catch (const Error&) {
    return std::nullopt;
  }
}

/// `{x: 1, y: 2}`, `{latitude: 43.2, longitude: 76.9}`, also with `point(` `)` around it.
std::optional<Value> read_point(std::string_view text) {
  if (text.starts_with("point(") && text.ends_with(')')) text = text.substr(6, text.size() - 7);
  const auto map = read_literal(text);
  if (!map || !map->is(Kind::map)) return std::nullopt;
  try {
    return call_function("point", {*map});
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::optional<Value> read_text(std::string_view text, FieldType type) {
  switch (type) {
    case FieldType::text:
      return Value(text);
    case FieldType::integer:
      if (auto number = read_integer(text)) return Value(*number);
      return std::nullopt;
    case FieldType::floating:
      if (auto number = read_float(text)) return Value(*number);
      return std::nullopt;
    case FieldType::boolean:
      if (auto truth = read_boolean(text)) return Value(*truth);
      return std::nullopt;
    case FieldType::date:
      if (auto day = read_day(text)) return Value(Date{*day});
      return read_by_function("date", text);
    case FieldType::local_time:
      return read_by_function("localtime", text);
    case FieldType::time:
      return read_by_function("time", text);
    case FieldType::local_date_time:
      return read_by_function("localdatetime", text);
    case FieldType::date_time:
      return read_by_function("datetime", text);
    case FieldType::duration:
      return read_by_function("duration", text);
    case FieldType::point:
      return read_point(text);
    case FieldType::literal:
      return read_literal(text);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> read_integer(std::string_view text, bool canonical) {
  if (canonical && text.size() > 1 && (text[0] == '0' || (text[0] == '-' && text[1] == '0')))
    return std::nullopt;
  if (!canonical && !text.empty() && text.front() == '+') text.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

std::optional<std::int64_t> read_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto digits = [&](std::size_t from, std::size_t count) {
    int number = 0;
    for (std::size_t i = from; i < from + count; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      number = number * 10 + (text[i] - '0');
    }
    return number;
  };
  const int year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return days_from_civil({year, month, day});
}

FieldColumn::FieldColumn(FieldType type, bool array) : type_(type), array_(array) {}

void FieldColumn::append_null() {
  valid_.push_back(0);
  if (array_) {
    values_.emplace_back();
  } else if (type_ == FieldType::integer || type_ == FieldType::date) {
    integers_.push_back(0);
  } else if (type_ == FieldType::floating) {
    floats_.push_back(0);
  } else if (type_ == FieldType::text) {
    strings_.emplace_back();
  } else {
    values_.emplace_back();
  }
  ++size_;
}

bool FieldColumn::append(const Field& field) {
  if (field.text.empty() && !(field.quoted && (array_ || type_ == FieldType::text))) {
    append_null();
    return true;
  }
  if (array_) {
    List list;
    for (std::size_t at = 0; at <= field.text.size() && !field.text.empty();) {
      const std::size_t end = std::min(field.text.find(';', at), field.text.size());
      auto value = read_text(field.text.substr(at, end - at), type_);
      if (!value) return false;
      list.push_back(std::move(*value));
      at = end + 1;
    }
    values_.emplace_back(std::move(list));
  } else if (type_ == FieldType::integer) {
    const auto number = read_integer(field.text);
    if (!number) return false;
    integers_.push_back(*number);
  } else if (type_ == FieldType::date) {
    auto day = read_day(field.text);
    if (!day) {
      const auto value = read_by_function("date", field.text);
      if (!value) return false;
      day = value->as_date().days;
    }
    integers_.push_back(*day);
  } else if (type_ == FieldType::floating) {
    const auto number = read_float(field.text);
    if (!number) return false;
    floats_.push_back(*number);
  } else if (type_ == FieldType::text) {
    std::string_view text = field.text;
    if (field.quoted) {
      if (!kept_) kept_ = std::make_shared<std::vector<std::unique_ptr<std::string>>>();
      kept_->push_back(std::make_unique<std::string>(text));
      text = *kept_->back();
    }
    strings_.push_back(text);
  } else {
    auto value = read_text(field.text, type_);
    if (!value) return false;
    values_.push_back(std::move(*value));
  }
  valid_.push_back(1);
  ++size_;
  ++filled_;
  return true;
}

void FieldColumn::drop_last() {
  --size_;
  filled_ -= valid_.back();
  valid_.pop_back();
  if (!integers_.empty()) integers_.pop_back();
  if (!floats_.empty()) floats_.pop_back();
  if (!strings_.empty()) strings_.pop_back();
  if (!values_.empty()) values_.pop_back();
}

Column FieldColumn::take() {
  Column column;
  if (!integers_.empty()) {
    column.reset(type_ == FieldType::date ? ColumnType::date : ColumnType::integer, size_);
    std::copy(integers_.begin(), integers_.end(), column.integers());
  } else if (!floats_.empty()) {
    column.reset(ColumnType::floating, size_);
    std::copy(floats_.begin(), floats_.end(), column.floats());
  } else if (!strings_.empty()) {
    column.reset(ColumnType::string, size_);
    std::copy(strings_.begin(), strings_.end(), column.strings());
    if (kept_) column.keep_alive(kept_);
  } else {
    column.reset(ColumnType::value, size_);
    std::move(values_.begin(), values_.end(), column.values());
  }
  if (filled_ < size_)
    for (std::size_t i = 0; i < size_; ++i)
      if (!valid_[i]) column.set_null(i);
  size_ = filled_ = 0;
  valid_.clear();
  integers_.clear();
  floats_.clear();
  strings_.clear();
  values_.clear();
  kept_.reset();
  return column;
}

}  // namespace kenes::import
