// SPDX-License-Identifier: Apache-2.0
// Text to syntax. Depth is limited before ANTLR sees the text; SLL prediction first, LL again only on an
// error. Thread-safe. Throws Error (SyntaxError) with line, column and what was expected.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grammar/syntax.hpp"
#include "storage/limits.hpp"

namespace kenes::grammar {

struct ParseLimits {
  std::size_t depth = 1000;              ///< brackets open at once
  std::size_t bytes = 16 * 1024 * 1024;  ///< length of a statement
  Limits* running = nullptr;             ///< looked at all along: a deadline or a cancel flag stops parsing
};

/// Exactly one statement; one `;` may follow.
syntax::Statement parse(std::string_view text, const ParseLimits& limits = {});

/// An openCypher literal by itself (`42`, `'x'`, `[1, {a: null}]`, `date('2004-01-01')` is not one).
Value parse_literal(std::string_view text);

/// Where a script's statements end: splits at `;` outside strings, comments and backticks. The views lie in
/// `script`.
struct ScriptPart {
  std::string_view text;
  std::uint32_t line = 1;  ///< where it begins in the script
  bool complete = false;   ///< ended by `;`
};
std::vector<ScriptPart> split_script(std::string_view script);

/// Reserved words, for completion and quoting.
const std::vector<std::string>& keywords();

/// The name as it must be written in a statement: with backticks if it needs them.
std::string quote_name(std::string_view name);

}  // namespace kenes::grammar
