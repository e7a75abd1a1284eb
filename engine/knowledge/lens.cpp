// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/lens.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/knowledge/lens_graph.hpp"
#include "engine/knowledge/source.hpp"
#include "engine/knowledge/valid_time.hpp"

namespace kenes::knowledge {

namespace {

std::vector<NodeId> source_nodes(const GraphSource& graph, const Value& value, Position at) {
  std::vector<NodeId> nodes;
  if (value.is(Kind::list)) {
    for (const Value& one : value.as_list()) nodes.push_back(source_node(graph, one, at));
  } else {
    nodes.push_back(source_node(graph, value, at));
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

/// The shortest text of the span: a year, a month, a day, or its first and last day.
std::string days_text(const DaySpan& days) {
  const auto day = [](const Value& value) {
    return value.is_null() ? std::string("..") : kenes::to_text(value.as_date());
  };
  const Value first = first_day(days), last = last_day(days);
  for (const std::size_t length : {10, 7, 4})
    if (const auto date = first.is_null() ? std::nullopt : PartialDate::parse(day(first).substr(0, length));
        date && date->span() == days)
      return date->text();
  return fmt::format("FROM {} TO {}", day(first), day(last));
}

}  // namespace

Lens make_lens(const GraphSource& graph, const Value& as_of, const Value& as_of_end,
               const Value& according_to, const Value& known_at, Position at) {
  Lens lens;
  if (!as_of.is_null()) lens.as_of = days_of(as_of, "AS OF", at);
  if (!as_of_end.is_null()) {
    const DaySpan end = days_of(as_of_end, "AS OF ... TO", at);
    if (!lens.as_of) lens.as_of = DaySpan{};
    lens.as_of->to = end.to;
    if (lens.as_of->empty())
      throw type_error("InvalidArgumentValue", "this interval ends before it begins", at,
                       "write the earlier day first");
  }
  if (!according_to.is_null()) lens.sources = source_nodes(graph, according_to, at);
  if (!known_at.is_null()) lens.known_at = moment(known_at, "AS KNOWN AT", at);
  return lens;
}

std::string to_text(const Lens& lens, const GraphSource& graph) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " ") + part; };
  if (lens.as_of) add("AS OF " + days_text(*lens.as_of));
  if (lens.sources) {
    std::string names;
    for (NodeId source : *lens.sources) names += (names.empty() ? "" : ", ") + source_name(graph, source);
    add("ACCORDING TO " + (lens.sources->size() == 1 ? names : "[" + names + "]"));
  }
  if (lens.known_at) add("AS KNOWN AT " + kenes::to_text(moment_value(*lens.known_at).as_date_time()));
  return text;
}

std::shared_ptr<const GraphSource> through(std::shared_ptr<const GraphSource> base, const Lens& lens) {
  const ClaimSource* claims = base->claims();
  // A statement that writes may make the first claims.
  const bool may_claim = claims && (claims->any() || dynamic_cast<const MutableGraph*>(base.get()));
  if (lens.shows_believed() || !may_claim) return base;
  return std::make_shared<const LensGraph>(std::move(base), lens);
}

Lens lens_of(const GraphSource& graph) {
  const auto* seen = dynamic_cast<const LensGraph*>(&graph);
  return seen ? seen->lens() : Lens{};
}

}  // namespace kenes::knowledge
