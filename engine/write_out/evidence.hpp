// SPDX-License-Identifier: Apache-2.0
// What a picture says about claims: who is called what in which language, what is disputed, what is past, and
// which sources stand behind what is shown, numbered in the order in which they are first asked for. Of a
// graph without claims it knows nothing, and costs nothing. Belongs to one thread; the graph outlives it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/write_out/dot.hpp"
#include "storage/claim.hpp"

namespace kenes {

namespace knowledge {
struct View;
class Book;
}  // namespace knowledge

class Evidence {
 public:
  Evidence(const GraphSource& graph, const DotOptions& options);
  ~Evidence();

  /// False: there are no claims, or none are to be shown.
  bool any() const { return facts_ != nullptr; }
  /// The node's name in the chosen languages; empty where it has none or no language was chosen.
  std::string name(NodeId node) const;
  /// Claims on the property differ and cannot both be right.
  bool disputed(NodeId node, const std::string& key) const;
  bool disputed(const Edge& edge, const std::string& key) const;
  /// The same of any property.
  bool disputed(NodeId node) const;
  bool disputed(const Edge& edge) const;
  /// Everything that was claimed about when it is there ended before the day of the picture.
  bool past(NodeId node) const;
  bool past(const Edge& edge) const;
  /// ` [1, 3]`: the footnotes of sources that say the element is there, or that the property has its value;
  /// empty where none do.
  std::string notes(NodeId node);
  std::string notes(NodeId node, const std::string& key);
  std::string notes(const Edge& edge);
  std::string notes(const Edge& edge, const std::string& key);
  std::string notes(const std::vector<Claim>& claims);
  /// The sources by number, the first is 1.
  std::vector<std::string> footnotes() const;

  // Only where any() is true.
  const knowledge::View& view() const;
  const knowledge::Book& book() const;
  /// The day before which things are past.
  std::int64_t day() const;

 private:
  struct Facts;
  std::unique_ptr<Facts> facts_;
};

}  // namespace kenes
