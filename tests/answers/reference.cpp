// SPDX-License-Identifier: Apache-2.0
// Clauses of the reference, one after the other, each over all rows.
#include "tests/answers/reference.hpp"

#include <algorithm>
#include <set>

#include "storage/compare.hpp"

namespace kenes::answers {

namespace {

/// Keeps the first of each set of equivalent rows.
void make_distinct(std::vector<std::vector<Value>>& rows) {
  std::vector<std::vector<Value>> kept;
  for (auto& row : rows) {
    const bool known = std::any_of(kept.begin(), kept.end(), [&](const auto& other) {
      return std::equal(row.begin(), row.end(), other.begin(), other.end(), equivalent);
    });
    if (!known) kept.push_back(std::move(row));
  }
  rows = std::move(kept);
}

void guard(std::size_t rows) {
  if (rows > 3000) throw TooManyRows();
}

}  // namespace

Reference::Reference(ModelGraph& graph) : graph_(graph), functions_(functions::Registry::built_in()) {
  context_.graph = &graph_;
  context_.limits = &limits_;
  context_.random = &random_;
}

Table Reference::run(const syntax::Statement& statement) {
  return query(std::get<syntax::Query>(statement.body), {}, false);
}

Table Reference::query(const syntax::Query& query, const Row& outer, bool visible_throughout) {
  return unite(query, [&](const syntax::SingleQuery& part) {
    return single(part, {outer}, visible_throughout ? outer : Row{});
  });
}

/// UNION: columns go by name.
Table Reference::unite(const syntax::Query& query,
                       const std::function<Table(const syntax::SingleQuery&)>& answer) {
  Table all;
  for (const syntax::SingleQuery& part : query.parts) {
    Table one = answer(part);
    if (&part == &query.parts.front()) {
      all = std::move(one);
      continue;
    }
    for (const auto& row : one.rows) {
      auto& added = all.rows.emplace_back();
      for (const std::string& column : all.columns)
        added.push_back(row[static_cast<std::size_t>(
            std::find(one.columns.begin(), one.columns.end(), column) - one.columns.begin())]);
    }
  }
  if (query.parts.size() > 1 && !query.union_all) make_distinct(all.rows);
  return all;
}

/// Rows of the last clause; without a RETURN they have no columns.
Table Reference::single(const syntax::SingleQuery& query, Rows rows, const Row& outer) {
  for (const syntax::Clause& part : query.clauses) {
    if (const auto* clause = std::get_if<syntax::Return>(&part))
      return project(clause->projection, rows, outer);
    if (const auto* with = std::get_if<syntax::With>(&part)) {
      const Table table = project(with->projection, rows, outer);
      rows.clear();
      for (std::size_t i = 0; i < table.rows.size(); ++i) {
        Row row = outer, seen = table.names[i];
        for (std::size_t k = 0; k < table.columns.size(); ++k) row[table.columns[k]] = table.rows[i][k];
        for (const auto& [name, bound] : row) seen[name] = bound;
        if (holds(with->projection.where.get(), seen)) rows.push_back(std::move(row));
      }
      continue;
    }
    std::visit(
        [&](const auto& clause) {
          if constexpr (requires { this->clause(clause, rows); })
            rows = this->clause(clause, rows);
          else
            throw std::logic_error("the reference knows no such clause");
        },
        part);
    guard(rows.size());
  }
  Table table;
  table.rows.resize(rows.size());
  return table;
}

Table Reference::project(const syntax::Projection& projection, const Rows& rows, const Row& outer) {
  struct Item {
    std::string column;
    const syntax::Expression* expression;  // null: the variable of that name, for a star
  };
  struct Projected {
    std::vector<Value> values;
    Row names;  // that ORDER BY may use
  };
  std::vector<Item> items;
  if (projection.star && !rows.empty())
    for (const auto& [name, bound] : rows.front()) items.push_back({name, nullptr});
  bool aggregating = false;
  for (const syntax::ProjectionItem& item : projection.items) {
    items.push_back({item.alias ? item.alias.text : item.column, &item.expression});
    aggregating = aggregating || aggregates(item.expression);
  }
  const auto value_of = [&](const Item& item, const Row& row, const Rows* group) {
    return item.expression ? value(*item.expression, row, group) : row.at(item.column);
  };

  std::vector<Projected> all;
  if (aggregating) {
    struct Group {
      std::vector<Value> keys;
      Rows rows;
    };
    std::vector<Group> groups;
    for (const Row& row : rows) {
      std::vector<Value> keys;
      for (const Item& item : items)
        if (!item.expression || !aggregates(*item.expression)) keys.push_back(value_of(item, row, nullptr));
      auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& other) {
        return std::equal(keys.begin(), keys.end(), other.keys.begin(), other.keys.end(), equivalent);
      });
      if (group == groups.end()) group = groups.insert(groups.end(), {std::move(keys), {}});
      group->rows.push_back(row);
    }
    const bool no_keys = std::all_of(items.begin(), items.end(), [&](const Item& item) {
      return item.expression && aggregates(*item.expression);
    });
    if (groups.empty() && no_keys) groups.emplace_back();
    for (const Group& group : groups) {
      Projected& one = all.emplace_back();
      for (const Item& item : items)
        one.values.push_back(value_of(item, group.rows.empty() ? outer : group.rows.front(), &group.rows));
    }
  } else {
    for (const Row& row : rows) {
      Projected& one = all.emplace_back();
      for (const Item& item : items) one.values.push_back(value_of(item, row, nullptr));
      if (!projection.distinct) one.names = row;
    }
  }
  if (projection.distinct) {
    std::vector<std::vector<Value>> plain;
    for (Projected& one : all) plain.push_back(std::move(one.values));
    make_distinct(plain);
    all.clear();
    for (auto& values : plain) all.push_back({std::move(values), {}});
  }

  if (!projection.order.empty()) {
    std::vector<std::pair<std::vector<Value>, std::size_t>> keys;
    for (Projected& one : all) {
      for (const auto& [name, bound] : outer) one.names.emplace(name, bound);
      for (std::size_t i = 0; i < items.size(); ++i) one.names[items[i].column] = one.values[i];
      auto& key = keys.emplace_back();
      key.second = keys.size() - 1;
      for (const syntax::SortItem& item : projection.order)
        key.first.push_back(value(item.expression, one.names));
    }
    std::stable_sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
      for (std::size_t i = 0; i < a.first.size(); ++i)
        if (const auto c = order(a.first[i], b.first[i]); c != 0)
          return projection.order[i].descending ? c > 0 : c < 0;
      return false;
    });
    std::vector<Projected> sorted;
    for (const auto& key : keys) sorted.push_back(std::move(all[key.second]));
    all = std::move(sorted);
  }
  const auto count = [&](const syntax::ExpressionPointer& expression) {
    return static_cast<std::ptrdiff_t>(
        std::min<std::int64_t>(value(*expression, {}).as_integer(), static_cast<std::int64_t>(all.size())));
  };
  if (projection.skip) all.erase(all.begin(), all.begin() + count(projection.skip));
  if (projection.limit) all.erase(all.begin() + count(projection.limit), all.end());

  Table table;
  for (const Item& item : items) table.columns.push_back(item.column);
  for (Projected& one : all) {
    table.rows.push_back(std::move(one.values));
    table.names.push_back(std::move(one.names));
  }
  return table;
}

Reference::Rows Reference::clause(const syntax::Match& match, const Rows& rows) {
  Rows result;
  for (const Row& row : rows) {
    bool found = false;
    for (Fit& fit : fits(match.patterns, row)) {
      if (!holds(match.where.get(), fit.row)) continue;
      found = true;
      result.push_back(std::move(fit.row));
    }
    guard(result.size());
    if (found || !match.optional) continue;
    Row& nulls = result.emplace_back(row);
    for (const syntax::PathPattern& pattern : match.patterns)
      for (const syntax::Variable* name : variables(pattern)) nulls.emplace(name->text, Value());
  }
  return result;
}

Reference::Rows Reference::clause(const syntax::Unwind& unwind, const Rows& rows) {
  Rows result;
  for (const Row& row : rows) {
    const Value list = value(unwind.expression, row);
    if (list.is_null()) continue;
    for (const Value& element : list.is(Kind::list) ? list.as_list() : List{list}) {
      Row& next = result.emplace_back(row);
      next[unwind.variable.text] = element;
    }
  }
  return result;
}

Reference::Rows Reference::clause(const syntax::CallSubquery& call, const Rows& rows) {
  Rows result;
  for (const Row& row : rows) {
    Table all = unite(*call.query, [&](const syntax::SingleQuery& part) {
      // What a part sees of the row: the names in brackets, or those of a WITH at its beginning.
      Row inside;
      if (call.imports_all || std::holds_alternative<syntax::With>(part.clauses.front())) inside = row;
      if (call.imports && !call.imports_all) {
        inside.clear();
        for (const syntax::Variable& name : *call.imports) inside[name.text] = row.at(name.text);
      }
      return single(part, {inside}, call.imports || call.imports_all ? inside : Row{});
    });
    if (all.columns.empty()) {  // updates alone: the row goes on as it is
      result.push_back(row);
      continue;
    }
    if (call.optional && all.rows.empty()) all.rows.emplace_back(all.columns.size());
    for (const auto& values : all.rows) {
      Row& next = result.emplace_back(row);
      for (std::size_t i = 0; i < values.size(); ++i) next[all.columns[i]] = values[i];
    }
    guard(result.size());
  }
  return result;
}

Reference::Rows Reference::clause(const syntax::Foreach& foreach, const Rows& rows) {
  for (const Row& row : rows) {
    const Value list = value(foreach.list, row);
    if (list.is_null()) continue;
    for (const Value& element : list.as_list()) {
      Row inside = row;
      inside[foreach.variable.text] = element;
      single(foreach.updates->parts[0], {inside}, {});
    }
  }
  return rows;
}

Reference::Rows Reference::clause(const syntax::Create& create, Rows rows) {
  for (Row& row : rows)
    for (const syntax::PathPattern& pattern : create.patterns) this->create(pattern, row);
  return rows;
}

Reference::Rows Reference::clause(const syntax::Merge& merge, const Rows& rows) {
  Rows result;
  for (const Row& row : rows) {
    const std::vector<Fit> found = fits(merge.pattern, Fit{row, {}});
    for (const Fit& fit : found) {
      result.push_back(fit.row);
      set(merge.on_match, fit.row);
    }
    if (!found.empty()) continue;
    Row made = row;
    create(merge.pattern, made);
    set(merge.on_create, made);
    result.push_back(std::move(made));
  }
  return result;
}

Reference::Rows Reference::clause(const syntax::Set& set, const Rows& rows) {
  for (const Row& row : rows) this->set(set.items, row);
  return rows;
}

/// Of `x.key` and `x[key]`.
std::string Reference::key_of(const syntax::Expression& target, const Row& row) {
  if (target.kind == syntax::ExpressionKind::property) return target.name;
  return std::string(value(target.args[1], row).as_string());
}

/// Maps, elements and lists of them are no properties.
void Reference::put(const Value& element, const std::string& key, const Value& content) {
  const auto is_property = [](const Value& value) {
    return !value.is(Kind::map) && !value.is(Kind::node) && !value.is(Kind::relationship) &&
           !value.is(Kind::path);
  };
  const List parts = content.is(Kind::list) ? content.as_list() : List{content};
  if (!std::all_of(parts.begin(), parts.end(), is_property))
    throw Error(ErrorCode::type_error, "InvalidPropertyType", Phase::runtime, "no property");
  if (element.is(Kind::node))
    graph_.set_property(element.as_node().id, graph_.intern_key(key), content);
  else
    graph_.set_property(element.as_edge(), graph_.intern_key(key), content);
}

void Reference::set(const std::vector<syntax::SetItem>& items, const Row& row) {
  using Item = syntax::SetItem::Kind;
  for (const syntax::SetItem& item : items) {
    const Value target = value(item.kind == Item::property ? item.target.args[0] : item.target, row);
    if (target.is_null()) continue;
    const auto put = [&](const std::string& key, const Value& content) { this->put(target, key, content); };
    if (item.kind == Item::labels) {
      for (const syntax::LabelExpression& label : item.labels)
        for (const std::string& name : names_given(label, row))
          graph_.add_label(target.as_node().id, graph_.intern_label(name));
    } else if (item.kind == Item::property) {
      put(key_of(item.target, row), value(item.value, row));
    } else {
      const Value given = value(item.value, row);
      const Map wanted = given.is(Kind::map) ? given.as_map() : properties(given);
      if (item.kind == Item::replace)
        for (const auto& [key, old] : properties(target)) put(key, Value());
      for (const auto& [key, content] : wanted) put(key, content);
    }
  }
}

Reference::Rows Reference::clause(const syntax::Remove& remove, const Rows& rows) {
  for (const Row& row : rows)
    for (const syntax::RemoveItem& item : remove.items) {
      const Value target = value(item.labels.empty() ? item.target.args[0] : item.target, row);
      if (target.is_null()) continue;
      for (const syntax::LabelExpression& label : item.labels)
        for (const std::string& name : names_given(label, row))
          graph_.remove_label(target.as_node().id, graph_.intern_label(name));
      if (!item.labels.empty()) continue;
      const KeyId key = graph_.intern_key(key_of(item.target, row));
      if (target.is(Kind::node))
        graph_.set_property(target.as_node().id, key, Value());
      else
        graph_.set_property(target.as_edge(), key, Value());
    }
  return rows;
}

Reference::Rows Reference::clause(const syntax::Delete& deletion, const Rows& rows) {
  std::set<Node> nodes;
  std::set<Edge> edges;
  for (const Row& row : rows)
    for (const syntax::Expression& item : deletion.items) {
      const Value gone = value(item, row);
      if (gone.is(Kind::node)) nodes.insert(gone.as_node());
      if (gone.is(Kind::relationship)) edges.insert(gone.as_edge());
      if (!gone.is(Kind::path)) continue;
      nodes.insert(gone.as_path().nodes.begin(), gone.as_path().nodes.end());
      edges.insert(gone.as_path().edges.begin(), gone.as_path().edges.end());
    }
  for (const Edge& edge : all_edges()) {
    const bool touched = nodes.contains(Node{edge.source}) || nodes.contains(Node{edge.target});
    if (!touched || edges.contains(edge)) continue;
    if (!deletion.detach)
      throw Error(ErrorCode::constraint_verification_failed, "DeleteConnectedNode", Phase::runtime,
                  "connected");
    edges.insert(edge);
  }
  for (const Edge& edge : edges) graph_.delete_edge(edge);
  for (const Node node : nodes) graph_.delete_node(node.id);
  forget_elements();
  return rows;
}

}  // namespace kenes::answers
