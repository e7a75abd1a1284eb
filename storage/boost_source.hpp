// SPDX-License-Identifier: Apache-2.0
// Any Boost graph as a GraphSource: `kenes::view(cities).label("City").property("name", &City::name)
// .edge_type("ROAD").edge_property("km", &Road::km)`. Vertices get ids 0 .. n-1 in the order of vertices(g);
// the topology is copied once, by source(); properties stay where they are and are read when they are asked
// for. So the user's graph and maps must outlive what source() returns and keep vertices, edges and
// descriptors as they are; values may change between queries. Reading is as thread-safe as the user's maps.
#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/property_map/property_map.hpp>
#include <concepts>
#include <functional>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "storage/csr.hpp"
#include "storage/graph.hpp"
#include "storage/graph_traits.hpp"

namespace kenes {

/// What a view hands over: places are positions in vertices(g) and edges(g).
struct BoostTopology {
  struct Link {
    NodeId source, target;
    TypeId type;
  };
  struct Property {
    std::string key;
    /// Fills the column with the values at these places.
    std::function<void(std::span<const std::uint32_t> places, Column& out)> gather;
  };
  NodeId nodes = 0;
  std::vector<std::string> labels;
  std::vector<std::vector<std::uint8_t>> bears;  // [label][node]
  std::vector<std::string> types;
  std::vector<Link> links;
  std::vector<Property> node_properties, edge_properties;
};

/// The source behind a view. Made by BoostView::source().
class BoostSource final : public GraphSource {
 public:
  explicit BoostSource(BoostTopology topology);

  LabelId label(std::string_view name) const override;
  TypeId type(std::string_view name) const override;
  KeyId key(std::string_view name) const override;
  std::string_view label_name(LabelId id) const override;
  std::string_view type_name(TypeId id) const override;
  std::string_view key_name(KeyId id) const override;
  std::size_t label_count() const override { return topology_.labels.size(); }
  std::size_t type_count() const override { return topology_.types.size(); }
  std::size_t key_count() const override { return keys_.size(); }
  NodeId node_bound() const override { return topology_.nodes; }
  std::uint64_t node_count() const override { return topology_.nodes; }
  bool has_node(NodeId node) const override { return node < topology_.nodes; }
  bool scan(ScanPosition& position, std::span<const LabelId> labels, std::size_t limit,
            std::vector<NodeId>& out) const override;
  void labels_of(NodeId node, std::vector<LabelId>& out) const override;
  void has_label(std::span<const NodeId> nodes, LabelId label, std::uint8_t* out) const override;
  bool end_always_has_label(TypeId type, Direction direction, LabelId label) const override;
  std::uint64_t edge_count(TypeId type) const override;
  EdgeId edge_bound(TypeId type) const override { return static_cast<EdgeId>(edge_count(type)); }
  void adjacent(std::span<const NodeId> nodes, TypeId type, Direction direction,
                AdjacencyBatch& out) const override;
  bool lasting_row(NodeId node, TypeId type, Direction direction, Adjacency& out) const override;
  void degrees(std::span<const NodeId> nodes, TypeId type, Direction direction,
               std::uint32_t* out) const override;
  void types_of(NodeId node, Direction direction, std::vector<TypeId>& out) const override;
  std::optional<Edge> edge(TypeId type, EdgeId id) const override;
  void node_property(std::span<const NodeId> nodes, KeyId key, Column& out) const override;
  void edge_property(std::span<const Edge> edges, KeyId key, Column& out) const override;
  void keys_of(NodeId node, std::vector<KeyId>& out) const override;
  void keys_of(const Edge& edge, std::vector<KeyId>& out) const override;
  std::uint64_t nodes_with_label(LabelId label) const override;
  std::uint64_t nodes_with_type(TypeId type, Direction direction) const override;

 private:
  struct Lists {
    std::vector<std::uint32_t> places;  // of the user's edges, by our edge id
    CsrRows out, in;
  };

  template <class Key>
  std::vector<std::uint32_t> sorted(const std::vector<std::uint32_t>& numbers, const Key& key) const;

  BoostTopology topology_;
  std::vector<std::string> keys_;
  std::vector<int> node_gather_, edge_gather_;  // by key: which property, or -1
  std::vector<std::uint64_t> label_sizes_;
  std::vector<Lists> lists_;  // by type
};

/// A user's value as an openCypher value. Anything that converts to Value; booleans, numbers, enumerations
/// (their number), text, a char (a text of one letter), optional (null where empty), vectors (lists).
template <class T>
Value to_value(const T& x) {
  if constexpr (std::is_same_v<T, Value>)
    return x;
  else if constexpr (std::is_same_v<T, bool>)
    return Value(x);
  else if constexpr (std::is_same_v<T, char>)
    return Value(std::string(1, x));
  else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>)
    return Value(static_cast<long long>(x));
  else if constexpr (std::is_floating_point_v<T>)
    return Value(static_cast<double>(x));
  else if constexpr (std::is_convertible_v<const T&, std::string_view>)
    return Value(std::string_view(x));
  else if constexpr (requires { x.has_value(), *x; })
    return x.has_value() ? to_value(*x) : Value();
  else if constexpr (std::is_constructible_v<Value, const T&>)
    return Value(x);
  else if constexpr (requires { x.begin(), x.end(); }) {
    List list;
    for (const auto& element : x) list.push_back(to_value(element));
    return Value(std::move(list));
  } else
    static_assert(!sizeof(T), "Kenes knows no openCypher value for this type: give a lambda that makes one");
}

namespace boost_view {

// What `tag`, `map`, `&Bundle::member` or `callable` says about the vertex or edge `x`.
template <class G, class Accessor, class Descriptor>
decltype(auto) read(const G& g, const Accessor& accessor, const Descriptor& x) {
  using boost::get;
  if constexpr (std::is_member_object_pointer_v<Accessor>)
    return (g[x].*accessor);
  else if constexpr (std::is_member_function_pointer_v<Accessor>)
    return (g[x].*accessor)();
  else if constexpr (std::is_enum_v<Accessor>)
    return get(accessor, g, x);
  else if constexpr (std::invocable<const Accessor&, const Descriptor&>)
    return accessor(x);
  else if constexpr (requires { accessor(g[x]); })
    return accessor(g[x]);
  else
    return get(accessor, x);
}

// Fills a column with read(place), typed where the type is one that columns have.
template <class Read>
void gather(std::span<const std::uint32_t> places, Column& out, const Read& read) {
  using Result = decltype(read(std::uint32_t{}));
  using T = std::remove_cvref_t<Result>;
  const std::size_t size = places.size();
  if constexpr (std::is_same_v<T, bool>) {
    out.reset(ColumnType::boolean, size);
    for (std::size_t i = 0; i < size; ++i) out.booleans()[i] = read(places[i]);
  } else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, char>) {
    out.reset(ColumnType::integer, size);
    for (std::size_t i = 0; i < size; ++i) out.integers()[i] = static_cast<std::int64_t>(read(places[i]));
  } else if constexpr (std::is_floating_point_v<T>) {
    out.reset(ColumnType::floating, size);
    for (std::size_t i = 0; i < size; ++i) out.floats()[i] = static_cast<double>(read(places[i]));
  } else if constexpr (std::is_same_v<T, std::string> && std::is_lvalue_reference_v<Result>) {
    out.reset(ColumnType::string, size);
    for (std::size_t i = 0; i < size; ++i) out.strings()[i] = read(places[i]);
  } else {
    std::vector<Value> values(size);
    for (std::size_t i = 0; i < size; ++i) values[i] = to_value(read(places[i]));
    fill(values, out);
  }
}

template <class G>
concept has_vertex_name = requires {
  typename G::vertex_property_type;
  requires boost::lookup_one_property<typename G::vertex_property_type, boost::vertex_name_t>::found;
};
template <class G, class Tag>
concept has_edge = requires {
  typename G::edge_property_type;
  requires boost::lookup_one_property<typename G::edge_property_type, Tag>::found;
};

// Integral descriptors that count from 0 need no table; others are looked up.
template <class Descriptor>
class Numbering {
 public:
  void add(const Descriptor& v) {
    if constexpr (std::is_integral_v<Descriptor>)
      counting_ = counting_ && static_cast<std::uint64_t>(v) == all_.size();
    all_.push_back(v);
  }
  void finish() {
    if (counting_) return;
    for (NodeId i = 0; i < all_.size(); ++i) numbers_.emplace(all_[i], i);
  }
  NodeId number(const Descriptor& v) const {
    if constexpr (std::is_integral_v<Descriptor>)
      if (counting_) return static_cast<NodeId>(v);
    return numbers_.at(v);
  }
  const std::vector<Descriptor>& all() const { return all_; }

 private:
  std::vector<Descriptor> all_;
  std::map<Descriptor, NodeId> numbers_;
  bool counting_ = std::is_integral_v<Descriptor>;
};

// Outside of BoostView, where the members named source would hide what the graph's own namespace offers.
template <class G, class Link>
auto source_vertex(const Link& e, const G& g) {
  return source(e, g);
}
template <class G, class Link>
auto target_vertex(const Link& e, const G& g) {
  return target(e, g);
}

// The number of a name in a list of names that grows.
std::uint16_t intern(std::vector<std::string>& names, std::string_view name);
void check_size(std::uint64_t vertices);  ///< Error usage where there are too many

}  // namespace boost_view

/// How a user's graph looks to a query. An accessor is a pointer to a member of the bundle (`&City::name`), a
/// property tag (boost::vertex_name), a property map, or a callable that takes a descriptor or the bundle.
/// Without any call: no labels, relationships of type EDGE, and the internal properties vertex_name (`name`),
/// edge_name (`name`) and edge_weight (`weight`) where the graph has them. Copyable; refers to the graph.
template <class G>
class BoostView {
 public:
  using Vertex = typename boost::graph_traits<G>::vertex_descriptor;
  using Link = typename boost::graph_traits<G>::edge_descriptor;

  explicit BoostView(const G& graph) : graph_(&graph) {
    if constexpr (boost_view::has_vertex_name<G>) property("name", boost::vertex_name);
    if constexpr (boost_view::has_edge<G, boost::edge_name_t>) edge_property("name", boost::edge_name);
    if constexpr (boost_view::has_edge<G, boost::edge_weight_t>) edge_property("weight", boost::edge_weight);
  }

  /// Every vertex bears this label.
  BoostView& label(std::string name) {
    return label(std::move(name), [](const Vertex&) { return true; });
  }
  /// Vertices for which the accessor is true bear this label.
  template <class Accessor>
  BoostView& label(std::string name, Accessor accessor) {
    labels_.push_back([name = std::move(name), accessor, g = graph_](const Vertex& v, auto add) {
      if (boost_view::read(*g, accessor, v)) add(name);
    });
    return *this;
  }
  /// The accessor gives each vertex's label, or a list of them; an empty text is none.
  template <class Accessor>
  BoostView& label_by(Accessor accessor) {
    labels_.push_back([accessor, g = graph_](const Vertex& v, auto add) {
      decltype(auto) names = boost_view::read(*g, accessor, v);
      if constexpr (std::is_convertible_v<decltype(names), std::string_view>)
        add(names);
      else
        for (const auto& name : names) add(name);
    });
    return *this;
  }
  template <class Accessor>
  BoostView& property(std::string key, Accessor accessor) {
    replace(properties_, std::move(key),
            [accessor, g = graph_](const std::vector<Vertex>& all, std::span<const std::uint32_t> places,
                                   Column& out) {
              boost_view::gather(places, out, [&](std::uint32_t i) -> decltype(auto) {
                return boost_view::read(*g, accessor, all[i]);
              });
            });
    return *this;
  }

  /// Every edge is a relationship of this type.
  BoostView& edge_type(std::string name) {
    one_type_ = std::move(name);
    type_ = nullptr;
    return *this;
  }
  /// The accessor gives each edge's type.
  template <class Accessor>
  BoostView& edge_type_by(Accessor accessor) {
    type_ = [accessor, g = graph_](const Link& e) { return std::string(boost_view::read(*g, accessor, e)); };
    return *this;
  }
  template <class Accessor>
  BoostView& edge_property(std::string key, Accessor accessor) {
    replace(edge_properties_, std::move(key),
            [accessor, g = graph_](const std::vector<Link>& all, std::span<const std::uint32_t> places,
                                   Column& out) {
              boost_view::gather(places, out, [&](std::uint32_t i) -> decltype(auto) {
                return boost_view::read(*g, accessor, all[i]);
              });
            });
    return *this;
  }

  /// Copies the topology as it is now. An undirected edge becomes one relationship from its source to its
  /// target. Throws Error usage beyond 4,294,967,294 vertices or 65,534 names.
  std::shared_ptr<const GraphSource> source() const;

 private:
  template <class Descriptor>
  using Gather = std::function<void(const std::vector<Descriptor>&, std::span<const std::uint32_t>, Column&)>;
  using AddLabel = std::function<void(std::string_view)>;

  template <class Descriptor, class Function>
  static void replace(std::vector<std::pair<std::string, Gather<Descriptor>>>& list, std::string key,
                      Function f) {
    std::erase_if(list, [&](const auto& entry) { return entry.first == key; });
    list.emplace_back(std::move(key), std::move(f));
  }
  template <class Visit>
  void each_edge(const Visit& visit) const;

  const G* graph_;
  std::vector<std::function<void(const Vertex&, const AddLabel&)>> labels_;
  std::string one_type_ = "EDGE";
  std::function<std::string(const Link&)> type_;  // null: all are of one_type_
  std::vector<std::pair<std::string, Gather<Vertex>>> properties_;
  std::vector<std::pair<std::string, Gather<Link>>> edge_properties_;
};

/// The beginning of a view of any Boost graph (VertexListGraph with edges or out-edges).
template <class G>
BoostView<G> view(const G& graph) {
  return BoostView<G>(graph);
}

/// The source of anything that is a graph: what `kenes::query(graph, ...)` runs on.
inline std::shared_ptr<const GraphSource> source_of(std::shared_ptr<const GraphSource> source) {
  return source;
}
inline std::shared_ptr<const GraphSource> source_of(const Graph& graph) { return graph.shared_source(); }
template <class G>
std::shared_ptr<const GraphSource> source_of(const BoostView<G>& view) {
  return view.source();
}

namespace boost_view {
// boost::graph_traits of something that is no graph is a hard error, so what we know to be none is kept out
// first.
template <class G>
inline constexpr bool is_view = false;
template <class G>
inline constexpr bool is_view<BoostView<G>> = true;
template <class G>
concept foreign_graph = !is_view<G> && !std::is_same_v<G, Graph> &&
                        !std::is_convertible_v<const G&, std::shared_ptr<const GraphSource>> && requires {
  typename boost::graph_traits<G>::traversal_category;
};
}  // namespace boost_view

template <boost_view::foreign_graph G>
std::shared_ptr<const GraphSource> source_of(const G& graph) {
  return view(graph).source();
}

template <class G>
template <class Visit>
void BoostView<G>::each_edge(const Visit& visit) const {
  if constexpr (requires { edges(*graph_); }) {
    for (auto [at, end] = edges(*graph_); at != end; ++at) visit(*at);
  } else {
    static_assert(
        std::is_convertible_v<typename boost::graph_traits<G>::directed_category, boost::directed_tag>,
        "an undirected graph needs edges(g)");
    for (auto [v, last] = vertices(*graph_); v != last; ++v)
      for (auto [at, end] = out_edges(*v, *graph_); at != end; ++at) visit(*at);
  }
}

template <class G>
std::shared_ptr<const GraphSource> BoostView<G>::source() const {
  auto numbering = std::make_shared<boost_view::Numbering<Vertex>>();
  auto links = std::make_shared<std::vector<Link>>();
  BoostTopology topology;

  boost_view::check_size(num_vertices(*graph_));
  for (auto [at, end] = vertices(*graph_); at != end; ++at) numbering->add(*at);
  numbering->finish();
  topology.nodes = static_cast<NodeId>(numbering->all().size());
  for (NodeId node = 0; node < topology.nodes; ++node)
    for (const auto& label : labels_)
      label(numbering->all()[node], [&](std::string_view name) {
        if (name.empty()) return;
        auto id = boost_view::intern(topology.labels, name);
        if (id == topology.bears.size()) topology.bears.emplace_back(topology.nodes, std::uint8_t{0});
        topology.bears[id][node] = 1;
      });
  if (!type_) topology.types.push_back(one_type_);
  if constexpr (requires { num_edges(*graph_); }) {
    links->reserve(num_edges(*graph_));
    topology.links.reserve(num_edges(*graph_));
  }
  each_edge([&](const Link& e) {
    links->push_back(e);
    topology.links.push_back({numbering->number(boost_view::source_vertex(e, *graph_)),
                              numbering->number(boost_view::target_vertex(e, *graph_)),
                              type_ ? boost_view::intern(topology.types, type_(e)) : TypeId{0}});
  });
  for (const auto& [key, gather] : properties_)
    topology.node_properties.push_back(
        {key, [numbering, gather = gather](std::span<const std::uint32_t> places, Column& out) {
           gather(numbering->all(), places, out);
         }});
  for (const auto& [key, gather] : edge_properties_)
    topology.edge_properties.push_back(
        {key, [links, gather = gather](std::span<const std::uint32_t> places, Column& out) {
           gather(*links, places, out);
         }});
  return std::make_shared<const BoostSource>(std::move(topology));
}

}  // namespace kenes
