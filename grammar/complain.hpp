// SPDX-License-Identifier: Apache-2.0
// Words for what the parser did not expect: what stands there, what could stand there, what was probably
// meant. Internal to grammar/.
#pragma once

#include "CypherParser.h"
#include "grammar/source.hpp"

namespace kenes::grammar {

/// Throws at the first fault that ANTLR reports.
class Complainer : public antlr4::BaseErrorListener {
 public:
  explicit Complainer(const Source& source) : source_(source) {}
  void syntaxError(antlr4::Recognizer* recognizer, antlr4::Token* offending, std::size_t line,
                   std::size_t column, const std::string& message, std::exception_ptr cause) override;

 private:
  const Source& source_;
};

/// Throws if one of the tokens can be part of no statement: stray characters, strings without an end.
void judge_tokens(const std::vector<antlr4::Token*>& tokens, const Source& source);

}  // namespace kenes::grammar
