// SPDX-License-Identifier: Apache-2.0
// Literals lifted out of a statement's text, so that statements that differ in them alone share one plan. A
// small scanner by hand (a lexer costs more than the rest of a point query): numbers and strings where values
// stand in conditions, maps and lists; not after RETURN and WITH (their text names columns), SKIP, LIMIT,
// ORDER BY, not `*1..3`, not names. What it does not understand it leaves in the key, which is always right.
// The protocol: lift the text -> look it up in the PlanCache -> on a miss parse and scope the text as it is,
// then make_plan() (cache.hpp), which replaces the literals in the annotated tree and builds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/syntax.hpp"

namespace kenes::plan {

struct LiftedText {
  struct Place {
    std::uint32_t offset, length;  ///< bytes of the text
  };
  std::string_view text;              ///< what was lifted from; the caller's
  std::string key;                    ///< the text, each lifted literal replaced by a mark of its kind
  std::vector<Value> literals;        ///< integers, floats, strings
  std::vector<Place> places;          ///< where each stood, ascending
  bool through_session_lens = false;  ///< said by who plans it: the plan is another one then
};

LiftedText lift_literals(std::string_view text);
/// The same into an object that is used again and again: its memory is reused.
void lift_literals(std::string_view text, LiftedText& out);

/// The reserved name of the parameter that stands for literals[i]; no statement can spell it.
std::string literal_name(std::size_t i);

/// Puts parameters in the place of the lifted literals of a scoped statement. False, and the statement as it
/// was, if one of them stands where it must not be replaced: then only the text itself may be the key.
bool replace_literals(syntax::Statement& statement, const LiftedText& lifted);

/// Errors of a shared plan name places in the text that it was made from; this is the same place in the text
/// that runs now (line and column are counted anew).
Position move_place(Position place, const std::vector<LiftedText::Place>& planned, const LiftedText& now);

}  // namespace kenes::plan
