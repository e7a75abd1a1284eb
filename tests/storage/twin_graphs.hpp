// SPDX-License-Identifier: Apache-2.0
// Twins: a model graph and a store that get the same changes, and a comparison of everything that the seam
// can be asked. Ids may differ between them; the twins keep the pairs. Failures are reported through
// GoogleTest.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "storage/store.hpp"
#include "tests/model/model_graph.hpp"

namespace kenes {

/// A folder for one test, removed at its end.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::string& name);
  ~TemporaryFolder();
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

class Twins {
 public:
  /// Model id to store id.
  std::map<NodeId, NodeId> nodes;
  std::map<std::pair<TypeId, EdgeId>, Edge> edges;

  ModelGraph model;

  /// Compares the whole of both; `what` names the moment.
  void expect_same(const GraphSource& store, const std::string& what) const;

 private:
  void expect_same_node(const GraphSource& store, NodeId ours, NodeId theirs) const;
  void expect_same_lists(const GraphSource& store) const;
  void expect_same_indexes(const GraphSource& store) const;
};

}  // namespace kenes
