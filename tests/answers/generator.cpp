// SPDX-License-Identifier: Apache-2.0
// Expressions, patterns and reading clauses; the updating ones are in generator_updates.cpp.
#include "tests/answers/generator.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kenes::answers {

std::string Generator::pick(std::initializer_list<const char*> texts) {
  return texts.begin()[below(texts.size())];
}

std::string Generator::variable(Type type, bool surely_there) {
  std::vector<std::string> names;
  for (const Name& name : scope_)
    if (name.type == type && !(surely_there && name.nullable)) names.push_back(name.name);
  return names.empty() ? "" : names[below(names.size())];
}

std::string Generator::expression(Type type, int depth) {
  switch (type) {
    case Type::integer:
      return integer(depth);
    case Type::text:
      return text(depth);
    case Type::truth:
      return truth(depth);
    case Type::numbers:
      return numbers(depth);
    default:
      return any(depth);
  }
}

std::string Generator::integer(int depth) {
  const std::string node = variable(Type::node), relationship = variable(Type::relationship);
  switch (below(depth > 0 ? 18 : 6)) {
    case 0:
    case 1:
      if (!node.empty()) return node + pick({".id", ".id", ".x"});
      break;
    case 2:
      if (!relationship.empty()) return relationship + pick({".w", ".id"});
      break;
    case 3:
    case 4:
      if (const std::string name = variable(Type::integer); !name.empty()) return name;
      break;
    case 6:
      return fmt::format("({} {} {})", integer(depth - 1), pick({"+", "-", "+"}), integer(depth - 1));
    case 7:
      return fmt::format("({} * {})", integer(depth - 1), below(4));
    case 8:
      return fmt::format("({} {} {})", integer(depth - 1), pick({"%", "/"}), 1 + below(4));
    case 9:
      return fmt::format("size({})", chance(2) ? numbers(depth - 1) : text(depth - 1));
    case 10:
      return fmt::format("coalesce({}, {})", integer(depth - 1), below(4));
    case 11:
      return fmt::format("CASE WHEN {} THEN {} ELSE {} END", truth(depth - 1), integer(depth - 1),
                         integer(depth - 1));
    case 12:
      return subquery("COUNT");
    case 13: {
      const std::string sum = fresh("t"), each = fresh("i");
      return fmt::format("reduce({0} = {1}, {2} IN {3} | {0} + {2})", sum, below(3), each,
                         numbers(depth - 1));
    }
    case 14:
      return fmt::format("{}[{}]", numbers(depth - 1), static_cast<int>(below(4)) - 1);
    case 15:
      return fmt::format("{}({})", pick({"abs", "sign", "toInteger"}), integer(depth - 1));
    case 16:
      if (const std::string path = variable(Type::path); !path.empty()) return "length(" + path + ")";
      break;
    case 17:
      if (const std::string bag = variable(Type::bag); !bag.empty()) return "size(" + bag + ")";
      break;
    default:
      break;
  }
  return std::to_string(below(5));
}

std::string Generator::any(int depth) {
  const std::string node = variable(Type::node);
  switch (below(8)) {
    case 0:
    case 1:
    case 2:
      if (!node.empty()) return node + pick({".y", ".y", ".s", ".x", ".missing"});
      break;
    case 3:
      return integer(depth - 1);
    case 4:
      if (const std::string name = variable(Type::any); !name.empty()) return name;
      break;
    case 5:
      return pick({"null", "0.5", "'a'", "true", "1.0", "2", "'b'"});
    case 6:
      if (depth > 0) return chance(2) ? text(depth - 1) : truth(depth - 1);
      break;
    default:
      break;
  }
  return pick({"0", "1", "'a'", "0.5"});
}

std::string Generator::text(int depth) {
  const std::string node = variable(Type::node), relationship = variable(Type::relationship);
  switch (below(depth > 0 ? 8 : 4)) {
    case 0:
    case 1:
      if (!node.empty()) return node + ".s";
      break;
    case 2:
      if (!relationship.empty()) return "type(" + relationship + ")";
      break;
    case 3:
      if (const std::string name = variable(Type::text); !name.empty()) return name;
      break;
    case 4:
      return fmt::format("({} + {})", text(depth - 1), text(depth - 1));
    case 5:
      return fmt::format("{}({})", pick({"toUpper", "toLower", "reverse", "trim"}), text(depth - 1));
    case 6:
      return fmt::format("substring({}, {}, {})", text(depth - 1), below(2), below(3));
    case 7:
      return fmt::format("toString({})", integer(depth - 1));
    default:
      break;
  }
  return pick({"'a'", "'b'", "'ab'", "''", "'\xC3\xA9'"});
}

std::string Generator::numbers(int depth) {
  switch (below(depth > 0 ? 7 : 3)) {
    case 0:
      if (const std::string name = variable(Type::numbers); !name.empty()) return name;
      break;
    case 1:
      return fmt::format("[{}, {}]", integer(depth - 1), integer(depth - 1));
    case 3:
      return fmt::format("range({}, {})", below(3), below(4));
    case 4: {
      const std::string each = fresh("i"), list = numbers(depth - 1);
      scope_.push_back({each, Type::integer});
      const std::string condition = truth(depth - 1), mapped = integer(depth - 1);
      scope_.pop_back();
      return fmt::format("[{} IN {} WHERE {} | {}]", each, list, condition, mapped);
    }
    case 5:
      return fmt::format("{}[{}..{}]", numbers(depth - 1), below(2), 1 + below(3));
    case 6:
      return fmt::format("({} + {})", numbers(depth - 1),
                         chance(2) ? numbers(depth - 1) : integer(depth - 1));
    default:
      break;
  }
  return pick({"[1, 2]", "[0, 1, 1]", "[]", "[3]", "[1, null]", "[2, 0]"});
}

std::string Generator::comparison() { return pick({"=", "<", ">", "<=", ">=", "<>", "="}); }

std::string Generator::label_test() {
  return pick({":A", ":B", ":A", ":B", ":C", ":A|B", ":A&B", ":!A", ":!C", ":Unknown", ":A:B"});
}

std::string Generator::truth(int depth) {
  const std::string node = variable(Type::node);
  switch (below(depth > 0 ? 17 : 6)) {
    case 0:
    case 1:
      return fmt::format("{} {} {}", integer(depth - 1), comparison(), integer(depth - 1));
    case 2:
      return fmt::format("{} {} {}", any(depth - 1), comparison(), any(depth - 1));
    case 3:
      if (!node.empty()) return node + label_test();
      break;
    case 4:
      return fmt::format("{} IS {}NULL", any(depth - 1), chance(2) ? "NOT " : "");
    case 5:
      if (const std::string other = variable(Type::node); !other.empty())
        return fmt::format("{} {} {}", node, chance(2) ? "=" : "<>", other);
      break;
    case 6:
    case 7:
    case 8:
      return fmt::format("({} {} {})", truth(depth - 1), pick({"AND", "OR", "XOR", "AND"}), truth(depth - 1));
    case 9:
      return "NOT (" + truth(depth - 1) + ")";
    case 10:
      return fmt::format("{} IN {}", integer(depth - 1), numbers(depth - 1));
    case 11:
      return fmt::format("{} {} {}", text(depth - 1), pick({"STARTS WITH", "ENDS WITH", "CONTAINS", "="}),
                         text(depth - 1));
    case 12: {
      const std::string each = fresh("i");
      std::string list = variable(Type::bag);
      if (list.empty() || chance(2)) list = numbers(depth - 1);
      scope_.push_back({each, Type::integer});
      const std::string condition = truth(depth - 1);
      scope_.pop_back();
      return fmt::format("{}({} IN {} WHERE {})", pick({"all", "any", "none", "single"}), each, list,
                         condition);
    }
    case 13:
      return subquery("EXISTS");
    case 14:
      return pattern_predicate();
    case 15:
      return fmt::format("{} {} {} {} {}", integer(depth - 1), pick({"<", "<="}), integer(depth - 1),
                         pick({"<", "<=", "="}), integer(depth - 1));
    case 16:
      return fmt::format("{} IN [{}, {}, {}]", any(depth - 1), any(depth - 1), any(depth - 1),
                         any(depth - 1));
    default:
      break;
  }
  if (const std::string name = variable(Type::truth); !name.empty()) return name;
  return pick({"true", "false", "null", "true"});
}

std::string Generator::node(bool named, bool may_add, std::size_t reuse) {
  std::string text = "(";
  const std::string bound = variable(Type::node);
  bool is_new = false;
  if (!bound.empty() && chance(reuse)) {
    text += bound;
  } else if (named && may_add && !chance(4)) {
    scope_.push_back({fresh("n"), Type::node});
    text += scope_.back().name;
    is_new = true;
  }
  if (chance(5)) text += label_test();
  if (chance(16))
    text += chance(2) ? fmt::format(" {{x: {}}}", below(3))
                      : fmt::format(" {{y: {}}}", pick({"1", "'a'", "0.5", "1.0"}));
  else if (is_new && chance(12))
    text += fmt::format(" WHERE {}.x {} {}", scope_.back().name, comparison(), below(3));
  return text + ")";
}

std::string Generator::relationship(bool named, bool may_add) {
  const std::string arrow = pick({"->", "->", "->", "<-", "<-", "--"});
  const std::string before = arrow == "<-" ? "<-" : "-", after = arrow == "->" ? "->" : "-";
  if (chance(5)) return before + after;
  std::string text = before + "[";
  const bool long_one = chance(6);
  if (named && may_add && !long_one && chance(2)) {
    scope_.push_back({fresh("r"), Type::relationship});
    text += scope_.back().name;
  } else if (const std::string bound = variable(Type::relationship);
             !bound.empty() && !long_one && named && chance(10)) {
    // Bound before this MATCH, or there would be no walk at all.
    if (may_add) text += bound;
  }
  text += pick({":R", ":R", ":R", ":S", ":T", ":R|S", ":!R", "", "", "", ""});
  if (long_one) text += pick({"*1..2", "*..2", "*2", "*0..1", "*0..2", "*1..3", "*..3"});
  if (chance(14)) text += fmt::format(" {{w: {}}}", below(3));
  return text + "]" + after;
}

std::string Generator::path(bool named, std::size_t longest) {
  std::string text = node(named, true, 2);
  for (std::size_t length = below(longest + 1); length > 0; --length) {
    text += relationship(named, true);
    text += node(named, true, 6);
  }
  return text;
}

std::string Generator::pattern_predicate() {
  if (plain_) return "true";
  const std::string start = variable(Type::node);
  if (start.empty()) return "true";
  std::string text = "(" + start + ")";
  const Scope kept = scope_;
  for (std::size_t length = 1 + below(2); length > 0; --length) {
    text += relationship(false, false);
    text += node(false, false, 3);
  }
  scope_ = kept;
  return text;
}

std::string Generator::subquery(const char* kind) {
  if (plain_) return *kind == 'C' ? "3" : "false";
  const Scope kept = scope_;
  std::string text = fmt::format("{} {{ MATCH {}", kind, path(true, 2));
  if (chance(2)) text += " WHERE " + truth(1);
  if (chance(4)) {
    const std::string name = fresh("k");
    text += fmt::format(" WITH {}{} AS {}", chance(2) ? "DISTINCT " : "", integer(1), name);
    scope_.push_back({name, Type::integer});
    if (chance(2)) text += " WHERE " + truth(1);
    text += " RETURN " + name;
  }
  scope_ = kept;
  return text + " }";
}

void Generator::match() {
  const bool optional = chance(4);
  const std::size_t before = scope_.size();
  std::string text = optional ? "OPTIONAL MATCH " : "MATCH ";
  for (std::size_t count = chance(4) ? 2 : 1; count > 0; --count) {
    std::string name;
    if (chance(7)) {
      name = fresh("p");
      text += name + " = ";
    }
    text += path(true, 3) + (count > 1 ? ", " : "");
    if (!name.empty()) scope_.push_back({name, Type::path});
  }
  if (chance(3)) text += " WHERE " + truth(2);
  for (std::size_t i = before; i < scope_.size(); ++i) scope_[i].nullable = optional;
  clauses_.push_back(text);
}

void Generator::shortest() {
  const std::string a = fresh("n"), b = fresh("n"), p = fresh("p");
  clauses_.push_back(fmt::format("MATCH ({0}{1}), ({2}) WHERE {0}.id < {2}.id", a, pick({"", ":A"}), b));
  const bool all = chance(2);
  clauses_.push_back(fmt::format("{}MATCH {} = {}(({})-[{}*{}]{}({}))", chance(3) ? "OPTIONAL " : "", p,
                                 all ? "allShortestPaths" : "shortestPath", a, pick({"", ":R", ":R|S"}),
                                 pick({"..4", "..3", "1..3"}), pick({"->", "-"}), b));
  scope_.push_back({a, Type::node});
  scope_.push_back({b, Type::node});
  const std::string name = fresh("k");
  if (all) {
    scope_.push_back({p, Type::path, true});
    return;
  }
  // Which of several it is remains open.
  clauses_.push_back(fmt::format("WITH {}, {}, length({}) AS {}", a, b, p, name));
  std::erase_if(scope_, [&](const Name& one) { return one.name != a && one.name != b; });
  scope_.push_back({name, Type::integer});
}

void Generator::unwind() {
  const std::string bag = variable(Type::bag), node = variable(Type::node), name = fresh("k");
  if (!node.empty() && chance(3)) {  // there and back again
    const std::string list = fresh("bag");
    clauses_.push_back(fmt::format("WITH collect({}{}) AS {}", chance(2) ? "DISTINCT " : "", node, list));
    clauses_.push_back(fmt::format("UNWIND {} AS {}", list, node));
    scope_ = {{node, Type::node}};
    return;
  }
  if (!node.empty() && chance(3)) {
    clauses_.push_back(fmt::format("UNWIND [({})-[:R]-(:A) | {}] AS {}", node, integer(1), name));
  } else {
    clauses_.push_back(fmt::format("UNWIND {} AS {}", bag.empty() ? numbers(2) : bag, name));
  }
  scope_.push_back({name, Type::integer});
}

std::string Generator::order_and_limit(const Scope& items, bool total) {
  std::string text;
  std::vector<std::string> keys;
  for (const Name& item : items) {
    const bool element = item.type == Type::node || item.type == Type::relationship;
    if (item.type == Type::path || item.type == Type::bag || item.type == Type::about ||
        (element && updated_))
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
  if (chance(2)) text += fmt::format(" LIMIT {}", below(6));
  return text;
}

/// Behind WITH or RETURN; the scope becomes what it projects.
std::string Generator::projection(bool last) {
  Scope items;
  std::vector<std::string> texts;
  bool distinct = chance(5), has_bag = false;
  static constexpr Type scalars[] = {Type::integer, Type::integer, Type::any,    Type::any,
                                     Type::text,    Type::truth,   Type::numbers};
  const auto add = [&](const std::string& expression, Type type, const char* stem) {
    const std::string name = fresh(stem);
    texts.push_back(expression + " AS " + name);
    items.push_back({name, type});
  };
  const auto keep = [&](const Name& name) {
    texts.push_back(name.name);
    items.push_back(name);
    has_bag = has_bag || name.type == Type::bag;
  };
  if (chance(3)) {  // aggregate
    for (std::size_t keys = below(3); keys > 0; --keys) {
      if (!scope_.empty() && chance(2)) {
        const Name& name = scope_[below(scope_.size())];
        const bool there =
            std::any_of(items.begin(), items.end(), [&](const Name& n) { return n.name == name.name; });
        if (name.type != Type::bag && !there) keep(name);
      } else {
        const Type type = scalars[below(std::size(scalars))];
        add(expression(type, 1), type, "k");
      }
    }
    for (std::size_t count = 1 + below(3); count > 0; --count) {
      const char* unique = chance(3) ? "DISTINCT " : "";
      const std::string node = variable(Type::node);
      switch (below(9)) {
        case 0:
        case 1:
          add("count(*)", Type::integer, "k");
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
          has_bag = true;
          break;
        case 7:
          if (last)
            add(fmt::format("avg({}{})", unique, integer(1)), Type::about, "about");
          else
            add(fmt::format("count({}{}) + {}", unique, any(1), below(3)), Type::integer, "k");
          break;
        default:
          add(fmt::format("size(collect({}{}))", unique, any(1)), Type::integer, "k");
          break;
      }
    }
  } else {
    for (const Name& name : scope_)
      if (chance(2)) keep(name);
    for (std::size_t count = items.empty() ? 1 + below(2) : below(3); count > 0; --count) {
      const Type type = scalars[below(std::size(scalars))];
      add(expression(type, 2), type, "k");
    }
  }
  if (has_bag) distinct = false;
  scope_ = items;
  std::string text = fmt::format("{}{}", distinct ? "DISTINCT " : "", fmt::join(texts, ", "));
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
  const Scope kept = scope_;
  std::string text = "CALL { ";
  if (!outer.empty() && chance(3)) {
    text = fmt::format("CALL ({}) {{ ", outer);
    scope_ = {{outer, Type::node}};
  } else if (!outer.empty() && !chance(4)) {
    text += fmt::format("WITH {} ", outer);
    scope_ = {{outer, Type::node}};
  } else {
    scope_.clear();
  }
  const Scope inside = scope_;
  const std::string name = fresh("k");
  const auto part = [&] {
    scope_ = inside;
    std::string one = (chance(4) ? "OPTIONAL MATCH " : "MATCH ") + path(true, 2);
    if (chance(2)) one += " WHERE " + truth(1);
    switch (below(4)) {
      case 0:
        return one + " RETURN count(*) AS " + name;
      case 1:
        return one + fmt::format(" RETURN sum({}) AS {}", integer(1), name);
      case 2:
        return one + fmt::format(" RETURN {0} AS {1} ORDER BY {1} LIMIT {2}", integer(1), name, 1 + below(3));
      default:
        return one + fmt::format(" RETURN {} AS {}", integer(1), name);
    }
  };
  text += part();
  if (inside.empty() && chance(4)) text += pick({" UNION ", " UNION ALL "}) + part();
  scope_ = kept;
  scope_.push_back({name, Type::integer});
  clauses_.push_back(text + " }");
}

void Generator::read() {
  switch (below(9)) {
    case 0:
      return unwind();
    case 1:
    case 2:
      return with();
    case 3:
      return call_subquery();
    case 4:
      if (!updated_ && chance(3)) return shortest();
      return match();
    default:
      return match();
  }
}

std::vector<std::string> Generator::reading() {
  if (!chance(10)) match();
  for (std::size_t more = below(4); more > 0; --more) read();
  clauses_.push_back("RETURN " + projection(true));
  return clauses_;
}

}  // namespace kenes::answers
