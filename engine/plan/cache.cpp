// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/cache.hpp"

#include "engine/plan/build.hpp"
#include "engine/plan/notices.hpp"

namespace kenes::plan {
namespace {

constexpr char through_lens = '\2';  // in no statement

}  // namespace

std::shared_ptr<const CachedPlan> make_plan(syntax::Statement statement, ScopeResult scoped,
                                            const LiftedText& lifted, const GraphSource& statistics,
                                            const functions::Registry& functions,
                                            const functions::ProcedureRegistry& procedures, Limits* running) {
  auto made = std::make_shared<CachedPlan>();
  made->notices = find_notices(statement, statistics);
  made->uses_literals = !lifted.literals.empty() && replace_literals(statement, lifted);
  if (made->uses_literals) made->literals = lifted.places;
  BuildOptions options{functions, procedures};
  options.running = running;
  options.session_lens = lifted.through_session_lens;
  made->plan = build(std::move(statement), scoped, statistics, options);
  made->parameters = std::move(scoped.parameters);
  return made;
}

const std::vector<std::string>& columns_of(const CachedPlan& cached, const LiftedText&, std::string_view) {
  return cached.plan.columns;
}

std::shared_ptr<const CachedPlan> PlanCache::find(const LiftedText& lifted, std::uint64_t catalog_version) {
  const std::lock_guard lock(mutex_);
  const auto find_either = [&](std::string_view key) {
    // A plan that looks through the session's lens has a key of its own.
    return lifted.through_session_lens ? find_key(std::string(key) + through_lens, catalog_version)
                                       : find_key(key, catalog_version);
  };
  auto found = find_either(lifted.key);
  // Where a literal had to stay, the text itself is the key.
  if (!found && !lifted.literals.empty()) found = find_either(lifted.text);
  ++(found ? numbers_.hits : numbers_.misses);
  return found;
}

std::shared_ptr<const CachedPlan> PlanCache::find_key(std::string_view key, std::uint64_t catalog_version) {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  const Entries::iterator entry = found->second;
  if (entry->plan->plan.catalog_version != catalog_version) {
    erase(entry);
    ++numbers_.dropped;
    return nullptr;
  }
  if (entry != entries_.begin()) entries_.splice(entries_.begin(), entries_, entry);
  return entry->plan;
}

void PlanCache::add(const LiftedText& lifted, std::shared_ptr<const CachedPlan> plan) {
  if (capacity_ == 0) return;
  std::string key = plan->uses_literals || lifted.literals.empty() ? lifted.key : std::string(lifted.text);
  if (lifted.through_session_lens) key += through_lens;
  const std::lock_guard lock(mutex_);
  if (const auto found = by_key_.find(key); found != by_key_.end()) erase(found->second);
  while (entries_.size() >= capacity_) {
    erase(std::prev(entries_.end()));
    ++numbers_.dropped;
  }
  entries_.push_front({std::move(key), std::move(plan)});
  by_key_.emplace(entries_.front().key, entries_.begin());
}

void PlanCache::clear() {
  const std::lock_guard lock(mutex_);
  by_key_.clear();
  entries_.clear();
}

PlanCache::Numbers PlanCache::numbers() const {
  const std::lock_guard lock(mutex_);
  Numbers numbers = numbers_;
  numbers.size = entries_.size();
  return numbers;
}

void PlanCache::erase(Entries::iterator entry) {
  by_key_.erase(entry->key);
  entries_.erase(entry);
}

}  // namespace kenes::plan
