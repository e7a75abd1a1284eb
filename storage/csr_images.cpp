// SPDX-License-Identifier: Apache-2.0
#include "storage/csr_images.hpp"

#include <algorithm>

namespace kenes {

namespace {

template <class Id>
void sort_distinct(std::vector<Id>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

bool serves(const CsrChoice& has, const CsrChoice& wanted) {
  const bool directions =
      has.symmetric || ((has.outgoing || !wanted.outgoing) && (has.incoming || !wanted.incoming));
  return has.labels == wanted.labels && has.types == wanted.types && has.symmetric == wanted.symmetric &&
         has.simple == wanted.simple && directions;
}

}  // namespace

bool ImageBudget::take(std::size_t bytes) noexcept {
  if (used_.fetch_add(bytes) + bytes <= most_) return true;
  used_.fetch_sub(bytes);
  return false;
}

CsrImages::~CsrImages() {
  for (const Kept& kept : kept_) budget_.give_back(kept.bytes);
}

std::shared_ptr<const CsrGraph> CsrImages::get(std::shared_ptr<const GraphSource> origin, CsrChoice choice,
                                               Limits* limits) {
  sort_distinct(choice.labels);
  sort_distinct(choice.types);
  auto image = find(choice);
  if (!image) {
    // Made outside the lock: two at once may make the same, and neither waits for the other's limits.
    image = CsrGraph::make(std::shared_ptr<const GraphSource>(std::shared_ptr<const void>(), origin.get()),
                           choice, limits);
    keep(choice, image);
  }
  struct Held {
    std::shared_ptr<const GraphSource> origin;
    std::shared_ptr<const CsrGraph> image;
  };
  const CsrGraph* shown = image.get();
  return {std::make_shared<Held>(Held{std::move(origin), std::move(image)}), shown};
}

std::shared_ptr<const CsrGraph> CsrImages::find(const CsrChoice& choice) {
  std::lock_guard lock(mutex_);
  for (Kept& kept : kept_)
    if (serves(kept.choice, choice)) {
      kept.used = ++calls_;
      return kept.image;
    }
  return nullptr;
}

void CsrImages::keep(const CsrChoice& choice, std::shared_ptr<const CsrGraph> image) {
  const std::size_t bytes = image->bytes();
  if (bytes > budget_.most()) return;
  std::lock_guard lock(mutex_);
  for (const Kept& kept : kept_)
    if (serves(kept.choice, choice)) return;
  while (!budget_.take(bytes)) {
    const auto oldest = std::min_element(kept_.begin(), kept_.end(),
                                         [](const Kept& a, const Kept& b) { return a.used < b.used; });
    if (oldest == kept_.end()) return;  // too large, or others hold it all
    budget_.give_back(oldest->bytes);
    kept_.erase(oldest);
  }
  kept_.push_back({choice, std::move(image), bytes, ++calls_});
}

std::shared_ptr<const CsrGraph> image_of(std::shared_ptr<const GraphSource> origin, CsrChoice choice,
                                         Limits* limits) {
  if (const auto* keeper = dynamic_cast<const ImageKeeper*>(origin.get()))
    return keeper->images().get(std::move(origin), std::move(choice), limits);
  return CsrGraph::make(std::move(origin), std::move(choice), limits);
}

}  // namespace kenes
