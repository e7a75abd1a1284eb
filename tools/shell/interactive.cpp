// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/interactive.hpp"

#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <iostream>

#include "tools/shell/completion.hpp"
#include "tools/shell/line_editor.hpp"
#include "tools/shell/script.hpp"
#include "tools/shell/statement_text.hpp"
#include "tools/shell/width.hpp"

namespace kenes::shell {
namespace {

/// `kenes kazakhstan> `; a star stands for an open transaction.
std::string prompt_of(Session& session) {
  std::string text = "kenes";
  const std::string& path = session.database().path();
  if (path != ":memory:") {
    std::filesystem::path place(path);
    if (!place.has_filename()) place = place.parent_path();
    std::string name = place.filename();
    if (name.ends_with(".kenes")) name.resize(name.size() - 6);
    if (!name.empty()) text += ' ' + shortened(printable(name), 24);
  }
  if (session.in_transaction()) text += '*';
  if (session.user().has_lens())
    text += " [" + shortened(printable(session.user().lens_text(session.database())), 48) + ']';
  return text + "> ";
}

std::string continuation_of(const std::string& prompt) {
  return std::string(display_width(prompt) - 3, ' ') + "-> ";
}

/// The same text in bold; \1 tells libedit what takes no room. The last letter, a space, comes behind the
/// styles: libedit forgets a style that nothing follows.
std::string drawn(const std::string& prompt, bool colour) {
  if (!colour) return prompt;
  return "\1\033[1m\1" + prompt.substr(0, prompt.size() - 1) + "\1\033[0m\1 ";
}

void greet(Session& session) {
  std::string text;
  append_styled(text, "Kenes " + std::string(version()), Style::bold, session.screen().colour);
  const Database& database = session.database();
  text += database.path() == ":memory:" ? ", a database in memory" : ", " + database.path();
  if (database.is_read_only()) text += " (read only)";
  std::cout << text << "\nStatements end with ;  .help helps, Ctrl-D ends.\n" << std::flush;
}

}  // namespace

int run_interactive(Session& session) {
  // Between statements nothing is there to stop, and the shell must not end.
  std::signal(SIGINT, SIG_IGN);
  greet(session);
  PieceReader reader;
  LineEditor editor(history_file(), [&](std::string_view before_cursor) {
    const std::string pending = reader.is_pending() ? reader.pending() : std::string();
    Completion completion = complete(pending + std::string(before_cursor), vocabulary_of(session));
    completion.begin -= std::min(completion.begin, pending.size());
    return completion;
  });
  const bool colour = session.settings.colour && takes_colour(STDOUT_FILENO);
  std::string entry;  // what becomes one entry of the history
  while (!session.finished) {
    const std::string prompt = prompt_of(session);
    std::string line;
    const auto outcome =
        editor.read(drawn(reader.is_pending() ? continuation_of(prompt) : prompt, colour), line);
    if (outcome == LineEditor::Outcome::end) {
      std::cout << '\n';
      break;
    }
    if (outcome == LineEditor::Outcome::interrupted) {
      reader.clear();
      entry.clear();
      continue;
    }
    if (!reader.is_pending()) entry.clear();
    entry += line + '\n';
    // What people type in every other shell.
    const std::string_view word = trimmed(line);
    if (!reader.is_pending() && (word == "exit" || word == "quit" || word == "exit;" || word == "quit;"))
      break;
    if (!reader.is_pending() && (word == "help" || word == "help;" || word == "?")) line = ".help";

    const std::vector<Piece> pieces = reader.add_line(line);
    if (!reader.is_pending()) editor.remember(on_one_line(entry));
    for (const Piece& piece : pieces) {
      if (session.finished) break;
      if (!run_piece(session, piece, Origin{})) break;
    }
  }
  if (session.abandon_transaction()) std::cerr << "The open transaction is rolled back.\n";
  return 0;
}

}  // namespace kenes::shell
