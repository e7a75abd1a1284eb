// SPDX-License-Identifier: Apache-2.0
// One statement over one graph in every way that there is: the reference, the engine with its rewrites and
// without, every kind of graph, a database's own path with its cache, on disk with folding and reopening. All
// must give one answer.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/answers/sample.hpp"

namespace kenes::answers {

/// What came of a statement.
enum class Outcome { same, same_and_empty, different, refused, too_large };

struct Verdict {
  Outcome outcome = Outcome::same;
  std::string report;  ///< of a difference: which way, both answers; of a refusal: why
};

/// A sample in all its forms; made once for many statements.
class Ways {
 public:
  explicit Ways(Sample sample);
  ~Ways();

  const Sample& sample() const { return sample_; }
  /// `some` chooses which single rewrites are switched off this time.
  Verdict compare(const std::string& statement, std::uint64_t some);

 private:
  struct Transactions;
  Sample sample_;
  ModelGraph model_;
  std::vector<std::pair<std::string, std::shared_ptr<const GraphSource>>> sources_;
  std::unique_ptr<Transactions> transactions_;
};

/// Runs the statements one after the other on a database on disk, committing each, and compares answers and
/// graph with the reference's: after each, after folding, after reopening.
Verdict compare_on_disk(const Sample& sample, const std::vector<std::string>& statements,
                        const std::string& folder);

/// Fewer clauses, nodes and relationships that still differ.
std::string smallest(Sample sample, std::vector<std::string> clauses, std::uint64_t some);

std::string joined(const std::vector<std::string>& clauses);

}  // namespace kenes::answers
