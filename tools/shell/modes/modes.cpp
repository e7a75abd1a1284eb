// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/modes/modes.hpp"

#include <string>
#include <vector>

namespace kenes::shell {
namespace {

constexpr Mode table[] = {
    {"table", "a frame that fits the terminal (the default on one)", mode::write_table},
    {"line", "a line for each value, for wide rows", mode::write_line},
    {"csv", "comma-separated, quoted where needed; null is empty (the default elsewhere)", mode::write_csv},
    {"tsv", "tab-separated, with \\t, \\n and \\\\ escaped; null is \\N", mode::write_tsv},
    {"json", "one JSON array of objects", mode::write_json},
    {"jsonl", "a JSON object a line", mode::write_jsonl},
    {"markdown", "a table for Markdown", mode::write_markdown},
    {"dot", "the nodes, relationships and paths of the result as a Graphviz graph", mode::write_dot},
};

}  // namespace

std::span<const Mode> modes() { return table; }

const Mode& mode_named(std::string_view name) {
  std::vector<std::string> names;
  std::string list;
  for (const Mode& one : table) {
    if (one.name == name) return one;
    names.emplace_back(one.name);
    list += list.empty() ? "" : ", ";
    list += one.name;
  }
  throw Error(ErrorCode::usage, "there is no output mode `" + std::string(name) + "`; there are " + list,
              did_you_mean(name, names));
}

namespace mode {

std::vector<bool> numeric_columns(Feed& feed) {
  std::vector<bool> seen(feed.columns().size()), other(feed.columns().size());
  for (const auto& row : feed.sample(sampled_rows))
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].is_number())
        seen[i] = true;
      else if (!row[i].is_null())
        other[i] = true;
    }
  for (std::size_t i = 0; i < seen.size(); ++i) seen[i] = seen[i] && !other[i];
  return seen;
}

}  // namespace mode
}  // namespace kenes::shell
