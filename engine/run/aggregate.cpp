// SPDX-License-Identifier: Apache-2.0
// Aggregate: hash aggregation. Keys become group numbers a batch at a time, then each aggregate takes the
// whole batch. Without keys there is one group, also over no rows.
#include "engine/run/accumulator.hpp"
#include "engine/run/key_table.hpp"
#include "engine/run/operand.hpp"
#include "storage/error.hpp"

namespace kenes::run {

namespace {

class Aggregate final : public Operator {
 public:
  Aggregate(const plan::Aggregate& what, const Site& site)
      : what_(what),
        argument_(site.argument),
        source_(site.input()),
        limits_(site.limits()),
        in_(site.slots()),
        table_(what.keys.size(), limits_),
        cells_(what.keys.size()),
        account_(limits_) {
    for (const auto& key : what.keys) keys_.emplace_back(key.expression, site);
    for (const auto& item : what.items) items_.emplace_back(item, site);
    std::vector<Slot> own;
    for (const auto& key : what.keys) own.push_back(key.slot);
    for (const auto& item : what.items) own.push_back(item.slot);
    outer_ = site.carried(own);
  }

  bool next(Batch& out) override {
    if (!consumed_) consume();
    std::size_t count = std::min(batch_capacity, groups_ - emitted_);
    if (count == 0) return false;
    out.reset(count);
    for (std::size_t key = 0; key < keys_.size(); ++key)
      table_.read(emitted_, count, key, out.column(what_.keys[key].slot));
    for (std::size_t item = 0; item < items_.size(); ++item)
      items_[item].accumulator->results(emitted_, count, out.column(what_.items[item].slot));
    for (Slot slot : outer_)
      out.column(slot).reset_constant(argument_->batch->column(slot).value(argument_->rows.front()), count);
    emitted_ += count;
    return true;
  }

  void rewind() override {
    source_->rewind();
    table_.clear();
    for (Item& item : items_) item.accumulator->clear();
    account_.release_all();
    groups_ = emitted_ = 0;
    consumed_ = false;
  }

 private:
  struct Item {
    Item(const plan::AggregateItem& what, const Site& site) {
      const auto* function = site.execution().functions->find_aggregate(what.function);
      if (function == nullptr)
        throw Error(ErrorCode::internal, "the plan uses an aggregate that is not there: " + what.function);
      for (const auto& argument : what.arguments) arguments.emplace_back(argument, site);
      columns.resize(arguments.size());
      accumulator = make_accumulator(*function, arguments.size(), what.distinct,
                                     site.execution().function_context(what.at));
    }
    std::vector<Operand> arguments;
    std::vector<const Column*> columns;
    std::unique_ptr<Accumulator> accumulator;
  };

  void consume() {
    consumed_ = true;
    if (keys_.empty()) set_groups(1);
    while (source_->next(in_)) {
      limits_.check();
      number_groups();
      for (Item& item : items_) {
        for (std::size_t i = 0; i < item.arguments.size(); ++i)
          item.columns[i] = &item.arguments[i].evaluate(in_);
        const Column* multiplicity =
            what_.multiplicity == plan::no_slot ? nullptr : &in_.column(what_.multiplicity);
        item.accumulator->add({in_.rows(), numbers_, item.columns, multiplicity});
      }
    }
  }

  void number_groups() {
    if (keys_.empty()) return;
    for (std::size_t key = 0; key < keys_.size(); ++key)
      cells_[key].read(keys_[key].evaluate(in_), in_.rows());
    table_.add(cells_, numbers_);
    if (table_.size() != groups_) set_groups(table_.size());
  }

  void set_groups(std::size_t groups) {
    constexpr std::int64_t bytes_a_group = 32;
    account_.add(static_cast<std::int64_t>((groups - groups_) * items_.size()) * bytes_a_group);
    groups_ = groups;
    for (Item& item : items_) item.accumulator->grow(groups);
  }

  const plan::Aggregate& what_;
  const ArgumentRows* argument_;
  std::vector<Slot> outer_;  ///< of the row around a subquery, the same for all groups
  OperatorHandle source_;
  Limits& limits_;
  Batch in_;
  KeyTable table_;
  std::vector<KeyCells> cells_;
  std::vector<Operand> keys_;
  std::vector<Item> items_;
  MemoryAccount account_;
  std::vector<std::uint32_t> numbers_;  // group of each selected row
  std::size_t groups_ = 0, emitted_ = 0;
  bool consumed_ = false;
};

}  // namespace

OperatorHandle make(const plan::Aggregate& what, const Site& site) {
  return std::make_unique<Aggregate>(what, site);
}

}  // namespace kenes::run
