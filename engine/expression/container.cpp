// SPDX-License-Identifier: Apache-2.0
// What makes lists and maps of its parts: `[a, b]`, `{k: a}`, `x {.k, .*, l: b}`.
#include <algorithm>

#include "engine/expression/evaluator.hpp"
#include "engine/functions/memory.hpp"
#include "engine/functions/property.hpp"

namespace kenes::expressions {

namespace {

bool all_constant(const std::vector<EvaluatorPointer>& parts) {
  return std::all_of(parts.begin(), parts.end(), [](const auto& part) { return part->is_constant(); });
}

/// What all three share: their parts' columns first, then one container a row.
class Container : public Evaluator {
 public:
  Container(std::vector<EvaluatorPointer> parts, functions::FunctionContext context)
      : context_(context), parts_(std::move(parts)), columns_(parts_.size()) {}

  void evaluate(const Batch& batch, Rows rows, Column& out) override {
    for (std::size_t i = 0; i < parts_.size(); ++i) columns_[i] = &parts_[i]->column(batch, rows);
    out.reset(ColumnType::value, batch.size());
    for (std::uint32_t row : rows)
      out.values()[row] = checked(build([&](std::size_t part) { return columns_[part]->value(row); }));
  }
  Value value(const Batch& batch, std::uint32_t row) override {
    return checked(build([&](std::size_t part) { return parts_[part]->value(batch, row); }));
  }

 protected:
  using PartValue = std::function<Value(std::size_t)>;
  virtual Value build(const PartValue& part) = 0;
  std::size_t size() const { return parts_.size(); }
  functions::FunctionContext context_;

 private:
  /// A container may hold one value many times over: small in memory, endless for whoever walks it.
  Value checked(Value made) const {
    functions::check_room(context_, made.heap_bytes());
    return made;
  }

  std::vector<EvaluatorPointer> parts_;
  std::vector<const Column*> columns_;
};

class ListOf final : public Container {
 public:
  using Container::Container;

 private:
  Value build(const PartValue& part) override {
    List list;
    list.reserve(size());
    for (std::size_t i = 0; i < size(); ++i) list.push_back(part(i));
    return Value(std::move(list));
  }
};

class MapOf final : public Container {
 public:
  MapOf(std::vector<EvaluatorPointer> parts, const std::vector<syntax::Name>& names,
        functions::FunctionContext context)
      : Container(std::move(parts), context), names_(names) {}

 private:
  Value build(const PartValue& part) override {
    Map map;
    for (std::size_t i = 0; i < size(); ++i) map.insert_or_assign(names_[i].text, part(i));
    return Value(std::move(map));
  }
  const std::vector<syntax::Name>& names_;
};

/// The first part is what is projected.
class MapProjection final : public Container {
 public:
  MapProjection(std::vector<EvaluatorPointer> parts, const Expression& expression,
                functions::FunctionContext context)
      : Container(std::move(parts), context), expression_(expression) {}

 private:
  Value build(const PartValue& part) override {
    const Value owner = part(0);
    if (owner.is_null()) return {};
    if (!owner.is(Kind::map) && !owner.is(Kind::node) && !owner.is(Kind::relationship))
      throw type_error("InvalidArgumentType",
                       "a map projection wants a NODE, RELATIONSHIP or MAP, but got " +
                           std::string(kind_name(owner.kind())),
                       context_.at);
    Map map;
    if (expression_.all_properties) map = functions::properties_of(owner, context_).as_map();
    for (std::size_t i = 1; i < size(); ++i) map.insert_or_assign(expression_.names[i - 1].text, part(i));
    return Value(std::move(map));
  }
  const Expression& expression_;
};

}  // namespace

EvaluatorPointer make_list(const Compiler& compiler, const Expression& expression) {
  // Long lists of literals are common behind IN and UNWIND: no evaluator for each of thousands.
  const auto is_literal = [](const Expression& arg) { return arg.kind == syntax::ExpressionKind::literal; };
  if (std::all_of(expression.args.begin(), expression.args.end(), is_literal)) {
    List list;
    list.reserve(expression.args.size());
    for (const Expression& arg : expression.args) list.push_back(arg.value);
    return make_constant(Value(std::move(list)));
  }
  std::vector<EvaluatorPointer> parts = compiler.make_all(expression.args);
  const bool fold = all_constant(parts);
  auto made = std::make_unique<ListOf>(std::move(parts), compiler.execution.function_context(expression.at));
  return fold ? make_folded(std::move(made)) : EvaluatorPointer(std::move(made));
}

EvaluatorPointer make_map(const Compiler& compiler, const Expression& expression) {
  std::vector<EvaluatorPointer> parts = compiler.make_all(expression.args);
  const bool fold = all_constant(parts);
  auto made = std::make_unique<MapOf>(std::move(parts), expression.names,
                                      compiler.execution.function_context(expression.at));
  return fold ? make_folded(std::move(made)) : EvaluatorPointer(std::move(made));
}

EvaluatorPointer make_map_projection(const Compiler& compiler, const Expression& expression) {
  return std::make_unique<MapProjection>(compiler.make_all(expression.args), expression,
                                         compiler.execution.function_context(expression.at));
}

}  // namespace kenes::expressions
