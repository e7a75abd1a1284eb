// SPDX-License-Identifier: Apache-2.0
#include "storage/store.hpp"

#include "storage/core.hpp"
#include "storage/fold.hpp"
#include "storage/keys.hpp"
#include "storage/open_transaction.hpp"

namespace kenes {

std::unique_ptr<Store> Store::open(const StoreOptions& options) {
  auto core = std::make_shared<StoreCore>(options);
  const auto version = core->open();
  std::unique_ptr<Store> store(new Store(std::move(core)));
  if (version < format_version && !options.read_only) store->migrate(version);
  return store;
}

/// From format 1: what indexes hold has changed. Done again from the start if it is interrupted. From format
/// 2: claims were added, and nothing that was there has changed.
void Store::migrate(std::uint32_t from) {
  if (from < 2) {
    auto transaction = begin();
    Limits unlimited;
    for (const auto& index : transaction->indexes()) {
      transaction->drop_index(index.name);
      transaction->create_index(index, unlimited);
    }
    transaction->commit();
  }
  core_->write_format();
}

Store::~Store() { core_->close(); }

std::shared_ptr<const Snapshot> Store::snapshot() const { return core_->snapshot(); }

std::unique_ptr<WriteTransaction> Store::begin(std::optional<std::chrono::milliseconds> timeout,
                                               Limits* limits) {
  core_->lock_writer(timeout.value_or(options().lock_timeout), limits);
  try {
    return std::make_unique<OpenTransaction>(core_);
  } catch (...) {
    core_->unlock_writer();
    throw;
  }
}

const StoreOptions& Store::options() const noexcept { return core_->options(); }

StoreStatistics Store::statistics() const {
  StoreStatistics out;
  out.commit = core_->snapshot()->commit();
  out.cache_bytes = core_->cache().bytes();
  out.cache_loads = core_->cache().loads();
  out.cache_evictions = core_->cache().evictions();
  out.folds = core_->folder().folds();
  out.delta_bytes = core_->folder().delta_bytes();
  out.disk_bytes = core_->rocks().disk_bytes();
  out.oldest_reader = core_->oldest_reader();
  return out;
}

void Store::fold_all() {
  core_->folder().fold_all();
  if (!read_only() && !in_memory()) core_->rocks().flush();
}

void Store::sync() {
  const auto commit = core_->snapshot()->commit();
  core_->rocks().sync();
  core_->rocks().note_commit(commit);
}

}  // namespace kenes
