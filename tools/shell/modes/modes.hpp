// SPDX-License-Identifier: Apache-2.0
// Output modes: one function a mode, in a file of its name, that reads a Feed to its end and writes it.
// Statements without columns never reach a mode.
#pragma once

#include <span>
#include <string_view>

#include "tools/shell/feed.hpp"
#include "tools/shell/screen.hpp"

namespace kenes::shell {

struct Mode {
  std::string_view name;
  std::string_view sentence;
  void (*write)(Feed& feed, const Screen& screen);
};

/// All modes, in the order in which help shows them.
std::span<const Mode> modes();

/// Throws Error (usage) with "did you mean" for an unknown name.
const Mode& mode_named(std::string_view name);

/// Rows that table and markdown look at before they decide on widths and alignment.
inline constexpr std::size_t sampled_rows = 1000;

namespace mode {
void write_table(Feed& feed, const Screen& screen);
void write_line(Feed& feed, const Screen& screen);
void write_csv(Feed& feed, const Screen& screen);
void write_tsv(Feed& feed, const Screen& screen);
void write_json(Feed& feed, const Screen& screen);
void write_jsonl(Feed& feed, const Screen& screen);
void write_markdown(Feed& feed, const Screen& screen);
void write_dot(Feed& feed, const Screen& screen);

/// Whether each column of the sampled rows holds numbers only (and at least one): such columns are set right.
std::vector<bool> numeric_columns(Feed& feed);
}  // namespace mode

}  // namespace kenes::shell
