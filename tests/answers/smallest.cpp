// SPDX-License-Identifier: Apache-2.0
// A failing statement and its graph, made smaller as long as the ways still differ.
#include <fmt/format.h>

#include "tests/answers/ways.hpp"

namespace kenes::answers {

namespace {

class Shrinking {
 public:
  Shrinking(Sample sample, std::vector<std::string> clauses, std::uint64_t turn)
      : sample_(std::move(sample)), clauses_(std::move(clauses)), turn_(turn) {}

  std::string result() {
    if (!differs(sample_, clauses_)) return "it does not happen by itself; " + joined(clauses_);
    bool smaller = true;
    while (std::exchange(smaller, false)) {
      for (std::size_t i = clauses_.size(); i-- > 0;) smaller = fewer_clauses(i) || smaller;
      smaller = smaller_sample() || smaller;
    }
    differs(sample_, clauses_);
    return fmt::format("{}{}\n\n{}\n\n{}", sample_.text(), sample_.indexed ? "\n(with indexes)" : "",
                       joined(clauses_), report_);
  }

 private:
  bool differs(const Sample& sample, const std::vector<std::string>& clauses) {
    if (clauses.empty()) return false;
    Databases databases;
    Tally tally;
    const Verdict verdict = Ways(sample, databases, tally).compare(joined(clauses), turn_, true);
    if (verdict.outcome == Outcome::different) report_ = verdict.report;
    return verdict.outcome == Outcome::different;
  }

  bool try_clauses(std::vector<std::string> fewer) {
    if (!differs(sample_, fewer)) return false;
    clauses_ = std::move(fewer);
    return true;
  }

  bool try_sample(Sample less) {
    if (!differs(less, clauses_)) return false;
    sample_ = std::move(less);
    return true;
  }

  bool fewer_clauses(std::size_t which) {
    std::vector<std::string> fewer = clauses_;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(which));
    if (try_clauses(std::move(fewer))) return true;
    for (const char* part : {" WHERE ", " ORDER BY ", " SKIP ", " LIMIT ", " ON MATCH ", ", ", "DISTINCT "}) {
      const std::size_t at = clauses_[which].rfind(part);
      if (at == std::string::npos) continue;
      fewer = clauses_;
      fewer[which].resize(at);
      if (try_clauses(fewer)) return true;
    }
    return without_a_bracket(which);
  }

  /// Without the inside of one pair of brackets, or with the pair and what is in it gone.
  bool without_a_bracket(std::size_t which) {
    const std::string text = clauses_[which];
    for (std::size_t open = 0; open < text.size(); ++open) {
      const std::size_t kind = std::string("([{").find(text[open]);
      if (kind == std::string::npos) continue;
      int depth = 0;
      std::size_t close = open;
      for (; close < text.size(); ++close) {
        depth += text[close] == text[open];
        depth -= text[close] == ")]}"[kind];
        if (depth == 0) break;
      }
      if (close == text.size()) continue;
      for (const char* instead : {"", "()", "[]", "1", "true"}) {
        if (close - open < 3 && *instead) continue;
        std::vector<std::string> fewer = clauses_;
        fewer[which] = text.substr(0, open) + instead + text.substr(close + 1);
        if (fewer[which].size() < text.size() && try_clauses(std::move(fewer))) return true;
      }
    }
    return false;
  }

  /// Tries to leave out ever smaller parts of a list that is `size()` long.
  template <class Size, class Without>
  bool without_parts(const Size& size, const Without& without) {
    bool smaller = false;
    for (std::size_t part = (size() + 1) / 2; part > 0; part /= 2)
      for (std::size_t from = 0; from + part <= size();)
        if (try_sample(without(from, part)))
          smaller = true;
        else
          from += part;
    return smaller;
  }

  bool smaller_sample() {
    bool smaller = without_parts(
        [&] { return sample_.nodes.size(); },
        [&](std::size_t from, std::size_t count) { return sample_.without_nodes(from, count); });
    smaller = without_parts(
                  [&] { return sample_.edges.size(); },
                  [&](std::size_t from, std::size_t count) { return sample_.without_edges(from, count); }) ||
              smaller;
    if (sample_.indexed) {
      Sample less = sample_;
      less.indexed = false;
      smaller = try_sample(std::move(less)) || smaller;
    }
    return smaller;
  }

  Sample sample_;
  std::vector<std::string> clauses_;
  std::uint64_t turn_;
  std::string report_;
};

}  // namespace

std::string smallest(Sample sample, std::vector<std::string> clauses, std::uint64_t turn) {
  return Shrinking(std::move(sample), std::move(clauses), turn).result();
}

}  // namespace kenes::answers
