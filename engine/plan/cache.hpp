// SPDX-License-Identifier: Apache-2.0
// PlanCache: plans by the text of their statements, literals lifted out (literals.hpp). The least recently
// used goes first; a plan made for another version of the catalog is dropped when it is met. Plans are shared
// and never change, so one that is running outlives its entry. Safe for any number of threads.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/plan/literals.hpp"
#include "engine/plan/plan.hpp"
#include "engine/plan/scope.hpp"
#include "storage/notice.hpp"

namespace kenes::plan {

struct CachedPlan {
  Plan plan;
  std::vector<std::string> parameters;      ///< that the statement needs, lifted literals not among them
  bool uses_literals = false;               ///< run it with literal_name(i) = literals[i]
  std::vector<LiftedText::Place> literals;  ///< where they stood in the text that this was made from
  std::vector<Notice> notices;              ///< good as long as the catalog
};

/// From a scoped statement to a plan that others may share: literals become parameters where that is
/// possible. `running` as in BuildOptions.
std::shared_ptr<const CachedPlan> make_plan(syntax::Statement statement, ScopeResult scoped,
                                            const LiftedText& lifted, const GraphSource& statistics,
                                            const functions::Registry& functions,
                                            const functions::ProcedureRegistry& procedures,
                                            Limits* running = nullptr);

/// The result's columns for this text. Literals that name columns are never lifted, so they are the plan's.
const std::vector<std::string>& columns_of(const CachedPlan& cached, const LiftedText& lifted,
                                           std::string_view text);

class PlanCache {
 public:
  explicit PlanCache(std::size_t capacity = 512) : capacity_(capacity) {}

  /// The plan of that text for that catalog, or null.
  std::shared_ptr<const CachedPlan> find(const LiftedText& lifted, std::uint64_t catalog_version);
  /// Replaces what is there; plan.catalog_version says for which catalog it is good.
  void add(const LiftedText& lifted, std::shared_ptr<const CachedPlan> plan);
  void clear();

  struct Numbers {
    std::uint64_t hits = 0, misses = 0, dropped = 0;
    std::size_t size = 0;
  };
  Numbers numbers() const;

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const CachedPlan> plan;
  };
  using Entries = std::list<Entry>;

  std::shared_ptr<const CachedPlan> find_key(std::string_view key, std::uint64_t catalog_version);
  void erase(Entries::iterator entry);

  mutable std::mutex mutex_;
  std::size_t capacity_;
  Entries entries_;                                                 ///< the latest used first
  std::unordered_map<std::string_view, Entries::iterator> by_key_;  ///< views of the entries' keys
  Numbers numbers_;
};

}  // namespace kenes::plan
