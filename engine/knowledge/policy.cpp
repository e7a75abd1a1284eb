// SPDX-License-Identifier: Apache-2.0
// Record: kind byte, name -> {"steps": [...], "keys": [...], "labels": [...], "manyValued": b, "tolerance":
// x}
#include "engine/knowledge/policy.hpp"

#include <nlohmann/json.hpp>

#include "engine/knowledge/records.hpp"
#include "storage/error.hpp"

namespace kenes::knowledge {

namespace {

using nlohmann::json;

constexpr std::string_view step_names[] = {"rank",      "trust",      "specific", "recent",
                                           "agreement", "confidence", "oldest"};

std::string record_key(std::string_view name) {
  std::string key(1, static_cast<char>(RecordKind::policy));
  key += name;
  return key;
}

StoredPolicy read(std::string_view name, std::string_view text) {
  try {
    const json record = json::parse(text);
    StoredPolicy stored;
    stored.policy.name = name;
    stored.policy.steps.clear();
    for (const json& step : record.at("steps"))
      stored.policy.steps.push_back(step_named(step.get<std::string>()).value());
    stored.policy.many_valued = record.at("manyValued");
    stored.policy.tolerance = record.at("tolerance");
    stored.keys = record.at("keys");
    stored.labels = record.at("labels");
    return stored;
  } catch (const std::exception& error) {
    throw Error(ErrorCode::corruption,
                "the policy `" + std::string(name) + "` cannot be read: " + error.what());
  }
}

bool mentions(const std::vector<std::string>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

}  // namespace

std::string_view step_name(Step step) { return step_names[static_cast<std::size_t>(step)]; }

std::optional<Step> step_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(step_names); ++i)
    if (step_names[i] == name) return static_cast<Step>(i);
  return std::nullopt;
}

void put_policy(ClaimSink& sink, const StoredPolicy& stored) {
  json record;
  record["steps"] = json::array();
  for (Step step : stored.policy.steps) record["steps"].push_back(step_name(step));
  record["keys"] = stored.keys;
  record["labels"] = stored.labels;
  record["manyValued"] = stored.policy.many_valued;
  record["tolerance"] = stored.policy.tolerance;
  sink.put_record(record_key(stored.policy.name), record.dump());
}

bool drop_policy(ClaimSink& sink, std::string_view name) {
  std::string ignored;
  if (!sink.record(record_key(name), ignored)) return false;
  sink.remove_record(record_key(name));
  return true;
}

const std::vector<StoredPolicy>& Book::policies() const {
  if (policies_) return *policies_;
  policies_ = std::make_unique<std::vector<StoredPolicy>>();
  if (!source_) return *policies_;
  const std::string from(1, static_cast<char>(RecordKind::policy));
  const std::string to(1, static_cast<char>(static_cast<unsigned char>(RecordKind::policy) + 1));
  source_->records(from, to, [&](std::string_view key, std::string_view value) {
    policies_->push_back(read(key.substr(1), value));
    return true;
  });
  return *policies_;
}

const Policy& Book::policy_for(const Fact& fact) const { return policy_for(fact, policies()); }

const Policy& Book::policy_for(const Fact& fact, std::span<const StoredPolicy> policies) const {
  static const Policy otherwise;
  const Policy* best = &otherwise;
  int best_score = -1;
  const bool has_key = fact.kind == FactKind::property;
  for (const StoredPolicy& stored : policies) {
    const int score = (stored.keys.empty() ? 0 : 2) + (stored.labels.empty() ? 0 : 1);
    if (score <= best_score || (!has_key && !stored.keys.empty())) continue;
    if (!stored.keys.empty() && !mentions(stored.keys, graph_.key_name(fact.name))) continue;
    if (!stored.labels.empty() && !bears(fact, stored.labels)) continue;
    best = &stored.policy;
    best_score = score;
  }
  return *best;
}

bool Book::bears(const Fact& fact, const std::vector<std::string>& labels) const {
  if (fact.on_relationship()) return mentions(labels, graph_.type_name(fact.type()));
  for (const std::string& name : labels) {
    const LabelId label = graph_.label(name);
    std::uint8_t bears = 0;
    if (label != no_name) graph_.has_label({&fact.row, 1}, label, &bears);
    if (bears) return true;
  }
  return false;
}

}  // namespace kenes::knowledge
