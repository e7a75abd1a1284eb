// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/names/spelling.hpp"

#include <cstdint>

namespace kenes::knowledge::names {

namespace {

/// Where in its word a spelling counts.
enum class Where : std::uint8_t { anywhere, end, before_vowel, after_vowel, before_front };

struct Spelling {
  std::string_view written;
  std::string_view key;
  Where where = Where::anywhere;
};

// The first that fits at a place is taken, so longer ones stand before shorter ones. `x` and `ks` share a key
// because `x` is kh in Axmet and ks in Alexander.
constexpr Spelling spellings[] = {
    {"shch", "S"},
    {"tsch", "C"},
    {"sch", "S"},
    {"tch", "C"},
    {"tsj", "C"},
    {"dzh", "J"},
    {"tsh", "C"},
    {"iye", "ie"},
    {"iya", "ia"},
    {"iyu", "iu"},
    {"ije", "ie"},
    {"ija", "ia"},
    {"iju", "iu"},
    {"dzi", "di"},
    {"off", "ov", Where::end},
    {"eff", "ev", Where::end},
    {"vic", "viC", Where::end},
    {"vici", "viC", Where::end},
    {"ics", "iC", Where::end},
    {"of", "ov", Where::end},
    {"ef", "ev", Where::end},
    {"ah", "a", Where::end},
    {"eh", "e", Where::end},
    {"tj", "C", Where::end},
    {"tx", "C", Where::end},
    {"ch", "C"},
    {"cz", "C"},
    {"cs", "C", Where::before_vowel},
    {"ck", "k"},
    {"sh", "S"},
    {"sj", "S"},
    {"zh", "J"},
    {"dj", "J"},
    {"kh", "h"},
    {"gh", "g"},
    {"ph", "f"},
    {"th", "t"},
    {"dh", "d"},
    {"bh", "b"},
    {"ts", "X"},
    {"tz", "X"},
    {"ks", "h"},
    {"ng", "N"},
    {"ou", "u"},
    {"ye", "e"},
    {"y", "i"},
    {"j", "i", Where::after_vowel},
    {"j", "J"},
    {"x", "h"},
    {"q", "k"},
    {"w", "v"},
    {"c", "s", Where::before_front},
    {"c", "k"},
};

constexpr bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

bool fits(const Spelling& spelling, std::string_view word, std::size_t at) {
  if (!word.substr(at).starts_with(spelling.written)) return false;
  const std::size_t after = at + spelling.written.size();
  const char next = after < word.size() ? word[after] : '\0';
  switch (spelling.where) {
    case Where::anywhere:
      return true;
    case Where::end:
      return next == '\0' && at > 0;
    case Where::before_vowel:
      return is_vowel(next);
    case Where::after_vowel:  // and not before one: there it begins a syllable
      return at > 0 && is_vowel(word[at - 1]) && !is_vowel(next);
    case Where::before_front:
      return next == 'e' || next == 'i' || next == 'y';
  }
  return false;
}

}  // namespace

std::string one_spelling(std::string_view word) {
  std::string key;
  const auto add = [&](std::string_view part) {
    for (const char c : part)
      if (key.empty() || key.back() != c || (c >= '0' && c <= '9')) key += c;
  };
  for (std::size_t at = 0; at < word.size();) {
    const Spelling* found = nullptr;
    for (const Spelling& spelling : spellings)
      if (spelling.written.front() == word[at] && fits(spelling, word, at)) {
        found = &spelling;
        break;
      }
    add(found ? found->key : word.substr(at, 1));
    at += found ? found->written.size() : 1;
  }
  return key;
}

}  // namespace kenes::knowledge::names
