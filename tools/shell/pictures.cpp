// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/pictures.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <ostream>

#include "engine/write_out/draw.hpp"
#include "engine/write_out/timeline.hpp"
#include "tools/shell/statement_text.hpp"

namespace kenes::shell {
namespace {

Error wrong_picture(std::string message, std::string hint = {}) {
  return Error(ErrorCode::usage, std::move(message), std::move(hint));
}

struct PictureKind {
  std::string_view ending;
  std::optional<PictureFormat> format;  ///< none: DOT itself
};
constexpr PictureKind picture_kinds[] = {{".dot", {}},
                                         {".gv", {}},
                                         {".svg", PictureFormat::svg},
                                         {".png", PictureFormat::png},
                                         {".pdf", PictureFormat::pdf}};

const PictureKind* kind_of(std::string_view path) {
  const std::string ending = std::filesystem::path(path).extension();
  for (const PictureKind& kind : picture_kinds)
    if (kind.ending == ending) return &kind;
  return nullptr;
}

/// What both commands take.
struct Order {
  std::string path, statement;
};

Order order(const Session& session, std::string_view command, std::string_view arguments) {
  Order wanted;
  wanted.path = take_path(arguments);
  if (wanted.path.empty())
    throw wrong_picture(std::string(command) + " takes a file, and perhaps a query: `" +
                        std::string(command) + " party.svg MATCH ...`");
  wanted.statement = arguments.empty() ? session.last_reading() : arguments;
  if (wanted.statement.empty())
    throw wrong_picture("there is no result to draw yet", "write a query after the file's name");
  if (!is_picture_name(wanted.path))
    throw wrong_picture("the picture's name must end in .dot, .svg, .png or .pdf");
  return wanted;
}

}  // namespace

bool is_picture_name(std::string_view path) { return kind_of(path) != nullptr; }

void write_picture(Session& session, const std::string& path, const std::string& dot,
                   std::string_view layout) {
  const auto format = kind_of(path)->format;
  const std::string picture = format ? draw(dot, *format, layout) : dot;
  std::ofstream file(path, std::ios::binary);
  file << picture << std::flush;
  if (!file) throw Error(ErrorCode::storage, "cannot write `" + path + "`: " + std::strerror(errno));
  if (session.settings.interactive) session.screen().out << path << " is written\n" << std::flush;
}

std::string take_path(std::string_view& arguments) {
  std::string path;
  if (!arguments.empty() && (arguments[0] == '"' || arguments[0] == '\'')) {
    const std::size_t end = arguments.find(arguments[0], 1);
    if (end == std::string_view::npos) throw wrong_picture("the file name lacks its closing quote");
    path = arguments.substr(1, end - 1);
    arguments = trimmed(arguments.substr(end + 1));
  } else {
    path = first_word(arguments);
    arguments = trimmed(arguments.substr(path.size()));
  }
  const char* home = std::getenv("HOME");
  if (home && (path == "~" || path.starts_with("~/"))) path.replace(0, 1, home);
  return path;
}

void draw_graph(Session& session, std::string_view arguments) {
  const Order wanted = order(session, ".dot", arguments);
  Rows rows = session.rows(wanted.statement);
  DotOptions options = rows.is_plan() ? plan_options() : DotOptions{};
  options.languages = session.settings.languages;
  const Graph graph = rows.graph();
  const std::size_t nodes = num_vertices(graph);
  if (nodes == 0)
    throw wrong_picture("the result has no nodes, relationships or paths to draw",
                        "return elements, not their properties");
  write_picture(session, wanted.path, dot(graph, options), "dot");
  if (session.settings.interactive)
    session.screen().out << counted(nodes, "node") << ", " << counted(num_edges(graph), "relationship")
                         << '\n'
                         << std::flush;
}

void draw_timeline(Session& session, std::string_view arguments) {
  const Order wanted = order(session, ".timeline", arguments);
  DotOptions options;
  options.languages = session.settings.languages;
  const Graph graph = session.rows(wanted.statement).graph();
  if (num_vertices(graph) != 1)
    throw wrong_picture(
        "a timeline is of one node, and the query found " +
            (num_vertices(graph) == 0 ? std::string("none") : counted(num_vertices(graph), "node")),
        "return one node: .timeline party.svg MATCH (p:Party {key: 'qkhp'}) RETURN p");
  write_picture(session, wanted.path, timeline_dot(graph.source(), *vertices(graph).first, options), "neato");
}

void choose_languages(Session& session, std::string_view arguments) {
  std::vector<std::string> languages;
  for (arguments = trimmed(arguments); !arguments.empty(); arguments = trimmed(arguments)) {
    const std::size_t size = std::min(arguments.find_first_of(" \t,"), arguments.size());
    if (size > 0) languages.emplace_back(arguments.substr(0, size));
    arguments.remove_prefix(std::min(size + 1, arguments.size()));
  }
  session.settings.languages = std::move(languages);
}

}  // namespace kenes::shell
