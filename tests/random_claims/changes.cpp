// SPDX-License-Identifier: Apache-2.0
#include "tests/random_claims/changes.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/knowledge/policy.hpp"
#include "storage/compare.hpp"
#include "storage/error.hpp"

namespace kenes::random_claims {

using knowledge::Attribution;
using knowledge::ClaimedGraph;
using knowledge::ClaimWriter;
using knowledge::StoredPolicy;

namespace {

void require(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(std::string("the store answered otherwise: ") + what);
}

bool same(const Value& a, const Value& b) { return a.kind() == b.kind() && equivalent(a, b); }

}  // namespace

std::size_t RandomChanges::below(std::size_t n) {
  return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_);
}

// ---------------------------------------------------------------- what a statement is made of

void RandomChanges::begin(WriteTransaction& transaction) {
  for (const char* key : {"trust", "size", "ideology", "key"}) transaction.intern_key(key);
  for (const char* label : {"Source", "A", "B"}) transaction.intern_label(label);
  transaction.intern_type("T");
  const LabelId source = transaction.label("Source");
  for (int i = 0; i < 3; ++i) {
    const NodeId node = new_node(transaction);
    transaction.add_label(node, source);
    world_.sources.push_back(node);
    world_.plain_labels.insert(Fact::label(Node{node}, source));
  }
  for (int i = 0; i < 4; ++i) new_node(transaction);
}

/// A key that nothing here is about tells nodes apart.
NodeId RandomChanges::new_node(MutableGraph& graph) {
  const NodeId node = graph.create_node({});
  graph.set_property(node, graph.key("key"), Value(static_cast<std::int64_t>(node)));
  world_.nodes.insert(node);
  return node;
}

void RandomChanges::statement(WriteTransaction& transaction) {
  const World before = world_;
  world_.young.clear();
  transaction.begin_statement();
  ClaimedGraph graph(transaction);
  ClaimWriter writer(graph);
  now_ = transaction.claim_sink()->now();
  for (std::size_t n = 1 + below(3); n > 0; --n) change(transaction, graph, writer);
  if (below(10) == 0) {
    graph.rollback_statement();
    world_ = before;
  } else {
    graph.end_statement();
  }
}

void RandomChanges::change(WriteTransaction& transaction, ClaimedGraph& graph, ClaimWriter& writer) {
  switch (below(16)) {
    case 4:
      return claim_label(writer);
    case 5:
    case 6:
      return claim_edge(writer);
    case 7:
    case 8:
      return alter(transaction, writer);
    case 9:
    case 10:
      return set(graph);
    case 11:
      return set_label(graph);
    case 12:
      return add_edge(graph);
    case 13:
      return remove_edge(graph);
    case 14:
      return below(6) == 0 ? remove_node(graph) : claim_value(writer);
    case 15:
      return below(4) == 0 ? change_policy(writer) : claim_value(writer);
    default:
      return claim_value(writer);
  }
}

Value RandomChanges::value() {
  if (below(4) == 0) return Value(below(2) ? "x" : "y");
  return Value(static_cast<std::int64_t>(below(3)));
}

Value RandomChanges::value_for(const Fact& fact) {
  return fact.name == trust_key ? Value(0.25 * static_cast<double>(below(5))) : value();
}

Attribution RandomChanges::said() {
  Attribution s;
  if (below(4)) s.source = any(world_.sources);
  if (below(3)) s.valid.from_kind = EndKind::dated, s.valid.from.year = 2000 + static_cast<int>(below(5));
  if (below(3))
    s.valid.to_kind = EndKind::dated, s.valid.to.year = 2005 + static_cast<int>(below(4));
  else if (below(2))
    s.valid.to_kind = EndKind::open;
  s.rank = below(6) ? Rank::normal : static_cast<Rank>(below(3));
  if (below(4) == 0) s.confidence = 0.25 * static_cast<double>(below(5));
  return s;
}

Claim RandomChanges::as_claim(const Fact& fact, const Value& value, const Attribution& said) const {
  Claim c;
  c.fact = fact;
  c.value = value;
  c.valid = said.valid;
  c.source = said.source;
  c.rank = said.rank;
  c.confidence = said.confidence;
  c.recorded = now_;
  return c;
}

std::optional<Edge> RandomChanges::some_edge() {
  const auto all = world_.edges_there();
  if (all.empty()) return std::nullopt;
  return any(all);
}

Fact RandomChanges::some_property() {
  const auto edge = below(3) == 0 ? some_edge() : std::nullopt;
  if (edge) return Fact::property(*edge, static_cast<KeyId>(1 + below(2)));
  return Fact::property(Node{any(world_.others())}, static_cast<KeyId>(1 + below(2)));
}

const Edge& RandomChanges::edge_of(const Fact& fact) const {
  return world_.edges.at({fact.space, fact.row, FactKind::existence, 0});
}

// ---------------------------------------------------------------- claims

void RandomChanges::claim_value(ClaimWriter& writer) {
  const Fact fact = some_property();
  const Value v = value();
  const Attribution s = said();
  if (fact.on_relationship())
    writer.claim(edge_of(fact), fact.name, v, s);
  else
    writer.claim(Node{fact.row}, fact.name, v, s);
  world_.adopt(fact);
  world_.claims.push_back(as_claim(fact, v, s));
}

void RandomChanges::claim_label(ClaimWriter& writer) {
  const Fact fact = Fact::label(Node{any(world_.others())}, static_cast<LabelId>(1 + below(2)));
  const Attribution s = said();
  writer.claim_label(Node{fact.row}, fact.name, s);
  world_.adopt(fact);
  world_.claims.push_back(as_claim(fact, {}, s));
}

void RandomChanges::claim_edge(ClaimWriter& writer) {
  const auto nodes = world_.others();
  const NodeId from = any(nodes), to = any(nodes);
  const Attribution s = said();
  std::vector<Edge> shown, hidden;
  for (const auto& [fact, edge] : world_.edges) {
    if (edge.source != from || edge.target != to) continue;
    if (world_.there(fact))
      shown.push_back(edge);
    else if (world_.claimed(fact))
      hidden.push_back(edge);
  }
  if (shown.size() > 1) {
    bool refused = false;
    try {
      writer.claim_relationship(Node{from}, 0, Node{to}, s);
    } catch (const Error&) {
      refused = true;
    }
    return require(refused, "of two relationships either may be meant");
  }
  const auto made = writer.claim_relationship(Node{from}, 0, Node{to}, s);
  const Fact fact = Fact::existence(made.edge);
  if (!shown.empty())
    require(made.edge == shown.front(), "the relationship that is there is meant");
  else if (!hidden.empty())
    require(made.edge == hidden.back(), "the relationship that was withdrawn last comes back");
  require(made.created == (shown.empty() && hidden.empty()), "a relationship is made where there is none");
  world_.edges[fact] = made.edge;
  if (world_.young.count(fact)) world_.plain_edges.erase(fact);
  world_.adopt(fact);
  world_.claims.push_back(as_claim(fact, {}, s));
  if (!world_.holds(fact)) world_.adopt_values(fact);
}

void RandomChanges::alter(WriteTransaction& transaction, ClaimWriter& writer) {
  std::vector<std::size_t> live;
  for (std::size_t i = 0; i < world_.claims.size(); ++i)
    if (world_.claims[i].is_live()) live.push_back(i);
  if (live.empty()) return;
  Claim& claim = world_.claims[any(live)];
  const Fact fact = claim.fact;
  // Numbers are not the world's business: the claim is found by its place among those on its fact.
  std::vector<Claim> stored;
  transaction.claims()->claims_on(fact, stored);
  std::size_t place = 0, number = 0;
  for (const Claim& c : world_.claims) {
    if (&c == &claim) place = number;
    number += c.fact == fact;
  }
  require(stored.size() == number, "all claims on a fact are kept");
  const bool was = fact.kind == FactKind::existence && world_.holds(fact);
  if (below(2)) {
    require(writer.retract(stored[place].id), "a live claim can be withdrawn");
    claim.retracted = now_;
  } else {
    const Rank rank = static_cast<Rank>(below(3));
    require(writer.set_rank(stored[place].id, rank) == (claim.rank != rank), "a rank changes or stays");
    claim.rank = rank;
  }
  if (was && !world_.holds(fact)) world_.adopt_values(fact);
}

// ---------------------------------------------------------------- plain writes

void RandomChanges::set(ClaimedGraph& graph) {
  // Trust is written plainly only: sources that judge each other have no one answer.
  const bool trust = below(5) == 0;
  const Fact fact = trust ? Fact::property(Node{any(world_.sources)}, trust_key) : some_property();
  const Value v = below(4) == 0 ? Value() : value_for(fact);
  if (fact.on_relationship())
    graph.set_property(edge_of(fact), fact.name, v);
  else
    graph.set_property(fact.row, fact.name, v);
  if (!world_.claimed(fact)) {
    if (v.is_null())
      world_.plain.erase(fact);
    else
      world_.plain[fact] = v;
    return;
  }
  if (v.is_null()) return world_.withdraw(fact, now_);
  const Value believed = world_.believed(fact);
  for (Claim& c : world_.claims) {
    if (c.fact != fact || !c.is_live() || !c.by_plain_write) continue;
    if (c.rank == Rank::preferred && same(c.value, v) && same(believed, v)) return;
    c.retracted = now_;
  }
  Claim c = as_claim(fact, v, {});
  c.by_plain_write = true;
  c.rank = Rank::preferred;
  world_.claims.push_back(c);
}

void RandomChanges::set_label(ClaimedGraph& graph) {
  const Fact fact = Fact::label(Node{any(world_.others())}, static_cast<LabelId>(1 + below(2)));
  const bool present = below(2) == 0;
  present ? graph.add_label(fact.row, fact.name) : graph.remove_label(fact.row, fact.name);
  if (!world_.claimed(fact)) {
    present ? (void)world_.plain_labels.insert(fact) : (void)world_.plain_labels.erase(fact);
  } else if (world_.holds(fact) != present) {
    if (!present) return world_.withdraw(fact, now_);
    Claim c = as_claim(fact, {}, {});
    c.by_plain_write = true;
    world_.claims.push_back(c);
  }
}

void RandomChanges::add_edge(ClaimedGraph& graph) {
  const auto nodes = world_.others();
  const NodeId from = any(nodes), to = any(nodes);
  const Edge edge = graph.create_edge(from, 0, to);
  const Fact fact = Fact::existence(edge);
  world_.edges[fact] = edge;
  world_.plain_edges.insert(fact);
  world_.young.insert(fact);
}

void RandomChanges::remove_edge(ClaimedGraph& graph) {
  const auto edge = some_edge();
  if (!edge) return;
  require(graph.delete_edge(*edge), "a relationship that is there can be deleted");
  const Fact fact = Fact::existence(*edge);
  world_.bury(fact, now_);
  if (!world_.claimed(fact)) world_.edges.erase(fact);
}

void RandomChanges::remove_node(ClaimedGraph& graph) {
  const NodeId node = any(world_.others());
  bool remembered = false;
  for (const auto& [fact, edge] : std::map(world_.edges)) {
    if (edge.source != node && edge.target != node) continue;
    if (world_.there(fact)) {
      graph.delete_edge(edge);
      world_.bury(fact, now_);
    } else {
      world_.withdraw_about(fact, now_);
    }
    if (world_.claimed(fact))
      remembered = true;
    else
      world_.edges.erase(fact);
  }
  require(graph.delete_node(node), "a node that is there can be deleted");
  world_.bury({0, node, FactKind::property, 0}, now_, remembered);
  world_.nodes.erase(node);
  new_node(graph);
}

void RandomChanges::change_policy(ClaimWriter& writer) {
  if (below(2)) {
    StoredPolicy many;
    many.policy.name = "many";
    many.policy.many_valued = true;
    many.keys = {"ideology"};
    world_.many_ideologies = !world_.many_ideologies;
    if (world_.many_ideologies)
      writer.belief().put(many);
    else
      require(writer.belief().drop_policy("many"), "a policy that is there can be dropped");
    return;
  }
  StoredPolicy stored;
  std::shuffle(stored.policy.steps.begin(), stored.policy.steps.end(), random_);
  world_.steps = stored.policy.steps;
  writer.belief().put(stored);
}

}  // namespace kenes::random_claims
