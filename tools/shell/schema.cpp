// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/schema.hpp"

#include <algorithm>
#include <ostream>

#include "grammar/parse.hpp"
#include "tools/shell/width.hpp"

namespace kenes::shell {
namespace {

using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

void append_counts(std::string& out, std::string_view title, Counts counts, std::string_view one,
                   bool colour) {
  if (counts.empty()) return;
  std::ranges::sort(counts, [](const auto& a, const auto& b) { return a.first < b.first; });
  append_styled(out, title, Style::bold, colour);
  out += '\n';
  std::size_t widest = 0;
  for (const auto& [name, number] : counts) widest = std::max(widest, display_width(name));
  for (const auto& [name, number] : counts) {
    out += "  " + printable(name) + std::string(widest - display_width(name) + 2, ' ') +
           counted(number, one) + '\n';
  }
}

std::string index_text(const IndexDescription& index) {
  const std::string label = grammar::quote_name(index.label);
  std::string out = index.on_relationships ? "()-[x:" + label + "]-()" : "(x:" + label + ")";
  out += " (";
  for (std::size_t i = 0; i < index.keys.size(); ++i)
    out += (i ? ", x." : "x.") + grammar::quote_name(index.keys[i]);
  out += ")";
  if (index.kind == IndexKind::unique) out += " unique";
  return out + "  " + index.name;
}

}  // namespace

void show_schema(Session& session) {
  const Schema schema = session.database().schema();
  const Screen screen = session.screen();
  std::string out;
  append_counts(out, "Labels", schema.labels, "node", screen.colour);
  append_counts(out, "Relationship types", schema.types, "relationship", screen.colour);
  if (!schema.keys.empty()) {
    append_styled(out, "Property keys", Style::bold, screen.colour);
    out += '\n';
    std::vector<std::string> keys = schema.keys;
    std::ranges::sort(keys);
    std::string list;
    for (const std::string& key : keys) list += (list.empty() ? "" : ", ") + printable(key);
    for (std::string_view line : wrapped(list, screen.width > 20 ? screen.width - 2 : 100))
      out += "  " + std::string(line) + '\n';
  }
  if (!schema.indexes.empty()) {
    append_styled(out, "Indexes", Style::bold, screen.colour);
    out += '\n';
    for (const IndexDescription& index : schema.indexes) out += "  " + printable(index_text(index)) + '\n';
  }
  if (out.empty()) out = "The database is empty.\n";
  screen.out << out << std::flush;
}

}  // namespace kenes::shell
