// SPDX-License-Identifier: Apache-2.0
#include "tools/import/claims/json.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kenes::import {
namespace {

std::string_view kind_of(Json::Kind kind) {
  switch (kind) {
    case Json::Kind::ARRAY:
      return "an array";
    case Json::Kind::OBJECT:
      return "an object";
    case Json::Kind::STRING:
      return "a text";
    case Json::Kind::BOOL:
      return "true or false";
    case Json::Kind::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

}  // namespace

Error json_mistake(const std::string& file, std::string_view text, std::size_t begin, std::string_view object,
                   const JsonMistake& mistake) {
  const std::string path = path_text(mistake.path);
  return json_error(file, text, begin + offset_of(object, mistake.path),
                    path.empty() ? mistake.what : path + ": " + mistake.what);
}

std::vector<JsonStep> Json::path() const {
  std::vector<JsonStep> steps;
  for (const Json* json = this; json->parent_; json = json->parent_)
    if (json->number_ == none)
      steps.emplace_back(std::string(json->key_));
    else
      steps.emplace_back(json->number_);
  std::reverse(steps.begin(), steps.end());
  return steps;
}

void Json::refuse(std::string_view expected) const {
  throw JsonMistake{path(), fmt::format("expected {}, found {}", expected, kind_of(value_.type()))};
}

std::optional<Json> Json::find(std::string_view key) const& {
  simdjson::dom::object object;
  if (value_.get(object) != simdjson::SUCCESS) return std::nullopt;
  simdjson::dom::element member;
  if (object.at_key(key).get(member) != simdjson::SUCCESS || member.is_null()) return std::nullopt;
  return Json(member, *this, key, none);
}

Json Json::at(std::string_view key) const& {
  if (!is_object()) refuse("an object");
  if (auto member = find(key)) return *member;
  throw JsonMistake{path(), fmt::format("expected a member `{}`, found none", key)};
}

std::string_view Json::text() const {
  std::string_view text;
  if (value_.get(text) != simdjson::SUCCESS) refuse("a text");
  return text;
}

std::string_view Json::text_or_empty(std::string_view key) const {
  const auto member = find(key);
  return member ? member->text() : std::string_view{};
}

std::int64_t Json::integer() const {
  std::int64_t number = 0;
  if (value_.get(number) != simdjson::SUCCESS) refuse("an integer");
  return number;
}

double Json::number() const {
  double number = 0;
  if (value_.get(number) != simdjson::SUCCESS) refuse("a number");
  return number;
}

}  // namespace kenes::import
