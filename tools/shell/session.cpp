// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/session.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <iostream>

#include "tools/shell/interrupt.hpp"
#include "tools/shell/statement_text.hpp"
#include "tools/shell/width.hpp"

namespace kenes::shell {
namespace {

std::string duration_text(double microseconds) {
  if (microseconds < 1000) return fmt::format("{:.0f} us", microseconds);
  if (microseconds < 1e6) return fmt::format("{:.1f} ms", microseconds / 1e3);
  if (microseconds < 60e6) return fmt::format("{:.2f} s", microseconds / 1e6);
  const auto seconds = static_cast<std::int64_t>(microseconds / 1e6);
  return fmt::format("{} min {} s", seconds / 60, seconds % 60);
}

/// `created 2 nodes and 1 relationship, set 3 properties`
std::string changes_text(const Counters& counters) {
  std::string out;
  std::string_view last_verb;
  const auto add = [&](std::string_view verb, std::int64_t number, std::string_view one) {
    if (number == 0) return;
    if (!out.empty()) out += verb == last_verb ? " and " : ", ";
    if (verb != last_verb) {
      out += verb;
      out += ' ';
    }
    out += counted(static_cast<std::uint64_t>(number), one);
    last_verb = verb;
  };
  add("created", counters.nodes_created, "node");
  add("created", counters.relationships_created, "relationship");
  add("deleted", counters.nodes_deleted, "node");
  add("deleted", counters.relationships_deleted, "relationship");
  add("set", counters.properties_set, "property");
  add("recorded", counters.claims_added, "claim");
  add("added", counters.labels_added, "label");
  add("removed", counters.labels_removed, "label");
  add("made", counters.indexes_added, "index");
  add("made", counters.constraints_added, "constraint");
  add("dropped", counters.indexes_removed, "index");
  add("dropped", counters.constraints_removed, "constraint");
  return out;
}

}  // namespace

std::string counted(std::uint64_t number, std::string_view one) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  std::string out = digits + ' ' + std::string(one);
  if (number == 1) return out;
  if (one == "property") return out.replace(out.size() - 1, 1, "ies");
  return out + (one == "index" ? "es" : "s");
}

Session::Session(const std::string& path, Settings given) : settings(std::move(given)) {
  settings.statement.cancel = &InterruptGuard::flag();
  settings.statement.session = &user_;
  database_.emplace(path, settings.open);
}

void Session::open(const std::string& path) {
  if (transaction_)
    throw Error(ErrorCode::usage, "a transaction is open", "end it with COMMIT; or ROLLBACK; first");
  std::error_code ignored;
  if (path != ":memory:" && std::filesystem::equivalent(path, database_->path(), ignored))
    throw Error(ErrorCode::usage, "`" + path + "` is open already");
  Database next(path, settings.open);
  database_.reset();
  database_.emplace(std::move(next));
  user_ = kenes::Session();  // its lens speaks of the other's sources
  last_reading_.clear();
}

bool Session::abandon_transaction() {
  if (!transaction_) return false;
  transaction_.reset();
  return true;
}

Rows Session::rows(std::string_view statement) { return rows_with(statement, settings.parameters); }

Rows Session::rows_with(std::string_view statement, const Parameters& parameters) {
  if (transaction_) return transaction_->run(statement, parameters, settings.statement);
  return database_->query(statement, parameters, settings.statement);
}

void Session::run(std::string_view statement) {
  if (control_transaction(statement)) return;
  const std::string kept = without_auto(statement);
  statement = kept;
  std::string text;
  if (settings.explain != ExplainSetting::off && !is_explained(statement))
    text = settings.explain == ExplainSetting::explain ? "EXPLAIN " : "PROFILE ";
  text += statement;

  Feed feed(rows(text), settings.statement.cancel);
  const bool with_rows = !feed.columns().empty();
  if (!with_rows) {
    while (feed.next()) {
    }
  } else {
    const Screen screen = this->screen();
    try {
      settings.mode->write(feed, screen);
    } catch (...) {
      screen.out.flush();
      throw;
    }
    screen.out.flush();
    if (!screen.out) {
      screen.out.clear();
      throw Error(ErrorCode::storage,
                  std::string("the results could not be written: ") + std::strerror(errno));
    }
  }
  if (with_rows && !feed.rows().counters().any()) last_reading_ = statement;
  summarize(feed, with_rows);
}

bool Session::control_transaction(std::string_view statement) {
  switch (transaction_control(statement)) {
    case TransactionControl::none:
      return false;
    case TransactionControl::begin:
      if (transaction_)
        throw Error(ErrorCode::usage, "a transaction is open already",
                    "end it with COMMIT; or ROLLBACK; before the next");
      transaction_.emplace(
          database_->begin(settings.open.read_only ? TransactionMode::read : TransactionMode::write));
      return true;
    case TransactionControl::commit:
    case TransactionControl::rollback:
      if (!transaction_) throw Error(ErrorCode::usage, "no transaction is open", "begin one with BEGIN;");
      Transaction transaction = std::move(*transaction_);
      transaction_.reset();
      if (transaction_control(statement) == TransactionControl::commit)
        transaction.commit();
      else
        transaction.rollback();
      return true;
  }
  return false;
}

void Session::summarize(const Feed& feed, bool with_rows) const {
  if (!isatty(STDERR_FILENO)) return;
  for (const Notice& notice : feed.rows().notices()) {
    std::string shown;
    const std::string text = notice.message + (notice.hint.empty() ? "" : "; " + notice.hint);
    append_styled(shown, "notice: " + printable(text), Style::dim,
                  settings.colour && takes_colour(STDERR_FILENO));
    std::cerr << shown << '\n';
  }
  std::string line = changes_text(feed.rows().counters());
  if (with_rows && settings.mode->name != "dot") {
    if (!line.empty()) line += "; ";
    line += counted(feed.delivered(), "row");
  }
  if (line.empty()) line = "no changes";
  if (settings.timer) line += ", " + duration_text(feed.rows().microseconds());
  std::string shown;
  append_styled(shown, line, Style::dim, settings.colour && takes_colour(STDERR_FILENO));
  std::cerr << shown << '\n';
}

void Session::output_to(const std::string& path) {
  if (path.empty()) {
    file_.reset();
    return;
  }
  auto file = std::make_unique<std::ofstream>(path);
  if (!*file) throw Error(ErrorCode::storage, "cannot write `" + path + "`: " + std::strerror(errno));
  file_ = std::move(file);
}

Screen Session::screen() {
  if (file_) return {*file_, 0, false};
  return {std::cout, terminal_width(STDOUT_FILENO), settings.colour && takes_colour(STDOUT_FILENO)};
}

}  // namespace kenes::shell
