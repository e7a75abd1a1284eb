// SPDX-License-Identifier: Apache-2.0
// Pictures of what is claimed: names by language, what is disputed and past, footnotes; timelines.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/knowledge/claim_writer.hpp"
#include "engine/knowledge/valid_time.hpp"
#include "engine/write_out/dot.hpp"
#include "engine/write_out/draw.hpp"
#include "engine/write_out/timeline.hpp"
#include "storage/error.hpp"
#include "storage/projection.hpp"
#include "tests/model/model_graph.hpp"

namespace kenes {
namespace {

using knowledge::Attribution;
using knowledge::ClaimWriter;
using ::testing::HasSubstr;
using ::testing::Not;

class EvidencePicture : public ::testing::Test {
 protected:
  EvidencePicture() {
    wiki_ = model_->add_node({"Source"}, {{"key", Value("wiki")}, {"title", Value("An encyclopedia")}});
    paper_ = model_->add_node({"Source"}, {{"key", Value("paper")}, {"publisher", Value("The Gazette")}});
    party_ = model_->add_node({"Party"}, {{"name", Value("Communist Party")}});
    leader_ = model_->add_node({"Person"}, {{"name", Value("Kosarev")}});
    led_by_ = model_->create_edge(party_, model_->intern_type("LED_BY"), leader_);
    options_.day = knowledge::days_of(Value("2020-01-01"), "day", {}).from;
  }
  Attribution by(NodeId source, const char* from = nullptr, const char* to = nullptr) {
    Attribution said;
    said.source = source;
    said.valid = knowledge::valid_time(from ? Value(from) : Value(), to ? Value(to) : Value(), {}, {});
    return said;
  }
  std::string text() { return dot(Graph(shown()), options_); }
  /// What a query would give: without the sources.
  std::shared_ptr<const GraphSource> shown() {
    return std::make_shared<Projection>(model_, std::vector<NodeId>{party_, leader_},
                                        std::vector<Edge>{led_by_});
  }
  static std::string line_of(const std::string& text, std::string_view begin) {
    const auto at = text.find(begin);
    return at == std::string::npos ? "" : text.substr(at, text.find('\n', at) - at);
  }

  std::shared_ptr<ModelGraph> model_ = std::make_shared<ModelGraph>();
  NodeId wiki_, paper_, party_, leader_;
  Edge led_by_;
  DotOptions options_;
};

TEST_F(EvidencePicture, WithoutClaimsNothingChanges) {
  const std::string plain = text();
  options_.languages = {"kk", "ru"};
  EXPECT_EQ(text(), plain);
  options_.evidence = false;
  EXPECT_EQ(text(), plain);
  EXPECT_THAT(plain, Not(HasSubstr("[1]")));
}

TEST_F(EvidencePicture, NumbersTheSources) {
  ClaimWriter writer(*model_);
  writer.claim_existence(led_by_, by(wiki_, "2004"));
  writer.claim_existence(led_by_, by(paper_, "2004"));
  const std::string all = text();
  EXPECT_THAT(line_of(all, "  n2 -> n3"), HasSubstr(" [1, 2&#93;"));
  EXPECT_THAT(all, HasSubstr("[1&#93; An encyclopedia"));
  EXPECT_THAT(all, HasSubstr("[2&#93; paper, The Gazette"));
  EXPECT_THAT(line_of(all, "  n2 -> n3"), Not(HasSubstr("dashed")));
  options_.evidence = false;
  EXPECT_THAT(text(), Not(HasSubstr("An encyclopedia")));
}

TEST_F(EvidencePicture, WhatIsPastIsGrey) {
  ClaimWriter(*model_).claim_existence(led_by_, by(wiki_, "2004", "2013"));
  EXPECT_THAT(text(), HasSubstr("grey: past"));
  options_.day = knowledge::days_of(Value("2010"), "day", {}).from;
  EXPECT_THAT(text(), Not(HasSubstr("grey: past")));
}

TEST_F(EvidencePicture, WhatIsDisputedIsDashed) {
  ClaimWriter writer(*model_);
  const KeyId share = model_->intern_key("share");
  writer.claim(led_by_, share, Value(0.0198), by(wiki_));
  EXPECT_THAT(line_of(text(), "  n2 -> n3"), Not(HasSubstr("dashed")));
  writer.claim(led_by_, share, Value(0.034), by(paper_));
  EXPECT_THAT(line_of(text(), "  n2 -> n3"), HasSubstr("style=dashed"));
  EXPECT_THAT(text(), HasSubstr("dashed: sources disagree"));
  const KeyId members = model_->intern_key("members");
  writer.claim(Node{party_}, members, Value(100), by(wiki_));
  writer.claim(Node{party_}, members, Value(200), by(paper_));
  EXPECT_THAT(line_of(text(), "  n2 ["), HasSubstr("dashed"));
  options_.node_properties = {"members"};
  EXPECT_THAT(line_of(text(), "  n2 ["), HasSubstr("members"));
}

TEST_F(EvidencePicture, NamesAreInTheChosenLanguage) {
  ClaimWriter writer(*model_);
  Attribution russian = by(wiki_), kazakh = by(wiki_);
  russian.language = "ru", kazakh.language = "kk-Latn";
  const KeyId name = model_->key("name");
  writer.claim(Node{leader_}, name, Value("Косарев"), russian);
  writer.claim(Node{leader_}, name, Value("Qosarev"), kazakh);
  options_.languages = {"kk", "ru"};
  EXPECT_THAT(line_of(text(), "  n3 ["), HasSubstr("Qosarev"));
  options_.languages = {"de", "ru"};
  EXPECT_THAT(line_of(text(), "  n3 ["), HasSubstr("Косарев"));
  EXPECT_THAT(line_of(text(), "  n2 ["), HasSubstr("Communist Party"))
      << "the plain name where there is no other";
}

TEST_F(EvidencePicture, ATimelineHasARowForEachThingSaid) {
  ClaimWriter writer(*model_);
  writer.claim_existence(led_by_, by(wiki_, "2004", "2013-05-31"));
  writer.claim(Node{party_}, model_->intern_key("members"), Value(56292), by(paper_, "2008", "2008"));
  const std::string all = timeline_dot(*shown(), party_, options_);
  EXPECT_THAT(all, HasSubstr("LED_BY Kosarev"));
  EXPECT_THAT(all, HasSubstr("members: 56292"));
  EXPECT_THAT(all, HasSubstr("2004 to 2013-05-31 [1]"));
  EXPECT_THAT(all, HasSubstr("paper, The Gazette"));
  const std::string svg = draw(all, PictureFormat::svg, "neato");
  EXPECT_THAT(svg, HasSubstr("LED_BY Kosarev"));
  EXPECT_THAT(svg, HasSubstr(">2004<"));
}

TEST_F(EvidencePicture, ATimelineOfNothingSaysWhy) {
  EXPECT_THROW(timeline_dot(*shown(), party_, options_), Error);
  ClaimWriter(*model_).claim(Node{party_}, model_->intern_key("members"), Value(7), by(wiki_));
  try {
    timeline_dot(*shown(), party_, options_);
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.message, HasSubstr("Communist Party"));
  }
}

}  // namespace
}  // namespace kenes
