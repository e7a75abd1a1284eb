// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/notices.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <type_traits>

#include <fmt/format.h>

#include "engine/plan/expressions.hpp"

namespace kenes::plan {

namespace {

constexpr std::size_t most_notices = 20;

/// One pass collects the slots of nodes and relationships and the names that the statement writes, a second
/// one judges the names that it reads.
class Finder {
 public:
  explicit Finder(const GraphSource& graph) : graph_(graph) {}

  std::vector<Notice> run(const syntax::Query& whole) {
    query(whole);
    judging_ = true;
    query(whole);
    return std::move(notices_);
  }

 private:
  enum class What { label, type, key };

  void name(What what, const std::string& text, Position at, bool written) {
    if (!judging_) {
      if (written) written_.emplace(what, text);
      return;
    }
    if (written || notices_.size() == most_notices || written_.contains({what, text})) return;
    const std::uint16_t known = what == What::label  ? graph_.label(text)
                                : what == What::type ? graph_.type(text)
                                                     : graph_.key(text);
    if (what == What::key && any_key_) return;
    if (known != no_name || !told_.emplace(what, text).second) return;
    std::vector<std::string> names;
    const std::size_t count = what == What::label  ? graph_.label_count()
                              : what == What::type ? graph_.type_count()
                                                   : graph_.key_count();
    for (std::size_t i = 0; i < count; ++i) {
      const auto id = static_cast<std::uint16_t>(i);
      names.emplace_back(what == What::label  ? graph_.label_name(id)
                         : what == What::type ? graph_.type_name(id)
                                              : graph_.key_name(id));
    }
    notices_.push_back({what == What::label  ? fmt::format("no node has the label :{}", text)
                        : what == What::type ? fmt::format("no relationship has the type :{}", text)
                                             : fmt::format("nothing has the property `{}`", text),
                        did_you_mean(text, names), at});
  }

  void labels(const syntax::LabelExpression& of, What what, bool written) {
    if (of.kind == syntax::LabelExpression::Kind::name) name(what, of.name.text, of.name.at, written);
    for (const auto& part : of.parts) labels(part, what, written);
    if (of.expression) expression(*of.expression);
  }

  void properties(const syntax::ExpressionPointer& of, bool written) {
    if (!of) return;
    if (of->kind == ExpressionKind::map)
      for (const auto& key : of->names) name(What::key, key.text, key.at, written);
    expression(*of);
  }

  void pattern(const syntax::PathPattern& of, bool written) {
    for (const auto& node : of.nodes) {
      elements_.insert(node.variable.slot);
      if (node.labels) labels(*node.labels, What::label, written);
      properties(node.properties, written);
      optional(node.where);
    }
    for (const auto& relationship : of.relationships) {
      if (!relationship.variable_length) elements_.insert(relationship.variable.slot);
      relationships_.insert(relationship.variable.slot);
      if (relationship.types) labels(*relationship.types, What::type, written);
      properties(relationship.properties, written);
      optional(relationship.where);
    }
  }

  void optional(const syntax::ExpressionPointer& of) {
    if (of) expression(*of);
  }

  void expression(const Expression& of) {
    visit(of, std::function<bool(const Expression&)>([this](const Expression& e) {
            if (e.kind == ExpressionKind::property && e.args[0].kind == ExpressionKind::variable &&
                elements_.contains(e.args[0].slot))
              name(What::key, e.name, e.at, false);
            if (e.kind == ExpressionKind::has_labels && e.labels &&
                e.args[0].kind == ExpressionKind::variable && elements_.contains(e.args[0].slot))
              labels(*e.labels, relationships_.contains(e.args[0].slot) ? What::type : What::label, false);
            if (e.pattern) pattern(*e.pattern, false);
            if (e.query) query(*e.query);
            return true;
          }));
  }

  void projection(const syntax::Projection& of) {
    for (const auto& item : of.items) expression(item.expression);
    for (const auto& item : of.order) expression(item.expression);
    optional(of.where);
  }

  void set_items(const std::vector<syntax::SetItem>& items) {
    for (const auto& item : items) {
      if (item.kind == syntax::SetItem::Kind::property) {
        if (item.target.kind == ExpressionKind::property)
          name(What::key, item.target.name, item.target.at, true);
        else
          any_key_ = true;
      }
      for (const auto& label : item.labels) labels(label, What::label, true);
      if (item.value.kind == ExpressionKind::map)
        for (const auto& key : item.value.names) name(What::key, key.text, key.at, true);
      // A map that is no literal may bring any key.
      else if (item.kind != syntax::SetItem::Kind::property)
        any_key_ = true;
      expression(item.value);
    }
  }

  void claimed(const syntax::ClaimItem& item) {
    for (const auto& one : item.pattern) pattern(one, true);
    for (const auto& label : item.labels) labels(label, What::label, true);
    if (item.kind == syntax::ClaimItem::Kind::property) {
      if (item.target.kind == ExpressionKind::property)
        name(What::key, item.target.name, item.target.at, true);
      else
        any_key_ = true;
    }
    expression(item.value);
  }

  void clause(const syntax::Clause& of) {
    std::visit(
        [this](const auto& c) {
          using Held = std::decay_t<decltype(c)>;
          if constexpr (std::is_same_v<Held, syntax::Match>) {
            for (const auto& one : c.patterns) pattern(one, false);
            optional(c.where);
          } else if constexpr (std::is_same_v<Held, syntax::Unwind>) {
            expression(c.expression);
          } else if constexpr (std::is_same_v<Held, syntax::With> || std::is_same_v<Held, syntax::Return>) {
            projection(c.projection);
          } else if constexpr (std::is_same_v<Held, syntax::Create>) {
            for (const auto& one : c.patterns) pattern(one, true);
          } else if constexpr (std::is_same_v<Held, syntax::Merge>) {
            pattern(c.pattern, true);
            set_items(c.on_create);
            set_items(c.on_match);
          } else if constexpr (std::is_same_v<Held, syntax::Claim>) {
            for (const auto& item : c.items) claimed(item);
          } else if constexpr (std::is_same_v<Held, syntax::Set>) {
            set_items(c.items);
          } else if constexpr (std::is_same_v<Held, syntax::Call>) {
            for (const auto& argument : c.arguments) expression(argument);
            optional(c.where);
          } else if constexpr (std::is_same_v<Held, syntax::CallSubquery>) {
            query(*c.query);
          } else if constexpr (std::is_same_v<Held, syntax::Foreach>) {
            expression(c.list);
            query(*c.updates);
          }
        },
        of);
  }

  void query(const syntax::Query& of) {
    for (const auto& part : of.parts)
      for (const auto& one : part.clauses) clause(one);
  }

  const GraphSource& graph_;
  bool judging_ = false;
  bool any_key_ = false;
  std::set<Slot> elements_, relationships_;
  std::set<std::pair<What, std::string>> written_, told_;
  std::vector<Notice> notices_;
};

}  // namespace

std::vector<Notice> find_notices(const syntax::Statement& statement, const GraphSource& graph) {
  const auto* query = std::get_if<syntax::Query>(&statement.body);
  // Nothing is missing from a database in which there is nothing.
  if (!query || graph.node_count() == 0) return {};
  return Finder(graph).run(*query);
}

}  // namespace kenes::plan
