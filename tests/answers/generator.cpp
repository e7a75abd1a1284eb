// SPDX-License-Identifier: Apache-2.0
// Whole statements, and the small tools of all the generator's parts.
#include "tests/answers/generator.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kenes::answers {

std::string Generator::pick(std::initializer_list<const char*> texts) {
  return texts.begin()[below(texts.size())];
}

std::string Generator::variable(Type type, bool surely_there) {
  std::vector<std::string> names;
  for (const Name& name : scope_)
    if (name.type == type && !(surely_there && name.nullable)) names.push_back(name.name);
  return names.empty() ? "" : names[below(names.size())];
}

std::string Generator::introduce(const char* stem, Type type) {
  scope_.push_back({fresh(stem), type});
  return scope_.back().name;
}

bool Generator::is_element(Type type) {
  return type == Type::node || type == Type::relationship || type == Type::path || type == Type::nodes ||
         type == Type::relationships;
}

void Generator::read() {
  switch (below(10)) {
    case 0:
      return unwind();
    case 1:
    case 2:
      return with();
    case 3:
      return call_subquery();
    case 4:
      return chance(3) ? shortest() : chosen();
    default:
      return match();
  }
}

std::vector<std::string> Generator::reading() {
  if (chance(14)) return united();
  if (!chance(10)) match();
  for (std::size_t more = below(4); more > 0; --more) read();
  clauses_.push_back("RETURN " + projection(true));
  return clauses_;
}

/// Two or three queries joined by UNION, their columns in any order.
std::vector<std::string> Generator::united() {
  static constexpr Type types[] = {Type::integer, Type::any,     Type::text,
                                   Type::truth,   Type::numbers, Type::node};
  Scope columns;
  for (std::size_t count = 1 + below(3); count > 0; --count)
    columns.push_back({fresh("k"), types[below(std::size(types))]});
  const char* joint = chance(2) ? "UNION" : "UNION ALL";
  for (std::size_t parts = 2 + below(2); parts > 0; --parts) {
    scope_.clear();
    rows_ = 1;
    if (!chance(6)) match();
    if (chance(3)) read();
    std::rotate(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(below(columns.size())),
                columns.end());
    std::vector<std::string> texts;
    for (const Name& column : columns) texts.push_back(expression(column.type, 1) + " AS " + column.name);
    std::string text = fmt::format("RETURN {}{}", chance(6) ? "DISTINCT " : "", fmt::join(texts, ", "));
    if (chance(4)) text += order_and_limit(columns, true);
    clauses_.push_back(text);
    if (parts > 1) clauses_.emplace_back(joint);
  }
  return clauses_;
}

/// Reading goes on behind a WITH that takes along what may still be used.
void Generator::after_update() {
  std::vector<std::string> names;
  for (const Name& name : scope_) names.push_back(name.name);
  if (names.empty()) names.push_back("1 AS " + fresh("k"));
  clauses_.push_back(fmt::format("WITH {}", fmt::join(names, ", ")));
}

std::vector<std::string> Generator::updating() {
  if (!chance(5)) match();
  if (chance(3)) read();
  for (std::size_t more = 1 + below(3); more > 0; --more) update();
  if (chance(3)) {
    after_update();
    read();
    if (chance(2)) update();
  }
  if (chance(2))
    clauses_.push_back("RETURN " + projection(true));
  else if (clauses_.back().rfind("WITH", 0) == 0 || clauses_.back().rfind("UNWIND", 0) == 0 ||
           clauses_.back().find("MATCH") < 10 || clauses_.back().rfind("CALL", 0) == 0 ||
           clauses_.back().rfind("OPTIONAL CALL", 0) == 0)
    clauses_.push_back("RETURN count(*) AS k");
  return clauses_;
}

}  // namespace kenes::answers
