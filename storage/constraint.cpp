// SPDX-License-Identifier: Apache-2.0
#include "storage/constraint.hpp"

#include <fmt/format.h>

#include "storage/compare.hpp"

namespace kenes {

namespace {

std::string element(const IndexEntry& constraint, std::uint32_t id) {
  const auto& of = constraint.description;
  return of.on_relationships ? fmt::format("relationship {} of type `{}`", id, of.label)
                             : fmt::format("node {} with label `{}`", id, of.label);
}

std::string shown(const IndexEntry& constraint, std::span<const Value> values) {
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::string literal = to_literal(values[i]);
    if (literal.size() > 200) literal.replace(200, std::string::npos, "…");
    out += fmt::format("{}`{}` = {}", i == 0 ? "" : ", ", constraint.description.keys[i], literal);
  }
  return out;
}

}  // namespace

Error constraint_violation(std::string message, std::string hint) {
  return Error(ErrorCode::constraint_validation_failed, "ConstraintValidationFailed", Phase::runtime,
               std::move(message), {}, std::move(hint));
}

Error not_unique(const IndexEntry& constraint, std::uint32_t one, std::uint32_t other,
                 std::span<const Value> values) {
  return constraint_violation(
      fmt::format("{} would have the same {} as {} {}, against the constraint `{}`",
                  element(constraint, std::max(one, other)), shown(constraint, values),
                  constraint.on_relationships() ? "relationship" : "node", std::min(one, other),
                  constraint.description.name),
      "MERGE finds what is there already, where CREATE makes another");
}

void judge_values(const IndexEntry& constraint, std::uint32_t id, std::span<const Value> values) {
  const auto& of = constraint.description;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Value& value = values[i];
    if ((constraint.kind() == IndexKind::exists || constraint.kind() == IndexKind::key) && value.is_null())
      throw constraint_violation(fmt::format("{} has no property `{}`, against the constraint `{}`",
                                             element(constraint, id), of.keys[i], of.name),
                                 "give it one in the same statement");
    if (constraint.kind() == IndexKind::type && !value.is_null() && !constraint.type.suits(value))
      throw constraint_violation(
          fmt::format("{} has {}, which is no {}, against the constraint `{}`", element(constraint, id),
                      shown(constraint, values), of.type, of.name),
          "a function such as toInteger() or date() converts");
  }
}

bool all_equal(std::span<const Value> a, std::span<const Value> b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (equal(a[i], b[i]) != std::optional<bool>(true)) return false;
  return true;
}

void check_description(IndexDescription& description) {
  const bool one = description.kind == IndexKind::text || !description.has_entries();
  if (description.keys.empty() || description.keys.size() > 16 || (one && description.keys.size() > 1))
    throw Error(ErrorCode::argument_error,
                one ? "this index or constraint is on one property"
                    : "an index or constraint is on 1 to 16 properties",
                "make one for each property");
  for (std::size_t i = 0; i < description.keys.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (description.keys[i] == description.keys[j])
        throw Error(ErrorCode::argument_error,
                    fmt::format("the property `{}` stands twice", description.keys[i]), "leave one out");
  if (!description.name.empty()) return;
  constexpr std::string_view names[] = {"index", "unique", "text", "key", "exists", "type"};
  description.name =
      fmt::format("{}_{}", names[static_cast<std::size_t>(description.kind)], description.label);
  for (const std::string& key : description.keys) description.name += "_" + key;
}

const IndexEntry* same_rule(const Catalog& catalog, const IndexDescription& description) {
  for (const auto& index : catalog.indexes) {
    const auto& other = index->description;
    if (other.kind == description.kind && other.label == description.label &&
        other.on_relationships == description.on_relationships && other.keys == description.keys)
      return index.get();
  }
  return nullptr;
}

std::string covered(const IndexDescription& description) {
  std::string keys;
  for (const std::string& key : description.keys) keys += (keys.empty() ? "" : ", ") + key;
  return fmt::format("{}:{}({})", description.on_relationships ? "relationships " : "", description.label,
                     keys);
}

}  // namespace kenes
