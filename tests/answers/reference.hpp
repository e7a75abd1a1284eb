// SPDX-License-Identifier: Apache-2.0
// The reference: openCypher by brute force, so small that it is right by reading it. Clause by clause, all
// rows at once, a row being a map from names to values; a pattern tries every node and every relationship.
// Shares the parser, the comparisons of values and the scalar functions with the engine, and nothing else.
// Slow on purpose; meant for graphs of some ten nodes. Statements must be valid: names are not judged.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/functions/function.hpp"
#include "grammar/syntax.hpp"
#include "tests/model/model_graph.hpp"

namespace kenes::answers {

using Row = std::map<std::string, Value>;

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;
  std::vector<Row> names;  ///< by row, of a projection: what else ORDER BY and WHERE behind it see
};

/// More rows than is sensible to try: the statement proves nothing.
struct TooManyRows : std::runtime_error {
  TooManyRows() : std::runtime_error("too many rows") {}
};

class Reference {
 public:
  explicit Reference(ModelGraph& graph);

  /// Runs a query, changing the graph as it says. Throws Error where openCypher does, at run time.
  Table run(const syntax::Statement& statement);

 private:
  using Rows = std::vector<Row>;
  struct Fit {
    Row row;
    std::vector<Edge> used;
  };
  struct Walk {
    Fit fit;
    Path path;
  };

  // -- clauses; `outer` holds what a subquery sees of the row around it
  Table query(const syntax::Query& query, const Row& outer, bool visible_throughout);
  Table unite(const syntax::Query& query, const std::function<Table(const syntax::SingleQuery&)>& answer);
  Table single(const syntax::SingleQuery& query, Rows rows, const Row& outer);
  Rows clause(const syntax::Match& match, const Rows& rows);
  Rows clause(const syntax::Unwind& unwind, const Rows& rows);
  Rows clause(const syntax::Create& create, Rows rows);
  Rows clause(const syntax::Set& set, const Rows& rows);
  Rows clause(const syntax::Remove& remove, const Rows& rows);
  Rows clause(const syntax::Delete& deletion, const Rows& rows);
  Rows clause(const syntax::Merge& merge, const Rows& rows);
  Rows clause(const syntax::CallSubquery& call, const Rows& rows);
  Rows clause(const syntax::Foreach& foreach, const Rows& rows);
  Table project(const syntax::Projection& projection, const Rows& rows, const Row& outer);

  // -- patterns
  std::vector<Fit> fits(const std::vector<syntax::PathPattern>& patterns, const Row& row);
  std::vector<Fit> fits(const syntax::PathPattern& pattern, const Fit& before);
  bool stand(const syntax::NodePattern& pattern, NodeId node, Row& row);
  bool lie(const syntax::RelationshipPattern& pattern, const Edge& edge, const Row& row);
  bool has_all(const Value& element, const syntax::Expression* map, const Row& row);
  std::vector<Walk> walks(const syntax::PathPattern& pattern, const Fit& before,
                          std::optional<NodeId> from = {});
  std::vector<Walk> extensions(const syntax::RelationshipPattern& pattern, Walk walk);
  std::vector<Walk> steps(const syntax::RelationshipPattern& pattern, const Walk& walk);
  std::vector<Walk> repetitions(const syntax::QuantifiedPath& pattern, const Walk& walk);
  void choose(const syntax::PathPattern& pattern, std::vector<Walk>& walks, const Row& row);
  /// All names in a pattern, each once.
  static std::vector<const syntax::Variable*> variables(const syntax::PathPattern& pattern);
  void create(const syntax::PathPattern& pattern, Row& row);
  void set(const std::vector<syntax::SetItem>& items, const Row& row);
  void put(const Value& element, const std::string& key, const Value& content);
  std::string key_of(const syntax::Expression& target, const Row& row);

  // -- expressions; `group` is set inside a projection that aggregates
  Value value(const syntax::Expression& expression, const Row& row, const Rows* group = nullptr);
  bool holds(const syntax::Expression* condition, const Row& row);
  Value logic(const syntax::Expression& expression, const Row& row, const Rows* group);
  Value aggregate(const syntax::Expression& expression, const Rows& group);
  Value call(std::string_view function, std::vector<Value> arguments);
  Value property(const Value& of, const std::string& key);
  Map properties(const Value& of);
  bool bears(const syntax::LabelExpression& labels, const std::vector<std::string>& names, const Row& row);
  std::vector<std::string> names_given(const syntax::LabelExpression& labels, const Row& row);
  std::vector<std::string> labels_of(NodeId node);
  bool aggregates(const syntax::Expression& expression);

  const std::vector<NodeId>& all_nodes();
  const std::vector<Edge>& all_edges();
  void forget_elements();  ///< after some were made or deleted

  ModelGraph& graph_;
  std::optional<std::vector<NodeId>> nodes_;
  std::optional<std::vector<Edge>> edges_;
  const functions::Registry& functions_;
  Limits limits_;
  std::mt19937_64 random_{1};
  functions::FunctionContext context_;
};

}  // namespace kenes::answers
