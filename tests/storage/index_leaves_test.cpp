// SPDX-License-Identifier: Apache-2.0
// Look-ups answer as a plain map does, however often an index was asked before: in the newest state, in those
// of before, and within a transaction.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "storage/compare.hpp"
#include "storage/store.hpp"

namespace kenes {
namespace {

using Values = std::map<NodeId, Value>;

struct Moment {
  std::shared_ptr<const Snapshot> snapshot;
  Values values;
};

class IndexLeavesTest : public testing::TestWithParam<bool> {
 protected:
  /// What a node may bear: one of few or of many, of several kinds.
  Value some_value() {
    const auto n = static_cast<std::int64_t>(random_() % (GetParam() ? 40'000 : 900));
    switch (n % 4) {
      case 0:
        return "a text of some length, number " + std::to_string(n);
      case 1:
        return static_cast<double>(n) / 4;
      default:
        return n;
    }
  }
  void expect_same(const GraphSource& graph, const Values& values, int probes) {
    const auto index = graph.node_index(graph.label("N"), graph.key("k"));
    ASSERT_TRUE(index);
    for (int i = 0; i < probes; ++i) {
      const Value probe =
          i % 2 == 0 || values.empty()
              ? some_value()
              : std::next(values.begin(), static_cast<std::ptrdiff_t>(random_() % values.size()))->second;
      std::vector<std::uint32_t> found, counts, expected;
      graph.index_lookup(*index, {&probe, 1}, found, counts);
      for (const auto& [node, value] : values)
        if (equal(value, probe) == std::optional<bool>(true)) expected.push_back(node);
      std::sort(found.begin(), found.end());
      ASSERT_EQ(found, expected) << to_literal(probe);
    }
  }

  std::mt19937_64 random_{7};
};

TEST_P(IndexLeavesTest, LookUpsAnswerAsAMapDoes) {
  StoreOptions options;
  options.path = ":memory:";
  options.cache_bytes = 4u << 20;
  auto store = Store::open(options);
  Limits limits;
  Values values;
  std::vector<Moment> moments;
  for (int commit = 0; commit < 30; ++commit) {
    auto t = store->begin();
    const LabelId label = t->intern_label("N");
    const KeyId key = t->intern_key("k");
    if (commit == 0 || commit == 20) t->create_index({"by k", IndexKind::range, false, "N", {"k"}}, limits);
    for (int change = commit == 0 ? 1500 : static_cast<int>(random_() % 20); change > 0; --change) {
      if (values.size() < 1000 || random_() % 3 == 0) {
        const NodeId node = t->create_node({&label, 1});
        t->set_property(node, key, values[node] = some_value());
        continue;
      }
      const auto at = std::next(values.begin(), static_cast<std::ptrdiff_t>(random_() % values.size()));
      if (random_() % 2 == 0) {
        t->set_property(at->first, key, at->second = some_value());
      } else {
        t->delete_node(at->first);
        values.erase(at);
      }
    }
    expect_same(*t, values, 30);
    if (commit % 7 == 3) {  // what was looked up in a transaction that is not committed leaves nothing behind
      t->rollback();
      values = moments.back().values;
    } else {
      t->commit();
    }
    moments.push_back({store->snapshot(), values});
    if (moments.size() > 3) moments.erase(moments.begin());
    for (const Moment& moment : moments) expect_same(*moment.snapshot, moment.values, 60);
    if (commit == 19) {
      auto dropping = store->begin();
      ASSERT_TRUE(dropping->drop_index("by k"));
      dropping->commit();
      moments.clear();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Values, IndexLeavesTest, testing::Bool());

}  // namespace
}  // namespace kenes
