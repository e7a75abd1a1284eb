// SPDX-License-Identifier: Apache-2.0
// Pictures' sources: what is drawn, and that any name survives the way through Graphviz's own program.
#include "engine/write_out/dot.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "engine/write_out/caption.hpp"
#include "tests/model/model_graph.hpp"

namespace kenes {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Dot : public ::testing::Test {
 protected:
  std::string text(const DotOptions& options = {}) { return dot(Graph(model_), options); }
  NodeId node(std::string_view label, const Value& name) {
    return model_->add_node({label}, {{"name", name}});
  }
  std::shared_ptr<ModelGraph> model_ = std::make_shared<ModelGraph>();
};

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST_F(Dot, NamesNodesByTheirProperties) {
  node("Person", "Ada");
  model_->add_node({"Book"}, {{"title", "Notes"}, {"key", "n"}});
  model_->add_node({"Book"}, {{"key", 7}});
  model_->add_node({"Thing"});
  model_->add_node({});
  std::string all = text();
  for (const char* label :
       {"label=\"Ada\"", "label=\"Notes\"", "label=\"7\"", "label=\":Thing #3\"", "label=\"#4\""})
    EXPECT_THAT(all, HasSubstr(label));
  DotOptions by_key;
  by_key.label = "key";
  EXPECT_THAT(text(by_key), HasSubstr("label=\"n\""));
}

TEST_F(Dot, ColoursByTheRarestLabelAndExplainsThem) {
  NodeId ada = node("Person", "Ada");
  node("Person", "Bob");
  EXPECT_THAT(text(), Not(HasSubstr("<table"))) << "one colour needs no legend";
  model_->add_label(ada, model_->intern_label("Minister"));
  std::string all = text();
  EXPECT_THAT(all, HasSubstr(">Person<"));
  EXPECT_THAT(all, HasSubstr(">Minister<"));
  DotOptions options;
  options.legend = false;
  EXPECT_THAT(text(options), Not(HasSubstr(">Minister<")));
  options.color_by = "name";
  options.legend = true;
  EXPECT_THAT(text(options), HasSubstr(">Bob<"));
}

TEST_F(Dot, KeepsFewParallelsAndLoopsAndCountsMany) {
  NodeId a = node("A", "a"), b = node("A", "b");
  for (int i = 0; i < 3; ++i) model_->add_edge(a, "KNOWS", b);
  model_->add_edge(b, "LIKES", b);
  EXPECT_EQ(count(text(), "n0 -> n1 [label=\"KNOWS\"]"), 3u);
  EXPECT_THAT(text(), HasSubstr("n1 -> n1 [label=\"LIKES\"]"));
  for (int i = 0; i < 4; ++i) model_->add_edge(a, "KNOWS", b);
  EXPECT_THAT(text(), HasSubstr("n0 -> n1 [label=\"KNOWS ×7\"]"));
}

TEST_F(Dot, ShowsAsManyNodesAsAskedFor) {
  NodeId hub = node("A", "hub");
  for (int i = 0; i < 40; ++i) model_->add_edge(node("A", i), "R", hub);
  DotOptions options;
  options.most_nodes = 4;
  std::string all = text(options);
  EXPECT_THAT(all, HasSubstr("+37 more"));
  EXPECT_THAT(all, HasSubstr("label=\"hub\""));
  EXPECT_THAT(all, HasSubstr("n0 -> more [label=\"37\""));
  EXPECT_EQ(count(all, "tooltip="), 4u);
  options.most_nodes = 0;
  EXPECT_EQ(count(text(options), "tooltip="), 41u);
}

TEST_F(Dot, PutsBoxesAroundNodesOfAValue) {
  model_->add_node({"A"}, {{"name", "x"}, {"party", "green"}});
  model_->add_node({"A"}, {{"name", "y"}, {"party", "green"}});
  model_->add_node({"A"}, {{"name", "z"}});
  DotOptions options;
  options.cluster_by = "party";
  std::string all = text(options);
  EXPECT_EQ(count(all, "subgraph cluster_"), 1u);
  EXPECT_THAT(all, HasSubstr("label=\"green\""));
}

TEST_F(Dot, PutsBoxesAroundTargetsOfARelationship) {
  NodeId party = node("Party", "party"), organ = node("Organ", "organ"), cell = node("Organ", "cell");
  NodeId other = node("Party", "other");
  model_->add_edge(organ, "PART_OF", party);
  model_->add_edge(cell, "PART_OF", organ);
  model_->add_edge(party, "PART_OF", cell);  // a circle has no outermost box: one of its links stays a line
  model_->add_edge(other, "RIVAL_OF", party);
  DotOptions options;
  options.cluster_by = "PART_OF";
  std::string all = text(options);
  EXPECT_EQ(count(all, "subgraph cluster_"), 2u);
  EXPECT_EQ(count(all, "label=\"PART_OF\"]"), 1u);
  EXPECT_THAT(all, HasSubstr("RIVAL_OF"));
}

TEST_F(Dot, ShowsChosenProperties) {
  NodeId a = model_->add_node({"A"}, {{"name", "a<b"}, {"born", Date{0}}}), b = node("A", "b");
  model_->add_edge(a, "R", b, {{"post", "first & last"}});
  DotOptions options;
  options.node_properties = {"born", "no such"};
  options.edge_properties = {"post"};
  std::string all = text(options);
  EXPECT_THAT(all, HasSubstr("a&lt;b"));
  EXPECT_THAT(all, HasSubstr("born: 1970-01-01"));
  EXPECT_THAT(all, HasSubstr("<R<br/>post: first &amp; last>"));
}

TEST(Caption, WrapsAtSpacesAndNeverTearsLetters) {
  EXPECT_EQ(wrap_text("Communist People's Party of Kazakhstan", 24),
            "Communist People's Party\nof Kazakhstan");
  EXPECT_EQ(wrap_text("abcdefgh", 3), "abc\ndef\ngh");
  EXPECT_EQ(wrap_text("ab\ncd ef", 3), "ab\ncd\nef");
  EXPECT_EQ(wrap_text("阿斯塔纳", 4), "阿斯\n塔纳");
  EXPECT_EQ(wrap_text("阿", 1), "阿");
  EXPECT_EQ(wrap_text("e\u0301e\u0301", 1), "e\u0301\ne\u0301");
  EXPECT_EQ(wrap_text("", 5), "");
  EXPECT_EQ(cut_text("abcdef", 4), "abc…");
  EXPECT_EQ(cut_text("abcd", 4), "abcd");
  EXPECT_EQ(columns_of("Әбілқасымов"), 11u);
  EXPECT_EQ(columns_of("阿e\u0301"), 3u);
  EXPECT_EQ(clean_text("a\xFF\x01\tb\xED\xA0\x80"), "a\uFFFD\uFFFD b\uFFFD\uFFFD\uFFFD");
}

// -- names through `dot -Tsvg`

std::string read_all(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// The texts of an SVG picture's text elements, entities resolved, spaces and line ends dropped.
std::string texts_of(const std::string& svg) {
  std::string out;
  for (auto at = svg.find("<text"); at != std::string::npos; at = svg.find("<text", at + 1)) {
    auto from = svg.find('>', at) + 1;
    out += svg.substr(from, svg.find("</text>", from) - from);
  }
  std::string plain;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] != '&') {
      plain += out[i];
      continue;
    }
    std::string entity = out.substr(i + 1, out.find(';', i) - i - 1);
    i += entity.size() + 1;
    if (entity == "amp")
      plain += '&';
    else if (entity == "lt")
      plain += '<';
    else if (entity == "gt")
      plain += '>';
    else if (entity == "quot")
      plain += '"';
    else if (entity == "#39")
      plain += '\'';
    else if (entity == "#45")
      plain += '-';
    else if (entity == "#160")
      plain += "\u00A0";
    else
      plain += "[entity " + entity + "]";
  }
  return plain;
}

std::string without_spaces(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\u00A0") == 0) {
      ++i;
      continue;
    }
    if (text[i] != ' ' && text[i] != '\n') out += text[i];
  }
  return out;
}

class DotProgram : public ::testing::Test {
 protected:
  void SetUp() override {
    if (std::system("command -v dot >/dev/null 2>&1") != 0) GTEST_SKIP() << "no `dot` program here";
    folder_ = std::filesystem::temp_directory_path() / ("kenes_dot_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override {
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }
  // Draws the text; the picture, or what the program complained about.
  std::string svg(const std::string& text) {
    std::ofstream(folder_ / "in.dot") << text;
    std::string command = "dot -Tsvg -o " + (folder_ / "out.svg").string() + " " +
                          (folder_ / "in.dot").string() + " 2> " + (folder_ / "errors").string();
    int status = std::system(command.c_str());
    std::string errors = read_all(folder_ / "errors");
    EXPECT_EQ(status, 0) << errors << text;
    EXPECT_EQ(errors.find("Error"), std::string::npos) << errors << text;
    return read_all(folder_ / "out.svg");
  }
  std::filesystem::path folder_;
};

std::vector<std::string> hard_names() {
  std::vector<std::string> names{"Ада Лавлейс",
                                 "阿斯塔纳 是 首都",
                                 "אבג عربي",
                                 "नमस्ते",
                                 "👩‍👩‍👧 family",
                                 "a:b",
                                 "\"quoted\"",
                                 "back\\slash",
                                 "\\N \\G \\n \\l \\r",
                                 "trailing\\",
                                 "\\\"",
                                 "two\nlines",
                                 "<b>bold</b>",
                                 "<<table>>",
                                 "&amp; &lt; &#65; &eacute; & alone",
                                 "{a|b}|<p>",
                                 "; } digraph x { y -> z",
                                 "/* comment */ // # ",
                                 "label=\"x\"",
                                 "%d %s",
                                 "'single'",
                                 "]]>",
                                 "<!-- -->",
                                 "tab\tand\rreturn",
                                 std::string("nul\0inside", 10),
                                 "\x01\x02\x1F\x7F",
                                 "broken \xC3\x28 \xFF utf-8",
                                 "\uFFFE\uFFFF",
                                 "e\u0301 combining",
                                 "RTL \u202E override",
                                 std::string(3000, 'w'),
                                 std::string(500, ' ') + "x",
                                 "-",
                                 "0",
                                 "1.5",
                                 "node",
                                 "graph",
                                 "strict",
                                 "->",
                                 "--",
                                 "\u00A0",
                                 "\u200B",
                                 "\\"};
  std::mt19937 random(11);
  static const char* pieces[] = {"\"", "\\", "<",  ">", "&",   ";",     "{",    "}",    "[",
                                 "]",  "|",  "\n", "a", "ж",   "阿",    "\xFF", "\x03", "&#",
                                 "x",  " ",  "-",  ":", "\\n", "&amp;", "'",    "=",    ","};
  for (int i = 0; i < 400; ++i) {
    std::string name;
    for (unsigned j = 1 + random() % 20; j-- > 0;) name += pieces[random() % std::size(pieces)];
    names.push_back(name);
  }
  return names;
}

TEST_F(DotProgram, DrawsAnyNameAsItIs) {
  // In one picture, so that it takes seconds; a name that breaks out of its quotes breaks the picture.
  auto model = std::make_shared<ModelGraph>();
  std::string expected;
  for (const std::string& name : hard_names()) {
    model->add_node({"A"}, {{"name", name}});
    std::string caption = clean_text(name);
    if (caption.find_first_not_of(" \n") == std::string::npos)
      caption = ":A #" + std::to_string(model->node_count() - 1);
    expected += without_spaces(caption);
  }
  DotOptions options;
  options.most_nodes = 0;
  options.longest = 0;
  EXPECT_EQ(without_spaces(texts_of(svg(dot(Graph(model), options)))), expected);
}

TEST_F(DotProgram, DrawsAnyTextEverywhere) {
  auto names = hard_names();
  for (std::size_t i = 0; i < names.size(); i += 40) {
    auto model = std::make_shared<ModelGraph>();
    NodeId before = model->add_node({"A"});
    for (std::size_t j = i; j < std::min(i + 40, names.size()); ++j) {
      NodeId node = model->add_node({names[j]}, {{"name", names[j]}, {names[j], names[j]}});
      model->add_edge(before, names[j], node, {{names[j], names[j]}});
      before = node;
    }
    for (std::size_t j = i; j < std::min(i + 3, names.size()); ++j) {
      DotOptions options;
      options.title = options.cluster_by = names[j];
      options.node_properties = options.edge_properties = {names[j], "name"};
      options.theme = j % 2 ? DotTheme::dark : DotTheme::plain;
      options.downwards = j % 2;
      std::string picture = svg(dot(Graph(model), options));
      EXPECT_THAT(picture, HasSubstr("</svg>"));
    }
  }
}

}  // namespace
}  // namespace kenes
