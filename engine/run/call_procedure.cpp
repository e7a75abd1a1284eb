// SPDX-License-Identifier: Apache-2.0
// CallProcedure: the rows that a procedure emits for each input row; a procedure without columns only passes
// the row on. What a body emits for one row is held until it has been handed out; a stream is asked for a
// batch when one is wanted.
#include <fmt/format.h>

#include "engine/run/rows.hpp"
#include "storage/error.hpp"

namespace kenes::run {

namespace {

class CallProcedure final : public Operator {
 public:
  CallProcedure(const plan::CallProcedure& what, const Site& site)
      : what_(what),
        execution_(site.execution()),
        fan_(site, own_slots(what)),
        emitted_(what.columns.size()),
        wanted_(what.procedure->columns.size()),
        account_(site.limits()) {
    for (const auto& argument : what.arguments) arguments_.push_back(site.compile(argument));
  }

  bool next(Batch& out) override {
    for (;;) {
      if (stream_) {
        if (next_of_stream(out)) return true;
        stream_.reset();
      }
      while (!stream_ && taken_ == rows_emitted_ && row_ < fan_.rows().size()) call(fan_.rows()[row_++]);
      if (stream_) continue;
      if (taken_ < rows_emitted_) break;
      row_ = 0;
      if (!fan_.pull()) return false;
    }
    std::size_t count = std::min(fan_.room(), rows_emitted_ - taken_);
    fan_.repeat(fan_.rows()[row_ - 1], count);
    fan_.finish(out);
    for (std::size_t i = 0; i < emitted_.size(); ++i)
      fill(std::span<const Value>(emitted_[i]).subspan(taken_, count), out.column(what_.columns[i].second));
    taken_ += count;
    return true;
  }

  void rewind() override {
    fan_.rewind();
    fan_.input().reset(0);
    stream_.reset();
    row_ = taken_ = rows_emitted_ = 0;
  }

 private:
  static std::vector<Slot> own_slots(const plan::CallProcedure& what) {
    std::vector<Slot> own;
    for (const auto& [column, slot] : what.columns) own.push_back(slot);
    return own;
  }

  bool next_of_stream(Batch& out) {
    execution_.limits->check();
    for (const auto& [column, slot] : what_.columns) wanted_[column] = &out.column(slot);
    const std::size_t count = stream_->next(fan_.room(), wanted_);
    if (count == 0) return false;
    for (const auto& [column, slot] : what_.columns)  // one that was asked for under two names
      if (wanted_[column] != &out.column(slot)) out.column(slot).copy(*wanted_[column]);
    fan_.repeat(fan_.rows()[row_ - 1], count);
    fan_.finish(out);
    return true;
  }

  void call(std::uint32_t row) {
    for (auto& column : emitted_) column.clear();
    account_.release_all();
    rows_emitted_ = taken_ = 0;
    const functions::Procedure& procedure = *what_.procedure;
    std::vector<Value> arguments;
    for (std::size_t i = 0; i < procedure.arguments.size(); ++i) {
      if (i < arguments_.size())
        arguments.push_back(accepted(procedure.arguments[i], arguments_[i]->value(fan_.input(), row)));
      else if (procedure.arguments[i].default_value)
        arguments.push_back(*procedure.arguments[i].default_value);
    }
    functions::ProcedureContext context{
        *execution_.graph, execution_.shared_graph, execution_.writer,      *execution_.limits,
        what_.at,          execution_.procedures,   execution_.session_lens};
    if (procedure.stream) {
      stream_ = procedure.stream(arguments, context);
      return;
    }
    procedure.body(arguments, context, [&](std::span<const Value> values) {
      if (procedure.columns.empty()) return;
      std::int64_t bytes = 0;
      for (std::size_t i = 0; i < emitted_.size(); ++i) {
        const Value& value = values[what_.columns[i].first];
        bytes += static_cast<std::int64_t>(sizeof(Value) + value.heap_bytes());
        emitted_[i].push_back(value);
      }
      ++rows_emitted_;
      account_.add(bytes);
      if ((rows_emitted_ & 0xFF) == 0) execution_.limits->check();
    });
    if (procedure.columns.empty()) rows_emitted_ = 1;
  }

  /// The value as the argument takes it: integers become floats where only those will do.
  Value accepted(const functions::ProcedureArgument& argument, Value value) const {
    if (value.is_null() ? argument.nullable : (argument.accepts & functions::kinds({value.kind()})) != 0)
      return value;
    if (value.is(Kind::integer) && (argument.accepts & functions::kinds({Kind::floating})) != 0)
      return static_cast<double>(value.as_integer());
    throw type_error("InvalidArgumentType",
                     fmt::format("argument `{}` of {} takes {}, not {}", argument.name, what_.name,
                                 functions::kinds_text(argument.accepts), kind_name(value.kind())),
                     what_.at);
  }

  const plan::CallProcedure& what_;
  const Execution& execution_;
  FanOut fan_;
  std::vector<ExpressionHandle> arguments_;
  std::vector<std::vector<Value>> emitted_;  // for the last input row called for, by column
  std::vector<Column*> wanted_;              // by column of the procedure
  std::unique_ptr<functions::ProcedureRows> stream_;
  MemoryAccount account_;
  std::size_t rows_emitted_ = 0, taken_ = 0;
  std::size_t row_ = 0;
};

}  // namespace

OperatorHandle make(const plan::CallProcedure& what, const Site& site) {
  return std::make_unique<CallProcedure>(what, site);
}

}  // namespace kenes::run
