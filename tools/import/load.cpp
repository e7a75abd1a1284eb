// SPDX-License-Identifier: Apache-2.0
// The loader: tables to the store's bulk load. Nodes first (their ids become a map), then relationships; rows
// travel as typed columns, a chunk at a time.
#include <algorithm>
#include <cctype>
#include <map>
#include <memory>
#include <set>

#include "engine/face.hpp"
#include "storage/bulk.hpp"
#include "tools/import/claims/run.hpp"
#include "tools/import/formats.hpp"
#include "tools/import/id_space.hpp"
#include "tools/import/import.hpp"
#include "tools/import/property_columns.hpp"
#include "tools/import/table_reader.hpp"

namespace kenes::import {
namespace {

constexpr std::size_t chunk_rows = 16384;
constexpr std::size_t nowhere = SIZE_MAX;

std::size_t place_of(const Table& table, Role role) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].role == role) return i;
  return nowhere;
}

std::vector<std::size_t> places_of(const Table& table, Role role) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].role == role) places.push_back(i);
  return places;
}

/// The labels of a row: the table's own and those in its label columns (`A;B`).
std::vector<std::string> labels_of(const Table& table, const std::vector<std::size_t>& places,
                                   const std::vector<Field>& fields) {
  std::vector<std::string> names = table.labels;
  for (std::size_t place : places) {
    const std::string_view text = fields[place].text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(';', at), text.size());
      std::string name(text.substr(at, end - at));
      if (table.columns[place].label_prefix && !name.empty())
        name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
      if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
      at = end + 1;
    }
  }
  return names;
}

class Loader {
 public:
  Loader(Database& database, const Request& request)
      : bulk_(*database.engine()->store, limits_), reader_(request, limits_, summary_) {
    limits_.set_cancel_flag(request.cancel);
  }

  Summary run(const Tables& tables) {
    for (const Table& table : tables.nodes) find_integers(table, {place_of(table, Role::id)});
    for (const Table& table : tables.relationships)
      if (table.creates_ends)
        find_integers(table, {place_of(table, Role::start_id), place_of(table, Role::end_id)});
    for (const Table& table : tables.nodes) load_nodes(table);
    for (const Table& table : tables.relationships) load_relationships(table);
    limits_.check();
    for (const auto& [label, key] : id_properties_) {
      IndexDescription index;
      index.name = label + "_" + key;
      index.kind = IndexKind::unique;
      index.label = label;
      index.keys = {key};
      bulk_.create_index(index);
    }
    bulk_.finish();
    return summary_;
  }

 private:
  /// A space's ids are integers only if every one of them is: all files are looked through first.
  void find_integers(const Table& table, const std::vector<std::size_t>& places) {
    if (places[0] == nowhere) return;
    IdSpace& space = spaces_[table.columns[places[0]].space];
    reader_.look_through(table, map(table), [&](const std::vector<Field>& fields) {
      for (std::size_t place : places)
        if (!fields[place].text.empty() && !read_integer(fields[place].text, true)) space.use_texts();
      return space.integers();
    });
  }

  /// The table's file; columns may point into it until the end.
  const MappedFile& map(const Table& table) {
    auto& file = files_[table.path];
    if (!file) file = std::make_unique<MappedFile>(table.path);
    return *file;
  }

  // ---- nodes

  /// Rows with one set of labels travel together; a file has few sets.
  struct NodeChunk {
    std::vector<LabelId> labels;
    PropertyColumns properties;
    std::vector<std::string> ids;  // of its rows, if the table has ids
    std::size_t rows = 0;
  };

  void load_nodes(const Table& table) {
    const std::size_t id_place = place_of(table, Role::id);
    const std::vector<std::size_t> label_places = places_of(table, Role::labels);
    IdSpace* space = id_place == nowhere ? nullptr : &spaces_[table.columns[id_place].space];
    std::map<std::string, NodeChunk> chunks;  // by the texts of the label columns
    NodeChunk* chunk = nullptr;
    std::string texts, last_texts;
    reader_.each_row(table, map(table), [&](const std::vector<Field>& fields) {
      texts.clear();
      for (std::size_t place : label_places) texts.append(fields[place].text) += ';';
      if (!chunk || texts != last_texts) {
        const auto [at, fresh] = chunks.try_emplace(texts);
        chunk = &at->second;
        last_texts = texts;
        if (fresh) *chunk = new_chunk(table, id_place, labels_of(table, label_places, fields));
      }
      if (space) reserve(*space, fields, id_place);
      try {
        chunk->properties.append(fields, table);
      } catch (const BadRow&) {
        if (space) space->forget(fields[id_place].text);
        throw;
      }
      if (space) chunk->ids.emplace_back(fields[id_place].text);
      if (++chunk->rows == chunk_rows) flush(*chunk, space);
    });
    for (auto& [label_texts, rest] : chunks) flush(rest, space);
  }

  NodeChunk new_chunk(const Table& table, std::size_t id_place, const std::vector<std::string>& labels) {
    NodeChunk chunk;
    chunk.properties = PropertyColumns(table, bulk_);
    for (const std::string& label : labels) chunk.labels.push_back(bulk_.label(label));
    if (id_place != nowhere) keep_id(chunk, table.columns[id_place], id_place, labels);
    return chunk;
  }

  /// Ids with a name become a property, unique in each of the labels.
  void keep_id(NodeChunk& chunk, const TableColumn& column, std::size_t place,
               const std::vector<std::string>& labels) {
    if (column.name.empty()) return;
    for (const std::string& label : labels) id_properties_.emplace(label, column.name);
    chunk.properties.add(place, bulk_.key(column.name),
                         spaces_[column.space].integers() ? FieldType::integer : FieldType::text);
  }

  static void reserve(IdSpace& space, const std::vector<Field>& fields, std::size_t place) {
    const std::string_view id = fields[place].text;
    if (id.empty()) throw BadRow{place + 1, "expected an id, found nothing", ""};
    if (!space.reserve(id))
      throw BadRow{place + 1, "expected a new id, found `" + std::string(id) + "` again",
                   "ids must be unique in their space"};
  }

  void flush(NodeChunk& chunk, IdSpace* space) {
    if (chunk.rows == 0) return;
    const NodeId first = chunk.properties.hand_over(
        [&](auto keys, auto columns) { return bulk_.add_nodes(chunk.labels, chunk.rows, keys, columns); });
    for (std::size_t i = 0; i < chunk.ids.size(); ++i)
      space->set(chunk.ids[i], first + static_cast<NodeId>(i));
    summary_.nodes += chunk.rows;
    chunk.ids.clear();
    chunk.rows = 0;
  }

  // ---- relationships

  struct RelationshipChunk {
    TypeId type = no_name;
    PropertyColumns properties;
    std::vector<NodeId> sources, targets;
  };

  void load_relationships(const Table& table) {
    const std::size_t start = place_of(table, Role::start_id), end = place_of(table, Role::end_id);
    const std::size_t type = table.type.empty() ? place_of(table, Role::type) : nowhere;
    if (table.creates_ends) make_ends(table, start, end);
    const IdSpace& starts = spaces_[table.columns[start].space];
    const IdSpace& ends = spaces_[table.columns[end].space];
    std::map<std::string, RelationshipChunk, std::less<>> chunks;  // by type
    RelationshipChunk* chunk = nullptr;
    std::string_view last_name;
    reader_.each_row(table, map(table), [&](const std::vector<Field>& fields) {
      const std::string_view name = type == nowhere ? std::string_view(table.type) : fields[type].text;
      if (!chunk || name != last_name) {
        if (name.empty()) throw BadRow{type + 1, "expected a relationship type, found nothing", ""};
        auto at = chunks.find(name);
        if (at == chunks.end())
          at = chunks.emplace(name, RelationshipChunk{bulk_.type(name), {table, bulk_}, {}, {}}).first;
        chunk = &at->second;
        last_name = at->first;
      }
      const NodeId source = end_of(starts, fields, start, table);
      const NodeId target = end_of(ends, fields, end, table);
      chunk->properties.append(fields, table);
      chunk->sources.push_back(source);
      chunk->targets.push_back(target);
      if (chunk->sources.size() == chunk_rows) flush(*chunk);
    });
    for (auto& [name, rest] : chunks) flush(rest);
  }

  void flush(RelationshipChunk& chunk) {
    if (chunk.sources.empty()) return;
    chunk.properties.hand_over([&](auto keys, auto columns) {
      bulk_.add_edges(chunk.type, chunk.sources, chunk.targets, keys, columns);
    });
    summary_.relationships += chunk.sources.size();
    chunk.sources.clear();
    chunk.targets.clear();
  }

  static NodeId end_of(const IdSpace& space, const std::vector<Field>& fields, std::size_t place,
                       const Table& table) {
    const NodeId node = space.find(fields[place].text);
    if (node != no_node) return node;
    const std::string& name = table.columns[place].space;
    throw BadRow{place + 1,
                 "expected the id of a node" + (name.empty() ? "" : " in " + name) + ", found `" +
                     std::string(fields[place].text) + "`",
                 ""};
  }

  /// Edge lists: the nodes are what the pairs name, in the order of their first mention.
  void make_ends(const Table& table, std::size_t start, std::size_t end) {
    IdSpace& space = spaces_[table.columns[start].space];
    TableColumn id;
    id.name = "id";
    id.space = table.columns[start].space;
    NodeChunk chunk;
    for (const std::string& label : table.labels) chunk.labels.push_back(bulk_.label(label));
    keep_id(chunk, id, 0, table.labels);
    std::vector<Field> one(1);
    reader_.look_through(table, map(table), [&](const std::vector<Field>& fields) {
      if (fields[start].text.empty() || fields[end].text.empty()) return true;  // a bad row, reported later
      for (std::size_t place : {start, end}) {
        if (!space.reserve(fields[place].text)) continue;
        one[0] = fields[place];
        chunk.properties.append(one, table);
        chunk.ids.emplace_back(fields[place].text);
        if (++chunk.rows == chunk_rows) flush(chunk, &space);
      }
      return true;
    });
    flush(chunk, &space);
  }

  Limits limits_;
  Summary summary_;
  std::map<std::string, std::unique_ptr<MappedFile>> files_;
  BulkLoad bulk_;
  TableReader reader_;
  std::map<std::string, IdSpace> spaces_;
  std::set<std::pair<std::string, std::string>> id_properties_;
};

}  // namespace

Summary run(Database& database, const Request& request) {
  for (const Format& format : all_formats())
    if (format.name == request.format) {
      if (format.tell) return run_statements(database, request, format);
      if (!request.files.empty())
        throw Error(ErrorCode::usage, "the format `" + request.format + "` reads tables",
                    "give its files with --nodes and --relationships");
      return Loader(database, request).run(format.tables(request));
    }
  throw Error(ErrorCode::usage, "unknown import format `" + request.format + "`",
              did_you_mean(request.format, formats()));
}

}  // namespace kenes::import
