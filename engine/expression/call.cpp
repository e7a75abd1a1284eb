// SPDX-License-Identifier: Apache-2.0
// Calls of functions and operators: the kernel where there is one for the columns at hand, else the body on
// Values row by row. IN with a constant list has its own evaluator, which looks into a set.
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "engine/expression/evaluator.hpp"
#include "storage/compare.hpp"

namespace kenes::expressions {

namespace {

using functions::Function;
using functions::FunctionContext;

/// The column type for results of the declared kinds; `value` where there may be several.
ColumnType result_type(const Function& function) {
  const functions::KindSet set = function.returns & ~functions::null_kind;
  for (unsigned k = 1; k <= static_cast<unsigned>(Kind::path); ++k)
    if (set == 1u << k) return column_type(static_cast<Kind>(k));
  return ColumnType::value;
}

class Call final : public Evaluator {
 public:
  Call(const Function& function, std::vector<EvaluatorPointer> args, FunctionContext context)
      : function_(function),
        args_(std::move(args)),
        context_(context),
        result_type_(result_type(function)),
        columns_(args_.size()),
        values_(args_.size()) {}

  void evaluate(const Batch& batch, Rows rows, Column& out) override {
    for (std::size_t i = 0; i < args_.size(); ++i) columns_[i] = &args_[i]->column(batch, rows);
    if (function_.kernel && function_.kernel(columns_, rows, batch.size(), out, context_)) return;
    if (columns_.size() > 2 && fold_numbers(rows, batch.size(), out)) return;
    evaluate_rows(rows, batch.size(), out);
  }

  Value value(const Batch& batch, std::uint32_t row) override {
    // On the stack for the usual few: an inner call of the same expression does not happen, but values left
    // behind in a member would keep their memory.
    if (args_.size() <= inline_args) {
      Value args[inline_args];
      for (std::size_t i = 0; i < args_.size(); ++i) args[i] = args_[i]->value(batch, row);
      return functions::call(function_, {args, args_.size()}, context_);
    }
    std::vector<Value> args(args_.size());
    for (std::size_t i = 0; i < args_.size(); ++i) args[i] = args_[i]->value(batch, row);
    return functions::call(function_, args, context_);
  }

 private:
  static constexpr std::size_t inline_args = 4;

  void evaluate_rows(Rows rows, std::size_t size, Column& out) {
    out.reset(result_type_, size);
    for (std::size_t i = 0; i < args_.size(); ++i)
      if (columns_[i]->is_constant() && !rows.empty()) values_[i] = columns_[i]->value(0);
    for (std::uint32_t row : rows) {
      for (std::size_t i = 0; i < args_.size(); ++i)
        if (!columns_[i]->is_constant()) values_[i] = columns_[i]->value(row);
      Value result = functions::call(function_, values_, context_);
      if (result_type_ == ColumnType::value)
        out.values()[row] = std::move(result);
      else
        out.set(row, result);
    }
    std::fill(values_.begin(), values_.end(), Value());
  }

  /// a + b + c of numbers: the kernel pair by pair.
  bool fold_numbers(Rows rows, std::size_t size, Column& out) {
    if (!function_.kernel) return false;
    for (const Column* column : columns_)
      if (column->type() != ColumnType::integer && column->type() != ColumnType::floating) return false;
    const Column* left = columns_[0];
    for (std::size_t i = 1; i < columns_.size(); ++i) {
      Column& result = i + 1 == columns_.size() ? out : partial_[i % 2];
      const Column* const pair[] = {left, columns_[i]};
      if (!function_.kernel({pair, 2}, rows, size, result, context_)) return false;
      left = &result;
    }
    return true;
  }

  const Function& function_;
  std::vector<EvaluatorPointer> args_;
  FunctionContext context_;
  ColumnType result_type_;
  std::vector<const Column*> columns_;
  std::vector<Value> values_;
  Column partial_[2];
};

/// `x IN list` where the list is the same for all rows.
class Membership final : public Evaluator {
 public:
  Membership(const Function& in, EvaluatorPointer element, EvaluatorPointer list, FunctionContext context)
      : in_(in), element_(std::move(element)), list_(std::move(list)), context_(context) {}

  void evaluate(const Batch& batch, Rows rows, Column& out) override {
    const Column& elements = element_->column(batch, rows);
    if (rows.empty() || !prepare()) {
      out.reset_constant(Value(), batch.size());
      return;
    }
    out.reset(ColumnType::boolean, batch.size());
    std::uint8_t* result = out.booleans();
    const std::size_t stride = elements.stride();
    const auto look_up = [&](const auto* data, const auto& set) {
      for (std::uint32_t row : rows) {
        if (!elements.is_null(row) && set.find(data[row * stride]) != set.end())
          result[row] = 1;
        else
          answer(out, row, elements.is_null(row));
      }
    };
    if (elements.type() == ColumnType::integer && only_integers_) {
      look_up(elements.integers(), integers_);
    } else if (elements.type() == ColumnType::string && only_strings_) {
      look_up(elements.strings(), strings_);
    } else {
      for (std::uint32_t row : rows) {
        const Value found = test(elements.value(row));
        if (found.is_null())
          out.set_null(row);
        else
          result[row] = found.as_boolean();
      }
    }
  }

  Value value(const Batch& batch, std::uint32_t row) override {
    const Value element = element_->value(batch, row);
    return prepare() ? test(element) : Value();
  }

 private:
  /// Not in the set: false, unless a null could be it; null IN [] is false.
  void answer(Column& out, std::uint32_t row, bool element_is_null) {
    if (has_null_ || (element_is_null && size_ > 0))
      out.set_null(row);
    else
      out.booleans()[row] = 0;
  }

  Value test(const Value& element) {
    const bool scalar = !element.is(Kind::list) && !element.is(Kind::map);
    if (!simple_ || !scalar) {
      const Value args[] = {element, known_};
      return functions::call(in_, args, context_);
    }
    if (element.is_null()) return size_ == 0 ? Value(false) : Value();
    const bool is_nan = element.is(Kind::floating) && std::isnan(element.as_float());
    if (!is_nan && set_of_values().count(element)) return true;
    return has_null_ ? Value() : Value(false);
  }

  /// False: the list is null. Reads the list once.
  bool prepare() {
    if (ready_) return !known_.is_null();
    Batch nothing;
    nothing.reset(1);
    known_ = list_->value(nothing, 0);
    if (!known_.is_null() && !known_.is(Kind::list))
      throw functions::wrong_argument(in_, 1, known_, context_.at);
    if (!known_.is_null()) read(known_.as_list());
    ready_ = true;
    return !known_.is_null();
  }

  void read(const List& list) {
    size_ = list.size();
    only_integers_ = only_strings_ = true;
    for (const Value& value : list) {
      has_null_ |= value.is_null();
      only_integers_ &= value.is(Kind::integer) || value.is_null();
      only_strings_ &= value.is(Kind::string) || value.is_null();
      simple_ &= !value.is(Kind::list) && !value.is(Kind::map);
    }
    for (const Value& value : list) {
      if (value.is_null()) continue;
      if (only_integers_) integers_.insert(value.as_integer());
      if (only_strings_) strings_.insert(value.as_string());
    }
  }

  /// Made when first needed: typed columns look into the typed sets.
  const std::unordered_set<Value, EquivalenceHash, Equivalent>& set_of_values() {
    if (values_.empty())
      for (const Value& value : known_.as_list())
        if (!value.is_null()) values_.insert(value);
    return values_;
  }

  const Function& in_;
  EvaluatorPointer element_, list_;
  FunctionContext context_;
  bool ready_ = false, has_null_ = false, simple_ = true, only_integers_ = false, only_strings_ = false;
  std::size_t size_ = 0;
  Value known_;  // keeps what strings_ views
  std::unordered_set<std::int64_t> integers_;
  std::unordered_set<std::string_view> strings_;
  std::unordered_set<Value, EquivalenceHash, Equivalent> values_;
};

const functions::Registry& registry_of(const Execution& execution) {
  return execution.functions ? *execution.functions : functions::Registry::built_in();
}

void check_number(const Function& function, std::size_t given, Position at) {
  std::size_t required = 0;
  for (const functions::Argument& argument : function.arguments) required += !argument.optional;
  if (given >= required && (given <= function.arguments.size() || function.variadic)) return;
  throw syntax_error("InvalidNumberOfArguments",
                     std::string(function.name) + "() was given " + std::to_string(given) +
                         (given == 1 ? " argument" : " arguments") + ", but it is " + signature(function),
                     at);
}

}  // namespace

EvaluatorPointer make_call(const Compiler& compiler, const Expression& call) {
  const functions::Registry& registry = registry_of(compiler.execution);
  const Function* function = registry.find(call.name);
  if (!function) {
    const std::vector<std::string> names = registry.names();
    throw syntax_error("UnknownFunction", "there is no function `" + call.name + "`", call.at,
                       did_you_mean(call.name, names));
  }
  check_number(*function, call.args.size(), call.at);
  if (function->name == "AND" || function->name == "OR")
    return make_logic(compiler, call, function->name == "AND");
  if (function->name == "coalesce") return make_coalesce(compiler, call);

  std::vector<EvaluatorPointer> args = compiler.make_all(call.args);
  const bool all_constant =
      std::all_of(args.begin(), args.end(), [](const auto& arg) { return arg->is_constant(); });
  const bool fold = function->deterministic && all_constant;
  if (function->name == "IN" && args[1]->is_constant() && !fold)
    return make_membership(compiler, call, std::move(args[0]), std::move(args[1]));
  auto made =
      std::make_unique<Call>(*function, std::move(args), compiler.execution.function_context(call.at));
  return fold ? make_folded(std::move(made)) : EvaluatorPointer(std::move(made));
}

EvaluatorPointer make_membership(const Compiler& compiler, const Expression& call, EvaluatorPointer element,
                                 EvaluatorPointer list) {
  return std::make_unique<Membership>(*registry_of(compiler.execution).find("IN"), std::move(element),
                                      std::move(list), compiler.execution.function_context(call.at));
}

}  // namespace kenes::expressions
