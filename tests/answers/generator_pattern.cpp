// SPDX-License-Identifier: Apache-2.0
// Patterns, each part weighed before it is written: how many rows does it make of one?
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "tests/answers/generator.hpp"

namespace kenes::answers {

Generator::TypeTest Generator::type_test() {
  static constexpr TypeTest tests[] = {
      {":R", .5},     {":R", .5},      {":R", .5},   {":S", .35},     {":T", .2}, {":R|S", .85},
      {":!R", .5},    {":!(R|S)", .2}, {":S|T", .5}, {":$('R')", .5}, {":%", 1},  {":R&!S", .5},
      {" IS S", .35}, {"", 1},         {"", 1},      {"", 1},         {"", 1},    {":New", .1}};
  return tests[below(std::size(tests))];
}

/// How many relationships a node has in one direction, or in both.
double Generator::ways(const TypeTest& types, bool both) const {
  const double nodes = std::max(1.0, measure_.nodes);
  return measure_.relationships / nodes * types.share * (both ? 2 : 1);
}

/// The same of a step that is taken so often.
double Generator::ways(double one, const Length& length) {
  double all = 0;
  for (int i = length.least; i <= length.most; ++i) all += std::pow(one, i);
  return all;
}

/// `reuse`: one in so many is a node that is bound already; 0: none.
std::string Generator::node(bool named, std::size_t reuse, bool first) {
  const bool scan = first && affords(measure_.nodes);
  std::string text = "(";
  bool is_new = false, bound = false;
  const std::string known = reuse > 0 ? variable(Type::node) : "";
  if (!known.empty() && (chance(reuse) || (first && !scan))) {
    text += known;
    bound = true;
  } else if (named && !chance(4)) {
    text += introduce("n", Type::node);
    is_new = true;
  }
  if (chance(5)) text += label_test();
  if (first && !bound && !scan)
    text += fmt::format(" {{id: {}}}", below(static_cast<std::size_t>(measure_.nodes) + 1));
  else if (chance(16))
    text += chance(2) ? fmt::format(" {{x: {}}}", below(3))
                      : fmt::format(" {{y: {}}}", pick({"1", "'a'", "0.5", "1.0"}));
  else if (is_new && chance(12))
    text += fmt::format(" WHERE {}.x {} {}", scope_.back().name, comparison(), below(3));
  if (first && !bound && scan) multiply(measure_.nodes);
  return text + ")";
}

namespace {

/// The detail between the dashes of an arrow.
std::string arrow(const std::string& detail, const std::string& direction) {
  return (direction == "<-" ? "<-" : "-") + detail + (direction == "->" ? "->" : "-");
}

}  // namespace

std::string Generator::bound_relationship() {
  std::vector<std::string> names;
  for (const Name& name : before_)
    if (name.type == Type::relationship) names.push_back(name.name);
  return names.empty() ? "" : names[below(names.size())];
}

/// One relationship; `factor`: the rows that it makes of one.
std::string Generator::step(bool named, double& factor) {
  const std::string direction = pick({"->", "->", "->", "<-", "<-", "--"});
  TypeTest types = type_test();
  factor = ways(types, direction == "--");
  if (chance(5)) {
    factor = ways(types = {"", 1}, direction == "--");
    return arrow("", direction);
  }
  std::string detail = "[", name;
  if (named && chance(2)) {
    name = introduce("r", Type::relationship);
    detail += name;
  } else if (const std::string bound = bound_relationship(); named && !bound.empty() && chance(10)) {
    // Bound before this MATCH, or there would be no walk at all.
    detail += bound;
    std::erase_if(before_, [&](const Name& one) { return one.name == bound; });
  }
  detail += types.text;
  if (chance(14))
    detail += fmt::format(" {{w: {}}}", below(3));
  else if (!name.empty() && chance(10))
    detail += fmt::format(" WHERE {}.w {} {}", name, comparison(), integer(0));
  return arrow(detail + "]", direction);
}

/// One relationship pattern of a variable length, by a star or by a quantifier.
std::string Generator::many_steps(bool named, double& factor, bool may_quantify) {
  static constexpr Length stars[] = {{"*1..2", 1, 2}, {"*..2", 1, 2},  {"*2", 2, 2},   {"*0..1", 0, 1},
                                     {"*0..2", 0, 2}, {"*1..3", 1, 3}, {"*..3", 1, 3}, {"*3", 3, 3},
                                     {"*", 1, 6},     {"*0..", 0, 6},  {"*2..", 2, 6}};
  static constexpr Length marks[] = {{"{1,2}", 1, 2}, {"{,2}", 0, 2},  {"{2}", 2, 2}, {"{1,3}", 1, 3},
                                     {"{0,1}", 0, 1}, {"{2,3}", 2, 3}, {"+", 1, 6},   {"*", 0, 6}};
  const bool quantified = may_quantify && chance(2);
  const Length length = quantified ? marks[below(std::size(marks))] : stars[below(std::size(stars))];
  const std::string direction = pick({"->", "->", "->", "<-", "<-", "--"});
  const TypeTest types = type_test();
  factor = ways(ways(types, direction == "--"), length);
  std::string detail = "[", name;
  if (named && !chance(3)) {
    name = fresh("l");
    detail += name;
  }
  detail += types.text;
  if (!quantified) detail += length.text;
  if (chance(10))
    detail += fmt::format(" {{w: {}}}", below(3));
  else if (!name.empty() && chance(8))
    detail += fmt::format(" WHERE {}.w {} {}", name, comparison(), integer(0));
  if (!name.empty()) scope_.push_back({name, Type::relationships});
  return arrow(detail + "]", direction) + (quantified ? length.text : "");
}

/// A relationship of some kind that the budget has room for. Quantifiers stand in MATCH only.
std::string Generator::relationship(bool named, bool may_quantify) {
  for (int tries = 0; tries < 3; ++tries) {
    const Scope kept = scope_, before = before_;
    double factor = 1;
    const std::string text = chance(5) ? many_steps(named, factor, may_quantify) : step(named, factor);
    if (affords(factor)) {
      multiply(factor);
      return text;
    }
    scope_ = kept;
    before_ = before;
  }
  multiply(ways({":T", .2}, false));
  return "-[:T]->";
}

/// `((a)-[r]->(b) WHERE …){1,2}`: its names stand for one of each inside, for lists of them outside. Empty
/// where the budget has no room.
std::string Generator::quantified_path() {
  static constexpr Length lengths[] = {{"{1,2}", 1, 2}, {"{,2}", 0, 2}, {"{2}", 2, 2},
                                       {"{1,3}", 1, 3}, {"{1}", 1, 1},  {"{0,1}", 0, 1},
                                       {"{2,3}", 2, 3}, {"+", 1, 5},    {"*", 0, 5}};
  const Scope around = scope_, before = before_;
  const double rows = rows_;
  scope_ = std::exchange(before_, {});  // no relationship from outside stands inside
  const std::size_t outside = scope_.size();
  double factor = 1, one = 1;
  std::string text = "(" + node(true, 0);
  for (std::size_t steps = chance(3) ? 2 : 1; steps > 0; --steps) {
    text += step(true, one);
    text += node(true, 0);
    factor *= one;
  }
  const Length length = lengths[below(std::size(lengths))];
  const double all = ways(factor, length);
  if (affords(all)) {
    multiply(all);
    if (chance(3)) text += " WHERE " + truth(1);
    Scope inside(scope_.begin() + static_cast<std::ptrdiff_t>(outside), scope_.end());
    scope_ = around;
    for (Name& name : inside) {
      name.type = name.type == Type::node ? Type::nodes : Type::relationships;
      scope_.push_back(name);
    }
    before_ = before;
    return text + ")" + length.text;
  }
  scope_ = around;
  before_ = before;
  rows_ = rows;
  return "";
}

std::string Generator::path(bool named, std::size_t longest) {
  std::string text = node(named, 2, true);
  for (std::size_t length = below(longest + 1); length > 0 && affords(2); --length) {
    const std::string repeated = named && chance(9) ? quantified_path() : "";
    if (repeated.empty()) {
      text += relationship(named);
    } else {
      text += " " + repeated;
      if (length == 1 && chance(3)) break;
      text += " ";
    }
    text += node(named, 6);
  }
  return text;
}

void Generator::match() {
  const bool optional = chance(4);
  const std::size_t before = scope_.size();
  before_ = scope_;
  std::string text = optional ? "OPTIONAL MATCH " : "MATCH ";
  for (std::size_t count = chance(4) ? 2 : 1; count > 0; --count) {
    const std::string name = chance(7) ? fresh("p") : "";
    if (!name.empty()) text += name + " = ";
    text += path(true, 3) + (count > 1 ? ", " : "");
    if (!name.empty()) scope_.push_back({name, Type::path});
  }
  if (chance(3)) text += " WHERE " + truth(2);
  for (std::size_t i = before; i < scope_.size(); ++i) scope_[i].nullable = optional;
  clauses_.push_back(text);
}

/// shortestPath() and allShortestPaths().
void Generator::shortest() {
  const std::string a = fresh("n"), b = fresh("n"), p = fresh("p");
  clauses_.push_back(fmt::format("MATCH ({0}{1} {{id: {4}}}), ({2}) WHERE {0}.id {3} {2}.id", a,
                                 pick({"", ":A"}), b, pick({"<", "<=", "<>", "="}),
                                 below(static_cast<std::size_t>(measure_.nodes) + 1)));
  multiply(measure_.nodes);
  const bool all = chance(2);
  clauses_.push_back(fmt::format("{}MATCH {} = {}(({})-[{}*{}]{}({}))", chance(3) ? "OPTIONAL " : "", p,
                                 all ? "allShortestPaths" : "shortestPath", a, pick({"", ":R", ":R|S"}),
                                 pick({"..4", "..3", "1..3", "..2"}), pick({"->", "-"}), b));
  scope_.push_back({a, Type::node});
  scope_.push_back({b, Type::node});
  if (all) {
    scope_.push_back({p, Type::path, true});
    return;
  }
  // Which of several it is remains open.
  const std::string name = fresh("k");
  clauses_.push_back(fmt::format("WITH {}, {}, length({}) AS {}", a, b, p, name));
  std::erase_if(scope_, [&](const Name& one) { return one.name != a && one.name != b; });
  scope_.push_back({name, Type::integer});
}

/// A path with one part of variable length in it.
std::string Generator::chain() {
  std::string text, many;
  for (int tries = 0; tries < 5 && many.empty(); ++tries) {
    const Scope kept = scope_;
    double factor = 1;
    many = chance(2) ? quantified_path() : many_steps(true, factor);
    if (affords(factor)) {
      multiply(factor);
      break;
    }
    scope_ = kept;
    many.clear();
  }
  if (many.empty()) many = "-[:T]->{1,2}";
  if (chance(4)) {
    double factor = 1;
    text += step(true, factor);
    text += node(true, 0);
    multiply(factor);
  }
  text += many;
  if (!chance(4)) return text;
  double factor = 1;
  text += node(true, 0);
  text += step(true, factor);
  multiply(factor);
  return text;
}

/// SHORTEST k and its kin. Where the choice is open, only what all choices share goes on.
void Generator::chosen() {
  const bool kept_plain = plain_;
  plain_ = true;
  before_ = scope_;
  const std::string p = fresh("p");
  std::string known = variable(Type::node), a = known, b;
  const bool optional = chance(4);
  const std::size_t before = scope_.size();
  const auto end = [&](std::string& name) {
    const bool scan = affords(measure_.nodes);
    if (name.empty())
      name = introduce("n", Type::node);
    else
      return "(" + name + ")";
    if (scan) multiply(measure_.nodes);
    return scan ? fmt::format("({}{})", name, chance(4) ? label_test() : "")
                : fmt::format("({} {{id: {}}})", name, below(static_cast<std::size_t>(measure_.nodes) + 1));
  };
  if (!known.empty() && chance(2)) a.clear();
  std::string text = end(a);
  text += chain();
  if (chance(4))
    b = a;
  else if (chance(3))
    b = known;
  text += end(b);
  const std::string kind =
      pick({"ALL SHORTEST", "ALL SHORTEST", "SHORTEST GROUP", "SHORTEST 2 GROUPS", "SHORTEST 3 GROUPS",
            "SHORTEST 1", "SHORTEST 2", "ANY SHORTEST", "ANY", "ANY 2"});
  const bool open = kind.find("GROUP") == std::string::npos && kind != "ALL SHORTEST";
  text = chance(4) ? fmt::format("{} ({} = {} WHERE length({}) {} {})", kind, p, text, p, comparison(),
                                 1 + below(3))
                   : fmt::format("{} = {} {}", p, kind, text);
  scope_.push_back({p, Type::path});
  text = (optional ? "OPTIONAL MATCH " : "MATCH ") + text;
  if (open && kind.find("SHORTEST") != std::string::npos && chance(5))
    text += fmt::format(" WHERE length({}) {} {}", p, comparison(), 1 + below(3));
  plain_ = kept_plain;
  if (!open && chance(4)) text += " WHERE " + truth(1);
  for (std::size_t i = before; i < scope_.size(); ++i) scope_[i].nullable = optional;
  clauses_.push_back(text);
  if (!open) return;
  const std::string name = fresh("k");
  const std::string what =
      kind.starts_with("ANY") && kind != "ANY SHORTEST" ? "count(" + p + ")" : "length(" + p + ")";
  const std::string other = a == b ? "" : ", " + b;
  clauses_.push_back(fmt::format("WITH {}{}, {} AS {}", a, other, what, name));
  std::erase_if(scope_, [&](const Name& one) { return one.name != a && one.name != b; });
  scope_.push_back({name, Type::integer});
}

}  // namespace kenes::answers
