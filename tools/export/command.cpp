// SPDX-License-Identifier: Apache-2.0
// The subcommand `kenes export`: a database, or what a query finds in it, in other programs' formats.
#include <CLI/CLI.hpp>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>

#include "engine/kenes.hpp"
#include "engine/write_out/cypher.hpp"
#include "engine/write_out/draw.hpp"
#include "engine/write_out/formats.hpp"
#include "engine/write_out/timeline.hpp"
#include "storage/claim_source.hpp"
#include "tools/export/export.hpp"

namespace kenes {
namespace {

struct Target {
  std::string output;  ///< empty: standard output
  DotOptions dot;
  std::string layout = "dot";
  bool timeline = false;
};

struct ExportFormat {
  std::string_view name;
  std::string_view sentence;
  void (*write)(const Graph& graph, const Target& target, Limits& limits);
  bool without_claims = false;  ///< it has no place for them
};

/// Opens the output, hands it over, and makes sure that all of it arrived.
void write_to(const std::string& path, const std::function<void(std::ostream&)>& body) {
  if (path.empty()) {
    body(std::cout);
    std::cout.flush();
    if (!std::cout) throw Error(ErrorCode::storage, "cannot write to standard output");
    return;
  }
  errno = 0;
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  if (out) {
    body(out);
    out.close();
  }
  if (!out)
    throw Error(ErrorCode::storage,
                "cannot write " + path + (errno ? std::string(": ") + std::strerror(errno) : ""));
}

template <void (*Write)(std::ostream&, const GraphSource&, Limits&)>
void write_stream(const Graph& graph, const Target& target, Limits& limits) {
  write_to(target.output, [&](std::ostream& out) { Write(out, graph.source(), limits); });
}

/// The timeline of the one node that was found, as DOT.
std::string timeline(const Graph& graph, const Target& target) {
  const auto [first, last] = vertices(graph);
  if (first == last)
    throw Error(ErrorCode::usage, "the query found no node for a timeline", "return one node");
  if (std::next(first) != last)
    throw Error(ErrorCode::usage, "a timeline is of one node, and the query found several",
                "return one node");
  return timeline_dot(graph.source(), *first, target.dot);
}

template <PictureFormat Format>
void write_picture(const Graph& graph, const Target& target, Limits&) {
  const std::string picture = target.timeline ? draw(timeline(graph, target), Format, "neato")
                                              : draw(graph, Format, target.dot, target.layout);
  write_to(target.output, [&](std::ostream& out) { out << picture; });
}

void write_dot(const Graph& graph, const Target& target, Limits&) {
  write_to(target.output, [&](std::ostream& out) {
    out << (target.timeline ? timeline(graph, target) : dot(graph, target.dot));
  });
}

void write_csv(const Graph& graph, const Target& target, Limits& limits) {
  if (target.output.empty())
    throw Error(ErrorCode::usage, "CSV is two files, nodes.csv and relationships.csv",
                "name their folder with -o");
  std::error_code error;
  std::filesystem::create_directories(target.output, error);
  if (error)
    throw Error(ErrorCode::storage, "cannot make the folder " + target.output + ": " + error.message());
  write_to(target.output + "/nodes.csv",
           [&](std::ostream& out) { write_csv_nodes(out, graph.source(), limits); });
  write_to(target.output + "/relationships.csv",
           [&](std::ostream& out) { write_csv_relationships(out, graph.source(), limits); });
}

const std::vector<ExportFormat>& export_formats() {
  static const std::vector<ExportFormat> formats{
      {"cypher", "a script of statements that makes an equal graph, with its claims",
       write_stream<write_cypher>},
      {"csv", "a folder of nodes.csv and relationships.csv, as kenes import reads them", write_csv, true},
      {"json", "one object of nodes and relationships, with what is claimed about each",
       write_stream<write_json>},
      {"graphml", "GraphML", write_stream<write_graphml>, true},
      {"gexf", "GEXF, for Gephi", write_stream<write_gexf>, true},
      {"dot", "Graphviz's language", write_dot},
      {"svg", "a picture", write_picture<PictureFormat::svg>},
      {"png", "a picture", write_picture<PictureFormat::png>},
      {"pdf", "a picture", write_picture<PictureFormat::pdf>},
  };
  return formats;
}

const ExportFormat* find_format(std::string_view name) {
  for (const ExportFormat& format : export_formats())
    if (format.name == name) return &format;
  return nullptr;
}

void warn_of_claims(const ExportFormat& format, const GraphSource& graph) {
  const ClaimSource* claims = graph.claims();
  if (!format.without_claims || !claims || !claims->any()) return;
  std::cerr << "kenes export: " << format.name
            << " has no place for claims: this is what is believed, and no more (the formats cypher and json "
               "hold claims, and `kenes backup` keeps everything)\n";
}

}  // namespace

int run_export(int argc, char** argv) {
  CLI::App app("Writes a database, or what a query finds in it, in other programs' formats", "kenes export");
  std::string path, query, format_name;
  Target target;
  std::string format_help = "one of:";
  for (const ExportFormat& format : export_formats())
    format_help += "\n  " + std::string(format.name) + ": " + std::string(format.sentence);
  app.add_option("DATABASE", path, "a folder")->required();
  app.add_option(
      "--query", query,
      "only the nodes, relationships and paths of this query's rows; of EXPLAIN or PROFILE: the plan");
  app.add_option("--format", format_name, format_help)->required();
  app.add_option("-o,--output", target.output, "the file (csv: the folder); default: standard output");
  app.add_option("--label", target.dot.label, "pictures: the property that names a node");
  app.add_option("--color-by", target.dot.color_by, "pictures: the property whose values choose the colours");
  app.add_option("--cluster-by", target.dot.cluster_by,
                 "pictures: boxes by a property or a relationship type");
  app.add_option("--title", target.dot.title, "pictures: a line above");
  app.add_option("--most-nodes", target.dot.most_nodes, "pictures: draw so many at most, 0: all")
      ->capture_default_str();
  app.add_option("--layout", target.layout, "pictures: dot, neato, fdp, sfdp, circo, twopi")
      ->capture_default_str();
  app.add_option("--lang", target.dot.languages,
                 "pictures: languages of names, the dearest first: kk,ru,en (where names are claimed)")
      ->delimiter(',');
  app.add_flag("!--no-evidence", target.dot.evidence,
               "pictures: without what is disputed, past, and the sources of claims");
  app.add_flag("--timeline", target.timeline,
               "pictures: what is claimed about the one node that the query finds, over time");
  app.add_flag("--downwards", target.dot.downwards, "pictures: from top to bottom");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, std::cout, std::cerr) == 0 ? 0 : 2;
  }
  const ExportFormat* format = find_format(format_name);
  if (!format) {
    std::vector<std::string> names;
    for (const ExportFormat& known : export_formats()) names.emplace_back(known.name);
    std::cerr << "kenes export: unknown format `" << format_name << "`; " << did_you_mean(format_name, names)
              << '\n';
    return 2;
  }
  std::optional<Database> database;
  try {
    OpenOptions options;
    options.read_only = true;
    options.create = false;
    database.emplace(path, options);
  } catch (const Error& error) {
    std::cerr << error.report("");
    return 3;
  }
  try {
    Limits limits;
    if (query.empty()) {
      const Graph graph = database->graph();
      format->write(graph, target, limits);
      warn_of_claims(*format, graph.source());
      return 0;
    }
    Rows rows = database->query(query);
    if (rows.is_plan()) {
      DotOptions options = plan_options();
      options.title = target.dot.title;
      target.dot = options;
    }
    const Graph graph = rows.graph();
    format->write(graph, target, limits);
    warn_of_claims(*format, graph.source());
    return 0;
  } catch (const Error& error) {
    std::cerr << error.report(query);
    return error.code == ErrorCode::usage ? 2 : 1;
  }
}

}  // namespace kenes
