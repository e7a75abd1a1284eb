// SPDX-License-Identifier: Apache-2.0
// A database on disk that goes through sample after sample: changes, folding, reopening. After each step its
// answers and its graph must be those of the reference. It owns its folder.
#pragma once

#include <functional>

#include "tests/answers/generator.hpp"
#include "tests/answers/ways.hpp"

namespace kenes::answers {

class OnDisk {
 public:
  OnDisk(std::string folder, Tally& tally);
  ~OnDisk();

  /// Makes a statement for a graph of this size.
  using Make = std::function<std::string(bool updating, const Generator::Measure& measure)>;

  /// Puts the sample in the place of what is there, commits updates one after the other, and asks questions
  /// then, after folding and after reopening.
  Verdict compare(const Sample& sample, const Make& make);
  /// Closes, checks the folder and opens again.
  Verdict check();

 private:
  void open();
  Generator::Measure measure() const;
  bool update(const std::string& statement);
  bool same_graph(const std::string& moment);
  /// Questions and their answers, for the graph that the updates have left.
  std::vector<std::pair<std::string, Asked>> questions(const Make& make);
  bool same_answers(const std::string& moment, const std::vector<std::pair<std::string, Asked>>& questions);
  bool different(const std::string& moment, const std::string& expected, const std::string& found);

  std::string folder_;
  Tally& tally_;
  std::optional<Database> database_;
  bool indexed_ = false;
  ModelGraph model_;
  std::string done_;  ///< what was run on this sample, for the report
  Verdict verdict_;
};

}  // namespace kenes::answers
