// SPDX-License-Identifier: Apache-2.0
// Random claims and all that may become of them, against a model that keeps claims in a list: with statements
// and transactions that are undone, closed and opened again. KENES_CLAIM_STEPS sets how many statements.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <filesystem>

#include "storage/check.hpp"
#include "tests/random_claims/changes.hpp"
#include "tests/random_claims/comparison.hpp"

namespace kenes::random_claims {
namespace {

namespace fs = std::filesystem;

class RandomRun {
 public:
  explicit RandomRun(std::uint32_t seed) : changes_(world_, seed) {
    folder_ = fs::temp_directory_path() /
              ("kenes-claims-" + std::to_string(::getpid()) + "-" + std::to_string(seed));
    fs::remove_all(folder_);
    open();
    changes_.begin(*transaction_);
    changes_.statement(*transaction_);
    commit();
  }
  ~RandomRun() {
    transaction_.reset();
    store_.reset();
    fs::remove_all(folder_);
  }

  void steps(int count) {
    for (int i = 0; i < count && !testing::Test::HasFailure(); ++i) {
      SCOPED_TRACE("step " + std::to_string(i));
      changes_.statement(*transaction_);
      compare();
      if (changes_.below(20) == 0) changes_.below(4) == 0 ? roll_back() : commit();
      if (changes_.below(150) == 0) reopen();
    }
  }
  void check() {
    commit();
    transaction_.reset();
    for (const auto& finding : check_store(*store_).findings) ADD_FAILURE() << finding;
  }

 private:
  void compare() { expect_same(*transaction_, world_, changes_); }
  void open() {
    StoreOptions options;
    options.path = folder_.string();
    options.durable = false;
    store_ = Store::open(options);
    transaction_ = store_->begin();
    before_ = world_;
  }
  void commit() {
    changes_.note_moment();
    transaction_->commit();
    transaction_ = store_->begin();
    before_ = world_;
  }
  void roll_back() {
    transaction_->rollback();
    transaction_ = store_->begin();
    world_ = before_;
    compare();
  }
  void reopen() {
    commit();
    transaction_.reset();
    store_.reset();
    open();
    compare();
  }

  World world_, before_;
  RandomChanges changes_;
  fs::path folder_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<WriteTransaction> transaction_;
};

TEST(RandomClaims, TheStoreAndTheListAgree) {
  const char* asked = std::getenv("KENES_CLAIM_STEPS");
  const int steps = asked ? std::atoi(asked) : 1500;
  constexpr int a_run = 250;
  for (int done = 0; done < steps && !testing::Test::HasFailure(); done += a_run) {
    SCOPED_TRACE("seed " + std::to_string(done));
    try {
      RandomRun run(static_cast<std::uint32_t>(done));
      run.steps(a_run);
      if (!testing::Test::HasFailure()) run.check();
    } catch (const std::exception& error) {
      ADD_FAILURE() << error.what();
    }
  }
}

}  // namespace
}  // namespace kenes::random_claims
