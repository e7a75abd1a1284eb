// SPDX-License-Identifier: Apache-2.0
// A bare list of pairs, `from,to` a line, without header: nodes are made as they are met and keep their
// number or name in `id`. --nodes LABEL= (without a file) names their label; without it they are `Node`.
#include "storage/error.hpp"
#include "tools/import/formats.hpp"

namespace kenes::import {

Tables edge_tables(const Request& request) {
  Tables tables;
  std::string label = "Node";
  for (const Input& input : request.nodes) {
    if (!input.path.empty())
      throw Error(ErrorCode::usage, "--format edges takes no file of nodes",
                  "name only their label: --nodes " + (input.name.empty() ? "Person" : input.name) + "=");
    label = input.name;
  }
  for (const Input& input : request.relationships) {
    Table table;
    table.path = input.path;
    table.type = input.name.empty() ? "LINKS_TO" : input.name;
    table.has_header = false;
    table.creates_ends = true;
    table.labels = {label};
    const MappedFile file(input.path);
    const std::string_view head = file.text().substr(0, 4096);
    table.delimiter = request.delimiter                           ? request.delimiter
                      : head.find('\t') != std::string_view::npos ? '\t'
                      : head.find(',') != std::string_view::npos  ? ','
                                                                  : ' ';
    TableColumn from, to;
    from.role = Role::start_id;
    to.role = Role::end_id;
    table.columns = {from, to};
    tables.relationships.push_back(std::move(table));
  }
  return tables;
}

}  // namespace kenes::import
