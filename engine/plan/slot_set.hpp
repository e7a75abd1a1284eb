// SPDX-License-Identifier: Apache-2.0
// SlotSet: a set of slots as bits. Slots of a statement are small dense numbers, so sets are a few words and
// unions, differences and subset tests cost next to nothing. A plain value.
#pragma once

#include <bit>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "grammar/syntax.hpp"

namespace kenes::plan {

class SlotSet {
 public:
  using Slot = syntax::Slot;

  SlotSet() = default;
  SlotSet(std::initializer_list<Slot> slots) {
    for (Slot slot : slots) insert(slot);
  }

  /// Adding no_slot does nothing.
  void insert(Slot slot) {
    if (slot < 0) return;
    const auto word = static_cast<std::size_t>(slot) / 64;
    if (word >= words_.size()) words_.resize(word + 1);
    words_[word] |= std::uint64_t{1} << (slot % 64);
  }
  void erase(Slot slot) {
    if (contains(slot)) words_[static_cast<std::size_t>(slot) / 64] &= ~(std::uint64_t{1} << (slot % 64));
  }
  bool contains(Slot slot) const {
    if (slot < 0) return false;
    const auto word = static_cast<std::size_t>(slot) / 64;
    return word < words_.size() && (words_[word] >> (slot % 64) & 1);
  }
  void unite(const SlotSet& other) {
    if (other.words_.size() > words_.size()) words_.resize(other.words_.size());
    for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
  }
  void subtract(const SlotSet& other) {
    for (std::size_t i = 0; i < words_.size() && i < other.words_.size(); ++i) words_[i] &= ~other.words_[i];
  }
  void intersect(const SlotSet& other) {
    if (words_.size() > other.words_.size()) words_.resize(other.words_.size());
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  bool is_subset_of(const SlotSet& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      if (words_[i] & ~(i < other.words_.size() ? other.words_[i] : 0)) return false;
    return true;
  }
  bool overlaps(const SlotSet& other) const {
    for (std::size_t i = 0; i < words_.size() && i < other.words_.size(); ++i)
      if (words_[i] & other.words_[i]) return true;
    return false;
  }
  bool empty() const {
    for (std::uint64_t word : words_)
      if (word) return false;
    return true;
  }
  std::vector<Slot> slots() const {  ///< ascending
    std::vector<Slot> result;
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t word = words_[i]; word; word &= word - 1)
        result.push_back(static_cast<Slot>(i * 64) + std::countr_zero(word));
    return result;
  }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace kenes::plan
