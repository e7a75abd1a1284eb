// SPDX-License-Identifier: Apache-2.0
// Sort: stable, over all rows or only the best few. A key becomes a word that sorts as the key does; where
// words tie without telling everything (long strings, mixed types), the values decide. With a limit, rows
// that cannot be among the best are dropped as they come, and the buffer is cut whenever it has doubled.
#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

#include "engine/run/row_buffer.hpp"
#include "engine/run/rows.hpp"
#include "storage/compare.hpp"

namespace kenes::run {

namespace {

constexpr std::uint64_t sign_bit = 1ull << 63;
constexpr std::uint64_t null_word = ~0ull;

std::uint64_t word_of(double number) {
  if (std::isnan(number)) return null_word - 1;
  auto bits = std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number);
  return bits & sign_bit ? ~bits : bits | sign_bit;
}

std::uint64_t word_of(std::string_view text) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 8; ++i)
    word = word << 8 | (i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0);
  return word;
}

/// A key column as words that sort ascending.
struct SortWords {
  std::vector<std::uint64_t> words;
  bool decide = false;  ///< equal words mean equal keys

  void read(const Column& column, bool descending, std::span<const std::uint32_t> rows) {
    words.resize(rows.size());
    decide = true;
    std::size_t stride = column.stride();
    bool reaches_null = false, has_null = false;
    auto each = [&](auto&& word) {
      for (std::size_t i = 0; i < rows.size(); ++i) {
        bool null = column.may_have_nulls() && column.is_null(rows[i]);
        words[i] = null ? null_word : word(rows[i] * stride);
        (null ? has_null : reaches_null) |= words[i] == null_word;
      }
    };
    switch (column.type()) {
      case ColumnType::boolean:
        each([&](std::size_t at) -> std::uint64_t { return column.booleans()[at]; });
        break;
      case ColumnType::integer:
      case ColumnType::date:
        each([&](std::size_t at) { return static_cast<std::uint64_t>(column.integers()[at]) ^ sign_bit; });
        break;
      case ColumnType::floating:
        each([&](std::size_t at) { return word_of(column.floats()[at]); });
        break;
      case ColumnType::string:
        each([&](std::size_t at) { return word_of(column.strings()[at]); });
        decide = false;
        break;
      default:
        std::fill(words.begin(), words.end(), 0);
        decide = false;
    }
    if (has_null && reaches_null) decide = false;
    if (descending)
      for (std::uint64_t& word : words) word = ~word;
  }
};

class Sort final : public Operator {
 public:
  Sort(const plan::Sort& what, const Site& site)
      : what_(what),
        source_(site.input()),
        limits_(site.limits()),
        in_(site.slots()),
        rows_(buffered(what, site), limits_) {
    if (what.limit) best_ = row_count(*what.limit, site.execution(), "LIMIT");
    if (what.skip) *best_ += row_count(*what.skip, site.execution(), "SKIP");  // below 2^63 each
    for (const auto& key : what.keys)
      key_columns_.push_back(static_cast<std::size_t>(
          std::find(rows_.slots().begin(), rows_.slots().end(), key.slot) - rows_.slots().begin()));
    words_.resize(what.keys.size());
  }

  bool next(Batch& out) override {
    if (!sorted_) {
      sorted_ = true;
      consume();
    }
    std::size_t count = std::min(batch_capacity, order_.size() - emitted_);
    if (count == 0) return false;
    rows_.emit(std::span<const std::uint32_t>(order_).subspan(emitted_, count), out);
    emitted_ += count;
    return true;
  }

  void rewind() override {
    source_->rewind();
    rows_.clear();
    order_.clear();
    worst_.reset();
    emitted_ = 0;
    sorted_ = false;
  }

 private:
  static std::vector<Slot> buffered(const plan::Sort& what, const Site& site) {
    std::vector<Slot> slots = site.at.live;
    for (const auto& key : what.keys)
      if (std::find(slots.begin(), slots.end(), key.slot) == slots.end()) slots.push_back(key.slot);
    return slots;
  }

  void consume() {
    constexpr std::size_t least = 4 * batch_capacity;
    while (source_->next(in_)) {
      limits_.check();
      if (worst_) drop_worse();
      if (in_.empty()) continue;
      rows_.add(in_);
      if (best_ && rows_.size() >= least && rows_.size() / 2 >= *best_) cut();
    }
    sort(best_ ? std::min<std::size_t>(*best_, rows_.size()) : rows_.size());
  }

  /// Drops rows of the batch whose first key is behind that of the worst row that is kept.
  void drop_worse() {
    const Column& column = in_.column(what_.keys.front().slot);
    if (column.type() != worst_type_) return;
    batch_words_.read(column, what_.keys.front().descending, in_.rows());
    std::size_t i = 0;
    in_.narrow([&](std::uint32_t) { return batch_words_.words[i++] <= *worst_; });
  }

  /// Keeps the best rows only, in the order in which they came.
  void cut() {
    sort(*best_);
    worst_.reset();
    if (!order_.empty() && !what_.keys.empty()) {
      worst_ = words_.front().words[order_.back()];
      worst_type_ = rows_.column(key_columns_.front()).type();
      if (worst_type_ == ColumnType::value) worst_.reset();
    }
    std::sort(order_.begin(), order_.end());
    rows_.keep(order_);
  }

  /// order_ = the first `count` rows in order.
  void sort(std::size_t count) {
    sequence_.resize(rows_.size());
    std::iota(sequence_.begin(), sequence_.end(), 0u);
    for (std::size_t k = 0; k < words_.size(); ++k)
      words_[k].read(rows_.column(key_columns_[k]), what_.keys[k].descending, sequence_);
    struct Entry {
      std::uint64_t word;
      std::uint32_t row;
    };
    std::vector<Entry> entries(rows_.size());
    MemoryAccount account(limits_);
    account.add(static_cast<std::int64_t>(entries.size() * (sizeof(Entry) + 4 + 8 * words_.size())));
    for (std::uint32_t row = 0; row < entries.size(); ++row)
      entries[row] = {words_.empty() ? 0 : words_.front().words[row], row};
    auto before = [&](const Entry& a, const Entry& b) {
      if ((++comparisons_ & 0xFFFF) == 0) limits_.check();
      if (a.word != b.word) return a.word < b.word;
      auto rest = compare_rows(a.row, b.row);
      return rest != 0 ? rest < 0 : a.row < b.row;
    };
    auto middle = entries.begin() + static_cast<std::ptrdiff_t>(count);
    if (count < entries.size()) std::nth_element(entries.begin(), middle, entries.end(), before);
    std::sort(entries.begin(), middle, before);
    order_.resize(count);
    for (std::size_t i = 0; i < count; ++i) order_[i] = entries[i].row;
  }

  std::weak_ordering compare_rows(std::uint32_t a, std::uint32_t b) const {
    for (std::size_t k = 0; k < words_.size(); ++k) {
      if (auto c = words_[k].words[a] <=> words_[k].words[b]; c != 0) return c;
      if (words_[k].decide) continue;
      auto c = compare_cells(rows_.column(key_columns_[k]), a, b);
      if (c == 0) continue;
      return what_.keys[k].descending ? 0 <=> c : c;
    }
    return std::weak_ordering::equivalent;
  }

  static std::weak_ordering compare_cells(const Column& column, std::uint32_t a, std::uint32_t b) {
    if (column.type() == ColumnType::string && !column.is_null(a) && !column.is_null(b))
      return column.strings()[a] <=> column.strings()[b];
    return kenes::order(column.value(a), column.value(b));
  }

  const plan::Sort& what_;
  OperatorHandle source_;
  Limits& limits_;
  Batch in_;
  RowBuffer rows_;
  std::optional<std::uint64_t> best_;
  std::vector<std::size_t> key_columns_;  // of the keys, in rows_
  std::vector<SortWords> words_;          // of the keys
  SortWords batch_words_;
  std::optional<std::uint64_t> worst_;  // first key's word of the worst row after a cut
  ColumnType worst_type_ = ColumnType::value;
  std::vector<std::uint32_t> sequence_, order_;
  std::size_t emitted_ = 0;
  std::uint64_t comparisons_ = 0;
  bool sorted_ = false;
};

}  // namespace

OperatorHandle make(const plan::Sort& what, const Site& site) { return std::make_unique<Sort>(what, site); }

}  // namespace kenes::run
