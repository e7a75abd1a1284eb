// SPDX-License-Identifier: Apache-2.0
// policy.show, policy.set, policy.drop: how claims are judged, by key, by label or type, or for all.
#include "engine/knowledge/policy.hpp"

#include <fmt/format.h>

#include <cmath>

#include "engine/knowledge/belief.hpp"
#include "engine/knowledge/claim_writer.hpp"
#include "engine/knowledge/procedures/claims.hpp"

namespace kenes::knowledge {

using functions::EmitRow;
using functions::kinds;
using functions::Options;
using functions::ProcedureContext;

namespace {

constexpr auto policy_name_kind = kinds({Kind::string});
constexpr auto policy_list_kind = kinds({Kind::list});

Value texts(const std::vector<std::string>& names) {
  List values;
  for (const std::string& name : names) values.emplace_back(name);
  return Value(std::move(values));
}

void emit_policy(const StoredPolicy& stored, const EmitRow& emit) {
  List steps;
  for (const Step step : stored.policy.steps) steps.emplace_back(step_name(step));
  const Value row[] = {Value(stored.policy.name),
                       texts(stored.keys),
                       texts(stored.labels),
                       Value(std::move(steps)),
                       Value(stored.policy.many_valued),
                       Value(stored.policy.tolerance)};
  emit(row);
}

StoredPolicy policy_of(const Value& given, Position at) {
  const Options options(given, {"name", "keys", "labels", "steps", "manyValued", "tolerance"}, at);
  StoredPolicy stored;
  stored.policy.name = options.text("name").value_or("default");
  stored.keys = options.texts("keys");
  stored.labels = options.texts("labels");
  const bool for_all = stored.keys.empty() && stored.labels.empty();
  if (stored.policy.name.empty() || (stored.policy.name == "default") != for_all)
    throw type_error("InvalidArgumentValue",
                     "a policy has a name and is for keys or labels; the one named `default` is for all", at,
                     "{name: 'ideologies', keys: ['ideology'], manyValued: true}");
  if (options.find("steps")) {
    stored.policy.steps.clear();
    for (const std::string& name : options.texts("steps")) {
      const auto step = step_named(name);
      if (!step) {
        std::vector<std::string> names;
        for (int i = 0; i <= static_cast<int>(Step::oldest); ++i)
          names.emplace_back(step_name(static_cast<Step>(i)));
        throw type_error(
            "InvalidArgumentValue",
            fmt::format("a policy has no step `{}`; its steps are {}", name, fmt::join(names, ", ")), at,
            did_you_mean(name, names));
      }
      stored.policy.steps.push_back(*step);
    }
  }
  stored.policy.many_valued = options.boolean("manyValued", false);
  stored.policy.tolerance = options.number("tolerance", 0);
  if (!(stored.policy.tolerance >= 0) || std::isinf(stored.policy.tolerance))
    throw type_error("InvalidArgumentValue",
                     fmt::format("a tolerance is a finite number, 0 or more, not {}",
                                 to_literal(Value(stored.policy.tolerance))),
                     at);
  return stored;
}

}  // namespace

functions::Procedure policy_show() {
  functions::Procedure p;
  p.name = "policy.show";
  p.columns = {{"name", policy_name_kind},
               {"keys", policy_list_kind},
               {"labels", policy_list_kind},
               {"steps", policy_list_kind},
               {"manyValued", kinds({Kind::boolean})},
               {"tolerance", kinds({Kind::floating})}};
  p.sentence = "Lists the policies that choose between claims: for which keys and labels, by which steps.";
  p.example = "CALL policy.show() YIELD name, steps";
  p.body = [](std::span<const Value>, ProcedureContext& context, const EmitRow& emit) {
    const Book book(context.graph);
    bool has_default = false;
    for (const StoredPolicy& stored : book.policies()) {
      has_default = has_default || stored.policy.name == "default";
      emit_policy(stored, emit);
    }
    if (!has_default) emit_policy({}, emit);
  };
  return p;
}

functions::Procedure policy_set() {
  functions::Procedure p;
  p.name = "policy.set";
  p.arguments = {{"policy", kinds({Kind::map}), false, std::nullopt}};
  p.updates = true;
  p.sentence =
      "Makes or replaces a policy: name, keys and labels (or types) that it is for, steps, manyValued, "
      "tolerance; what it touches is judged again.";
  p.example =
      "CALL policy.set({name: 'ideologies', keys: ['ideology'], manyValued: true}) CALL policy.show() YIELD "
      "name, keys, manyValued RETURN name, keys, manyValued ORDER BY name";
  p.body = [](std::span<const Value> args, ProcedureContext& context, const EmitRow&) {
    ClaimWriter writer(*context.writer);
    writer.belief().put(policy_of(args[0], context.at));
  };
  return p;
}

functions::Procedure policy_drop() {
  functions::Procedure p;
  p.name = "policy.drop";
  p.arguments = {{"name", policy_name_kind, false, std::nullopt}};
  p.columns = {{"dropped", kinds({Kind::boolean})}};
  p.updates = true;
  p.sentence = "Takes a policy away; what it touched is judged again.";
  p.example = "CALL policy.drop('ideologies')";
  p.body = [](std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
    ClaimWriter writer(*context.writer);
    const Value row[] = {Value(writer.belief().drop_policy(args[0].as_string()))};
    emit(row);
  };
  return p;
}

}  // namespace kenes::knowledge
