// SPDX-License-Identifier: Apache-2.0
// Places in JSON text: objects found in a file without parsing it as a whole, and the line of whatever turns
// out to be wrong. Nothing here copies the text; it must outlive what is returned.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "storage/error.hpp"

namespace kenes::import {

/// One step into JSON: the key of a member, or the number of an element.
using JsonStep = std::variant<std::string, std::size_t>;

/// `claims.P39[2].id`
std::string path_text(const std::vector<JsonStep>& path);

/// Where the value at the end of the path begins, from the beginning of `text`; as far as the path leads.
std::size_t offset_of(std::string_view text, const std::vector<JsonStep>& path);

/// Error (import) at a byte of a file: `file:12:7: what`.
Error json_error(const std::string& file, std::string_view text, std::size_t offset, std::string_view what,
                 std::string hint = {});

/// What is wrong with the JSON that begins at `begin`: where, and what was expected. Requires that something
/// is.
Error broken_json(const std::string& file, std::string_view text, std::size_t begin, std::size_t end);

/// The objects of a file one after the other: those of an array, the values of the member `entities` of one
/// object, or objects that follow each other (one a line). Between them nothing is kept, so a file may be
/// larger than memory.
class JsonObjects {
 public:
  JsonObjects(const std::string& file, std::string_view text);
  /// The next object's text; false at the end. Throws Error (import).
  bool next(std::string_view& object);
  std::size_t position() const { return at_; }

 private:
  void enter();
  bool separator();
  [[noreturn]] void expected(std::string_view what) const;

  enum class Within { nothing, array, members, sequence };
  const std::string& file_;
  std::string_view text_;
  std::size_t at_ = 0;
  Within within_ = Within::nothing;
  bool first_ = true, done_ = false;
};

}  // namespace kenes::import
