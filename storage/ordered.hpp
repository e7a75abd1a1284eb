// SPDX-License-Identifier: Apache-2.0
// Order-keeping bytes of values, for index keys: values that are equal have equal bytes (1 and 1.0 too), and
// within a comparability class bytes sort as openCypher's `<` does (times of one instant by their zone).
// Null, NaN and lists with nulls equal nothing and have no bytes. No value's bytes begin another's, so that
// those of several values can follow each other.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "storage/graph.hpp"

namespace kenes {

/// Nothing for values that an index does not hold. Of long ones the first 4 KB and a hash.
std::optional<std::string> ordered_bytes(const Value& value);

/// What an index holds of a value that is not null: its bytes, or for a value that equals nothing the same
/// mark as for all such.
std::string index_bytes(const Value& value);
inline constexpr char uncomparable_mark = 13;  // on disk

/// True: bytes that do not tell the whole value.
bool ordered_bytes_are_cut(std::string_view bytes);

/// False: values of equal bytes may still differ, so that each hit must be compared again (long texts,
/// points).
bool ordered_bytes_are_exact(const Value& value);

/// From (included) and to (not included) for a range; nothing where it is empty.
std::optional<std::pair<std::string, std::string>> ordered_range(const ValueRange& range);

/// True: the bytes are those of a long value, whose end they do not tell, and an end of the range is long
/// too, so that is_within() must say whether the value belongs to it.
bool range_needs_value(const ValueRange& range, std::string_view bytes);
bool is_within(const ValueRange& range, const Value& value);

}  // namespace kenes
