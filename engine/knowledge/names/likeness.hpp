// SPDX-License-Identifier: Apache-2.0
// How alike two names are, from 0 to 1. Their words are paired so that the sum of likenesses is greatest,
// whatever their order; a pair is as alike as few edits divide its keys. Symmetric; 1 for names with equal
// keys. Any thread may call.
#pragma once

#include <string_view>

#include "engine/knowledge/names/fold.hpp"

namespace kenes::knowledge::names {

/// Of two words. Edits are insertion, deletion, substitution and swaps of neighbours (optimal string
/// alignment, after Damerau 1964), cheaper between letters that are often written for each other. 0 below six
/// tenths.
double likeness(const Word& a, const Word& b);

struct WordLikeness {
  double spelled = 0;  ///< likeness() of the words as they are
  double lossy = 0;    ///< as if a lossy script had written one of them
};
/// Both in one go: most of the work is the same.
WordLikeness likenesses(const Word& a, const Word& b);

/// Of two names: words that only one has cost little, words that contradict each other cost all of their
/// weight; particles, initials and missing patronymics hardly count.
double likeness(const FoldedName& a, const FoldedName& b);
double likeness(std::string_view a, std::string_view b);

}  // namespace kenes::knowledge::names
