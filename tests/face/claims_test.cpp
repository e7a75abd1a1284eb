// SPDX-License-Identifier: Apache-2.0
// Claims made by call: what they do, what they refuse, and that they are the CLAIM clause's.
#include <gtest/gtest.h>

#include "engine/kenes.hpp"

namespace kenes {
namespace {

class FaceClaims : public testing::Test {
 protected:
  void SetUp() override {
    database_.query(
        "CREATE (:Source {key: 'register', title: 'The register'}), (:Source {key: 'gazette'}), (:Party "
        "{key: "
        "'unity', members: 10}), (:Person {key: 'ada'})");
    party_ = node("MATCH (q:Party) RETURN q");
    person_ = node("MATCH (p:Person) RETURN p");
  }
  template <class Fill>
  static ClaimDetails details(Fill&& fill) {
    ClaimDetails filled;
    fill(filled);
    return filled;
  }
  Node node(std::string_view query) { return database_.query(query).one<Value>().as_node(); }
  std::string text(std::string_view query) { return to_literal(database_.query(query).one<Value>()); }
  template <class Body>
  void expect_error(ErrorCode code, std::string_view words, Body&& body) {
    try {
      database_.write(body);
      ADD_FAILURE() << "no error, where one would say " << words;
    } catch (const Error& error) {
      EXPECT_EQ(error.code, code) << error.what();
      EXPECT_NE((error.message + " " + error.hint).find(words), std::string::npos)
          << error.message << ' ' << error.hint;
    }
  }

  Database database_{":memory:"};
  Node party_, person_;
};

TEST_F(FaceClaims, AValueWithAllThatCanBeSaidOfIt) {
  std::uint64_t claim = 0;
  database_.write([&](Transaction& t) {
    claim = t.claim(party_, "members", 20, details([](ClaimDetails& d) {
                      d.source = "register";
                      d.at = "p. 12";
                      d.quote = "twenty";
                      d.language = "en";
                      d.from = Value("2004-09");
                      d.to = Value(2008);
                      d.rank = "preferred";
                      d.confidence = 0.5;
                    }));
  });
  EXPECT_EQ(text("MATCH (q:Party) RETURN q.members"), "20");
  EXPECT_EQ(
      text("MATCH (q:Party) UNWIND claims(q, 'members') AS c WITH c WHERE c.source IS NOT NULL RETURN [c.id, "
           "c.value, c.source.key, c.at, c.quote, c.language, c.from, c.to, c.rank, c.confidence, "
           "c.believed]"),
      "[" + std::to_string(claim) +
          ", 20, 'register', 'p. 12', 'twenty', 'en', '2004-09', '2008', 'preferred', 0.5, true]");
  // What was there before anybody claimed anything is a claim without a source.
  EXPECT_EQ(text("MATCH (q:Party) RETURN [c IN claims(q, 'members') | c.value]"), "[10, 20]");
}

TEST_F(FaceClaims, EndsThatAreOpenUnknownOrOneTime) {
  database_.write([&](Transaction& t) {
    t.claim(person_, "a", 1, details([](ClaimDetails& d) { d.from = Value(Date{0}); }));
    t.claim(person_, "b", 1, details([](ClaimDetails& d) {
              d.from = Value(1970);
              d.to = Value("unknown");
            }));
    t.claim(person_, "c", 1, details([](ClaimDetails& d) { d.to = Value(1970); }));
    t.claim(person_, "d", 1, details([](ClaimDetails& d) { d.valid_at = Value("1970-02"); }));
    t.claim(person_, "e", 1);
  });
  EXPECT_EQ(
      text("MATCH (p:Person) RETURN [k IN ['a', 'b', 'c', 'd', 'e'] | [c IN why(p, k).claims | c.valid][0]]"),
      "['since 1970-01-01', 'from 1970, end unknown', 'until 1970', 'in 1970-02', '']");
}

TEST_F(FaceClaims, LabelsRelationshipsAndTheirValues) {
  Edge made, again;
  database_.write([&](Transaction& t) {
    t.claim_label(person_, "Deputy", details([](ClaimDetails& d) { d.source = "gazette"; }));
    made = t.claim_relationship(party_, "LED_BY", person_, details([](ClaimDetails& d) {
                                  d.source = "register";
                                  d.from = Value(2004);
                                }));
    again = t.claim_relationship(party_, "LED_BY", person_,
                                 details([](ClaimDetails& d) { d.source = "gazette"; }));
    t.claim(made, "post", "chair", details([](ClaimDetails& d) { d.source = "gazette"; }));
  });
  EXPECT_EQ(made, again);
  EXPECT_EQ(text("MATCH (p:Person) RETURN labels(p)"), "['Person', 'Deputy']");
  EXPECT_EQ(text("MATCH (:Party)-[r:LED_BY]->(:Person) RETURN [r.post, [s IN sources(r) | s.key]]"),
            "['chair', ['register', 'gazette']]");
}

TEST_F(FaceClaims, WhatIsClaimedCanBeTakenBackOnce) {
  std::uint64_t claim = 0;
  database_.write([&](Transaction& t) {
    claim = t.claim(party_, "members", 20, details([](ClaimDetails& d) { d.rank = "preferred"; }));
  });
  EXPECT_EQ(text("MATCH (q:Party) RETURN q.members"), "20");
  database_.write([&](Transaction& t) {
    EXPECT_TRUE(t.retract(claim));
    EXPECT_FALSE(t.retract(claim));
  });
  EXPECT_EQ(text("MATCH (q:Party) RETURN q.members"), "10");
  expect_error(ErrorCode::entity_not_found, "there is no claim 999", [](Transaction& t) { t.retract(999); });
}

TEST_F(FaceClaims, ClaimsAndStatementsOfATransactionSeeEachOther) {
  auto t = database_.begin();
  t.run("CREATE (:Source {key: 'new'})").counters();
  t.claim(party_, "members", 30, details([](ClaimDetails& d) { d.source = "new"; }));
  EXPECT_EQ(t.run("MATCH (q:Party) RETURN q.members").one<std::int64_t>(), 30);
  t.run("MATCH (q:Party) SET q.members = 31").counters();
  t.claim(party_, "members", 32, details([](ClaimDetails& d) { d.source = "new"; }));
  EXPECT_EQ(t.run("MATCH (q:Party) RETURN q.members").one<std::int64_t>(), 31);
  t.rollback();
  EXPECT_EQ(text("MATCH (q:Party) RETURN [q.members, size(claims(q))]"), "[10, 0]");
}

TEST_F(FaceClaims, AFailedClaimLeavesNoTraceAndTheTransactionGoesOn) {
  auto t = database_.begin();
  EXPECT_THROW(t.claim(party_, "members", 20, details([](ClaimDetails& d) { d.source = "registre"; })),
               Error);
  EXPECT_THROW(t.claim(party_, "fresh", Value(), details([](ClaimDetails& d) { d.source = "register"; })),
               Error);
  t.claim(party_, "members", 25, details([](ClaimDetails& d) {
            d.source = "register";
            d.rank = "preferred";
          }));
  t.commit();
  EXPECT_EQ(text("MATCH (q:Party) RETURN [q.members, size(claims(q, 'members')), size(claims(q))]"),
            "[25, 2, 2]");
}

TEST_F(FaceClaims, WhatIsRefused) {
  const auto value = [&](ClaimDetails details) {
    return [this, details](Transaction& t) { t.claim(party_, "members", 1, details); };
  };
  expect_error(ErrorCode::entity_not_found, "did you mean `register`?",
               value(details([](ClaimDetails& d) { d.source = "registre"; })));
  expect_error(ErrorCode::type_error, "'preferred', 'normal' or 'deprecated'",
               value(details([](ClaimDetails& d) { d.rank = "best"; })));
  expect_error(ErrorCode::type_error, "from 0 to 1",
               value(details([](ClaimDetails& d) { d.confidence = 2; })));
  expect_error(ErrorCode::type_error, "VALID FROM is a time",
               value(details([](ClaimDetails& d) { d.from = Value("2004-13"); })));
  expect_error(ErrorCode::type_error, "end before it begins", value(details([](ClaimDetails& d) {
                 d.from = Value(2005);
                 d.to = Value(2004);
               })));
  expect_error(ErrorCode::type_error, "not both", value(details([](ClaimDetails& d) {
                 d.from = Value(2005);
                 d.valid_at = Value(2005);
               })));
  expect_error(ErrorCode::type_error, "MAP cannot be stored",
               [&](Transaction& t) { t.claim(party_, "members", Value(Map{})); });
  expect_error(ErrorCode::entity_not_found, "", [&](Transaction& t) { t.claim(Node{999}, "x", 1); });
  expect_error(ErrorCode::semantic_error, "which one is meant", [&](Transaction& t) {
    t.run("MATCH (q:Party), (p:Person) CREATE (q)-[:KNOWS]->(p), (q)-[:KNOWS]->(p)").counters();
    t.claim_relationship(party_, "KNOWS", person_);
  });
  auto reading = database_.begin(TransactionMode::read);
  EXPECT_THROW(reading.claim(party_, "members", 1), Error);
  auto over = database_.begin();
  over.commit();
  EXPECT_THROW(over.claim(party_, "members", 1), Error);
  EXPECT_EQ(text("MATCH (q:Party) RETURN [q.members, size(claims(q))]"), "[10, 0]");
}

}  // namespace
}  // namespace kenes
