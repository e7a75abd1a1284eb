// SPDX-License-Identifier: Apache-2.0
// A function or operator is one entry of a table: name, typed signatures, null rule, documentation, example,
// body. From it come arity and type checks, "did you mean", the shell's help, the reference page and a test
// of the example. The registry is filled at start by the tables in this folder; embedding programs may add to
// their own copy.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "storage/error.hpp"
#include "storage/graph.hpp"
#include "storage/limits.hpp"
#include "storage/value.hpp"

namespace kenes::functions {

/// A set of kinds, as static types are known: a literal's is one kind, a parameter's or property's is all.
using KindSet = std::uint32_t;
constexpr KindSet bit(Kind kind) { return 1u << static_cast<unsigned>(kind); }
constexpr KindSet kinds(std::initializer_list<Kind> list) {
  KindSet set = 0;
  for (Kind k : list) set |= bit(k);
  return set;
}
inline constexpr KindSet any_kind = 0x3FFFF;
inline constexpr KindSet boolean_kind = kinds({Kind::boolean});
inline constexpr KindSet integer_kind = kinds({Kind::integer});
inline constexpr KindSet float_kind = kinds({Kind::floating});
inline constexpr KindSet string_kind = kinds({Kind::string});
inline constexpr KindSet list_kind = kinds({Kind::list});
inline constexpr KindSet node_kind = kinds({Kind::node});
inline constexpr KindSet relationship_kind = kinds({Kind::relationship});
inline constexpr KindSet path_kind = kinds({Kind::path});
inline constexpr KindSet duration_kind = kinds({Kind::duration});
inline constexpr KindSet number_kinds = kinds({Kind::integer, Kind::floating});
inline constexpr KindSet null_kind = kinds({Kind::null});

struct Argument {
  std::string_view name;
  KindSet accepts = any_kind;  ///< null is always accepted statically; what happens then is the null rule's
  bool optional = false;
};

enum class NullRule : std::uint8_t { null_in_null_out, body_decides };

struct AggregateFunction;

/// What a body may use besides its arguments.
struct FunctionContext {
  const GraphSource* graph = nullptr;
  Limits* limits = nullptr;
  /// The statement's clock: nanoseconds since 1970-01-01T00:00Z, read once at its start.
  std::int64_t statement_time = 0;
  std::mt19937_64* random = nullptr;
  Position at;  ///< of the call, for errors
};

using FunctionBody = Value (*)(std::span<const Value> args, FunctionContext& context);
/// A kernel for typed columns: fills `out` for the selected rows and returns true, or returns false where it
/// has nothing for these types (then the body runs row by row). It must agree with the body.
using FunctionKernel = bool (*)(std::span<const Column* const> args, std::span<const std::uint32_t> rows,
                                std::size_t size, Column& out, FunctionContext& context);

struct Function {
  std::string_view name;  ///< as documented; looked up without case (operators: upper case)
  std::vector<Argument> arguments;
  bool variadic = false;  ///< the last argument may repeat
  KindSet returns = any_kind;
  NullRule null_rule = NullRule::null_in_null_out;
  bool deterministic = true;  ///< the same arguments give the same result within one statement
  bool is_operator = false;
  std::string_view group = {};     ///< `string`, `list`, `temporal` ...: the section of the reference
  std::string_view sentence = {};  ///< what it does, one sentence
  std::string_view example =
      {};  ///< an expression, ` -> `, its value as a literal; empty where none can be exact
  FunctionBody body = nullptr;
  FunctionKernel kernel = nullptr;
  /// Static result kinds from the argument kinds, where `returns` alone is too wide; may be null.
  KindSet (*returns_for)(std::span<const KindSet> args) = nullptr;
};

/// Applies a function to values as a statement would: the null rule, then the kinds of the arguments
/// (TypeError: InvalidArgumentType for operators, InvalidArgumentValue for functions), then the body. Their
/// number was checked before.
Value call(const Function& function, std::span<const Value> args, FunctionContext& context);

/// The error of an argument that has the wrong kind, naming the function, the argument and what it accepts.
Error wrong_argument(const Function& function, std::size_t argument, const Value& got, Position at);

/// `INTEGER`, `LIST or STRING`, `any value`: how error messages and signatures spell a set of kinds.
std::string kinds_text(KindSet kinds);

/// `substring(original :: STRING, start :: INTEGER[, length :: INTEGER]) :: STRING`
std::string signature(const Function& function);
std::string signature(const AggregateFunction& function);

/// The running state of one aggregate in one group.
class Aggregate {
 public:
  virtual ~Aggregate() = default;
  virtual void add(std::span<const Value> args) = 0;  ///< nulls included; the aggregate skips them
  /// Adds rows of a typed column at once where there is a faster way; default: add() row by row.
  virtual void add_rows(const Column& column, std::span<const std::uint32_t> rows);
  /// As `times` times add(): for rows that stand for several.
  virtual void add_times(std::span<const Value> args, std::uint64_t times) {
    for (; times > 0; --times) add(args);
  }
  virtual Value result() = 0;
  virtual std::size_t bytes() const { return 64; }
};

struct AggregateFunction {
  std::string_view name;
  std::vector<Argument> arguments;
  KindSet returns = any_kind;
  std::string_view sentence = {};
  std::string_view example = {};
  std::unique_ptr<Aggregate> (*make)(FunctionContext& context) = nullptr;
};

class Registry {
 public:
  /// All functions, operators and aggregates of Kenes.
  static const Registry& built_in();

  const Function* find(std::string_view name) const;  ///< without case; null if unknown
  const AggregateFunction* find_aggregate(std::string_view name) const;
  void add(Function function);
  void add(AggregateFunction function);
  std::vector<const Function*> all() const;  ///< by group, then name
  std::vector<const AggregateFunction*> all_aggregates() const;
  std::vector<std::string> names() const;  ///< functions and aggregates, for did_you_mean

 private:
  std::unordered_map<std::string, std::unique_ptr<Function>> functions_;
  std::unordered_map<std::string, std::unique_ptr<AggregateFunction>> aggregates_;
};

}  // namespace kenes::functions
