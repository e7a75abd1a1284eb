// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/names/transliterate.hpp"

#include <unicode/translit.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <array>
#include <memory>
#include <vector>

#include "engine/knowledge/names/fold.hpp"

namespace kenes::knowledge::names {

namespace {

using icu::UnicodeString;

/// One transliterator of ICU, by its id or by rules. ICU locks where it must: applying is const.
class Rules {
 public:
  static Rules by_id(const char* id) {
    UErrorCode status = U_ZERO_ERROR;
    return Rules(icu::Transliterator::createInstance(UnicodeString::fromUTF8(id), UTRANS_FORWARD, status),
                 status);
  }
  static Rules by_rules(const char* name, const char* rules) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    return Rules(
        icu::Transliterator::createFromRules(UnicodeString::fromUTF8(name), UnicodeString::fromUTF8(rules),
                                             UTRANS_FORWARD, where, status),
        status);
  }
  void operator()(UnicodeString& text) const { made_->transliterate(text); }

 private:
  Rules(icu::Transliterator* made, UErrorCode status) : made_(made) {
    if (U_FAILURE(status) || !made_)
      throw Error(ErrorCode::internal,
                  std::string("ICU cannot make a transliterator: ") + u_errorName(status));
  }
  std::unique_ptr<icu::Transliterator> made_;
};

// The Arabic alphabet of Kazakh (used in China): each letter is one of Cyrillic; a hamza makes the vowels of
// its word front ones.
constexpr const char* kazakh_arabic_rules =
    "$front = [ءٴ] ;\n"
    "$letter = [[[:L:][:M:]]-[ءٴ]] ;\n"
    "ٵ > ә ; ٶ > ө ; ٷ > ү ; ٸ > і ;\n"
    "$front $letter* { ا > ә ; $front $letter* { و > ө ; $front $letter* { ۇ > ү ; $front $letter* { ى > і "
    ";\n"
    "ا > а ; ب > б ; ۆ > в ; گ > г ; ع > ғ ; د > д ; ە > е ; ج > ж ; ز > з ; ي > и ; ك > к ; ک > к ; ق > қ "
    ";\n"
    "ل > л ; م > м ; ن > н ; ڭ > ң ; و > о ; پ > п ; ر > р ; س > с ; ت > т ; ۋ > у ; ۇ > ұ ; ف > ф ; ح > х "
    ";\n"
    "ھ > һ ; ه > һ ; چ > ч ; ش > ш ; ى > ы ; خ > х ; غ > ғ ;\n";
// The word's hamza goes when all letters have looked at it.
constexpr const char* hamza_rules = "[ءٴ] > ;\n";

constexpr const char* kazakh_latin_2021_rules =
    "А > A ; а > a ; Ә > Ä ; ә > ä ; Б > B ; б > b ; В > V ; в > v ; Г > G ; г > g ; Ғ > Ğ ; ғ > ğ ; Д > D ; "
    "д > d ;\n"
    "Е > E ; е > e ; Ё > İo ; ё > io ; Ж > J ; ж > j ; З > Z ; з > z ; И > İ ; и > i ; Й > İ ; й > i ; К > K "
    "; к > k ;\n"
    "Қ > Q ; қ > q ; Л > L ; л > l ; М > M ; м > m ; Н > N ; н > n ; Ң > Ñ ; ң > ñ ; О > O ; о > o ; Ө > Ö ; "
    "ө > ö ;\n"
    "П > P ; п > p ; Р > R ; р > r ; С > S ; с > s ; Т > T ; т > t ; У > U ; у > u ; Ұ > Ū ; ұ > ū ; Ү > Ü ; "
    "ү > ü ;\n"
    "Ф > F ; ф > f ; Х > H ; х > h ; Һ > H ; һ > h ; Ц > Ts ; ц > ts ; Ч > Ch ; ч > ch ; Ш > Ş ; ш > ş ; Щ > "
    "Ş ; щ > ş ;\n"
    "Ъ > ; ъ > ; Ы > Y ; ы > y ; І > I ; і > ı ; Ь > ; ь > ; Э > E ; э > e ; Ю > İu ; ю > iu ; Я > İa ; я > "
    "ia ;\n";

const Rules& any_latin() {
  static const Rules rules = Rules::by_id("Any-Latin");
  return rules;
}
const Rules& latin_ascii() {
  static const Rules rules = Rules::by_id("Latin-ASCII");
  return rules;
}
const Rules& compose() {
  static const Rules rules = Rules::by_id("NFC");
  return rules;
}
const Rules& kazakh_latin() {
  static const Rules rules = Rules::by_id("Kazakh-Latin/BGN");
  return rules;
}
const Rules& russian_latin() {
  static const Rules rules = Rules::by_id("Russian-Latin/BGN");
  return rules;
}
const Rules& ukrainian_latin() {
  static const Rules rules = Rules::by_id("Ukrainian-Latin/BGN");
  return rules;
}
const Rules& belarusian_latin() {
  static const Rules rules = Rules::by_id("Belarusian-Latin/BGN");
  return rules;
}
const Rules& latin_cyrillic() {
  static const Rules rules = Rules::by_id("Latin-Cyrillic");
  return rules;
}
const Rules& kazakh_arabic() {
  static const Rules rules = Rules::by_rules("kazakh-arabic", kazakh_arabic_rules);
  return rules;
}
const Rules& without_hamza() {
  static const Rules rules = Rules::by_rules("without-hamza", hamza_rules);
  return rules;
}
const Rules& kazakh_latin_2021() {
  static const Rules rules = Rules::by_rules("kazakh-latin-2021", kazakh_latin_2021_rules);
  return rules;
}
/// What BGN/PCGN's tables leave behind (һ), and marks of theirs that readers of names do without.
const Rules& leftovers() {
  static const Rules rules = Rules::by_rules(
      "leftovers",
      "Һ > H ; һ > h ; ʹ > ; ʺ > ; ’ } [:^L:] > ; ī̆ > i ; Ī̆ > I ; ī > i ; Ī > I ; ū > u ; Ū > U ;");
  return rules;
}

/// Letters of Urdu and Persian that ICU's Arabic rules do not know.
const Rules& eastern_arabic() {
  static const Rules rules =
      Rules::by_rules("eastern-arabic", "ٹ > t ; ڈ > d ; ڑ > r ; ں > n ; ے > e ; ہ > h ; ھ > h ;");
  return rules;
}

/// Letters that tell languages of one script apart.
class Letters {
 public:
  explicit Letters(const char* pattern) {
    UErrorCode status = U_ZERO_ERROR;
    set_.applyPattern(UnicodeString::fromUTF8(pattern), status);
    set_.freeze();
  }
  bool in(const UnicodeString& text) const { return set_.containsSome(text); }

 private:
  icu::UnicodeSet set_;
};

bool looks_kazakh_arabic(const UnicodeString& text) {
  static const Letters letters("[ەۋۆۇٵٶٷٸ]");
  return letters.in(text);
}

void kazakh_arabic_to_cyrillic(UnicodeString& text) {
  kazakh_arabic()(text);
  without_hamza()(text);
}

/// Cyrillic by the tables of the language whose letters occur; without a mark of any: Russian.
void cyrillic_to_latin(UnicodeString& text) {
  static const Letters cyrillic("[:Cyrillic:]"), kazakh("[ӘәҒғҚқҢңӨөҰұҮүҺһ]"), ukrainian("[ЇїЄєҐґ]"),
      belarusian("[Ўў]"), dotted("[Іі]");
  if (!cyrillic.in(text)) return;
  if (kazakh.in(text))
    kazakh_latin()(text);
  else if (belarusian.in(text))
    belarusian_latin()(text);
  else if (ukrainian.in(text) || dotted.in(text))
    ukrainian_latin()(text);
  else
    russian_latin()(text);
  leftovers()(text);
}

void latin(UnicodeString& text) {
  if (looks_kazakh_arabic(text)) {
    kazakh_arabic_to_cyrillic(text);
    kazakh_latin()(text);
    leftovers()(text);
  }
  cyrillic_to_latin(text);
  eastern_arabic()(text);
  any_latin()(text);
  compose()(text);
}

void ascii(UnicodeString& text) {
  latin(text);
  latin_ascii()(text);
}

void kazakh(UnicodeString& text) {
  kazakh_arabic_to_cyrillic(text);
  kazakh_latin()(text);
  leftovers()(text);
}

void kazakh_2021(UnicodeString& text) {
  kazakh_arabic_to_cyrillic(text);
  kazakh_latin_2021()(text);
}

void russian(UnicodeString& text) { russian_latin()(text); }
void cyrillic(UnicodeString& text) {
  latin(text);
  latin_cyrillic()(text);
  compose()(text);
}

struct Entry {
  Scheme scheme;
  void (*apply)(UnicodeString&);
};

constexpr std::array entries{
    Entry{{"latin",
           "any script in Latin letters: Cyrillic by BGN/PCGN's tables for Kazakh, Russian, Ukrainian or "
           "Belarusian, Kazakh's Arabic letters by our own, everything else by ICU's Any-Latin"},
          latin},
    Entry{{"ascii", "as `latin`, then without any mark on a letter"}, ascii},
    Entry{{"cyrillic", "any script in Cyrillic letters, by way of Latin"}, cyrillic},
    Entry{{"kazakh-latin", "Kazakh in Cyrillic or Arabic letters to Latin by BGN/PCGN's table"}, kazakh},
    Entry{
        {"kazakh-latin-2021", "Kazakh in Cyrillic or Arabic letters to the Latin alphabet proposed in 2021"},
        kazakh_2021},
    Entry{{"kazakh-cyrillic", "Kazakh in Arabic letters to Cyrillic"}, kazakh_arabic_to_cyrillic},
    Entry{{"russian-latin", "Russian to Latin by BGN/PCGN's table"}, russian},
    Entry{{"search-key",
           "what names are compared by: Latin, without case, marks and spellings' differences, in the "
           "alphabet's order"},
          nullptr},
};

constexpr auto listed = [] {
  std::array<Scheme, entries.size()> out{};
  for (std::size_t i = 0; i < entries.size(); ++i) out[i] = entries[i].scheme;
  return out;
}();

std::string applied(std::string_view text, void (*apply)(UnicodeString&)) {
  UnicodeString wide =
      UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  apply(wide);
  std::string out;
  wide.toUTF8String(out);
  return out;
}

Error unknown_scheme(std::string_view scheme, Position at) {
  std::vector<std::string> known;
  std::string all;
  for (const Scheme& s : schemes()) {
    known.emplace_back(s.name);
    all += (all.empty() ? "" : ", ") + std::string(s.name);
  }
  std::string hint = did_you_mean(scheme, known);
  if (!hint.empty()) hint += "; ";
  return Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime,
               "transliterate() knows no scheme '" + std::string(scheme) + "'", at,
               hint + "schemes are " + all);
}

}  // namespace

std::span<const Scheme> schemes() { return listed; }

std::string to_latin(std::string_view text) { return applied(text, latin); }

std::string transliterate(std::string_view text, std::string_view scheme, Position at) {
  for (const Entry& entry : entries)
    if (entry.scheme.name == scheme) return entry.apply ? applied(text, entry.apply) : search_key(text);
  throw unknown_scheme(scheme, at);
}

}  // namespace kenes::knowledge::names
