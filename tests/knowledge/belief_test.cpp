// SPDX-License-Identifier: Apache-2.0
// What is believed after claims are made, withdrawn and ranked, and after plain writes: on the model graph.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/knowledge/belief.hpp"
#include "engine/knowledge/claim_writer.hpp"
#include "engine/knowledge/claimed_graph.hpp"
#include "engine/knowledge/conflicts.hpp"
#include "engine/knowledge/policy.hpp"
#include "engine/knowledge/valid_time.hpp"
#include "tests/model/model_graph.hpp"

namespace kenes::knowledge {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class BeliefTest : public testing::Test {
 protected:
  BeliefTest() {
    wiki_ = graph_.add_node({"Source"}, {{"key", Value("wiki")}, {"trust", Value(0.6)}});
    gazette_ = graph_.add_node({"Source"}, {{"key", Value("gazette")}, {"trust", Value(0.9)}});
    party_ = graph_.add_node({"Party"}, {{"key", Value("qkhp")}});
    members_ = graph_.intern_key("members");
  }

  Attribution by(NodeId source, std::string_view from = {}, std::string_view to = {}) {
    Attribution said;
    said.source = source;
    said.valid = valid_time(from.empty() ? Value() : Value(from), to.empty() ? Value() : Value(to), {}, {});
    return said;
  }
  Value members() const { return value_of(party_, members_); }
  Value value_of(NodeId node, KeyId key) const {
    Column column;
    graph_.node_property({&node, 1}, key, column);
    return column.value(0);
  }
  ClaimSource::Validity state(const Fact& fact) const { return Book(graph_).state(fact); }
  bool is_contested(const Fact& fact) {
    bool found = false;
    graph_.claims()->contested([&](const Fact& one) { return found = found || one == fact, true; });
    return found;
  }
  std::vector<std::uint32_t> unbelieved(KeyId key, const Value& value) const {
    std::vector<std::uint32_t> rows;
    graph_.claims()->unbelieved_with(0, key, value, rows);
    return rows;
  }

  ModelGraph graph_;
  NodeId wiki_, gazette_, party_;
  KeyId members_;
};

using State = ClaimSource::Validity::State;

TEST_F(BeliefTest, OneClaimIsBelieved) {
  ClaimWriter writer(graph_);
  const ClaimId id = writer.claim(Node{party_}, members_, 56292, by(wiki_, "2008"));
  EXPECT_EQ(id, 1u);
  EXPECT_EQ(to_literal(members()), "56292");
  const auto validity = state(Fact::property(Node{party_}, members_));
  EXPECT_EQ(validity.state, State::single);
  EXPECT_EQ(validity.span.from, days_from_civil({2008, 1, 1}));
  EXPECT_EQ(validity.span.to, DaySpan::after_all);
  EXPECT_TRUE(writer.retract(id));
  EXPECT_FALSE(writer.retract(id));
  EXPECT_TRUE(members().is_null());
  EXPECT_EQ(state(Fact::property(Node{party_}, members_)).state, State::several);
}

TEST_F(BeliefTest, TheFirstClaimOnAPlainValueMakesThatAClaim) {
  graph_.set_property(party_, members_, 100);
  ClaimWriter writer(graph_);
  const ClaimId id = writer.claim(Node{party_}, members_, 90000, by(wiki_));
  EXPECT_EQ(to_literal(members()), "90000") << "a source is trusted more than nobody";
  EXPECT_TRUE(is_contested(Fact::property(Node{party_}, members_)));
  EXPECT_THAT(unbelieved(members_, 100), ElementsAre(party_));
  const auto claims = Book(graph_).all_claims(Fact::property(Node{party_}, members_));
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_TRUE(claims[0].by_plain_write);
  EXPECT_EQ(claims[0].recorded, Claim::since_ever);
  writer.retract(id);
  EXPECT_EQ(to_literal(members()), "100");
  EXPECT_FALSE(is_contested(Fact::property(Node{party_}, members_)));
  EXPECT_THAT(unbelieved(members_, 100), IsEmpty());
}

TEST_F(BeliefTest, ClaimsThatSayTheSameWithoutAGapAreKnownAtOnce) {
  const Fact fact = Fact::property(Node{party_}, members_);
  ClaimWriter writer(graph_);
  writer.claim(Node{party_}, members_, 7, by(wiki_, "2004", "2006"));
  writer.claim(Node{party_}, members_, 7, by(gazette_, "2007", "2008"));
  EXPECT_EQ(state(fact).state, State::single);
  EXPECT_EQ(state(fact).span, (DaySpan{days_from_civil({2004, 1, 1}), days_from_civil({2009, 1, 1})}));
  const ClaimId later = writer.claim(Node{party_}, members_, 7, by(wiki_, "2011", "2012"));
  EXPECT_EQ(state(fact).state, State::several) << "nobody says it of 2010";
  writer.retract(later);
  EXPECT_EQ(state(fact).state, State::single);
  writer.claim(Node{party_}, members_, 7.0, by(wiki_, "2004", "2008"));
  EXPECT_EQ(state(fact).state, State::several) << "7 is not 7.0 to a reader";
}

TEST_F(BeliefTest, AClaimOnWhatIsPlainlyThereIsKnownAtOnce) {
  const Edge edge = graph_.add_edge(party_, "LED_BY", wiki_);
  graph_.set_property(party_, members_, 7);
  {
    ClaimWriter writer(graph_);
    writer.claim_existence(edge, by(wiki_, "2004", "2006"));
    writer.claim(Node{party_}, members_, 7, by(wiki_, "2004", "2006"));
  }
  for (const Fact& fact : {Fact::existence(edge), Fact::property(Node{party_}, members_)}) {
    EXPECT_EQ(Book(graph_).all_claims(fact).size(), 2u);
    EXPECT_EQ(state(fact).state, State::single);
    EXPECT_EQ(state(fact).span, DaySpan{}) << "it was there before anybody said since when";
  }
}

TEST_F(BeliefTest, MoreTrustWinsAndTheLoserStays) {
  ClaimWriter writer(graph_);
  writer.claim(Node{party_}, members_, 1, by(gazette_));
  const ClaimId by_wiki = writer.claim(Node{party_}, members_, 2, by(wiki_));
  EXPECT_EQ(to_literal(members()), "1");
  EXPECT_THAT(unbelieved(members_, 2), ElementsAre(party_));
  writer.set_rank(by_wiki, Rank::preferred);
  EXPECT_EQ(to_literal(members()), "2");
  EXPECT_THAT(unbelieved(members_, 2), IsEmpty());
  EXPECT_THAT(unbelieved(members_, 1), ElementsAre(party_));
  writer.set_rank(by_wiki, Rank::deprecated);
  EXPECT_EQ(to_literal(members()), "1");
  EXPECT_EQ(state(Fact::property(Node{party_}, members_)).state, State::single);
}

TEST_F(BeliefTest, TheMoreRecentTimeWinsNotTheLaterWord) {
  ClaimWriter writer(graph_);
  writer.claim(Node{party_}, members_, 56292, by(wiki_, "2008", "2008"));
  writer.claim(Node{party_}, members_, 90000, by(wiki_, "2004", "2004"));
  EXPECT_EQ(to_literal(members()), "56292");
  EXPECT_FALSE(is_contested(Fact::property(Node{party_}, members_))) << "they held at different times";
}

TEST_F(BeliefTest, ASourcesTrustDecidesWheneverItChanges) {
  ClaimedGraph watched(graph_);
  ClaimWriter writer(watched);
  writer.claim(Node{party_}, members_, 1, by(gazette_));
  writer.claim(Node{party_}, members_, 2, by(wiki_));
  EXPECT_EQ(to_literal(members()), "1");
  watched.set_property(wiki_, graph_.key("trust"), 0.95);
  EXPECT_EQ(to_literal(members()), "2");
  EXPECT_THAT(unbelieved(members_, 1), ElementsAre(party_));
  EXPECT_THAT(unbelieved(members_, 2), IsEmpty());
}

TEST_F(BeliefTest, SetIsAClaimWithoutASource) {
  ClaimedGraph watched(graph_);
  ClaimWriter writer(watched);
  writer.claim(Node{party_}, members_, 1, by(gazette_));
  watched.set_property(party_, members_, 5);
  EXPECT_EQ(to_literal(members()), "5");
  watched.set_property(party_, members_, 6);
  watched.set_property(party_, members_, 6);
  const Book book(graph_);
  const auto claims = book.claims(Fact::property(Node{party_}, members_));
  ASSERT_EQ(claims.size(), 2u) << "what was written before is withdrawn";
  EXPECT_EQ(claims[1].source, no_node);
  EXPECT_TRUE(claims[1].by_plain_write);
  EXPECT_EQ(to_literal(members()), "6");
  watched.set_property(party_, members_, Value());
  EXPECT_TRUE(members().is_null());
  EXPECT_THAT(book.claims(Fact::property(Node{party_}, members_)), IsEmpty());
  // What nobody claims is written as ever.
  watched.set_property(party_, graph_.intern_key("colour"), "red");
  EXPECT_EQ(state(Fact::property(Node{party_}, graph_.key("colour"))).state, State::plain);
}

TEST_F(BeliefTest, AManyValuedKeyIsTheListOfWhatIsClaimed) {
  ClaimWriter writer(graph_);
  const KeyId ideology = graph_.intern_key("ideology");
  StoredPolicy many;
  many.policy.name = "ideologies";
  many.policy.many_valued = true;
  many.keys = {"ideology"};
  writer.claim(Node{party_}, ideology, "communism", by(wiki_));
  EXPECT_EQ(to_literal(value_of(party_, ideology)), "'communism'");
  writer.belief().put(many);
  EXPECT_EQ(to_literal(value_of(party_, ideology)), "['communism']");
  writer.claim(Node{party_}, ideology, "nationalism", by(gazette_));
  EXPECT_EQ(to_literal(value_of(party_, ideology)), "['communism', 'nationalism']");
  EXPECT_FALSE(is_contested(Fact::property(Node{party_}, ideology)));
  EXPECT_TRUE(writer.belief().drop_policy("ideologies"));
  EXPECT_EQ(to_literal(value_of(party_, ideology)), "'nationalism'");
  EXPECT_TRUE(is_contested(Fact::property(Node{party_}, ideology)));
}

TEST_F(BeliefTest, ARelationshipIsThereWhileSomebodySaysSo) {
  ClaimWriter writer(graph_);
  const NodeId person = graph_.add_node({"Person"});
  const TypeId led_by = graph_.intern_type("LED_BY");
  const auto first = writer.claim_relationship(Node{party_}, led_by, Node{person}, by(wiki_, "2004", "2013"));
  EXPECT_TRUE(first.created);
  graph_.set_property(first.edge, members_, 7);  // plain
  const auto second =
      writer.claim_relationship(Node{party_}, led_by, Node{person}, by(gazette_, "2016", "2018"));
  EXPECT_FALSE(second.created);
  EXPECT_EQ(second.edge, first.edge);
  EXPECT_EQ(Book(graph_).validity(Fact::existence(first.edge)).size(), 2u);
  writer.retract(first.claim);
  EXPECT_TRUE(graph_.edge(led_by, first.edge.id));
  writer.set_rank(second.claim, Rank::deprecated);
  EXPECT_FALSE(graph_.edge(led_by, first.edge.id));
  EXPECT_TRUE(graph_.claims()->shadow_edge(led_by, first.edge.id));
  writer.set_rank(second.claim, Rank::normal);
  ASSERT_TRUE(graph_.edge(led_by, first.edge.id));
  EXPECT_EQ(to_literal(graph_.properties_of(first.edge).at(members_)), "7") << "its plain value came back";
  writer.retract(second.claim);
  const auto again = writer.claim_relationship(Node{party_}, led_by, Node{person}, by(wiki_));
  EXPECT_EQ(again.edge, first.edge);
  EXPECT_FALSE(again.created);
}

TEST_F(BeliefTest, DeleteWithdrawsAndHides) {
  ClaimedGraph watched(graph_);
  ClaimWriter writer(watched);
  writer.claim(Node{party_}, members_, 1, by(gazette_));
  EXPECT_THROW(watched.delete_node(gazette_), Error) << "it is the source of a claim";
  EXPECT_TRUE(watched.delete_node(party_));
  EXPECT_FALSE(graph_.has_node(party_));
  EXPECT_TRUE(graph_.claims()->shadow_node(party_));
  const Book book(graph_);
  const Fact key = Fact::property(Node{party_}, graph_.key("key"));
  EXPECT_THAT(book.claims(key), IsEmpty());
  Lens before;
  before.known_at = 500'000;
  EXPECT_EQ(to_literal(book.value(key, before)), "'qkhp'") << "plain values were known since ever";
  EXPECT_TRUE(watched.delete_node(gazette_)) << "nothing alive names it";
}

TEST_F(BeliefTest, AStatementThatFailsLeavesNoTrace) {
  ClaimWriter writer(graph_);
  writer.claim(Node{party_}, members_, 1, by(wiki_));
  graph_.begin_statement();
  writer.claim(Node{party_}, members_, 2, by(gazette_));
  EXPECT_EQ(to_literal(members()), "2");
  graph_.rollback_statement();
  EXPECT_EQ(to_literal(members()), "1");
  EXPECT_EQ(Book(graph_).all_claims(Fact::property(Node{party_}, members_)).size(), 1u);
  EXPECT_FALSE(is_contested(Fact::property(Node{party_}, members_)));
}

TEST_F(BeliefTest, LensesChooseAmongClaims) {
  ClaimWriter writer(graph_);
  writer.claim(Node{party_}, members_, 90000, by(gazette_, "2004", "2004"));
  writer.claim(Node{party_}, members_, 56292, by(wiki_, "2008", "2008"));
  const Book book(graph_);
  const Fact fact = Fact::property(Node{party_}, members_);
  Lens lens;
  lens.as_of = PartialDate{2004, 9, 0}.span();
  EXPECT_EQ(to_literal(book.value(fact, lens)), "90000");
  lens.as_of = PartialDate{2009, 0, 0}.span();
  EXPECT_TRUE(book.value(fact, lens).is_null());
  lens = {};
  lens.sources = std::vector<NodeId>{wiki_};
  EXPECT_EQ(to_literal(book.value(fact, lens)), "56292");
  lens.known_at = 10;
  EXPECT_TRUE(book.value(fact, lens).is_null());
  lens = {};
  lens.as_of = PartialDate{2009, 0, 0}.span();
  EXPECT_EQ(to_literal(book.value(Fact::property(Node{party_}, graph_.key("key")), lens)), "'qkhp'");
}

TEST_F(BeliefTest, SourcesAreKnownByTheirKeys) {
  ClaimWriter writer(graph_);
  EXPECT_EQ(writer.source("wiki", {}), wiki_);
  EXPECT_EQ(writer.source(Value(Node{gazette_}), {}), gazette_);
  EXPECT_EQ(writer.source(Value(), {}), no_node);
  EXPECT_THROW(writer.source(Value(Node{party_}), {}), Error);
  try {
    writer.source("wikki", {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.hint, "did you mean `wiki`?");
  }
}

// ---------------------------------------------------------------- what agrees

Claim saying(Value value) {
  Claim claim;
  claim.value = std::move(value);
  return claim;
}
bool agree(Value a, Value b, double tolerance = 0) {
  const bool result = values_agree(saying(a), saying(b), tolerance);
  EXPECT_EQ(values_agree(saying(b), saying(a), tolerance), result);
  return result;
}

TEST(ValuesAgree, NumbersByTheirPrecision) {
  EXPECT_TRUE(agree(1.29, 1.3));
  EXPECT_TRUE(agree(0.0129, 0.013));
  EXPECT_FALSE(agree(1.98, 3.4));
  EXPECT_FALSE(agree(0.0198, 0.034));
  EXPECT_FALSE(agree(1.2, 1.3));
  EXPECT_TRUE(agree(1.25, 1.3));
  EXPECT_FALSE(agree(3, 3.4)) << "integers are exact";
  EXPECT_TRUE(agree(3, 3.0));
  EXPECT_FALSE(agree(56292, 90000));
  EXPECT_TRUE(agree(0.034, 0.0345, 0.0005));
  EXPECT_TRUE(agree(100, 105, 5));
  EXPECT_FALSE(agree(1.0e20, 1.1e20));
  Claim rounded = saying(90000);
  rounded.decimals = -4;
  EXPECT_TRUE(values_agree(rounded, saying(88123))) << "said to the nearest ten thousand";
}

TEST(ValuesAgree, DatesByTheirSpans) {
  EXPECT_TRUE(agree(Date{days_from_civil({2004, 4, 13})}, "2004"));
  EXPECT_TRUE(agree("2004-04", "2004"));
  EXPECT_TRUE(agree(2004, Date{days_from_civil({2004, 4, 13})}));
  EXPECT_FALSE(agree(2005, Date{days_from_civil({2004, 4, 13})}));
  EXPECT_FALSE(agree("red", "blue"));
  EXPECT_FALSE(agree("2004", "2005-04"));
}

}  // namespace
}  // namespace kenes::knowledge
