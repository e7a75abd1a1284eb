// SPDX-License-Identifier: Apache-2.0
#include "storage/value_type.hpp"

#include <algorithm>
#include <array>

namespace kenes {
namespace {

constexpr std::uint32_t bit(Kind kind) { return 1u << static_cast<unsigned>(kind); }
constexpr std::uint32_t every_kind = 0x3FFFE;  // all but null
constexpr std::uint32_t storable = bit(Kind::boolean) | bit(Kind::integer) | bit(Kind::floating) |
                                   bit(Kind::string) | bit(Kind::date) | bit(Kind::local_time) |
                                   bit(Kind::time) | bit(Kind::local_date_time) | bit(Kind::date_time) |
                                   bit(Kind::duration) | bit(Kind::point) | bit(Kind::list);

struct Spelling {
  std::string_view words;
  std::uint32_t kinds;
};

constexpr Spelling spellings[] = {
    {"BOOLEAN", bit(Kind::boolean)},
    {"BOOL", bit(Kind::boolean)},
    {"STRING", bit(Kind::string)},
    {"VARCHAR", bit(Kind::string)},
    {"INTEGER", bit(Kind::integer)},
    {"INT", bit(Kind::integer)},
    {"SIGNED INTEGER", bit(Kind::integer)},
    {"FLOAT", bit(Kind::floating)},
    {"DATE", bit(Kind::date)},
    {"LOCAL TIME", bit(Kind::local_time)},
    {"TIME WITHOUT TIMEZONE", bit(Kind::local_time)},
    {"TIME WITHOUT TIME ZONE", bit(Kind::local_time)},
    {"ZONED TIME", bit(Kind::time)},
    {"TIME WITH TIMEZONE", bit(Kind::time)},
    {"TIME WITH TIME ZONE", bit(Kind::time)},
    {"LOCAL DATETIME", bit(Kind::local_date_time)},
    {"TIMESTAMP WITHOUT TIMEZONE", bit(Kind::local_date_time)},
    {"TIMESTAMP WITHOUT TIME ZONE", bit(Kind::local_date_time)},
    {"ZONED DATETIME", bit(Kind::date_time)},
    {"TIMESTAMP WITH TIMEZONE", bit(Kind::date_time)},
    {"TIMESTAMP WITH TIME ZONE", bit(Kind::date_time)},
    {"DURATION", bit(Kind::duration)},
    {"POINT", bit(Kind::point)},
    {"NODE", bit(Kind::node)},
    {"ANY NODE", bit(Kind::node)},
    {"VERTEX", bit(Kind::node)},
    {"ANY VERTEX", bit(Kind::node)},
    {"RELATIONSHIP", bit(Kind::relationship)},
    {"ANY RELATIONSHIP", bit(Kind::relationship)},
    {"EDGE", bit(Kind::relationship)},
    {"ANY EDGE", bit(Kind::relationship)},
    {"MAP", bit(Kind::map)},
    {"ANY MAP", bit(Kind::map)},
    {"PATH", bit(Kind::path)},
    {"PATHS", bit(Kind::path)},
    {"PROPERTY VALUE", storable},
    {"ANY PROPERTY VALUE", storable},
    {"ANY", every_kind},
    {"ANY VALUE", every_kind},
    {"VALUE", every_kind},
    {"NOTHING", 0},
    {"NULL", 0},
};

/// From the top of Cypher's order of types.
constexpr std::array type_order{Kind::boolean,      Kind::string,     Kind::integer, Kind::floating,
                                Kind::date,         Kind::local_time, Kind::time,    Kind::local_date_time,
                                Kind::date_time,    Kind::duration,   Kind::point,   Kind::node,
                                Kind::relationship, Kind::map,        Kind::list,    Kind::path,
                                Kind::bytes};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

class TypeReader {
 public:
  explicit TypeReader(std::string_view text) : text_(text) {}

  std::optional<ValueType> whole(std::string& problem) {
    std::optional<ValueType> type = read();
    if (type && at_ < text_.size()) type.reset();
    if (!type) problem = problem_.empty() ? "`" + std::string(text_) + "` is no type of values" : problem_;
    return type;
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) <= ' ') ++at_;
  }
  bool take(char c) {
    skip_space();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  /// The next word in upper case, or nothing; does not move.
  std::string peek() {
    skip_space();
    std::string word;
    for (std::size_t i = at_; i < text_.size() && (is_letter(text_[i]) || is_digit(text_[i])); ++i)
      word += text_[i] >= 'a' && text_[i] <= 'z' ? static_cast<char>(text_[i] - 32) : text_[i];
    return word;
  }
  bool take_word(std::string_view word) {
    if (peek() != word) return false;
    at_ += word.size();
    return true;
  }

  std::optional<ValueType> read() {
    ValueType type;
    do {
      if (!read_part(type)) return std::nullopt;
    } while (take('|'));
    return type;
  }

  bool not_null() {
    if (take('!')) return true;
    if (!take_word("NOT")) return false;
    take_word("NULL");
    return true;
  }

  bool read_part(ValueType& into) {
    std::string words;
    for (std::string word = peek(); !word.empty() && word != "NOT" && word != "LIST" && word != "ARRAY";
         word = peek()) {
      words += (words.empty() ? "" : " ") + word;
      at_ += word.size();
    }
    ValueType::Part part;
    if (words.empty()) {
      if (!take_word("LIST") && !take_word("ARRAY")) return false;
      if (!list_of_arguments(part)) return false;
    } else if (words == "ANY" && take('<')) {
      const auto inner = read();
      if (!inner || !take('>')) return false;
      // ANY<A | B>: its alternatives are ours.
      const bool never_null = not_null();
      for (ValueType::Part one : inner->parts_) {
        one.nullable = one.nullable && !never_null;
        into.parts_.push_back(std::move(one));
      }
      return true;
    } else {
      const auto* found = std::find_if(std::begin(spellings), std::end(spellings),
                                       [&](const Spelling& s) { return s.words == words; });
      if (found == std::end(spellings)) {
        problem_ = "there is no type `" + words + "`";
        return false;
      }
      part.kinds = found->kinds;
      part.nullable = words != "NOTHING";
    }
    if (not_null()) part.nullable = false;
    // INTEGER LIST, STRING NOT NULL ARRAY
    while (take_word("LIST") || take_word("ARRAY")) {
      ValueType element;
      element.parts_.push_back(std::move(part));
      part = {};
      part.is_list = true;
      part.elements.push_back(std::move(element));
      if (not_null()) part.nullable = false;
    }
    into.parts_.push_back(std::move(part));
    return true;
  }

  bool list_of_arguments(ValueType::Part& part) {
    if (!take('<')) {
      part.kinds = bit(Kind::list);
      return true;
    }
    auto inner = read();
    if (!inner || !take('>')) return false;
    part.is_list = true;
    part.elements.push_back(std::move(*inner));
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string problem_;
};

std::optional<ValueType> ValueType::parse(std::string_view text, std::string& problem) {
  return TypeReader(text).whole(problem);
}

bool ValueType::includes(const Value& value) const {
  return std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
    if (value.is_null()) return part.nullable;
    if ((part.kinds & bit(value.kind())) != 0) return true;
    if (!part.is_list || !value.is(Kind::list)) return false;
    const List& list = value.as_list();
    return std::all_of(list.begin(), list.end(),
                       [&](const Value& element) { return part.elements.front().includes(element); });
  });
}

std::string type_text(const Value& value) {
  if (value.is_null()) return "NULL";
  if (!value.is(Kind::list)) return std::string(kind_name(value.kind())) + " NOT NULL";
  std::vector<std::pair<std::size_t, std::string>> inner;
  bool any_null = false;
  for (const Value& element : value.as_list()) {
    if (element.is_null()) {
      any_null = true;
      continue;
    }
    const auto rank = static_cast<std::size_t>(
        std::find(type_order.begin(), type_order.end(), element.kind()) - type_order.begin());
    std::pair<std::size_t, std::string> one{rank, type_text(element)};
    if (std::find(inner.begin(), inner.end(), one) == inner.end()) inner.push_back(std::move(one));
  }
  std::sort(inner.begin(), inner.end());
  std::string text;
  for (auto& [rank, name] : inner) {
    if (any_null) name.erase(name.size() - std::string_view(" NOT NULL").size());
    text += (text.empty() ? "" : " | ") + name;
  }
  if (text.empty()) text = any_null ? "NULL" : "NOTHING";
  return "LIST<" + text + "> NOT NULL";
}

}  // namespace kenes
