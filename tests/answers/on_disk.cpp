// SPDX-License-Identifier: Apache-2.0
#include "tests/answers/on_disk.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "engine/face.hpp"

namespace kenes::answers {

namespace {

constexpr int updates_of_a_sample = 10, questions_of_a_sample = 10;
constexpr std::uint64_t most_nodes = 30;  // the reference tries all of them

}  // namespace

Generator::Measure OnDisk::measure() const {
  double relationships = 0;
  for (std::size_t type = 0; type < model_.type_count(); ++type)
    relationships += static_cast<double>(model_.edge_count(static_cast<TypeId>(type)));
  return {static_cast<double>(model_.node_count()), relationships, 300, false};
}

OnDisk::OnDisk(std::string folder, Tally& tally) : folder_(std::move(folder)), tally_(tally) {
  std::filesystem::remove_all(folder_);
  open();
}

OnDisk::~OnDisk() {
  database_.reset();
  std::filesystem::remove_all(folder_);
}

void OnDisk::open() {
  OpenOptions options;
  options.durable = false;
  database_.reset();
  database_.emplace(folder_, options);
}

bool OnDisk::different(const std::string& moment, const std::string& expected, const std::string& found) {
  if (expected == found) return false;
  verdict_ = {Outcome::different,
              fmt::format("{}{}:\n-- the reference:\n{}\n-- on disk:\n{}\n", done_, moment, expected, found)};
  return true;
}

bool OnDisk::same_graph(const std::string& moment) {
  return !different(moment, text_of(model_), text_of(*database_->graph().shared_source()));
}

bool OnDisk::update(const std::string& statement) {
  ModelGraph before(model_);
  const Asked asked = ask(statement, model_);
  if (asked.outcome != Asked::Outcome::answered) {
    model_ = std::move(before);
    return true;
  }
  ++tally_["on disk, committed"];
  done_ += statement + ";\n";
  const std::string found = answer_of(asked.shape, [&] { return database_->query(statement); });
  // Where both refuse, the database must be as it was; the reference knows no way back.
  if (!asked.has_rows()) model_ = std::move(before);
  return !different("answers", asked.answer, found) && same_graph("then");
}

std::vector<std::pair<std::string, Asked>> OnDisk::questions(const Make& make) {
  std::vector<std::string> texts{
      "MATCH (n:A {id: 0}) RETURN n",      "MATCH (n:B) WHERE n.x >= 0 RETURN n",
      "MATCH (n:A {y: 1.0}) RETURN n",     "MATCH (n:B {x: 0}) RETURN n",
      "MATCH (n:A {x: 0, y: 0}) RETURN n", "MATCH (n:B) WHERE n.s CONTAINS 'a' RETURN n",
      "MATCH ()-[r:R {w: 0}]->() RETURN r"};
  for (int i = 0; i < questions_of_a_sample; ++i) texts.push_back(make(false, measure()));
  std::vector<std::pair<std::string, Asked>> asked;
  for (std::string& text : texts)
    if (Asked one = ask(text, model_); one.outcome == Asked::Outcome::answered)
      asked.emplace_back(std::move(text), std::move(one));
  return asked;
}

bool OnDisk::same_answers(const std::string& moment,
                          const std::vector<std::pair<std::string, Asked>>& questions) {
  for (const auto& [question, asked] : questions) {
    ++tally_["on disk, " + moment];
    const std::string found =
        answer_of(asked.shape, [&, question = question] { return database_->query(question); });
    if (different(moment + ", " + question, asked.answer, found)) return false;
  }
  return true;
}

Verdict OnDisk::compare(const Sample& sample, const Make& make) {
  verdict_ = {};
  done_ = sample.text() + ";\n";
  database_->query("MATCH (n) DETACH DELETE n");
  if (sample.indexed && !indexed_) create_indexes(*database_);
  if (!sample.indexed && indexed_) drop_indexes(*database_);
  indexed_ = sample.indexed;
  load(sample, *database_);
  model_ = model_of(sample);
  for (int i = 0; i < updates_of_a_sample && model_.node_count() < most_nodes; ++i)
    if (!update(make(true, measure()))) return verdict_;
  const auto asked = questions(make);
  if (!same_answers("before folding", asked)) return verdict_;
  database_->engine()->store->fold_all();
  if (!same_graph("after folding") || !same_answers("after folding", asked)) return verdict_;
  open();
  if (!same_graph("after reopening")) return verdict_;
  same_answers("after reopening", asked);
  return verdict_;
}

Verdict OnDisk::check() {
  database_.reset();
  const CheckReport report = kenes::check(folder_);
  open();
  if (report.clean()) return {};
  return {Outcome::different,
          fmt::format("{}then check finds\n{}\n", done_, fmt::join(report.findings, "\n"))};
}

}  // namespace kenes::answers
