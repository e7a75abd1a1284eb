// SPDX-License-Identifier: Apache-2.0
// Names and slots: which are visible, which are new, which are unknown.
#include <fmt/format.h>

#include "engine/plan/scoper.hpp"

namespace kenes::plan {

Slot Scoper::new_slot(std::string name, Type type) {
  result_.variables.push_back({std::move(name), type.kinds, type.elements});
  return static_cast<Slot>(result_.variables.size() - 1);
}

Slot Scoper::declare(syntax::Variable& variable, Type type) {
  if (names_.contains(variable.text))
    throw syntax_error("VariableAlreadyBound", fmt::format("there is a variable `{}` already", variable.text),
                       variable.at, "choose another name");
  return shadow(variable, type);
}

Slot Scoper::shadow(syntax::Variable& variable, Type type) {
  variable.slot = new_slot(variable.text, type);
  variable.introduces = true;
  names_[variable.text] = variable.slot;
  return variable.slot;
}

Slot Scoper::use(std::string_view name, Position at) {
  const auto found = names_.find(name);
  if (found == names_.end()) undefined(name, at);
  return found->second;
}

Type Scoper::type_of(Slot slot) const {
  const VariableDescription& variable = result_.variables[static_cast<std::size_t>(slot)];
  return {variable.kinds, variable.elements};
}

void Scoper::undefined(std::string_view name, Position at) const {
  std::string hint;
  if (beyond_ && beyond_->contains(name))
    throw syntax_error(
        "UndefinedVariable",
        fmt::format("a quantified path does not see `{}`, which is bound by the same MATCH", name), at,
        "move the condition into the WHERE behind the pattern, or bind it in a MATCH before");
  if (const auto dropped = dropped_.find(name); dropped != dropped_.end()) {
    hint = fmt::format("the WITH in line {} does not pass it on: add it there", dropped->second.line);
  } else {
    std::vector<std::string> visible;
    for (const auto& [visible_name, slot] : names_) visible.push_back(visible_name);
    hint = did_you_mean(name, visible);
  }
  throw syntax_error("UndefinedVariable", fmt::format("there is no variable `{}` here", name), at,
                     std::move(hint));
}

void Scoper::updating(Position at) {
  if (reading_only_)
    throw syntax_error("InvalidClauseComposition", "EXISTS, COUNT and COLLECT only read the graph", at,
                       "move the change out of the subquery, or into CALL { ... }");
  result_.updates = true;
}

std::string kind_names(KindSet set) {
  std::vector<std::string_view> names;
  for (unsigned k = 0; k < 18; ++k)
    if (set & (1u << k)) names.push_back(kind_name(static_cast<Kind>(k)));
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text.append(i == 0 ? "" : i + 1 == names.size() ? " or " : ", ").append(names[i]);
  return text.empty() ? "nothing" : text;
}

}  // namespace kenes::plan
