// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/completion.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>

#include "engine/functions/function.hpp"
#include "engine/functions/procedure.hpp"
#include "grammar/parse.hpp"
#include "tools/shell/dot_commands.hpp"
#include "tools/shell/help.hpp"
#include "tools/shell/modes/modes.hpp"
#include "tools/shell/statement_text.hpp"

namespace kenes::shell {
namespace {

bool is_name_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) || c == '_' || byte >= 0x80;
}

bool begins_without_case(std::string_view text, std::string_view beginning) {
  return text.size() >= beginning.size() && same_without_case(text.substr(0, beginning.size()), beginning);
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

/// Words of a statement, strings and comments left out: names, and punctuation one character each.
std::vector<std::string_view> tokens_of(std::string_view text) {
  std::vector<std::string_view> tokens;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at + 1;
    const char c = text[at];
    if (is_name_byte(c)) {
      while (end < text.size() && is_name_byte(text[end])) ++end;
    } else if (c == '`' || c == '\'' || c == '"') {
      while (end < text.size() && text[end] != c) end += text[end] == '\\' && c != '`' ? 2 : 1;
      end = std::min(end + 1, text.size());
    } else if (text.substr(at).starts_with("//")) {
      at = std::min(text.find('\n', at), text.size());
      continue;
    } else if (text.substr(at).starts_with("/*")) {
      const std::size_t close = text.find("*/", at + 2);
      at = close == std::string_view::npos ? text.size() : close + 2;
      continue;
    } else if (std::isspace(static_cast<unsigned char>(c))) {
      ++at;
      continue;
    }
    tokens.push_back(text.substr(at, end - at));
    at = end;
  }
  return tokens;
}

/// The brackets that are open at the end of the tokens, innermost last.
std::string open_brackets(const std::vector<std::string_view>& tokens) {
  std::string open;
  for (std::string_view token : tokens) {
    const char c = token[0];
    if (c == '(' || c == '[' || c == '{') open += c;
    if ((c == ')' || c == ']' || c == '}') && !open.empty()) open.pop_back();
  }
  return open;
}

bool is_one_of(std::string_view token, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return same_without_case(token, word); });
}

/// As it is written where a label, type, property or parameter stands: keywords need no backticks there.
std::string written_name(const std::string& name) {
  const bool plain = std::ranges::all_of(
      name, [](char c) { return static_cast<unsigned char>(c) < 0x80 && is_name_byte(c); });
  if (plain && !name.empty() && !std::isdigit(static_cast<unsigned char>(name[0]))) return name;
  return grammar::quote_name(name);
}

class Candidates {
 public:
  explicit Candidates(std::string_view word) : word_(word) {}

  void add(const std::vector<std::string>& names, std::string_view after = {}) {
    for (const std::string& name : names)
      if (begins_without_case(name, word_)) found_.push_back(name + std::string(after));
  }
  void add_quoted(const std::vector<std::string>& names, std::string_view after = {}) {
    const std::string_view bare = word_.starts_with('`') ? word_.substr(1) : word_;
    for (const std::string& name : names) {
      std::string written = written_name(name);
      if (word_.starts_with('`') && !written.starts_with('`')) written = '`' + written + '`';
      if (begins_without_case(name, bare)) found_.push_back(written + std::string(after));
    }
  }
  /// Keywords follow the user's habit: lower case where what he typed is.
  void add_keywords(const std::vector<std::string>& names) {
    const bool small =
        !word_.empty() && std::ranges::none_of(word_, [](unsigned char c) { return std::isupper(c); });
    for (const std::string& name : names)
      if (begins_without_case(name, word_)) found_.push_back((small ? lower(name) : name) + ' ');
  }
  void add_functions(const std::vector<std::string>& names) {
    for (const std::string& name : names)
      if (begins_without_case(name, word_) && !name.empty() && is_name_byte(name[0]))
        found_.push_back(name + '(');
  }

  Completion at(std::size_t begin) {
    std::ranges::sort(found_);
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return {begin, std::move(found_)};
  }

 private:
  std::string_view word_;
  std::vector<std::string> found_;
};

Completion complete_file(std::string_view text, std::size_t begin) {
  namespace fs = std::filesystem;
  const std::string word(text.substr(begin));
  const std::size_t slash = word.rfind('/') + 1;
  std::string folder = word.substr(0, slash);
  const std::string written = folder;
  const char* home = std::getenv("HOME");
  if (home && folder.starts_with("~/")) folder.replace(0, 1, home);
  Completion completion{begin, {}};
  std::error_code failed;
  for (fs::directory_iterator it(folder.empty() ? "." : folder, failed), end; !failed && it != end;
       it.increment(failed)) {
    const std::string name = it->path().filename();
    if (!name.starts_with(word.substr(slash)) || (name.starts_with('.') && slash == word.size())) continue;
    std::error_code ignored;
    completion.candidates.push_back(written + name + (it->is_directory(ignored) ? "/" : " "));
  }
  std::ranges::sort(completion.candidates);
  return completion;
}

Completion complete_statement(std::string_view text, std::size_t offset, const Vocabulary& vocabulary);

Completion complete_dot_command(std::string_view text, const Vocabulary& vocabulary) {
  const std::string_view name = first_word(text);
  if (name.size() == text.size()) {
    Candidates candidates(text);
    std::vector<std::string> names;
    for (const DotCommand& command : dot_commands())
      names.push_back(std::string(command.name) + (command.arguments.empty() ? "" : " "));
    candidates.add(names);
    return candidates.at(0);
  }
  const auto* command = std::ranges::find(dot_commands(), name, &DotCommand::name).base();
  if (command == dot_commands().data() + dot_commands().size()) return {};
  const std::size_t begin = std::min(text.find_first_not_of(" \t", name.size()), text.size());
  const std::string_view argument = text.substr(begin);
  if ((command->name == ".dot" || command->name == ".timeline") &&
      first_word(argument).size() < argument.size()) {
    const std::size_t query = begin + first_word(argument).size() + 1;
    return complete_statement(text.substr(query), query, vocabulary);
  }
  Candidates candidates(argument);
  switch (command->argument) {
    case ArgumentKind::none:
      return {};
    case ArgumentKind::file:
      return complete_file(text, begin);
    case ArgumentKind::mode:
      for (const Mode& mode : modes()) candidates.add({std::string(mode.name)});
      break;
    case ArgumentKind::explain:
      candidates.add({"profile"});
      [[fallthrough]];
    case ArgumentKind::on_off:
      candidates.add({"on", "off"});
      break;
    case ArgumentKind::topic:
      candidates.add(vocabulary.topics);
      break;
    case ArgumentKind::parameter:
      candidates.add(vocabulary.parameters, " = ");
      candidates.add({"clear"});
      break;
  }
  return candidates.at(begin);
}

/// Names that the statement itself brings: variables and columns.
std::vector<std::string> names_in(const std::vector<std::string_view>& tokens, const Vocabulary& vocabulary) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view token = tokens[i];
    const bool is_name = is_name_byte(token[0]) && !std::isdigit(static_cast<unsigned char>(token[0]));
    const char before = i > 0 ? tokens[i - 1][0] : ' ';
    const bool is_call = i + 1 < tokens.size() && tokens[i + 1][0] == '(';
    const bool is_keyword = std::ranges::any_of(
        vocabulary.keywords, [&](const std::string& keyword) { return same_without_case(keyword, token); });
    if (is_name && !is_call && !is_keyword && before != ':' && before != '.' && before != '$' &&
        before != '|')
      names.emplace_back(token);
  }
  return names;
}

Completion complete_statement(std::string_view text, std::size_t offset, const Vocabulary& vocabulary) {
  const Inside inside = inside_at_end(text);
  if (inside != Inside::code && inside != Inside::backticks) return {};

  std::size_t begin = text.size();
  if (inside == Inside::backticks) {
    begin = text.rfind('`');
  } else {
    while (begin > 0 && is_name_byte(text[begin - 1])) --begin;
  }
  const std::string_view word = text.substr(begin);
  const std::vector<std::string_view> tokens = tokens_of(text.substr(0, begin));
  const std::string open = open_brackets(tokens);
  const char bracket = open.empty() ? ' ' : open.back();
  const char before = tokens.empty() ? ' ' : tokens.back()[0];
  const auto token_back = [&](std::size_t n) {
    return n < tokens.size() ? tokens[tokens.size() - 1 - n] : "";
  };
  Candidates candidates(word);

  // Where dots join names to a procedure's or function's, the whole dotted word is completed.
  std::size_t dotted_begin = begin;
  while (dotted_begin > 0 && (is_name_byte(text[dotted_begin - 1]) || text[dotted_begin - 1] == '.'))
    --dotted_begin;
  const std::string_view dotted = text.substr(dotted_begin);
  const std::vector<std::string_view> tokens_before_dotted = tokens_of(text.substr(0, dotted_begin));
  const std::string_view last_before_dotted = tokens_before_dotted.empty() ? "" : tokens_before_dotted.back();

  if (same_without_case(last_before_dotted, "call")) {
    Candidates procedures(dotted);
    procedures.add(vocabulary.procedures, "(");
    return procedures.at(offset + dotted_begin);
  }
  if (before == '$') {
    candidates.add_quoted(vocabulary.parameters);
    return candidates.at(offset + begin);
  }
  if (before == '.') {
    Candidates functions(dotted);
    functions.add_functions(vocabulary.functions);
    if (Completion found = functions.at(offset + dotted_begin);
        !found.candidates.empty() && dotted_begin < begin)
      return found;
    candidates.add_quoted(vocabulary.keys);
    return candidates.at(offset + begin);
  }
  const bool in_map = bracket == '{';
  if (before == ':' && !in_map) {
    candidates.add_quoted(bracket == '[' ? vocabulary.types : vocabulary.labels);
    return candidates.at(offset + begin);
  }
  if ((before == '|' || before == '&' || before == '!') && (bracket == '[' || bracket == '(')) {
    candidates.add_quoted(bracket == '[' ? vocabulary.types : vocabulary.labels);
    return candidates.at(offset + begin);
  }
  if (in_map && (before == '{' || before == ',') && open.size() > 1) {
    candidates.add_quoted(vocabulary.keys, ": ");
    return candidates.at(offset + begin);
  }
  // CALL name(...) YIELD a, b
  std::size_t back = 0;
  while (back < tokens.size() && (token_back(back) == "," || is_name_byte(token_back(back)[0])) &&
         !same_without_case(token_back(back), "yield"))
    ++back;
  if (back < tokens.size() && same_without_case(token_back(back), "yield") && (before == ',' || back == 0) &&
      vocabulary.columns_of) {
    std::string procedure;
    bool reading = false;
    for (std::size_t i = 0; i + back < tokens.size(); ++i) {
      if (same_without_case(tokens[i], "call")) {
        procedure.clear();
        reading = true;
      } else if (reading && tokens[i] != "." && !is_name_byte(tokens[i][0])) {
        reading = false;
      } else if (reading) {
        procedure += tokens[i];
      }
    }
    candidates.add_quoted(vocabulary.columns_of(procedure));
    return candidates.at(offset + begin);
  }
  if (inside == Inside::backticks) return {};
  if (!word.empty() && std::isdigit(static_cast<unsigned char>(word[0]))) return {};
  // A node of a pattern: a variable that is there already, or a new one.
  const bool in_pattern =
      before == '(' && (is_one_of(token_back(1), {"match", "create", "merge", "-", ">", "="}));
  if (in_pattern || (before == '[' && is_one_of(token_back(1), {"-"}))) {
    candidates.add(names_in(tokens, vocabulary));
    return candidates.at(offset + begin);
  }
  candidates.add(names_in(tokens, vocabulary));
  candidates.add_functions(vocabulary.functions);
  candidates.add_keywords(vocabulary.keywords);
  return candidates.at(offset + begin);
}

}  // namespace

Vocabulary vocabulary_of(Session& session) {
  Vocabulary vocabulary;
  const Schema schema = session.database().schema();
  for (const auto& [name, number] : schema.labels) vocabulary.labels.push_back(name);
  for (const auto& [name, number] : schema.types) vocabulary.types.push_back(name);
  vocabulary.keys = schema.keys;
  vocabulary.keywords = grammar::keywords();
  for (std::string& keyword : vocabulary.keywords)
    std::ranges::transform(keyword, keyword.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  for (const char* word : {"BEGIN", "COMMIT", "ROLLBACK"}) vocabulary.keywords.emplace_back(word);
  for (const functions::Function* function : session.database().functions().all())
    if (!function->is_operator) vocabulary.functions.emplace_back(function->name);
  for (const functions::AggregateFunction* function : session.database().functions().all_aggregates())
    vocabulary.functions.emplace_back(function->name);
  functions::ProcedureRegistry& procedures = session.database().procedures();
  vocabulary.procedures = procedures.names();
  for (const auto& [name, value] : session.settings.parameters) vocabulary.parameters.push_back(name);
  vocabulary.topics = help_topics(session.database());
  vocabulary.columns_of = [&procedures](std::string_view name) {
    std::vector<std::string> columns;
    if (const functions::Procedure* procedure = procedures.find(name))
      for (const functions::ProcedureColumn& column : procedure->columns) columns.push_back(column.name);
    return columns;
  };
  return vocabulary;
}

Completion complete(std::string_view text, const Vocabulary& vocabulary) {
  if (text.starts_with('.')) return complete_dot_command(text, vocabulary);
  return complete_statement(text, 0, vocabulary);
}

std::string common_beginning(const std::vector<std::string>& candidates) {
  if (candidates.empty()) return {};
  std::string_view common = candidates.front();
  for (const std::string& candidate : candidates) {
    const auto [end, ignored] = std::ranges::mismatch(common, candidate);
    common = common.substr(0, static_cast<std::size_t>(end - common.begin()));
  }
  // Not in the middle of a letter.
  std::size_t size = common.size();
  if (size < candidates.front().size())
    while (size > 0 && (static_cast<unsigned char>(candidates.front()[size]) & 0xC0) == 0x80) --size;
  return std::string(common.substr(0, size));
}

}  // namespace kenes::shell
