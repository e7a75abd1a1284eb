// SPDX-License-Identifier: Apache-2.0
// claim.conflicts: what cannot both be right. It reads only facts that the store knows to be contested.
#include "engine/knowledge/conflicts.hpp"

#include <fmt/format.h>

#include <unordered_set>

#include "engine/knowledge/procedures/claims.hpp"
#include "storage/claim_source.hpp"
#include "storage/compare.hpp"

namespace kenes::knowledge {

using functions::EmitRow;
using functions::kinds;
using functions::Options;
using functions::ProcedureContext;

namespace {

/// Options, read once, and the facts that they let through.
class Search {
 public:
  Search(const Value& given, ProcedureContext& context, const EmitRow& emit)
      : context_(context),
        options_(given, {"root", "label", "depth", "key", "tolerance"}, context.at),
        view_(context.graph),
        book_(view_.graph),
        emit_(emit),
        label_(options_.text("label")),
        key_(options_.text("key")) {
    if (const Value* tolerance = options_.find("tolerance")) {
      if (tolerance->is(Kind::map))
        tolerances_ = tolerance->as_map();
      else if (!tolerance->is_null())
        tolerance_ = options_.number("tolerance", 0);
    }
  }

  void run() {
    if (book_.empty()) return;
    if (const Value* root = options_.find("root"); root && !root->is_null())
      around(roots(*root));
    else
      view_.graph.claims()->contested([&](const Fact& fact) { return look_at(fact), true; });
  }

 private:
  void look_at(const Fact& fact) {
    context_.limits.check();
    const Value name = key_of(view_.graph, fact);
    if (key_ && name.as_string() != *key_) return;
    const Value element = element_of(view_.graph, fact);
    if (element.is_null() || (label_ && !bears(element, *label_))) return;
    std::optional<double> tolerance = tolerance_;
    if (const auto found = tolerances_.find(name.as_string());
        found != tolerances_.end() && found->second.is_number())
      tolerance = found->second.as_number();
    const auto claims = conflicting(view_, book_, fact, tolerance);
    if (claims.empty()) return;
    std::vector<ClaimId> believed;
    for (const Claim& claim : supporting(view_, book_, fact)) believed.push_back(claim.id);
    List maps;
    for (const Claim& claim : claims)
      maps.push_back(claim_map(view_.graph, claim,
                               std::find(believed.begin(), believed.end(), claim.id) != believed.end()));
    const Value row[] = {element, name, Value(std::move(maps))};
    emit_(row);
  }

  bool bears(const Value& element, std::string_view name) const {
    if (element.is(Kind::relationship)) return view_.graph.type_name(element.as_edge().type) == name;
    const LabelId label = view_.graph.label(name);
    const NodeId node = element.as_node().id;
    std::uint8_t bears = 0;
    if (label != no_name) view_.graph.has_label({&node, 1}, label, &bears);
    return bears != 0;
  }

  /// The nodes with that key, or the node itself.
  std::vector<NodeId> roots(const Value& root) const {
    if (root.is(Kind::node)) return {root.as_node().id};
    const GraphSource& graph = view_.graph;
    const KeyId key = graph.key("key");
    std::vector<NodeId> nodes;
    if (key != no_name) {
      ScanPosition position;
      std::vector<NodeId> some;
      Column column;
      while (graph.scan(position, {}, batch_capacity, some)) {
        context_.limits.check();
        graph.node_property(some, key, column);
        for (std::size_t i = 0; i < some.size(); ++i)
          if (equal(column.value(i), root) == true) nodes.push_back(some[i]);
        some.clear();
      }
    }
    if (nodes.empty())
      throw Error(ErrorCode::entity_not_found, "", Phase::runtime,
                  fmt::format("no node has the key {}", to_literal(root)), context_.at,
                  "`root` is a node or the value of its property `key`");
    return nodes;
  }

  void around(std::vector<NodeId> front) {
    const GraphSource& graph = view_.graph;
    const std::int64_t depth = options_.integer("depth", 1);
    std::unordered_set<NodeId> seen(front.begin(), front.end());
    std::unordered_set<std::uint64_t> edges;
    const auto contested = [&](std::uint16_t space, std::uint32_t row) {
      graph.claims()->contested_about(space, row, [&](const Fact& fact) { return look_at(fact), true; });
    };
    std::vector<TypeId> types;
    AdjacencyBatch batch;
    for (std::int64_t distance = 0; !front.empty(); ++distance) {
      std::vector<NodeId> next;
      for (const NodeId node : front) {
        contested(0, node);
        if (distance >= depth) continue;
        for (const Direction direction : {Direction::out, Direction::in}) {
          graph.types_of(node, direction, types);
          for (const TypeId type : types) {
            graph.adjacent({&node, 1}, type, direction, batch);
            const Adjacency& row = batch.rows.front();
            for (std::size_t i = 0; i < row.size(); ++i) {
              context_.limits.check();
              if (edges.insert(std::uint64_t{type} << 32 | row.id(i)).second)
                contested(static_cast<std::uint16_t>(type + 1), row.id(i));
              if (seen.insert(row.neighbours[i]).second) next.push_back(row.neighbours[i]);
            }
          }
        }
      }
      front = std::move(next);
    }
  }

  ProcedureContext& context_;
  Options options_;
  View view_;
  Book book_;
  const EmitRow& emit_;
  std::optional<std::string> label_, key_;
  std::optional<double> tolerance_;
  Map tolerances_;
};

}  // namespace

functions::Procedure claim_conflicts() {
  functions::Procedure p;
  p.name = "claim.conflicts";
  p.arguments = {{"options", kinds({Kind::map}), false, Value(Map{})}};
  p.columns = {{"element", kinds({Kind::node, Kind::relationship})},
               {"key", kinds({Kind::string})},
               {"claims", kinds({Kind::list})}};
  p.sentence =
      "Lists what claims cannot both be right: everywhere, on elements with a `label` (or of a type), or up "
      "to "
      "`depth` relationships away from `root` (a node, or the value of its property `key`); of one `key`; "
      "with "
      "a `tolerance` for numbers, or a map of one for each key.";
  p.example =
      "CREATE (p:Party {key: 'qkhp'}) WITH p UNWIND [0.0198, 0.034] AS share CALL claim.add({about: p, key: "
      "'share', value: share}) YIELD claim WITH count(*) AS number CALL claim.conflicts({root: 'qkhp'}) "
      "YIELD "
      "key, claims RETURN key, [c IN claims | c.value] AS says";
  p.body = [](std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
    Search(args[0], context, emit).run();
  };
  return p;
}

}  // namespace kenes::knowledge
