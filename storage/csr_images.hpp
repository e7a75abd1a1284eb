// SPDX-License-Identifier: Apache-2.0
// Images that are made once and used again. A source that does not change may keep the images that were made
// of it (ImageKeeper); the next call that wants the same part gets the same image. What is kept goes with the
// source (a snapshot's go when a commit has replaced it and nobody reads it any more), and is bounded by a
// budget that all sources of a store share. All calls may come from any thread.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "storage/csr.hpp"

namespace kenes {

/// How many bytes kept images may hold in all.
class ImageBudget {
 public:
  explicit ImageBudget(std::size_t most) noexcept : most_(most) {}
  bool take(std::size_t bytes) noexcept;  ///< false: there is no room for so much
  void give_back(std::size_t bytes) noexcept { used_.fetch_sub(bytes); }
  std::size_t used() const noexcept { return used_.load(); }
  std::size_t most() const noexcept { return most_; }

 private:
  const std::size_t most_;
  std::atomic<std::size_t> used_{0};
};

/// The images of one source, which owns this.
class CsrImages {
 public:
  explicit CsrImages(ImageBudget& budget) noexcept : budget_(budget) {}
  ~CsrImages();
  CsrImages(const CsrImages&) = delete;
  CsrImages& operator=(const CsrImages&) = delete;

  /// As CsrGraph::make(); `origin` is the source that owns this. An image may have directions that were not
  /// asked for. The one used longest ago makes room for a new one.
  std::shared_ptr<const CsrGraph> get(std::shared_ptr<const GraphSource> origin, CsrChoice choice,
                                      Limits* limits);

 private:
  struct Kept {
    CsrChoice choice;
    std::shared_ptr<const CsrGraph> image;  // does not own its origin, which owns this
    std::size_t bytes = 0;
    std::uint64_t used = 0;  // when last, in calls
  };
  std::shared_ptr<const CsrGraph> find(const CsrChoice& choice);
  void keep(const CsrChoice& choice, std::shared_ptr<const CsrGraph> image);

  ImageBudget& budget_;
  std::mutex mutex_;
  std::vector<Kept> kept_;
  std::uint64_t calls_ = 0;
};

/// What a source derives from to have its images kept.
class ImageKeeper {
 public:
  virtual CsrImages& images() const = 0;

 protected:
  ~ImageKeeper() = default;
};

/// An image of any source: one that its keeper has, or a new one.
std::shared_ptr<const CsrGraph> image_of(std::shared_ptr<const GraphSource> origin, CsrChoice choice,
                                         Limits* limits);

}  // namespace kenes
