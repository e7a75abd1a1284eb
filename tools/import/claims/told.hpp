// SPDX-License-Identifier: Apache-2.0
// What a format that carries claims tells, as plain data: subjects, and about each of them statements with a
// stable id, so that a later file can be compared with an earlier one. Every format that carries claims is
// turned into this; one teller does the rest.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "storage/claim.hpp"

namespace kenes::import {

/// A node by its label and its key, which is unique in that label. It is made when it is first mentioned.
struct NodeName {
  std::string label;
  std::string key;
  friend bool operator==(const NodeName&, const NodeName&) = default;
};

/// A (:Source), which may be a node of another label as well, and plain properties for it.
struct ToldSource {
  NodeName node;
  std::vector<std::pair<std::string, Value>> properties;

  /// Keeps a property that is not there yet, or is newer.
  void add(std::pair<std::string, Value> property);
  /// Of a page that was looked at twice the later day counts; everything else is as it was first told.
  static bool is_newer(std::string_view key, const Value& value, const Value& than);
};

/// One thing that is claimed: without a type, a value of a node; with one, a relationship to `end` or, with a
/// key, a value of that relationship. A null value claims nothing but the relationship.
struct Said {
  NodeName about;
  std::string type;
  NodeName end;
  std::string key;
  Value value;
  std::string language;
  std::optional<std::int32_t> decimals;
  bool many_valued = false;  ///< different values for this key are no conflict
};

/// Who says a statement, and where.
struct Origin {
  std::uint32_t source = 0;  ///< in the sources of its subject
  std::string at;
};

/// Everything of `said` is claimed by every origin for every time.
struct Statement {
  std::string id;  ///< unique and lasting within its subject
  std::vector<Said> said;
  std::vector<ValidTime> valid;  ///< at least one
  std::vector<Origin> origins;   ///< at least one
  Rank rank = Rank::normal;
  /// It is said before all others, and again before others are added to them, so that it stays the one that
  /// is believed: the name in the main language.
  bool comes_first = false;
};

struct Subject {
  NodeName node;
  std::vector<std::string> more_labels;
  std::vector<ToldSource> sources;
  std::vector<Statement> statements;
  std::uint32_t source(ToldSource source);  ///< its number; the same node is kept once
};

/// What a format reads: a file's text, from front to back; `file_source` is the source that the file itself
/// is. It hands over one subject after the other.
struct Telling {
  std::string file;  ///< for errors
  std::string_view text;
  ToldSource file_source;
};
using SubjectVisitor = std::function<void(Subject&, std::size_t bytes_read)>;

}  // namespace kenes::import
