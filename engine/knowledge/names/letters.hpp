// SPDX-License-Identifier: Apache-2.0
// Letters of Latin, Cyrillic, Greek, Armenian and Georgian as ASCII, for folding: no ICU object, no
// allocation, so that a million names take seconds. Constant; any thread may call.
#pragma once

#include <string_view>

namespace kenes::knowledge::names {

struct Letter {
  bool known = false;      ///< false: no letter of these scripts; ask ICU
  std::string_view ascii;  ///< may be empty: a sign without a sound
};

/// `lower`: a code point in lower case.
Letter letter(char32_t lower);

}  // namespace kenes::knowledge::names
