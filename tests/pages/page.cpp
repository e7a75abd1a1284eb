// SPDX-License-Identifier: Apache-2.0
#include "tests/pages/page.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "grammar/parse.hpp"

namespace kenes::pages {
namespace {

std::string read(const std::string& path) {
  std::ifstream in(path);
  EXPECT_TRUE(in) << path;
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string cell_text(const Value& value, const GraphSource& graph) {
  if (value.is(Kind::string)) {
    std::string out;
    for (char c : value.as_string())
      if (c == '|')
        out += "\\|";
      else if (c == '\n')
        out += "\\n";
      else
        out += c;
    return out;
  }
  if (value.is(Kind::list)) {
    std::string out = "[";
    for (const Value& item : value.as_list()) out += (out.size() > 1 ? ", " : "") + cell_text(item, graph);
    return out + "]";
  }
  return to_text(value, graph);
}

std::string table_line(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += " " + cell + " |";
  return line;
}

/// `|a | b|` and `| a | b |` are the same.
std::string normal(const std::string& line) {
  std::vector<std::string> cells{""};
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    if (line[i] == '|' && line[i - 1] != '\\')
      cells.emplace_back();
    else
      cells.back() += line[i];
  }
  for (std::string& cell : cells) {
    const auto first = cell.find_first_not_of(' ');
    cell = first == std::string::npos ? "" : cell.substr(first, cell.find_last_not_of(' ') - first + 1);
  }
  return table_line(cells);
}

void run_block(const Block& block, Database& database, const Session& session, const std::string& path) {
  SCOPED_TRACE(path + ":" + std::to_string(block.line) + ": " + block.heading + "\n" + block.statement);
  const auto parts = grammar::split_script(block.statement);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& part = parts[i];
    const bool last = i + 1 == parts.size();
    try {
      StatementOptions options;
      options.session = &session;
      Rows rows = database.query(part.text, {}, options);
      const auto lines = table_of(rows);
      EXPECT_TRUE(!last || block.error.empty()) << "an error was expected";
      if (last && !block.table.empty()) {
        EXPECT_EQ(lines, block.table);
      }
    } catch (const Error& error) {
      const std::string report = error.report(part.text);
      EXPECT_FALSE(block.error.empty()) << report;
      for (const std::string& line : block.error)
        EXPECT_NE(report.find(line), std::string::npos) << line << "\nin:\n" << report;
    }
  }
}

}  // namespace

std::vector<Block> read_page(const std::string& path) {
  enum class Where { prose, statement, error };
  std::vector<Block> blocks;
  std::istringstream in(read(path));
  std::string heading;
  bool fresh = false, after_block = false;
  Where where = Where::prose;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (where == Where::statement) {
      if (line == "```")
        where = Where::prose;
      else
        blocks.back().statement += line + "\n";
    } else if (where == Where::error) {
      if (line == "```")
        where = Where::prose;
      else if (!line.empty())
        blocks.back().error.push_back(line);
    } else if (line == "```cypher") {
      blocks.push_back({heading, number + 1, "", {}, {}, fresh});
      fresh = false;
      after_block = true;
      where = Where::statement;
    } else if (line == "```error" && after_block) {
      where = Where::error;
    } else if (line.rfind("#", 0) == 0) {
      heading = line.substr(line.find_first_not_of("# "));
      after_block = false;
    } else if (line.find("<!-- new -->") != std::string::npos) {
      fresh = true;
      after_block = false;
    } else if (after_block && line.rfind("|", 0) == 0) {
      const bool rule =
          line.find_first_not_of("|-: ") == std::string::npos && blocks.back().table.size() == 1;
      if (!rule) blocks.back().table.push_back(normal(line));
    } else if (!line.empty()) {
      after_block = false;
    }
  }
  return blocks;
}

std::vector<std::string> table_of(Rows& rows) {
  std::vector<std::string> lines{table_line(rows.columns())};
  while (rows.next()) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < rows.columns().size(); ++i)
      cells.push_back(cell_text(rows.row().value(i), *rows.source()));
    lines.push_back(table_line(cells));
  }
  return lines;
}

void run_page(const std::string& path, Database& database) {
  const auto blocks = read_page(path);
  EXPECT_FALSE(blocks.empty()) << path;
  const Session session;
  for (const Block& block : blocks) run_block(block, database, session, path);
}

void run_page(const std::string& path) {
  const auto blocks = read_page(path);
  EXPECT_FALSE(blocks.empty()) << path;
  OpenOptions options;
  const auto files = std::filesystem::path(path).parent_path() / "files";
  if (std::filesystem::is_directory(files)) options.import_folder = files.string();
  std::optional<Database> database;
  Session session;
  for (const Block& block : blocks) {
    if (!database || block.fresh) {
      database.reset();
      database.emplace(":memory:", options);
      session = Session();
    }
    run_block(block, *database, session, path);
  }
}

void run_script(Database& database, const std::string& path) {
  const std::string script = read(path);
  for (const auto& part : grammar::split_script(script)) {
    try {
      database.query(part.text);
    } catch (const Error& error) {
      FAIL() << path << ":" << part.line << ": " << error.report(part.text);
    }
  }
}

}  // namespace kenes::pages
