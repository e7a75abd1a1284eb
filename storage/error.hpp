// SPDX-License-Identifier: Apache-2.0
// Error: the one exception of Kenes: what, where, why, what to do. Codes bear openCypher's names (its TCK
// compares them) and ours; remedy() groups them by who can help. Errors own their texts and may cross
// threads.
#pragma once

#include <cstdint>
#include <exception>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kenes {

/// A place in a statement: 1-based line and column (in code points), byte offset and length. line 0: nowhere.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  explicit operator bool() const { return line != 0; }
};

enum class ErrorCode : std::uint8_t {
  // openCypher's
  syntax_error,
  semantic_error,
  parameter_missing,
  constraint_verification_failed,
  constraint_validation_failed,
  entity_not_found,
  property_not_found,
  label_not_found,
  type_error,
  argument_error,
  arithmetic_error,
  procedure_error,
  // ours
  interrupted,       ///< cancelled by the host or Ctrl-C
  time_limit,        ///< the deadline passed
  memory_limit,      ///< the statement's memory budget is spent
  transaction_size,  ///< one transaction grew over its limit
  busy,              ///< another writer, or another process, holds what is needed: try again
  read_only,         ///< a write was asked of a database opened for reading
  not_a_database,    ///< a folder that Kenes did not make
  format_version,    ///< made by a newer Kenes
  corruption,        ///< bytes on disk are not what was written
  storage,           ///< the disk said no: full, permission, input/output
  import,            ///< a bad row or file
  usage,             ///< the program called the library wrongly
  internal,          ///< our bug
};

enum class Phase : std::uint8_t { compile_time, runtime };
enum class Remedy : std::uint8_t { your_query, your_data, try_again, the_disk, our_bug };

/// `SyntaxError`, `TypeError`, ..., `StorageError`: the name that the machine interface sends.
std::string_view code_name(ErrorCode code) noexcept;
std::string_view phase_name(Phase phase) noexcept;  ///< `compile time`, `runtime`
Remedy remedy(ErrorCode code) noexcept;

class Error : public std::exception {
 public:
  Error(ErrorCode code, std::string_view detail, Phase phase, std::string message, Position where = {},
        std::string hint = {});
  /// For errors that are not about a statement's text (detail empty, phase runtime).
  Error(ErrorCode code, std::string message, std::string hint = {});

  const char* what() const noexcept override { return message.c_str(); }
  /// The message, the line of `statement` with a caret under the culprit, and the hint.
  std::string report(std::string_view statement) const;

  ErrorCode code;
  std::string detail;  ///< openCypher's detail name, such as `UndefinedVariable`; may be empty
  Phase phase;
  std::string message;
  Position where;
  std::string hint;  ///< what to do, or empty
};

/// Compile-time SyntaxError, the commonest.
Error syntax_error(std::string_view detail, std::string message, Position where, std::string hint = {});
/// Run-time TypeError.
Error type_error(std::string_view detail, std::string message, Position where = {}, std::string hint = {});

/// The candidate nearest to `word` by edit distance, as `did you mean \`x\`?`, or empty if none is near.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

}  // namespace kenes
