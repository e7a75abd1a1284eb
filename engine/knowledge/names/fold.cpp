// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/names/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <set>

#include "engine/knowledge/names/letters.hpp"
#include "engine/knowledge/names/spelling.hpp"
#include "engine/knowledge/names/transliterate.hpp"

namespace kenes::knowledge::names {

namespace {

constexpr std::size_t most_words = 32;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// One form for letters that can be written in several (й as и and a mark, wide Latin letters ...).
std::string composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
  const auto wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const auto normal = nfkc->normalize(wide, status);
  std::string out;
  (U_SUCCESS(status) ? normal : wide).toUTF8String(out);
  return out;
}

/// Calls f(code point) for each; broken bytes are left out.
template <class F>
void each_code_point(std::string_view text, F&& f) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::int32_t at = 0, size = static_cast<std::int32_t>(text.size()); at < size;) {
    UChar32 c;
    U8_NEXT(bytes, at, size, c);
    if (c >= 0) f(static_cast<char32_t>(c));
  }
}

void append_utf8(std::string& out, char32_t c) {
  char bytes[4];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, static_cast<UChar32>(c));
  out.append(bytes, static_cast<std::size_t>(size));
}

/// The letter's ASCII, its marks off where it has no sound of its own with them. False: of another script.
bool add_ascii(char32_t lower, std::string& out) {
  if (const Letter found = letter(lower); found.known) {
    out += found.ascii;
    return true;
  }
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(lower), parts)) return false;
  const Letter base = letter(static_cast<char32_t>(parts.char32At(0)));
  out += base.ascii;
  return base.known;
}

/// A word as it stands in the text, in lower case.
struct Written {
  std::u32string letters;
  UScriptCode script = USCRIPT_COMMON;
  bool foreign = false;  ///< has letters that need ICU
  bool dotted = false;   ///< a full stop follows
};

bool is_mark(char32_t c) {
  const auto category = u_charType(static_cast<UChar32>(c));
  return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
         category == U_COMBINING_SPACING_MARK;
}
bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'’' || c == U'ʼ' || c == U'ʹ' || c == U'‘' || c == U'`' || c == U'ʻ';
}

std::vector<Written> divided(std::string_view text) {
  std::vector<Written> words;
  bool inside = false;
  each_code_point(text, [&](char32_t c) {
    if (is_apostrophe(c) || c == U'\u200c' || c == U'\u200d') return;
    if (c == U'.' && inside) words.back().dotted = true;
    const bool mark = c >= 0x80 && is_mark(c);
    if (!(mark && inside) && !u_isalnum(static_cast<UChar32>(c))) {
      inside = false;
      return;
    }
    if (!inside) {
      if (words.size() == most_words) return;
      words.emplace_back();
      inside = true;
    }
    const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    Written& word = words.back();
    word.letters += lower;
    if (mark) return;
    std::string ignored;
    if (lower < 0x80 || add_ascii(lower, ignored)) return;
    word.foreign = true;
    UErrorCode status = U_ZERO_ERROR;
    word.script = uscript_getScript(static_cast<UChar32>(c), &status);
  });
  return words;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

std::string ascii_of(std::u32string_view letters) {
  std::string out;
  bool greek = false;
  for (const char32_t c : letters) {
    if (c < 0x80)
      out += static_cast<char>(c);
    else
      add_ascii(c, out);
    greek |= c >= 0x370 && c < 0x400;
  }
  if (greek) {  // two letters for one sound
    replace_all(out, "nt", "d");
    replace_all(out, "mp", "b");
    replace_all(out, "gk", "g");
  }
  return out;
}

bool is_abjad(UScriptCode script) {
  return script == USCRIPT_ARABIC || script == USCRIPT_HEBREW || script == USCRIPT_SYRIAC;
}

/// Kazakh's Arabic letters are an alphabet with all vowels; these occur in no other language's names.
bool writes_kazakh_in_arabic(const Written& word) {
  return word.letters.find_first_of(U"ەۋۆۇٵٶٷٸ") != std::u32string::npos;
}

/// Through ICU to Latin, then as any Latin word. `lossy` is false where the script writes what is heard.
std::string foreign_key(const Written& word, bool kazakh, bool& lossy) {
  std::string text;
  for (const char32_t c : word.letters) append_utf8(text, c);
  lossy = !kazakh;
  std::u32string latin;
  each_code_point(kazakh ? transliterate(text, "kazakh-latin") : to_latin(text), [&](char32_t c) {
    if (u_isalnum(static_cast<UChar32>(c)))
      latin += static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  });
  std::string ascii = ascii_of(latin);
  if (lossy && is_abjad(word.script))
    for (std::size_t i = 1; i < ascii.size(); ++i)
      if (ascii[i] == 'w') ascii[i] = 'u';  // a letter for o and u
  std::string key = one_spelling(ascii);
  return key.empty() ? text : key;
}

bool ends_in(std::string_view key, std::initializer_list<std::string_view> endings) {
  for (const std::string_view ending : endings)
    if (key.size() > ending.size() + 1 && key.ends_with(ending)) return true;
  return false;
}

bool looks_patronymic(const Word& word) {
  if (word.lossy) return word.key.size() > 6 && ends_in(word.key, {"C", "Ci", "fna", "vuna"});
  return ends_in(word.key, {"oviC", "eviC", "aviC", "iviC", "ovna", "evna", "avna", "iCna", "uli", "uly",
                            "kizi", "ogli", "oglu", "oviX", "eviX"});
}

const std::set<std::string, std::less<>>& particles() {
  static const std::set<std::string, std::less<>> keys = [] {
    std::set<std::string, std::less<>> set;
    for (const char* word : {"president",
                             "presidente",
                             "präsident",
                             "predsjednik",
                             "președintele",
                             "presiden",
                             "prezident",
                             "elnök",
                             "президент",
                             "minister",
                             "senator",
                             "deputy",
                             "general",
                             "secretary",
                             "chairman",
                             "prof",
                             "professor",
                             "dr",
                             "mr",
                             "mrs",
                             "ms",
                             "miss",
                             "sir",
                             "lord",
                             "lady",
                             "sheikh",
                             "imam",
                             "von",
                             "van",
                             "der",
                             "den",
                             "de",
                             "del",
                             "di",
                             "da",
                             "dos",
                             "du",
                             "la",
                             "le",
                             "el",
                             "al",
                             "bin",
                             "ibn",
                             "ben",
                             "bint",
                             "jr",
                             "sr",
                             "the",
                             "of",
                             "and",
                             "und",
                             "et",
                             "y",
                             "и"}) {
      std::u32string letters;
      each_code_point(word, [&](char32_t c) { letters += c; });
      set.insert(one_spelling(ascii_of(letters)));
    }
    return set;
  }();
  return keys;
}

/// Han names without a division have their family name first: one letter, then those of the given name.
void divide_han(std::vector<Written>& words) {
  if (words.size() != 1 || words[0].script != USCRIPT_HAN) return;
  std::u32string& letters = words[0].letters;
  if (letters.size() < 2 || letters.size() > 4) return;
  Written given = words[0];
  given.letters.erase(0, 1);
  letters.resize(1);
  words.push_back(std::move(given));
}

}  // namespace

FoldedName fold_name(std::string_view text) {
  std::vector<Written> words = divided(is_ascii(text) ? std::string(text) : composed(text));
  divide_han(words);
  const bool kazakh = std::any_of(words.begin(), words.end(), writes_kazakh_in_arabic);
  FoldedName name;
  for (const Written& written : words) {
    Word word;
    word.key = written.foreign ? foreign_key(written, kazakh && is_abjad(written.script), word.lossy)
                               : one_spelling(ascii_of(written.letters));
    if (word.key.empty()) continue;
    const bool letter_alone = written.letters.size() == 1 && written.script != USCRIPT_HAN;
    if ((letter_alone || (written.dotted && written.letters.size() == 2)) &&
        u_isalpha(static_cast<UChar32>(written.letters[0])))
      word.kind = WordKind::initial;
    else if (particles().contains(word.key))
      word.kind = WordKind::particle;
    name.words.push_back(std::move(word));
  }
  // A patronymic stands beside a given name and a family name; alone with one of them it may be that name.
  std::size_t others = 0;
  for (const Word& word : name.words) others += word.kind != WordKind::particle && !looks_patronymic(word);
  if (others >= 2)
    for (Word& word : name.words)
      if (word.kind == WordKind::ordinary && looks_patronymic(word)) word.kind = WordKind::patronymic;
  // A name of nothing but particles is a name all the same.
  if (std::all_of(name.words.begin(), name.words.end(),
                  [](const Word& w) { return w.kind == WordKind::particle; }))
    for (Word& word : name.words) word.kind = WordKind::ordinary;
  return name;
}

namespace {

char outline_of(char c) {
  constexpr std::string_view classes[] = {"pbfv", "tdCJjX", "szS", "kg", "rl", "m", "nN", "h"};
  for (const std::string_view letters : classes)
    if (letters.find(c) != std::string_view::npos) return letters[0];
  return '\0';
}

}  // namespace

std::string outline(std::string_view key) {
  std::string out;
  char before = '\0';
  for (const char c : key) {
    const char kind = outline_of(c);
    if (kind && kind != before) out += kind;
    before = kind;
  }
  return out;
}

std::string search_key(std::string_view text) {
  const FoldedName name = fold_name(text);
  std::vector<std::string_view> keys;
  for (const Word& word : name.words) keys.push_back(word.key);
  std::sort(keys.begin(), keys.end());
  std::string out;
  for (const std::string_view key : keys) {
    if (!out.empty()) out += ' ';
    out += key;
  }
  return out;
}

}  // namespace kenes::knowledge::names
