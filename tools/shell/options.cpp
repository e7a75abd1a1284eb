// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/options.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <map>

#include "engine/kenes.hpp"
#include "grammar/parse.hpp"
#include "tools/shell/commands.hpp"
#include "tools/shell/statement_text.hpp"

namespace kenes::shell {
namespace {

struct WrongUsage : std::runtime_error {
  explicit WrongUsage(const std::string& message, std::string hint = {})
      : std::runtime_error(message), hint(std::move(hint)) {}
  std::string hint;
};

std::string footer() {
  std::string text = "Subcommands (each with --help):\n";
  for (const Command& command : commands()) {
    std::string name = "  kenes " + std::string(command.name) + ' ' + std::string(command.arguments);
    name.resize(std::max<std::size_t>(name.size() + 2, 38), ' ');
    text += name + std::string(command.sentence) + '\n';
  }
  text +=
      "\nExamples:\n"
      "  kenes                                             the shell on an empty database in memory\n"
      "  kenes my.kenes                                    the shell on a folder\n"
      "  kenes my.kenes \"MATCH (n) RETURN count(n)\"        one statement\n"
      "  kenes my.kenes -f load.cypher                     a script\n"
      "  kenes my.kenes -m json -p \"who='Ada'\" -c \"MATCH (p {name: $who}) RETURN p\"\n"
      "\nExit status: 0 all went well, 1 a statement failed, 2 wrong usage, 3 the database cannot be "
      "opened.\n";
  return text;
}

/// Three quarters of this machine's memory: a statement that would take more fails, and the system kills no
/// process.
double megabytes_of_most_memory() {
  const double bytes =
      static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
  return std::floor(bytes * 0.75 / (1 << 20));
}

std::pair<std::string, Value> read_parameter(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0)
    throw WrongUsage("--param takes NAME=VALUE, not `" + text + "`");
  std::string name(trimmed(std::string_view(text).substr(0, equals)));
  if (name.starts_with('$')) name.erase(0, 1);
  const std::string literal = text.substr(equals + 1);
  try {
    return {name, grammar::parse_literal(literal)};
  } catch (const Error&) {
  }
  try {  // what is no literal may be computed of some: date('2004-09-19')
    return {name, Database(":memory:").query("RETURN " + literal).one<Value>()};
  } catch (const Error& error) {
    throw WrongUsage(
        "the value of the parameter `" + name + "` cannot be read: " + literal + ": " + error.message,
        "a text needs quotes: -p \"" + name + "='...'\"");
  }
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

[[noreturn]] void refuse_extras(const CLI::App& app, const std::vector<std::string>& extras) {
  for (const std::string& extra : extras)
    if (extra.size() > 1 && extra[0] == '-')
      throw WrongUsage("there is no option `" + extra + "`",
                       did_you_mean(extra.substr(0, extra.find('=')), option_names(app)));
  throw WrongUsage("`" + extras.front() + "` is one argument too many",
                   "a statement with spaces needs quotes; several statements are given by -c");
}

/// A first argument that is no database but a slip: a subcommand's name misspelt, or a statement without a
/// database.
void check_database(const std::string& database) {
  if (database == ":memory:" || std::filesystem::exists(database)) return;
  const std::string_view word = first_word(trimmed(database));
  if (word.size() < trimmed(database).size()) {
    const auto& keywords = grammar::keywords();
    if (std::ranges::any_of(keywords, [&](const std::string& one) { return same_without_case(one, word); }))
      throw WrongUsage("`" + database + "` looks like a statement, and the database comes first",
                       "kenes :memory: \"" + database + "\", or kenes -c \"" + database + "\"");
  }
  if (database.find_first_of("./") != std::string::npos) return;
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  if (const std::string hint = did_you_mean(database, names); !hint.empty())
    throw WrongUsage("there is no command or database `" + database + "`",
                     hint + " A new database of that name: kenes ./" + database);
}

void read_command_line(CLI::App& app, int argc, char** argv, CommandLine& line) {
  std::string statement, mode;
  std::vector<std::string> commands, files, parameters;
  double timeout = 0, memory = megabytes_of_most_memory();
  bool no_colour = false;
  app.add_option("DATABASE", line.database, "A folder, made if missing, or :memory: (the default)")
      ->type_name("");
  CLI::Option* statement_option =
      app.add_option("STATEMENT", statement, "What to run; none on a terminal: the shell")->type_name("");
  CLI::Option* command_option = app.add_option("-c,--command", commands, "Run statements (may repeat)");
  command_option->type_name("STMT")->allow_extra_args(false);
  CLI::Option* file_option =
      app.add_option("-f,--file", files, "Run a script of statements that end with ; (may repeat)");
  file_option->type_name("FILE")->allow_extra_args(false);
  app.add_option("-m,--mode", mode, "table, line, csv, tsv, json, jsonl, markdown, dot")->type_name("MODE");
  app.add_option("-p,--param", parameters, "A parameter; VALUE is an openCypher literal (may repeat)")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  app.add_flag("--read-only", line.open.read_only, "Open for reading");
  CLI::Option* folder_option =
      app.add_option("--import-folder", line.open.import_folder,
                     "The only folder that LOAD CSV reads from; '': none (default: where kenes was started, "
                     "with --pipe none)");
  folder_option->type_name("FOLDER");
  app.add_option("--timeout", timeout, "Time limit for each statement")->type_name("SECONDS");
  app.add_option("--memory", memory,
                 "Memory limit for each statement; 0: none (default: 3/4 of the machine's)")
      ->type_name("MB");
  app.add_flag("--keep-going", line.keep_going, "Go on after a statement that failed");
  app.add_flag("--pipe", line.pipe, "Machine interface: a JSON request a line in, an answer a line out");
  app.add_flag("--no-color,--no-colour", no_colour, "No colours");
  app.allow_extras();
  app.parse(argc, argv);

  if (const auto extras = app.remaining(); !extras.empty()) refuse_extras(app, extras);
  check_database(line.database);
  // Who sits at the shell may read the files around; who speaks through a pipe may be somebody else.
  if (folder_option->count() == 0 && !line.pipe) line.open.import_folder = ".";
  std::error_code unreadable;
  if (!line.open.import_folder.empty() && !std::filesystem::is_directory(line.open.import_folder, unreadable))
    throw WrongUsage("`" + line.open.import_folder + "` is no folder to import from");
  if (!mode.empty()) line.mode = &mode_named(mode);
  for (const std::string& text : parameters) {
    auto [name, value] = read_parameter(text);
    line.parameters.insert_or_assign(std::move(name), std::move(value));
  }
  if (!(timeout >= 0) || !(memory >= 0)) throw WrongUsage("limits are not negative; 0 is none");
  line.statement.timeout = std::chrono::milliseconds(std::llround(std::ceil(std::min(timeout, 1e9) * 1000)));
  line.statement.memory = static_cast<std::size_t>(std::min(memory, 1e9) * (1 << 20));
  line.colour = !no_colour;

  std::map<const CLI::Option*, std::size_t> taken;
  for (const CLI::Option* option : app.parse_order()) {
    if (option == command_option) line.tasks.push_back({false, commands.at(taken[option]++)});
    if (option == file_option) line.tasks.push_back({true, files.at(taken[option]++)});
  }
  if (statement_option->count() > 0) line.tasks.push_back({false, statement});
  if (line.pipe && !line.tasks.empty())
    throw WrongUsage("--pipe reads its statements from standard input only");
  for (const Task& task : line.tasks) {
    if (!task.is_file || task.text == "-") continue;
    std::error_code ignored;
    if (std::filesystem::is_directory(task.text, ignored))
      throw WrongUsage("`" + task.text + "` is a folder, not a script");
    if (!std::filesystem::exists(task.text, ignored))
      throw WrongUsage("there is no file `" + task.text + "`");
  }
}

int refuse(const std::string& message, const std::string& hint) {
  std::cerr << "kenes: " << message << '\n';
  if (!hint.empty()) std::cerr << "Hint: " << hint << '\n';
  std::cerr << "`kenes --help` shows how to call it.\n";
  return wrong_usage;
}

}  // namespace

ParsedCommandLine parse_command_line(int argc, char** argv) {
  ParsedCommandLine parsed;
  CLI::App app("Kenes: an embedded knowledge-graph store and openCypher engine", "kenes");
  app.set_version_flag("-v,--version", "kenes " + std::string(version()), "Show the version");
  app.set_help_flag("-h,--help", "Show this help");
  app.footer(footer());
  app.get_formatter()->column_width(34);
  try {
    read_command_line(app, argc, argv, parsed.line);
  } catch (const CLI::Success& asked) {
    app.exit(asked, std::cout, std::cerr);
    parsed.status = all_went_well;
  } catch (const CLI::ParseError& error) {
    parsed.status = refuse(error.what(), {});
  } catch (const WrongUsage& error) {
    parsed.status = refuse(error.what(), error.hint);
  } catch (const Error& error) {
    parsed.status = refuse(error.message, error.hint);
  }
  return parsed;
}

}  // namespace kenes::shell
