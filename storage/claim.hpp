// SPDX-License-Identifier: Apache-2.0
// What the store keeps of claims, as plain data: which fact a claim is about, when it holds, who says so. No
// judgement is made here: which claim is believed is decided above (engine/knowledge).
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "storage/element.hpp"
#include "storage/value.hpp"

namespace kenes {

using ClaimId = std::uint64_t;  ///< 1, 2, 3 ... in the order of recording; never reused

/// What a fact says of its element. On disk: never renumber.
enum class FactKind : std::uint8_t {
  property = 0,   ///< the value of a key; names of a node are claims on the key `name`
  existence = 1,  ///< that a relationship is there
  label = 2,      ///< that a node bears a label
};

/// Something that can be claimed. Elements are numbered as everywhere in the store: space 0 holds nodes,
/// space 1 + t the relationships of type t.
struct Fact {
  std::uint16_t space = 0;
  std::uint32_t row = 0;
  FactKind kind = FactKind::property;
  std::uint16_t name = 0;  ///< KeyId, LabelId; 0 for existence

  static constexpr Fact property(Node n, KeyId key) { return {0, n.id, FactKind::property, key}; }
  static constexpr Fact property(const Edge& e, KeyId key) {
    return {static_cast<std::uint16_t>(e.type + 1), e.id, FactKind::property, key};
  }
  static constexpr Fact existence(const Edge& e) {
    return {static_cast<std::uint16_t>(e.type + 1), e.id, FactKind::existence, 0};
  }
  static constexpr Fact label(Node n, LabelId label) { return {0, n.id, FactKind::label, label}; }

  bool on_relationship() const noexcept { return space != 0; }
  TypeId type() const noexcept { return static_cast<TypeId>(space - 1); }
  friend auto operator<=>(const Fact&, const Fact&) = default;
};

/// Days since 1970-01-01, half-open: [from, to). Unbounded ends are `before_all` and `after_all`.
struct DaySpan {
  static constexpr std::int64_t before_all = std::numeric_limits<std::int64_t>::min();
  static constexpr std::int64_t after_all = std::numeric_limits<std::int64_t>::max();
  std::int64_t from = before_all, to = after_all;

  bool overlaps(const DaySpan& other) const noexcept { return from < other.to && other.from < to; }
  bool empty() const noexcept { return from >= to; }
  friend auto operator<=>(const DaySpan&, const DaySpan&) = default;
};

/// A year, a month or a day. Its text is ISO 8601: `2004`, `2004-09`, `2004-09-19`.
struct PartialDate {
  std::int32_t year = 0;
  std::uint8_t month = 0, day = 0;  ///< 0: not said

  DaySpan span() const;  ///< all of its days
  std::string text() const;
  /// Nothing where the text is no partial date.
  static std::optional<PartialDate> parse(std::string_view text);
  friend auto operator<=>(const PartialDate&, const PartialDate&) = default;
};

/// How one end of a claim's valid time is known. On disk: never renumber.
enum class EndKind : std::uint8_t {
  unknown = 0,  ///< nobody said
  open = 1,     ///< it holds still (only `to`)
  dated = 2,
};

/// When a claim holds: from the first day of `from` to the last day of `to`.
struct ValidTime {
  EndKind from_kind = EndKind::unknown, to_kind = EndKind::unknown;
  PartialDate from, to;  ///< where dated
  DaySpan span() const;
  friend bool operator==(const ValidTime&, const ValidTime&) = default;
};

/// On disk: never renumber.
enum class Rank : std::uint8_t { deprecated = 0, normal = 1, preferred = 2 };

struct Claim {
  /// `recorded` of what was there before anything was claimed about it: known at every moment.
  static constexpr std::int64_t since_ever = 1;

  ClaimId id = 0;
  Fact fact;
  Value value;           ///< of a property; null for existence and labels
  std::string language;  ///< BCP 47, or empty
  ValidTime valid;
  NodeId source = no_node;  ///< a (:Source), or nobody
  std::string at, quote;    ///< where in the source; its words
  Rank rank = Rank::normal;
  std::optional<double> confidence;      ///< 0..1
  std::optional<std::int32_t> decimals;  ///< the number's own precision, where it was given
  std::int64_t recorded = 0;  ///< microseconds since 1970-01-01T00:00Z, one a commit; or since_ever
  std::optional<std::int64_t> retracted;  ///< the same
  bool by_plain_write = false;  ///< made by SET, or by CLAIM out of a value that had none: it has no source

  bool is_live() const noexcept { return !retracted; }
};

}  // namespace kenes
