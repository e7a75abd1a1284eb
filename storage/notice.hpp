// SPDX-License-Identifier: Apache-2.0
// Notice: something about a statement that is no error, but worth knowing.
#pragma once

#include <string>

#include "storage/error.hpp"

namespace kenes {

struct Notice {
  std::string message;
  std::string hint;  ///< what to write instead; may be empty
  Position where;    ///< in the statement's text
};

}  // namespace kenes
