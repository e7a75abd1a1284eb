// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/lens.hpp"

#include <string>
#include <utility>
#include <vector>

#include "tools/shell/statement_text.hpp"

namespace kenes::shell {
namespace {

/// The words of a command, without quotes around them.
std::vector<std::string> words_of(std::string_view arguments) {
  std::vector<std::string> words;
  for (arguments = trimmed(arguments); !arguments.empty(); arguments = trimmed(arguments)) {
    const char quote = arguments.front();
    if (const auto end = quote == '\'' || quote == '"' ? arguments.find(quote, 1) : std::string_view::npos;
        end != std::string_view::npos) {
      words.emplace_back(arguments.substr(1, end - 1));
      arguments.remove_prefix(end + 1);
      continue;
    }
    const std::size_t size = std::min(arguments.find_first_of(" \t,"), arguments.size());
    if (size > 0) words.emplace_back(arguments.substr(0, size));
    arguments.remove_prefix(std::min(size + 1, arguments.size()));
  }
  return words;
}

/// The lens as lens.set() takes it.
Map current(Session& session) {
  Rows rows =
      session.rows("CALL lens.show() YIELD asOf, accordingTo, knownAt RETURN asOf, accordingTo, knownAt");
  rows.next();
  Map options;
  if (const Value days = rows.row().value(0); days.is(Kind::map)) {
    options["asOf"] = days.as_map().find("from")->second;
    options["until"] = days.as_map().find("to")->second;
  }
  options["accordingTo"] = rows.row().value(1);
  options["knownAt"] = rows.row().value(2);
  return options;
}

void set(Session& session, Map options) {
  session.rows_with("CALL lens.set($lens)", {{"lens", Value(std::move(options))}}).next();
}

}  // namespace

void set_as_of(Session& session, std::string_view arguments) {
  const std::vector<std::string> words = words_of(arguments);
  if (words.size() > 2)
    throw Error(ErrorCode::usage, ".asof takes a date, or the first and the last of an interval",
                ".asof 2010, .asof 2010-06-01, .asof 2004 2013-05");
  Map options = current(session);
  options["asOf"] = words.empty() ? Value() : Value(words[0]);
  options["until"] = words.size() < 2 ? Value() : Value(words[1]);
  set(session, std::move(options));
}

void set_according_to(Session& session, std::string_view arguments) {
  List sources;
  for (std::string& word : words_of(arguments)) sources.emplace_back(std::move(word));
  Map options = current(session);
  options["accordingTo"] = sources.empty() ? Value() : Value(std::move(sources));
  set(session, std::move(options));
}

void set_known_at(Session& session, std::string_view arguments) {
  constexpr std::size_t length_of_day = 10;
  Map options = current(session);
  Value moment;
  if (const std::vector<std::string> words = words_of(arguments); !words.empty()) {
    std::string text = words[0];
    if (words.size() > 1) text += "T" + words[1];
    moment = session
                 .rows_with(text.size() > length_of_day ? "RETURN datetime($text)" : "RETURN date($text)",
                            {{"text", Value(text)}})
                 .one<Value>();
  }
  options["knownAt"] = std::move(moment);
  set(session, std::move(options));
}

}  // namespace kenes::shell
