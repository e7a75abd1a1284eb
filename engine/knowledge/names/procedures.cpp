// SPDX-License-Identifier: Apache-2.0
// name.search and name.index.
#include <algorithm>
#include <optional>

#include "engine/knowledge/names/best_name.hpp"
#include "engine/knowledge/names/likeness.hpp"
#include "engine/knowledge/names/plain_names.hpp"
#include "engine/knowledge/names/tables.hpp"

namespace kenes::knowledge {

namespace {

using functions::EmitRow;
using functions::kinds;
using functions::null_kind;
using functions::Options;
using functions::Procedure;
using functions::ProcedureContext;
using names::Found;
using names::Wanted;

constexpr std::int64_t most_indexed = 100'000;  // by one call: a transaction holds a few times as many

/// A name of the node in that language which is like what is wanted at all: the most alike.
std::optional<Found> in_language(const View& view, const Book& book, const Found& found, const Wanted& wanted,
                                 std::string_view language) {
  const KeyId key = view.graph.key("name");
  if (key == no_name || book.empty()) return std::nullopt;
  std::optional<Found> best;
  for (const Claim& claim : book.claims(Fact::property(Node{found.node}, key))) {
    if (!claim.value.is(Kind::string)) continue;
    const std::string_view text = claim.value.as_string();
    if (!names::in_language(claim.language, language, text)) continue;
    const double score = names::likeness(wanted.name, names::fold_name(text));
    if (score < wanted.at_least ||
        (best && (score < best->score || (score == best->score && text >= best->name))))
      continue;
    best = Found{found.node, std::string(text), score};
  }
  return best;
}

void order(std::vector<Found>& found, std::size_t most) {
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.name != b.name ? a.name < b.name : a.node < b.node;
  });
  if (found.size() > most) found.resize(most);
}

void too_many(Position at) {
  throw Error(ErrorCode::procedure_error, "ProcedureCallFailed", Phase::runtime,
              "the names of this graph are not in the index, and too many to look at one by one", at,
              "CALL name.index() puts them into the index, where they are kept with each write");
}

void search(std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
  const Options options(args[1], {"lang", "k", "label"}, context.at);
  const View view(context.graph);
  const Book book(view.graph);
  const std::int64_t k = options.integer("k", 10);
  if (k < 1 || k > 10'000)
    throw Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime,
                "name.search() gives from 1 to 10000 answers, not " + std::to_string(k), context.at,
                "such as {k: 5}");
  const auto language = options.text("lang"), label_name = options.text("label");
  LabelId label = no_name;
  if (label_name && (label = view.graph.label(*label_name)) == no_name) return;

  Wanted wanted{names::fold_name(args[0].as_string()), static_cast<std::size_t>(k)};
  if (language) wanted.most = std::max<std::size_t>(100, 4 * wanted.most);
  if (label != no_name)
    wanted.keep = [&](std::vector<NodeId>& nodes) {
      std::vector<std::uint8_t> has(nodes.size());
      view.graph.has_label(nodes, label, has.data());
      std::size_t kept = 0;
      for (std::size_t i = 0; i < nodes.size(); ++i)
        if (has[i]) nodes[kept++] = nodes[i];
      nodes.resize(kept);
    };
  std::vector<Found> found;
  const ClaimSource* source = view.graph.claims();
  if (source) found = names::search(*source, wanted, context.limits);
  if (!(source && names::covers_plain_names(*source)) &&
      !names::search_plain_names(view.graph, label, wanted, context.limits, found))
    too_many(context.at);
  if (language) {
    std::vector<Found> fitting;
    for (const Found& one : found)
      if (auto fits = in_language(view, book, one, wanted, *language)) fitting.push_back(std::move(*fits));
    found = std::move(fitting);
  }
  order(found, static_cast<std::size_t>(k));
  for (const Found& one : found) {
    const Value row[] = {Value(Node{one.node}), Value(one.name),
                         names::language_of(view, book, Node{one.node}, one.name), Value(one.score)};
    emit(row);
  }
}

void index(std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
  const Options options(args[0], {"most"}, context.at);
  const std::int64_t most = options.integer("most", most_indexed);
  if (most < 1)
    throw Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime,
                "name.index() takes one name at least, not " + std::to_string(most), context.at);
  const std::uint64_t count =
      names::cover_plain_names(*context.writer, static_cast<std::uint64_t>(most), context.limits);
  const Value row[] = {Value(static_cast<std::int64_t>(count)),
                       Value(names::covers_plain_names(*context.writer->claim_sink()))};
  emit(row);
}

}  // namespace

void add_name_procedures(functions::ProcedureRegistry& registry) {
  Procedure p;
  p.name = "name.search";
  functions::ProcedureArgument asked, options;
  asked.name = "text";
  asked.accepts = kinds({Kind::string});
  asked.nullable = false;
  options.name = "options";
  options.accepts = kinds({Kind::map});
  options.nullable = false;
  options.default_value = Value(Map{});
  p.arguments = {asked, options};
  p.columns = {{"node", kinds({Kind::node})},
               {"name", kinds({Kind::string})},
               {"language", kinds({Kind::string}) | null_kind},
               {"score", kinds({Kind::floating})}};
  p.sentence =
      "Finds nodes by a name in any script and spelling, the most alike first, with the name that was found. "
      "Options: k "
      "(10 answers), label, lang (only names in that language).";
  p.example = "CALL name.search('Jambyl Ahmetbekov', {k: 3}) YIELD node, name, language, score RETURN *";
  p.body = search;
  registry.add(std::move(p));

  Procedure q;
  q.name = "name.index";
  q.arguments = {options};
  q.columns = {{"names", kinds({Kind::integer})}, {"done", kinds({Kind::boolean})}};
  q.updates = true;
  q.sentence =
      "Puts names that were written without claims into the index that name.search asks, 100,000 (`most`) by "
      "a call, which goes "
      "on where the last one ended; they are kept there with each write. `done`: all are in.";
  q.example = "CALL name.index()";
  q.body = index;
  registry.add(std::move(q));
}

}  // namespace kenes::knowledge
