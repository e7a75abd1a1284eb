// SPDX-License-Identifier: Apache-2.0
// The loader: tables to the store's bulk load. Nodes first (their ids become a map), then relationships; rows
// travel as typed columns, a chunk at a time.
#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cctype>
#include <fstream>
#include <map>
#include <memory>
#include <set>

#include "engine/face.hpp"
#include "storage/bulk.hpp"
#include "tools/import/field.hpp"
#include "tools/import/formats.hpp"
#include "tools/import/import.hpp"

namespace kenes::import {
namespace {

constexpr std::size_t chunk_rows = 16384;

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// The ids of one space: integers as long as all are, else texts.
struct IdSpace {
  bool integers = true;
  boost::unordered_flat_map<std::int64_t, NodeId> by_integer;
  boost::unordered_flat_map<std::string, NodeId, TextHash, std::equal_to<>> by_text;

  /// Takes note of an id whose node is not known yet. False: it was there already.
  bool reserve(std::string_view text) {
    if (integers) return by_integer.emplace(*read_integer(text), no_node).second;
    return by_text.emplace(std::string(text), no_node).second;
  }
  void forget(std::string_view text) {
    if (integers)
      by_integer.erase(*read_integer(text));
    else if (const auto found = by_text.find(text); found != by_text.end())
      by_text.erase(found);
  }
  void set(std::string_view text, NodeId node) {
    if (integers)
      by_integer[*read_integer(text)] = node;
    else
      by_text.find(text)->second = node;
  }
  NodeId find(std::string_view text) const {
    if (integers) {
      const auto number = read_integer(text);
      if (!number) return no_node;
      const auto found = by_integer.find(*number);
      return found == by_integer.end() ? no_node : found->second;
    }
    const auto found = by_text.find(text);
    return found == by_text.end() ? no_node : found->second;
  }
};

/// Rows that are not of their table's form.
struct BadRow {
  std::size_t column;
  std::string reason;
  std::string hint;
};

struct PropertyColumn {
  std::size_t field;
  KeyId key;
  FieldColumn values;
};

class Loader {
 public:
  Loader(Database& database, const Request& request)
      : request_(request), bulk_(*database.engine()->store, limits_) {
    limits_.set_cancel_flag(request.cancel);
    if (request.rejects) {
      rejects_.open(*request.rejects, std::ios::trunc);
      if (!rejects_) throw Error(ErrorCode::storage, "cannot write " + *request.rejects);
    }
  }

  Summary run(const Tables& tables) {
    find_spaces(tables);
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
  // ---- ids

  /// A space's ids are integers only if every one of them is: all node files are looked through first.
  void find_spaces(const Tables& tables) {
    for (const Table& table : tables.nodes) {
      const auto id = std::find_if(table.columns.begin(), table.columns.end(),
                                   [](const TableColumn& c) { return c.role == Role::id; });
      if (id == table.columns.end()) continue;
      IdSpace& space = spaces_[id->space];
      if (space.integers)
        space.integers = all_integers(table, {static_cast<std::size_t>(id - table.columns.begin())});
    }
    for (const Table& table : tables.relationships)
      if (table.creates_ends) {
        IdSpace& space = spaces_[table.columns[0].space];
        if (space.integers) space.integers = all_integers(table, {0, 1});
      }
  }

  bool all_integers(const Table& table, std::vector<std::size_t> places) {
    const MappedFile file(table.path);
    CsvReader reader(file, table.delimiter, table.quotes);
    std::vector<Field> fields;
    if (table.has_header) reader.next(fields);
    while (reader.next(fields)) {
      limits_.check();
      for (std::size_t place : places)
        if (place < fields.size() && !read_integer(fields[place].text, true)) return false;
    }
    return true;
  }

  // ---- rows

  /// Calls `row(fields)` for each row of a file; what it throws as BadRow stops the import or is written to
  /// the rejects.
  template <class Row>
  void each_row(const Table& table, const MappedFile& file, Row&& row) {
    CsvReader reader(file, table.delimiter, table.quotes);
    std::vector<Field> fields;
    if (table.has_header) reader.next(fields);
    Progress progress;
    progress.file = table.path;
    progress.bytes_total = file.text().size();
    for (std::uint64_t count = 0; reader.next(fields); ++count) {
      if ((count & 1023) == 0) {
        limits_.check();
        if (request_.progress && (count & 0xFFFF) == 0) {
          progress.bytes_read = reader.position();
          progress.nodes = summary_.nodes;
          progress.relationships = summary_.relationships;
          request_.progress(progress);
        }
      }
      try {
        if (fields.size() != table.columns.size())
          throw BadRow{0,
                       "the row has " + std::to_string(fields.size()) + " fields, the header " +
                           std::to_string(table.columns.size()),
                       ""};
        row(fields);
      } catch (const BadRow& bad) {
        reject(table, reader, bad);
      }
    }
  }

  void reject(const Table& table, const CsvReader& reader, const BadRow& bad) {
    std::string place = table.path + ":" + std::to_string(reader.line());
    if (bad.column > 0) place += ": column " + std::to_string(bad.column);
    if (!request_.rejects)
      throw Error(ErrorCode::import, place + ": " + bad.reason,
                  bad.hint.empty()
                      ? "nothing was imported; --skip-bad-rows FILE goes on and writes such rows there"
                      : bad.hint);
    rejects_ << place << ": " << bad.reason << '\t' << reader.row_text() << '\n';
    if (!rejects_) throw Error(ErrorCode::storage, "cannot write " + *request_.rejects);
    ++summary_.rejected;
  }

  std::vector<PropertyColumn> property_columns(const Table& table) {
    std::vector<PropertyColumn> properties;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const TableColumn& column = table.columns[i];
      if (column.role == Role::property)
        properties.push_back({i, bulk_.key(column.name), FieldColumn(column.type, column.array)});
    }
    return properties;
  }

  /// Appends the row's properties to all columns or (with a BadRow) to none.
  static void append(std::vector<PropertyColumn>& properties, const std::vector<Field>& fields,
                     const Table& table) {
    for (std::size_t i = 0; i < properties.size(); ++i) {
      if (properties[i].values.append(fields[properties[i].field])) continue;
      for (std::size_t k = 0; k < i; ++k) properties[k].values.drop_last();
      const TableColumn& column = table.columns[properties[i].field];
      throw BadRow{properties[i].field + 1,
                   "`" + std::string(fields[properties[i].field].text) + "` is no " +
                       std::string(field_type_name(column.type)) + (column.array ? " list" : "") + " (" +
                       column.name + ")",
                   ""};
    }
  }

  template <class Call>
  auto hand_over(std::vector<PropertyColumn>& properties, Call&& call) {
    std::vector<KeyId> keys;
    std::vector<Column> columns;
    for (PropertyColumn& property : properties) {
      if (property.values.size() == 0) continue;
      const bool empty = property.values.all_null();
      Column column = property.values.take();
      if (empty) continue;
      keys.push_back(property.key);
      columns.push_back(std::move(column));
    }
    return call(std::span<const KeyId>(keys), std::span<const Column>(columns));
  }

  // ---- nodes

  struct NodeColumns {
    std::size_t id = SIZE_MAX;
    std::vector<std::size_t> labels;
  };

  /// The labels of a row: the table's own and those in its label columns (`A;B`).
  std::vector<std::string> labels_of(const Table& table, const NodeColumns& places,
                                     const std::vector<Field>& fields) {
    std::vector<std::string> names = table.labels;
    for (std::size_t place : places.labels) {
      const std::string_view text = fields[place].text;
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(';', at), text.size());
        std::string name(text.substr(at, end - at));
        if (table.columns[place].label_prefix && !name.empty())
          name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
          names.push_back(name);
        at = end + 1;
      }
    }
    return names;
  }

  void load_nodes(const Table& table) {
    files_.push_back(std::make_unique<MappedFile>(table.path));
    NodeColumns places;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (table.columns[i].role == Role::id) places.id = i;
      if (table.columns[i].role == Role::labels) places.labels.push_back(i);
    }
    IdSpace* space = places.id == SIZE_MAX ? nullptr : &spaces_[table.columns[places.id].space];
    const std::string id_name = space ? table.columns[places.id].name : "";

    // Rows of one label set travel together; a file has few of them.
    struct Chunk {
      std::vector<LabelId> labels;
      std::vector<PropertyColumn> properties;
      std::vector<std::string> ids;  // of its rows, if the table has ids
      std::size_t rows = 0;
    };
    std::map<std::vector<std::string>, Chunk> chunks;
    const auto flush = [&](Chunk& chunk) {
      if (chunk.rows == 0) return;
      const NodeId first = hand_over(chunk.properties, [&](auto keys, auto columns) {
        return bulk_.add_nodes(chunk.labels, chunk.rows, keys, columns);
      });
      for (std::size_t i = 0; i < chunk.ids.size(); ++i)
        space->set(chunk.ids[i], first + static_cast<NodeId>(i));
      chunk.ids.clear();
      summary_.nodes += chunk.rows;
      chunk.rows = 0;
    };
    const std::vector<std::string>* last_names = nullptr;
    Chunk* last = nullptr;
    each_row(table, *files_.back(), [&](const std::vector<Field>& fields) {
      Chunk* chunk = last;
      if (!last || !places.labels.empty()) {
        const auto names = labels_of(table, places, fields);
        if (!last || names != *last_names) {
          auto [at, fresh] = chunks.try_emplace(names);
          if (fresh) {
            for (const std::string& name : names) {
              at->second.labels.push_back(bulk_.label(name));
              if (space && !id_name.empty()) id_properties_.emplace(name, id_name);
            }
            at->second.properties = property_columns(table);
            if (space && !id_name.empty())
              at->second.properties.push_back(
                  {places.id, bulk_.key(id_name),
                   FieldColumn(space->integers ? FieldType::integer : FieldType::text, false)});
          }
          last_names = &at->first;
          last = &at->second;
        }
        chunk = last;
      }
      if (space) {
        const std::string_view id = fields[places.id].text;
        if (id.empty()) throw BadRow{places.id + 1, "the id is empty", ""};
        if (!space->reserve(id))
          throw BadRow{places.id + 1, "the id `" + std::string(id) + "` was there already",
                       "ids must be unique in their space"};
      }
      try {
        append(chunk->properties, fields, table);
      } catch (const BadRow&) {
        if (space) space->forget(fields[places.id].text);
        throw;
      }
      if (space) chunk->ids.emplace_back(fields[places.id].text);
      if (++chunk->rows == chunk_rows) flush(*chunk);
    });
    for (auto& [names, chunk] : chunks) flush(chunk);
  }

  // ---- relationships

  void load_relationships(const Table& table) {
    files_.push_back(std::make_unique<MappedFile>(table.path));
    std::size_t start = 0, end = 0, type = SIZE_MAX;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (table.columns[i].role == Role::start_id) start = i;
      if (table.columns[i].role == Role::end_id) end = i;
      if (table.columns[i].role == Role::type && table.type.empty()) type = i;
    }
    IdSpace& starts = spaces_[table.columns[start].space];
    IdSpace& ends = spaces_[table.columns[end].space];
    if (table.creates_ends) make_ends(table, *files_.back(), starts);

    struct Chunk {
      TypeId type = no_name;
      std::vector<PropertyColumn> properties;
      std::vector<NodeId> sources, targets;
    };
    std::map<std::string, Chunk, std::less<>> chunks;
    const auto flush = [&](Chunk& chunk) {
      if (chunk.sources.empty()) return;
      hand_over(chunk.properties, [&](auto keys, auto columns) {
        bulk_.add_edges(chunk.type, chunk.sources, chunk.targets, keys, columns);
        return 0;
      });
      summary_.relationships += chunk.sources.size();
      chunk.sources.clear();
      chunk.targets.clear();
    };
    Chunk* last = nullptr;
    std::string_view last_type;
    each_row(table, *files_.back(), [&](const std::vector<Field>& fields) {
      const std::string_view name = type == SIZE_MAX ? std::string_view(table.type) : fields[type].text;
      if (!last || name != last_type) {
        if (name.empty()) throw BadRow{type + 1, "the type is empty", ""};
        auto at = chunks.find(name);
        if (at == chunks.end()) {
          at = chunks.try_emplace(std::string(name)).first;
          at->second.type = bulk_.type(name);
          at->second.properties = property_columns(table);
        }
        last = &at->second;
        last_type = at->first;
      }
      const NodeId source = end_of(starts, fields, start, table);
      const NodeId target = end_of(ends, fields, end, table);
      append(last->properties, fields, table);
      last->sources.push_back(source);
      last->targets.push_back(target);
      if (last->sources.size() == chunk_rows) flush(*last);
    });
    for (auto& [name, chunk] : chunks) flush(chunk);
  }

  static NodeId end_of(const IdSpace& space, const std::vector<Field>& fields, std::size_t place,
                       const Table& table) {
    const NodeId node = space.find(fields[place].text);
    if (node != no_node) return node;
    const std::string& name = table.columns[place].space;
    throw BadRow{
        place + 1,
        "no node has the id `" + std::string(fields[place].text) + "`" + (name.empty() ? "" : " in " + name),
        ""};
  }

  /// Edge lists: the nodes are what the pairs name, in the order of their first mention.
  void make_ends(const Table& table, const MappedFile& file, IdSpace& space) {
    std::vector<LabelId> labels;
    for (const std::string& label : table.labels) {
      labels.push_back(bulk_.label(label));
      id_properties_.emplace(label, "id");
    }
    std::vector<PropertyColumn> properties;
    properties.push_back(
        {0, bulk_.key("id"), FieldColumn(space.integers ? FieldType::integer : FieldType::text, false)});
    std::vector<std::string_view> fresh;
    const auto flush = [&] {
      if (fresh.empty()) return;
      const NodeId first = hand_over(properties, [&](auto keys, auto columns) {
        return bulk_.add_nodes(labels, fresh.size(), keys, columns);
      });
      for (std::size_t i = 0; i < fresh.size(); ++i) space.set(fresh[i], first + static_cast<NodeId>(i));
      summary_.nodes += fresh.size();
      fresh.clear();
    };
    CsvReader reader(file, table.delimiter, table.quotes);
    std::vector<Field> fields;
    while (reader.next(fields)) {
      limits_.check();
      for (std::size_t i = 0; i < 2 && i < fields.size() && fields.size() == 2; ++i) {
        if (fields[i].text.empty() || !space.reserve(fields[i].text)) continue;
        properties[0].values.append(fields[i]);
        fresh.push_back(fields[i].text);
      }
      if (fresh.size() >= chunk_rows) flush();
    }
    flush();
  }

  const Request& request_;
  Limits limits_;
  BulkLoad bulk_;
  std::ofstream rejects_;
  Summary summary_;
  std::map<std::string, IdSpace> spaces_;
  std::set<std::pair<std::string, std::string>> id_properties_;
  std::vector<std::unique_ptr<MappedFile>> files_;  // strings of columns lie in them
};

}  // namespace

Summary run(Database& database, const Request& request) {
  for (const Format& format : all_formats())
    if (format.name == request.format) {
      const Tables tables = format.tables(request);
      return Loader(database, request).run(tables);
    }
  throw Error(ErrorCode::usage, "unknown import format `" + request.format + "`",
              did_you_mean(request.format, formats()));
}

}  // namespace kenes::import
