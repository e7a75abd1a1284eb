// SPDX-License-Identifier: Apache-2.0
// One line from the terminal, edited with libedit: history in a file, completion, Ctrl-C. Owns the editor and
// the terminal's settings while a line is read. One at a time in a process, in one thread.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "tools/shell/completion.hpp"

namespace kenes::shell {

class LineEditor {
 public:
  /// Gives the candidates for the text before the cursor of the present line.
  using Completer = std::function<Completion(std::string_view before_cursor)>;

  LineEditor(std::string history_file, Completer completer);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  enum class Outcome { line, interrupted, end };
  /// Reads a line without its newline.
  Outcome read(const std::string& prompt, std::string& line);

  /// Adds an entry of one line to the history, in memory and in the file.
  void remember(const std::string& entry);

 private:
  struct Libedit;
  std::unique_ptr<Libedit> libedit_;
};

/// Where the history lies: $XDG_STATE_HOME/kenes/history, or ~/.kenes_history where there is no such folder;
/// empty without a home.
std::string history_file();

}  // namespace kenes::shell
