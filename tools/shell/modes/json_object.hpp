// SPDX-License-Identifier: Apache-2.0
// A row as a plain JSON object, columns in their order: what json and jsonl have in common.
#pragma once

#include <string>
#include <vector>

#include "engine/write_out/typed_json.hpp"
#include "tools/shell/feed.hpp"

namespace kenes::shell::mode {

inline void append_object(std::string& out, const Feed& feed, const std::vector<Value>& row) {
  out += '{';
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out += ',';
    write_json_text(out, feed.columns()[i]);
    out += ':';
    write_plain_json(out, row[i], feed.source(i));
  }
  out += '}';
}

}  // namespace kenes::shell::mode
