// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <utility>

#include "engine/run/lenses.hpp"
#include "engine/run/operators.hpp"
#include "storage/stack.hpp"

namespace kenes::run {

namespace {

/// Measures the operator that it stands for.
class Profiled final : public Operator {
 public:
  Profiled(OperatorHandle measured, OperatorProfile& profile, const Limits& limits,
           std::int64_t& charged_below)
      : measured_(std::move(measured)), profile_(profile), limits_(limits), charged_below_(charged_below) {}

  bool next(Batch& out) override {
    auto start = std::chrono::steady_clock::now();
    const std::int64_t before = limits_.used(), beside = std::exchange(charged_below_, 0);
    bool more = measured_->next(out);
    // What the inputs charged meanwhile is theirs.
    const std::int64_t charged = limits_.used() - before;
    held_ += charged - charged_below_;
    charged_below_ = beside + charged;
    profile_.memory = std::max(profile_.memory, held_);
    profile_.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (more) {
      profile_.rows += out.selected();
      ++profile_.batches;
    }
    return more;
  }
  void rewind() override { measured_->rewind(); }

 private:
  OperatorHandle measured_;
  OperatorProfile& profile_;
  const Limits& limits_;
  std::int64_t& charged_below_;
  std::int64_t held_ = 0;
};

std::size_t highest_number(const plan::Operator& at) {
  std::size_t highest = at.number;
  for (const auto& input : at.inputs) highest = std::max(highest, highest_number(*input));
  return highest;
}

}  // namespace

OperatorHandle Site::input(std::size_t which) const { return input(which, argument); }

OperatorHandle Site::input(std::size_t which, const ArgumentRows* rows) const {
  return open(*at.inputs.at(which), opening, rows);
}

ExpressionHandle Site::compile(const syntax::Expression& expression) const {
  return kenes::compile(expression, execution());
}

std::vector<Slot> Site::carried(std::initializer_list<Slot> own) const {
  return carried(std::span<const Slot>(own.begin(), own.size()));
}

std::vector<Slot> Site::carried(std::span<const Slot> own) const {
  std::vector<Slot> slots;
  for (Slot slot : at.live)
    if (std::find(own.begin(), own.end(), slot) == own.end()) slots.push_back(slot);
  return slots;
}

bool Site::is_live(Slot slot) const {
  return slot != plan::no_slot && std::find(at.live.begin(), at.live.end(), slot) != at.live.end();
}

OperatorHandle open(const plan::Operator& at, const Opening& opening, const ArgumentRows* argument) {
  Site site(at, opening, argument);
  auto opened = std::visit([&](const auto& what) { return make(what, site); }, at.what);
  if (opening.profile == nullptr) return opened;
  return std::make_unique<Profiled>(std::move(opened), (*opening.profile)[at.number], site.limits(),
                                    *opening.charged_below);
}

bool updates(const plan::Operator& at) {
  bool own = std::visit(
      [](const auto& what) {
        using What = std::decay_t<decltype(what)>;
        if constexpr (std::is_same_v<What, plan::CallProcedure>)
          return what.procedure != nullptr && what.procedure->updates;
        else
          return std::is_same_v<What, plan::Create> || std::is_same_v<What, plan::SetProperties> ||
                 std::is_same_v<What, plan::Merge> || std::is_same_v<What, plan::Claim> ||
                 std::is_same_v<What, plan::Delete> || std::is_same_v<What, plan::Foreach>;
      },
      at.what);
  return own || std::any_of(at.inputs.begin(), at.inputs.end(), [](const auto& i) { return updates(*i); });
}

struct Cursor::State {
  State(const plan::Plan& plan, const Execution& given, bool profiling)
      : execution(given), opening{plan, execution, profiling ? &profile : nullptr, &charged_below} {
    if (execution.limits == nullptr) execution.limits = &no_limits;
    if (execution.counters == nullptr) execution.counters = &uncounted;
    lenses.open(plan, execution);
    if (profiling) profile.resize(highest_number(*plan.root) + 1);
    root = open(*plan.root, opening, nullptr);
    for (const auto& [name, slot] : std::get<plan::Results>(plan.root->what).columns) slots.push_back(slot);
  }

  Execution execution;
  Lenses lenses;
  Limits no_limits;
  Counters uncounted;
  std::vector<OperatorProfile> profile;
  std::int64_t charged_below = 0;
  Opening opening;
  OperatorHandle root;
  std::vector<Slot> slots;
};

namespace {

/// How many operators call one another at most.
std::size_t longest_chain(const plan::Operator& top) {
  std::size_t length = 0, beside = 0;
  for (const plan::Operator* at = &top;; at = at->inputs.front().get()) {
    ++length;
    for (std::size_t i = 1; i < at->inputs.size(); ++i)
      beside = std::max(beside, length + longest_chain(*at->inputs[i]));
    if (at->inputs.empty()) return std::max(length, beside);
  }
}

/// A plan from the cache may have been made in a thread with a larger stack.
const plan::Plan& fitting(const plan::Plan& plan) {
  if (longest_chain(*plan.root) > levels_that_fit(stack_of_operator))
    throw Error(ErrorCode::memory_limit, "this statement has too many steps for the stack of this thread",
                "run it in a thread with a larger stack, or cut it into several");
  return plan;
}

}  // namespace

Cursor::Cursor(const plan::Plan& plan, const Execution& execution, bool profile)
    : state_(std::make_unique<State>(fitting(plan), execution, profile)) {}

Cursor::~Cursor() = default;

bool Cursor::next(Batch& out) {
  if (out.slots() < state_->opening.plan.slots) out = Batch(state_->opening.plan.slots);
  return state_->root->next(out);
}

std::span<const Slot> Cursor::result_slots() const { return state_->slots; }

std::span<const OperatorProfile> Cursor::profile() const { return state_->profile; }

std::vector<knowledge::Lens> Cursor::lenses() const { return state_->lenses.evaluated(); }

}  // namespace kenes::run
