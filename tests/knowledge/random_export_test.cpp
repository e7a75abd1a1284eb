// SPDX-License-Identifier: Apache-2.0
// What random changes have made of a database, written as a script and loaded into another: the same is
// claimed, withdrawn and believed, of what is hidden too.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iterator>
#include <sstream>

#include "engine/kenes.hpp"
#include "engine/knowledge/book.hpp"
#include "engine/knowledge/claim_writer.hpp"
#include "engine/knowledge/valid_time.hpp"
#include "engine/write_out/cypher.hpp"
#include "storage/claim_source.hpp"
#include "tests/random_claims/changes.hpp"

namespace kenes::random_claims {
namespace {

namespace fs = std::filesystem;

/// Everything about every element as sorted lines without numbers that a script gives anew.
class Description {
 public:
  explicit Description(const GraphSource& graph) : graph_(graph), book_(graph) {}

  std::vector<std::string> lines() {
    ScanPosition position;
    std::vector<NodeId> nodes, some;
    while (graph_.scan(position, {}, batch_capacity, some))
      nodes.insert(nodes.end(), some.begin(), some.end()), some.clear();
    nodes.insert(nodes.end(), some.begin(), some.end());
    for (const NodeId node : nodes) describe("node " + key_of(node), Fact::label(Node{node}, 0));
    std::vector<Edge> hidden;
    for (const NodeId node : nodes) {
      AdjacencyBatch batch;
      graph_.adjacent({&node, 1}, 0, Direction::out, batch);
      const Adjacency& row = batch.rows.front();
      for (std::size_t i = 0; i < row.size(); ++i) describe("shown", {node, row.neighbours[i], row.id(i), 0});
      graph_.claims()->shadow_edges(node, 0, Direction::out, hidden);
    }
    for (const Edge& edge : hidden)
      if (graph_.has_node(edge.target)) describe("hidden", edge);
    std::sort(lines_.begin(), lines_.end());
    return std::move(lines_);
  }

 private:
  std::string key_of(NodeId node) const {
    return to_literal(book_.plain_value(Fact::property(Node{node}, graph_.key("key"))));
  }
  void describe(const std::string& what, const Edge& edge) {
    describe(what + " " + key_of(edge.source) + " to " + key_of(edge.target), Fact::existence(edge));
  }
  void describe(std::string line, const Fact& about) {
    for (const char* key : {"trust", "size", "ideology"})
      line += "; " + fact({about.space, about.row, FactKind::property, graph_.key(key)}, key);
    if (about.on_relationship())
      line += "; " + fact(about, "is there");
    else
      for (const char* label : {"Source", "A", "B"})
        line += "; " + fact(Fact::label(Node{about.row}, graph_.label(label)), label);
    lines_.push_back(std::move(line));
  }
  std::string fact(const Fact& fact, const std::string& name) {
    std::string text = name + ": ";
    text += fact.kind == FactKind::property ? to_literal(book_.plain_value(fact))
            : book_.plainly_holds(fact)     ? "yes"
                                            : "no";
    const auto live = book_.claims(fact);
    const auto choice = book_.choose(live, book_.policy_for(fact));
    if (choice.claim && !choice.alone) text += " by " + std::string(knowledge::step_name(choice.decided_by));
    for (const Claim& claim : book_.all_claims(fact)) text += " " + said(claim, choice.claim);
    return text;
  }
  std::string said(const Claim& claim, const Claim* chosen) const {
    std::string text = claim.retracted                    ? "(withdrawn "
                       : chosen && chosen->id == claim.id ? "(believed "
                                                          : "(";
    text += to_literal(claim.value) + " " + knowledge::to_text(claim.valid);
    if (claim.source != no_node) text += " from " + key_of(claim.source);
    if (claim.confidence) text += " surely " + std::to_string(*claim.confidence);
    return text + " " + std::string(knowledge::rank_name(claim.rank)) + ")";
  }

  const GraphSource& graph_;
  knowledge::Book book_;
  std::vector<std::string> lines_;
};

void make(const std::string& path, std::uint32_t seed) {
  StoreOptions options;
  options.path = path;
  options.durable = false;
  const auto store = Store::open(options);
  World world;
  RandomChanges changes(world, seed);
  for (int i = 0; i < 20; ++i) {
    auto transaction = store->begin();
    if (i == 0) changes.begin(*transaction);
    for (std::size_t n = 1 + changes.below(8); n > 0; --n) changes.statement(*transaction);
    transaction->commit();
  }
}

std::string script_of(const Database& database) {
  std::ostringstream out;
  Limits limits;
  write_cypher(out, database.graph().source(), limits);
  return out.str();
}

void load(Database& database, const std::string& script) {
  for (std::size_t at = 0; at < script.size();) {
    const std::size_t end = script.find(";\n", at);
    database.query(script.substr(at, end - at));
    at = end + 2;
  }
}

TEST(RandomClaims, AScriptMakesThemAgain) {
  const fs::path folder = fs::temp_directory_path() / ("kenes-claims-told-" + std::to_string(::getpid()));
  const char* asked = std::getenv("KENES_CLAIM_SCRIPTS");
  const auto scripts = static_cast<std::uint32_t>(asked ? std::atoi(asked) : 12);
  for (std::uint32_t seed = 0; seed < scripts && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    fs::remove_all(folder);
    make(folder.string(), seed);
    const Database told(folder.string());
    Database again(":memory:");
    const std::string script = script_of(told);
    try {
      load(again, script);
    } catch (const std::exception& error) {
      ADD_FAILURE() << error.what() << '\n' << script;
      break;
    }
    const Graph before = told.graph(), after = again.graph();
    std::vector<std::string> was = Description(before.source()).lines(),
                             is = Description(after.source()).lines(), lost, made;
    std::set_difference(was.begin(), was.end(), is.begin(), is.end(), std::back_inserter(lost));
    std::set_difference(is.begin(), is.end(), was.begin(), was.end(), std::back_inserter(made));
    EXPECT_EQ(testing::PrintToString(lost), testing::PrintToString(made)) << script;
    EXPECT_EQ(was.size(), is.size());
  }
  fs::remove_all(folder);
}

}  // namespace
}  // namespace kenes::random_claims
