// SPDX-License-Identifier: Apache-2.0
// What may stand where the cursor is: keywords, labels after `:`, types inside `[:`, properties after `.` and
// in `{`, parameters after `$`, functions, procedures after CALL, dot-commands and their arguments, file
// names. It looks at the text before the cursor alone, never at a terminal.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/shell/session.hpp"

namespace kenes::shell {

/// The names that completion knows; read from the database each time, so that new labels are there at once.
struct Vocabulary {
  std::vector<std::string> keywords, labels, types, keys, functions, procedures, parameters, topics;
  /// Columns of a procedure, for YIELD.
  std::function<std::vector<std::string>(std::string_view procedure)> columns_of;
};
Vocabulary vocabulary_of(Session& session);

struct Completion {
  std::size_t begin = 0;                ///< the candidates replace the text from here to its end
  std::vector<std::string> candidates;  ///< sorted, each once
};

/// `text`: the statement or dot-command up to the cursor, earlier lines included.
Completion complete(std::string_view text, const Vocabulary& vocabulary);

/// What all candidates begin with.
std::string common_beginning(const std::vector<std::string>& candidates);

}  // namespace kenes::shell
