// SPDX-License-Identifier: Apache-2.0
// Updating clauses. Every row's change is the same whenever its turn comes: constants, counting up, or values
// of the element itself.
#include <fmt/format.h>

#include <algorithm>

#include "tests/answers/generator.hpp"

namespace kenes::answers {

void Generator::create() {
  const std::string a = variable(Type::node, true), b = variable(Type::node, true);
  const std::string made = fresh("n");
  if (!a.empty() && chance(2)) {
    const std::string arrow = pick({"->", "<-"}), left = arrow == "<-" ? "<-" : "-",
                      right = arrow == "->" ? "->" : "-";
    if (chance(2)) {
      const std::string link = fresh("r");
      clauses_.push_back(fmt::format("CREATE ({}){}[{}:{} {{w: {}}}]{}({})", a, left, link,
                                     pick({"R", "S", "T", "New"}), below(4), right, b));
      scope_.push_back({link, Type::relationship});
      return;
    }
    clauses_.push_back(fmt::format("CREATE ({}){}[:{}]{}({}{} {{x: {}}})", a, left, pick({"R", "S", "T"}),
                                   right, made, pick({":A", ":B", ":A:C", ""}), integer(1)));
  } else if (chance(4)) {
    const std::string path = fresh("p");
    clauses_.push_back(
        fmt::format("CREATE {} = ({}:A {{x: {}}})-[:R {{w: {}}}]->(:$('B') {{y: {}}})<-[:S]-({})", path, made,
                    integer(1), below(4), any(1), a));
    scope_.push_back({path, Type::path});
  } else {
    clauses_.push_back(fmt::format("{} ({}{} {{id: {} + 100, y: {}}})", pick({"CREATE", "CREATE", "INSERT"}),
                                   made, pick({":A", ":B", ":C", ":New", ":A&B", ""}), integer(1), any(1)));
  }
  scope_.push_back({made, Type::node});
}

void Generator::merge() {
  const std::string a = variable(Type::node, true), b = variable(Type::node, true);
  const std::string made = fresh("n"), link = fresh("r");
  std::string text, changed = made;
  bool relates = true;
  switch (a.empty() ? 0 : below(6)) {
    case 0:
      text = fmt::format("MERGE ({}:{} {{x: coalesce({}, 9)}})", made, pick({"A", "B", "C"}), integer(1));
      relates = false;
      break;
    case 1:
      text = fmt::format("MERGE ({})-[{}:{}]->({})", a, link, pick({"R", "S", "New"}), b);
      break;
    case 2:
      text = fmt::format("MERGE ({})-[{}:{}]->({}:{} {{x: {}}})", a, link, pick({"R", "T"}), made,
                         pick({"A", "B"}), below(3));
      break;
    case 3:
      text = fmt::format("MERGE ({})<-[{}:{}]-({} {{id: {}}})", a, link, pick({"R", "T"}), made, below(4));
      break;
    case 4:
      text = fmt::format("MERGE ({})-[{}:R {{w: {}}}]->(:{})-[:{}]->({})", a, link, below(3),
                         pick({"A", "New"}), pick({"S", "R"}), made);
      break;
    default:
      text = fmt::format("MERGE ({})-[{}:{}]-({}:New)", a, link, pick({"R", "T"}), made);
      break;
  }
  const bool both_bound = relates && text.find(made) == std::string::npos;
  if (both_bound) changed = link;
  if (chance(2)) text += fmt::format(" ON CREATE SET {}.c = 'new'", changed);
  if (chance(2))
    text += fmt::format(" ON MATCH SET {0}.c = 'old', {0}.{1}", changed, pick({"d = 1", "c = 'older'"}));
  if (chance(6) && changed == made) text += fmt::format(" ON CREATE SET {0} += {{e: 1}}, {0}:New", changed);
  clauses_.push_back(text);
  if (!both_bound) scope_.push_back({made, Type::node});
  if (relates) scope_.push_back({link, Type::relationship});
}

void Generator::set() {
  const std::string a = variable(Type::node), r = variable(Type::relationship);
  if (!r.empty() && chance(3)) {
    clauses_.push_back(fmt::format("SET {0}.w = {1}", r, chance(2) ? "5" : "coalesce(" + r + ".w, 0) + 1"));
    return;
  }
  if (a.empty()) return create();
  switch (below(11)) {
    case 6:
      clauses_.push_back(fmt::format("SET {}:$('{}')", a, pick({"A", "C"})));
      break;
    case 7:
      clauses_.push_back(fmt::format("SET {}['x'] = {}", a, below(4)));
      break;
    case 8:
      clauses_.push_back(fmt::format("SET {0} += properties({0}), {0}.z = size(labels({0}))", a));
      break;
    case 9:
      clauses_.push_back(fmt::format("SET {0}.x = 1, {0}:B:C, {0}.y = {0}.x", a));
      break;
    case 0:
      clauses_.push_back(fmt::format("SET {}.x = {}", a, below(4)));
      break;
    case 1:
      clauses_.push_back(fmt::format("SET {0}.x = coalesce({0}.x, 0) + {1}", a, 1 + below(2)));
      break;
    case 2:
      clauses_.push_back(fmt::format("SET {0} = {{id: {0}.id, y: {1}}}", a, pick({"0.5", "'q'", "null"})));
      break;
    case 3:
      clauses_.push_back(
          fmt::format("SET {} += {{s: {}, x: {}}}", a, pick({"'z'", "null"}), pick({"1", "null"})));
      break;
    case 4:
      clauses_.push_back(fmt::format("SET {}:{}", a, pick({"A", "B", "New"})));
      break;
    case 5:
      clauses_.push_back(fmt::format("SET {}.x = 2, {}.s = 'w'", a, variable(Type::node)));
      break;
    default:
      clauses_.push_back(fmt::format("SET {}.y = {}", a, pick({"null", "1", "'a'", "[1, 2]", "0.5"})));
      break;
  }
}

void Generator::remove() {
  const std::string a = variable(Type::node);
  if (a.empty()) return create();
  clauses_.push_back(
      fmt::format("REMOVE {}{}", a, pick({".x", ".y", ":A", ":B", ".missing", ":$('A')", ":A:C", "['s']"})));
}

void Generator::delete_some() {
  const std::string a = variable(Type::node), r = variable(Type::relationship), p = variable(Type::path);
  if (!r.empty() && chance(2))
    clauses_.push_back("DELETE " + r);
  else if (!p.empty() && chance(2))
    clauses_.push_back("DETACH DELETE " + p);
  else if (!a.empty())
    clauses_.push_back((chance(4) ? "DELETE " : "DETACH DELETE ") + a);
  else
    return create();
  std::erase_if(scope_, [](const Name& name) { return is_element(name.type); });
}

void Generator::foreach () {
  const std::string a = variable(Type::node, true), each = fresh("i");
  if (const std::string nodes = node_list(); !nodes.empty() && chance(2)) {
    clauses_.push_back(
        fmt::format("FOREACH ({0} IN {1} | SET {0}{2})", each, nodes, pick({".z = 1", ".x = null", ":New"})));
    return;
  }
  std::string list = numbers(1);
  if (chance(4)) {
    clauses_.push_back(
        fmt::format("FOREACH ({0} IN {1} | MERGE (:C {{x: coalesce({0}, 7)}}) FOREACH ({2} IN [0, 1] | "
                    "CREATE (:New {{x: {2}}})))",
                    each, list, fresh("i")));
    return;
  }
  const std::string made = a.empty() || chance(2) ? fmt::format("CREATE (:C {{x: {}}})", each)
                           : chance(2)            ? fmt::format("SET {}.x = {}", a, each)
                                       : fmt::format("CREATE ({})-[:S {{w: {}}}]->(:New)", a, each);
  if (made.starts_with("SET")) list = "[2, 0]";  // the last one stays, so it is the same for all rows
  clauses_.push_back(fmt::format("FOREACH ({} IN {} | {})", each, list, made));
}

void Generator::unit_subquery() {
  const std::string a = variable(Type::node, true);
  if (a.empty())
    clauses_.push_back(fmt::format("CALL {{ CREATE (:C {{x: {}}}) }}", below(3)));
  else if (chance(2))
    clauses_.push_back(fmt::format("CALL {{ WITH {0} CREATE ({0})-[:S]->(:C {{x: {1}}}) }}", a, below(3)));
  else
    clauses_.push_back(fmt::format("CALL {{ WITH {0} MATCH ({0})-[r:R]->() SET r.w = 8 }}", a));
}

void Generator::update() {
  plain_ = true;
  switch (below(12)) {
    case 0:
    case 1:
    case 2:
      create();
      break;
    case 3:
    case 4:
    case 5:
      merge();
      break;
    case 6:
    case 7:
      set();
      break;
    case 8:
      remove();
      break;
    case 9:
      delete_some();
      break;
    case 10:
      foreach ()
        ;
      break;
    default:
      unit_subquery();
      break;
  }
  updated_ = true;
  plain_ = false;
}

}  // namespace kenes::answers
