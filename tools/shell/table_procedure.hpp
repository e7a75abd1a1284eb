// SPDX-License-Identifier: Apache-2.0
// A procedure that is a table: for conformance tests, which bring their own procedures. A call yields, in
// table order, the output columns of the rows whose input columns equal the arguments (null equals null).
#pragma once

#include <string_view>
#include <vector>

#include "engine/functions/procedure.hpp"

namespace kenes::shell {

/// `signature` as `a.b.name(in :: STRING?, ...) :: (out :: INTEGER?, ...)`. Throws ProtocolError.
functions::Procedure table_procedure(std::string_view signature, std::vector<std::vector<Value>> rows);

}  // namespace kenes::shell
