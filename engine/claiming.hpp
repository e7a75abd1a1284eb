// SPDX-License-Identifier: Apache-2.0
// Claims made by call: what stays the same from one Transaction::claim() to the next.
#pragma once

#include "engine/knowledge/belief.hpp"
#include "engine/knowledge/claim_writer.hpp"
#include "storage/store.hpp"

namespace kenes::face {

class Claiming {
 public:
  explicit Claiming(WriteTransaction& transaction) : transaction_(transaction), writer_(transaction) {}

  /// Runs `make` with the writer as a statement of its own: it happens whole or leaves no trace.
  template <class Make>
  auto statement(Make&& make) {
    transaction_.begin_statement();
    try {
      auto result = make(writer_, transaction_);
      transaction_.end_statement();
      return result;
    } catch (...) {
      transaction_.rollback_statement();
      writer_.belief().forget();
      throw;
    }
  }

 private:
  WriteTransaction& transaction_;
  knowledge::ClaimWriter writer_;
};

}  // namespace kenes::face
