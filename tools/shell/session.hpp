// SPDX-License-Identifier: Apache-2.0
// One user's session: a database, perhaps an open transaction, parameters and settings. It runs statements
// and writes their rows; scripts, the command line and the interactive shell are all made of it. One thread.
#pragma once

#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kenes.hpp"
#include "tools/shell/modes/modes.hpp"
#include "tools/shell/screen.hpp"

namespace kenes::shell {

enum class ExplainSetting { off, explain, profile };

struct Settings {
  const Mode* mode = nullptr;
  Parameters parameters;
  OpenOptions open;
  StatementOptions statement;
  std::vector<std::string> languages;  ///< of names in pictures, the dearest first
  ExplainSetting explain = ExplainSetting::off;
  bool timer = true;        ///< show the time beside the number of rows
  bool colour = true;       ///< false: never
  bool keep_going = false;  ///< scripts go on after a failed statement
  bool interactive = false;
};

class Session {
 public:
  /// Opens the database. Throws Error.
  Session(const std::string& path, Settings settings);

  /// Runs one statement, BEGIN, COMMIT or ROLLBACK, and writes its rows. Throws Error; what rows were ready
  /// are written.
  void run(std::string_view statement);
  /// Changes to another database; on an error, or in a transaction, the old one stays. Throws Error.
  void open(const std::string& path);
  /// Rolls back an open transaction; false if there was none.
  bool abandon_transaction();
  bool in_transaction() const { return transaction_.has_value(); }

  Database& database() { return *database_; }
  /// The rows of a statement, in the open transaction if there is one.
  Rows rows(std::string_view statement);
  /// The same with parameters of its own.
  Rows rows_with(std::string_view statement, const Parameters& parameters);
  /// The last statement that ended well and changed nothing; for `.dot`.
  const std::string& last_reading() const { return last_reading_; }

  /// Results go to a file from now on; an empty path: back to standard output. Throws Error.
  void output_to(const std::string& path);
  Screen screen();
  const kenes::Session& user() const { return user_; }

  Settings settings;
  bool finished = false;  ///< `.quit` was given
  int read_depth = 0;     ///< scripts inside scripts

 private:
  bool control_transaction(std::string_view statement);
  void summarize(const Feed& feed, bool with_rows) const;

  kenes::Session user_;
  std::optional<Database> database_;
  std::optional<Transaction> transaction_;
  std::string last_reading_;
  std::unique_ptr<std::ofstream> file_;
};

/// `1 row`, `12,345 rows`
std::string counted(std::uint64_t number, std::string_view one);

}  // namespace kenes::shell
