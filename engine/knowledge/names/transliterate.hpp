// SPDX-License-Identifier: Apache-2.0
// Writing a text in another script: by ICU's transliterators, with rules of our own where ICU has none
// (Kazakh in Arabic letters, the Kazakh Latin alphabet of 2021) or leaves letters behind. Any thread may
// call; transliterators are made once, when first wanted, because making one costs milliseconds.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "storage/error.hpp"

namespace kenes::knowledge::names {

struct Scheme {
  std::string_view name;
  std::string_view sentence;
};

/// All that transliterate() knows, in the order of the documentation.
std::span<const Scheme> schemes();

/// Throws ArgumentError (InvalidArgumentValue) for an unknown scheme, with "did you mean" and all names.
std::string transliterate(std::string_view text, std::string_view scheme, Position at = {});

/// The scheme `latin`: whatever script, in Latin letters; what has no rule stays as it is.
std::string to_latin(std::string_view text);

}  // namespace kenes::knowledge::names
