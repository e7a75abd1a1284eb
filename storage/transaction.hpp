// SPDX-License-Identifier: Apache-2.0
// WriteTransaction: the one graph that may be changed: the snapshot published when it began and a private
// overlay of changed cells, which commit() turns into delta packs of one atomic, synced write. It holds the
// writer lock until commit(), rollback() or destruction (which rolls back). One thread at a time.
#pragma once

#include <memory>

#include "storage/graph.hpp"

namespace kenes {

class Snapshot;

class WriteTransaction : public MutableGraph {
 public:
  /// The state that the transaction began with.
  virtual const std::shared_ptr<const Snapshot>& base() const = 0;
  /// Makes all changes durable and visible at once, or throws and changes nothing (disk errors, a violated
  /// constraint); the transaction is over in both cases. Returns the commit's number.
  virtual std::uint64_t commit() = 0;
  /// Forgets all changes; the transaction is over. Does nothing if it is over already.
  virtual void rollback() noexcept = 0;
  virtual bool is_over() const noexcept = 0;
  /// Begins anew after commit() or rollback(): takes the writer's lock again and sees what is published now.
  /// Throws Error (busy), and what `limits` throw while it waits. What was read before must not be used any
  /// more, save ids.
  virtual void begin_again(Limits& limits) = 0;
  /// Bytes of changed cells so far; beyond StoreOptions::transaction_bytes changes throw transaction_size.
  virtual std::size_t bytes() const noexcept = 0;
};

}  // namespace kenes
