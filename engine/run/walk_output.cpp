// SPDX-License-Identifier: Apache-2.0
#include "engine/run/walk_output.hpp"

#include <algorithm>

namespace kenes::run {

WalkOutput::WalkOutput(const std::vector<plan::WalkPart>& parts, Slot path, Slot relationships, bool reversed,
                       std::span<const Slot> used, const Site& site)
    : reversed_(reversed) {
  const auto add = [&](Item::Kind kind, Slot slot, std::size_t part, std::size_t place) {
    const bool live = site.is_live(slot);
    const bool asked = slot != plan::no_slot && std::find(used.begin(), used.end(), slot) != used.end();
    if (live || asked) items_.push_back({kind, slot, part, place, live, asked, {}});
  };
  add(Item::Kind::path, path, 0, 0);
  add(Item::Kind::relationships, relationships, 0, 0);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const plan::WalkPart& part = parts[i];
    for (const auto& group : part.groups) {
      std::size_t place = 0;
      for (std::size_t s = 0; s < part.steps.size(); ++s) {
        if (part.steps[s].relationship == group.element) place = 2 * s + 1;
        if (part.steps[s].node == group.element) place = 2 * s + 2;
      }
      if (part.first == group.element) place = 0;
      add(Item::Kind::group, group.list, i, place);
    }
    if (!part.quantified) add(Item::Kind::relationship, part.steps.front().relationship, i, 1);
    add(Item::Kind::after, part.after, i, 0);
  }
}

std::vector<Slot> WalkOutput::slots(const std::vector<plan::WalkPart>& parts) {
  std::vector<Slot> all;
  for (const plan::WalkPart& part : parts) {
    for (const auto& group : part.groups) all.push_back(group.list);
    if (!part.quantified) all.push_back(part.steps.front().relationship);
    if (part.after != plan::no_slot) all.push_back(part.after);
  }
  return all;
}

Value WalkOutput::value(const Item& item, const WalkSearch& search) const {
  const auto walk = search.walk();
  const auto node_before = [&](std::size_t i) { return i == 0 ? search.start() : walk[i - 1].node; };
  List list;
  switch (item.kind) {
    case Item::Kind::path: {
      Path path;
      path.nodes.push_back(Node{search.start()});
      for (const WalkStride& stride : walk) {
        path.edges.push_back(stride.edge);
        path.nodes.push_back(Node{stride.node});
      }
      if (reversed_) {
        std::reverse(path.edges.begin(), path.edges.end());
        std::reverse(path.nodes.begin(), path.nodes.end());
      }
      return Value(std::move(path));
    }
    case Item::Kind::relationships:
      for (const WalkStride& stride : walk) list.emplace_back(stride.edge);
      break;
    case Item::Kind::group:
      for (std::size_t i = 0; i < walk.size(); ++i) {
        if (walk[i].part != item.part) continue;
        if (item.place == 0 && walk[i].step == 0) list.emplace_back(Node{node_before(i)});
        if (item.place == 2 * walk[i].step + 1) list.emplace_back(walk[i].edge);
        if (item.place == 2 * walk[i].step + 2) list.emplace_back(Node{walk[i].node});
      }
      break;
    case Item::Kind::relationship:
      for (const WalkStride& stride : walk)
        if (stride.part == item.part) return Value(stride.edge);
      return {};
    case Item::Kind::after: {
      std::size_t count = 0;
      while (count < walk.size() && walk[count].part <= item.part) ++count;
      return Value(Node{node_before(count)});
    }
  }
  if (reversed_) std::reverse(list.begin(), list.end());
  return Value(std::move(list));
}

void WalkOutput::add(const WalkSearch& search) {
  for (Item& item : items_)
    if (item.live) item.values.push_back(value(item, search));
}

void WalkOutput::write(Batch& out) {
  for (Item& item : items_) {
    if (!item.live) continue;
    Column& column = out.column(item.slot);
    column.reset(ColumnType::value, item.values.size());
    std::move(item.values.begin(), item.values.end(), column.values());
    item.values.clear();
  }
}

void WalkOutput::clear() {
  for (Item& item : items_) item.values.clear();
}

void WalkOutput::bind(const WalkSearch& search, Batch& batch) const {
  for (const Item& item : items_) {
    if (!item.used) continue;
    const Value bound = value(item, search);
    fill({&bound, 1}, batch.column(item.slot));
  }
}

}  // namespace kenes::run
