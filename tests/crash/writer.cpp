// SPDX-License-Identifier: Apache-2.0
// The writer that is killed: goes on from what it finds, writes a line with the step's number after each
// commit.
#include <unistd.h>

#include <cstdio>

#include "storage/bulk.hpp"
#include "storage/claim_source.hpp"
#include "storage/error.hpp"
#include "tests/crash/steps.hpp"

namespace kenes::crash {
namespace {

NodeId node_of(const GraphSource& graph, std::int64_t step) {
  const auto index = graph.node_index(graph.label("Step"), graph.key("id"));
  std::vector<NodeId> found;
  std::vector<std::uint32_t> counts;
  const Value id(step);
  graph.index_lookup(*index, {&id, 1}, found, counts);
  return found.empty() ? no_node : found[0];
}

Claim claim_on(const Fact& fact, const Value& value, std::int64_t step) {
  Claim claim;
  claim.fact = fact;
  claim.value = value;
  claim.valid = {EndKind::dated, EndKind::open, {static_cast<std::int32_t>(1900 + step % 100), 0, 0}, {}};
  claim.source = static_cast<NodeId>(step % 3);
  claim.at = "step " + std::to_string(step);
  return claim;
}

using State = ClaimSource::Validity::State;

void claim_value(MutableGraph& graph, NodeId node, KeyId key, std::int64_t step) {
  auto& sink = *graph.claim_sink();
  const Fact fact = Fact::property(Node{node}, key);
  const auto claim = claim_on(fact, Value(step), step);
  sink.add(claim);
  sink.set_validity(fact, {State::single, claim.valid.span()});
  if (!is_contested(step)) return;
  sink.add(claim_on(fact, Value(-step - 1), step));
  sink.set_validity(fact, {State::several, {}});
  sink.set_contested(fact, true);
  sink.add_unbelieved(fact, Value(-step - 1));
}

void claim_relationship(MutableGraph& graph, const Edge& edge, std::int64_t step) {
  const auto claim = claim_on(Fact::existence(edge), {}, step);
  graph.claim_sink()->add(claim);
  graph.claim_sink()->set_validity(claim.fact, {State::single, claim.valid.span()});
}

void set_aside(MutableGraph& graph, const Edge& edge) {
  auto& sink = *graph.claim_sink();
  std::vector<Claim> claims;
  sink.claims_on(Fact::existence(edge), claims);
  for (Claim& claim : claims) {
    claim.retracted = sink.now();
    sink.replace(claim);
  }
  sink.set_validity(Fact::existence(edge), {State::several, {}});
  graph.delete_edge(edge);
  sink.set_shadow(edge, true);
}

void commit_step(Store& store, std::int64_t step) {
  if (is_bulk(step)) {
    Limits limits;
    BulkLoad bulk(store, limits);
    const LabelId label = bulk.label("Bulk");
    const KeyId key = bulk.key("step");
    Column column;
    column.reset_constant(Value(step), bulk_nodes);
    bulk.add_nodes({&label, 1}, bulk_nodes, {&key, 1}, {&column, 1});
    bulk.finish();
    return;
  }
  auto t = store.begin();
  const LabelId label = t->intern_label("Step");
  const NodeId node = t->create_node({&label, 1});
  t->set_property(node, t->intern_key("id"), Value(step));
  t->set_property(node, t->intern_key("text"), Value(text_of(step)));
  t->set_property(node, t->intern_key("shard"), Value(step % 8));
  const TypeId type = t->intern_type("HALF");
  claim_value(*t, node, t->key("id"), step);
  if (const NodeId half = node_of(*t, step / 2); half != no_node) {
    const Edge edge = t->create_edge(node, type, half);
    t->set_property(edge, t->intern_key("of"), Value(step));
    claim_relationship(*t, edge, step);
  }
  if (step > 0 && is_undone(step - 1)) {
    const NodeId before = node_of(*t, step - 1);
    AdjacencyBatch batch;
    t->adjacent({&before, 1}, type, Direction::out, batch);
    if (batch.rows[0].size() > 0)
      set_aside(*t, {before, batch.rows[0].neighbours[0], batch.rows[0].id(0), type});
  }
  t->commit();
}

int run(const std::string& path) {
  auto store = Store::open(options(path));
  if (store->snapshot()->indexes().empty()) {
    auto t = store->begin();
    Limits limits;
    t->create_index({"halves", IndexKind::unique, true, "HALF", {"of"}}, limits);
    t->create_index({"steps", IndexKind::unique, false, "Step", {"id"}}, limits);
    t->create_index({"shards", IndexKind::unique, false, "Step", {"shard", "id"}}, limits);
    t->create_index({"texts", IndexKind::text, false, "Step", {"text"}}, limits);
    t->commit();
  }
  // The index is commit 1; each step is one commit more.
  for (auto step = static_cast<std::int64_t>(store->snapshot()->commit()) - 1;; ++step) {
    commit_step(*store, step);
    const auto line = std::to_string(step) + "\n";
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) return 1;
  }
}

}  // namespace
}  // namespace kenes::crash

int main(int, char** arguments) {
  try {
    return kenes::crash::run(arguments[1]);
  } catch (const kenes::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 3;
  }
}
