// SPDX-License-Identifier: Apache-2.0
// The LDBC Social Network Benchmark's CSV (divided by `|`, one file a node or relationship kind): the file's
// name says the kind. Labels and types are spelled as the benchmark's Cypher queries spell them: `TagClass`,
// `IS_SUBCLASS_OF`; posts and comments are `Message` too; places and organisations bear their `type` as a
// second label.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>

#include "storage/error.hpp"
#include "tools/import/formats.hpp"

namespace kenes::import {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::string, std::less<>> kinds{
    {"place", "Place"},   {"organisation", "Organisation"},
    {"tag", "Tag"},       {"tagclass", "TagClass"},
    {"person", "Person"}, {"forum", "Forum"},
    {"post", "Post"},     {"comment", "Comment"},
};

const std::set<std::string, std::less<>> integers{"creationDate", "birthday", "joinDate",    "length",
                                                  "classYear",    "workFrom", "deletionDate"};
const std::set<std::string, std::less<>> arrays{"language", "email", "speaks"};

/// isSubclassOf -> IS_SUBCLASS_OF
std::string type_name(std::string_view camel) {
  std::string out;
  for (char c : camel) {
    if (std::isupper(static_cast<unsigned char>(c))) out += '_';
    out += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return out;
}

std::vector<std::string> words_of(const std::string& stem) {
  std::vector<std::string> words{""};
  for (char c : stem)
    if (c == '_')
      words.emplace_back();
    else
      words.back() += c;
  // What is behind the kinds are numbers of the generator's parts.
  while (!words.empty() && std::all_of(words.back().begin(), words.back().end(),
                                       [](unsigned char c) { return std::isdigit(c); }))
    words.pop_back();
  return words;
}

TableColumn property(std::string_view name, bool of_person) {
  TableColumn column;
  column.name = name;
  if (integers.contains(name)) column.type = FieldType::integer;
  column.array = of_person && arrays.contains(name);
  return column;
}

Table node_table(const std::string& kind, const std::vector<Field>& header) {
  Table table;
  table.labels = {kinds.at(kind)};
  if (kind == "post" || kind == "comment") table.labels.push_back("Message");
  for (const Field& field : header) {
    TableColumn column = property(field.text, kind == "person");
    if (field.text == "id") {
      column.role = Role::id;
      column.space = kinds.at(kind);
    }
    table.columns.push_back(column);
    if (field.text == "type") {
      table.columns.back().role = Role::labels;
      table.columns.back().label_prefix = true;
    }
  }
  return table;
}

Table relationship_table(const std::string& type, const std::string& path, const std::vector<Field>& header) {
  Table table;
  table.type = type_name(type);
  if (header.size() < 2)
    throw Error(ErrorCode::import, path + ":1: expected two columns such as Person.id|Tag.id",
                "the files of the SNB are divided by `|`; --delimiter names another character");
  for (std::size_t i = 0; i < header.size(); ++i) {
    TableColumn column = property(header[i].text, false);
    if (i < 2) {
      const std::size_t dot = header[i].text.find(".id");
      if (dot == std::string_view::npos)
        throw Error(ErrorCode::import, path + ":1: column " + std::to_string(i + 1) +
                                           ": expected `Kind.id`, found `" + std::string(header[i].text) +
                                           "`");
      column.role = i == 0 ? Role::start_id : Role::end_id;
      column.space = header[i].text.substr(0, dot);
    }
    table.columns.push_back(column);
  }
  return table;
}

void add_file(Tables& tables, const fs::path& path, char delimiter) {
  const auto words = words_of(path.stem().string());
  const MappedFile file(path.string());
  CsvReader reader(file, delimiter, false);
  const std::vector<Field> header = read_header(path.string(), reader, "id|name|url");
  Table table;
  if (words.size() == 1 && kinds.contains(words[0])) {
    table = node_table(words[0], header);
  } else if (words.size() == 3 && kinds.contains(words[0]) && kinds.contains(words[2])) {
    table = relationship_table(words[1], path.string(), header);
  } else {
    throw Error(ErrorCode::import, path.string() + ": the name is none of the SNB's files",
                "such as person_0_0.csv or person_knows_person_0_0.csv");
  }
  table.path = path.string();
  table.delimiter = delimiter;
  table.quotes = false;
  (words.size() == 1 ? tables.nodes : tables.relationships).push_back(std::move(table));
}

}  // namespace

Tables snb_tables(const Request& request) {
  const char delimiter = request.delimiter ? request.delimiter : '|';
  std::set<fs::path> files;
  for (const auto* inputs : {&request.nodes, &request.relationships})
    for (const Input& input : *inputs) {
      if (!fs::is_directory(input.path)) {
        files.insert(input.path);
        continue;
      }
      for (const auto& entry : fs::recursive_directory_iterator(input.path))
        if (entry.path().extension() == ".csv") files.insert(entry.path());
    }
  if (files.empty())
    throw Error(ErrorCode::import, "no .csv file was found",
                "give the folder: kenes import DATABASE --format snb --nodes FOLDER");
  Tables tables;
  for (const fs::path& file : files) add_file(tables, file, delimiter);
  return tables;
}

}  // namespace kenes::import
