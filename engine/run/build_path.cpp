// SPDX-License-Identifier: Apache-2.0
// BuildPath: a path value from its nodes and relationships (or lists of them). A part that is null makes the
// path null.
#include "engine/run/paths.hpp"

namespace kenes::run {

namespace {

class BuildPath final : public Operator {
 public:
  BuildPath(const plan::BuildPath& what, const Site& site)
      : what_(what), source_(site.input()), limits_(site.limits()) {}

  bool next(Batch& out) override {
    if (!source_->next(out)) return false;
    limits_.check();
    column_.reset(ColumnType::value, out.size());
    for (std::uint32_t row : out.rows()) column_.values()[row] = path_of(what_.parts, out, row);
    std::swap(out.column(what_.path), column_);
    return true;
  }
  void rewind() override { source_->rewind(); }

 private:
  const plan::BuildPath& what_;
  OperatorHandle source_;
  Limits& limits_;
  Column column_;
};

}  // namespace

OperatorHandle make(const plan::BuildPath& what, const Site& site) {
  return std::make_unique<BuildPath>(what, site);
}

}  // namespace kenes::run
