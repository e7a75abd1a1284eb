// SPDX-License-Identifier: Apache-2.0
// What a picture shows, decided before any text is written: which nodes, their captions and colours, the
// boxes around them, the relationships with repeats put together. Order follows ids, so the same graph gives
// the same picture.
#pragma once

#include <string>
#include <vector>

#include "engine/write_out/dot.hpp"

namespace kenes {

struct Picture {
  struct Node {
    NodeId id;
    std::string caption;             ///< clean, neither cut nor wrapped
    std::string hover;               ///< labels and caption
    std::vector<std::string> lines;  ///< `key: value` of the chosen properties
    int colour = -1;                 ///< place in colours; -1: none
    int box = -1;                    ///< place in boxes; -1: outside
    std::string notes;               ///< ` [1, 3]`: its footnotes; may be empty
    bool disputed = false, past = false;
  };
  struct Line {
    std::size_t from, to;  ///< places in nodes
    std::string caption;   ///< type, `type ×5` for repeats
    std::vector<std::string> lines;
    std::string notes;
    bool disputed = false, past = false;
  };
  struct Box {
    std::string caption;
    int outer = -1;
  };
  struct More {  ///< relationships of a shown node to nodes that are not
    std::size_t from;
    std::size_t count;
  };

  std::vector<Node> nodes;
  std::vector<Line> links;
  std::vector<Box> boxes;
  std::vector<std::string> colours;  ///< names for the legend, the most frequent first
  std::size_t left_out = 0;          ///< nodes beyond the cap
  std::vector<More> more;
  std::vector<std::string> footnotes;  ///< texts of 1, 2, 3 ...
};

Picture compose(const Graph& graph, const DotOptions& options);

}  // namespace kenes
