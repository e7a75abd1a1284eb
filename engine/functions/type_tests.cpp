// SPDX-License-Identifier: Apache-2.0
// Tests of a value's form: IS :: TYPE, IS NORMALIZED; and the functions that tell where LOAD CSV reads.
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "engine/functions/tables.hpp"
#include "storage/value_type.hpp"

namespace kenes::functions {

namespace {

using Args = std::span<const Value>;

/// The type that is written in a statement is the same for all of its rows: the last one is kept.
const ValueType& type_named(std::string_view text, Position at) {
  thread_local std::string last;
  thread_local std::optional<ValueType> type;
  if (!type || last != text) {
    std::string problem;
    type = ValueType::parse(text, problem);
    if (!type) throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime, problem, at);
    last = text;
  }
  return *type;
}

template <bool negated>
Value is_typed(Args args, FunctionContext& context) {
  return type_named(args[1].as_string(), context.at).includes(args[0]) != negated;
}

template <bool negated>
Value is_normalized(Args args, FunctionContext& context) {
  if (!args[0].is(Kind::string)) return {};
  std::string form = args.size() > 1 ? std::string(args[1].as_string()) : "NFC";
  std::transform(form.begin(), form.end(), form.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = form == "NFC"    ? icu::Normalizer2::getNFCInstance(status)
                                       : form == "NFD"  ? icu::Normalizer2::getNFDInstance(status)
                                       : form == "NFKC" ? icu::Normalizer2::getNFKCInstance(status)
                                       : form == "NFKD" ? icu::Normalizer2::getNFKDInstance(status)
                                                        : nullptr;
  if (!normalizer)
    throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime,
                "there is no normal form `" + form + "`; known are NFC, NFD, NFKC and NFKD", context.at);
  const std::string_view text = args[0].as_string();
  const auto wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  return static_cast<bool>(normalizer->isNormalized(wide, status)) != negated;
}

Value nothing(Args, FunctionContext&) { return {}; }

}  // namespace

void add_type_tests(Registry& registry) {
  const auto add = [&](std::string_view name, std::vector<Argument> arguments, FunctionBody body,
                       std::string_view sentence, std::string_view example) {
    registry.add(Function{.name = name,
                          .arguments = std::move(arguments),
                          .returns = kinds({Kind::boolean, Kind::null}),
                          .null_rule = NullRule::body_decides,
                          .is_operator = true,
                          .group = "predicate",
                          .sentence = sentence,
                          .example = example,
                          .body = body});
  };
  const Argument form{"form", kinds({Kind::string}), true};
  add("IS ::", {{"value"}, {"type", kinds({Kind::string})}}, is_typed<false>,
      "Whether a value is of a type; null is of every type that does not say NOT NULL.",
      "[1, 2] IS :: LIST<INTEGER> -> true");
  add("IS NOT ::", {{"value"}, {"type", kinds({Kind::string})}}, is_typed<true>,
      "Whether a value is not of a type.", "'x' IS NOT :: INTEGER -> true");
  add("IS NORMALIZED", {{"text"}, form}, is_normalized<false>,
      "Whether a string is in a Unicode normal form (NFC if none is given); null for what is no string.",
      "'a\\u0308' IS NORMALIZED -> false");
  add("IS NOT NORMALIZED", {{"text"}, form}, is_normalized<true>,
      "Whether a string is not in a Unicode normal form.", "'a\\u0308' IS NOT NFD NORMALIZED -> false");
  registry.add(
      Function{.name = "linenumber",
               .arguments = {},
               .returns = kinds({Kind::integer, Kind::null}),
               .group = "scalar",
               .sentence = "The line of the file that LOAD CSV is reading, counted from 1; null elsewhere.",
               .example = "linenumber() -> null",
               .body = nothing});
  registry.add(Function{.name = "file",
                        .arguments = {},
                        .returns = kinds({Kind::string, Kind::null}),
                        .group = "scalar",
                        .sentence = "The path of the file that LOAD CSV is reading; null elsewhere.",
                        .example = "file() -> null",
                        .body = nothing});
}

}  // namespace kenes::functions
