// SPDX-License-Identifier: Apache-2.0
// Images that a snapshot keeps: shared by calls, gone with the commit that they show, within a budget.
#include <gtest/gtest.h>

#include <thread>

#include "storage/csr_images.hpp"
#include "tests/graphs/samples.hpp"

namespace kenes {
namespace {

using namespace samples;

struct Images : public ::testing::Test {
  explicit Images(StoreOptions options = {}) : store(Store::open(options)) {
    auto writer = store->begin();
    const TypeId type = writer->intern_type("R");
    const LabelId label = writer->intern_label("A");
    for (int i = 0; i < 100; ++i) writer->create_node({&label, 1});
    for (NodeId i = 0; i + 1 < 100; ++i) writer->create_edge(i, type, i + 1);
    writer->commit();
  }
  std::shared_ptr<const CsrGraph> image(CsrChoice choice = {}) {
    return image_of(store->snapshot(), std::move(choice), nullptr);
  }
  std::unique_ptr<Store> store;
};

TEST_F(Images, AreSharedByCallsThatWantTheSamePart) {
  const auto first = image();
  EXPECT_EQ(image().get(), first.get());
  EXPECT_EQ(image({.incoming = false}).get(), first.get()) << "has all that is wanted and more";
  EXPECT_NE(image({.symmetric = true}).get(), first.get());
  EXPECT_NE(image({.labels = {0}}).get(), first.get());
  EXPECT_EQ(image({.labels = {0, 0}}).get(), image({.labels = {0}}).get());
  EXPECT_NE(image({.types = {0}}).get(), first.get());
  EXPECT_NE(image({.simple = true}).get(), first.get());
}

TEST_F(Images, ShowTheCommitThatTheyWereMadeOf) {
  const auto before = image();
  const auto snapshot = store->snapshot();
  auto writer = store->begin();
  writer->create_edge(0, 0, 50);
  const auto inside = image_of({std::shared_ptr<const void>(), writer.get()}, {}, nullptr);
  EXPECT_EQ(inside->rows(0, Direction::out).degree(0), 2u) << "a transaction sees what it wrote";
  writer->commit();
  const auto after = image();
  EXPECT_EQ(before->rows(0, Direction::out).degree(0), 1u);
  EXPECT_EQ(after->rows(0, Direction::out).degree(0), 2u);
  EXPECT_EQ(image_of(snapshot, {}, nullptr).get(), before.get()) << "as long as somebody reads the old one";
}

TEST_F(Images, MayOutliveTheSnapshotsOwner) {
  auto kept = image();
  auto writer = store->begin();
  writer->create_edge(0, 0, 50);
  writer->commit();
  ASSERT_NE(image().get(), kept.get());
  EXPECT_EQ(kept->type_name(0), "R") << "its snapshot is alive as long as it";
  EXPECT_EQ(kept->edge_count(0), 99u);
}

TEST_F(Images, MayBeAskedForByManyThreads) {
  std::vector<std::jthread> threads;
  std::atomic<int> wrong{0};
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 50; ++i) {
        const auto mine = image({.symmetric = (i + t) % 2 == 0, .simple = i % 3 == 0});
        if (mine->rows(0, Direction::out).degree(0) != 1) ++wrong;
      }
    });
  threads.clear();
  EXPECT_EQ(wrong, 0);
}

TEST(ImageBudget, IsKept) {
  const Sample sample = random_sample(3);
  const auto origin = CsrGraph::make(model_of(sample));
  const std::size_t one = CsrGraph::make(origin)->bytes();
  ImageBudget budget(one + one / 2);
  {
    CsrImages images(budget);
    const auto first = images.get(origin, {}, nullptr);
    EXPECT_EQ(images.get(origin, {}, nullptr).get(), first.get());
    EXPECT_EQ(budget.used(), one);
    const auto second = images.get(origin, {.incoming = false}, nullptr);
    EXPECT_EQ(second.get(), first.get());
    const auto third = images.get(origin, {.types = {0, 1}}, nullptr);
    EXPECT_LE(budget.used(), one + one / 2) << "the first made room";
    EXPECT_EQ(images.get(origin, {.types = {1, 0}}, nullptr).get(), third.get());
    EXPECT_EQ(first->node_bound(), third->node_bound()) << "who has it keeps it";
  }
  EXPECT_EQ(budget.used(), 0u);
  ImageBudget none(0);
  CsrImages images(none);
  EXPECT_EQ(images.get(origin, {}, nullptr)->node_bound(), origin->node_bound());
  EXPECT_EQ(none.used(), 0u);
}

}  // namespace
}  // namespace kenes
