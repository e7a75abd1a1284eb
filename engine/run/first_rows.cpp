// SPDX-License-Identifier: Apache-2.0
#include "engine/run/first_rows.hpp"

#include <bit>
#include <numeric>

namespace kenes::run {

void FirstRows::find(std::span<const Column* const> keys, std::span<const std::uint32_t> rows,
                     std::vector<std::uint8_t>& out) {
  out.resize(rows.size());
  const bool of_nodes =
      keys_ == 1 && !table_ && keys[0]->type() == ColumnType::node && !keys[0]->may_have_nulls();
  if (of_nodes) return find_nodes(*keys[0], rows, out);
  if (!table_) move_to_table();
  find_any(keys, rows, out);
}

bool FirstRows::insert(NodeId node) {
  const std::size_t page = node >> page_shift;
  if (page >= pages_.size()) {
    account_.add(static_cast<std::int64_t>((page + 1 - pages_.size()) * sizeof(pages_[0])));
    pages_.resize(page + 1);
  }
  if (!pages_[page]) {
    account_.add(sizeof(Page));
    pages_[page] = std::make_unique<Page>();
  }
  std::uint64_t& word = (*pages_[page])[(node >> 6) % std::tuple_size_v<Page>];
  const std::uint64_t bit = std::uint64_t{1} << (node & 63);
  const bool is_new = (word & bit) == 0;
  word |= bit;
  return is_new;
}

void FirstRows::find_nodes(const Column& key, std::span<const std::uint32_t> rows,
                           std::vector<std::uint8_t>& out) {
  const std::size_t stride = key.stride();
  for (std::size_t i = 0; i < rows.size(); ++i) out[i] = insert(key.nodes()[rows[i] * stride]);
}

void FirstRows::find_any(std::span<const Column* const> keys, std::span<const std::uint32_t> rows,
                         std::vector<std::uint8_t>& out) {
  for (std::size_t k = 0; k < keys_; ++k) cells_[k].read(*keys[k], rows);
  auto next_new = static_cast<std::uint32_t>(table_->size());
  table_->add(cells_, numbers_);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    out[i] = numbers_[i] == next_new;
    next_new += out[i];
  }
}

/// The nodes so far become keys of the table.
void FirstRows::move_to_table() {
  table_ = std::make_unique<KeyTable>(keys_, limits_);
  cells_.resize(keys_);
  std::vector<NodeId> nodes;
  for (std::size_t page = 0; page < pages_.size(); ++page) {
    if (!pages_[page]) continue;
    for (std::size_t w = 0; w < pages_[page]->size(); ++w)
      for (std::uint64_t word = (*pages_[page])[w]; word != 0; word &= word - 1)
        nodes.push_back(static_cast<NodeId>((page << page_shift) + w * 64 +
                                            static_cast<std::size_t>(std::countr_zero(word))));
  }
  if (!nodes.empty()) {
    Column column;
    column.reset(ColumnType::node, nodes.size());
    std::copy(nodes.begin(), nodes.end(), column.nodes());
    std::vector<std::uint32_t> all(nodes.size());
    std::iota(all.begin(), all.end(), 0u);
    cells_[0].read(column, all);
    table_->add(cells_, numbers_);
  }
  pages_.clear();
  account_.release_all();
}

void FirstRows::clear() {
  pages_.clear();
  account_.release_all();
  table_.reset();
}

}  // namespace kenes::run
