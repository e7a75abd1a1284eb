// SPDX-License-Identifier: Apache-2.0
#include "storage/index.hpp"

#include "storage/codec.hpp"

namespace kenes {

namespace {

void put_node(std::string& out, NodeId node) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(node >> shift));
}

NodeId take_node(std::string_view bytes) {
  if (bytes.size() < 4) ByteReader::fail();
  NodeId node = 0;
  for (const char c : bytes.substr(bytes.size() - 4)) node = (node << 8) | static_cast<std::uint8_t>(c);
  return node;
}

}  // namespace

std::string index_prefix(std::uint16_t index) {
  return {static_cast<char>(index >> 8), static_cast<char>(index)};
}

std::string index_key(const IndexEntry& index, std::string_view value, NodeId node) {
  std::string key;
  key.reserve(value.size() + 6);
  key = index_prefix(index.number);
  key += value;
  if (!index.unique()) put_node(key, node);
  return key;
}

std::string index_payload(const IndexEntry& index, NodeId node) {
  std::string payload;
  if (index.unique()) put_node(payload, node);
  return payload;
}

NodeId index_node(const IndexEntry& index, std::string_view key, std::string_view payload) {
  return take_node(index.unique() ? payload : key);
}

std::string_view index_value(const IndexEntry& index, std::string_view key) {
  const std::size_t around = index.unique() ? 2 : 6;
  if (key.size() < around) ByteReader::fail();
  return key.substr(2, key.size() - around);
}

void find_nodes(const Rocks& rocks, const Rocks::View& view, const IndexEntry& index, std::string_view value,
                std::vector<NodeId>& out) {
  if (index.unique()) {
    std::string payload;
    if (rocks.get(view, Family::index, index_key(index, value, 0), payload))
      out.push_back(take_node(payload));
    return;
  }
  const auto from = index_prefix(index.number) + std::string(value);
  rocks.scan(view, Family::index, from, after_prefix(from), [&](std::string_view key, std::string_view) {
    if (key.size() == from.size() + 4) out.push_back(take_node(key));
    return true;
  });
}

void walk_index(const Rocks& rocks, const Rocks::View& view, const IndexEntry& index, std::string_view from,
                std::string_view to, const std::function<bool(std::string_view, NodeId)>& visit) {
  const auto prefix = index_prefix(index.number);
  rocks.scan(view, Family::index, prefix + std::string(from), prefix + std::string(to),
             [&](std::string_view key, std::string_view payload) {
               return visit(index_value(index, key), index_node(index, key, payload));
             });
}

}  // namespace kenes
