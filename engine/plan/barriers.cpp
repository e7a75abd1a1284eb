// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/barriers.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "engine/functions/procedure.hpp"
#include "engine/plan/builder.hpp"
#include "engine/plan/expressions.hpp"
#include "engine/plan/live.hpp"

namespace kenes::plan {

bool NameSet::overlaps(const NameSet& other) const {
  if (empty() || other.empty()) return false;
  if (all || other.all) return true;
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return other.names.count(name) != 0; });
}

void NameSet::unite(const NameSet& other) {
  all = all || other.all;
  names.insert(other.names.begin(), other.names.end());
}

bool Effects::reads() const {
  return !scans.empty() || !read_labels.empty() || !read_types.empty() || !read_keys.empty();
}

bool Effects::writes() const {
  return !created_nodes.empty() || !changed_labels.empty() || !created_types.empty() ||
         !changed_keys.empty() || deletes || everything;
}

void Effects::unite(const Effects& other) {
  scans.insert(scans.end(), other.scans.begin(), other.scans.end());
  read_labels.unite(other.read_labels);
  read_types.unite(other.read_types);
  read_keys.unite(other.read_keys);
  created_nodes.insert(created_nodes.end(), other.created_nodes.begin(), other.created_nodes.end());
  changed_labels.unite(other.changed_labels);
  created_types.unite(other.created_types);
  changed_keys.unite(other.changed_keys);
  deletes = deletes || other.deletes;
  everything = everything || other.everything;
}

namespace {

void read_label_expression(const syntax::LabelExpression& labels, Effects& out) {
  using Kind = syntax::LabelExpression::Kind;
  if (labels.kind == Kind::name) out.read_labels.names.insert(labels.name.text);
  if (labels.kind == Kind::wildcard || labels.kind == Kind::dynamic || labels.kind == Kind::dynamic_any)
    out.read_labels.all = true;
  for (const auto& part : labels.parts) read_label_expression(part, out);
}

/// Functions of engine/knowledge, which may ask for anything that is claimed of an element.
bool reads_claims(const Expression& e) {
  static constexpr std::string_view names[] = {"claims", "sources",  "validFrom", "validTo", "validity",
                                               "value",  "disputed", "why",       "name",    "names"};
  return e.kind == ExpressionKind::call &&
         std::any_of(std::begin(names), std::end(names), [&](std::string_view n) { return is_call(e, n); });
}

void read_expression(const Expression& expression, Effects& out) {
  visit(expression, [&out](const Expression& e) {
    if (e.kind == ExpressionKind::property) out.read_keys.names.insert(e.name);
    if (e.kind == ExpressionKind::map_projection) {
      // Its other entries are properties or expressions of their own.
      if (e.all_properties) out.read_keys.all = true;
      for (const auto& name : e.names) out.read_keys.names.insert(name.text);
    }
    if (e.kind == ExpressionKind::has_labels && e.labels) read_label_expression(*e.labels, out);
    if (is_call(e, "labels")) out.read_labels.all = true;
    if (reads_claims(e)) out.read_labels.all = out.read_keys.all = out.read_types.all = true;
    if (is_call(e, "keys") || is_call(e, "properties")) out.read_keys.all = true;
    if (is_call(e, "[]") && e.args.size() == 2) {
      const Expression& index = e.args[1];
      if (index.kind != ExpressionKind::literal)
        out.read_keys.all = true;
      else if (index.value.is(Kind::string))
        out.read_keys.names.insert(std::string(index.value.as_string()));
    }
    return true;
  });
}

void read_types(const std::vector<std::string>& types, Effects& out) {
  if (types.empty()) out.read_types.all = true;
  out.read_types.names.insert(types.begin(), types.end());
}

void add_labels(const std::vector<std::string>& labels, NameSet& out) {
  out.names.insert(labels.begin(), labels.end());
}

void create(const CreateSpecification& pattern, Effects& out) {
  for (const CreateNode& node : pattern.nodes) {
    out.created_nodes.push_back(node.labels);
    if (!node.dynamic_labels.empty()) out.changed_labels.all = true;
  }
  for (const CreateRelationship& relationship : pattern.relationships) {
    out.created_types.names.insert(relationship.type);
    if (relationship.dynamic_type) out.created_types.all = true;
  }
}

void set(const SetSpecification& item, Effects& out) {
  if (!item.dynamic_labels.empty()) out.changed_labels.all = true;
  if (item.dynamic_key) out.changed_keys.all = true;
  if (item.kind == syntax::SetItem::Kind::property)
    out.changed_keys.names.insert(item.key);
  else if (item.kind == syntax::SetItem::Kind::labels)
    add_labels(item.labels, out.changed_labels);
  else
    out.changed_keys.all = true;
}

/// A claim changes what is believed of its fact, and asks for what is claimed of it before.
void claim(const ClaimedFact& fact, Effects& out) {
  if (!fact.dynamic_labels.empty()) out.changed_labels.all = true;
  add_labels(fact.labels, out.changed_labels);
  switch (fact.kind) {
    case ClaimedFact::Kind::property:
      if (fact.dynamic_key)
        out.changed_keys.all = true;
      else
        out.changed_keys.names.insert(fact.key);
      return;
    case ClaimedFact::Kind::labels:
      return;
    case ClaimedFact::Kind::relationship:
    case ClaimedFact::Kind::pattern:
      break;
  }
  const bool any_type = fact.bound || fact.dynamic_type || fact.kind == ClaimedFact::Kind::relationship;
  out.read_types.all = out.read_types.all || any_type;
  out.created_types.all = out.created_types.all || any_type;
  if (!any_type) {
    out.read_types.names.insert(fact.type);
    out.created_types.names.insert(fact.type);
  }
  if (!fact.properties) return;
  if (fact.properties->kind != ExpressionKind::map) out.changed_keys.all = true;
  for (const syntax::Name& name : fact.properties->names) out.changed_keys.names.insert(name.text);
}

struct Own {
  Effects& out;

  void operator()(const NodeScan& o) const { out.scans.push_back(o.labels); }
  void index(bool on_relationships, const std::string& label, const std::vector<std::string>& keys) const {
    if (on_relationships)
      out.read_types.names.insert(label);
    else
      out.scans.push_back({label});
    out.read_keys.names.insert(keys.begin(), keys.end());
  }
  void operator()(const NodeIndexSeek& o) const { index(o.on_relationships, o.label, o.keys); }
  void operator()(const NodeIndexRange& o) const { index(o.on_relationships, o.label, o.keys); }
  void operator()(const NodeIndexText& o) const { index(o.on_relationships, o.label, {o.key}); }
  void operator()(const NodeById&) const { out.scans.push_back({}); }
  void operator()(const Expand& o) const {
    read_types(o.types, out);
    add_labels(o.to_labels, out.read_labels);
  }
  void operator()(const ExpandCount& o) const {
    read_types(o.types, out);
    add_labels(o.to_labels, out.read_labels);
  }
  void operator()(const ExpandIntersect& o) const {
    for (const auto& side : o.sides) read_types(side.types, out);
    add_labels(o.to_labels, out.read_labels);
  }
  void operator()(const VariableLengthExpand& o) const {
    read_types(o.types, out);
    add_labels(o.to_labels, out.read_labels);
  }
  void operator()(const QuantifiedExpand& o) const {
    parts(o.parts);
    add_labels(o.to_labels, out.read_labels);
  }
  void operator()(const ShortestPath& o) const { read_types(o.types, out); }
  void operator()(const ShortestWalks& o) const {
    parts(o.parts);
    add_labels(o.to_labels, out.read_labels);
  }
  void parts(const std::vector<WalkPart>& parts) const {
    for (const WalkPart& part : parts) {
      add_labels(part.first_labels, out.read_labels);
      add_labels(part.after_labels, out.read_labels);
      for (const WalkStep& step : part.steps) {
        read_types(step.types, out);
        add_labels(step.labels, out.read_labels);
      }
    }
  }
  void operator()(const Create& o) const { create(o.pattern, out); }
  void operator()(const SetProperties& o) const {
    for (const SetSpecification& item : o.items) set(item, out);
  }
  void operator()(const Merge& o) const {
    create(o.create, out);
    for (const SetSpecification& item : o.on_create) set(item, out);
    for (const SetSpecification& item : o.on_match) set(item, out);
  }
  void operator()(const Claim& o) const {
    for (const ClaimedFact& fact : o.facts) claim(fact, out);
    // A source is looked for by its key.
    if (o.source) index(false, "Source", {"key"});
  }
  void operator()(const Delete&) const { out.deletes = true; }
  void operator()(const CallProcedure& o) const {
    out.scans.push_back({});
    out.read_labels.all = out.read_types.all = out.read_keys.all = true;
    out.everything = o.procedure && o.procedure->updates;
  }
  template <class Other>
  void operator()(const Other&) const {}
};

bool contains_all(const std::vector<std::string>& labels, const std::vector<std::string>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& label) {
    return std::find(labels.begin(), labels.end(), label) != labels.end();
  });
}

class Placement {
 public:
  explicit Placement(bool precise) : precise_(precise) {}

  void run(OperatorPointer& at, Effects& since) const {
    if (std::holds_alternative<Argument>(at->what)) return;
    if (std::holds_alternative<Union>(at->what)) {
      Effects all;
      for (OperatorPointer& side : at->inputs) {
        Effects one = since;
        run(side, one);
        all.unite(one);
      }
      since = std::move(all);
      return;
    }
    run(at->inputs[0], since);
    Effects own = effects(*at);
    for (std::size_t i = 1; i < at->inputs.size(); ++i) {
      Effects inner;
      // Merge and Foreach take their rows one at a time by definition.
      if (std::holds_alternative<Apply>(at->what)) run(at->inputs[i], inner);
      own.unite(effects_within(*at->inputs[i]));
    }
    const std::string reason = reason_between(since, own, *at);
    if (!reason.empty()) {
      auto barrier = std::make_unique<Operator>();
      barrier->what = Eager{reason};
      barrier->inputs.push_back(std::move(at->inputs[0]));
      at->inputs[0] = std::move(barrier);
      since = {};
    }
    since.unite(own);
    if (std::holds_alternative<Aggregate>(at->what) || std::holds_alternative<Sort>(at->what)) since = {};
  }

 private:
  std::string reason_between(const Effects& since, const Effects& own, const Operator& at) const {
    if (precise_ ? disturbs(own, since) : own.writes() && since.reads()) return "what was read changes";
    if (precise_ ? disturbs(since, own) : since.writes() && own.reads()) return "what was written is read";
    if (precise_ ? order_matters(since, own) : since.writes() && own.writes())
      return "one writes over the other";
    if (since.writes() && std::holds_alternative<Limit>(at.what)) return "all rows write, also those cut off";
    // What holds on to the graph's memory must not go on behind a commit.
    const auto* apply = std::get_if<Apply>(&at.what);
    if (apply && apply->transactions && since.reads()) return "transactions end";
    return {};
  }

  bool precise_;
};

}  // namespace

Effects effects(const Operator& at) {
  Effects own;
  for_each_expression(at, [&](const Expression& e) { read_expression(e, own); });
  std::visit(Own{own}, at.what);
  return own;
}

Effects effects_within(const Operator& root) {
  Effects all = effects(root);
  for (const OperatorPointer& input : root.inputs) all.unite(effects_within(*input));
  return all;
}

bool disturbs(const Effects& writer, const Effects& reader) {
  if (!writer.writes() || !reader.reads()) return false;
  if (writer.deletes || writer.everything) return true;
  if (writer.changed_keys.overlaps(reader.read_keys) || writer.changed_labels.overlaps(reader.read_labels) ||
      writer.created_types.overlaps(reader.read_types))
    return true;
  for (const auto& scan : reader.scans) {
    for (const auto& labels : writer.created_nodes)
      if (contains_all(labels, scan)) return true;
    if (writer.changed_labels.all) return true;
    for (const std::string& label : scan)
      if (writer.changed_labels.names.count(label)) return true;
  }
  return false;
}

bool order_matters(const Effects& first, const Effects& second) {
  if (!first.writes() || !second.writes()) return false;
  if (first.deletes || second.deletes || first.everything || second.everything) return true;
  return first.changed_keys.overlaps(second.changed_keys) ||
         first.changed_labels.overlaps(second.changed_labels);
}

void place_barriers(OperatorPointer& root, bool precise) {
  if (!has_updates(*root)) return;
  Effects since;
  Placement(precise).run(root, since);
}

}  // namespace kenes::plan
