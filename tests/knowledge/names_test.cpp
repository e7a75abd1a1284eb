// SPDX-License-Identifier: Apache-2.0
// Names across scripts and spellings: transliteration, folding, likeness.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/knowledge/names/fold.hpp"
#include "engine/knowledge/names/likeness.hpp"
#include "engine/knowledge/names/transliterate.hpp"

namespace kenes::knowledge::names {
namespace {

TEST(Transliterate, KnowsKazakhInThreeAlphabets) {
  EXPECT_EQ(transliterate("Жамбыл Ахметбеков", "latin"), "Zhambyl Akhmetbekov");
  EXPECT_EQ(transliterate("Әбілқасымов Қоңыров Тұрғын Өмір Һ", "kazakh-latin"),
            "Äbilqasymov Qongyrov Turghyn Ömir H");
  EXPECT_EQ(transliterate("Қазақстан Жамбыл Әуезов", "kazakh-latin-2021"), "Qazaqstan Jambyl Äuezov");
  EXPECT_EQ(transliterate("قازاقستان", "kazakh-cyrillic"), "қазақстан");
  EXPECT_EQ(transliterate("ءبىرلىك", "kazakh-cyrillic"), "бірлік");
  EXPECT_EQ(transliterate("احمەتبەكوۆ", "latin"), "akhmetbekov");
}

TEST(Transliterate, LeavesNoLetterOfCommonScriptsBehind) {
  for (const char* text : {"Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі", "Игорь Объектов", "Володимир Їжак", "Уладзімір Ў",
                           "Πούτιν", "ولادیمیر پوٹن", "ולדימיר", "ウラジーミル", "블라디미르", "习近平"}) {
    const std::string ascii = transliterate(text, "ascii");
    for (const char c : ascii) EXPECT_LT(static_cast<unsigned char>(c), 0x80) << text << " -> " << ascii;
  }
}

TEST(Transliterate, AnUnknownSchemeIsAnErrorThatHelps) {
  try {
    transliterate("x", "latinn", {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::argument_error);
    EXPECT_THAT(error.hint, testing::HasSubstr("did you mean `latin`?"));
    for (const Scheme& scheme : schemes())
      EXPECT_THAT(error.hint, testing::HasSubstr(std::string(scheme.name)));
  }
}

TEST(Transliterate, HoldsForHardTexts) {
  for (const char* text : {"", " ", "\xFF\xFE", "a\xC3", "🙂", "\xED\xA0\x80", "𝔄𝔡𝔞"})
    for (const Scheme& scheme : schemes()) transliterate(text, scheme.name);
  transliterate(std::string("a\0b", 3), "search-key");
  transliterate(std::string(100'000, 'x'), "search-key");
}

struct Spellings {
  std::vector<std::string> same;
};

TEST(Fold, SpellingsOfOneNameHaveOneKey) {
  for (const Spellings& name : std::vector<Spellings>{
           {{"Jambyl Ahmetbekov", "Zhambyl Akhmetbekov", "Жамбыл Ахметбеков", "AHMETBEKOV, Jambyl",
             "Jambyl Axmetbekov", "Žambyl Ahmetbekov", "جامبىل احمەتبەكوۆ", "Дҗамбыл Ахметбеков"}},
           {{"Erasyl Abylqasymov", "Yerassyl Abylkassymov", "Ерасыл Әбілқасымов", "Abılqasımov Erasıl"}},
           {{"Vladislav Kosarev", "Kossarev, Vladislav", "Владислав Косарев", "Wladislaw Kossarew"}},
           {{"Aiqyn Qongyrov", "Айқын Қоңыров", "Aykyn Kongyrov"}},
           {{"Dmitry Sergeyev", "Dmitriy Sergeev", "Дмитрий Сергеев", "Dmitrij Sergeev"}},
           {{"Maria Shevchenko", "Mariya Ševčenko", "Мария Шевченко", "Marija Schewtschenko"}},
           {{"Alexander Maksimov", "Aleksander Maximov"}},
           {{"Yury Nazarbaev", "Yuriy Nazarbayev", "Юрий Назарбаев"}},
           {{"Vladimir Putin", "Βλαντίμιρ Πούτιν", "Վլադիմիր Պուտին", "Wladimir Putyin", "Влади́мир ПУ́ТИН"}}})
    for (const std::string& spelling : name.same)
      EXPECT_EQ(search_key(spelling), search_key(name.same[0])) << spelling << " beside " << name.same[0];
}

TEST(Fold, KnowsThePartsOfAName) {
  const auto kinds = [](std::string_view text) {
    std::vector<WordKind> out;
    for (const Word& word : fold_name(text).words) out.push_back(word.kind);
    return out;
  };
  using enum WordKind;
  EXPECT_EQ(kinds("Жамбыл Ахметбеков Аужанович"), (std::vector{ordinary, ordinary, patronymic}));
  EXPECT_EQ(kinds("ASHIM Nurgali Saduakasuly"), (std::vector{ordinary, ordinary, patronymic}));
  EXPECT_EQ(kinds("Roman Abramovich"), (std::vector{ordinary, ordinary}));
  EXPECT_EQ(kinds("Vladimir V. Putin"), (std::vector{ordinary, initial, ordinary}));
  EXPECT_EQ(kinds("Президент Путин"), (std::vector{particle, ordinary}));
  EXPECT_EQ(kinds("President"), (std::vector{ordinary}));
  EXPECT_EQ(kinds(" - "), (std::vector<WordKind>{}));
}

TEST(Fold, ComposedOrNotIsTheSame) {
  EXPECT_EQ(search_key("Айқын"), search_key("Аи\u0306қын"));
  EXPECT_EQ(search_key("José"), search_key("Jose\u0301"));
}

struct Pair {
  const char *a, *b;
};

TEST(Likeness, IsSymmetricAndBetweenZeroAndOne) {
  const std::vector<std::string> names{"Jambyl Ahmetbekov",
                                       "Ахметбеков Жамбыл Аужанович",
                                       "V. Putin",
                                       "فلاديمير بوتين",
                                       "Kim Jong-un",
                                       "Kim Jongun",
                                       "",
                                       "President",
                                       "a b c d e f g h",
                                       "h g f e d c b a i",
                                       "习近平",
                                       "Ali Ali Ali"};
  for (const auto& a : names)
    for (const auto& b : names) {
      const double l = likeness(a, b);
      EXPECT_EQ(l, likeness(b, a)) << a << " | " << b;
      EXPECT_GE(l, 0) << a << " | " << b;
      EXPECT_LE(l, 1) << a << " | " << b;
      if (a == b && !a.empty()) {
        EXPECT_EQ(l, 1) << a;
      }
    }
}

TEST(Likeness, NearMissesAreClearlyLower) {
  const auto below = [](Pair near, Pair same) {
    EXPECT_LT(likeness(near.a, near.b) + 0.1, likeness(same.a, same.b)) << near.a << " | " << near.b;
  };
  // Another given name, father and son, namesakes with other patronymics, look-alikes.
  below({"Serik Ahmetbekov", "Жамбыл Ахметбеков"}, {"Jambyl Ahmetbekov", "Жамбыл Ахметбеков"});
  below({"Petr Ivanovich Sidorov", "Иван Петрович Сидоров"}, {"Ivan Sidorov", "Иван Петрович Сидоров"});
  below({"Ivan Ivanovich Sidorov", "Иван Петрович Сидоров"}, {"Ivan Sidorov", "Иван Петрович Сидоров"});
  below({"Vladislav Putin", "Владимир Путин"}, {"Volodymyr Putin", "Владимир Путин"});
  below({"Vladimir Potanin", "Владимир Путин"}, {"Vladimir Poutine", "Владимир Путин"});
  below({"A. Putin", "Vladimir Putin"}, {"V. Putin", "Vladimir Putin"});
  below({"Tulesh Kenzhin", "Tolen Tokhtassynov"}, {"Tulesh Kenzhin", "Төлеш Кенжин"});
}

TEST(Likeness, OfWrittenTogetherOrApart) {
  EXPECT_EQ(likeness("Kim Jong-un", "Kim Jongun"), 1);
  EXPECT_EQ(likeness("Xi Jinping", "习近平"), 1);
}

}  // namespace
}  // namespace kenes::knowledge::names
