// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/schema.hpp"

#include <algorithm>
#include <ostream>

#include "engine/functions/schema_text.hpp"
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

/// As statements that make them again.
void append_statements(std::string& out, std::string_view title, const std::vector<IndexDescription>& indexes,
                       bool constraints, bool colour) {
  bool any = false;
  for (const IndexDescription& index : indexes) {
    if (index.is_constraint() != constraints) continue;
    if (!any) {
      append_styled(out, title, Style::bold, colour);
      out += '\n';
      any = true;
    }
    out += "  " + printable(functions::create_text(index)) + ";\n";
  }
}

}  // namespace

void show_schema(Session& session) {
  const Schema schema = session.database().schema();
  const Screen screen = session.screen();
  std::string out;
  const auto written = [](Counts counts) {
    for (auto& [name, number] : counts) name = grammar::quote_name(name);
    return counts;
  };
  append_counts(out, "Labels", written(schema.labels), "node", screen.colour);
  append_counts(out, "Relationship types", written(schema.types), "relationship", screen.colour);
  if (!schema.keys.empty()) {
    append_styled(out, "Property keys", Style::bold, screen.colour);
    out += '\n';
    std::vector<std::string> keys = schema.keys;
    std::ranges::sort(keys);
    std::string list;
    for (const std::string& key : keys)
      list += (list.empty() ? "" : ", ") + printable(grammar::quote_name(key));
    for (std::string_view line : wrapped(list, screen.width > 20 ? screen.width - 2 : 100))
      out += "  " + std::string(line) + '\n';
  }
  append_statements(out, "Indexes", schema.indexes, false, screen.colour);
  append_statements(out, "Constraints", schema.indexes, true, screen.colour);
  if (out.empty()) out = "The database is empty.\n";
  screen.out << out << std::flush;
}

}  // namespace kenes::shell
