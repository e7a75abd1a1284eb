// SPDX-License-Identifier: Apache-2.0
// Scripts: statements that end with `;` and dot-commands on lines of their own, read line by line and run as
// soon as they are complete, with file, line and column in every error.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/error.hpp"
#include "tools/shell/session.hpp"

namespace kenes::shell {

/// A statement or dot-command and where it stood.
struct Piece {
  std::string text;
  std::string indent;      ///< what precedes it on its first line
  std::uint32_t line = 1;  ///< of the script, 1-based
  bool is_dot_command = false;
};

/// Cuts lines into pieces. After each line, take what is complete; at the end, take the rest.
class PieceReader {
 public:
  /// A line without its newline. Returns what became complete with it.
  std::vector<Piece> add_line(std::string_view line);
  /// A last statement that lacks its `;`.
  std::optional<Piece> rest();
  /// Whether a statement has begun and not ended.
  bool is_pending() const;
  const std::string& pending() const { return buffer_; }
  void clear() { buffer_.clear(); }

 private:
  std::string buffer_;
  std::uint32_t buffer_line_ = 1;  // where the buffer begins
  std::uint32_t lines_ = 0;
};

/// Where pieces come from, for messages: a file's name, or empty for the command line and the interactive
/// shell.
struct Origin {
  std::string name;
};

/// Runs one piece; an error is written to standard error. True if all went well.
bool run_piece(Session& session, const Piece& piece, const Origin& origin);

/// Runs all pieces until the first that fails, or all of them under --keep-going. True if all went well.
bool run_script(Session& session, std::istream& in, const Origin& origin);

/// Writes an error to standard error, with the line of its statement.
void report(const Error& error, const Piece& piece, const Origin& origin, bool colour);

}  // namespace kenes::shell
