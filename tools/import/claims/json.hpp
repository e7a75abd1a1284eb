// SPDX-License-Identifier: Apache-2.0
// A parsed JSON value that knows the way to itself, so that what is not of the expected form can be named:
// `memberships[3].person_id: expected a text, found a number`. A Json views its parser's tree and its parent,
// which both must outlive it; members of temporaries are therefore refused by the compiler.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/import/claims/json_text.hpp"

namespace kenes::import {

/// JSON of another form than expected; whoever knows the file makes an Error of it.
struct JsonMistake {
  std::vector<JsonStep> path;
  std::string what;
};

/// The error for a mistake in the object that begins at `begin` in a file's text.
Error json_mistake(const std::string& file, std::string_view text, std::size_t begin, std::string_view object,
                   const JsonMistake& mistake);

class Json {
 public:
  using Kind = simdjson::dom::element_type;
  explicit Json(simdjson::dom::element value) : value_(value) {}

  simdjson::dom::element element() const { return value_; }
  bool is(Kind kind) const { return value_.type() == kind; }
  bool is_text() const { return is(Kind::STRING); }
  bool is_object() const { return is(Kind::OBJECT); }
  bool is_array() const { return is(Kind::ARRAY); }

  /// A member that is there and not null.
  std::optional<Json> find(std::string_view key) const&;
  std::optional<Json> find(std::string_view key) && = delete;
  /// A member that has to be there. Throws JsonMistake.
  Json at(std::string_view key) const&;
  Json at(std::string_view key) && = delete;

  /// Throw JsonMistake for another kind.
  std::string_view text() const;
  std::int64_t integer() const;
  double number() const;
  std::string_view text(std::string_view key) const { return at(key).text(); }
  /// Empty where there is none.
  std::string_view text_or_empty(std::string_view key) const;

  /// Calls body(Json) for each element. Throws JsonMistake where this is no array.
  template <class Body>
  void each(Body&& body) const {
    if (!is_array()) refuse("an array");
    std::size_t number = 0;
    for (const simdjson::dom::element part : simdjson::dom::array(value_))
      body(Json(part, *this, {}, number++));
  }
  /// The same for the elements of a member, if it is there.
  template <class Body>
  void each(std::string_view key, Body&& body) const {
    if (const auto member = find(key)) member->each(body);
  }
  /// Calls body(key, Json) for each member. Throws JsonMistake where this is no object.
  template <class Body>
  void members(Body&& body) const {
    if (!is_object()) refuse("an object");
    for (const simdjson::dom::key_value_pair part : simdjson::dom::object(value_))
      body(part.key, Json(part.value, *this, part.key, none));
  }

  [[noreturn]] void refuse(std::string_view expected) const;
  /// The way to this value from the root.
  std::vector<JsonStep> path() const;

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  Json(simdjson::dom::element value, const Json& parent, std::string_view key, std::size_t number)
      : value_(value), parent_(&parent), key_(key), number_(number) {}

  simdjson::dom::element value_;
  const Json* parent_ = nullptr;
  std::string_view key_;
  std::size_t number_ = none;
};

}  // namespace kenes::import
