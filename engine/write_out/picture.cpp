// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "engine/write_out/caption.hpp"
#include "engine/write_out/evidence.hpp"
#include "engine/write_out/text.hpp"

namespace kenes {

namespace {

constexpr std::string_view usual_names[] = {"name", "title", "label", "text", "key", "id"};
constexpr std::size_t repeats_drawn = 3;  // parallel relationships beyond are one line with a count

class Composer {
 public:
  Composer(const Graph& graph, const DotOptions& options)
      : graph_(graph), source_(graph.source()), options_(options), evidence_(source_, options) {}

  Picture compose() {
    choose_nodes();
    write_captions();
    choose_colours();
    choose_boxes();
    collect_links();
    picture_.footnotes = evidence_.footnotes();
    return std::move(picture_);
  }

 private:
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  std::size_t place(NodeId node) const {
    auto found = std::lower_bound(ids_.begin(), ids_.end(), node);
    return found != ids_.end() && *found == node ? static_cast<std::size_t>(found - ids_.begin()) : nowhere;
  }

  void choose_nodes() {
    auto [at, end] = vertices(graph_);
    ids_.assign(at, end);
    if (options_.most_nodes == 0 || ids_.size() <= options_.most_nodes) return;
    std::vector<std::pair<std::size_t, NodeId>> by_degree;
    for (NodeId node : ids_) by_degree.emplace_back(degree(node, graph_), node);
    std::stable_sort(by_degree.begin(), by_degree.end(), [](auto& a, auto& b) { return a.first > b.first; });
    picture_.left_out = ids_.size() - options_.most_nodes;
    ids_.clear();
    for (std::size_t i = 0; i < options_.most_nodes; ++i) ids_.push_back(by_degree[i].second);
    std::sort(ids_.begin(), ids_.end());
  }

  // The property's text for each node drawn; empty where it is null.
  std::vector<std::string> texts(std::string_view key_name) const {
    std::vector<std::string> texts(ids_.size());
    const KeyId key = source_.key(key_name);
    if (key == no_name) return texts;
    Column column;
    for (std::size_t from = 0; from < ids_.size(); from += batch_capacity) {
      const std::size_t size = std::min(batch_capacity, ids_.size() - from);
      source_.node_property({ids_.data() + from, size}, key, column);
      for (std::size_t i = 0; i < size; ++i)
        if (!column.is_null(i)) texts[from + i] = clean_text(to_text(column.value(i), source_));
    }
    return texts;
  }

  void write_captions() {
    std::vector<std::vector<std::string>> candidates;
    if (!options_.label.empty()) candidates.push_back(texts(options_.label));
    for (auto name : usual_names)
      if (name != options_.label) candidates.push_back(texts(name));
    std::vector<LabelId> labels;
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      Picture::Node node;
      node.id = ids_[i];
      if (options_.label.empty() || options_.label == "name") node.caption = evidence_.name(ids_[i]);
      for (const auto& candidate : candidates)
        if (node.caption.empty()) node.caption = candidate[i];
      source_.labels_of(ids_[i], labels);
      for (LabelId label : labels) node.hover += ":" + clean_text(source_.label_name(label));
      if (node.caption.find_first_not_of(" \n") == std::string::npos)
        node.caption = fmt::format("{}{}#{}", node.hover, node.hover.empty() ? "" : " ", ids_[i]);
      node.hover += (node.hover.empty() ? "" : " ") + node.caption;
      picture_.nodes.push_back(std::move(node));
    }
    for (const std::string& key : options_.node_properties) {
      auto values = texts(key);
      for (std::size_t i = 0; i < values.size(); ++i)
        if (!values[i].empty())
          picture_.nodes[i].lines.push_back(clean_text(key) + ": " + values[i] +
                                            evidence_.notes(ids_[i], key));
    }
    for (Picture::Node& node : picture_.nodes) {
      node.notes = evidence_.notes(node.id);
      node.disputed = evidence_.disputed(node.id);
      node.past = evidence_.past(node.id);
    }
  }

  // Each node's rarest label: of `:Person:Minister` the second says more.
  std::vector<std::string> colour_labels() const {
    std::map<LabelId, std::size_t> count;
    std::vector<std::vector<LabelId>> labels(ids_.size());
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      source_.labels_of(ids_[i], labels[i]);
      for (LabelId label : labels[i]) ++count[label];
    }
    std::vector<std::string> names(ids_.size());
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      if (labels[i].empty()) continue;
      auto rarest = *std::min_element(labels[i].begin(), labels[i].end(),
                                      [&](LabelId a, LabelId b) { return count[a] < count[b]; });
      names[i] = clean_text(source_.label_name(rarest));
    }
    return names;
  }

  void choose_colours() {
    auto names = options_.color_by.empty() ? colour_labels() : texts(options_.color_by);
    std::map<std::string, std::size_t> count;
    for (const auto& name : names)
      if (!name.empty()) ++count[name];
    std::vector<std::pair<std::string, std::size_t>> order(count.begin(), count.end());
    std::stable_sort(order.begin(), order.end(), [](auto& a, auto& b) { return a.second > b.second; });
    std::map<std::string, int> number;
    for (const auto& [name, times] : order) {
      number.emplace(name, static_cast<int>(picture_.colours.size()));
      picture_.colours.push_back(name);
    }
    for (std::size_t i = 0; i < names.size(); ++i)
      if (!names[i].empty()) picture_.nodes[i].colour = number[names[i]];
  }

  void choose_boxes() {
    if (options_.cluster_by.empty()) return;
    if (TypeId type = source_.type(options_.cluster_by); type != no_name)
      boxes_by_relationship(type);
    else
      boxes_by_property();
  }

  void boxes_by_property() {
    std::map<std::string, int> boxes;
    auto values = texts(options_.cluster_by);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i].empty()) continue;
      auto [box, fresh] = boxes.emplace(values[i], static_cast<int>(picture_.boxes.size()));
      if (fresh) picture_.boxes.push_back({values[i]});
      picture_.nodes[i].box = box->second;
    }
  }

  void boxes_by_relationship(TypeId type) {
    box_type_ = type;
    outer_.assign(ids_.size(), nowhere);
    AdjacencyBatch batch;
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      source_.adjacent({&ids_[i], 1}, type, Direction::out, batch);
      for (NodeId neighbour : batch.rows[0].neighbours) {
        const std::size_t target = place(neighbour);
        if (target == nowhere || leads_to(target, i)) continue;
        outer_[i] = target;
        break;
      }
    }
    // A box for each node that something lies in; the node itself is in its own box.
    std::vector<int> box_of(ids_.size(), -1);
    for (std::size_t i = 0; i < ids_.size(); ++i)
      if (outer_[i] != nowhere && box_of[outer_[i]] < 0) {
        box_of[outer_[i]] = static_cast<int>(picture_.boxes.size());
        picture_.boxes.push_back({clean_text(options_.cluster_by)});
      }
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      const int around = outer_[i] == nowhere ? -1 : box_of[outer_[i]];
      picture_.nodes[i].box = box_of[i] >= 0 ? box_of[i] : around;
      if (box_of[i] >= 0) picture_.boxes[static_cast<std::size_t>(box_of[i])].outer = around;
    }
  }

  // Would a box of `node` around `from`'s chain close a circle?
  bool leads_to(std::size_t from, std::size_t node) const {
    for (; from != nowhere; from = outer_[from])
      if (from == node) return true;
    return false;
  }

  void collect_links() {
    std::map<std::tuple<std::size_t, std::size_t, TypeId>, std::vector<Edge>> groups;
    std::map<std::size_t, std::size_t> more;
    for (auto [at, end] = edges(graph_); at != end; ++at) {
      const Edge edge = *at;
      const std::size_t from = place(edge.source), to = place(edge.target);
      if (from == nowhere || to == nowhere) {
        if (from != nowhere || to != nowhere) ++more[from != nowhere ? from : to];
        continue;
      }
      if (edge.type == box_type_ && outer_[from] == to) continue;
      groups[{from, to, edge.type}].push_back(edge);
    }
    for (auto [from, count] : more) picture_.more.push_back({from, count});
    for (const auto& [ends, group] : groups) {
      const auto [from, to, type] = ends;
      const std::string name = clean_text(source_.type_name(type));
      if (group.size() > repeats_drawn) {
        Picture::Line line{from, to, fmt::format("{} ×{}", name, group.size()), {}, {}};
        line.past = std::all_of(group.begin(), group.end(), [&](const Edge& e) { return evidence_.past(e); });
        line.disputed =
            std::any_of(group.begin(), group.end(), [&](const Edge& e) { return evidence_.disputed(e); });
        picture_.links.push_back(std::move(line));
        continue;
      }
      for (const Edge& edge : group)
        picture_.links.push_back({from, to, name, lines_of(edge), evidence_.notes(edge),
                                  evidence_.disputed(edge), evidence_.past(edge)});
    }
  }

  std::vector<std::string> lines_of(const Edge& edge) {
    std::vector<std::string> lines;
    for (const std::string& key : options_.edge_properties)
      if (Value value = graph_.property(edge, key); !value.is_null())
        lines.push_back(clean_text(key) + ": " + clean_text(to_text(value, source_)) +
                        evidence_.notes(edge, key));
    return lines;
  }

  const Graph& graph_;
  const GraphSource& source_;
  const DotOptions& options_;
  Evidence evidence_;
  Picture picture_;
  std::vector<NodeId> ids_;  // drawn, ascending
  TypeId box_type_ = no_name;
  std::vector<std::size_t> outer_;  // by place: the node in whose box it lies
};

}  // namespace

Picture compose(const Graph& graph, const DotOptions& options) { return Composer(graph, options).compose(); }

}  // namespace kenes
