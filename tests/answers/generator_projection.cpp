// SPDX-License-Identifier: Apache-2.0
// WITH and RETURN, UNWIND, CALL { }.
#include <fmt/format.h>

#include <algorithm>

#include "tests/answers/generator.hpp"

namespace kenes::answers {

void Generator::unwind() {
  const std::string bag = variable(Type::bag), node = variable(Type::node), name = fresh("k");
  if (!node.empty() && chance(3)) {  // there and back again
    const std::string list = fresh("bag");
    clauses_.push_back(fmt::format("WITH collect({}{}) AS {}", chance(2) ? "DISTINCT " : "", node, list));
    clauses_.push_back(fmt::format("UNWIND {} AS {}", list, node));
    scope_ = {{node, Type::node}};
    return;
  }
  if (!affords(3)) return with();
  multiply(3);
  if (const std::string nodes = node_list(); !nodes.empty() && chance(2)) {
    clauses_.push_back(fmt::format("UNWIND {} AS {}", nodes, name));
    scope_.push_back({name, Type::node});
    return;
  }
  if (const std::string relationships = relationship_list(); !relationships.empty() && chance(2)) {
    clauses_.push_back(fmt::format("UNWIND {} AS {}", relationships, name));
    scope_.push_back({name, Type::relationship});
    return;
  }
  const std::string list = chance(4) ? this->bag(1) : bag.empty() || chance(2) ? numbers(2) : bag;
  clauses_.push_back(fmt::format("UNWIND {} AS {}", list, name));
  scope_.push_back({name, Type::integer});
}

std::string Generator::order_and_limit(const Scope& items, bool total) {
  std::string text;
  std::vector<std::string> keys;
  for (const Name& item : items) {
    const bool element = item.type == Type::node || item.type == Type::relationship;
    if (item.type == Type::path || item.type == Type::nodes || item.type == Type::relationships ||
        item.type == Type::bag || item.type == Type::about || (element && updated_))
      total = false;
    else
      keys.push_back(item.name + (element ? ".id" : "") + pick({"", "", " DESC"}));
  }
  if (keys.empty()) return "";
  for (std::size_t i = keys.size(); i > 1; --i) std::swap(keys[i - 1], keys[below(i)]);
  if (!total) keys.resize(1 + below(keys.size()));
  text = fmt::format(" ORDER BY {}", fmt::join(keys, ", "));
  if (!total) return text;
  if (chance(3)) text += fmt::format(" SKIP {}", below(4));
  if (chance(2)) {
    text += fmt::format(" LIMIT {}", below(6));
    rows_ = std::min(rows_, 5.0);
  }
  return text;
}

/// Aggregates, behind the keys that `items` holds already.
void Generator::aggregates(Scope& items, std::vector<std::string>& texts, bool last) {
  const auto add = [&](const std::string& expression, Type type, const char* stem) {
    const std::string name = fresh(stem);
    texts.push_back(expression + " AS " + name);
    items.push_back({name, type});
  };
  std::string key;
  for (const Name& item : items)
    if (item.type == Type::integer && texts[static_cast<std::size_t>(&item - items.data())] == item.name)
      key = item.name;
  for (std::size_t count = 1 + below(3); count > 0; --count) {
    const char* unique = chance(3) ? "DISTINCT " : "";
    const std::string node = variable(Type::node), relationship = variable(Type::relationship);
    switch (below(12)) {
      case 0:
      case 1:
        add(key.empty() || chance(2) ? "count(*)" : "count(*) + " + key, Type::integer, "k");
        break;
      case 2:
        add(fmt::format("count({}{})", unique, node.empty() || chance(2) ? any(1) : node), Type::integer,
            "k");
        break;
      case 3:
        add(fmt::format("sum({}{})", unique, integer(1)), Type::integer, "k");
        break;
      case 4:
        add(fmt::format("{}({}{})", pick({"min", "max"}), unique, any(1)), Type::any, "k");
        break;
      case 5:
        add(fmt::format("{}({})", pick({"min", "max"}), integer(1)), Type::integer, "k");
        break;
      case 6:
        add(fmt::format("collect({}{})", unique, integer(1)), Type::bag, "bag");
        break;
      case 7:
        if (last)
          add(fmt::format("avg({}{})", unique, integer(1)), Type::about, "about");
        else
          add(fmt::format("count({}{}) + {}", unique, any(1), below(3)), Type::integer, "k");
        break;
      case 8:
        if (last)
          add(pick({"stDev(", "stDevP("}) + integer(1) + ")", Type::about, "about");
        else
          add(fmt::format("percentileDisc({}, {})", integer(1), pick({"0.5", "0", "1.0", "0.3"})),
              Type::integer, "k");
        break;
      case 9:
        add(fmt::format("count({}{})", unique, relationship.empty() ? any(1) : relationship), Type::integer,
            "k");
        break;
      default:
        add(fmt::format("size(collect({}{}))", unique, any(1)), Type::integer, "k");
        break;
    }
  }
}

/// Behind WITH or RETURN; the scope becomes what it projects.
std::string Generator::projection(bool last) {
  Scope items;
  std::vector<std::string> texts;
  static constexpr Type scalars[] = {Type::integer, Type::integer, Type::any,     Type::any,
                                     Type::text,    Type::truth,   Type::numbers, Type::bag};
  const auto add = [&](Type type, int depth) {
    const std::string what = expression(type, depth), name = fresh(type == Type::bag ? "bag" : "k");
    texts.push_back(what + " AS " + name);
    items.push_back({name, type});
  };
  const auto keep = [&](const Name& name) {
    texts.push_back(name.name);
    items.push_back(name);
  };
  if (chance(3)) {
    for (std::size_t keys = below(3); keys > 0; --keys) {
      if (scope_.empty() || chance(2)) {
        add(scalars[below(std::size(scalars) - 1)], 1);
        continue;
      }
      const Name& name = scope_[below(scope_.size())];
      const bool there =
          std::any_of(items.begin(), items.end(), [&](const Name& n) { return n.name == name.name; });
      if (name.type != Type::bag && !there) keep(name);
    }
    if (items.empty()) rows_ = 1;
    aggregates(items, texts, last);
  } else if (!scope_.empty() && chance(10)) {
    items = scope_;
    texts.emplace_back("*");
    if (chance(2)) add(Type::integer, 2);
    // Columns of a star stand by their names.
    std::sort(items.begin(), items.end(), [](const Name& a, const Name& b) { return a.name < b.name; });
  } else {
    for (const Name& name : scope_)
      if (chance(2)) keep(name);
    for (std::size_t count = items.empty() ? 1 + below(2) : below(3); count > 0; --count)
      add(scalars[below(std::size(scalars))], 2);
  }
  const bool has_bag =
      std::any_of(items.begin(), items.end(), [](const Name& item) { return item.type == Type::bag; });
  scope_ = items;
  std::string text = fmt::format("{}{}", !has_bag && chance(5) ? "DISTINCT " : "", fmt::join(texts, ", "));
  if (chance(3)) text += order_and_limit(items, !chance(4));
  return text;
}

void Generator::with() {
  std::string text = "WITH " + projection(false);
  if (chance(4)) text += " WHERE " + truth(1);
  clauses_.push_back(text);
}

void Generator::call_subquery() {
  const std::string outer = variable(Type::node);
  const Scope kept = scope_, before = before_;
  std::string text = chance(5) ? "OPTIONAL CALL " : "CALL ", import;
  if (!outer.empty() && chance(4)) {
    text += "(*) { ";
  } else if (!outer.empty() && chance(3)) {
    text += fmt::format("({}) {{ ", outer);
    scope_ = {{outer, Type::node}};
  } else if (!outer.empty() && !chance(4)) {
    text += "{ ";
    import = fmt::format("WITH {} ", outer);
    scope_ = {{outer, Type::node}};
  } else {
    text += "{ ";
    scope_.clear();
  }
  const Scope inside = scope_;
  const double rows = rows_;
  const std::string name = fresh("k");
  const auto part = [&] {
    scope_ = before_ = inside;
    rows_ = rows;
    std::string one = import + (chance(4) ? "OPTIONAL MATCH " : "MATCH ") + path(true, 2);
    if (chance(2)) one += " WHERE " + truth(1);
    switch (below(4)) {
      case 0:
        return one + " RETURN count(*) AS " + name;
      case 1:
        return one + fmt::format(" RETURN sum({}) AS {}", integer(1), name);
      case 2:
        return one + fmt::format(" RETURN {0} AS {1} ORDER BY {1} LIMIT {2}", integer(1), name, 1 + below(3));
      default:
        return one + fmt::format(" RETURN {}{} AS {}", chance(3) ? "DISTINCT " : "", integer(1), name);
    }
  };
  text += part();
  if (chance(4)) text += pick({" UNION ", " UNION ALL "}) + part();
  scope_ = kept;
  before_ = before;
  scope_.push_back({name, Type::integer});
  clauses_.push_back(text + " }");
}

}  // namespace kenes::answers
