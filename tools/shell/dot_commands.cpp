// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/dot_commands.hpp"

#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <ostream>

#include "grammar/parse.hpp"
#include "tools/shell/help.hpp"
#include "tools/shell/interrupt.hpp"
#include "tools/shell/lens.hpp"
#include "tools/shell/pictures.hpp"
#include "tools/shell/schema.hpp"
#include "tools/shell/script.hpp"
#include "tools/shell/statement_text.hpp"
#include "tools/shell/why.hpp"

namespace kenes::shell {
namespace {

constexpr int deepest_read = 16;

Error wrong_use(std::string message, std::string hint = {}) {
  return Error(ErrorCode::usage, std::move(message), std::move(hint));
}

void say(Session& session, const std::string& text) { session.screen().out << text << '\n' << std::flush; }

std::string on_off_text(bool on) { return on ? "on" : "off"; }

bool read_on_off(std::string_view name, std::string_view argument) {
  if (argument == "on") return true;
  if (argument == "off") return false;
  throw wrong_use(std::string(name) + " takes `on` or `off`");
}

double read_number(std::string_view name, std::string_view argument) {
  double number = 0;
  const auto [end, error] = std::from_chars(argument.data(), argument.data() + argument.size(), number);
  if (error != std::errc() || end != argument.data() + argument.size() || !(number >= 0) || number > 1e9)
    throw wrong_use(std::string(name) + " takes a number that is not negative, 0 for no limit");
  return number;
}

void run_help(Session& session, std::string_view arguments) { show_help(session, arguments); }

void run_schema(Session& session, std::string_view) { show_schema(session); }

void run_mode(Session& session, std::string_view arguments) {
  if (!arguments.empty()) {
    session.settings.mode = &mode_named(arguments);
    return;
  }
  std::string text;
  for (const Mode& mode : modes()) {
    if (!text.empty()) text += '\n';
    text += &mode == session.settings.mode ? "* " : "  ";
    text += mode.name;
    text.append(10 - mode.name.size(), ' ');
    text += mode.sentence;
  }
  say(session, text);
}

void run_timer(Session& session, std::string_view arguments) {
  if (arguments.empty()) return say(session, "timer " + on_off_text(session.settings.timer));
  session.settings.timer = read_on_off(".timer", arguments);
}

void run_timeout(Session& session, std::string_view arguments) {
  auto& timeout = session.settings.statement.timeout;
  if (arguments.empty()) {
    if (timeout.count() == 0) return say(session, "no time limit");
    return say(session, "time limit " + float_text(static_cast<double>(timeout.count()) / 1000) + " s");
  }
  timeout = std::chrono::milliseconds(std::llround(std::ceil(read_number(".timeout", arguments) * 1000)));
}

void run_memory(Session& session, std::string_view arguments) {
  auto& memory = session.settings.statement.memory;
  if (arguments.empty())
    return say(session,
               memory == 0 ? "no memory limit" : "memory limit " + std::to_string(memory >> 20) + " MB");
  memory = static_cast<std::size_t>(read_number(".memory", arguments) * (1 << 20));
}

void run_explain(Session& session, std::string_view arguments) {
  auto& setting = session.settings.explain;
  if (arguments.empty()) {
    return say(session, setting == ExplainSetting::off       ? "explain off"
                        : setting == ExplainSetting::explain ? "explain on"
                                                             : "explain profile");
  }
  if (arguments == "profile")
    setting = ExplainSetting::profile;
  else if (arguments == "on" || arguments == "off")
    setting = arguments == "on" ? ExplainSetting::explain : ExplainSetting::off;
  else
    throw wrong_use(".explain takes `on`, `off` or `profile`");
}

void run_read(Session& session, std::string_view arguments) {
  const std::string path = take_path(arguments);
  if (path.empty() || !arguments.empty()) throw wrong_use(".read takes the name of one script");
  if (std::filesystem::is_directory(path)) throw wrong_use("`" + path + "` is a folder, not a script");
  std::ifstream in(path);
  if (!in) throw wrong_use("cannot read `" + path + "`: " + std::strerror(errno));
  if (session.read_depth >= deepest_read) throw wrong_use("scripts read each other without an end");
  struct Depth {
    int& depth;
    explicit Depth(int& d) : depth(d) { ++depth; }
    ~Depth() { --depth; }
  } depth(session.read_depth);
  if (!run_script(session, in, Origin{path}))
    throw wrong_use("`" + path + "` was not run to its end without an error");
}

void run_open(Session& session, std::string_view arguments) {
  const std::string path = take_path(arguments);
  if (path.empty() || !arguments.empty()) throw wrong_use(".open takes a folder, or :memory:");
  session.open(path);
}

void run_output(Session& session, std::string_view arguments) {
  const std::string path = take_path(arguments);
  if (!arguments.empty()) throw wrong_use(".output takes the name of one file, or nothing for the screen");
  session.output_to(path);
}

void run_quit(Session& session, std::string_view) { session.finished = true; }

void list_parameters(Session& session) {
  std::string text;
  for (const auto& [name, value] : session.settings.parameters) {
    if (!text.empty()) text += '\n';
    text += grammar::quote_name(name) + " = " + to_literal(value);
  }
  say(session, text.empty() ? "no parameters; `.param who = 'Ada'` makes one" : text);
}

void run_param(Session& session, std::string_view arguments) {
  auto& parameters = session.settings.parameters;
  if (arguments.empty()) return list_parameters(session);
  std::string_view name = arguments.substr(0, arguments.find_first_of("= \t"));
  std::string_view rest = trimmed(arguments.substr(name.size()));
  if (name == "clear" && !rest.starts_with('=')) {
    if (rest.starts_with('$')) rest.remove_prefix(1);
    if (rest.empty())
      parameters.clear();
    else if (parameters.erase(std::string(rest)) == 0)
      throw wrong_use("there is no parameter $" + std::string(rest));
    return;
  }
  if (name.starts_with('$')) name.remove_prefix(1);
  if (name.empty()) throw wrong_use(".param takes NAME = VALUE, or `clear`");
  if (rest.empty()) {
    const auto found = parameters.find(name);
    if (found == parameters.end())
      throw wrong_use("there is no parameter $" + std::string(name), "`.param NAME = VALUE` makes one");
    return say(session, to_literal(found->second));
  }
  if (rest.starts_with('=')) rest = trimmed(rest.substr(1));
  if (rest.ends_with(';')) rest = trimmed(rest.substr(0, rest.size() - 1));
  Value value;
  try {
    value = grammar::parse_literal(rest);
  } catch (const Error&) {
    value = session.rows("RETURN " + std::string(rest)).one<Value>();  // date('2004-01-01') and its like
  }
  parameters.insert_or_assign(std::string(name), std::move(value));
}

void run_dot(Session& session, std::string_view arguments) { draw_graph(session, arguments); }
void run_timeline(Session& session, std::string_view arguments) { draw_timeline(session, arguments); }
void run_lang(Session& session, std::string_view arguments) { choose_languages(session, arguments); }

void run_asof(Session& session, std::string_view arguments) { set_as_of(session, arguments); }
void run_according(Session& session, std::string_view arguments) { set_according_to(session, arguments); }
void run_known(Session& session, std::string_view arguments) { set_known_at(session, arguments); }

void run_why(Session& session, std::string_view arguments) { show_why(session, arguments); }

void run_lens(Session& session, std::string_view arguments) {
  if (arguments == "clear")
    session.rows("CALL lens.clear()").next();
  else if (!arguments.empty())
    throw wrong_use(".lens takes `clear`, or nothing to show it", ".asof, .according and .known choose it");
  if (!arguments.empty()) return;
  const std::string lens = session.user().lens_text(session.database());
  say(session, lens.empty() ? "no lens: what is believed" : lens);
}

constexpr DotCommand dot_command_table[] = {
    {".help", "[TOPIC]", "This list, or about a clause, function or procedure", ArgumentKind::topic,
     run_help},
    {".schema", "", "Labels, types, property keys and indexes of the database", ArgumentKind::none,
     run_schema},
    {".mode", "[MODE]", "How results are shown: table, line, csv, json, ...", ArgumentKind::mode, run_mode},
    {".dot", "FILE [QUERY]",
     "Draws a query's graph (of EXPLAIN: its plan), or the last one's: .dot .svg .png .pdf",
     ArgumentKind::file, run_dot},
    {".timeline", "FILE [QUERY]", "Draws what is claimed over time about the one node that a query finds",
     ArgumentKind::file, run_timeline},
    {".lang", "[LANGUAGE...]",
     "Languages of names in pictures, the dearest first; nothing: names as they are", ArgumentKind::none,
     run_lang},
    {".read", "FILE", "Runs the statements of a script", ArgumentKind::file, run_read},
    {".output", "[FILE]", "Writes results to a file; without a name back to the screen", ArgumentKind::file,
     run_output},
    {".open", "DATABASE", "Changes to another database, or :memory:", ArgumentKind::file, run_open},
    {".param", "[NAME [= VALUE]]", "Parameters for $name; `.param clear [NAME]` forgets",
     ArgumentKind::parameter, run_param},
    {".asof", "[DATE [DATE]]", "What held on a day, in a month or year, or in between; nothing: at any time",
     ArgumentKind::none, run_asof},
    {".according", "[SOURCE...]", "What these sources say, by their keys; nothing: all of them",
     ArgumentKind::none, run_according},
    {".known", "[MOMENT]", "What was known on a day or at a moment; nothing: now", ArgumentKind::none,
     run_known},
    {".lens", "[clear]", "Shows what .asof, .according and .known chose, or takes it away",
     ArgumentKind::none, run_lens},
    {".why", "ROW [COLUMN] [FILE]",
     "Why a row or cell of the last result is as it is: who claims it, and what decided; also as a picture",
     ArgumentKind::none, run_why},
    {".explain", "[on|off|profile]", "Shows plans instead of results", ArgumentKind::explain, run_explain},
    {".timer", "[on|off]", "Shows how long a statement took", ArgumentKind::on_off, run_timer},
    {".timeout", "[SECONDS]", "Ends statements that take longer; 0: never", ArgumentKind::none, run_timeout},
    {".memory", "[MB]", "Ends statements that need more memory; 0: never", ArgumentKind::none, run_memory},
    {".quit", "", "Ends the shell (also .exit, Ctrl-D)", ArgumentKind::none, run_quit},
    {".exit", "", "Ends the shell", ArgumentKind::none, run_quit},
};

}  // namespace

std::span<const DotCommand> dot_commands() { return dot_command_table; }

void run_dot_command(Session& session, std::string_view line) {
  line = trimmed(line);
  const std::string_view name = first_word(line);
  std::string_view arguments = trimmed(line.substr(name.size()));
  // A habit from statements that does no harm; a query for .dot ends with it as well.
  if (arguments.ends_with(';')) arguments = trimmed(arguments.substr(0, arguments.size() - 1));
  std::string_view bare = name;
  if (bare.ends_with(';')) bare.remove_suffix(1);
  std::vector<std::string> names;
  for (const DotCommand& command : dot_command_table) {
    if (command.name == bare) {
      if (command.arguments.empty() && !arguments.empty())
        throw wrong_use(std::string(command.name) + " takes no arguments");
      return command.run(session, arguments);
    }
    names.emplace_back(command.name);
  }
  throw wrong_use("there is no command `" + std::string(bare) + "`; `.help` lists them",
                  did_you_mean(bare, names));
}

}  // namespace kenes::shell
