// SPDX-License-Identifier: Apache-2.0
#include "engine/expression/batch.hpp"

#include <numeric>

namespace kenes {

const std::array<std::uint32_t, batch_capacity>& identity_rows() {
  static const auto rows = [] {
    std::array<std::uint32_t, batch_capacity> numbers;
    std::iota(numbers.begin(), numbers.end(), 0u);
    return numbers;
  }();
  return rows;
}

}  // namespace kenes
