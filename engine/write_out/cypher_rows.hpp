// SPDX-License-Identifier: Apache-2.0
// Statements of a script over many rows: `UNWIND [...] AS row <tail>;`, some hundred rows each; and how such
// rows find the nodes and relationships that the script has made.
#pragma once

#include <ostream>
#include <string>

namespace kenes::cypher_script {

inline constexpr std::size_t rows_a_statement = 500;
inline constexpr const char* mark = "`_Exported`";    ///< a label while the script runs
inline constexpr const char* number = "`_exported`";  ///< a property while the script runs
inline constexpr const char* number_key = "_exported";

/// Collects rows of one shape and writes them.
class StatementRows {
 public:
  StatementRows(std::ostream& out, std::string tail) : out_(out), tail_(std::move(tail)) {}
  ~StatementRows() { flush(); }
  StatementRows(const StatementRows&) = delete;
  StatementRows& operator=(const StatementRows&) = delete;
  void add(const std::string& row) {
    out_ << (count_ == 0 ? "UNWIND [\n  " : ",\n  ") << row;
    if (++count_ == rows_a_statement) flush();
  }
  void flush() {
    if (count_ == 0) return;
    out_ << "\n] AS row\n" << tail_ << ";\n";
    count_ = 0;
  }

 private:
  std::ostream& out_;
  std::string tail_;
  std::size_t count_ = 0;
};

/// `(x:`_Exported` {`_exported`: row[0]})`.
inline std::string numbered_node(const std::string& variable, const std::string& value) {
  return "(" + variable + ":" + mark + " {" + number + ": " + value + "})";
}

}  // namespace kenes::cypher_script
