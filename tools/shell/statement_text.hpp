// SPDX-License-Identifier: Apache-2.0
// What the shell itself must know about the text of statements: what is blank, which are transaction words,
// how a statement of many lines becomes one line of history. Stateless.
#pragma once

#include <string>
#include <string_view>

namespace kenes::shell {

/// Without the spaces, newlines and comments at its beginning and the spaces at its end.
std::string_view without_blanks(std::string_view text);

enum class TransactionControl { none, begin, commit, rollback };
/// BEGIN, COMMIT or ROLLBACK, perhaps with TRANSACTION, in any case.
TransactionControl transaction_control(std::string_view statement);

/// Whether it begins with EXPLAIN or PROFILE.
bool is_explained(std::string_view statement);
/// Without the `:auto` that Neo4j's tools want before statements with transactions of their own; spaces stand
/// in its place, so that what is behind it keeps its column.
std::string without_auto(std::string_view statement);

/// Where a scan of a statement stands.
enum class Inside { code, single_quotes, double_quotes, backticks, line_comment, block_comment };
/// Where the end of `text` is, for text that begins in code.
Inside inside_at_end(std::string_view text);

/// The same statement on one line: newlines become spaces (in strings `\n`), line comments block comments.
std::string on_one_line(std::string_view statement);

/// Words of a dot-command; quotes keep spaces together.
std::string_view first_word(std::string_view text);
std::string_view trimmed(std::string_view text);

bool same_without_case(std::string_view a, std::string_view b);

}  // namespace kenes::shell
