// SPDX-License-Identifier: Apache-2.0
// Expressions of each type, over what is in scope.
#include <fmt/format.h>

#include "tests/answers/generator.hpp"

namespace kenes::answers {

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
    case Type::bag:
      return bag(depth);
    case Type::node: {
      const std::string node = variable(Type::node);
      return node.empty() ? "null" : node;
    }
    default:
      return any(depth);
  }
}

std::string Generator::integer(int depth) {
  const std::string node = variable(Type::node), relationship = variable(Type::relationship);
  switch (below(depth > 0 ? 24 : 6)) {
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
      if (chance(2))
        return fmt::format("CASE {} WHEN {} THEN {} WHEN {} THEN {} END", integer(depth - 1),
                           integer(depth - 1), integer(depth - 1), any(depth - 1), integer(depth - 1));
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
      return "size(" + bag(depth - 1) + ")";
    case 18:
      return fmt::format("{{a: {}, b: {}}}.{}", integer(depth - 1), integer(depth - 1),
                         pick({"a", "b", "c"}));
    default:
      return integer_of_elements(depth);
  }
  return std::to_string(below(5));
}

/// Numbers that come of nodes, relationships and lists of them.
std::string Generator::integer_of_elements(int depth) {
  const std::string node = variable(Type::node), relationship = variable(Type::relationship);
  const std::string nodes = node_list(), relationships = relationship_list();
  switch (below(8)) {
    case 0:
      if (!nodes.empty()) return "size(" + nodes + ")";
      break;
    case 1:
      if (!nodes.empty()) return pick({"head", "last"}) + "(" + nodes + ")." + pick({"id", "x"});
      break;
    case 2:
      if (!relationships.empty()) {
        const std::string sum = fresh("t"), each = fresh("i");
        return fmt::format("reduce({0} = 0, {1} IN {2} | {0} + coalesce({1}.w, 1))", sum, each,
                           relationships);
      }
      break;
    case 3:
      if (!relationships.empty()) return fmt::format("{}[{}].id", relationships, below(2));
      break;
    case 4:
      if (!relationship.empty()) return pick({"startNode", "endNode"}) + "(" + relationship + ").id";
      break;
    case 5:
      if (!node.empty()) return pick({"size(labels(", "size(keys("}) + node + "))";
      break;
    case 6:
      if (!node.empty()) return node + pick({"['x']", "['id']"});
      break;
    default:
      if (!nodes.empty() && depth > 0) {
        const std::string each = fresh("i");
        return fmt::format("size([{0} IN {1} WHERE {0}.x {2} {3}])", each, nodes, comparison(),
                           integer(depth - 1));
      }
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
      return pick({"null", "0.5", "'a'", "true", "1.0", "2", "'b'", "[1, 2]", "{a: 1}", "[]"});
    case 6:
      if (depth > 0) return chance(2) ? text(depth - 1) : truth(depth - 1);
      break;
    default:
      if (!node.empty() && chance(4)) return fmt::format("{} {{.x, z: {}}}", node, integer(depth - 1));
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
  switch (below(depth > 0 ? 9 : 3)) {
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
      if (chance(4)) return fmt::format("[{} IN {} | {}]", each, list, mapped);
      return fmt::format("[{} IN {} WHERE {} | {}]", each, list, condition, mapped);
    }
    case 5:
      return fmt::format("{}[{}..{}]", numbers(depth - 1), below(2), 1 + below(3));
    case 6:
      return fmt::format("({} + {})", numbers(depth - 1),
                         chance(2) ? numbers(depth - 1) : integer(depth - 1));
    case 7:
      if (const std::string nodes = node_list(); !nodes.empty()) {
        const std::string each = fresh("i");
        scope_.push_back({each, Type::node});
        const std::string mapped = integer(depth - 1);
        scope_.pop_back();
        return fmt::format("[{} IN {} | {}]", each, nodes, mapped);
      }
      break;
    case 8:
      if (const std::string relationships = relationship_list(); !relationships.empty()) {
        const std::string each = fresh("i");
        return fmt::format("[{0} IN {1} WHERE {0}.w IS NOT NULL | {0}.{2}]", each, relationships,
                           pick({"id", "w"}));
      }
      break;
    default:
      break;
  }
  return pick({"[1, 2]", "[0, 1, 1]", "[]", "[3]", "[1, null]", "[2, 0]"});
}

/// Numbers in any order.
std::string Generator::bag(int depth) {
  const std::string known = variable(Type::bag);
  if (!known.empty() && chance(2)) return known;
  if (chance(2)) return pattern_comprehension(depth);
  return subquery("COLLECT");
}

std::string Generator::node_list() {
  const std::string list = variable(Type::nodes), path = variable(Type::path);
  if (!list.empty() && (path.empty() || chance(2))) return list;
  return path.empty() ? "" : "nodes(" + path + ")";
}

std::string Generator::relationship_list() {
  const std::string list = variable(Type::relationships), path = variable(Type::path);
  if (!list.empty() && (path.empty() || chance(2))) return list;
  return path.empty() ? "" : "relationships(" + path + ")";
}

std::string Generator::comparison() { return pick({"=", "<", ">", "<=", ">=", "<>", "="}); }

std::string Generator::label_test() {
  return pick({":A",    ":B",   ":A",       ":B",      ":C", ":A|B", ":A&B",    ":!A",
               ":!C",   ":A:B", ":(A|C)&B", ":!(A|B)", ":%", ":!%",  ":$('A')", ":$any(['B', 'C'])",
               " IS A", ":A",   ":B",       ":Unknown"});
}

std::string Generator::truth(int depth) {
  const std::string node = variable(Type::node);
  switch (below(depth > 0 ? 19 : 6)) {
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
      return chance(3) ? "NOT " + subquery("EXISTS") : subquery("EXISTS");
    case 14:
      return pattern_predicate();
    case 15:
      return fmt::format("{} {} {} {} {}", integer(depth - 1), pick({"<", "<="}), integer(depth - 1),
                         pick({"<", "<=", "="}), integer(depth - 1));
    case 16:
      return fmt::format("{} IN [{}, {}, {}]", any(depth - 1), any(depth - 1), any(depth - 1),
                         any(depth - 1));
    case 17:
    case 18:
      return truth_of_elements(depth);
    default:
      break;
  }
  if (const std::string name = variable(Type::truth); !name.empty()) return name;
  return pick({"true", "false", "null", "true"});
}

std::string Generator::truth_of_elements(int depth) {
  const std::string node = variable(Type::node), relationship = variable(Type::relationship);
  const std::string nodes = node_list(), relationships = relationship_list();
  switch (below(5)) {
    case 0:
      if (!node.empty() && !nodes.empty()) return node + " IN " + nodes;
      break;
    case 1:
      if (!nodes.empty()) {
        const std::string each = fresh("i");
        scope_.push_back({each, Type::node});
        const std::string condition = truth(depth - 1);
        scope_.pop_back();
        return fmt::format("{}({} IN {} WHERE {})", pick({"all", "any", "none", "single"}), each, nodes,
                           condition);
      }
      break;
    case 2:
      if (!relationship.empty()) return relationship + pick({":R", ":R|S", ":!R", " IS T"});
      break;
    case 3:
      if (!relationship.empty() && !relationships.empty()) return relationship + " IN " + relationships;
      break;
    default:
      return integer(depth - 1) + " IN " + bag(depth - 1);
  }
  return pick({"true", "false", "null", "true"});
}

std::string Generator::pattern_predicate() {
  if (plain_ || variable(Type::node).empty()) return "true";
  const Scope kept = scope_;
  const double rows = rows_;
  std::string text = "(" + variable(Type::node) + ")";
  for (std::size_t length = 1 + below(2); length > 0; --length) {
    text += relationship(false, false);
    text += node(false, 3);
  }
  scope_ = kept;
  rows_ = rows;
  return text;
}

std::string Generator::pattern_comprehension(int depth) {
  if (plain_) return "[]";
  const Scope kept = scope_, before = before_;
  const double rows = rows_;
  before_ = scope_;
  std::string text = "[";
  const std::string name = chance(5) ? fresh("p") : "";
  if (!name.empty()) text += name + " = ";
  text += node(true, 2, true);
  for (std::size_t length = 1 + below(2); length > 0; --length) {
    text += relationship(true, false);
    text += node(true, 6);
  }
  if (!name.empty()) scope_.push_back({name, Type::path});
  if (chance(3)) text += " WHERE " + truth(depth > 0 ? depth - 1 : 0);
  text += " | " + integer(depth > 0 ? depth - 1 : 0) + "]";
  scope_ = kept;
  before_ = before;
  rows_ = rows;
  return text;
}

/// EXISTS, COUNT or COLLECT of a MATCH.
std::string Generator::subquery(const char* kind) {
  const bool collects = kind[2] == 'L';
  if (plain_) return collects ? "[]" : *kind == 'C' ? "3" : "false";
  const Scope kept = scope_, before = before_;
  const double rows = rows_;
  before_ = scope_;
  std::string text = fmt::format("{} {{ MATCH {}", kind, path(true, 2));
  if (chance(2)) text += " WHERE " + truth(1);
  if (collects || chance(4)) {
    const std::string name = fresh("k");
    const bool distinct = chance(2);
    text += fmt::format(" WITH {}{} AS {}", distinct ? "DISTINCT " : "", integer(1), name);
    if (distinct) scope_ = kept;
    scope_.push_back({name, Type::integer});
    if (chance(2)) text += " WHERE " + truth(1);
    text += " RETURN " + name;
  }
  scope_ = kept;
  before_ = before;
  rows_ = rows;
  return text + " }";
}

}  // namespace kenes::answers
