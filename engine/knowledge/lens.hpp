// SPDX-License-Identifier: Apache-2.0
// A lens: the day, the sources and the moment of knowledge through which a MATCH looks at the graph. Plain
// data, cheap to copy; without any of the three it shows the believed view.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "storage/claim.hpp"
#include "storage/error.hpp"
#include "storage/graph.hpp"

namespace kenes::knowledge {

struct Lens {
  std::optional<DaySpan> as_of;                ///< valid at some moment of it
  std::optional<std::vector<NodeId>> sources;  ///< ascending; said by one of them
  std::optional<std::int64_t> known_at;        ///< recorded at or before, not retracted by then; microseconds
  bool shows_believed() const noexcept { return !as_of && !sources && !known_at; }
  friend bool operator==(const Lens&, const Lens&) = default;
};

/// What the language gives as a lens: each may be null for "not asked". `as_of`: a date, a date-time, a year,
/// a partial date's text, or (with `as_of_end`) the first and last of an interval. `according_to`: a source
/// (its key or node), or a list of them. `known_at`: a date-time, local date-time or date.
/// Throws TypeError (InvalidArgumentValue) for other values; for an unknown source with "did you mean".
Lens make_lens(const GraphSource& graph, const Value& as_of, const Value& as_of_end,
               const Value& according_to, const Value& known_at, Position at);

/// `AS OF 2010-06-01 ACCORDING TO enwiki-qkhp`: for prompts and EXPLAIN; empty for the believed view.
std::string to_text(const Lens& lens, const GraphSource& graph);

/// The same graph through a lens. It keeps `base` alive if that is owned; else `base` must outlive it.
std::shared_ptr<const GraphSource> through(std::shared_ptr<const GraphSource> base, const Lens& lens);

/// The lens through which a graph is seen; the believed view's where it is seen without.
Lens lens_of(const GraphSource& graph);

}  // namespace kenes::knowledge
