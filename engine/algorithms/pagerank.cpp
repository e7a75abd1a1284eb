// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <barrier>
#include <exception>
#include <thread>

#include "engine/algorithms/procedures.hpp"
#include "engine/algorithms/subject.hpp"
#include "storage/error.hpp"

namespace kenes::algorithms {

namespace {

/// One type's lists inwards, and the weights of their entries (null: 1 each).
struct Inwards {
  std::span<const std::uint32_t> offsets;
  std::span<const NodeId> neighbours;
  const double* weights = nullptr;
};

// Each round pulls along the lists inwards: no two threads write the same place, and as no sum crosses
// threads the result does not depend on their number. What a node hands on next is worked out at once with
// its rank, which leaves one meeting of the threads a round.
class Rounds {
 public:
  Rounds(std::span<const Inwards> types, NodeId nodes, std::span<const double> share, double base,
         std::int64_t rounds)
      : types_(types), nodes_(nodes), share_(share), base_(base), rounds_(rounds) {
    rank_.assign(nodes, 1.0 / std::max<NodeId>(nodes, 1));
    given_.resize(nodes);
    next_.resize(nodes);
    for (NodeId v = 0; v < nodes; ++v) given_[v] = rank_[v] * share[v];
  }

  std::vector<double> run(unsigned threads, Limits& limits) {
    if (rounds_ == 0 || nodes_ == 0) return std::move(rank_);
    // Threads take the next piece when they are done with one, so that a busy core holds nobody up for long.
    const std::vector<NodeId> cuts = cut(threads == 1 ? 1 : threads * 16);
    const std::size_t pieces = cuts.size() - 1;
    std::atomic<std::size_t> next_piece{0};
    bool stop = false;  // both written where all threads wait
    std::exception_ptr error;
    std::barrier meeting(static_cast<std::ptrdiff_t>(threads), [&]() noexcept {
      stop = error != nullptr;
      next_piece.store(0, std::memory_order_relaxed);
    });
    auto work = [&](bool callers) {
      std::vector<double>*from = &given_, *to = &next_;
      for (std::int64_t round = 0; round < rounds_ && !stop; ++round) {
        for (std::size_t piece; (piece = next_piece.fetch_add(1, std::memory_order_relaxed)) < pieces;)
          pull(cuts[piece], cuts[piece + 1], *from, *to);
        std::swap(from, to);
        if (callers) try {
            limits.check();
          } catch (...) {
            error = std::current_exception();
          }
        meeting.arrive_and_wait();
      }
    };
    std::vector<std::jthread> others;
    for (unsigned thread = 1; thread < threads; ++thread) others.emplace_back(work, false);
    work(true);
    others.clear();
    if (error) std::rethrow_exception(error);
    return std::move(rank_);
  }

 private:
  void pull(NodeId first, NodeId last, const std::vector<double>& from, std::vector<double>& to) {
    for (NodeId v = first; v < last; ++v) {
      double sum = 0;
      for (const Inwards& type : types_) {
        const auto begin = type.offsets[v], end = type.offsets[v + 1];
        if (type.weights)
          for (auto at = begin; at < end; ++at) sum += from[type.neighbours[at]] * type.weights[at];
        else
          for (auto at = begin; at < end; ++at) sum += from[type.neighbours[at]];
      }
      rank_[v] = base_ + sum;
      to[v] = rank_[v] * share_[v];
    }
  }

  // Bounds of pieces with about the same number of list entries each.
  std::vector<NodeId> cut(unsigned pieces) const {
    auto before = [&](NodeId v) {
      std::uint64_t work = v;
      for (const Inwards& type : types_) work += type.offsets[v];
      return work;
    };
    std::vector<NodeId> cuts(pieces + 1, nodes_);
    cuts[0] = 0;
    for (unsigned piece = 1; piece < pieces; ++piece) {
      const std::uint64_t wanted = before(nodes_) / pieces * piece;
      NodeId low = 0, high = nodes_;
      while (low < high) {
        NodeId middle = low + (high - low) / 2;
        (before(middle) < wanted ? low : high) = before(middle) < wanted ? middle + 1 : middle;
      }
      cuts[piece] = low;
    }
    return cuts;
  }

  std::span<const Inwards> types_;
  NodeId nodes_;
  std::span<const double> share_;
  double base_;
  std::int64_t rounds_;
  std::vector<double> rank_, given_, next_;
};

// Below this many list entries threads cost more than they bring.
constexpr std::size_t parallel_from = 50'000;

// L. Page, S. Brin, R. Motwani, T. Winograd, "The PageRank Citation Ranking" (1999). What nodes without
// relationships outwards hold is not handed on, as in Boost.Graph; scores are Boost.Graph's divided by the
// number of nodes.
void run(std::span<const Value> args, ProcedureContext& context, const EmitRow& emit) {
  Options options(args[0], {"labels", "types", "directed", "weight", "damping", "iterations"}, context.at);
  const double damping = options.number("damping", 0.85);
  const std::int64_t rounds = options.integer("iterations", 20);
  auto out_of_range = [&](const char* message) {
    return Error(ErrorCode::argument_error, "NumberOutOfRange", Phase::runtime, message, context.at);
  };
  if (!(damping >= 0 && damping <= 1)) throw out_of_range("`damping` must be between 0 and 1");
  if (rounds < 0) throw out_of_range("`iterations` must not be negative");
  Subject subject(context, options, {.outgoing = false});
  const CsrGraph& image = subject.image();
  const NodeId nodes = subject.size();
  if (subject.weighted() && subject.graph().weights().lowest() < 0)
    throw out_of_range("pagerank needs weights that are not negative");

  // What a node gives along one relationship (or one unit of weight): damping / its weight outwards, as the
  // image has it.
  subject.charge(sizeof(double) * 4 * nodes);
  std::vector<double> share(nodes, 0);
  std::vector<Inwards> types;
  std::vector<std::vector<double>> weights(image.types().size());
  std::size_t entries = 0;
  for (std::size_t t = 0; t < image.types().size(); ++t) {
    subject.limits().check();
    const CsrRows& rows = image.rows(image.types()[t], Direction::in);
    if (rows.entries() == 0) continue;
    Inwards type{rows.offsets(), rows.neighbours()};
    if (subject.weighted()) {
      subject.charge(sizeof(double) * rows.entries());
      weights[t].reserve(rows.entries());
      auto weight = get(boost::edge_weight, subject.graph());
      for (NodeId v = 0; v < nodes; ++v) {
        Adjacency row = rows.row(v);
        for (std::size_t i = 0; i < row.size(); ++i) {
          weights[t].push_back(weight[Edge{row.neighbours[i], v, row.id(i), image.types()[t]}]);
          share[row.neighbours[i]] += weights[t].back();
        }
      }
      type.weights = weights[t].data();
    } else {
      for (NodeId u : type.neighbours) share[u] += 1;
    }
    types.push_back(type);
    entries += rows.entries();
  }
  for (double& s : share) s = s > 0 ? damping / s : 0;

  unsigned threads = entries < parallel_from ? 1 : std::clamp(std::thread::hardware_concurrency(), 1u, 16u);
  auto rank = Rounds(types, nodes, share, (1 - damping) / std::max<NodeId>(nodes, 1), rounds)
                  .run(threads, subject.limits());
  subject.each_node([&](Value node, NodeId i) {
    const Value row[] = {std::move(node), rank[i]};
    emit(row);
  });
}

}  // namespace

functions::Procedure pagerank() {
  Procedure p;
  p.name = "algo.pagerank";
  p.arguments = {options_argument()};
  p.columns = {{"node", kinds({Kind::node})}, {"score", kinds({Kind::floating})}};
  p.sentence =
      "Scores each node by how often a random walk along the relationships comes by. Options: labels, types, "
      "directed "
      "(true), weight, damping (0.85), iterations (20).";
  p.example =
      "CALL algo.pagerank({damping: 0.85}) YIELD node, score RETURN node, score ORDER BY score DESC LIMIT 5";
  p.body = run;
  return p;
}

}  // namespace kenes::algorithms
