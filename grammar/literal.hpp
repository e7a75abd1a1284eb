// SPDX-License-Identifier: Apache-2.0
// Texts of literal tokens to values, exactly or with openCypher's own error. Internal to grammar/.
#pragma once

#include <string>
#include <string_view>

#include "storage/error.hpp"
#include "storage/value.hpp"

namespace kenes::grammar {

/// Decimal, hexadecimal (0x), octal (0o, or a leading 0), `_` between digits. `negative`: a minus stands
/// before it, so that -9223372036854775808 can be written. Throws IntegerOverflow, InvalidNumberLiteral.
Value integer_literal(std::string_view text, bool negative, Position at);
/// Throws FloatingPointOverflow.
Value float_literal(std::string_view text, bool negative, Position at);
/// A quoted string with its escapes. Throws InvalidUnicodeLiteral, UnexpectedSyntax.
std::string string_literal(std::string_view text, Position at);
/// A name without its backticks.
std::string bare_name(std::string_view text);

}  // namespace kenes::grammar
