// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/script.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <istream>
#include <new>

#include "grammar/parse.hpp"
#include "tools/shell/dot_commands.hpp"
#include "tools/shell/interrupt.hpp"
#include "tools/shell/statement_text.hpp"

namespace kenes::shell {
namespace {

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// The piece that `text` is, a part of `buffer` whose first line has the number `line`.
Piece piece_of(std::string_view buffer, std::string_view text, std::uint32_t line) {
  const std::string_view before = buffer.substr(0, static_cast<std::size_t>(text.data() - buffer.data()));
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return {std::string(text), std::string(before.substr(line_start)),
          line + static_cast<std::uint32_t>(std::ranges::count(before, '\n')), false};
}

/// Without blanks and the semicolons of statements that are none.
std::string_view statement_in(std::string_view text) {
  text = without_blanks(text);
  while (text.starts_with(';')) text = without_blanks(text.substr(1));
  return text;
}

}  // namespace

std::vector<Piece> PieceReader::add_line(std::string_view line) {
  ++lines_;
  if (lines_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  if (!is_pending()) {
    buffer_.clear();
    buffer_line_ = lines_;
    if (line.starts_with('.')) return {{std::string(trimmed(line)), "", lines_, true}};
  }
  buffer_ += line;
  buffer_ += '\n';
  std::vector<Piece> complete;
  if (line.find(';') == std::string_view::npos) return complete;

  std::size_t taken = 0;
  for (const grammar::ScriptPart& part : grammar::split_script(buffer_)) {
    if (!part.complete) break;
    taken = static_cast<std::size_t>(part.text.data() + part.text.size() - buffer_.data());
    if (taken < buffer_.size() && buffer_[taken] == ';') ++taken;
    const std::string_view text = statement_in(part.text);
    if (!text.empty()) complete.push_back(piece_of(buffer_, text, buffer_line_));
  }
  if (taken > 0) {
    // What follows the last `;` stays, behind its line's beginning as spaces, so that columns stay right.
    const std::size_t line_start = buffer_.rfind('\n', taken - 1) + 1;
    buffer_line_ += static_cast<std::uint32_t>(
        std::count(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(line_start), '\n'));
    const std::uint32_t columns =
        code_points(std::string_view(buffer_).substr(line_start, taken - line_start));
    buffer_ = std::string(columns, ' ') + buffer_.substr(taken);
  }
  return complete;
}

std::optional<Piece> PieceReader::rest() {
  const std::string_view text = statement_in(buffer_);
  if (text.empty()) return std::nullopt;
  Piece piece = piece_of(buffer_, text, buffer_line_);
  buffer_.clear();
  return piece;
}

bool PieceReader::is_pending() const { return !statement_in(buffer_).empty(); }

void report(const Error& error, const Piece& piece, const Origin& origin, bool colour) {
  std::string out;
  if (error.code == ErrorCode::usage) {
    out = error.message + '\n';
    if (!error.hint.empty()) out += "Hint: " + error.hint + '\n';
    if (!origin.name.empty()) out.insert(0, origin.name + ':' + std::to_string(piece.line) + ": ");
  } else if (piece.is_dot_command) {
    Error placed = error;
    placed.where = {};  // it is about a statement inside of the line
    out = placed.report({});
  } else if (origin.name.empty()) {
    out = error.report(piece.text);
  } else {
    Error placed = error;
    std::string place = origin.name + ':' + std::to_string(piece.line);
    if (placed.where) {
      if (placed.where.line == 1) placed.where.column += code_points(piece.indent);
      placed.where.line += piece.line - 1;
      place =
          origin.name + ':' + std::to_string(placed.where.line) + ':' + std::to_string(placed.where.column);
    }
    out = place + ": " + placed.report(std::string(piece.line - 1, '\n') + piece.indent + piece.text);
  }
  const std::size_t first = out.find('\n');
  std::string shown;
  append_styled(shown, std::string_view(out).substr(0, first), Style::red, colour);
  shown += first == std::string::npos ? "\n" : out.substr(first);
  std::cout.flush();
  std::cerr << shown << std::flush;
}

bool run_piece(Session& session, const Piece& piece, const Origin& origin) {
  const bool colour = session.settings.colour && takes_colour(STDERR_FILENO);
  const InterruptGuard guard(!session.settings.interactive);
  try {
    if (piece.is_dot_command)
      run_dot_command(session, piece.text);
    else
      session.run(piece.text);
    return true;
  } catch (const Error& error) {
    report(error, piece, origin, colour);
  } catch (const std::bad_alloc&) {
    report(Error(ErrorCode::memory_limit, "the memory of this machine is used up"), piece, origin, colour);
  } catch (const std::exception& error) {
    report(Error(ErrorCode::internal, error.what()), piece, origin, colour);
  }
  return false;
}

bool run_script(Session& session, std::istream& in, const Origin& origin) {
  PieceReader reader;
  bool all_well = true;
  const auto run = [&](const Piece& piece) {
    if (!run_piece(session, piece, origin)) all_well = false;
    return (all_well || session.settings.keep_going) && !session.finished;
  };
  for (std::string line; std::getline(in, line);)
    for (const Piece& piece : reader.add_line(line))
      if (!run(piece)) return all_well;
  if (const auto piece = reader.rest()) run(*piece);
  return all_well;
}

}  // namespace kenes::shell
