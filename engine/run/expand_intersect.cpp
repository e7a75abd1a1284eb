// SPDX-License-Identifier: Apache-2.0
// ExpandIntersect: common neighbours of several bound nodes, by intersecting their sorted rows: a worst-case
// optimal join. Parallel relationships multiply. The sides' relationships are of one MATCH, so no two of them
// may be the same, nor the same as one in `different_from`; that can only be where both ends agree, and only
// there relationships are looked at one by one. A node that several rows in a line share on one side has its
// neighbours in a bitmap, which sieves the shortest other side.
#include <algorithm>
#include <optional>

#include "engine/run/rows.hpp"
#include "engine/run/walk.hpp"

namespace kenes::run {

namespace {

/// A node's neighbours on one side, sorted, over all its steps.
class SortedRow {
 public:
  void read(NodeId from, const AdjacencyRows& adjacency, std::size_t row) {
    from_ = from;
    auto steps = adjacency.steps();
    direct_ = steps.size() == 1 && !steps[0].without_loops;
    if (direct_) {
      step_ = steps[0];
      row_ = adjacency.row(0, row);
      nodes = row_.neighbours;
      return;
    }
    merged_.clear();
    for (std::size_t s = 0; s < steps.size(); ++s) {
      const Adjacency& part = adjacency.row(s, row);
      for (std::size_t i = 0; i < part.size(); ++i)
        if (!steps[s].without_loops || part.neighbours[i] != from)
          merged_.push_back({part.neighbours[i], edge_of(from, part, i, steps[s])});
    }
    std::sort(merged_.begin(), merged_.end(), [](const auto& a, const auto& b) { return a.node < b.node; });
    merged_nodes_.resize(merged_.size());
    std::transform(merged_.begin(), merged_.end(), merged_nodes_.begin(),
                   [](const auto& m) { return m.node; });
    nodes = merged_nodes_;
  }

  Edge edge(std::size_t i) const { return direct_ ? edge_of(from_, row_, i, step_) : merged_[i].edge; }
  NodeId from() const { return from_; }

  std::span<const NodeId> nodes;

 private:
  struct Merged {
    NodeId node;
    Edge edge;
  };
  NodeId from_ = no_node;
  bool direct_ = true;
  Step step_{};
  Adjacency row_;
  std::vector<Merged> merged_;
  std::vector<NodeId> merged_nodes_;
};

/// First place from `at` on that is not below `node`: doubling steps, then bisection.
std::size_t seek(std::span<const NodeId> nodes, std::size_t at, NodeId node) {
  std::size_t step = 1, low = at;
  while (at < nodes.size() && nodes[at] < node) {
    low = at + 1;
    at += step;
    step *= 2;
  }
  auto end = nodes.begin() + static_cast<std::ptrdiff_t>(std::min(at, nodes.size()));
  return static_cast<std::size_t>(
      std::lower_bound(nodes.begin() + static_cast<std::ptrdiff_t>(low), end, node) - nodes.begin());
}

class Intersection {
 public:
  Intersection(const plan::ExpandIntersect& what, const Site& site)
      : what_(what),
        graph_(site.graph()),
        labels_(what.to_labels, site.execution()),
        rows_(what.sides.size()),
        sieve_(site.limits()) {
    for (const auto& side : what.sides) sides_.emplace_back(side, site);
    ranges_.resize(what.sides.size());
    combination_.resize(what.sides.size());
  }

  /// Prepares for the rows of a batch; deselects those with nulls. False: no row can have a common neighbour.
  bool begin(Batch& batch) {
    for (const auto& side : what_.sides) {
      const Column& column = batch.column(side.from);
      if (column.may_have_nulls()) batch.narrow([&](std::uint32_t row) { return !column.is_null(row); });
    }
    if (!labels_.resolve()) return false;
    for (Side& side : sides_) {
      read_nodes(batch.column(side.what.from), batch.rows(), side.nodes);
      side.adjacency.read(graph_, side.nodes, side.names.resolve(side.nodes));
      if (side.adjacency.steps().empty()) return false;
    }
    checks_labels_ = !labels_.empty() && std::none_of(sides_.begin(), sides_.end(), [&](const Side& side) {
      auto steps = side.adjacency.steps();
      return std::all_of(steps.begin(), steps.end(), [&](const Step& step) { return labels_.certain(step); });
    });
    sieve_side_ = none;
    return true;
  }

  /// Calls visit(node, count) for each common neighbour of the i-th selected row, count being the number of
  /// combinations of relationships; combinations() lists them while in the call.
  template <class Visit>
  void row(const Batch& batch, std::size_t i, Visit visit) {
    batch_ = &batch;
    row_ = batch.rows()[i];
    for (const Side& side : sides_) side.fetch(i);
    for (std::size_t s = 0; s < sides_.size(); ++s) {
      rows_[s].read(sides_[s].nodes[i], sides_[s].adjacency, i);
      if (rows_[s].nodes.empty()) return;
      seen_ += rows_[s].nodes.size();
      ranges_[s] = {0, 0};
    }
    find_suspects();
    choose_sieve(i);
    if (sieve_side_ != none && by_sieve(visit)) return;
    for (;;) {
      NodeId candidate = 0;
      // Leapfrog: whoever is behind jumps to the foremost.
      for (std::size_t s = 0, agreed = 0; agreed < rows_.size(); s = s + 1 == rows_.size() ? 0 : s + 1) {
        auto nodes = rows_[s].nodes;
        std::size_t at = seek(nodes, ranges_[s].begin, candidate);
        ranges_[s].begin = at;
        if (at == nodes.size()) return;
        if (nodes[at] != candidate) {
          candidate = nodes[at];
          agreed = 0;
        }
        ++agreed;
      }
      meet(candidate, visit);
    }
  }

  /// Calls visit(places) for each combination of relationships of the common neighbour being visited that
  /// repeats none; edge(side, places[side]) is the relationship.
  template <class Visit>
  void combinations(Visit visit) {
    for (std::size_t s = 0; s < ranges_.size(); ++s) combination_[s] = ranges_[s].begin;
    for (;;) {
      if (suspects_.empty() && !all_suspect_ ? true : differ())
        visit(std::span<const std::size_t>(combination_));
      std::size_t s = 0;
      while (s < ranges_.size() && ++combination_[s] == ranges_[s].end) {
        combination_[s] = ranges_[s].begin;
        ++s;
      }
      if (s == ranges_.size()) return;
    }
  }

  Edge edge(std::size_t side, std::size_t place) const { return rows_[side].edge(place); }

 private:
  struct Side {
    Side(const plan::ExpandIntersect::Side& what, const Site& site)
        : what(what), names(what.types, what.arrow, site.execution()) {}
    const plan::ExpandIntersect::Side& what;
    StepNames names;
    AdjacencyRows adjacency;
    std::vector<NodeId> nodes;

    /// Gets the neighbours of a row that comes soon into the cache.
    void fetch(std::size_t i) const {
      constexpr std::size_t rows_ahead = 8;
      if (i + rows_ahead < nodes.size())
        __builtin_prefetch(adjacency.row(0, i + rows_ahead).neighbours.data());
    }
  };
  struct Range {
    std::size_t begin, end;
  };
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// Every range begins at the candidate: visits it and moves the ranges behind it.
  template <class Visit>
  void meet(NodeId candidate, Visit& visit) {
    std::int64_t count = 1;
    for (std::size_t s = 0; s < rows_.size(); ++s) {
      auto nodes = rows_[s].nodes;
      std::size_t end = ranges_[s].begin + 1;
      while (end < nodes.size() && nodes[end] == candidate) ++end;
      ranges_[s].end = end;
      count *= static_cast<std::int64_t>(end - ranges_[s].begin);
    }
    if (bears_labels(candidate)) {
      if (is_suspect(candidate)) {
        count = 0;
        combinations([&](auto) { ++count; });
      }
      if (count > 0) visit(candidate, count);
    }
    for (Range& range : ranges_) range.begin = range.end;
  }

  /// Puts a node's neighbours into the sieve if the next row has the node on that side, too, and so much was
  /// seen already that a bitmap over all nodes is small beside it.
  void choose_sieve(std::size_t i) {
    if (sieve_side_ != none && rows_[sieve_side_].from() == sieve_node_) return;
    sieve_side_ = none;
    if (seen_ < graph_.node_bound() / 64) return;
    for (std::size_t s = 0; s < sides_.size() && sieve_side_ == none; ++s)
      if (i + 1 < sides_[s].nodes.size() && sides_[s].nodes[i + 1] == rows_[s].from()) sieve_side_ = s;
    if (sieve_side_ == none) return;
    sieve_node_ = rows_[sieve_side_].from();
    sieve_.clear(graph_.node_bound());
    for (NodeId node : rows_[sieve_side_].nodes) sieve_.insert(node);
  }

  /// Looks only at what is left of the shortest other side. False: that side is so long that seeking in it
  /// is faster; nothing was visited.
  template <class Visit>
  bool by_sieve(Visit& visit) {
    constexpr std::size_t nodes_a_seek = 32;
    std::size_t shortest = none;
    for (std::size_t s = 0; s < rows_.size(); ++s)
      if (s != sieve_side_ && (shortest == none || rows_[s].nodes.size() < rows_[shortest].nodes.size()))
        shortest = s;
    auto nodes = rows_[shortest].nodes;
    if (nodes.size() / nodes_a_seek > rows_[sieve_side_].nodes.size()) return false;
    for (std::size_t at = 0;; at = ranges_[shortest].begin) {
      while (at < nodes.size() && !sieve_.contains(nodes[at])) ++at;
      if (at == nodes.size()) return true;
      ranges_[shortest].begin = at;
      bool agreed = true;
      for (std::size_t s = 0; s < rows_.size() && agreed; ++s) {
        ranges_[s].begin = seek(rows_[s].nodes, ranges_[s].begin, nodes[at]);
        agreed = ranges_[s].begin < rows_[s].nodes.size() && rows_[s].nodes[ranges_[s].begin] == nodes[at];
      }
      if (agreed)
        meet(nodes[at], visit);
      else
        ++ranges_[shortest].begin;
    }
  }

  /// Neighbours at which two relationships might be one.
  void find_suspects() {
    suspects_.clear();
    all_suspect_ = false;
    for (std::size_t a = 0; a < rows_.size(); ++a)
      for (std::size_t b = a + 1; b < rows_.size(); ++b)
        if (rows_[a].from() == rows_[b].from()) all_suspect_ = true;
    for (Slot slot : what_.different_from) {
      const Column& column = batch_->column(slot);
      if (column.is_null(row_)) continue;
      if (column.type() != ColumnType::relationship) {
        all_suspect_ = true;
        continue;
      }
      const Edge& other = column.relationships()[row_ * column.stride()];
      for (const SortedRow& side : rows_) {
        if (other.source == side.from()) suspects_.push_back(other.target);
        if (other.target == side.from()) suspects_.push_back(other.source);
      }
    }
  }
  bool is_suspect(NodeId node) const {
    return all_suspect_ || std::find(suspects_.begin(), suspects_.end(), node) != suspects_.end();
  }
  bool differ() const {
    for (std::size_t a = 0; a < rows_.size(); ++a) {
      Edge edge = rows_[a].edge(combination_[a]);
      for (std::size_t b = a + 1; b < rows_.size(); ++b)
        if (edge == rows_[b].edge(combination_[b])) return false;
      for (Slot slot : what_.different_from)
        if (holds(batch_->column(slot), row_, edge)) return false;
    }
    return true;
  }
  bool bears_labels(NodeId node) {
    if (!checks_labels_) return true;
    keep_.assign(1, 1);
    labels_.check({&node, 1}, keep_);
    return keep_[0] != 0;
  }

  const plan::ExpandIntersect& what_;
  const GraphSource& graph_;
  LabelNames labels_;
  std::vector<Side> sides_;
  std::vector<SortedRow> rows_;
  std::vector<Range> ranges_;
  std::vector<std::size_t> combination_;
  std::vector<NodeId> suspects_;
  bool all_suspect_ = false;
  bool checks_labels_ = false;
  std::size_t seen_ = 0;  // neighbours, of all rows so far
  NodeBits sieve_;        // neighbours of sieve_node_ on sieve_side_, where there is one
  std::size_t sieve_side_ = none;
  NodeId sieve_node_ = no_node;
  const Batch* batch_ = nullptr;
  std::uint32_t row_ = 0;
  std::vector<std::uint8_t> keep_;
};

/// Counts the common neighbours only.
class IntersectCount final : public Operator {
 public:
  IntersectCount(const plan::ExpandIntersect& what, const Site& site)
      : what_(what), limits_(site.limits()), source_(site.input()), intersection_(what, site) {}

  bool next(Batch& out) override {
    while (source_->next(out)) {
      limits_.check();
      if (!intersection_.begin(out)) continue;
      counts_.assign(out.size(), 0);
      auto rows = out.rows();
      for (std::size_t i = 0; i < rows.size(); ++i)
        intersection_.row(out, i, [&](NodeId, std::int64_t count) { counts_[rows[i]] += count; });
      Column& multiplicity = out.column(what_.multiplicity);
      if (what_.multiplicity_is_live) {
        multiplicity.flatten();
        for (std::uint32_t row : rows) multiplicity.integers()[row] *= counts_[row];
      } else {
        multiplicity.reset(ColumnType::integer, out.size());
        std::copy(counts_.begin(), counts_.end(), multiplicity.integers());
      }
      out.narrow([&](std::uint32_t row) { return counts_[row] != 0; });
      if (!out.empty()) return true;
    }
    return false;
  }
  void rewind() override { source_->rewind(); }

 private:
  const plan::ExpandIntersect& what_;
  Limits& limits_;
  OperatorHandle source_;
  Intersection intersection_;
  std::vector<std::int64_t> counts_;
};

class ExpandIntersect final : public Operator {
 public:
  ExpandIntersect(const plan::ExpandIntersect& what, const Site& site)
      : what_(what),
        fan_(site, own_slots(what)),
        intersection_(what, site),
        writes_to_(site.is_live(what.to)) {
    for (std::size_t s = 0; s < what.sides.size(); ++s)
      if (site.is_live(what.sides[s].relationship)) written_.push_back({s, {}});
  }

  bool next(Batch& out) override {
    for (;;) {
      while (emitted_ == nodes_.size() && row_ < rows_) find_row();
      if (emitted_ < nodes_.size()) break;
      row_ = rows_ = 0;
      if (!fan_.pull()) return false;
      if (intersection_.begin(fan_.input())) rows_ = fan_.rows().size();
    }
    std::size_t first = emitted_;
    for (;;) {
      std::size_t count = std::min(fan_.room(), nodes_.size() - emitted_);
      fan_.repeat(fan_.rows()[row_ - 1], count);
      emitted_ += count;
      if (emitted_ < nodes_.size() || fan_.full() || row_ == rows_) break;
      // The next row's matches go behind these in the same batch.
      find_row_behind();
    }
    write(out, first, emitted_);
    return true;
  }

  void rewind() override {
    fan_.rewind();
    nodes_.clear();
    emitted_ = row_ = rows_ = 0;
  }

 private:
  static std::vector<Slot> own_slots(const plan::ExpandIntersect& what) {
    std::vector<Slot> own{what.to};
    for (const auto& side : what.sides) own.push_back(side.relationship);
    return own;
  }

  void find_row() {
    nodes_.clear();
    for (auto& written : written_) written.edges.clear();
    emitted_ = 0;
    find_row_behind();
  }

  void find_row_behind() {
    intersection_.row(fan_.input(), row_++, [&](NodeId node, std::int64_t count) {
      nodes_.insert(nodes_.end(), static_cast<std::size_t>(count), node);
      if (written_.empty()) return;
      intersection_.combinations([&](std::span<const std::size_t> places) {
        for (auto& written : written_)
          written.edges.push_back(intersection_.edge(written.side, places[written.side]));
      });
    });
  }

  void write(Batch& out, std::size_t first, std::size_t last) {
    fan_.finish(out);
    if (writes_to_)
      write_nodes(std::span<const NodeId>(nodes_).subspan(first, last - first), out.column(what_.to));
    for (auto& written : written_) {
      Column& column = out.column(what_.sides[written.side].relationship);
      column.reset(ColumnType::relationship, last - first);
      std::copy(written.edges.begin() + static_cast<std::ptrdiff_t>(first),
                written.edges.begin() + static_cast<std::ptrdiff_t>(last), column.relationships());
    }
  }

  struct Written {
    std::size_t side;
    std::vector<Edge> edges;
  };
  const plan::ExpandIntersect& what_;
  FanOut fan_;
  Intersection intersection_;
  bool writes_to_;
  std::vector<Written> written_;  // sides whose relationships are needed
  std::vector<NodeId> nodes_;     // matches of the rows before row_ that are not all emitted
  std::size_t emitted_ = 0;
  std::size_t row_ = 0, rows_ = 0;
};

}  // namespace

OperatorHandle make(const plan::ExpandIntersect& what, const Site& site) {
  if (what.multiplicity != plan::no_slot) return std::make_unique<IntersectCount>(what, site);
  return std::make_unique<ExpandIntersect>(what, site);
}

}  // namespace kenes::run
