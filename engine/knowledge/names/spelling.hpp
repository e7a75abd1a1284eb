// SPDX-License-Identifier: Apache-2.0
// The usual ways of romanising one sound, made one: `kh h x`, `zh j`, `sch sh`, `ch tch tsch cz`, `q k`, `w
// v`, `iy y i`, `ye e`, double letters. What comes out is the alphabet of fold.hpp's keys. Constant; any
// thread may call.
#pragma once

#include <string>
#include <string_view>

namespace kenes::knowledge::names {

/// `word`: small ASCII letters and digits; anything else is kept.
std::string one_spelling(std::string_view word);

}  // namespace kenes::knowledge::names
