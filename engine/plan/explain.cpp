// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/plan/expressions.hpp"

namespace kenes::plan {
namespace {

constexpr std::size_t widest_details = 96;

struct Line {
  std::string name, text, estimate, rows, time, memory;
};

class Texts {
 public:
  explicit Texts(const Plan& plan) : names_(plan.slot_names) {}

  std::string slot(Slot s) const {
    if (s == no_slot) return {};
    const auto at = static_cast<std::size_t>(s);
    return at < names_.size() && !names_[at].empty() ? names_[at] : fmt::format("_{}", s);
  }
  std::string slots(const std::vector<Slot>& list) const {
    return joined(list, [this](Slot s) { return slot(s); });
  }
  std::string expression(const Expression& e) const { return to_text(e, names_); }
  std::string expressions(const std::vector<Expression>& list, std::string_view between = ", ") const {
    return joined(
        list, [this](const Expression& e) { return expression(e); }, between);
  }
  std::string items(const std::vector<SlotExpression>& list) const {
    return joined(list, [this](const SlotExpression& item) {
      const std::string text = expression(item.expression);
      return text == slot(item.slot) ? text : slot(item.slot) + " := " + text;
    });
  }

  template <class List, class Text>
  static std::string joined(const List& list, const Text& text, std::string_view between = ", ") {
    std::string all;
    for (const auto& one : list) {
      if (!all.empty()) all += between;
      all += text(one);
    }
    return all;
  }

  static std::string labelled(const std::string& name, const std::vector<std::string>& labels) {
    std::string text = "(" + name;
    for (const std::string& label : labels) text += ":" + label;
    return text + ")";
  }
  std::string walk(Slot from, Slot relationship, const std::vector<std::string>& types, Arrow arrow,
                   const std::string& length, const std::string& to) const {
    std::string inside = slot(relationship);
    if (!types.empty())
      inside += ":" + joined(
                          types, [](const std::string& t) { return t; }, "|");
    inside += length;
    const std::string middle = inside.empty() ? "--" : "-[" + inside + "]-";
    return fmt::format("({}){}{}{}{}", slot(from), arrow == Arrow::left ? "<" : "", middle,
                       arrow == Arrow::right ? ">" : "", to);
  }
  static std::string length(std::int64_t minimum, std::int64_t maximum) {
    return maximum < 0 ? fmt::format("*{}..", minimum) : fmt::format("*{}..{}", minimum, maximum);
  }
  std::string different(const std::vector<Slot>& list) const {
    return list.empty() ? "" : ", not " + slots(list);
  }
  std::string created(const CreateSpecification& pattern) const {
    std::string text =
        joined(pattern.nodes, [this](const CreateNode& n) { return labelled(slot(n.node), n.labels); });
    for (const CreateRelationship& r : pattern.relationships)
      text += (text.empty() ? "" : ", ") +
              walk(r.from, r.relationship, {r.type}, Arrow::right, "", "(" + slot(r.to) + ")");
    return text;
  }
  std::string set(const SetSpecification& item) const {
    using Kind = syntax::SetItem::Kind;
    const std::string target = expression(item.target);
    switch (item.kind) {
      case Kind::property:
        return target + (item.dynamic_key ? "[" + expression(*item.dynamic_key) + "]" : "." + item.key) +
               " = " + expression(item.value);
      case Kind::replace:
        return target + " = " + expression(item.value);
      case Kind::merge:
        return target + " += " + expression(item.value);
      case Kind::labels:
        break;
    }
    std::string labels;
    for (const std::string& label : item.labels) labels += ":" + label;
    for (const Expression& label : item.dynamic_labels) labels += ":$(" + expression(label) + ")";
    return (item.remove ? "REMOVE " : "") + target + labels;
  }

  std::string operator()(const Argument&) const { return {}; }
  std::string operator()(const NodeScan& o) const { return labelled(slot(o.node), o.labels); }
  std::string indexed(Slot element, bool on_relationships, const std::string& label) const {
    return on_relationships ? fmt::format("[{}:{}]", slot(element), label) : labelled(slot(element), {label});
  }
  std::string operator()(const NodeIndexSeek& o) const {
    std::string text = indexed(o.element, o.on_relationships, o.label);
    for (std::size_t i = 0; i < o.keys.size(); ++i)
      text += fmt::format("{}.{} {} {}", i == 0 ? "" : ", ", o.keys[i], o.each ? "IN" : "=",
                          expression(o.values[i]));
    return text;
  }
  std::string operator()(const NodeIndexText& o) const {
    constexpr std::string_view tests[] = {"STARTS WITH", "ENDS WITH", "CONTAINS"};
    return fmt::format("{}.{} {} {}", indexed(o.element, o.on_relationships, o.label), o.key,
                       tests[static_cast<std::size_t>(o.test)], expression(o.text));
  }
  std::string operator()(const NodeIndexRange& o) const {
    std::string text = indexed(o.element, o.on_relationships, o.label);
    for (std::size_t i = 0; i < o.values.size(); ++i)
      text += fmt::format(".{} = {}, ", o.keys[i], expression(o.values[i]));
    text += "." + o.keys[o.values.size()];
    if (o.prefix) return text + " STARTS WITH " + expression(*o.lower);
    if (o.lower) text += (o.lower_included ? " >= " : " > ") + expression(*o.lower);
    if (o.upper) text += (o.upper_included ? " <= " : " < ") + expression(*o.upper);
    return text;
  }
  std::string operator()(const NodeById& o) const {
    return fmt::format("{}({}) {} {}", o.element_id ? "elementId" : "id", slot(o.node), o.each ? "IN" : "=",
                       expression(o.value));
  }
  std::string operator()(const Expand& o) const {
    return walk(o.from, o.relationship, o.types, o.arrow, "", labelled(slot(o.to), o.to_labels)) +
           (o.into ? ", into" : "") + different(o.different_from);
  }
  std::string operator()(const ExpandCount& o) const {
    return walk(o.from, no_slot, o.types, o.arrow, "", labelled("", o.to_labels)) +
           (o.subtract_relationship != no_slot ? ", without " + slot(o.subtract_relationship) : "") +
           (o.subtract_loops ? ", without loops" : "");
  }
  std::string operator()(const ExpandIntersect& o) const {
    return joined(o.sides,
                  [&](const ExpandIntersect::Side& side) {
                    return walk(side.from, side.relationship, side.types, side.arrow, "",
                                &side == &o.sides.front() ? labelled(slot(o.to), o.to_labels)
                                                          : "(" + slot(o.to) + ")");
                  }) +
           (o.multiplicity != no_slot ? ", counted" : "") + different(o.different_from);
  }
  std::string operator()(const VariableLengthExpand& o) const {
    return walk(o.from, o.relationships, o.types, o.arrow, length(o.minimum, o.maximum),
                labelled(slot(o.to), o.to_labels)) +
           (o.each_predicates.empty() ? "" : " WHERE each " + expressions(o.each_predicates, " AND ")) +
           (o.into ? ", into" : "") + (o.distinct_ends ? ", distinct ends" : "") +
           different(o.different_from);
  }
  std::string part(const WalkPart& p) const {
    if (!p.quantified) return walk_of(p, false);
    const std::string times = p.maximum < 0            ? fmt::format("{{{},}}", p.minimum)
                              : p.minimum == p.maximum ? fmt::format("{{{}}}", p.minimum)
                                                       : fmt::format("{{{},{}}}", p.minimum, p.maximum);
    return "(" + walk_of(p, true) +
           (p.predicates.empty() ? "" : " WHERE " + expressions(p.predicates, " AND ")) + ")" + times;
  }
  std::string walk_of(const WalkPart& p, bool with_first) const {
    std::string text = with_first ? labelled(named(p.first), p.first_labels) : "";
    for (const WalkStep& step : p.steps) {
      std::string inside = named(step.relationship);
      if (!step.types.empty())
        inside += ":" + joined(
                            step.types, [](const std::string& t) { return t; }, "|");
      text +=
          fmt::format("{}{}{}", step.arrow == Arrow::left ? "<" : "",
                      inside.empty() ? "--" : "-[" + inside + "]-", step.arrow == Arrow::right ? ">" : "");
      if (with_first) text += labelled(named(step.node), step.labels);
    }
    return text;
  }
  /// Empty for what nobody named.
  std::string named(Slot s) const {
    const auto at = static_cast<std::size_t>(s);
    return s != no_slot && at < names_.size() ? names_[at] : std::string();
  }
  std::string parts(const std::vector<WalkPart>& list) const {
    std::string text;
    for (const WalkPart& p : list) {
      text += part(p);
      if (p.after != no_slot) text += labelled(named(p.after), p.after_labels);
    }
    return text;
  }
  std::string operator()(const QuantifiedExpand& o) const {
    return "(" + slot(o.from) + ")" + parts(o.parts) + labelled(slot(o.to), o.to_labels) +
           (o.into ? ", into" : "") + different(o.different_from);
  }
  std::string operator()(const ShortestWalks& o) const {
    return fmt::format("{}{}, {}{}({}){}{}{}", expression(o.count), o.groups ? " lengths" : "",
                       labelled(slot(o.to), o.to_labels), parts(o.parts), slot(o.from),
                       o.into ? ", into" : "",
                       o.to_predicates.empty() ? "" : ", to where " + expressions(o.to_predicates, " AND "),
                       o.path_predicates.empty() ? "" : ", where " + expressions(o.path_predicates, " AND "));
  }
  std::string operator()(const ShortestPath& o) const {
    const std::string name = o.length != no_slot ? slot(o.length) + " := length "
                             : o.path != no_slot ? slot(o.path) + " = "
                                                 : "";
    return name + (o.all ? "all " : "") +
           walk(o.from, o.relationships, o.types, o.arrow, length(o.minimum, o.maximum),
                "(" + slot(o.to) + ")") +
           (o.each_predicates.empty() ? "" : " WHERE each " + expressions(o.each_predicates, " AND ")) +
           (o.path_predicates.empty() ? "" : " WHERE " + expressions(o.path_predicates, " AND "));
  }
  std::string operator()(const BuildPath& o) const { return slot(o.path) + " = " + slots(o.parts); }
  std::string operator()(const Filter& o) const { return expressions(o.predicates, " AND "); }
  std::string operator()(const Project& o) const { return items(o.items); }
  std::string operator()(const Aggregate& o) const {
    std::string text = items(o.keys);
    for (const AggregateItem& item : o.items)
      text += fmt::format("{}{} := {}({}{})", text.empty() ? "" : ", ", slot(item.slot), item.function,
                          item.distinct ? "DISTINCT " : "",
                          item.arguments.empty() ? "*" : expressions(item.arguments));
    if (o.multiplicity != no_slot) text += ", each " + slot(o.multiplicity) + " times";
    return text;
  }
  std::string operator()(const Distinct& o) const { return slots(o.slots); }
  std::string operator()(const Sort& o) const {
    return joined(o.keys,
                  [this](const SortKey& key) { return slot(key.slot) + (key.descending ? " DESC" : ""); }) +
           (o.limit ? ", first " + (o.skip ? expression(*o.skip) + " + " : "") + expression(*o.limit) : "");
  }
  std::string operator()(const Skip& o) const { return expression(o.count); }
  std::string operator()(const Limit& o) const { return expression(o.count); }
  std::string operator()(const Unwind& o) const { return slot(o.slot) + " IN " + expression(o.list); }
  std::string operator()(const Apply& o) const {
    std::string text = o.result != no_slot ? slot(o.result) : "";
    if (o.collected != no_slot) text += " := list of " + slot(o.collected);
    if (o.transactions)
      return fmt::format("{}each {} rows", text.empty() ? "" : text + ", ", expression(o.transactions->rows));
    if (o.one_by_one) text += text.empty() ? "row by row" : ", row by row";
    return text;
  }
  std::string operator()(const Union& o) const { return slots(o.slots); }
  std::string operator()(const HashJoin& o) const { return slots(o.left_keys) + " = " + slots(o.right_keys); }
  std::string operator()(const Eager& o) const { return o.reason; }
  std::string operator()(const Create& o) const { return created(o.pattern); }
  std::string operator()(const SetProperties& o) const {
    return joined(o.items, [this](const SetSpecification& item) { return set(item); });
  }
  std::string operator()(const Merge& o) const {
    std::string text = created(o.create);
    for (const SetSpecification& item : o.on_create) text += ", on create " + set(item);
    for (const SetSpecification& item : o.on_match) text += ", on match " + set(item);
    return text;
  }
  std::string claimed(const ClaimedFact& fact) const {
    std::string text;
    switch (fact.kind) {
      case ClaimedFact::Kind::property:
        return expression(fact.target) +
               (fact.dynamic_key ? "[" + expression(*fact.dynamic_key) + "]" : "." + fact.key) + " = " +
               expression(fact.value);
      case ClaimedFact::Kind::labels:
        text = expression(fact.target);
        for (const std::string& label : fact.labels) text += ":" + label;
        for (const Expression& label : fact.dynamic_labels) text += ":$(" + expression(label) + ")";
        return text;
      case ClaimedFact::Kind::relationship:
        return expression(fact.target);
      case ClaimedFact::Kind::pattern:
        break;
    }
    const std::vector<std::string> types =
        fact.bound ? std::vector<std::string>{}
                   : std::vector{fact.dynamic_type ? "$(" + expression(*fact.dynamic_type) + ")" : fact.type};
    return walk(fact.from, fact.relationship, types, Arrow::right,
                fact.properties ? " " + expression(*fact.properties) : "", "(" + slot(fact.to) + ")");
  }
  std::string operator()(const Claim& o) const {
    std::string text = joined(o.facts, [this](const ClaimedFact& fact) { return claimed(fact); });
    const auto part = [&](std::string_view word, const syntax::ExpressionPointer& e) {
      if (e) text += fmt::format(" {} {}", word, expression(*e));
    };
    part("LANGUAGE", o.language);
    part("VALID AT", o.valid_at);
    part("VALID FROM", o.valid_from);
    part(o.valid_from ? "TO" : "VALID TO", o.valid_to);
    if (o.to_unknown) text += " TO UNKNOWN";
    part("SOURCE", o.source);
    part("AT", o.locator);
    part("QUOTE", o.quote);
    part("RANK", o.rank);
    part("CONFIDENCE", o.confidence);
    return text;
  }
  /// Behind the details of what reads through it.
  std::string lens(const Operator& at, const Lens& l) const {
    if (l.of_session) return " through the session's lens";
    std::string text;
    if (l.as_of_end)
      text += fmt::format(" AS OF FROM {} TO {}", expression(*l.as_of), expression(*l.as_of_end));
    else if (l.as_of)
      text += " AS OF " + expression(*l.as_of);
    if (l.according_to) text += " ACCORDING TO " + expression(*l.according_to);
    if (!l.known_at) return text;
    text += " AS KNOWN AT " + expression(*l.known_at);
    const bool by_index = std::holds_alternative<NodeIndexSeek>(at.what) ||
                          std::holds_alternative<NodeIndexRange>(at.what) ||
                          std::holds_alternative<NodeIndexText>(at.what);
    return by_index ? text + ", all claims on the key are read" : text;
  }
  std::string operator()(const Delete& o) const { return (o.detach ? "detach " : "") + expressions(o.items); }
  std::string operator()(const Foreach& o) const { return slot(o.slot) + " IN " + expression(o.list); }
  std::string operator()(const LoadCsv& o) const {
    return fmt::format("{} FROM {}{}", slot(o.row), expression(o.from),
                       o.with_headers ? ", with headers" : "");
  }
  std::string operator()(const Reduce& o) const {
    return fmt::format("{} := {}, {} IN {}", slot(o.result), expression(o.initial), slot(o.element),
                       expression(o.list));
  }
  std::string operator()(const CallProcedure& o) const {
    const std::string columns = joined(o.columns, [this](const auto& column) { return slot(column.second); });
    return fmt::format("{}({}){}{}", o.name, expressions(o.arguments), columns.empty() ? "" : " -> ",
                       columns);
  }
  std::string operator()(const Results& o) const {
    return joined(o.columns, [](const auto& column) { return column.first; });
  }

 private:
  const std::vector<std::string>& names_;
};

std::string number_text(double number) {
  if (number < 0.05) return "0";
  if (number < 10 && number != static_cast<double>(static_cast<int>(number)))
    return fmt::format("{:.1f}", number);
  if (number >= 1e7) return fmt::format("{:.1e}", number);
  return fmt::format("{:.0f}", number);
}

std::string memory_text(std::int64_t bytes) {
  if (bytes < 1024) return fmt::format("{} B", bytes);
  if (bytes < 1 << 20) return fmt::format("{:.1f} KB", static_cast<double>(bytes) / 1024);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / (1 << 20));
}

std::string shortened(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (text.size() <= widest_details) return text;
  std::size_t end = widest_details - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "...";
}

// Code points, which is as good as columns for what stands in plans.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string own_details(const Operator& at, const Plan& plan) { return std::visit(Texts(plan), at.what); }

bool reads_graph(const Operator& at) {
  return std::visit(
      [](const auto& what) {
        using What = std::decay_t<decltype(what)>;
        return std::is_same_v<What, NodeScan> || std::is_same_v<What, NodeIndexSeek> ||
               std::is_same_v<What, NodeIndexRange> || std::is_same_v<What, NodeIndexText> ||
               std::is_same_v<What, NodeById> || std::is_same_v<What, Expand> ||
               std::is_same_v<What, ExpandCount> || std::is_same_v<What, ExpandIntersect> ||
               std::is_same_v<What, VariableLengthExpand> || std::is_same_v<What, QuantifiedExpand> ||
               std::is_same_v<What, ShortestPath> || std::is_same_v<What, ShortestWalks> ||
               std::is_same_v<What, CallProcedure>;
      },
      at.what);
}

std::string lens_details(const Operator& at, const Plan& plan) {
  if (at.lens < 0 || !reads_graph(at)) return {};
  return Texts(plan).lens(at, plan.lenses[static_cast<std::size_t>(at.lens)]);
}

void collect(const Operator& at, const Plan& plan, const std::string& indent,
             std::span<const OperatorNumbers> profile, std::vector<Line>& lines) {
  Line line;
  line.name = indent + std::string(operator_name(at));
  line.text = shortened(own_details(at, plan)) + lens_details(at, plan);
  line.estimate = number_text(at.estimated_rows);
  if (at.number < profile.size()) {
    line.rows = std::to_string(profile[at.number].rows);
    line.time = fmt::format("{:.3f}", profile[at.number].seconds * 1000);
    line.memory = memory_text(profile[at.number].memory);
  }
  lines.push_back(std::move(line));
  for (std::size_t i = 1; i < at.inputs.size(); ++i)
    collect(*at.inputs[i], plan, indent + "| ", profile, lines);
  if (!at.inputs.empty()) collect(*at.inputs[0], plan, indent, profile, lines);
}

}  // namespace

std::string details(const Operator& at, const Plan& plan) {
  return own_details(at, plan) + lens_details(at, plan);
}

std::string explain(const Plan& plan, std::span<const OperatorNumbers> profile) {
  std::vector<Line> lines{{"operator", "details", "estimated rows", "rows", "ms", "memory"}};
  if (plan.root) collect(*plan.root, plan, "", profile, lines);
  if (profile.empty())
    for (Line& line : lines) line.rows = line.time = line.memory = "";
  std::array<std::size_t, 6> widths{};
  const auto cells = [](const Line& line) {
    return std::array<const std::string*, 6>{&line.name, &line.text, &line.estimate,
                                             &line.rows, &line.time, &line.memory};
  };
  for (const Line& line : lines)
    for (std::size_t i = 0; i < 6; ++i) widths[i] = std::max(widths[i], width(*cells(line)[i]));
  std::string text;
  for (const Line& line : lines) {
    std::string row;
    for (std::size_t i = 0; i < 6; ++i) {
      if (widths[i] == 0) continue;
      const std::string& cell = *cells(line)[i];
      const std::string padding(widths[i] - width(cell), ' ');
      if (i) row += "  ";
      row += i < 2 ? cell + padding : padding + cell;
    }
    text += row + "\n";
  }
  return text;
}

std::string_view operator_name(const Operator& at) {
  if (const auto* apply = std::get_if<Apply>(&at.what)) {
    static constexpr std::array<std::string_view, 7> names = {
        "Apply",       "Apply(optional)", "Apply(semi)",   "Apply(anti)",
        "Apply(mark)", "Apply(count)",    "Apply(collect)"};
    if (apply->transactions) return "Apply(transactions)";
    return names[static_cast<std::size_t>(apply->kind)];
  }
  if (const auto* seek = std::get_if<NodeIndexSeek>(&at.what); seek && seek->on_relationships)
    return "RelationshipIndexSeek";
  if (const auto* range = std::get_if<NodeIndexRange>(&at.what); range && range->on_relationships)
    return "RelationshipIndexRange";
  if (const auto* text = std::get_if<NodeIndexText>(&at.what); text && text->on_relationships)
    return "RelationshipIndexText";
  // In the order of Description.
  static constexpr std::array<std::string_view, std::variant_size_v<Description>> names = {
      "Argument",
      "NodeScan",
      "NodeIndexSeek",
      "NodeIndexRange",
      "NodeIndexText",
      "NodeById",
      "Expand",
      "ExpandCount",
      "ExpandIntersect",
      "VariableLengthExpand",
      "QuantifiedExpand",
      "ShortestPath",
      "ShortestWalks",
      "BuildPath",
      "Filter",
      "Project",
      "Aggregate",
      "Distinct",
      "Sort",
      "Skip",
      "Limit",
      "Unwind",
      "Apply",
      "Union",
      "HashJoin",
      "Eager",
      "Create",
      "SetProperties",
      "Merge",
      "Claim",
      "Delete",
      "Foreach",
      "CallProcedure",
      "LoadCsv",
      "Reduce",
      "Results"};
  return names[at.what.index()];
}

}  // namespace kenes::plan
