// SPDX-License-Identifier: Apache-2.0
// Graphs in other programs' formats: read back by parsers that are not ours, with texts that are hard on
// each.
#include "engine/write_out/formats.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/property_tree/xml_parser.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "engine/write_out/walk.hpp"
#include "storage/error.hpp"
#include "tests/model/model_graph.hpp"

namespace kenes {
namespace {

namespace xml = boost::property_tree;
const std::string hard = "a<b>&\"'\n, ; {x} \\ 阿 ]]>";

class Formats : public ::testing::Test {
 protected:
  Formats() {
    ada_ = model_.add_node({"Person", "Writer & Poet"}, {{"name", hard},
                                                         {"born", Date{-56'270}},
                                                         {"votes", 7},
                                                         {"share", 0.25},
                                                         {"tags", List{"x", "y"}},
                                                         {"odd", List{"a;b"}},
                                                         {"alive", false},
                                                         {"mixed", 1}});
    gone_ = model_.add_node({"Person"});
    bob_ = model_.add_node({}, {{"name", ""}, {"mixed", "one"}, {"share", 1}});
    model_.delete_node(gone_);
    knows_ = model_.add_edge(ada_, "KNOWS", bob_, {{"since: year", 2004}});
    model_.add_edge(bob_, "LIKES <3", bob_);
  }
  std::string text(void (*write)(std::ostream&, const GraphSource&, Limits&)) {
    std::stringstream out;
    write(out, model_, limits_);
    return out.str();
  }
  xml::ptree tree(void (*write)(std::ostream&, const GraphSource&, Limits&)) {
    std::stringstream in(text(write));
    xml::ptree tree;
    xml::read_xml(in, tree);
    return tree;
  }
  ModelGraph model_;
  Limits limits_;
  NodeId ada_, gone_, bob_;
  Edge knows_;
};

TEST_F(Formats, Json) {
  auto json = nlohmann::json::parse(text(write_json));
  ASSERT_EQ(json["nodes"].size(), 2u);
  const auto& ada = json["nodes"][0];
  EXPECT_EQ(ada["labels"], nlohmann::json({"Person", "Writer & Poet"}));
  EXPECT_EQ(ada["properties"]["name"], hard);
  EXPECT_EQ(ada["properties"]["votes"], 7);
  EXPECT_EQ(ada["properties"]["tags"], nlohmann::json({"x", "y"}));
  EXPECT_EQ(json["nodes"][1]["properties"].size(), 3u);
  ASSERT_EQ(json["relationships"].size(), 2u);
  EXPECT_EQ(json["relationships"][0]["start"], ada["id"]);
  EXPECT_EQ(json["relationships"][0]["properties"]["since: year"], 2004);
  EXPECT_EQ(json["relationships"][1]["type"], "LIKES <3");
}

TEST_F(Formats, GraphMl) {
  auto root = tree(write_graphml).get_child("graphml");
  std::map<std::string, std::pair<std::string, std::string>> keys;  // id: name, type
  for (const auto& [name, child] : root)
    if (name == "key")
      keys[child.get<std::string>("<xmlattr>.id")] = {child.get<std::string>("<xmlattr>.attr.name", ""),
                                                      child.get<std::string>("<xmlattr>.attr.type", "")};
  std::map<std::string, std::string> ada;
  std::size_t nodes = 0, edges = 0;
  for (const auto& [name, child] : root.get_child("graph")) {
    nodes += name == "node";
    edges += name == "edge";
    if (name != "node" || child.get<std::string>("<xmlattr>.id") != "n0") continue;
    for (const auto& [part, data] : child)
      if (part == "data") ada[data.get<std::string>("<xmlattr>.key")] = data.data();
  }
  EXPECT_EQ(nodes, 2u);
  EXPECT_EQ(edges, 2u);
  EXPECT_EQ(ada["labels"], ":Person:Writer & Poet");
  EXPECT_THAT(ada, ::testing::Contains(::testing::Pair(::testing::_, hard)));
  EXPECT_THAT(ada, ::testing::Contains(::testing::Pair(::testing::_, "[\"x\",\"y\"]")));
  EXPECT_EQ(keys.size(), 2u + 8u + 1u);
  EXPECT_THAT(text(write_graphml), ::testing::HasSubstr("attr.name=\"votes\" attr.type=\"long\""));
  EXPECT_THAT(text(write_graphml), ::testing::HasSubstr("attr.name=\"share\" attr.type=\"double\""));
  EXPECT_THAT(text(write_graphml), ::testing::HasSubstr("attr.name=\"mixed\" attr.type=\"string\""));
}

TEST_F(Formats, Gexf) {
  auto graph = tree(write_gexf).get_child("gexf.graph");
  std::vector<std::string> labels;
  for (const auto& [name, child] : graph.get_child("nodes"))
    labels.push_back(child.get<std::string>("<xmlattr>.label"));
  EXPECT_EQ(labels, (std::vector<std::string>{hard, ""}));
  std::vector<std::string> kinds;
  for (const auto& [name, child] : graph.get_child("edges"))
    kinds.push_back(child.get<std::string>("<xmlattr>.kind"));
  EXPECT_EQ(kinds, (std::vector<std::string>{"KNOWS", "LIKES <3"}));
}

TEST_F(Formats, Csv) {
  EXPECT_EQ(text(write_csv_nodes),
            ":ID,:LABEL,alive:boolean,born:date,mixed:literal,name,odd:literal,share:double,tags:string[],"
            "votes:int\n"
            "0,Person;Writer & Poet,false,1815-12-10,1,\"a<b>&\"\"'\n, ; {x} \\ 阿 ]]>\",['a;b'],0.25,x;y,7\n"
            "2,,,,'one',\"\",,1,,\n");
  EXPECT_EQ(text(write_csv_relationships),
            ":START_ID,:END_ID,:TYPE,since: year:int\n"
            "0,2,KNOWS,2004\n"
            "2,2,LIKES <3,\n");
}

TEST_F(Formats, StopWhenToldTo) {
  limits_.cancel();
  for (auto write : {write_json, write_graphml, write_gexf, write_csv_nodes, write_csv_relationships})
    EXPECT_THROW(text(write), Error);
}

TEST(Walk, MeetsEverythingOnce) {
  ModelGraph model;
  for (int i = 0; i < 3000; ++i) model.add_node({});
  for (int i = 0; i < 5000; ++i) model.add_edge(static_cast<NodeId>(i % 3000), i % 2 ? "R" : "S", 7);
  Limits limits;
  std::size_t nodes = 0, edges = 0;
  each_node(model, limits, [&](std::span<const NodeId> batch) {
    EXPECT_LE(batch.size(), batch_capacity);
    nodes += batch.size();
  });
  each_edge(model, limits, [&](std::span<const Edge> batch) {
    EXPECT_LE(batch.size(), batch_capacity);
    edges += batch.size();
  });
  EXPECT_EQ(nodes, 3000u);
  EXPECT_EQ(edges, 5000u);
}

}  // namespace
}  // namespace kenes
