// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/evidence.hpp"

#include <algorithm>
#include <chrono>

#include "engine/knowledge/book.hpp"
#include "engine/knowledge/conflicts.hpp"
#include "engine/knowledge/names/best_name.hpp"
#include "engine/knowledge/subject.hpp"
#include "engine/write_out/caption.hpp"
#include "storage/projection.hpp"

namespace kenes {

using knowledge::Book;
using knowledge::View;

namespace {

constexpr std::size_t most_notes = 4;  // at one place

const GraphSource& origin_of(const GraphSource& graph) {
  const auto* projection = dynamic_cast<const Projection*>(&graph);
  return projection ? projection->origin() : graph;
}

std::int64_t today() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count();
}

}  // namespace

struct Evidence::Facts {
  Facts(const GraphSource& graph, const DotOptions& options)
      : view(origin_of(graph)), book(view.graph), languages(options.languages), day(options.day) {}

  View view;
  Book book;
  std::vector<std::string> languages;
  std::optional<std::int64_t> day;
  std::vector<NodeId> sources;  ///< by footnote

  std::int64_t first_day() const {
    if (day) return *day;
    return view.lens.as_of && view.lens.as_of->from != DaySpan::before_all ? view.lens.as_of->from : today();
  }

  std::optional<Fact> property(Fact about, const std::string& key) const {
    const KeyId id = view.graph.key(key);
    if (id == no_name) return std::nullopt;
    about.kind = FactKind::property, about.name = id;
    return about;
  }

  /// Of a fact, or of any property of the element.
  bool disputed(const Fact& about, const std::string& key) const {
    const auto wanted = key.empty() ? std::nullopt : property(about, key);
    if (!key.empty() && !wanted) return false;
    bool found = false;
    knowledge::each_contestable(view, about.space, about.row, [&](const Fact& fact) {
      found = (!wanted || fact == *wanted) && knowledge::is_disputed(view, book, fact);
      return !found;
    });
    return found;
  }

  /// A claim of which nobody said when says nothing about it: a plain fact that somebody dated is as they
  /// say.
  bool past(const Fact& fact) const {
    bool dated = false;
    for (const Claim& claim : book.claims(fact, view.lens)) {
      if (claim.valid.from_kind == EndKind::unknown && claim.valid.to_kind == EndKind::unknown) continue;
      if (claim.valid.span().to > first_day()) return false;
      dated = true;
    }
    return dated;
  }

  std::string notes(const std::vector<Fact>& facts) {
    std::vector<Claim> claims;
    for (const Fact& fact : facts)
      for (Claim& claim : supporting(view, book, fact)) claims.push_back(std::move(claim));
    return notes(claims);
  }

  std::string notes(const std::vector<Claim>& claims) {
    std::vector<std::size_t> numbers;
    bool more = false;
    for (const Claim& claim : claims) {
      if (claim.source == no_node || claim.rank == Rank::deprecated) continue;
      const auto at = std::find(sources.begin(), sources.end(), claim.source);
      const auto number = static_cast<std::size_t>(at - sources.begin());
      if (std::find(numbers.begin(), numbers.end(), number) != numbers.end()) continue;
      if (numbers.size() == most_notes) {
        more = true;
        continue;
      }
      if (at == sources.end()) sources.push_back(claim.source);
      numbers.push_back(number);
    }
    if (numbers.empty()) return {};
    std::sort(numbers.begin(), numbers.end());
    std::string text = " [";
    for (std::size_t i = 0; i < numbers.size(); ++i)
      text += (i > 0 ? ", " : "") + std::to_string(numbers[i] + 1);
    return text + (more ? ", …]" : "]");
  }

  std::string text(NodeId node, std::string_view key) const {
    const KeyId id = view.graph.key(key);
    if (id == no_name) return {};
    const Value value = book.plain_value(Fact::property(Node{node}, id));
    return value.is(Kind::string) ? std::string(value.as_string()) : std::string();
  }

  std::string footnote(NodeId source) const {
    std::string title = text(source, "title");
    if (title.empty()) title = text(source, "key");
    if (title.empty()) title = "#" + std::to_string(source);
    for (const char* key : {"publisher", "url"})
      if (const std::string more = text(source, key); !more.empty()) title += ", " + more;
    return clean_text(title);
  }
};

Evidence::Evidence(const GraphSource& graph, const DotOptions& options) {
  const ClaimSource* claims = options.evidence ? origin_of(graph).claims() : nullptr;
  if (claims && claims->any()) facts_ = std::make_unique<Facts>(graph, options);
}
Evidence::~Evidence() = default;

std::string Evidence::name(NodeId node) const {
  if (!facts_ || facts_->languages.empty()) return {};
  const Value name = knowledge::names::best_name(facts_->view, facts_->book, Node{node}, facts_->languages);
  return name.is(Kind::string) ? clean_text(name.as_string()) : std::string();
}

bool Evidence::disputed(NodeId node, const std::string& key) const {
  return facts_ && facts_->disputed(Fact::label(Node{node}, 0), key);
}
bool Evidence::disputed(const Edge& edge, const std::string& key) const {
  return facts_ && facts_->disputed(Fact::existence(edge), key);
}
bool Evidence::disputed(NodeId node) const { return disputed(node, {}); }
bool Evidence::disputed(const Edge& edge) const { return disputed(edge, {}); }

bool Evidence::past(NodeId node) const {
  if (!facts_) return false;
  std::vector<LabelId> labels;
  facts_->view.graph.labels_of(node, labels);
  return !labels.empty() && std::all_of(labels.begin(), labels.end(), [&](LabelId label) {
    return facts_->past(Fact::label(Node{node}, label));
  });
}
bool Evidence::past(const Edge& edge) const { return facts_ && facts_->past(Fact::existence(edge)); }

std::string Evidence::notes(NodeId node) {
  if (!facts_) return {};
  std::vector<LabelId> labels;
  facts_->view.graph.labels_of(node, labels);
  std::vector<Fact> facts;
  for (const LabelId label : labels) facts.push_back(Fact::label(Node{node}, label));
  return facts_->notes(facts);
}
std::string Evidence::notes(NodeId node, const std::string& key) {
  const auto fact = facts_ ? facts_->property(Fact::label(Node{node}, 0), key) : std::nullopt;
  return fact ? facts_->notes({*fact}) : std::string();
}
std::string Evidence::notes(const Edge& edge) {
  return facts_ ? facts_->notes({Fact::existence(edge)}) : std::string();
}
std::string Evidence::notes(const Edge& edge, const std::string& key) {
  const auto fact = facts_ ? facts_->property(Fact::existence(edge), key) : std::nullopt;
  return fact ? facts_->notes({*fact}) : std::string();
}

std::string Evidence::notes(const std::vector<Claim>& claims) {
  return facts_ ? facts_->notes(claims) : std::string();
}

const View& Evidence::view() const { return facts_->view; }
const Book& Evidence::book() const { return facts_->book; }
std::int64_t Evidence::day() const { return facts_->first_day(); }

std::vector<std::string> Evidence::footnotes() const {
  std::vector<std::string> texts;
  if (facts_)
    for (const NodeId source : facts_->sources) texts.push_back(facts_->footnote(source));
  return texts;
}

}  // namespace kenes
