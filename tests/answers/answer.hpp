// SPDX-License-Identifier: Apache-2.0
// Answers as texts that can be compared: rows in any order, unless ORDER BY says one; elements by what they
// hold, not by ids; behind an update also the graph that it leaves; an error by its name.
#pragma once

#include <string>
#include <vector>

#include "engine/kenes.hpp"
#include "engine/plan/scope.hpp"
#include "grammar/syntax.hpp"
#include "tests/answers/reference.hpp"

namespace kenes::answers {

/// What of a statement its answer's text hangs on.
struct Shape {
  bool updates = false;
  std::vector<std::string> columns;
  std::vector<std::string> ordered;  ///< columns that ORDER BY sorts by
};

std::string answer_text(const Shape& shape, const std::vector<std::vector<Value>>& rows,
                        const GraphSource& graph);
std::string error_text(const Error& error);

std::vector<std::vector<Value>> values_of(kenes::Rows& rows);
/// The answer that `run` gives as rows, or how it fails.
template <class Run>
std::string answer_of(const Shape& shape, const Run& run) {
  try {
    kenes::Rows rows = run();
    const auto values = values_of(rows);
    return answer_text(shape, values, *rows.source());
  } catch (const Error& error) {
    return error_text(error);
  } catch (const std::exception& error) {
    return std::string("no answer: ") + error.what();
  }
}

/// A statement and the answer that all ways should give.
struct Asked {
  enum class Outcome { answered, refused, too_large };
  Outcome outcome = Outcome::answered;
  std::string refusal;  ///< why
  std::string answer;
  Shape shape;
  syntax::Statement parsed;  ///< and judged, ready for plan::build
  plan::ScopeResult scoped;

  /// Whether the answer is rows, not an error.
  bool has_rows() const { return answer.find(" rows\n") != std::string::npos; }
};

/// Parses and judges, without an answer yet.
Asked judge(const std::string& statement);
/// With the reference's answer. Changes the graph as the statement says; where that fails, the graph is of no
/// use any more.
Asked ask(const std::string& statement, ModelGraph& graph);

}  // namespace kenes::answers
