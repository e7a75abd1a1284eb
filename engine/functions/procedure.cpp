// SPDX-License-Identifier: Apache-2.0
#include "engine/functions/procedure.hpp"

#include "engine/functions/text.hpp"

namespace kenes::functions {

namespace {

Error wrong_option(std::string_view name, std::string_view wanted, const Value& got, Position at) {
  return Error(
      ErrorCode::argument_error, "InvalidArgumentType", Phase::runtime,
      "option `" + std::string(name) + "` wants " + std::string(wanted) + ", but got " + to_literal(got), at);
}

}  // namespace

void Procedure::each_row(std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) const {
  if (!stream) return body(args, context, emit);
  std::vector<Column> made(columns.size());
  std::vector<Column*> pointers;
  for (Column& column : made) pointers.push_back(&column);
  std::vector<Value> row(columns.size());
  const auto rows = stream(args, context);
  while (const std::size_t count = rows->next(batch_capacity, pointers))
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t c = 0; c < row.size(); ++c) row[c] = made[c].value(i);
      emit(row);
    }
}

std::string Procedure::signature() const {
  std::string text = name + "(";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (i > 0) text += ", ";
    text += arguments[i].name + " :: " + kinds_text(arguments[i].accepts);
    if (arguments[i].default_value) text += " = " + to_literal(*arguments[i].default_value);
  }
  text += ") :: (";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) text += ", ";
    text += columns[i].name + " :: " + kinds_text(columns[i].kinds);
  }
  return text + ")";
}

const Procedure* ProcedureRegistry::find(std::string_view name) const {
  auto found = procedures_.find(folded(name));
  return found == procedures_.end() ? nullptr : found->second.procedure.get();
}

void ProcedureRegistry::add(Procedure procedure) {
  auto key = folded(procedure.name);
  procedures_[key] = Entry{std::make_shared<const Procedure>(std::move(procedure)), false};
}

void ProcedureRegistry::clear_added() {
  std::erase_if(procedures_, [](const auto& entry) { return !entry.second.built_in; });
}

void ProcedureRegistry::freeze() {
  for (auto& [name, entry] : procedures_) entry.built_in = true;
}

std::vector<const Procedure*> ProcedureRegistry::all() const {
  std::vector<const Procedure*> result;
  for (const auto& [name, entry] : procedures_)
    if (!entry.procedure->hidden) result.push_back(entry.procedure.get());
  return result;
}

std::vector<std::string> ProcedureRegistry::names() const {
  std::vector<std::string> result;
  for (const auto& [name, entry] : procedures_)
    if (!entry.procedure->hidden) result.push_back(entry.procedure->name);
  return result;
}

Options::Options(const Value& map, std::initializer_list<std::string_view> known, Position at) : at_(at) {
  if (map.is_null()) return;
  if (!map.is(Kind::map))
    throw Error(ErrorCode::argument_error, "InvalidArgumentType", Phase::runtime,
                "options must be a map, but got " + to_literal(map), at);
  values_ = map.as_map();
  for (const auto& [name, value] : values_) {
    bool is_known = false;
    for (std::string_view candidate : known) is_known |= candidate == name;
    if (is_known) continue;
    const std::vector<std::string> candidates(known.begin(), known.end());
    std::string listed;
    for (const std::string& candidate : candidates)
      listed += (listed.empty() ? "`" : ", `") + candidate + "`";
    std::string hint = did_you_mean(name, candidates);
    throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime,
                "there is no option `" + name + "`; known are " + listed, at, std::move(hint));
  }
}

const Value* Options::find(std::string_view name) const {
  auto found = values_.find(name);
  return found == values_.end() || found->second.is_null() ? nullptr : &found->second;
}

bool Options::boolean(std::string_view name, bool otherwise) const {
  const Value* value = find(name);
  if (!value) return otherwise;
  if (!value->is(Kind::boolean)) throw wrong_option(name, "a BOOLEAN", *value, at_);
  return value->as_boolean();
}

std::int64_t Options::integer(std::string_view name, std::int64_t otherwise) const {
  const Value* value = find(name);
  if (!value) return otherwise;
  if (!value->is(Kind::integer)) throw wrong_option(name, "an INTEGER", *value, at_);
  return value->as_integer();
}

double Options::number(std::string_view name, double otherwise) const {
  const Value* value = find(name);
  if (!value) return otherwise;
  if (!value->is_number()) throw wrong_option(name, "a number", *value, at_);
  return value->as_number();
}

std::optional<std::string> Options::text(std::string_view name) const {
  const Value* value = find(name);
  if (!value) return std::nullopt;
  if (!value->is(Kind::string)) throw wrong_option(name, "a STRING", *value, at_);
  return std::string(value->as_string());
}

std::vector<std::string> Options::texts(std::string_view name) const {
  const Value* value = find(name);
  if (!value) return {};
  if (value->is(Kind::string)) return {std::string(value->as_string())};
  if (!value->is(Kind::list)) throw wrong_option(name, "a STRING or a LIST of them", *value, at_);
  std::vector<std::string> result;
  for (const Value& element : value->as_list()) {
    if (!element.is(Kind::string)) throw wrong_option(name, "a STRING or a LIST of them", *value, at_);
    result.emplace_back(element.as_string());
  }
  return result;
}

}  // namespace kenes::functions
