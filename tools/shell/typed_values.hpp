// SPDX-License-Identifier: Apache-2.0
// Typed JSON to values: the parameters of the machine interface.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <stdexcept>
#include <string>

#include "storage/value.hpp"

namespace kenes::shell {

/// A request that is not of the protocol's form.
struct ProtocolError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// {"$type": T, "_value": V} at every level. Throws ProtocolError.
Value read_typed(const nlohmann::json& json);

/// Plain JSON: numbers without fraction or exponent are integers; no types, no temporal values.
Value read_plain(const nlohmann::json& json);

}  // namespace kenes::shell
