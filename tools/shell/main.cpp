// SPDX-License-Identifier: Apache-2.0
// The program `kenes`: a subcommand, the machine interface, statements and scripts, or the shell.
#include <unistd.h>

#include <cerrno>
#include <clocale>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>

#include "tools/shell/commands.hpp"
#include "tools/shell/interactive.hpp"
#include "tools/shell/options.hpp"
#include "tools/shell/pipe.hpp"
#include "tools/shell/script.hpp"
#include "tools/shell/statement_text.hpp"

namespace kenes::shell {
namespace {

bool run_file(Session& session, const std::string& path) {
  if (path == "-") return run_script(session, std::cin, Origin{"standard input"});
  std::ifstream in(path);
  if (!in) {
    std::cerr << "kenes: cannot read `" << path << "`: " << std::strerror(errno) << '\n';
    return false;
  }
  return run_script(session, in, Origin{path});
}

int run_tasks(Session& session, const std::vector<Task>& tasks) {
  bool all_well = true;
  for (const Task& task : tasks) {
    bool well;
    if (task.is_file) {
      well = run_file(session, task.text);
    } else {
      std::istringstream text(task.text);
      well = run_script(session, text, Origin{});
    }
    all_well = all_well && well;
    if (session.finished || (!well && !session.settings.keep_going)) break;
  }
  if (session.abandon_transaction() && all_well) {
    std::cerr << "kenes: the statements ended inside a transaction, which is rolled back\n"
                 "Hint: end it with COMMIT;\n";
    all_well = false;
  }
  std::cout.flush();
  return all_well ? all_went_well : statement_failed;
}

int run(CommandLine line) {
  try {
    if (line.pipe) return serve_pipe({line.database, line.open, line.statement}, std::cin, std::cout);
    if (line.tasks.empty() && !isatty(STDIN_FILENO)) line.tasks.push_back({true, "-"});

    Settings settings;
    settings.mode = line.mode ? line.mode : &mode_named(isatty(STDOUT_FILENO) ? "table" : "csv");
    settings.parameters = std::move(line.parameters);
    settings.open = line.open;
    settings.statement = line.statement;
    settings.colour = line.colour;
    settings.keep_going = line.keep_going;
    settings.interactive = line.tasks.empty();
    Session session(line.database, std::move(settings));
    return line.tasks.empty() ? run_interactive(session) : run_tasks(session, line.tasks);
  } catch (const Error& error) {
    std::cerr << error.report({}) << std::flush;
    return cannot_open;
  } catch (const std::exception& error) {
    std::cerr << "kenes: " << error.what() << '\n';
    return statement_failed;
  }
}

}  // namespace
}  // namespace kenes::shell

int main(int argc, char** argv) {
  using namespace kenes::shell;
  std::ios::sync_with_stdio(false);
  // libedit and wide letters need a UTF-8 locale; bare systems have this one only.
  const char* locale = std::setlocale(LC_CTYPE, "");
  if (!locale || MB_CUR_MAX < 2) std::setlocale(LC_CTYPE, "C.UTF-8");
  if (argc > 1)
    if (const Command* command = find_command(argv[1])) return command->run(argc - 1, argv + 1);
  ParsedCommandLine parsed = parse_command_line(argc, argv);
  if (parsed.status) return *parsed.status;
  return run(std::move(parsed.line));
}
