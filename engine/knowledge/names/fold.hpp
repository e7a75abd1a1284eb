// SPDX-License-Identifier: Apache-2.0
// A name made comparable: its words as keys in one alphabet, whatever script, case, marks and way of
// romanising it was written in. `Jambyl`, `Zhambyl` and `Жамбыл` have one key. A key is made of ASCII
// letters: small ones sound as they are written, S C J X N stand for sh, ch, zh or j, ts, ng. Plain data; any
// thread may call.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kenes::knowledge::names {

/// What part a word plays in a name. On disk: never renumber.
enum class WordKind : std::uint8_t {
  ordinary = 0,
  patronymic = 1,  ///< `Auzhanovich`, `Petrovna`, `Saduakasuly`: may be left out
  initial = 2,     ///< `V.`
  particle = 3,    ///< `von`, `bin`, `President`: says next to nothing
};

struct Word {
  std::string key;
  WordKind kind = WordKind::ordinary;
  /// Written in a script that leaves vowels out or shapes foreign sounds to its own (Arabic, Hebrew, Han,
  /// kana, Hangul, Indic ...): such keys are compared by their outline.
  bool lossy = false;
  friend bool operator==(const Word&, const Word&) = default;
};

struct FoldedName {
  std::vector<Word> words;  ///< in the order of the text
  friend bool operator==(const FoldedName&, const FoldedName&) = default;
};

/// At most 32 words; what is beyond is not looked at.
FoldedName fold_name(std::string_view text);

/// The consonants of a key in eight classes (p b f v | t d C J X | s z S | k g | h | l r | m | n), without
/// vowels: what is alike in `putin`, `bwtyn` and `pujin`. May be empty.
std::string outline(std::string_view key);

/// The keys in the alphabet's order with a space between: equal for names that nameMatch() calls the same.
std::string search_key(std::string_view text);

}  // namespace kenes::knowledge::names
