// SPDX-License-Identifier: Apache-2.0
#include "tests/answers/ways.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "engine/plan/rules/rules.hpp"
#include "storage/csr.hpp"
#include "storage/projection.hpp"
#include "tests/run/querying.hpp"

namespace kenes::answers {

std::string joined(const std::vector<std::string>& clauses) {
  return fmt::format("{}", fmt::join(clauses, "\n"));
}

// ---------------------------------------------------------------- Databases

Databases::Pair& Databases::of(const Sample& sample) {
  std::unique_ptr<Pair>& pair = pairs_[sample.indexed];
  if (!pair) {
    pair = std::make_unique<Pair>();
    if (sample.indexed) {
      create_indexes(pair->committed);
      create_indexes(pair->empty);
    }
  }
  return *pair;
}

Database& Databases::holding(const Sample& sample) {
  // Ids are not used again: a database that has held very many samples is no longer a small one.
  if (auto& old = pairs_[sample.indexed]; old && old->samples >= 200) old.reset();
  Pair& pair = of(sample);
  ++pair.samples;
  pair.committed.query("MATCH (n) DETACH DELETE n");
  load(sample, pair.committed);
  return pair.committed;
}

Transaction Databases::making(const Sample& sample) {
  Transaction transaction = of(sample).empty.begin();
  load(sample, transaction);
  return transaction;
}

// ---------------------------------------------------------------- Ways

/// One statement on its way through them.
struct Ways::Check {
  const std::string& statement;
  Asked& asked;
  std::uint64_t turn;
  bool all;
  Tally& tally;
  std::map<std::string, std::string> differences;  ///< by answer: which ways gave it

  /// Whether it is the turn of one of so many ways that take turns.
  bool its_turn(std::size_t which, std::size_t of) const { return all || turn % of == which; }
  void operator()(const std::string& way, const std::string& answer) {
    ++tally[way];
    if (answer != asked.answer) differences[answer] += (differences[answer].empty() ? "" : ", ") + way;
  }
};

Ways::Ways(Sample sample, Databases& databases, Tally& tally)
    : sample_(std::move(sample)),
      tally_(tally),
      model_(std::make_shared<const ModelGraph>(model_of(sample_))),
      committed_(databases.holding(sample_)),
      open_(databases.making(sample_)) {
  std::vector<NodeId> nodes;
  ScanPosition position;
  while (model_->scan(position, {}, 1024, nodes)) {
  }
  std::vector<Edge> edges;
  for (std::size_t type = 0; type < model_->type_count(); ++type)
    for (const Edge& edge : model_->edges_of_type(static_cast<TypeId>(type))) edges.push_back(edge);
  sources_ = {{"a CSR image", CsrGraph::make(model_)},
              {"a projection", std::make_shared<Projection>(model_, nodes, edges)},
              {"a user's Boost graph", boost_of(sample_)}};
}

/// Over the model, with single rewrites off or all; with none off on the tree that is there already.
std::string Ways::by_engine(Asked& asked, const std::string& statement, const std::string& off,
                            Limits* limits) {
  const std::shared_ptr<ModelGraph> changed =
      asked.shape.updates ? std::make_shared<ModelGraph>(*model_) : nullptr;
  run::test::Query query{model_};
  if (changed) query = {changed, changed.get()};
  if (!off.empty()) query.disabled_rules = {off};
  query.limits = limits;
  try {
    const auto rows = off.empty() ? query.run(std::move(asked.parsed), asked.scoped) : query.run(statement);
    return answer_text(asked.shape, rows, *query.graph);
  } catch (const Error& error) {
    return error_text(error);
  } catch (const std::exception& error) {
    return std::string("no answer: ") + error.what();
  }
}

void Ways::engine(Check& check, const std::string& off) {
  check(off.empty() ? "the engine" : "the engine without " + off,
        by_engine(check.asked, check.statement, off));
}

void Ways::reading(Check& check) {
  const auto ask = [&](const auto& run) { return answer_of(check.asked.shape, run); };
  for (std::size_t i = 0; i < sources_.size(); ++i)
    if (check.its_turn(i, sources_.size()))
      check(sources_[i].first, ask([&] { return query(sources_[i].second, check.statement); }));
  check("a database", ask([&] { return committed_.query(check.statement); }));
  if (check.its_turn(0, 2))
    check("a database, from its cache", ask([&] { return committed_.query(check.statement); }));
  if (check.its_turn(1, 4)) check("an open transaction", ask([&] { return open_.run(check.statement); }));
}

void Ways::updating(Check& check) {
  Transaction transaction = committed_.begin();
  check("a transaction that is rolled back",
        answer_of(check.asked.shape, [&] { return transaction.run(check.statement); }));
  transaction.rollback();
}

/// Of a large sample by the engine as plain as it can be: brute force would take too long.
Asked Ways::expected(const std::string& statement) {
  if (!sample_.is_large()) {
    ModelGraph after(*model_);
    return ask(statement, after);
  }
  Asked asked = judge(statement);
  if (asked.outcome == Asked::Outcome::refused) return asked;
  Limits limits;
  limits.set_memory(std::int64_t{64} << 20);
  asked.answer = by_engine(asked, statement, "all", &limits);
  if (asked.answer.starts_with(code_name(ErrorCode::memory_limit))) asked.outcome = Asked::Outcome::too_large;
  return asked;
}

/// MERGE finds what it made for a row before, so that its answer may hang on the order of rows, which nothing
/// promises: then the reference itself has another answer where nodes were made in another order.
bool Ways::depends_on_order(const std::string& statement, const std::string& answer) const {
  std::vector<std::size_t> order(sample_.nodes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto differs = [&] {
    ModelGraph after = model_of(sample_.reordered(order));
    return ask(statement, after).answer != answer;
  };
  for (std::size_t i = 1; i < order.size(); ++i) {
    std::rotate(order.begin(), order.begin() + 1, order.end());
    if (differs()) return true;
  }
  std::reverse(order.begin(), order.end());
  return differs();
}

Verdict Ways::compare(const std::string& statement, std::uint64_t turn, bool all) {
  Asked asked = expected(statement);
  if (asked.outcome == Asked::Outcome::refused) return {Outcome::refused, asked.refusal};
  if (asked.outcome == Asked::Outcome::too_large) return {Outcome::too_large, ""};
  Check check{statement, asked, turn, all, tally_, {}};
  engine(check, "");
  const auto rules = plan::rules();
  if (check.its_turn(0, 2)) engine(check, "all");
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (check.its_turn(2 * i + 1, 2 * rules.size())) engine(check, std::string(rules[i].name));
  if (asked.shape.updates)
    updating(check);
  else
    reading(check);
  if (!check.differences.empty() && asked.shape.updates && !sample_.is_large() &&
      depends_on_order(statement, asked.answer)) {
    ++tally_["(not compared: hangs on the order of rows)"];
    return {Outcome::refused, "its answer hangs on the order of rows:\n" + statement};
  }
  if (!check.differences.empty()) {
    Verdict verdict{Outcome::different, "-- expected:\n" + asked.answer};
    for (const auto& [answer, ways] : check.differences)
      verdict.report += fmt::format("-- {}:\n{}\n", ways, answer);
    return verdict;
  }
  const bool empty = !asked.shape.updates && asked.answer.starts_with("0 rows");
  return {empty ? Outcome::same_and_empty : Outcome::same, {}};
}

}  // namespace kenes::answers
