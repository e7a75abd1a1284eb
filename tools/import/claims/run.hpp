// SPDX-License-Identifier: Apache-2.0
// The import of formats that carry claims; see teller.hpp.
#pragma once

#include "tools/import/formats.hpp"
#include "tools/import/import.hpp"

namespace kenes::import {

/// Throws Error (import) with file, line, column and what was expected, before anything is written;
/// PartlyImported where something stopped it between two of its transactions.
Summary run_statements(Database& database, const Request& request, const Format& format);

}  // namespace kenes::import
