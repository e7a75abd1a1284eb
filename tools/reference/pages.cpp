// SPDX-License-Identifier: Apache-2.0
#include "tools/reference/pages.hpp"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <fmt/format.h>

#include "engine/functions/function.hpp"
#include "engine/functions/procedure.hpp"
#include "engine/kenes.hpp"
#include "engine/knowledge/functions.hpp"
#include "grammar/parse.hpp"
#include "tools/reference/clauses.hpp"
#include "tools/reference/errors.hpp"
#include "tools/shell/feed.hpp"
#include "tools/shell/modes/modes.hpp"

namespace kenes::reference {
namespace {

/// A folder with the file that the example of LOAD CSV reads.
const std::string& example_folder() {
  static const std::string folder = [] {
    const auto path = std::filesystem::temp_directory_path() / fmt::format("kenes-reference-{}", getpid());
    std::filesystem::create_directories(path);
    std::ofstream(path / "people.csv") << "name,born\nAda,1815\nBen,1902\n";
    return path.string();
  }();
  static const struct Removal {
    ~Removal() { std::filesystem::remove_all(folder); }
  } removal;
  return folder;
}

Database example_database() {
  OpenOptions options;
  options.import_folder = example_folder();
  Database database(":memory:", options);
  database.query(example_graph().substr(0, example_graph().rfind(';')));
  return database;
}

bool is_transaction_word(std::string_view statement) {
  return statement.starts_with("BEGIN") || statement.starts_with("COMMIT") ||
         statement.starts_with("ROLLBACK");
}

/// What the last statement of a script gives as a Markdown table, or nothing where it has no columns.
std::string result_of(std::string_view script) {
  Database database = example_database();
  const Session session;
  StatementOptions options;
  options.session = &session;
  std::ostringstream table;
  for (const auto& part : grammar::split_script(script)) {
    if (is_transaction_word(part.text)) continue;  // of the shell; the rest runs as well without
    Rows rows = database.query(part.text, {}, options);
    table.str("");
    if (rows.columns().empty()) continue;
    shell::Feed feed(std::move(rows), nullptr);
    shell::mode::write_markdown(feed, {table});
  }
  return table.str();
}

std::string code_block(std::string_view language, std::string_view text) {
  return fmt::format("```{}\n{}{}```\n", language, text, text.ends_with('\n') ? "" : "\n");
}

std::string capitalised(std::string_view text) {
  std::string out(text);
  if (!out.empty()) out[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(out[0])));
  return out;
}

/// The anchor that a heading gets on the pages of common viewers.
std::string anchor(std::string_view heading) {
  std::string out;
  for (char c : heading)
    if (std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-')
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    else if (c == ' ')
      out += '-';
  return out;
}

const char* const made = "<!-- Made by `tools/docs` from the tables in the code; change it there. -->\n\n";

std::string clauses_page() {
  std::string text = std::string("# Clauses\n\n") + made +
                     "What statements are made of. The examples run on this graph, each on a fresh one:\n\n" +
                     code_block("cypher", example_graph()) + "\n";
  for (const Clause& clause : clauses())
    text += fmt::format("* [{}](#{})\n", clause.name, anchor(clause.name));
  for (const Clause& clause : clauses()) {
    text += fmt::format("\n## {}\n\n{}\n\n{}", clause.name, clause.sentence,
                        code_block("cypher", clause.example));
    const std::string result = result_of(clause.example);
    if (!result.empty() && !clause.result_varies) text += "\n" + result;
  }
  return text;
}

/// `name(...) -> value` as a table row's two cells would be hard to read for long ones: a block each.
std::string entry(std::string_view signature, std::string_view sentence, std::string_view example) {
  std::string text = fmt::format("\n### `{}`\n\n{}\n", signature, sentence);
  if (!example.empty()) text += "\n" + code_block("cypher", example);
  return text;
}

std::string functions_page() {
  const auto& registry = knowledge::all_functions();
  std::map<std::string, std::map<std::string, std::string>> groups;
  for (const functions::Function* function : registry.all()) {
    const std::string group = function->is_operator ? "operators" : std::string(function->group);
    groups[group][std::string(function->name)] =
        entry(functions::signature(*function), function->sentence, function->example);
  }
  for (const functions::AggregateFunction* function : registry.all_aggregates())
    groups["aggregating"][std::string(function->name)] =
        entry(functions::signature(*function), function->sentence, function->example);
  std::string text =
      std::string("# Functions and operators\n\n") + made +
      "Names are found without regard to case. What a signature puts in square brackets may be left "
      "out; `->` in an example stands before the value. Unless it says otherwise, a function of null "
      "is null.\n\n";
  for (const auto& [group, entries] : groups)
    text += fmt::format("* [{}](#{})\n", capitalised(group), anchor(group));
  for (const auto& [group, entries] : groups) {
    text += fmt::format("\n## {}\n", capitalised(group));
    for (const auto& [name, block] : entries) text += block;
  }
  return text;
}

std::string procedures_page() {
  Database database(":memory:");
  std::string text =
      std::string("# Procedures\n\n") + made +
      "Called by `CALL name(arguments) YIELD columns`. Arguments with `=` may be left out. The examples "
      "run on the graph of [the clauses](clauses.md).\n";
  for (const functions::Procedure* procedure : database.procedures().all()) {
    text += fmt::format("\n## {}\n\n```\n{}\n```\n\n{}\n", procedure->name, procedure->signature(),
                        procedure->sentence);
    if (procedure->example.empty()) continue;
    text += "\n" + code_block("cypher", procedure->example);
    if (const std::string result = result_of(procedure->example); !result.empty()) text += "\n" + result;
  }
  return text;
}

/// The report of the error that the last statement of a script makes.
std::string report_of(const ErrorDetail& detail) {
  Database database = example_database();
  for (const auto& part : grammar::split_script(detail.example)) {
    try {
      Rows rows = database.query(part.text);
      while (rows.next()) {
      }
    } catch (const Error& error) {
      if (error.detail != detail.name)
        throw Error(ErrorCode::internal,
                    fmt::format("the example of {} makes {}: {}", detail.name, error.detail, error.message));
      return error.report(part.text);
    }
  }
  throw Error(ErrorCode::internal, fmt::format("the example of {} makes no error", detail.name));
}

std::string errors_page() {
  std::string text = std::string("# Errors\n\n") + made +
                     "Every error has a code and often a detail, both by openCypher's names where it has "
                     "one; a message; the place in "
                     "the statement; and a hint. A statement that fails leaves no trace. The examples run on "
                     "the graph of [the "
                     "clauses](clauses.md).\n\n## By detail\n\n";
  for (const ErrorDetail& detail : error_details())
    text += fmt::format("* [{}](#{})\n", detail.name, anchor(detail.name));
  for (const ErrorDetail& detail : error_details()) {
    text += fmt::format("\n### {}\n\n{}\n", detail.name, detail.sentence);
    if (!detail.example.empty())
      text += "\n" + code_block("cypher", detail.example) + "\n" + code_block("", report_of(detail));
  }
  text += "\n## Without a detail\n\n| code | when |\n|---|---|\n";
  for (const ErrorMeaning& meaning : error_meanings())
    text += fmt::format("| `{}` | {} |\n", code_name(meaning.code), meaning.sentence);
  return text;
}

}  // namespace

std::vector<Page> pages() {
  return {{"clauses.md", clauses_page()},
          {"functions.md", functions_page()},
          {"procedures.md", procedures_page()},
          {"errors.md", errors_page()}};
}

}  // namespace kenes::reference
