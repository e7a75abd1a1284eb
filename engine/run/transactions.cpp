// SPDX-License-Identifier: Apache-2.0
// Transactions: CALL { ... } IN TRANSACTIONS. So many left rows are gathered, the right side runs for each of
// them, and what it did is committed; then their output rows go on. An error takes back what the rows of its
// transaction did. The right side is opened anew for each transaction: ids of names that it has looked up or
// made belong to that one.
#include <fmt/format.h>

#include <algorithm>

#include "engine/run/operators.hpp"
#include "engine/run/row_buffer.hpp"
#include "storage/error.hpp"

namespace kenes::run {

namespace {

using OnError = syntax::InTransactions::OnError;

/// What ends the whole statement, whatever is to happen on errors.
bool ends_all(const Error& error) {
  switch (error.code) {
    case ErrorCode::interrupted:
    case ErrorCode::time_limit:
    case ErrorCode::memory_limit:
    case ErrorCode::read_only:
    case ErrorCode::corruption:
    case ErrorCode::storage:
    case ErrorCode::usage:
    case ErrorCode::internal:
    case ErrorCode::busy:  // only from beginning again, when what was before is committed
      return true;
    default:
      return false;
  }
}

class Transactions final : public Operator {
 public:
  Transactions(const plan::Apply& what, const Site& site)
      : what_(what),
        how_(*what.transactions),
        site_(site),
        execution_(site.execution()),
        limits_(site.limits()),
        left_(site.input(0)),
        left_batch_(site.slots()),
        given_batch_(site.slots()),
        right_batch_(site.slots()),
        row_(site.slots()),
        gathered_(site.at.inputs.at(0)->live, limits_),
        results_(without(site.at.live, how_.status), limits_) {
    const auto& right_live = site.at.inputs.at(1)->live;
    for (Slot slot : results_.slots()) {
      const bool from_right = std::find(right_live.begin(), right_live.end(), slot) != right_live.end();
      (from_right ? from_right_ : from_left_).push_back(slot);
    }
  }

  bool next(Batch& out) override {
    while (!results_.emit_next(emitted_, out)) {
      results_.clear();
      emitted_ = 0;
      if (!gather()) return false;
      run();
    }
    if (how_.status != plan::no_slot) out.column(how_.status).reset_constant(status_, out.size());
    return true;
  }

  void rewind() override {
    throw Error(ErrorCode::internal, "transactions inside a subquery", "please report this statement");
  }

 private:
  static std::vector<Slot> without(std::vector<Slot> slots, Slot slot) {
    std::erase(slots, slot);
    return slots;
  }

  std::size_t rows_wanted() {
    const Value rows = evaluate_constant(how_.rows, execution_);
    if (!rows.is(Kind::integer) || rows.as_integer() < 1)
      throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime,
                  "OF ... ROWS needs a positive INTEGER, but got " + to_literal(rows), how_.rows.at);
    return static_cast<std::size_t>(rows.as_integer());
  }

  /// The left rows of the next transaction; false if there are none.
  bool gather() {
    if (wanted_ == 0) wanted_ = rows_wanted();
    gathered_.clear();
    while (gathered_.size() < wanted_) {
      if (left_at_ == left_batch_.selected()) {
        left_at_ = 0;
        left_batch_.reset(0);
        if (done_ || !left_->next(left_batch_)) {
          done_ = true;
          break;
        }
      }
      limits_.check();
      const std::size_t count = std::min(wanted_ - gathered_.size(), left_batch_.selected() - left_at_);
      gathered_.add(left_batch_, left_batch_.rows().subspan(left_at_, count));
      left_at_ += count;
    }
    return gathered_.size() > 0;
  }

  void run() {
    if (stopped_) return give_up(false, Value());
    const Counters before = *execution_.counters;
    try {
      run_rows();
      execution_.transactions->commit();
      ++number_;
      status_ = status(true, true, Value());
    } catch (const Error& error) {
      if (how_.on_error == OnError::fail || ends_all(error)) throw;
      right_.reset();
      execution_.transactions->take_back();
      *execution_.counters = before;
      results_.clear();
      stopped_ = how_.on_error == OnError::stop;
      give_up(true, Value(fmt::format("{}: {}", code_name(error.code), error.message)));
    }
  }

  /// The rows go on without what the subquery would have returned.
  void give_up(bool started, Value message) {
    ++number_;
    status_ = status(started, false, std::move(message));
    for (std::size_t at = 0; gathered_.emit_next(at, given_batch_);) {
      for (Slot slot : from_right_) given_batch_.column(slot).reset_constant(Value(), given_batch_.size());
      results_.add(given_batch_);
    }
  }

  void run_rows() {
    right_ = site_.input(1, &given_);
    const bool returns = what_.kind == plan::Apply::Kind::inner || what_.kind == plan::Apply::Kind::optional;
    for (std::size_t at = 0; gathered_.emit_next(at, given_batch_);) {
      for (std::uint32_t row : given_batch_.rows()) {
        limits_.check();
        given_ = {&given_batch_, {&row, 1}};
        right_->rewind();
        bool any = false;
        while (right_->next(right_batch_)) {
          limits_.check();
          any = true;
          if (returns) add(row);
        }
        if (!returns || (!any && what_.kind == plan::Apply::Kind::optional)) add_alone(row);
      }
    }
    right_.reset();
  }

  void add(std::uint32_t row) {
    repeated_.assign(right_batch_.size(), row);
    for (Slot slot : from_left_) right_batch_.column(slot).gather(given_batch_.column(slot), repeated_);
    results_.add(right_batch_);
  }

  void add_alone(std::uint32_t row) {
    row_.reset(1);
    for (Slot slot : from_left_) row_.column(slot).gather(given_batch_.column(slot), {&row, 1});
    for (Slot slot : from_right_) row_.column(slot).reset_constant(Value(), 1);
    results_.add(row_);
  }

  Value status(bool started, bool committed, Value message) const {
    Map map;
    map.emplace("started", started);
    map.emplace("committed", committed);
    map.emplace("transactionId", started ? Value(fmt::format("kenes-transaction-{}", number_)) : Value());
    map.emplace("errorMessage", std::move(message));
    return Value(std::move(map));
  }

  const plan::Apply& what_;
  const plan::Apply::Transactions& how_;
  const Site site_;
  const Execution& execution_;
  Limits& limits_;
  ArgumentRows given_;
  OperatorHandle left_, right_;
  Batch left_batch_, given_batch_, right_batch_, row_;
  RowBuffer gathered_, results_;
  std::vector<Slot> from_left_, from_right_;
  std::vector<std::uint32_t> repeated_;
  Value status_;
  std::size_t wanted_ = 0, left_at_ = 0, emitted_ = 0, number_ = 0;
  bool done_ = false, stopped_ = false;
};

}  // namespace

OperatorHandle make_transactions(const plan::Apply& what, const Site& site) {
  return std::make_unique<Transactions>(what, site);
}

}  // namespace kenes::run
