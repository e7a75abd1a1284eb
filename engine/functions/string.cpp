// SPDX-License-Identifier: Apache-2.0
// Functions of strings. Indexes and lengths count code points; case and normal forms follow Unicode (ICU).
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <limits>

#include "engine/functions/kernels.hpp"
#include "engine/functions/memory.hpp"
#include "engine/functions/tables.hpp"
#include "engine/functions/text.hpp"

namespace kenes::functions {

namespace {

using Args = std::span<const Value>;

bool is_ascii(std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string from_icu(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

template <bool upper>
std::string in_case(std::string_view text) {
  if (is_ascii(text)) {
    std::string result(text);
    for (char& c : result) {
      if constexpr (upper) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
      } else {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
      }
    }
    return result;
  }
  icu::UnicodeString wide = to_icu(text);
  return from_icu(upper ? wide.toUpper(icu::Locale::getRoot()) : wide.toLower(icu::Locale::getRoot()));
}

template <bool upper>
Value in_case_body(Args args, FunctionContext&) {
  return Value(in_case<upper>(args[0].as_string()));
}

template <bool upper>
bool in_case_kernel(std::span<const Column* const> args, Rows rows, std::size_t size, Column& out,
                    FunctionContext&) {
  const Column& texts = *args[0];
  if (texts.type() != ColumnType::string) return false;
  out.reset(ColumnType::string, size);
  for_each_valid_row(rows, size, texts, texts.strings(), out, out.strings(),
                     [&](std::string_view text) { return out.store(in_case<upper>(text)); });
  return true;
}

/// A length or start: not negative, and beyond the end is the end.
std::size_t count_of(const Value& value, std::string_view function, Position at) {
  if (value.as_integer() < 0)
    throw Error(ErrorCode::argument_error, "NegativeIntegerArgument", Phase::runtime,
                std::string(function) + "() does not take a negative number, but got " + to_literal(value),
                at);
  return static_cast<std::size_t>(value.as_integer());
}

Value left(Args args, FunctionContext& context) {
  const std::string_view text = args[0].as_string();
  return text.substr(0, byte_offset(text, count_of(args[1], "left", context.at)));
}

Value right(Args args, FunctionContext& context) {
  const std::string_view text = args[0].as_string();
  const std::size_t length = code_points(text), wanted = count_of(args[1], "right", context.at);
  return wanted >= length ? args[0] : Value(text.substr(byte_offset(text, length - wanted)));
}

Value substring(Args args, FunctionContext& context) {
  std::string_view text = args[0].as_string();
  text = text.substr(byte_offset(text, count_of(args[1], "substring", context.at)));
  if (args.size() > 2) text = text.substr(0, byte_offset(text, count_of(args[2], "substring", context.at)));
  return text;
}

Value replace(Args args, FunctionContext& context) {
  const std::string_view text = args[0].as_string(), search = args[1].as_string(), with = args[2].as_string();
  std::int64_t limit = std::numeric_limits<std::int64_t>::max();
  if (args.size() > 3) limit = static_cast<std::int64_t>(count_of(args[3], "replace", context.at));
  std::string result;
  std::size_t asked = 0;
  const auto add_replacement = [&] {
    if (result.size() + with.size() > asked) {
      asked = 2 * (result.size() + with.size());
      check_room(context, asked);
    }
    result += with;
  };
  std::size_t at = 0;
  if (search.empty()) {
    // The empty string lies before every character and at the end.
    for (; limit > 0 && at < text.size(); --limit) {
      add_replacement();
      std::size_t next = at + 1;
      while (next < text.size() && !begins_code_point(text[next])) ++next;
      result += text.substr(at, next - at);
      at = next;
    }
    result += text.substr(at);
    if (limit > 0) result += with;
    return Value(std::move(result));
  }
  for (std::size_t found; limit > 0 && (found = text.find(search, at)) != std::string_view::npos; --limit) {
    result += text.substr(at, found - at);
    add_replacement();
    at = found + search.size();
  }
  result += text.substr(at);
  return Value(std::move(result));
}

/// At every delimiter; an empty one splits between all characters.
Value split(Args args, FunctionContext& context) {
  const std::string_view text = args[0].as_string();
  std::vector<std::string_view> delimiters;
  if (args[1].is(Kind::string)) {
    delimiters.push_back(args[1].as_string());
  } else {
    for (const Value& delimiter : args[1].as_list()) {
      if (delimiter.is_null()) return {};
      if (!delimiter.is(Kind::string))
        throw type_error("InvalidArgumentValue", "split() wants strings as delimiters", context.at);
      delimiters.push_back(delimiter.as_string());
    }
  }
  List parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 0;
    bool matched = false;
    for (std::string_view delimiter : delimiters) {
      if (delimiter.empty()) {
        if (at > begin && begins_code_point(text[at])) matched = true;
      } else if (delimiter.size() > length && text.substr(at).starts_with(delimiter)) {
        matched = true;
        length = delimiter.size();
      }
    }
    if (matched) {
      if (parts.size() == parts.capacity()) check_room(context, 2 * parts.size() * sizeof(Value));
      parts.emplace_back(text.substr(begin, at - begin));
      at += length;
      begin = at;
      if (length == 0) ++at;
    } else {
      ++at;
    }
  }
  parts.emplace_back(text.substr(begin));
  return Value(std::move(parts));
}

/// Unicode's white space, and what Java's trim takes beside it (control characters).
bool is_blank(std::string_view character) {
  if (character.size() == 1) return static_cast<unsigned char>(character[0]) <= ' ';
  static constexpr std::string_view wide[] = {
      "\u0085", "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
      "\u2007", "\u2008", "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"};
  for (std::string_view candidate : wide)
    if (candidate == character) return true;
  return false;
}

std::string_view first_character(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && !begins_code_point(text[end])) ++end;
  return text.substr(0, end);
}
std::string_view last_character(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && !begins_code_point(text[begin])) --begin;
  return text.substr(begin);
}

template <bool at_left, bool at_right>
Value trim(Args args, FunctionContext&) {
  std::string_view text = args[0].as_string();
  const bool given = args.size() > 1;
  const auto goes = [&](std::string_view character) {
    return given ? args[1].as_string().find(character) != std::string_view::npos : is_blank(character);
  };
  if constexpr (at_left)
    while (!text.empty() && goes(first_character(text))) text.remove_prefix(first_character(text).size());
  if constexpr (at_right)
    while (!text.empty() && goes(last_character(text))) text.remove_suffix(last_character(text).size());
  return text;
}

Value normalize(Args args, FunctionContext& context) {
  const std::string_view form = args.size() > 1 ? args[1].as_string() : std::string_view("NFC");
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = nullptr;
  if (form == "NFC") normalizer = icu::Normalizer2::getNFCInstance(status);
  if (form == "NFD") normalizer = icu::Normalizer2::getNFDInstance(status);
  if (form == "NFKC") normalizer = icu::Normalizer2::getNFKCInstance(status);
  if (form == "NFKD") normalizer = icu::Normalizer2::getNFKDInstance(status);
  if (!normalizer)
    throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime,
                "there is no normal form `" + std::string(form) + "`; known are NFC, NFD, NFKC and NFKD",
                context.at);
  return Value(from_icu(normalizer->normalize(to_icu(args[0].as_string()), status)));
}

template <bool at_left>
Value pad(Args args, FunctionContext& context) {
  const std::string_view text = args[0].as_string();
  const std::size_t wanted = count_of(args[1], at_left ? "lpad" : "rpad", context.at);
  const std::string_view filler = args.size() > 2 ? args[2].as_string() : std::string_view(" ");
  const std::size_t length = code_points(text);
  if (wanted <= length) return text.substr(0, byte_offset(text, wanted));
  if (filler.empty()) return args[0];
  std::string padding;
  const std::size_t missing = wanted - length, filler_length = code_points(filler);
  check_room(context, missing);
  for (std::size_t made = 0; made + filler_length <= missing; made += filler_length) padding += filler;
  padding += filler.substr(0, byte_offset(filler, missing % filler_length));
  return Value(at_left ? padding + std::string(text) : std::string(text) + padding);
}

template <bool upper>
void add_case(Registry& registry, std::string_view name, std::string_view sentence,
              std::string_view example) {
  registry.add(Function{.name = name,
                        .arguments = {{"input", string_kind}},
                        .returns = string_kind,
                        .group = "string",
                        .sentence = sentence,
                        .example = example,
                        .body = in_case_body<upper>,
                        .kernel = in_case_kernel<upper>});
}

void add_trim(Registry& registry, std::string_view name, FunctionBody body, std::string_view sentence,
              std::string_view example) {
  registry.add(Function{.name = name,
                        .arguments = {{"input", string_kind}, {"characters", string_kind, true}},
                        .returns = string_kind,
                        .group = "string",
                        .sentence = sentence,
                        .example = example,
                        .body = body});
}

}  // namespace

void add_string_functions(Registry& registry) {
  add_case<true>(registry, "toUpper", "A string in upper case.", "toUpper('алматы') -> 'АЛМАТЫ'");
  add_case<true>(registry, "upper", "The same as toUpper().", "upper('ab') -> 'AB'");
  add_case<false>(registry, "toLower", "A string in lower case.", "toLower('ҚАЗАҚ') -> 'қазақ'");
  add_case<false>(registry, "lower", "The same as toLower().", "lower('AB') -> 'ab'");
  registry.add(Function{.name = "left",
                        .arguments = {{"original", string_kind}, {"length", integer_kind}},
                        .returns = string_kind,
                        .group = "string",
                        .sentence = "The first characters of a string.",
                        .example = "left('hello', 3) -> 'hel'",
                        .body = left});
  registry.add(Function{.name = "right",
                        .arguments = {{"original", string_kind}, {"length", integer_kind}},
                        .returns = string_kind,
                        .group = "string",
                        .sentence = "The last characters of a string.",
                        .example = "right('hello', 3) -> 'llo'",
                        .body = right});
  registry.add(Function{
      .name = "substring",
      .arguments = {{"original", string_kind}, {"start", integer_kind}, {"length", integer_kind, true}},
      .returns = string_kind,
      .group = "string",
      .sentence = "The characters of a string from an index (from 0) on, at most `length` of them.",
      .example = "substring('hello', 1, 3) -> 'ell'",
      .body = substring});
  registry.add(Function{
      .name = "replace",
      .arguments = {{"original", string_kind},
                    {"search", string_kind},
                    {"replacement", string_kind},
                    {"limit", integer_kind, true}},
      .returns = string_kind,
      .group = "string",
      .sentence = "A string in which what is searched for has been replaced (at most `limit` times).",
      .example = "replace('hello', 'l', 'w') -> 'hewwo'",
      .body = replace});
  registry.add(
      Function{.name = "split",
               .arguments = {{"original", string_kind}, {"delimiters", kinds({Kind::string, Kind::list})}},
               .returns = list_kind,
               .group = "string",
               .sentence = "The parts of a string between delimiters.",
               .example = "split('a,b,,c', ',') -> ['a', 'b', '', 'c']",
               .body = split});
  add_trim(registry, "trim", trim<true, true>,
           "A string without white space (or the given characters) at its ends.", "trim('  x ') -> 'x'");
  add_trim(registry, "btrim", trim<true, true>, "The same as trim().", "btrim('xxhixx', 'x') -> 'hi'");
  add_trim(registry, "ltrim", trim<true, false>, "A string without white space at its beginning.",
           "ltrim('  x ') -> 'x '");
  add_trim(registry, "rtrim", trim<false, true>, "A string without white space at its end.",
           "rtrim('  x ') -> '  x'");
  registry.add(Function{
      .name = "lpad",
      .arguments = {{"original", string_kind}, {"length", integer_kind}, {"filler", string_kind, true}},
      .returns = string_kind,
      .group = "string",
      .sentence = "A string filled up (or cut) to a length, on its left.",
      .example = "lpad('7', 3, '0') -> '007'",
      .body = pad<true>});
  registry.add(Function{
      .name = "rpad",
      .arguments = {{"original", string_kind}, {"length", integer_kind}, {"filler", string_kind, true}},
      .returns = string_kind,
      .group = "string",
      .sentence = "A string filled up (or cut) to a length, on its right.",
      .example = "rpad('ab', 4) -> 'ab  '",
      .body = pad<false>});
  registry.add(
      Function{.name = "normalize",
               .arguments = {{"input", string_kind}, {"form", string_kind, true}},
               .returns = string_kind,
               .group = "string",
               .sentence = "A string in a Unicode normal form: NFC (if none is given), NFD, NFKC or NFKD.",
               .example = "normalize('\\u212B') = '\\u00C5' -> true",
               .body = normalize});
  registry.add(
      Function{.name = "indexOf",
               .arguments = {{"original", string_kind}, {"search", string_kind}},
               .returns = integer_kind,
               .group = "string",
               .sentence = "The index of the first place where a string holds another, -1 if nowhere.",
               .example = "indexOf('hello', 'l') -> 2",
               .body = [](Args args, FunctionContext&) -> Value {
                 const std::string_view text = args[0].as_string();
                 const std::size_t found = text.find(args[1].as_string());
                 if (found == std::string_view::npos) return -1;
                 return static_cast<std::int64_t>(code_points(text.substr(0, found)));
               }});
  registry.add(Function{.name = "repeat",
                        .arguments = {{"original", string_kind}, {"times", integer_kind}},
                        .returns = string_kind,
                        .group = "string",
                        .sentence = "A string several times over.",
                        .example = "repeat('ab', 3) -> 'ababab'",
                        .body = [](Args args, FunctionContext& context) -> Value {
                          const std::string_view text = args[0].as_string();
                          const std::size_t times = count_of(args[1], "repeat", context.at);
                          if (times > 0 && text.size() > SIZE_MAX / times) check_room(context, SIZE_MAX);
                          check_room(context, text.size() * times);
                          std::string result;
                          result.reserve(text.size() * times);
                          for (std::size_t i = 0; i < times; ++i) result += text;
                          return Value(std::move(result));
                        }});
}

}  // namespace kenes::functions
