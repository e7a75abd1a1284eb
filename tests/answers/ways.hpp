// SPDX-License-Identifier: Apache-2.0
// One statement over one graph in every way that there is: the reference, the engine with its rewrites and
// without, every kind of graph, a database's own path with its cache. All must give one answer. What costs
// little is done with each statement, the rest in turn.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/answers/answer.hpp"
#include "tests/answers/sample.hpp"

namespace kenes::answers {

/// What came of a statement.
enum class Outcome { same, same_and_empty, different, refused, too_large };

struct Verdict {
  Outcome outcome = Outcome::same;
  std::string report;  ///< of a difference: which way, both answers; of a refusal: why
};

/// How many statements went each way.
using Tally = std::map<std::string, std::uint64_t>;

/// Databases in memory that hold one sample after the other: making them takes longer than most statements.
class Databases {
 public:
  /// A database that holds the sample, and nothing else. Ends those of samples before.
  Database& holding(const Sample& sample);
  /// A transaction that has just made the sample; to be rolled back.
  Transaction making(const Sample& sample);

 private:
  struct Pair {
    Database committed{":memory:"}, empty{":memory:"};
    int samples = 0;
  };
  Pair& of(const Sample& sample);
  std::unique_ptr<Pair> pairs_[2];  ///< without indexes and with them
};

/// A sample in all its forms; made once for many statements. The databases are its own as long as it lives.
class Ways {
 public:
  Ways(Sample sample, Databases& databases, Tally& tally);

  const Sample& sample() const { return sample_; }
  /// `turn` chooses the ways that are gone in turn; `all`: all of them are.
  Verdict compare(const std::string& statement, std::uint64_t turn, bool all = false);

 private:
  struct Check;
  void reading(Check& check);
  void updating(Check& check);
  void engine(Check& check, const std::string& off);
  Asked expected(const std::string& statement);
  bool depends_on_order(const std::string& statement, const std::string& answer) const;
  std::string by_engine(Asked& asked, const std::string& statement, const std::string& off,
                        Limits* limits = nullptr);

  Sample sample_;
  Tally& tally_;
  std::shared_ptr<const ModelGraph> model_;
  std::vector<std::pair<std::string, std::shared_ptr<const GraphSource>>> sources_;
  Database& committed_;
  Transaction open_;
};

/// Fewer clauses, nodes and relationships that still differ.
std::string smallest(Sample sample, std::vector<std::string> clauses, std::uint64_t turn);

std::string joined(const std::vector<std::string>& clauses);

}  // namespace kenes::answers
