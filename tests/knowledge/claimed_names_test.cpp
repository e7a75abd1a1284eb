// SPDX-License-Identifier: Apache-2.0
// Names as claims on the model graph: who is called what in which language, and that the index follows
// claims, plain writes and deletions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/knowledge/claim_writer.hpp"
#include "engine/knowledge/claimed_graph.hpp"
#include "engine/knowledge/names/best_name.hpp"
#include "engine/knowledge/names/plain_names.hpp"
#include "engine/knowledge/valid_time.hpp"
#include "tests/model/model_graph.hpp"

namespace kenes::knowledge {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ClaimedNames : public testing::Test {
 protected:
  ClaimedNames() {
    wiki_ = graph_.add_node({"Source"}, {{"key", Value("wiki")}});
    person_ = graph_.add_node({"Person"}, {});
    name_ = graph_.intern_key("name");
  }

  ClaimId called(std::string_view text, std::string_view language, Rank rank = Rank::normal) {
    Attribution said;
    said.source = wiki_;
    said.language = language;
    said.rank = rank;
    return ClaimWriter(graph_).claim(Node{person_}, name_, Value(text), said);
  }
  std::string name(std::vector<std::string> languages) {
    const View view(graph_);
    const Book book(view.graph);
    return to_literal(names::best_name(view, book, Node{person_}, languages));
  }
  std::vector<std::string> found(std::string_view text) {
    Limits limits;
    std::vector<std::string> out;
    for (const names::Found& one : names::search(*graph_.claims(), {names::fold_name(text)}, limits))
      out.push_back(one.name);
    return out;
  }

  ModelGraph graph_;
  NodeId wiki_, person_;
  KeyId name_;
};

TEST_F(ClaimedNames, AreChosenByLanguageThenByThePolicy) {
  called("Жамбыл Ахметбеков", "ru");
  called("Jambyl Ahmetbekov", "kk-Latn");
  called("Zhambyl Akhmetbekov", "en", Rank::preferred);
  EXPECT_EQ(name({"ru"}), "'Жамбыл Ахметбеков'");
  EXPECT_EQ(name({"kk"}), "'Jambyl Ahmetbekov'") << "kk takes kk-Latn";
  EXPECT_EQ(name({"kk-Cyrl", "ru"}), "'Жамбыл Ахметбеков'") << "kk-Cyrl does not take kk-Latn";
  EXPECT_EQ(name({"en-GB"}), "'Zhambyl Akhmetbekov'");
  EXPECT_EQ(name({"fr"}), "'Zhambyl Akhmetbekov'") << "the preferred one is believed";
  EXPECT_EQ(name({}), "'Zhambyl Akhmetbekov'");
  called("Ахметбеков Жамбыл", "kk");
  EXPECT_EQ(name({"kk"}), "'Ахметбеков Жамбыл'") << "the same tag is nearer";
  EXPECT_EQ(name({"kk-Cyrl"}), "'Ахметбеков Жамбыл'") << "by its letters";
}

TEST_F(ClaimedNames, WithoutClaimsThePlainNameIsTheOnlyOne) {
  EXPECT_EQ(name({"kk"}), "null");
  graph_.set_property(person_, name_, Value("Ada"));
  EXPECT_EQ(name({"kk"}), "'Ada'");
  const View view(graph_);
  const Book book(view.graph);
  const List all = names::all_names(view, book, Node{person_});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(to_literal(all[0].as_map().find("script")->second), "'Latn'");
  EXPECT_TRUE(all[0].as_map().find("language")->second.is_null());
}

TEST_F(ClaimedNames, AllAreListedThePreferredFirst) {
  called("Жамбыл", "ru");
  called("Zhambyl", "en", Rank::preferred);
  const View view(graph_);
  const Book book(view.graph);
  const List all = names::all_names(view, book, Node{person_});
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(to_literal(all[0]),
            "{from: null, language: 'en', name: 'Zhambyl', rank: 'preferred', script: 'Latn', source: " +
                to_literal(Value(Node{wiki_})) + ", to: null}");
}

TEST_F(ClaimedNames, TheIndexFollowsClaims) {
  const ClaimId russian = called("Жамбыл Ахметбеков", "ru");
  const ClaimId other = called("Serik Ospanov", "en");
  EXPECT_THAT(found("Jambyl Ahmetbekov"), ElementsAre("Жамбыл Ахметбеков"));
  EXPECT_THAT(found("Serik Ospanov"), ElementsAre("Serik Ospanov")) << "believed or not";
  ClaimWriter writer(graph_);
  writer.set_rank(other, Rank::deprecated);
  EXPECT_THAT(found("Serik Ospanov"), IsEmpty());
  writer.set_rank(other, Rank::normal);
  EXPECT_THAT(found("Serik Ospanov"), ElementsAre("Serik Ospanov"));
  writer.retract(russian);
  EXPECT_THAT(found("Jambyl Ahmetbekov"), IsEmpty());
  writer.retract(other);
  std::size_t left = 0;
  graph_.claims()->records(std::string(1, '\x90'), std::string(1, '\x9F'),
                           [&](std::string_view, std::string_view) { return ++left, true; });
  EXPECT_EQ(left, 0u);
}

TEST_F(ClaimedNames, TwoSourcesOfOneNameAreOneEntry) {
  const ClaimId one = called("Ada Lovelace", "en"), other = called("Ada Lovelace", "fr");
  ClaimWriter(graph_).retract(one);
  EXPECT_THAT(found("Ada Lovelace"), ElementsAre("Ada Lovelace"));
  ClaimWriter(graph_).retract(other);
  EXPECT_THAT(found("Ada Lovelace"), IsEmpty());
}

TEST_F(ClaimedNames, PlainNamesAreCoveredFromTheFirstClaimOn) {
  const NodeId plain = graph_.add_node({"Person"}, {{"name", Value("Alan Turing")}});
  EXPECT_THAT(found("Alan Turing"), IsEmpty());
  called("Ada Lovelace", "en");
  EXPECT_THAT(found("Alan Turing"), ElementsAre("Alan Turing"));
  ClaimedGraph watched(graph_);
  watched.set_property(plain, name_, Value("Grace Hopper"));
  EXPECT_THAT(found("Alan Turing"), IsEmpty());
  EXPECT_THAT(found("Grace Hopper"), ElementsAre("Grace Hopper"));
  watched.delete_node(plain);
  EXPECT_THAT(found("Grace Hopper"), IsEmpty());
}

TEST_F(ClaimedNames, PlainNamesGoIntoTheIndexInParts) {
  std::vector<NodeId> nodes;
  for (const char* text : {"Ada Lovelace", "Alan Turing", "Grace Hopper"})
    nodes.push_back(graph_.add_node({"Person"}, {{"name", Value(text)}}));
  Limits limits;
  EXPECT_EQ(names::cover_plain_names(graph_, 2, limits), 2u);
  EXPECT_EQ(names::plain_names_below(*graph_.claims()), nodes[2]);
  EXPECT_THAT(found("Alan Turing"), ElementsAre("Alan Turing"));
  EXPECT_THAT(found("Grace Hopper"), IsEmpty());
  ClaimedGraph watched(graph_);
  watched.set_property(nodes[2], name_, Value("Grace M. Hopper"));
  watched.set_property(nodes[1], name_, Value("Alan M. Turing"));
  EXPECT_THAT(found("Alan Turing"), ElementsAre("Alan M. Turing"));
  EXPECT_EQ(names::cover_plain_names(graph_, 2, limits), 1u);
  EXPECT_TRUE(names::covers_plain_names(*graph_.claims()));
  EXPECT_EQ(names::cover_plain_names(graph_, 2, limits), 0u);
  EXPECT_THAT(found("Grace Hopper"), ElementsAre("Grace M. Hopper"));
}

TEST_F(ClaimedNames, APlainNameThatIsClaimedAgainstStaysInTheIndex) {
  graph_.set_property(person_, name_, Value("Ada Byron"));
  called("Ada Lovelace", "en");
  EXPECT_THAT(found("Ada Byron"), ElementsAre("Ada Byron")) << "one answer a node";
  EXPECT_THAT(found("Ada Lovelace"), ElementsAre("Ada Lovelace"));
  ClaimedGraph watched(graph_);
  watched.delete_node(person_);
  EXPECT_THAT(found("Ada Byron"), IsEmpty());
  EXPECT_THAT(found("Ada Lovelace"), IsEmpty());
}

TEST_F(ClaimedNames, AFewPlainNamesAreLookedAtWithoutAnIndex) {
  const NodeId ada = graph_.add_node({"Person"}, {{"name", Value("Ada Lovelace")}});
  graph_.add_node({"Ship"}, {{"name", Value("Ada Lovelace")}});
  graph_.add_node({"Person"}, {{"name", Value(7)}});
  std::vector<names::Found> out;
  Limits limits;
  ASSERT_TRUE(names::search_plain_names(graph_, graph_.label("Person"), {names::fold_name("Ada Lovelase")},
                                        limits, out));
  ASSERT_EQ(out.size(), 1u);
  EXPECT_EQ(out[0].node, ada);
}

TEST(Languages, OfScriptsAndTags) {
  EXPECT_EQ(names::script_of("  «Жамбыл»"), "Cyrl");
  EXPECT_EQ(names::script_of("42"), "");
  EXPECT_EQ(names::script_of("جامبىل"), "Arab");
  EXPECT_TRUE(names::in_language("KK-latn", "kk", "x"));
  EXPECT_FALSE(names::in_language("kk", "k", "x"));
  EXPECT_FALSE(names::in_language("", "kk", "x"));
}

}  // namespace
}  // namespace kenes::knowledge
