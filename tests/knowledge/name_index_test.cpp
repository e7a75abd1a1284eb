// SPDX-License-Identifier: Apache-2.0
// The index of names: what it finds, in which order, and that what goes leaves nothing behind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "engine/knowledge/names/likeness.hpp"
#include "engine/knowledge/names/name_index.hpp"
#include "tests/model/model_claims.hpp"

namespace kenes::knowledge::names {
namespace {

class NameIndex : public testing::Test {
 protected:
  std::vector<NodeId> find(std::string_view text, std::size_t most = 10) {
    std::vector<NodeId> nodes;
    for (const Found& found : search(claims_, {fold_name(text), most}, limits_)) nodes.push_back(found.node);
    return nodes;
  }
  NodeId first(std::string_view text) {
    const auto nodes = find(text, 1);
    return nodes.empty() ? no_node : nodes[0];
  }
  std::size_t records() {
    std::size_t count = 0;
    claims_.records({}, {}, [&](std::string_view, std::string_view) { return ++count, true; });
    return count;
  }

  ModelClaims claims_;
  Limits limits_;
};

TEST_F(NameIndex, FindsAnySpellingInAnyScript) {
  index_name(claims_, 3, "Жамбыл Ахметбеков Аужанович");
  index_name(claims_, 4, "Serik Ahmetbekov");
  index_name(claims_, 5, "Jambyl Jabaev");
  index_name(claims_, 6, "Vladislav Kosarev");
  for (const char* asked :
       {"Jambyl Ahmetbekov", "Zhambyl Akhmetbekov", "ЖАМБЫЛ АХМЕТБЕКОВ", "ahmetbekov, jambyl",
        "Jambil Achmetbekow", "Jambyl Ahmetbekv", "Jmabyl Ahmetbekov", "جامبىل احمەتبەكوۆ"}) {
    const auto found = find(asked);
    ASSERT_FALSE(found.empty()) << asked;
    EXPECT_EQ(found[0], 3u) << asked;
    EXPECT_THAT(found, testing::Not(testing::Contains(6u))) << asked;
  }
  EXPECT_EQ(first("Serik Akhmetbekov"), 4u);
  EXPECT_EQ(first("Nobody Else"), no_node);
  EXPECT_EQ(first(""), no_node);
}

TEST_F(NameIndex, TiesAreByNameThenNode) {
  for (const NodeId node : {9u, 2u, 7u}) index_name(claims_, node, "Ada Lovelace");
  index_name(claims_, 1, "Ada Lovelase");
  EXPECT_EQ(find("Ada Lovelace"), (std::vector<NodeId>{2, 7, 9, 1}));
  EXPECT_EQ(find("Ada Lovelace", 2), (std::vector<NodeId>{2, 7}));
}

TEST_F(NameIndex, KeepsOnlyWhatIsWanted) {
  for (NodeId node = 0; node < 500; ++node) index_name(claims_, node, "Ada Lovelace");
  Wanted wanted{fold_name("Ada"), 3};
  wanted.keep = [](std::vector<NodeId>& nodes) {
    std::erase_if(nodes, [](NodeId n) { return n % 100 != 99; });
  };
  std::vector<NodeId> nodes;
  for (const Found& found : search(claims_, wanted, limits_)) nodes.push_back(found.node);
  EXPECT_EQ(nodes, (std::vector<NodeId>{99, 199, 299}));
}

TEST_F(NameIndex, FindsANameOfTwoCommonWords) {
  // Both words are common, and what looks like both written together is rare.
  NodeId node = 0;
  for (int i = 0; i < 20'500; ++i) {
    index_name(claims_, node++, "Ivan Sidorov");
    index_name(claims_, node++, "Oleg Petrov");
  }
  index_name(claims_, node, "Ivan Petrov");
  index_name(claims_, node + 1, "Ivampetrof");
  EXPECT_EQ(first("Ivan Petrov"), node);
  EXPECT_EQ(first("Petrow, Iwan"), node);
}

TEST_F(NameIndex, ANameTwiceIsThereUntilBothGo) {
  index_name(claims_, 1, "Ada");
  index_name(claims_, 1, "Ada");
  unindex_name(claims_, 1, "Ada");
  EXPECT_EQ(first("Ada"), 1u);
  unindex_name(claims_, 1, "Ada");
  EXPECT_EQ(first("Ada"), no_node);
  EXPECT_EQ(records(), 0u);
  unindex_name(claims_, 1, "Ada");
}

TEST_F(NameIndex, WhatGoesLeavesNothingBehind) {
  const std::vector<std::string> given{"Ada", "Жамбыл", "Alan", "Айқын", "فلاديمير", "Jambyl"},
      family{"Lovelace", "Turing", "Ахметбеков", "Qongyrov", "Lovelase", "บุญ"};
  std::mt19937 random(7);
  std::multiset<std::pair<NodeId, std::string>> there;
  for (int step = 0; step < 3000; ++step) {
    if (there.empty() || random() % 5 < 3) {
      const auto node = static_cast<NodeId>(random() % 3000);
      std::string name = given[random() % given.size()] + " " + family[random() % family.size()];
      index_name(claims_, node, name);
      there.emplace(node, std::move(name));
    } else {
      auto at = there.begin();
      std::advance(at, random() % there.size());
      unindex_name(claims_, at->first, at->second);
      there.erase(at);
    }
    if (step % 500 != 0) continue;
    for (const auto& [node, name] : there) {
      const auto names = names_of(claims_, node);
      ASSERT_TRUE(std::any_of(names.begin(), names.end(),
                              [&, name = name](const IndexedName& n) { return n.text == name; }));
    }
  }
  // Whatever is asked, the index finds what a look at every name finds best.
  for (const char* asked : {"Ada Lovelace", "Zhambyl Akhmetbekov", "Aiqyn Turing", "Vladimir Kongyrov"}) {
    double best = 0;
    for (const auto& [node, name] : there) best = std::max(best, likeness(asked, name));
    const auto found = search(claims_, {fold_name(asked), 1}, limits_);
    ASSERT_FALSE(found.empty()) << asked;
    EXPECT_EQ(found[0].score, best) << asked;
  }
  std::size_t left = there.size();
  while (!there.empty()) {
    const auto [node, name] = *there.begin();
    if (left % 2 == 0) {
      unindex_names(claims_, node);
      std::erase_if(there, [&, node = node](const auto& entry) { return entry.first == node; });
    } else {
      unindex_name(claims_, node, name);
      there.erase(there.begin());
    }
    left = there.size();
  }
  EXPECT_EQ(records(), 0u);
}

TEST_F(NameIndex, RemembersWhetherPlainNamesAreInIt) {
  EXPECT_EQ(plain_names_below(claims_), 0u);
  set_plain_names_below(claims_, 70'000);
  EXPECT_EQ(plain_names_below(claims_), 70'000u);
  EXPECT_FALSE(covers_plain_names(claims_));
  set_plain_names_below(claims_, no_node);
  EXPECT_TRUE(covers_plain_names(claims_));
  set_plain_names_below(claims_, 0);
  EXPECT_EQ(records(), 0u);
}

/// Of a file of `../shared`, which lies beside the project; none where it is not there.
std::vector<std::string> lines_of(const char* file) {
  std::vector<std::string> lines;
  std::ifstream in(std::string(KENES_SOURCE_DIR "/../shared/") + file);
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

std::vector<std::string> deputies() {
  std::vector<std::string> names;
  for (std::string& line : lines_of("data/everypolitician-kazakhstan/names.csv"))
    if (const auto comma = line.rfind(','); comma != std::string::npos && !line.starts_with("name,"))
      names.push_back(line.substr(0, comma));
  return names;
}

/// One man's name in eighty spellings, among near-misses: whichever of them the index has, how often asking
/// for one of them finds it. Khmer, for which ICU has no transliteration, finds only itself.
TEST_F(NameIndex, SpellingsOfOnePersonFindEachOther) {
  const auto spellings = lines_of("data/wikidata/names-of-one-person.txt");
  const auto others = deputies();
  if (spellings.empty() || others.empty()) GTEST_SKIP() << "../shared/data is not there";
  for (std::size_t i = 0; i < others.size(); ++i)
    index_name(claims_, static_cast<NodeId>(1000 + i), others[i]);
  NodeId near = 2000;
  for (const char* name :
       {"Vladislav Putin", "Lyudmila Putina", "Vladimir Potanin", "Vladimir Vladimirovich Petrov",
        "Viktor Putin", "Владимир Плотин", "Vladimir Vladimirovich Posner", "President Nazarbaev",
        "Valentin Putintsev", "Владимир Владимирович Пучков"})
    index_name(claims_, near++, name);
  std::size_t asked = 0, first_is_right = 0, within_five = 0;
  for (std::size_t held = 0; held < spellings.size(); ++held) {
    index_name(claims_, 1, spellings[held]);
    for (const std::string& spelling : spellings) {
      const auto nodes = find(spelling, 5);
      ++asked;
      first_is_right += !nodes.empty() && nodes[0] == 1;
      within_five += std::find(nodes.begin(), nodes.end(), 1u) != nodes.end();
    }
    unindex_name(claims_, 1, spellings[held]);
  }
  const double at_one = static_cast<double>(first_is_right) / static_cast<double>(asked),
               at_five = static_cast<double>(within_five) / static_cast<double>(asked);
  RecordProperty("recall_at_1", std::to_string(at_one));
  RecordProperty("recall_at_5", std::to_string(at_five));
  // What is missing: `Präsident Putin` says no more than `Viktor Putin` does, and the like.
  EXPECT_GT(at_one, 0.77) << "recall@5 " << at_five;
  EXPECT_GT(at_five, 0.96);
}

TEST_F(NameIndex, DeputiesAreFoundAsTheArticleSpellsThem) {
  const auto names = deputies();
  if (names.empty()) GTEST_SKIP() << "../shared/data is not there";
  for (std::size_t i = 0; i < names.size(); ++i) index_name(claims_, static_cast<NodeId>(i), names[i]);
  const auto found = search(claims_, {fold_name("Jambyl Ahmetbekov"), 3}, limits_);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].name, "AHMETBEKOV Zhambyl Auzhanovich");
  // Each deputy is found by a name in Cyrillic letters made out of the Latin one, without the patronymic.
  std::size_t right = 0, asked = 0;
  for (const std::string& name : names) {
    const std::string two_words = name.substr(0, name.find(' ', name.find(' ') + 1));
    const auto answer = search(claims_, {fold_name(two_words), 1}, limits_);
    ++asked;
    right += !answer.empty() && answer[0].name == name;
  }
  EXPECT_EQ(right, asked);
}

}  // namespace
}  // namespace kenes::knowledge::names
