// SPDX-License-Identifier: Apache-2.0
#include "storage/cache.hpp"

#include <algorithm>
#include <utility>

namespace kenes {

namespace {
constexpr std::uint32_t longest_chain = 16;
constexpr std::size_t retired_limit = 1u << 20;
}  // namespace

Epoch::~Epoch() {
  // A long chain must not be destroyed by recursion.
  auto next = std::move(next_);
  while (next && next.use_count() == 1) {
    auto after = std::move(next->next_);
    next = std::move(after);
  }
}

CacheSlot::~CacheSlot() {
  if (const Decoded* decoded = decoded_.load(std::memory_order_relaxed)) {
    cache_.bytes_.fetch_sub(decoded->bytes, std::memory_order_relaxed);
    cache_.retire(decoded);
  }
}

Lane::Lane(Cache& cache, ColumnId column, std::uint8_t shift, std::uint64_t rows)
    : cache_(cache), column_(column), shift_(shift) {
  const std::uint64_t groups = (rows + mask()) >> shift;
  pages_.resize((groups + page_slots - 1) / page_slots);
  for (auto& page : pages_) page = std::make_shared<Page>();
}

void Lane::fill(Page& page) const {
  std::lock_guard lock(cache_.stripe(column_, 0));
  if (page.ready.load(std::memory_order_relaxed)) return;
  for (auto& slot : page.slots)
    if (!slot) slot = std::make_shared<CacheSlot>(cache_);
  page.ready.store(true, std::memory_order_release);
}

Lane::Page& Lane::own_page(std::uint32_t group, std::vector<bool>& owned) {
  const std::size_t index = group / page_slots;
  while (pages_.size() <= index) pages_.push_back(std::make_shared<Page>());
  owned.resize(pages_.size());
  if (!owned[index]) {
    if (!pages_[index]->ready.load(std::memory_order_acquire)) fill(*pages_[index]);
    auto copy = std::make_shared<Page>();
    copy->slots = pages_[index]->slots;
    copy->ready.store(true, std::memory_order_relaxed);
    pages_[index] = std::move(copy);
    owned[index] = true;
  }
  return *pages_[index];
}

std::shared_ptr<Lane> Lane::after(
    const std::vector<std::pair<std::uint32_t, std::shared_ptr<const Delta>>>& changes) const {
  auto lane = std::make_shared<Lane>(*this);
  std::vector<bool> owned(pages_.size());
  for (const auto& [group, delta] : changes) {
    auto& place = lane->own_page(group, owned).slots[group % page_slots];
    auto slot = std::make_shared<CacheSlot>(cache_);
    std::lock_guard lock(cache_.stripe(column_, group));
    const bool decoded = place->decoded_.load(std::memory_order_relaxed) != nullptr;
    // A chain must end at a decoded version; else the database is the nearer source.
    if (decoded || (place->previous_ && place->chain_ < longest_chain)) {
      slot->previous_ = place;
      slot->delta_ = delta;
      slot->chain_ = decoded ? 1 : place->chain_ + 1;
    }
    place = std::move(slot);
  }
  return lane;
}

std::shared_ptr<Lane> Lane::reloaded(const std::vector<std::uint32_t>& groups) const {
  auto lane = std::make_shared<Lane>(*this);
  std::vector<bool> owned(pages_.size());
  for (const auto group : groups)
    lane->own_page(group, owned).slots[group % page_slots] = std::make_shared<CacheSlot>(cache_);
  return lane;
}

Cache::Recipe Cache::recipe(const CacheSlot& slot) const {
  Recipe recipe;
  for (const CacheSlot* at = &slot; at->previous_; at = at->previous_.get()) {
    recipe.deltas.push_back(at->delta_);
    recipe.base = at->previous_->decoded_.load(std::memory_order_acquire);
    if (recipe.base) break;
  }
  if (!recipe.base) recipe.deltas.clear();
  std::reverse(recipe.deltas.begin(), recipe.deltas.end());
  return recipe;
}

const Decoded* Cache::install(const std::shared_ptr<CacheSlot>& slot, std::unique_ptr<const Decoded> decoded,
                              bool from_database) {
  const Decoded* raw = decoded.release();
  bytes_.fetch_add(raw->bytes, std::memory_order_relaxed);
  if (from_database) loads_.fetch_add(1, std::memory_order_relaxed);
  // Born unused: a single pass over everything must not push out what is read again and again.
  slot->decoded_.store(raw, std::memory_order_release);
  slot->previous_.reset();
  slot->delta_.reset();
  {
    std::lock_guard lock(clock_mutex_);
    if (clock_.size() >= clock_limit_) {
      std::erase_if(clock_, [](const auto& known) { return known.expired(); });
      clock_limit_ = std::max<std::size_t>(1024, clock_.size() * 2);
    }
    clock_.push_back(slot);
  }
  if (bytes() > budget_) evict();
  return raw;
}

void Cache::evict() {
  std::vector<std::shared_ptr<CacheSlot>> keep;  // slots must not die under the clock's lock
  std::unique_lock lock(clock_mutex_);
  std::size_t turns = clock_.size() * 2;
  while (bytes() > budget_ - budget_ / 16 && turns-- > 0 && !clock_.empty()) {
    auto slot = clock_.front().lock();
    clock_.pop_front();
    if (!slot) continue;
    if (slot->used_.exchange(false, std::memory_order_relaxed)) {
      clock_.push_back(slot);
    } else if (const Decoded* decoded = slot->decoded_.exchange(nullptr, std::memory_order_acq_rel)) {
      bytes_.fetch_sub(decoded->bytes, std::memory_order_relaxed);
      evictions_.fetch_add(1, std::memory_order_relaxed);
      retire(decoded);
    }
    keep.push_back(std::move(slot));
  }
  lock.unlock();
}

void Cache::retire(const Decoded* decoded) noexcept {
  std::shared_ptr<Epoch> past;
  {
    std::lock_guard lock(epoch_mutex_);
    current_->retired_.emplace_back(decoded);
    retired_bytes_ += decoded->bytes;
    if (retired_bytes_ < retired_limit) return;
    retired_bytes_ = 0;
    auto next = std::make_shared<Epoch>();
    current_->next_ = next;
    past = std::exchange(current_, std::move(next));
    current_raw_.store(current_.get(), std::memory_order_release);
  }
}

}  // namespace kenes
