// SPDX-License-Identifier: Apache-2.0
// claim.conflicts: what cannot both be right. It reads only facts that the store knows to be contested (where
// the session's lens looks back at what was known, all claimed values).
#include "engine/knowledge/conflicts.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <unordered_set>

#include "engine/knowledge/node_keys.hpp"
#include "engine/knowledge/procedures/claims.hpp"
#include "storage/claim_source.hpp"

namespace kenes::knowledge {

using functions::EmitRow;
using functions::kinds;
using functions::Options;
using functions::ProcedureContext;

namespace {

/// What may be in conflict about elements that are asked about one by one. Finding a place in the store costs
/// what reading on costs for many facts: where many are asked about, all facts are read once, unless those
/// are many more.
class Contestable {
 public:
  explicit Contestable(const View& view) : view_(view) {}

  void about(std::uint16_t space, std::uint32_t row, const VisitFact& visit) {
    if (!all_read_ && ++asked_ >= next_reading_) read_all();
    if (!all_read_) return each_contestable(view_, space, row, visit);
    for (auto it = facts_.lower_bound({space, row, FactKind::property, 0});
         it != facts_.end() && it->space == space && it->row == row && visit(*it); ++it) {
    }
  }

 private:
  void read_all() {
    constexpr std::size_t facts_a_place = 16;
    const std::size_t most = asked_ * facts_a_place;
    facts_.clear();
    each_contestable(view_, [&](const Fact& fact) {
      facts_.insert(facts_.end(), fact);
      return facts_.size() <= most;
    });
    all_read_ = facts_.size() <= most;
    next_reading_ *= 2;
  }

  const View& view_;
  std::set<Fact> facts_;
  std::size_t asked_ = 0, next_reading_ = 256;
  bool all_read_ = false;
};

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
        key_(options_.text("key")),
        depth_(options_.integer("depth", 1)) {
    if (depth_ < 0) throw wrong(fmt::format("`depth` counts relationships and cannot be {}", depth_));
    const Value* tolerance = options_.find("tolerance");
    if (!tolerance) return;
    if (tolerance->is(Kind::map)) {
      for (const auto& [key, value] : tolerance->as_map())
        if (!value.is_null()) tolerances_[key] = checked(value);
    } else {
      tolerance_ = checked(*tolerance);
    }
  }

  void run() {
    const Value* root = options_.find("root");
    const auto front = root ? roots(*root) : std::vector<NodeId>();
    if (book_.empty()) return;
    if (root) return around(front);
    each_contestable(view_, [&](const Fact& fact) { return look_at(fact), true; });
  }

 private:
  Error wrong(std::string message) const {
    return type_error(
        "InvalidArgumentValue", std::move(message), context_.at,
        "{root: 'qkhp', depth: 2, tolerance: 0.01}, or {label: 'Party', tolerance: {share: 0.001}}");
  }
  double checked(const Value& tolerance) const {
    if (tolerance.is_number() && tolerance.as_number() >= 0) return tolerance.as_number();
    throw wrong(fmt::format("a tolerance is a number, 0 or more, not {}", to_literal(tolerance)));
  }

  void look_at(const Fact& fact) {
    context_.limits.check();
    const std::string_view name = view_.graph.key_name(fact.name);
    if ((key_ && name != *key_) || (label_ && !bears(fact, *label_))) return;
    const Value element = element_of(view_.graph, fact);
    if (element.is_null()) return;
    std::optional<double> tolerance = tolerance_;
    if (const auto found = tolerances_.find(name); found != tolerances_.end()) tolerance = found->second;
    const auto claims = conflicting(view_, book_, fact, tolerance);
    if (claims.empty()) return;
    std::vector<ClaimId> believed;
    for (const Claim& claim : supporting(view_, book_, fact)) believed.push_back(claim.id);
    List maps;
    for (const Claim& claim : claims)
      maps.push_back(claim_map(view_.graph, claim,
                               std::find(believed.begin(), believed.end(), claim.id) != believed.end()));
    const Value row[] = {element, Value(name), Value(std::move(maps))};
    emit_(row);
  }

  bool bears(const Fact& fact, std::string_view name) const {
    if (fact.on_relationship()) return view_.graph.type_name(fact.type()) == name;
    const LabelId label = view_.graph.label(name);
    std::uint8_t bears = 0;
    if (label != no_name) view_.graph.has_label({&fact.row, 1}, label, &bears);
    return bears != 0;
  }

  /// The nodes with that key, or the node itself.
  std::vector<NodeId> roots(const Value& root) const {
    if (root.is(Kind::node)) return {root.as_node().id};
    if (root.is(Kind::relationship) || root.is(Kind::path) || root.is(Kind::map))
      throw wrong(fmt::format("`root` is a node or its key, not {}", kind_name(root.kind())));
    auto nodes = nodes_with_key(view_.graph, root, context_.limits);
    if (nodes.empty())
      throw Error(ErrorCode::entity_not_found, "", Phase::runtime,
                  fmt::format("no node has the key {}", to_literal(root)), context_.at,
                  "`root` is a node or the value of its property `key`");
    return nodes;
  }

  void around(std::vector<NodeId> front) {
    const GraphSource& graph = view_.graph;
    std::unordered_set<NodeId> seen(front.begin(), front.end());
    std::unordered_set<std::uint64_t> edges;
    Contestable contestable(view_);
    const VisitFact look = [&](const Fact& fact) { return look_at(fact), true; };
    std::vector<TypeId> types;
    AdjacencyBatch batch;
    for (std::int64_t distance = 0; !front.empty(); ++distance) {
      std::vector<NodeId> next;
      for (const NodeId node : front) {
        contestable.about(0, node, look);
        if (distance >= depth_) continue;
        for (const Direction direction : {Direction::out, Direction::in}) {
          graph.types_of(node, direction, types);
          for (const TypeId type : types) {
            graph.adjacent({&node, 1}, type, direction, batch);
            const Adjacency& row = batch.rows.front();
            for (std::size_t i = 0; i < row.size(); ++i) {
              context_.limits.check();
              if (edges.insert(std::uint64_t{type} << 32 | row.id(i)).second)
                contestable.about(static_cast<std::uint16_t>(type + 1), row.id(i), look);
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
  std::int64_t depth_ = 1;
  std::optional<double> tolerance_;
  std::map<std::string, double, std::less<>> tolerances_;
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
