// SPDX-License-Identifier: Apache-2.0
// STARTS WITH, ENDS WITH, CONTAINS and =~. What is not a string on either side makes them null, as openCypher
// wants. Regular expressions are RE2's: linear time, no back references or look-around; a whole-string match.
#include <re2/re2.h>

#include <cstring>
#include <memory>

#include "engine/functions/kernels.hpp"
#include "engine/functions/tables.hpp"

namespace kenes::functions {

namespace {

struct StartsWith {
  bool operator()(std::string_view text, std::string_view part) const {
    return text.size() >= part.size() &&
           (part.empty() || std::memcmp(text.data(), part.data(), part.size()) == 0);
  }
};
struct EndsWith {
  bool operator()(std::string_view text, std::string_view part) const {
    return text.size() >= part.size() && (part.empty() || std::memcmp(text.data() + text.size() - part.size(),
                                                                      part.data(), part.size()) == 0);
  }
};
struct Contains {
  bool operator()(std::string_view text, std::string_view part) const {
    if (part.empty()) return true;
    if (text.size() < part.size()) return false;
    if (part.size() == 1) return std::memchr(text.data(), part[0], text.size()) != nullptr;
    return memmem(text.data(), text.size(), part.data(), part.size()) != nullptr;
  }
};

template <class Search>
Value searched(std::span<const Value> args, FunctionContext&) {
  if (!args[0].is(Kind::string) || !args[1].is(Kind::string)) return {};
  return Search{}(args[0].as_string(), args[1].as_string());
}

template <class Search>
bool search_kernel(std::span<const Column* const> args, Rows rows, std::size_t size, Column& out,
                   FunctionContext&) {
  const Column &a = *args[0], &b = *args[1];
  if (a.type() == ColumnType::string && b.type() == ColumnType::string) {
    out.reset(ColumnType::boolean, size);
    for_each_valid_row(rows, size, a, a.strings(), b, b.strings(), out, out.booleans(),
                       [](std::string_view x, std::string_view y) -> std::uint8_t { return Search{}(x, y); });
    return true;
  }
  if (a.type() == ColumnType::value && b.type() == ColumnType::string && b.is_constant()) {
    out.reset(ColumnType::boolean, size);
    for (std::uint32_t row : rows) {
      const Value& text = a.values()[row * a.stride()];
      if (text.is(Kind::string))
        out.booleans()[row] = Search{}(text.as_string(), b.strings()[0]);
      else
        out.set_null(row);
    }
    return true;
  }
  return false;
}

/// The last pattern that this thread used, compiled: a query matches many texts against one pattern.
const RE2& compiled(std::string_view pattern, Position at) {
  thread_local std::unique_ptr<RE2> last;
  if (last && last->pattern() == pattern) return *last;
  RE2::Options options;
  options.set_log_errors(false);
  auto made = std::make_unique<RE2>(re2::StringPiece(pattern.data(), pattern.size()), options);
  if (!made->ok())
    throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime,
                "invalid regular expression: " + made->error(), at,
                "the syntax is RE2's: no back references, no look-around");
  last = std::move(made);
  return *last;
}

bool matches(std::string_view text, const RE2& pattern) {
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

Value match_body(std::span<const Value> args, FunctionContext& context) {
  if (!args[0].is(Kind::string) || !args[1].is(Kind::string)) return {};
  return matches(args[0].as_string(), compiled(args[1].as_string(), context.at));
}

bool match_kernel(std::span<const Column* const> args, Rows rows, std::size_t size, Column& out,
                  FunctionContext& context) {
  const Column &a = *args[0], &b = *args[1];
  if (a.type() != ColumnType::string || b.type() != ColumnType::string || !b.is_constant() || rows.empty())
    return false;
  const RE2& pattern = compiled(b.strings()[0], context.at);
  out.reset(ColumnType::boolean, size);
  for_each_valid_row(rows, size, a, a.strings(), out, out.booleans(),
                     [&](std::string_view text) -> std::uint8_t { return matches(text, pattern); });
  return true;
}

template <class Search>
void add_search(Registry& registry, std::string_view name, std::string_view sentence,
                std::string_view example) {
  registry.add(Function{.name = name,
                        .arguments = {{"text"}, {"part"}},
                        .returns = boolean_kind | null_kind,
                        .is_operator = true,
                        .group = "text search",
                        .sentence = sentence,
                        .example = example,
                        .body = searched<Search>,
                        .kernel = search_kernel<Search>});
}

}  // namespace

void add_text_operators(Registry& registry) {
  add_search<StartsWith>(registry, "STARTS WITH",
                         "Whether a string begins with another; null if one is no string.",
                         "'Kenes' STARTS WITH 'Ke' -> true");
  add_search<EndsWith>(registry, "ENDS WITH", "Whether a string ends with another; null if one is no string.",
                       "'Kenes' ENDS WITH 'es' -> true");
  add_search<Contains>(registry, "CONTAINS", "Whether a string holds another; null if one is no string.",
                       "'Kenes' CONTAINS 'ene' -> true");
  registry.add(Function{.name = "=~",
                        .arguments = {{"text"}, {"pattern"}},
                        .returns = boolean_kind | null_kind,
                        .is_operator = true,
                        .group = "text search",
                        .sentence = "Whether a regular expression (RE2's syntax) matches the whole string.",
                        .example = "'Kenes' =~ 'K[a-z]+' -> true",
                        .body = match_body,
                        .kernel = match_kernel});
}

}  // namespace kenes::functions
