// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/line_editor.hpp"

#include <fcntl.h>
#include <histedit.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>

#include "tools/shell/screen.hpp"
#include "tools/shell/width.hpp"

namespace kenes::shell {
namespace {

constexpr int remembered = 2000;
constexpr std::size_t most_listed = 200;

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// The last path part, for lists of files; other candidates as they are.
std::string_view listed_name(std::string_view candidate) {
  while (candidate.ends_with(' ')) candidate.remove_suffix(1);
  const std::size_t slash = candidate.substr(0, candidate.size() - candidate.ends_with('/')).rfind('/');
  return slash == std::string_view::npos ? candidate : candidate.substr(slash + 1);
}

void list(const std::vector<std::string>& candidates) {
  const std::size_t shown = std::min(candidates.size(), most_listed);
  std::size_t widest = 0;
  for (std::size_t i = 0; i < shown; ++i)
    widest = std::max(widest, display_width(listed_name(candidates[i])) + 2);
  const std::size_t columns = std::max<std::size_t>(1, terminal_width(STDOUT_FILENO) / widest);
  const std::size_t lines = (shown + columns - 1) / columns;
  std::string out = "\n";
  for (std::size_t line = 0; line < lines; ++line) {
    for (std::size_t i = line; i < shown; i += lines) {
      const std::string_view name = listed_name(candidates[i]);
      out += name;
      if (i + lines < shown) out.append(widest - display_width(name), ' ');
    }
    out += '\n';
  }
  if (shown < candidates.size()) out += "... and " + std::to_string(candidates.size() - shown) + " more\n";
  std::fputs(out.c_str(), stdout);
  std::fflush(stdout);
}

/// Pasted text arrives all at once: a tab in it is a tab, no question.
bool is_pasting() {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  return poll(&input, 1, 0) > 0;
}

}  // namespace

struct LineEditor::Libedit {
  EditLine* editor = nullptr;
  History* history = nullptr;
  std::string history_file;
  std::string prompt;
  std::string last_entry;
  Completer completer;
  bool interrupted = false;

  static Libedit& of(EditLine* editor) {
    void* self = nullptr;
    el_get(editor, EL_CLIENTDATA, &self);
    return *static_cast<Libedit*>(self);
  }
  static char* give_prompt(EditLine* editor) { return of(editor).prompt.data(); }

  static unsigned char on_tab(EditLine* editor, int) {
    if (is_pasting()) return el_insertstr(editor, " ") == 0 ? CC_REFRESH : CC_ERROR;
    const LineInfo* line = el_line(editor);
    const std::string before(line->buffer, line->cursor);
    Completion completion;
    try {
      completion = of(editor).completer(before);
    } catch (const std::exception&) {
      return CC_ERROR;  // a database that cannot be asked now offers nothing
    }
    if (completion.candidates.empty()) return CC_REFRESH_BEEP;
    const std::string typed = before.substr(completion.begin);
    std::string insert = common_beginning(completion.candidates);
    const bool only = completion.candidates.size() == 1;
    const bool goes_on = insert.size() > typed.size() || (only && insert != typed);
    if (goes_on) {
      el_deletestr(editor, static_cast<int>(letters_in(typed)));
      if (el_insertstr(editor, insert.c_str()) != 0) return CC_ERROR;
      return CC_REFRESH;
    }
    if (only) return CC_REFRESH;
    list(completion.candidates);
    return CC_REDISPLAY;
  }

  static unsigned char on_interrupt(EditLine* editor, int) {
    of(editor).interrupted = true;
    return CC_EOF;
  }

  static unsigned char on_suspend(EditLine* editor, int) {
    el_set(editor, EL_PREP_TERM, 0);
    std::raise(SIGTSTP);
    el_set(editor, EL_PREP_TERM, 1);
    return CC_REDISPLAY;
  }

  void enter(const std::string& entry) {
    HistEvent event;
    ::history(history, &event, H_ENTER, entry.c_str());
    last_entry = entry;
  }

  void load() {
    std::ifstream in(history_file);
    std::deque<std::string> entries;
    std::size_t all = 0;
    for (std::string line; std::getline(in, line);) {
      if (line.empty()) continue;
      ++all;
      entries.push_back(std::move(line));
      if (entries.size() > remembered) entries.pop_front();
    }
    for (const std::string& entry : entries) enter(entry);
    if (all <= 2 * remembered) return;
    std::ofstream out(history_file);
    for (const std::string& entry : entries) out << entry << '\n';
  }
};

LineEditor::LineEditor(std::string history_file, Completer completer)
    : libedit_(std::make_unique<Libedit>()) {
  Libedit& self = *libedit_;
  self.history_file = std::move(history_file);
  self.completer = std::move(completer);
  self.history = history_init();
  HistEvent event;
  history(self.history, &event, H_SETSIZE, remembered);
  if (!self.history_file.empty()) self.load();

  self.editor = el_init("kenes", stdin, stdout, stderr);
  EditLine* editor = self.editor;
  el_set(editor, EL_CLIENTDATA, &self);
  el_set(editor, EL_PROMPT_ESC, &Libedit::give_prompt, '\1');
  el_set(editor, EL_SIGNAL, 1);
  el_set(editor, EL_HIST, history, self.history);
  el_set(editor, EL_EDITOR, "emacs");
  // While a line is edited, Ctrl-C and Ctrl-Z come as characters: no signal can hit the editor half-way.
  el_set(editor, EL_SETTY, "-d", "-isig", nullptr);
  el_set(editor, EL_ADDFN, "kenes-complete", "complete the word", &Libedit::on_tab);
  el_set(editor, EL_ADDFN, "kenes-interrupt", "drop the line", &Libedit::on_interrupt);
  el_set(editor, EL_ADDFN, "kenes-suspend", "stop the process", &Libedit::on_suspend);
  el_source(editor, nullptr);
  const auto bind = [editor](const char* key, const char* function) {
    el_set(editor, EL_BIND, key, function, nullptr);
  };
  bind("^I", "kenes-complete");
  bind("^C", "kenes-interrupt");
  bind("^Z", "kenes-suspend");
  bind("^R", "em-inc-search-prev");
  bind("^W", "ed-delete-prev-word");
  bind("\033[3~", "ed-delete-next-char");
  bind("\033[H", "ed-move-to-beg");
  bind("\033[F", "ed-move-to-end");
  bind("\033[1~", "ed-move-to-beg");
  bind("\033[4~", "ed-move-to-end");
  bind("\033[1;5C", "em-next-word");
  bind("\033[1;5D", "ed-prev-word");
}

LineEditor::~LineEditor() {
  el_end(libedit_->editor);
  history_end(libedit_->history);
}

LineEditor::Outcome LineEditor::read(const std::string& prompt, std::string& line) {
  Libedit& self = *libedit_;
  self.prompt = prompt;
  self.interrupted = false;
  int count = 0;
  const char* text = el_gets(self.editor, &count);
  if (self.interrupted) {
    el_reset(self.editor);
    std::fputs("^C\n", stdout);
    std::fflush(stdout);
    return Outcome::interrupted;
  }
  if (!text || count <= 0) return Outcome::end;
  line.assign(text, static_cast<std::size_t>(count));
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
  return Outcome::line;
}

void LineEditor::remember(const std::string& entry) {
  Libedit& self = *libedit_;
  if (entry.empty() || entry == self.last_entry || entry.find('\n') != std::string::npos) return;
  self.enter(entry);
  if (self.history_file.empty()) return;
  // Appending, so that shells side by side keep each other's entries. Statements may hold what others should
  // not read.
  const int file =
      ::open(self.history_file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return;
  const std::string bytes = entry + '\n';
  if (::write(file, bytes.data(), bytes.size()) < 0) self.history_file.clear();
  ::close(file);
}

std::string history_file() {
  namespace fs = std::filesystem;
  const char* home = std::getenv("HOME");
  const char* given = std::getenv("XDG_STATE_HOME");
  fs::path state;
  if (given && *given)
    state = given;
  else if (home && *home)
    state = fs::path(home) / ".local" / "state";
  std::error_code failed;
  if (!state.empty() && fs::is_directory(state, failed)) {
    fs::create_directories(state / "kenes", failed);
    if (!failed) return state / "kenes" / "history";
  }
  return home && *home ? (fs::path(home) / ".kenes_history").string() : std::string();
}

}  // namespace kenes::shell
