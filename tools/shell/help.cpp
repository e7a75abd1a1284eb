// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/help.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <ostream>
#include <set>

#include "engine/functions/function.hpp"
#include "engine/functions/procedure.hpp"
#include "tools/reference/clauses.hpp"
#include "tools/reference/errors.hpp"
#include "tools/shell/dot_commands.hpp"
#include "tools/shell/modes/modes.hpp"
#include "tools/shell/statement_text.hpp"
#include "tools/shell/width.hpp"

namespace kenes::shell {
namespace {

using reference::Clause;
using reference::clauses;

/// Help as it is written: headings, wrapped sentences, names with what they mean.
class Page {
 public:
  explicit Page(const Screen& screen)
      : colour_(screen.colour), width_(screen.width > 40 ? std::min<std::size_t>(screen.width, 110) : 100) {}

  void heading(std::string_view text) {
    if (!text_.empty()) text_ += '\n';
    append_styled(text_, text, Style::bold, colour_);
    text_ += '\n';
  }
  void sentence(std::string_view text) {
    for (std::string_view line : wrapped(text, width_)) text_ += std::string(line) + '\n';
  }
  void example(std::string_view text) {
    text_ += "  ";
    append_styled(text_, text, Style::cyan, colour_);
    text_ += '\n';
  }
  void entry(std::string_view name, std::size_t name_width, std::string_view text) {
    const std::size_t indent = name_width + 4;
    text_ += "  " + std::string(name) +
             std::string(name_width - std::min(name_width, display_width(name)) + 2, ' ');
    bool first = true;
    for (std::string_view line :
         wrapped(text, std::max<std::size_t>(width_ - std::min(width_, indent), 20))) {
      if (!first) text_ += std::string(indent, ' ');
      first = false;
      text_ += std::string(line) + '\n';
    }
  }
  void words(const std::vector<std::string>& list) {
    std::string text;
    for (const std::string& word : list) text += (text.empty() ? "" : ", ") + word;
    for (std::string_view line : wrapped(text, width_ - 2)) text_ += "  " + std::string(line) + '\n';
  }
  const std::string& text() const { return text_; }

 private:
  bool colour_;
  std::size_t width_;
  std::string text_;
};

void write_commands(Page& page) {
  page.heading("Commands");
  std::size_t widest = 0;
  for (const DotCommand& command : dot_commands())
    widest = std::max(widest, command.name.size() + 1 + command.arguments.size());
  for (const DotCommand& command : dot_commands()) {
    if (command.name == ".exit") continue;
    std::string name(command.name);
    if (!command.arguments.empty()) name += ' ' + std::string(command.arguments);
    page.entry(name, widest, command.sentence);
  }
  page.heading("Statements");
  page.sentence(
      "Everything else is openCypher. A statement may have many lines and ends with `;`. BEGIN; COMMIT; "
      "ROLLBACK; make "
      "several statements one transaction.");
  page.heading("Keys");
  page.sentence(
      "Tab completes keywords, labels, types, properties, functions, procedures and files. Up and down go "
      "through the "
      "history, Ctrl-R searches it. Ctrl-C stops a running statement or clears the line; Ctrl-D ends the "
      "shell.");
  page.heading("More");
  page.sentence(
      "`.help clauses`, `.help functions`, `.help procedures`, `.help modes`; `.help MATCH`, `.help "
      "substring`, `.help "
      "algo.pagerank`.");
}

void write_clauses(Page& page) {
  page.heading("Clauses");
  std::size_t widest = 0;
  for (const Clause& clause : clauses()) widest = std::max(widest, clause.name.size());
  for (const Clause& clause : clauses()) page.entry(clause.name, widest, clause.sentence);
}

void write_functions(Page& page, const functions::Registry& registry) {
  std::map<std::string, std::vector<std::string>> groups;
  for (const functions::Function* function : registry.all())
    if (!function->is_operator) groups[std::string(function->group)].emplace_back(function->name);
  for (const functions::AggregateFunction* function : registry.all_aggregates())
    groups["aggregate"].emplace_back(function->name);
  for (auto& [group, names] : groups) {
    std::string title = group.empty() ? "other" : group;
    title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
    page.heading(title);
    std::ranges::sort(names);
    page.words(names);
  }
  page.heading("More");
  page.sentence("`.help NAME` tells what one does.");
}

void write_procedures(Page& page, const functions::ProcedureRegistry& registry) {
  page.heading("Procedures");
  std::size_t widest = 0;
  for (const functions::Procedure* procedure : registry.all())
    widest = std::max(widest, procedure->name.size());
  for (const functions::Procedure* procedure : registry.all())
    page.entry(procedure->name, widest, procedure->sentence);
}

void write_modes(Page& page) {
  page.heading("Modes");
  for (const Mode& mode : modes()) page.entry(mode.name, 8, mode.sentence);
}

bool write_one(Page& page, Session& session, std::string_view topic) {
  bool found = false;
  const auto part = [&](const std::string& heading, std::string_view sentence, std::string_view example) {
    found = true;
    page.heading(heading);
    page.sentence(sentence);
    if (!example.empty()) page.example(example);
  };
  for (const DotCommand& command : dot_commands())
    if (command.name == topic || command.name.substr(1) == topic)
      part(std::string(command.name) + ' ' + std::string(command.arguments), command.sentence, {});
  for (const Clause& clause : clauses())
    if (same_without_case(clause.name, topic))
      part(std::string(clause.name), clause.sentence, clause.example);
  for (const reference::ErrorDetail& error : reference::error_details())
    if (same_without_case(error.name, topic)) part(std::string(error.name), error.sentence, error.example);
  const functions::Registry& registry = session.database().functions();
  if (const auto* function = registry.find(topic))
    part(functions::signature(*function), function->sentence, function->example);
  if (const auto* function = registry.find_aggregate(topic))
    part(functions::signature(*function), function->sentence, function->example);
  if (const auto* procedure = session.database().procedures().find(topic))
    part(procedure->signature(), procedure->sentence, procedure->example);
  return found;
}

}  // namespace

std::vector<std::string> help_topics(Database& database) {
  std::set<std::string> topics{"clauses", "functions", "procedures", "modes"};
  for (const DotCommand& command : dot_commands()) topics.emplace(command.name);
  for (const Clause& clause : clauses()) topics.emplace(clause.name);
  for (const reference::ErrorDetail& error : reference::error_details()) topics.emplace(error.name);
  for (const std::string& name : database.functions().names()) topics.insert(name);
  for (const std::string& name : database.procedures().names()) topics.insert(name);
  return {topics.begin(), topics.end()};
}

void show_help(Session& session, std::string_view topic) {
  const Screen screen = session.screen();
  Page page(screen);
  if (topic.ends_with("()")) topic.remove_suffix(2);
  if (topic.empty()) {
    write_commands(page);
  } else if (topic == "clauses" || topic == "clause") {
    write_clauses(page);
  } else if (topic == "functions" || topic == "function") {
    write_functions(page, session.database().functions());
  } else if (topic == "procedures" || topic == "procedure") {
    write_procedures(page, session.database().procedures());
  } else if (topic == "modes") {
    write_modes(page);
  } else if (!write_one(page, session, topic)) {
    throw Error(ErrorCode::usage,
                "there is no help about `" + std::string(topic) + "`; `.help` lists what there is",
                did_you_mean(topic, help_topics(session.database())));
  }
  screen.out << page.text() << std::flush;
}

}  // namespace kenes::shell
