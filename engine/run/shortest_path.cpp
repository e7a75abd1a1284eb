// SPDX-License-Identifier: Apache-2.0
// ShortestPath: shortestPath and allShortestPaths between two bound nodes. Bidirectional search where
// conditions are on single relationships; where they are on the whole path, or walks must have a length of
// two or more, or lead back to where they began, the walks one by one in order of length.
#include <algorithm>

#include "engine/run/bidirectional_search.hpp"
#include "engine/run/paths.hpp"
#include "engine/run/walk_search.hpp"

namespace kenes::run {

namespace {

using Walk = std::vector<Edge>;

class ShortestPath final : public Operator {
 public:
  ShortestPath(const plan::ShortestPath& what, const Site& site)
      : what_(what),
        graph_(site.graph()),
        limits_(site.limits()),
        fan_(site, {what.path, what.relationships, what.length}),
        hop_(what.types, what.arrow, what.each, what.each_predicates, no_slots_, site),
        search_(graph_, hop_, limits_),
        maximum_(what.maximum < 0 ? INT64_MAX : what.maximum),
        writes_path_(site.is_live(what.path)),
        writes_list_(site.is_live(what.relationships)),
        writes_length_(site.is_live(what.length)),
        judged_(what.path_predicates.empty() ? 0 : site.slots()),
        account_(limits_),
        site_(site) {
    for (const auto& predicate : what.path_predicates) path_predicates_.push_back(site.compile(predicate));
    used_ = slots_of(what.path_predicates);
  }

  bool next(Batch& out) override {
    found_.clear();
    for (;;) {
      while (row_ < fan_.rows().size() && !fan_.full()) {
        if (!searched_) search_row();
        for (; taken_ < walks_.size() && !fan_.full(); ++taken_) {
          fan_.repeat(fan_.rows()[row_], 1);
          found_.push_back({from_, std::move(walks_[taken_]), length_});
        }
        if (taken_ < walks_.size()) break;
        searched_ = false;
        ++row_;
      }
      if (!fan_.sources.empty()) break;
      row_ = 0;
      if (!fan_.pull()) return false;
    }
    fan_.finish(out);
    write(out);
    return true;
  }

  void rewind() override {
    fan_.rewind();
    fan_.input().reset(0);
    row_ = 0;
    searched_ = false;
  }

 private:
  struct Found {
    NodeId from;
    Walk walk;
    std::int64_t length;
  };

  /// The one relationship that is walked again and again, as a pattern of one part.
  struct Listing {
    Listing(const plan::ShortestPath& what, const std::vector<Slot>& no_slots, const Site& site)
        : parts(1),
          pattern(parts_of(what), no_slots, site),
          distances(pattern, site.limits()),
          search(pattern, site.limits()) {}
    std::vector<plan::WalkPart> parts;
    WalkPattern pattern;
    WalkDistances distances;
    WalkSearch search;

   private:
    const std::vector<plan::WalkPart>& parts_of(const plan::ShortestPath& what) {
      plan::WalkPart& part = parts.front();
      part.minimum = what.minimum;
      part.maximum = what.maximum;
      part.quantified = true;
      part.steps.push_back({what.each, plan::no_slot, what.types, what.arrow, {}});
      for (const auto& predicate : what.each_predicates) part.predicates.push_back(predicate.clone());
      return parts;
    }
  };

  void search_row() {
    std::uint32_t row = fan_.rows()[row_];
    searched_ = true;
    walks_.clear();
    account_.release_all();
    taken_ = 0;
    from_ = node_at(fan_.input().column(what_.from), row);
    NodeId to = node_at(fan_.input().column(what_.to), row);
    if (from_ == no_node || to == no_node) return;
    hop_.begin(fan_.input(), row);
    length_ = 0;
    if (!path_predicates_.empty() || what_.minimum > 1 || from_ == to) {
      search_in_order(to);
      return;
    }
    auto length = search_.search(from_, to, maximum_, what_.all);
    if (!length) return;
    length_ = *length;
    if (what_.all || writes_path_ || writes_list_)
      search_.walks(walks_);
    else
      walks_.emplace_back();
  }

  /// Walks of one length after the other, led by the distances to `to`: for conditions on whole paths, least
  /// lengths of two or more, and from a node back to itself, where a walk must not turn round on the spot.
  void search_in_order(NodeId to) {
    if (!listing_) listing_ = std::make_unique<Listing>(what_, no_slots_, site_);
    WalkPattern& pattern = listing_->pattern;
    WalkDistances& distances = listing_->distances;
    WalkSearch& search = listing_->search;
    pattern.begin(fan_.input(), fan_.rows()[row_]);
    distances.begin(to);
    auto length = distances.from(from_);
    while (length && *length <= maximum_) {
      distances.extend(*length);
      search.begin(from_, distances, *length);
      length_ = *length;
      while (search.next()) {
        Walk walk;
        for (const WalkStride& stride : search.walk()) walk.push_back(stride.edge);
        if (!fulfils(walk)) continue;
        account_.add(static_cast<std::int64_t>(sizeof(walk) + walk.size() * sizeof(Edge)));
        walks_.push_back(std::move(walk));
        if (!what_.all) return;
      }
      if (!walks_.empty()) return;
      length = search.longer();
    }
  }

  /// Whether the whole path fulfils what is asked of it.
  bool fulfils(const Walk& walk) {
    if (path_predicates_.empty()) return true;
    std::uint32_t row = fan_.rows()[row_];
    judged_.reset(1);
    for (Slot slot : used_)
      if (fan_.input().column(slot).size() > row)
        judged_.column(slot).gather(fan_.input().column(slot), {&row, 1});
    auto set = [&](Slot slot, const Value& value) {
      if (slot != plan::no_slot) fill({&value, 1}, judged_.column(slot));
    };
    set(what_.path, path_value({from_, walk, 0}));
    set(what_.relationships, list_value(walk));
    set(what_.length, static_cast<std::int64_t>(walk.size()));
    return std::all_of(path_predicates_.begin(), path_predicates_.end(),
                       [&](auto& predicate) { return predicate->value(judged_, 0).is_true(); });
  }

  static Value path_value(const Found& found) {
    Path path;
    path.nodes.push_back(Node{found.from});
    for (const Edge& edge : found.walk) walk(path, edge);
    return Value(std::move(path));
  }
  static Value list_value(const Walk& walk) { return Value(List(walk.begin(), walk.end())); }

  void write(Batch& out) {
    if (writes_path_) {
      Column& column = out.column(what_.path);
      column.reset(ColumnType::value, found_.size());
      std::transform(found_.begin(), found_.end(), column.values(), path_value);
    }
    if (writes_list_) {
      Column& column = out.column(what_.relationships);
      column.reset(ColumnType::value, found_.size());
      std::transform(found_.begin(), found_.end(), column.values(),
                     [](const Found& found) { return list_value(found.walk); });
    }
    if (writes_length_) {
      Column& column = out.column(what_.length);
      column.reset(ColumnType::integer, found_.size());
      std::transform(found_.begin(), found_.end(), column.integers(),
                     [](const Found& f) { return f.length; });
    }
  }

  const plan::ShortestPath& what_;
  const GraphSource& graph_;
  Limits& limits_;
  const std::vector<Slot> no_slots_;
  FanOut fan_;
  Hop hop_;
  BidirectionalSearch search_;
  std::int64_t maximum_;
  bool writes_path_, writes_list_, writes_length_;
  std::vector<ExpressionHandle> path_predicates_;
  std::vector<Slot> used_;
  Batch judged_;
  MemoryAccount account_;  // of the walks listed in order
  const Site site_;
  std::unique_ptr<Listing> listing_;  // made when first needed

  std::size_t row_ = 0;
  bool searched_ = false;
  NodeId from_ = no_node;
  std::int64_t length_ = 0;
  std::vector<Walk> walks_;  // of the current input row
  std::size_t taken_ = 0;
  std::vector<Found> found_;
};

}  // namespace

OperatorHandle make(const plan::ShortestPath& what, const Site& site) {
  return std::make_unique<ShortestPath>(what, site);
}

}  // namespace kenes::run
