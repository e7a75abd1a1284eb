// SPDX-License-Identifier: Apache-2.0
#include "storage/property_type.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace kenes {

namespace {

constexpr int deepest = 32;

struct TypeName {
  std::string_view name;
  Kind kind;
};

/// Canonical names first, then their synonyms.
constexpr std::array type_names = {
    TypeName{"BOOLEAN", Kind::boolean},
    TypeName{"STRING", Kind::string},
    TypeName{"INTEGER", Kind::integer},
    TypeName{"FLOAT", Kind::floating},
    TypeName{"DATE", Kind::date},
    TypeName{"LOCAL TIME", Kind::local_time},
    TypeName{"ZONED TIME", Kind::time},
    TypeName{"LOCAL DATETIME", Kind::local_date_time},
    TypeName{"ZONED DATETIME", Kind::date_time},
    TypeName{"DURATION", Kind::duration},
    TypeName{"POINT", Kind::point},
    TypeName{"LIST", Kind::list},
    TypeName{"BOOL", Kind::boolean},
    TypeName{"VARCHAR", Kind::string},
    TypeName{"INT", Kind::integer},
    TypeName{"SIGNED INTEGER", Kind::integer},
    TypeName{"TIME WITHOUT TIME ZONE", Kind::local_time},
    TypeName{"TIME WITH TIME ZONE", Kind::time},
    TypeName{"TIMESTAMP WITHOUT TIME ZONE", Kind::local_date_time},
    TypeName{"TIMESTAMP WITH TIME ZONE", Kind::date_time},
    TypeName{"ARRAY", Kind::list},
};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<PropertyType> whole() {
    auto type = any(0);
    skip();
    return at_ == text_.size() ? type : std::nullopt;
  }

 private:
  void skip() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_]))) ++at_;
  }
  bool take(char sign) {
    skip();
    if (at_ == text_.size() || text_[at_] != sign) return false;
    ++at_;
    return true;
  }
  std::string word() {
    skip();
    std::string out;
    while (at_ < text_.size() && std::isalpha(static_cast<unsigned char>(text_[at_])))
      out += static_cast<char>(std::toupper(static_cast<unsigned char>(text_[at_++])));
    return out;
  }

  std::optional<PropertyType> any(int depth) {
    if (depth > deepest) return std::nullopt;
    PropertyType type;
    do {
      auto one = alternative(depth);
      if (!one) return std::nullopt;
      type.alternatives.push_back(std::move(*one));
    } while (take('|'));
    return type;
  }

  std::optional<PropertyType::Alternative> alternative(int depth) {
    PropertyType::Alternative out;
    std::string name;
    for (std::string next = word(); !next.empty(); next = word()) {
      if (next == "NOT") {
        if (word() != "NULL") return std::nullopt;
        out.not_null = true;
        break;
      }
      name += (name.empty() ? "" : " ") + next;
    }
    const auto known =
        std::find_if(type_names.begin(), type_names.end(), [&](const TypeName& t) { return t.name == name; });
    if (known == type_names.end()) return std::nullopt;
    out.kind = known->kind;
    if (out.kind == Kind::list) {
      if (out.not_null || !take('<')) return std::nullopt;
      auto elements = any(depth + 1);
      if (!elements || !take('>')) return std::nullopt;
      out.elements.push_back(std::move(*elements));
      skip();
      const std::size_t before = at_;
      if (word() == "NOT") {
        if (word() != "NULL") return std::nullopt;
        out.not_null = true;
      } else {
        at_ = before;
      }
    }
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<PropertyType> PropertyType::parse(std::string_view text) { return Reader(text).whole(); }

std::string PropertyType::text() const {
  std::vector<std::string> parts;
  for (const Alternative& one : alternatives) {
    const auto known = std::find_if(type_names.begin(), type_names.end(),
                                    [&](const TypeName& t) { return t.kind == one.kind; });
    std::string part(known == type_names.end() ? "NOTHING" : known->name);
    if (!one.elements.empty()) part += "<" + one.elements.front().text() + ">";
    if (one.not_null) part += " NOT NULL";
    if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(std::move(part));
  }
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : " | ") + part;
  return out;
}

bool PropertyType::suits(const Value& value) const {
  if (value.is_null())
    return std::none_of(alternatives.begin(), alternatives.end(), [](const auto& a) { return a.not_null; });
  return std::any_of(alternatives.begin(), alternatives.end(), [&](const Alternative& one) {
    if (one.kind != value.kind()) return false;
    if (one.elements.empty()) return true;
    const auto& list = value.as_list();
    return std::all_of(list.begin(), list.end(),
                       [&](const Value& element) { return one.elements.front().suits(element); });
  });
}

}  // namespace kenes
