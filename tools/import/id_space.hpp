// SPDX-License-Identifier: Apache-2.0
// The ids of one space of an import, and the nodes that bear them: integers as long as all of them are (and
// print back to the same text), else texts. An id is reserved when its row is read and gets its node when the
// row's chunk is handed to the store.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <string>
#include <string_view>

#include "storage/value.hpp"
#include "tools/import/field.hpp"

namespace kenes::import {

class IdSpace {
 public:
  bool integers() const { return integers_; }
  /// Before the first reserve(): the space has an id that is no integer.
  void use_texts() { integers_ = false; }

  /// False: the id is there already.
  bool reserve(std::string_view id) {
    if (integers_) return by_integer_.emplace(*read_integer(id), no_node).second;
    return by_text_.emplace(std::string(id), no_node).second;
  }
  void forget(std::string_view id) {
    if (integers_)
      by_integer_.erase(*read_integer(id));
    else if (const auto found = by_text_.find(id); found != by_text_.end())
      by_text_.erase(found);
  }
  void set(std::string_view id, NodeId node) {
    if (integers_)
      by_integer_[*read_integer(id)] = node;
    else
      by_text_.find(id)->second = node;
  }
  /// no_node where there is none.
  NodeId find(std::string_view id) const {
    if (integers_) {
      const auto number = read_integer(id, true);
      return number ? node_of(by_integer_, *number) : no_node;
    }
    return node_of(by_text_, id);
  }

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  template <class Nodes, class Id>
  static NodeId node_of(const Nodes& nodes, const Id& id) {
    const auto found = nodes.find(id);
    return found == nodes.end() ? no_node : found->second;
  }

  bool integers_ = true;
  boost::unordered_flat_map<std::int64_t, NodeId> by_integer_;
  boost::unordered_flat_map<std::string, NodeId, TextHash, std::equal_to<>> by_text_;
};

}  // namespace kenes::import
