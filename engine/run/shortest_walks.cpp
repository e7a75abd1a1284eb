// SPDX-License-Identifier: Apache-2.0
// ShortestWalks: ANY, SHORTEST k and SHORTEST k GROUPS. Distances are measured from the near end; then the
// walks to each far end are listed in order of their length, led by the distances, until enough were chosen.
#include <algorithm>

#include "engine/run/walk_output.hpp"

namespace kenes::run {

namespace {

class ShortestWalks final : public Operator {
 public:
  ShortestWalks(const plan::ShortestWalks& what, const Site& site)
      : what_(what),
        limits_(site.limits()),
        labels_(what.to_labels, site.execution()),
        fan_(site, own_slots(what)),
        pattern_(what.parts, no_slots_, site),
        distances_(pattern_, limits_),
        search_(pattern_, limits_),
        used_(slots_of(what.path_predicates)),
        used_of_end_(slots_of(what.to_predicates)),
        output_(what.parts, what.path, plan::no_slot, what.reversed, used_, site),
        writes_nodes_(!what.into && site.is_live(what.to)),
        judged_(site.slots()) {
    for (const auto& predicate : what.path_predicates) path_predicates_.push_back(site.compile(predicate));
    for (const auto& predicate : what.to_predicates) to_predicates_.push_back(site.compile(predicate));
    count_ = row_count(what.count, site.execution(), "the number of paths");
    if (count_ == 0)
      throw Error(ErrorCode::semantic_error, "InvalidArgumentValue", Phase::runtime,
                  "the number of paths must be at least 1", what.count.at);
  }

  bool next(Batch& out) override {
    for (;;) {
      while (row_ < fan_.rows().size() && !fan_.full()) {
        if (!searching_) begin_row();
        if (!advance()) {
          searching_ = false;
          ++row_;
          continue;
        }
        fan_.sources.push_back(fan_.rows()[row_]);
        if (writes_nodes_) nodes_.push_back(ends_[end_]);
        output_.add(search_);
      }
      if (!fan_.sources.empty()) break;
      row_ = 0;
      if (!fan_.pull()) return false;
      if (!labels_.resolve()) row_ = fan_.rows().size();
    }
    fan_.finish(out);
    if (writes_nodes_) write_nodes(nodes_, out.column(what_.to));
    nodes_.clear();
    output_.write(out);
    return true;
  }

  void rewind() override {
    fan_.rewind();
    fan_.input().reset(0);
    nodes_.clear();
    output_.clear();
    row_ = 0;
    searching_ = false;
  }

 private:
  static std::vector<Slot> own_slots(const plan::ShortestWalks& what) {
    std::vector<Slot> own = WalkOutput::slots(what.parts);
    own.push_back(what.path);
    if (!what.into) own.push_back(what.to);
    return own;
  }

  void begin_row() {
    const std::uint32_t row = fan_.rows()[row_];
    searching_ = true;
    listing_ = false;
    ends_.clear();
    end_ = 0;
    const NodeId from = node_at(fan_.input().column(what_.from), row);
    if (from == no_node) return;
    pattern_.begin(fan_.input(), row);
    distances_.begin(from);
    if (what_.into) {
      const NodeId to = node_at(fan_.input().column(what_.to), row);
      if (to != no_node) ends_.push_back(to);
      return;
    }
    distances_.extend(pattern_.longest());
    ends_.assign(distances_.starts().begin(), distances_.starts().end());
    drop_other_ends(row);
  }

  void drop_other_ends(std::uint32_t row) {
    keep_.assign(ends_.size(), 1);
    if (!labels_.empty()) labels_.check(ends_, keep_);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < ends_.size(); ++i)
      if (keep_[i] && is_end(ends_[i], row)) ends_[kept++] = ends_[i];
    ends_.resize(kept);
  }

  bool is_end(NodeId node, std::uint32_t row) {
    if (to_predicates_.empty()) return true;
    gather(used_of_end_, row);
    write_nodes({&node, 1}, judged_.column(what_.to));
    return std::all_of(to_predicates_.begin(), to_predicates_.end(),
                       [&](auto& predicate) { return predicate->value(judged_, 0).is_true(); });
  }

  void gather(const std::vector<Slot>& slots, std::uint32_t row) {
    judged_.reset(1);
    for (const Slot slot : slots)
      if (fan_.input().column(slot).size() > row)
        judged_.column(slot).gather(fan_.input().column(slot), {&row, 1});
  }

  /// The next chosen walk of the row; false if there is none.
  bool advance() {
    while (end_ < ends_.size()) {
      if (!listing_ && !begin_end()) {
        ++end_;
        continue;
      }
      while (!enough(length_)) {
        if (search_.next()) {
          if (!fulfils()) continue;
          if (chosen_ == 0 || length_ != last_length_) ++groups_;
          last_length_ = length_;
          ++chosen_;
          return true;
        }
        const auto longer = search_.longer();
        if (!longer || *longer > pattern_.longest() || enough(*longer)) break;
        begin_length(*longer);
      }
      listing_ = false;
      ++end_;
    }
    return false;
  }

  bool begin_end() {
    const auto least = distances_.from(ends_[end_]);
    if (!least) return false;
    listing_ = true;
    chosen_ = groups_ = 0;
    begin_length(*least);
    return true;
  }

  void begin_length(std::int64_t length) {
    length_ = length;
    distances_.extend(length);
    search_.begin(ends_[end_], distances_, length);
  }

  /// No walk of this length is wanted.
  bool enough(std::int64_t length) const {
    if (!what_.groups) return chosen_ >= count_;
    return groups_ >= count_ && length != last_length_;
  }

  bool fulfils() {
    if (path_predicates_.empty()) return true;
    gather(used_, fan_.rows()[row_]);
    const NodeId end = ends_[end_];
    if (!what_.into) write_nodes({&end, 1}, judged_.column(what_.to));
    output_.bind(search_, judged_);
    return std::all_of(path_predicates_.begin(), path_predicates_.end(),
                       [&](auto& predicate) { return predicate->value(judged_, 0).is_true(); });
  }

  const plan::ShortestWalks& what_;
  Limits& limits_;
  const std::vector<Slot> no_slots_;
  LabelNames labels_;
  FanOut fan_;
  WalkPattern pattern_;
  WalkDistances distances_;
  WalkSearch search_;
  std::vector<Slot> used_, used_of_end_;
  WalkOutput output_;
  bool writes_nodes_;
  std::uint64_t count_ = 1;
  Batch judged_;
  std::vector<ExpressionHandle> path_predicates_, to_predicates_;

  std::size_t row_ = 0;       // of the input
  bool searching_ = false;    // that row is begun
  std::vector<NodeId> ends_;  // far ends of the row
  std::size_t end_ = 0;
  bool listing_ = false;  // walks to that end
  std::int64_t length_ = 0, last_length_ = 0;
  std::uint64_t chosen_ = 0, groups_ = 0;
  std::vector<NodeId> nodes_;
  std::vector<std::uint8_t> keep_;
};

}  // namespace

OperatorHandle make(const plan::ShortestWalks& what, const Site& site) {
  return std::make_unique<ShortestWalks>(what, site);
}

}  // namespace kenes::run
