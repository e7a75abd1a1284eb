// SPDX-License-Identifier: Apache-2.0
// Random claims, withdrawals, ranks, plain writes, deletions and policies against a model that keeps claims
// in a list and works everything out from it each time: on the store, with statements and transactions that
// are undone, and reopened. KENES_CLAIM_STEPS sets how many; the long run is a test of its own.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>
#include <set>

#include "engine/knowledge/claim_writer.hpp"
#include "engine/knowledge/claimed_graph.hpp"
#include "engine/knowledge/policy.hpp"
#include "storage/compare.hpp"
#include "storage/store.hpp"

namespace kenes::knowledge {
namespace {

namespace fs = std::filesystem;

constexpr KeyId keys = 3;  // trust, size, ideology are 0..2 of the catalog in this order
constexpr KeyId trust_key = 0;

/// All that is known, as a list and maps. `plain` is what nobody ever claimed.
struct World {
  std::vector<Claim> claims;
  std::map<Fact, Value> plain;
  std::set<Fact> plain_labels;
  std::map<Fact, Edge> edges;  // by existence; every one that there ever was
  std::set<Fact> plain_edges, gone;
  std::set<Fact> young;  // relationships of this statement: who claims one there says nothing of before
  std::set<NodeId> nodes;
  std::optional<std::vector<Step>> steps;  // of the stored default policy
  bool many_ideologies = false;

  bool claimed(const Fact& fact) const {
    return std::any_of(claims.begin(), claims.end(), [&](const Claim& c) { return c.fact == fact; });
  }
  std::vector<Claim> of(const Fact& fact) const {
    std::vector<Claim> out;
    for (const Claim& c : claims)
      if (c.fact == fact) out.push_back(c);
    return out;
  }
  bool many(const Fact& fact) const { return many_ideologies && fact.name == 2; }
  double trust(NodeId source) const {
    if (source == no_node) return 0;
    const Value value = believed(Fact::property(Node{source}, trust_key));
    return value.is_number() ? value.as_number() : 0.5;
  }

  static bool shown(const Claim& c, const Lens& lens) {
    if (c.rank == Rank::deprecated) return false;
    const std::int64_t now = std::numeric_limits<std::int64_t>::max();
    const std::int64_t known = lens.known_at.value_or(now);
    if (c.recorded > known || (c.retracted && *c.retracted <= known)) return false;
    if (lens.sources &&
        std::find(lens.sources->begin(), lens.sources->end(), c.source) == lens.sources->end())
      return false;
    const DaySpan span = c.valid.span();
    return !lens.as_of || (span.from < lens.as_of->to && lens.as_of->from < span.to);
  }

  /// Whether a beats b, by the first step that tells them apart.
  bool beats(const Claim& a, const Claim& b, std::span<const Claim> all, const Lens& lens) const {
    const std::vector<Step> otherwise = Policy{}.steps;
    for (const Step step : steps ? *steps : otherwise) {
      double x = 0, y = 0;
      const auto both = [&](auto&& score) { x = score(a), y = score(b); };
      switch (step) {
        case Step::rank:
          both([](const Claim& c) { return c.rank == Rank::preferred ? 1.0 : 0.0; });
          break;
        case Step::trust:
          both([&](const Claim& c) { return trust(c.source); });
          break;
        case Step::specific:
          if (!lens.as_of) break;
          both([](const Claim& c) {
            const DaySpan s = c.valid.span();
            const int open = (s.from == DaySpan::before_all) + (s.to == DaySpan::after_all);
            return open ? -1e12 * open : -static_cast<double>(s.to - s.from);
          });
          break;
        case Step::recent: {
          const auto until = [&](const Claim& c) {
            double day = -1e15;
            if (c.valid.to_kind == EndKind::open)
              day = 1e15;
            else if (c.valid.to_kind == EndKind::dated)
              day = static_cast<double>(c.valid.to.span().to);
            else if (c.valid.from_kind == EndKind::dated)
              day = static_cast<double>(c.valid.from.span().to);
            return lens.as_of ? std::min(day, static_cast<double>(lens.as_of->to)) : day;
          };
          const auto since = [](const Claim& c) {
            return c.valid.from_kind == EndKind::dated ? static_cast<double>(c.valid.from.span().from)
                                                       : -1e15;
          };
          both(until);
          if (x == y) both(since);
          if (x == y) both([](const Claim& c) { return static_cast<double>(c.recorded); });
          break;
        }
        case Step::agreement:
          both([&](const Claim& c) {
            std::set<NodeId> sources;
            for (const Claim& other : all)
              if (other.source != no_node && equal(other.value, c.value) == true)
                sources.insert(other.source);
            return static_cast<double>(sources.size());
          });
          break;
        case Step::confidence:
          both([](const Claim& c) { return c.confidence.value_or(0.5); });
          break;
        case Step::oldest:
          break;
      }
      if (x != y) return x > y;
    }
    return false;
  }

  Value choose(const Fact& fact, const Lens& lens) const {
    std::vector<Claim> all;
    for (const Claim& c : of(fact))
      if (shown(c, lens)) all.push_back(c);
    if (all.empty()) return {};
    if (many(fact)) {
      const bool best =
          std::any_of(all.begin(), all.end(), [](const Claim& c) { return c.rank == Rank::preferred; });
      List values;
      for (const Claim& c : all)
        if ((!best || c.rank == Rank::preferred) &&
            std::none_of(values.begin(), values.end(),
                         [&](const Value& v) { return equivalent(v, c.value); }))
          values.push_back(c.value);
      return Value(std::move(values));
    }
    std::size_t best = 0;
    for (std::size_t i = 1; i < all.size(); ++i)
      if (beats(all[i], all[best], all, lens)) best = i;
    return all[best].value;
  }
  Value believed(const Fact& fact, const Lens& lens = {}) const {
    if (claimed(fact)) return choose(fact, lens);
    const auto found = plain.find(fact);
    return found == plain.end() ? Value() : found->second;
  }
  bool holds(const Fact& fact, const Lens& lens = {}) const {
    if (claimed(fact)) {
      const auto all = of(fact);
      return std::any_of(all.begin(), all.end(), [&](const Claim& c) { return shown(c, lens); });
    }
    return fact.kind == FactKind::label ? plain_labels.count(fact) != 0 : plain_edges.count(fact) != 0;
  }
  bool there(const Fact& element) const {  // of a property or existence
    if (!element.on_relationship()) return nodes.count(element.row) != 0;
    const Fact existence{element.space, element.row, FactKind::existence, 0};
    return !gone.count(existence) && holds(existence);
  }
  bool contested(const Fact& fact) const {
    if (fact.kind != FactKind::property || many(fact)) return false;
    const auto all = of(fact);
    for (const Claim& a : all)
      for (const Claim& b : all)
        if (shown(a, {}) && shown(b, {}) && equal(a.value, b.value) != true &&
            a.valid.span().overlaps(b.valid.span()))
          return true;
    return false;
  }

  // -- changes
  void adopt(const Fact& fact, std::optional<std::int64_t> retracted = std::nullopt) {
    if (claimed(fact)) return;
    Claim c;
    c.fact = fact;
    c.by_plain_write = true;
    c.recorded = Claim::since_ever;
    c.retracted = retracted;
    if (fact.kind == FactKind::property) {
      if (!plain.count(fact)) return;
      c.value = plain[fact];
      plain.erase(fact);
    } else if (fact.kind == FactKind::label ? !plain_labels.erase(fact) : !plain_edges.erase(fact)) {
      return;
    }
    claims.push_back(c);
  }
  void adopt_values(const Fact& existence, std::optional<std::int64_t> retracted = std::nullopt) {
    for (KeyId k = 0; k < keys; ++k)
      adopt({existence.space, existence.row, FactKind::property, k}, retracted);
  }
  void withdraw(const Fact& fact, std::int64_t now) {
    for (Claim& c : claims)
      if (c.fact == fact && c.is_live()) c.retracted = now;
  }
  void withdraw_about(const Fact& element, std::int64_t now) {
    for (Claim& c : claims)
      if (c.fact.space == element.space && c.fact.row == element.row && c.is_live()) c.retracted = now;
  }
};

class RandomRun {
 public:
  explicit RandomRun(std::uint32_t seed) : random_(seed) {
    folder_ = fs::temp_directory_path() /
              ("kenes-claims-" + std::to_string(::getpid()) + "-" + std::to_string(seed));
    fs::remove_all(folder_);
    open();
    for (const char* key : {"trust", "size", "ideology"}) transaction_->intern_key(key);
    for (const char* label : {"Source", "A", "B"}) transaction_->intern_label(label);
    transaction_->intern_type("T");
    const LabelId source = transaction_->label("Source");
    for (int i = 0; i < 3; ++i) {
      sources_.push_back(transaction_->create_node({&source, 1}));
      world_.plain_labels.insert(Fact::label(Node{sources_.back()}, source));
    }
    for (int i = 0; i < 4; ++i) nodes_.push_back(transaction_->create_node({}));
    for (const NodeId n : sources_) world_.nodes.insert(n);
    for (const NodeId n : nodes_) world_.nodes.insert(n);
    commit();
  }
  ~RandomRun() {
    transaction_.reset();
    store_.reset();
    fs::remove_all(folder_);
  }

  void steps(int count) {
    for (int i = 0; i < count && !testing::Test::HasFailure(); ++i) {
      SCOPED_TRACE("step " + std::to_string(i));
      statement();
      compare();
      if (below(20) == 0) below(4) == 0 ? roll_back() : commit();
      if (below(150) == 0) reopen();
    }
  }

 private:
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  template <class T>
  const T& any(const std::vector<T>& list) {
    return list[below(list.size())];
  }

  void open() {
    StoreOptions options;
    options.path = folder_.string();
    options.durable = false;
    store_ = Store::open(options);
    transaction_ = store_->begin();
    before_ = world_;
  }
  void commit() {
    transaction_->commit();
    transaction_ = store_->begin();
    before_ = world_;
    moments_.push_back(now_);
  }
  void roll_back() {
    transaction_->rollback();
    transaction_ = store_->begin();
    world_ = before_;
    compare();
  }
  void reopen() {
    commit();
    transaction_.reset();
    store_.reset();
    open();
    compare();
  }

  Value value() {
    if (below(4) == 0) return Value(below(2) ? "x" : "y");
    return Value(static_cast<std::int64_t>(below(3)));
  }
  Attribution said() {
    Attribution s;
    if (below(4)) s.source = any(sources_);
    if (below(3)) s.valid.from_kind = EndKind::dated, s.valid.from.year = 2000 + static_cast<int>(below(5));
    if (below(3))
      s.valid.to_kind = EndKind::dated, s.valid.to.year = 2005 + static_cast<int>(below(4));
    else if (below(2))
      s.valid.to_kind = EndKind::open;
    s.rank = below(6) ? Rank::normal : static_cast<Rank>(below(3));
    if (below(4) == 0) s.confidence = 0.25 * static_cast<double>(below(5));
    return s;
  }
  std::optional<Edge> some_edge() {
    std::vector<Edge> all;
    for (const auto& [fact, edge] : world_.edges)
      if (world_.there(fact)) all.push_back(edge);
    if (all.empty()) return std::nullopt;
    return any(all);
  }
  Fact some_property() {
    const auto edge = below(3) == 0 ? some_edge() : std::nullopt;
    if (edge) return Fact::property(*edge, static_cast<KeyId>(1 + below(2)));
    return Fact::property(Node{any(nodes_)}, static_cast<KeyId>(1 + below(2)));
  }
  Value value_for(const Fact& fact) {
    return fact.name == trust_key ? Value(0.25 * static_cast<double>(below(5))) : value();
  }
  Claim as_claim(const Fact& fact, const Value& value, const Attribution& s) {
    Claim c;
    c.fact = fact;
    c.value = value;
    c.valid = s.valid;
    c.source = s.source;
    c.rank = s.rank;
    c.confidence = s.confidence;
    c.recorded = now_;
    return c;
  }

  void statement() {
    const World before = world_;
    world_.young.clear();
    transaction_->begin_statement();
    ClaimedGraph graph(*transaction_);
    ClaimWriter writer(graph);
    now_ = transaction_->claim_sink()->now();
    for (std::size_t n = 1 + below(3); n > 0; --n) change(graph, writer);
    if (below(10) == 0) {
      graph.rollback_statement();
      world_ = before;
    } else {
      graph.end_statement();
    }
  }

  void change(ClaimedGraph& graph, ClaimWriter& writer) {
    switch (below(16)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return claim_value(writer);
      case 4: {
        const Fact fact = Fact::label(Node{any(nodes_)}, static_cast<LabelId>(1 + below(2)));
        const Attribution s = said();
        writer.claim_label(Node{fact.row}, fact.name, s);
        world_.adopt(fact);
        world_.claims.push_back(as_claim(fact, {}, s));
        return;
      }
      case 5:
      case 6:
        return claim_edge(writer);
      case 7:
      case 8:
        return alter(writer);
      case 9:
      case 10:
        return set(graph);
      case 11: {
        const Fact fact = Fact::label(Node{any(nodes_)}, static_cast<LabelId>(1 + below(2)));
        const bool present = below(2) == 0;
        present ? graph.add_label(fact.row, fact.name) : graph.remove_label(fact.row, fact.name);
        return set_label(fact, present);
      }
      case 12: {
        const Edge edge = graph.create_edge(any(nodes_), 0, any(nodes_));
        world_.edges[Fact::existence(edge)] = edge;
        world_.plain_edges.insert(Fact::existence(edge));
        world_.young.insert(Fact::existence(edge));
        return;
      }
      case 13:
        return remove_edge(graph);
      case 14:
        return below(6) == 0 ? remove_node(graph) : claim_value(writer);
      default:
        return below(4) == 0 ? change_policy(writer) : claim_value(writer);
    }
  }

  void claim_value(ClaimWriter& writer) {
    const Fact fact = some_property();
    const Value v = value();
    const Attribution s = said();
    if (fact.on_relationship())
      writer.claim(world_.edges.at({fact.space, fact.row, FactKind::existence, 0}), fact.name, v, s);
    else
      writer.claim(Node{fact.row}, fact.name, v, s);
    world_.adopt(fact);
    world_.claims.push_back(as_claim(fact, v, s));
  }

  void claim_edge(ClaimWriter& writer) {
    const NodeId from = any(nodes_), to = any(nodes_);
    const Attribution s = said();
    std::vector<Edge> shown, hidden;
    for (const auto& [fact, edge] : world_.edges) {
      if (edge.source != from || edge.target != to) continue;
      if (world_.there(fact))
        shown.push_back(edge);
      else if (world_.claimed(fact))
        hidden.push_back(edge);
    }
    if (shown.size() > 1) {
      EXPECT_THROW(writer.claim_relationship(Node{from}, 0, Node{to}, s), Error);
      return;
    }
    const auto made = writer.claim_relationship(Node{from}, 0, Node{to}, s);
    const Fact fact = Fact::existence(made.edge);
    if (!shown.empty()) {
      EXPECT_EQ(made.edge, shown.front());
    } else if (!hidden.empty()) {
      EXPECT_EQ(made.edge, hidden.back());
    }
    EXPECT_EQ(made.created, shown.empty() && hidden.empty());
    world_.edges[fact] = made.edge;
    world_.gone.erase(fact);
    if (world_.young.count(fact)) world_.plain_edges.erase(fact);
    world_.adopt(fact);
    world_.claims.push_back(as_claim(fact, {}, s));
    if (!world_.holds(fact)) world_.adopt_values(fact);
  }

  void alter(ClaimWriter& writer) {
    std::vector<std::size_t> live;
    for (std::size_t i = 0; i < world_.claims.size(); ++i)
      if (world_.claims[i].is_live()) live.push_back(i);
    if (live.empty()) return;
    Claim& claim = world_.claims[any(live)];
    const Fact fact = claim.fact;
    // Numbers are not the model's business: the claim is found by its place among those on its fact.
    std::vector<Claim> stored;
    transaction_->claims()->claims_on(fact, stored);
    const auto own = world_.of(fact);
    std::size_t place = 0;
    for (const Claim& c : world_.claims) {
      if (&c == &claim) break;
      place += c.fact == fact;
    }
    ASSERT_EQ(stored.size(), own.size());
    const bool was = fact.kind == FactKind::existence && world_.holds(fact);
    if (below(2)) {
      EXPECT_TRUE(writer.retract(stored[place].id));
      claim.retracted = now_;
    } else {
      const Rank rank = static_cast<Rank>(below(3));
      writer.set_rank(stored[place].id, rank);
      claim.rank = rank;
    }
    if (was && !world_.holds(fact)) world_.adopt_values(fact);
  }

  void set(ClaimedGraph& graph) {
    const bool trust =
        below(5) == 0;  // written plainly only: sources that judge each other have no one answer
    const Fact fact = trust ? Fact::property(Node{any(sources_)}, trust_key) : some_property();
    const Value v = below(4) == 0 ? Value() : value_for(fact);
    if (fact.on_relationship())
      graph.set_property(world_.edges.at({fact.space, fact.row, FactKind::existence, 0}), fact.name, v);
    else
      graph.set_property(fact.row, fact.name, v);
    if (!world_.claimed(fact)) {
      if (v.is_null())
        world_.plain.erase(fact);
      else
        world_.plain[fact] = v;
      return;
    }
    if (v.is_null()) return world_.withdraw(fact, now_);
    const Value believed = world_.believed(fact);
    for (Claim& c : world_.claims) {
      if (c.fact != fact || !c.is_live() || !c.by_plain_write) continue;
      const bool same = c.value.kind() == v.kind() && equivalent(c.value, v) && believed.kind() == v.kind() &&
                        equivalent(believed, v);
      if (c.rank == Rank::preferred && same) return;
      c.retracted = now_;
    }
    Claim c = as_claim(fact, v, {});
    c.by_plain_write = true;
    c.rank = Rank::preferred;
    world_.claims.push_back(c);
  }

  void set_label(const Fact& fact, bool present) {
    if (!world_.claimed(fact)) {
      present ? (void)world_.plain_labels.insert(fact) : (void)world_.plain_labels.erase(fact);
    } else if (world_.holds(fact) != present) {
      if (!present) return world_.withdraw(fact, now_);
      Claim c = as_claim(fact, {}, {});
      c.by_plain_write = true;
      world_.claims.push_back(c);
    }
  }

  void bury(const Fact& element) {
    const bool any_claim = std::any_of(world_.claims.begin(), world_.claims.end(), [&](const Claim& c) {
      return c.fact.space == element.space && c.fact.row == element.row;
    });
    if (any_claim) {
      world_.adopt_values(element, now_);
      if (element.on_relationship()) world_.adopt(element, now_);
      world_.withdraw_about(element, now_);
    } else {
      for (KeyId k = 0; k < keys; ++k)
        world_.plain.erase({element.space, element.row, FactKind::property, k});
      world_.plain_edges.erase(element);
    }
  }

  void remove_edge(ClaimedGraph& graph) {
    const auto edge = some_edge();
    if (!edge) return;
    EXPECT_TRUE(graph.delete_edge(*edge));
    const Fact fact = Fact::existence(*edge);
    bury(fact);
    if (!world_.claimed(fact)) world_.edges.erase(fact);
  }

  void remove_node(ClaimedGraph& graph) {
    const NodeId node = any(nodes_);
    for (const auto& [fact, edge] : std::map(world_.edges))
      if (edge.source == node || edge.target == node) {
        if (world_.there(fact)) {
          graph.delete_edge(edge);
          bury(fact);
        } else {
          world_.withdraw_about(fact, now_);
        }
        world_.edges.erase(fact);
      }
    EXPECT_TRUE(graph.delete_node(node));
    bury({0, node, FactKind::property, 0});
    world_.nodes.erase(node);
    std::erase(nodes_, node);
    nodes_.push_back(graph.create_node({}));
    world_.nodes.insert(nodes_.back());
  }

  void change_policy(ClaimWriter& writer) {
    if (below(2)) {
      StoredPolicy many;
      many.policy.name = "many";
      many.policy.many_valued = true;
      many.keys = {"ideology"};
      world_.many_ideologies = !world_.many_ideologies;
      if (world_.many_ideologies)
        writer.belief().put(many);
      else
        EXPECT_TRUE(writer.belief().drop_policy("many"));
      return;
    }
    StoredPolicy stored;
    std::shuffle(stored.policy.steps.begin(), stored.policy.steps.end(), random_);
    world_.steps = stored.policy.steps;
    writer.belief().put(stored);
  }

  // ---------------------------------------------------------------- comparing

  void compare() {
    // Nodes that were made and undone are not there any more.
    std::erase_if(nodes_, [&](NodeId n) { return !world_.nodes.count(n); });
    for (const NodeId n : world_.nodes)
      if (std::find(sources_.begin(), sources_.end(), n) == sources_.end() &&
          std::find(nodes_.begin(), nodes_.end(), n) == nodes_.end())
        nodes_.push_back(n);
    const Book book(*transaction_);
    std::set<Fact> facts, contested;
    for (const Claim& c : world_.claims) facts.insert(c.fact);
    for (const auto& [fact, v] : world_.plain) facts.insert(fact);
    for (const auto& [fact, edge] : world_.edges) facts.insert(fact);
    std::vector<Lens> lenses(4);
    lenses[1].as_of = PartialDate{2000 + static_cast<int>(below(10)), 0, 0}.span();
    lenses[2].sources = std::vector<NodeId>{any(sources_)};
    if (!moments_.empty()) lenses[3].known_at = any(moments_);
    for (const Fact& fact : facts) {
      if (world_.contested(fact)) contested.insert(fact);
      compare(book, fact, lenses);
      if (testing::Test::HasFailure()) return;
    }
    std::set<Fact> kept;
    transaction_->claims()->contested([&](const Fact& fact) { return kept.insert(fact), true; });
    EXPECT_EQ(kept.size(), contested.size());
    EXPECT_TRUE(kept == contested);
  }

  void compare(const Book& book, const Fact& fact, const std::vector<Lens>& lenses) {
    SCOPED_TRACE("space " + std::to_string(fact.space) + " row " + std::to_string(fact.row) + " kind " +
                 std::to_string(static_cast<int>(fact.kind)) + " name " + std::to_string(fact.name));
    const auto own = world_.of(fact);
    const auto stored = book.all_claims(fact);
    ASSERT_EQ(stored.size(), own.size());
    std::size_t live = 0;
    for (std::size_t i = 0; i < own.size(); ++i) {
      ASSERT_EQ(to_literal(stored[i].value), to_literal(own[i].value));
      ASSERT_EQ(stored[i].retracted, own[i].retracted);
      ASSERT_EQ(stored[i].recorded, own[i].recorded);
      ASSERT_EQ(stored[i].rank, own[i].rank);
      ASSERT_EQ(stored[i].by_plain_write, own[i].by_plain_write);
      live += World::shown(own[i], {});
    }
    const auto state = book.state(fact);
    using State = ClaimSource::Validity::State;
    ASSERT_EQ(state.state, own.empty() ? State::plain : live == 1 ? State::single : State::several);
    if (fact.kind == FactKind::property) {
      const bool there = world_.there(fact);
      ASSERT_EQ(to_literal(book.plain_value(fact)), to_literal(there ? world_.believed(fact) : Value()));
      if (!there && own.empty()) return;
      for (std::size_t i = there ? 0 : 1; i < lenses.size(); ++i)
        ASSERT_EQ(to_literal(book.value(fact, lenses[i])), to_literal(world_.believed(fact, lenses[i])))
            << "lens " << i;
      if (there) compare_unbelieved(fact);
    } else {
      for (const Lens& lens : lenses) ASSERT_EQ(book.holds(fact, lens), world_.holds(fact, lens));
    }
  }

  void compare_unbelieved(const Fact& fact) {
    const Value believed = world_.believed(fact);
    for (const Claim& c : world_.of(fact)) {
      if (!World::shown(c, {})) continue;
      std::vector<std::uint32_t> rows;
      transaction_->claims()->unbelieved_with(fact.space, fact.name, c.value, rows);
      const bool kept = std::find(rows.begin(), rows.end(), fact.row) != rows.end();
      ASSERT_EQ(kept, equal(c.value, believed) != true) << to_literal(c.value);
    }
  }

  std::mt19937 random_;
  fs::path folder_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<WriteTransaction> transaction_;
  World world_, before_;
  std::vector<NodeId> sources_, nodes_;
  std::vector<std::int64_t> moments_;
  std::int64_t now_ = 0;
};

TEST(RandomClaims, TheStoreAndTheListAgree) {
  const char* asked = std::getenv("KENES_CLAIM_STEPS");
  const int steps = asked ? std::atoi(asked) : 1500;
  constexpr int a_run = 250;
  for (int done = 0; done < steps && !testing::Test::HasFailure(); done += a_run) {
    SCOPED_TRACE("seed " + std::to_string(done));
    RandomRun(static_cast<std::uint32_t>(done)).steps(a_run);
  }
}

}  // namespace
}  // namespace kenes::knowledge
