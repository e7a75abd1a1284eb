// SPDX-License-Identifier: Apache-2.0
// The nodes and sources that files name, found in the graph or made in it. What was found is remembered for
// the whole import; the graph is that of the transaction at hand.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "engine/knowledge/belief.hpp"
#include "storage/limits.hpp"
#include "storage/transaction.hpp"
#include "tools/import/claims/told.hpp"

namespace kenes::import {

class ToldNodes {
 public:
  /// Makes `key` unique in each of the labels, where it is not yet. Throws ConstraintValidationFailed where
  /// what is there already breaks that.
  void make_keys_unique(MutableGraph& graph, const std::unordered_set<std::string>& labels, Limits& limits);
  /// From here on in this transaction, whose belief it is.
  void use(knowledge::Belief& belief) { belief_ = &belief; }

  NodeId find_or_make(const NodeName& name);
  /// no_node where there is none.
  NodeId find(const NodeName& name);
  /// The node as a (:Source) with what is told of it where it has nothing of that kind yet; tied to the
  /// source of the file by CITES.
  NodeId source(const ToldSource& source, NodeId file_source);
  void add_label(NodeId node, const std::string& label);
  std::uint64_t made() const { return made_; }

 private:
  MutableGraph& graph() const { return belief_->graph(); }
  NodeId look_up(LabelId label, std::string_view key) const;
  void set(NodeId node, std::string_view key, const Value& value);
  Value get(NodeId node, std::string_view key) const;

  knowledge::Belief* belief_ = nullptr;
  std::unordered_map<std::string, NodeId> known_;  ///< by label, 0, key
  std::unordered_set<std::string> new_labels_;     ///< of which every node is known
  std::unordered_set<NodeId> sources_;
  std::uint64_t made_ = 0;
};

}  // namespace kenes::import
