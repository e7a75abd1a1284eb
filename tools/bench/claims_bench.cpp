// SPDX-License-Identifier: Apache-2.0
// What claims cost: `claims_bench store|writer FOLDER [PEOPLE RELATIONSHIPS CLAIMS]` makes people who know
// each other with one claim on every KNOWS, claims on values besides (one fact in a hundred contested), and
// prints times, ratios and bytes. `store`: a graph that is there already, claims by the least that the store
// needs; `writer`: relationships and values come with their claims, through what CLAIM and importers write
// with. The defaults are a million claims on the size of graph that other engines are measured with. `lens
// DATABASE PROPERTY` claims on every KNOWS of a database that is there and asks about two hops, with that
// property of a person, plain and through a lens.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <optional>
#include <random>

#include "engine/kenes.hpp"
#include "engine/knowledge/claim_writer.hpp"
#include "storage/bulk.hpp"
#include "storage/check.hpp"
#include "storage/claim_source.hpp"
#include "storage/compare.hpp"
#include "storage/store.hpp"

namespace kenes::bench {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Of the calling thread alone: what a busy machine does not change much.
double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Size {
  bool by_writer = false;
  NodeId people = 100'000;
  EdgeId relationships = 808'000;
  std::uint64_t claims = 1'000'000;
  NodeId sources = 1000;
};

StoreOptions options(const std::string& path) {
  StoreOptions options;
  options.path = path;
  return options;
}

/// Who knows whom, by places among the people.
std::vector<std::pair<NodeId, NodeId>> acquaintances(const Size& size) {
  std::mt19937 random(1);
  std::vector<std::pair<NodeId, NodeId>> pairs;
  for (EdgeId i = 0; i < size.relationships; ++i)
    pairs.emplace_back(static_cast<NodeId>(std::uint64_t{i} * size.people / size.relationships),
                       random() % size.people);
  return pairs;
}

/// Sources and people; for the store, also what the claims will be about.
void make_graph(Store& store, const Size& size) {
  Limits limits;
  BulkLoad bulk(store, limits);
  const LabelId person = bulk.label("Person"), source = bulk.label("Source");
  const KeyId key = bulk.key("key"), born = bulk.key("born");
  const TypeId knows = bulk.type("KNOWS");
  std::vector<Value> keys, years;
  for (NodeId i = 0; i < size.sources; ++i) keys.emplace_back("source " + std::to_string(i));
  for (NodeId i = 0; i < size.people; ++i) years.emplace_back(std::int64_t{1900 + i % 100});
  Column column;
  fill(keys, column);
  bulk.add_nodes({&source, 1}, size.sources, {&key, 1}, {&column, 1});
  fill(years, column);
  const std::size_t values = size.by_writer ? 0 : 1;
  const NodeId first = bulk.add_nodes({&person, 1}, size.people, {&born, values}, {&column, values});
  if (!size.by_writer) {
    std::vector<NodeId> from, to;
    for (const auto& [a, b] : acquaintances(size)) {
      from.push_back(first + a);
      to.push_back(first + b);
    }
    bulk.add_edges(knows, from, to, {}, {});
  }
  bulk.finish();
}

std::vector<NodeId> all_people(const GraphSource& graph) {
  std::vector<NodeId> people;
  ScanPosition position;
  const LabelId person = graph.label("Person");
  while (graph.scan(position, {&person, 1}, 1 << 20, people)) {
  }
  return people;
}

/// The facts and claims of the run, one after the other.
class Claims {
 public:
  Claims(const GraphSource& graph, const Size& size) : size_(size) {
    type_ = graph.type("KNOWS");
    born_ = graph.key("born");
    people_ = all_people(graph);
    if (size.by_writer) pairs_ = acquaintances(size);
  }
  /// The ends of the relationship that the claim before the next one is about.
  std::pair<Node, Node> ends() const {
    const auto& [a, b] = pairs_[made_ - 1];
    return {Node{people_[a]}, Node{people_[b]}};
  }
  Claim next() {
    Claim claim;
    const std::uint64_t i = made_++;
    if (i < size_.relationships) {
      claim.fact = Fact::existence(Edge{no_node, no_node, static_cast<EdgeId>(i), type_});
    } else {
      const std::uint64_t person = i - size_.relationships;
      claim.fact = Fact::property(Node{people_[person % people_.size()]}, born_);
      claim.value = Value(std::int64_t{1900} + static_cast<std::int64_t>(person % 100));
      // The second round contradicts the first in places: one fact in a hundred of all is contested.
      if (person >= people_.size() && person % 10 == 0) claim.value = Value(std::int64_t{1899});
    }
    claim.valid = {
        EndKind::dated,
        EndKind::open,
        {static_cast<std::int32_t>(1980 + random_() % 40), static_cast<std::uint8_t>(1 + random_() % 12), 0},
        {}};
    claim.source = static_cast<NodeId>(random_() % size_.sources);
    claim.at = "p. " + std::to_string(random_() % 400);
    return claim;
  }

 private:
  Size size_;
  TypeId type_ = no_name;
  KeyId born_ = no_name;
  std::vector<NodeId> people_;
  std::vector<std::pair<NodeId, NodeId>> pairs_;
  std::uint64_t made_ = 0;
  std::mt19937 random_{2};
};

/// The least that a floor above does for a claim.
void keep(MutableGraph& graph, Claim claim) {
  auto& sink = *graph.claim_sink();
  const Fact fact = claim.fact;
  std::vector<Claim> before;
  sink.claims_on(fact, before);
  const DaySpan span = claim.valid.span();
  const Value value = claim.value;
  sink.add(std::move(claim));
  using State = ClaimSource::Validity::State;
  if (before.empty()) return sink.set_validity(fact, {State::single, span});
  sink.set_validity(fact, {State::several, {}});
  if (!equivalent(before.front().value, value)) {
    sink.set_contested(fact, true);
    sink.add_unbelieved(fact, value);
  }
}

/// The next claims, as one transaction.
void write(Store& store, Claims& claims, std::uint64_t count, bool by_writer) {
  auto t = store.begin();
  t->begin_statement();
  std::optional<knowledge::ClaimWriter> writer;
  if (by_writer) writer.emplace(*t);
  for (std::uint64_t i = 0; i < count; ++i) {
    Claim claim = claims.next();
    if (!writer) {
      keep(*t, std::move(claim));
      continue;
    }
    knowledge::Attribution said;
    said.valid = claim.valid;
    said.source = claim.source;
    said.at = std::move(claim.at);
    if (claim.fact.kind == FactKind::existence) {
      const auto [a, b] = claims.ends();
      writer->claim_relationship(a, claim.fact.type(), b, said);
    } else {
      writer->claim(Node{claim.fact.row}, claim.fact.name, claim.value, said);
    }
  }
  t->end_statement();
  t->commit();
}

void write_in_batches(Store& store, Claims& claims, const Size& size) {
  constexpr std::uint64_t batch = 10'000;
  const auto start = Clock::now();
  const double cpu = cpu_seconds();
  for (std::uint64_t done = 0; done < size.claims; done += batch)
    write(store, claims, std::min(batch, size.claims - done), size.by_writer);
  const double seconds = seconds_since(start), own = cpu_seconds() - cpu;
  const auto rate = [&](double time) { return static_cast<double>(size.claims) / time; };
  std::printf("batches of %llu: %.2f s, %.0f claims a second; of processor time %.2f s, %.0f a second\n",
              static_cast<unsigned long long>(batch), seconds, rate(seconds), own, rate(own));
}

double median(std::vector<double> times) {
  std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
  return times[times.size() / 2];
}

/// One synced commit each, a plain change and a claim in turn.
void write_singly(Store& store, Claims& claims, bool by_writer) {
  std::vector<double> plain, claimed;
  const KeyId born = store.snapshot()->key("born");
  const auto people = all_people(*store.snapshot());
  for (int i = 0; i < 400; ++i) {
    auto start = Clock::now();
    {
      auto t = store.begin();
      t->set_property(people[static_cast<std::size_t>(i) * 7 % people.size()], born, Value(std::int64_t{i}));
      t->commit();
    }
    plain.push_back(seconds_since(start));
    start = Clock::now();
    write(store, claims, 1, by_writer);
    claimed.push_back(seconds_since(start));
  }
  std::printf("one synced: plain %.0f us, claim %.0f us, ratio %.2f\n", median(plain) * 1e6,
              median(claimed) * 1e6, median(claimed) / median(plain));
}

/// Two hops from every person: plain, and with the validity of both relationships.
void walk(const GraphSource& graph) {
  const auto people = all_people(graph);
  const TypeId type = graph.type("KNOWS");
  const ClaimSource& claims = *graph.claims();
  const DaySpan day{14'000, 14'001};
  for (int round = 0; round < 2; ++round)
    for (const bool lens : {false, true}) {
      const double start = cpu_seconds();
      AdjacencyBatch lists;
      std::vector<EdgeId> ids;
      std::vector<ClaimSource::Validity> valid;
      // The neighbours of all nodes of a batch that the lens lets through.
      const auto expand = [&](std::span<const NodeId> nodes, std::vector<NodeId>& out) {
        out.clear();
        graph.adjacent(nodes, type, Direction::out, lists);
        for (const Adjacency& row : lists.rows)
          out.insert(out.end(), row.neighbours.begin(), row.neighbours.end());
        if (!lens) return;
        ids.clear();
        for (const Adjacency& row : lists.rows)
          for (std::size_t i = 0; i < row.size(); ++i) ids.push_back(row.id(i));
        claims.validity(static_cast<std::uint16_t>(type + 1), FactKind::existence, 0, ids, sizeof(EdgeId),
                        valid);
        std::size_t kept = 0;
        for (std::size_t i = 0; i < out.size(); ++i)
          if (valid[i].state != ClaimSource::Validity::State::single || valid[i].span.overlaps(day))
            out[kept++] = out[i];
        out.resize(kept);
      };
      std::vector<NodeId> near, far;
      std::uint64_t paths = 0;
      for (std::size_t at = 0; at < people.size(); at += 128) {
        expand(std::span(people).subspan(at, std::min<std::size_t>(128, people.size() - at)), near);
        for (std::size_t next = 0; next < near.size(); next += 128) {
          expand(std::span(near).subspan(next, std::min<std::size_t>(128, near.size() - next)), far);
          for (const NodeId node : far) paths += node & 1;
        }
      }
      std::printf("two hops%s: %.0f ms (%llu)\n", lens ? " as of a day" : "", (cpu_seconds() - start) * 1e3,
                  static_cast<unsigned long long>(paths));
    }
}

void read_contested(const GraphSource& graph) {
  const auto start = Clock::now();
  std::uint64_t facts = 0, all = 0;
  std::vector<Claim> claims;
  graph.claims()->contested([&](const Fact& fact) {
    graph.claims()->claims_on(fact, claims);
    ++facts;
    all += claims.size();
    return true;
  });
  std::printf("contested: %llu facts, %llu claims in %.0f ms\n", static_cast<unsigned long long>(facts),
              static_cast<unsigned long long>(all), seconds_since(start) * 1e3);
}

/// A claim on every KNOWS that is there already, as a user makes it.
void claim_all_known(const std::string& folder) {
  Database database(folder);
  database.query("CREATE (:Source {key: 'bench'})");
  const auto start = Clock::now();
  const auto rows =
      database
          .query(
              "MATCH ()-[k:KNOWS]->() CALL (k) { CLAIM k VALID FROM 1950 + id(k) % 70 SOURCE 'bench' } "
              "IN TRANSACTIONS OF 20000 ROWS RETURN count(*)")
          .one<std::int64_t>();
  const double seconds = seconds_since(start);
  std::printf("CLAIM on each of %lld KNOWS that were there: %.2f s, %.0f a second\n",
              static_cast<long long>(rows), seconds, static_cast<double>(rows) / seconds);
}

/// Claims as a program makes them: rows as a parameter, nodes by their numbers.
void claim_by_rows(const std::string& folder) {
  Database database(folder);
  List people;
  for (const auto& row : database.query("MATCH (p:Person) RETURN id(p)")) people.push_back(row[0].value());
  constexpr std::size_t batch = 10'000;
  double seconds = 0;
  for (std::size_t from = 0; from < people.size(); from += batch) {
    List rows;
    for (std::size_t i = from; i < std::min(people.size(), from + batch); ++i)
      rows.emplace_back(Map{{"person", people[i]},
                            {"height", Value(std::int64_t{150} + static_cast<std::int64_t>(i % 50))},
                            {"since", Value(std::int64_t{1990} + static_cast<std::int64_t>(i % 30))},
                            {"page", Value("p. " + std::to_string(i % 400))}});
    Parameters parameters{{"rows", Value(std::move(rows))}};
    const auto start = Clock::now();
    database.query(
        "UNWIND $rows AS row MATCH (p) WHERE id(p) = row.person "
        "CLAIM p.height = row.height VALID FROM row.since SOURCE 'bench' AT row.page",
        parameters);
    seconds += seconds_since(start);
  }
  std::printf("UNWIND $rows ... CLAIM: %zu in %.2f s, %.0f a second\n", people.size(), seconds,
              static_cast<double>(people.size()) / seconds);
}

/// The median time of a statement over all of `starts`, in milliseconds.
double time_of(Database& database, const std::string& statement, std::span<const NodeId> starts,
               std::string& answer) {
  std::vector<double> times;
  for (const NodeId node : starts) {
    const auto start = Clock::now();
    Rows rows = database.query(statement, {{"start", Value(std::int64_t{node})}});
    std::size_t count = 0;
    for (const auto& row : rows) {
      answer = row[0].text();
      ++count;
    }
    if (count > 1) answer = std::to_string(count) + " rows";
    times.push_back(seconds_since(start) * 1e3);
  }
  return median(times);
}

/// The same questions as a user asks them, plain and through a lens in turn.
void ask(const std::string& folder, const std::string& property) {
  Database database(folder);
  std::vector<NodeId> people;
  for (const auto& row : database.query("MATCH (p:Person) RETURN id(p)"))
    people.push_back(static_cast<NodeId>(row[0].as<std::int64_t>()));
  std::vector<NodeId> once(9, people.front()), many;
  for (std::size_t i = 0; i < 401; ++i) many.push_back(people[i * 7919 % people.size()]);
  const std::string all = "MATCH (a:Person)-[:KNOWS]->(b)-[:KNOWS]->(c)";
  const std::string one = "MATCH (a)-[:KNOWS]->(b)-[:KNOWS]->(c)";
  struct Question {
    std::string pattern, rest;
    std::span<const NodeId> starts;
  };
  for (const Question& question : {
           Question{all, " RETURN count(*)", once},
           Question{all, " RETURN count(DISTINCT c)", once},
           Question{all, " RETURN sum(c." + property + ")", once},
           Question{one, " WHERE id(a) = $start RETURN c." + property, many},
       }) {
    std::string plain_answer, lens_answer;
    const std::string lens = question.pattern + " AS OF date('2008-05-01')" + question.rest;
    time_of(database, question.pattern + question.rest, question.starts.first(3), plain_answer);
    time_of(database, lens, question.starts.first(3), lens_answer);
    const double plain = time_of(database, question.pattern + question.rest, question.starts, plain_answer);
    const double through = time_of(database, lens, question.starts, lens_answer);
    std::printf("two hops%s: %.3f ms plain, %.3f ms AS OF: %.2f times (%s, %s)\n", question.rest.c_str(),
                plain, through, through / plain, plain_answer.c_str(), lens_answer.c_str());
  }
  for (int round = 0; round < 2; ++round) {
    std::string answer;
    const double time = time_of(database, "CALL claim.conflicts() YIELD element RETURN count(*)",
                                std::span(once).first(1), answer);
    std::printf("claim.conflicts: %s in %.0f ms\n", answer.c_str(), time);
  }
}

int run(const std::string& folder, const Size& size) {
  std::filesystem::remove_all(folder);
  auto store = Store::open(options(folder));
  make_graph(*store, size);
  store->fold_all();
  store.reset();
  auto start = Clock::now();
  store = Store::open(options(folder));
  std::printf("opening without claims: %.1f ms\n", seconds_since(start) * 1e3);
  const auto before = store->statistics().disk_bytes;
  Claims claims(*store->snapshot(), size);
  write_in_batches(*store, claims, size);
  const auto written = store->statistics().disk_bytes;
  start = Clock::now();
  store->fold_all();
  std::printf("folding all: %.2f s\n", seconds_since(start));
  store.reset();
  start = Clock::now();
  store = Store::open(options(folder));
  std::printf("opening with them: %.1f ms\n", seconds_since(start) * 1e3);
  const auto after = store->statistics().disk_bytes;
  const auto each = [&](std::uint64_t bytes) {
    return static_cast<double>(bytes - before) / static_cast<double>(size.claims);
  };
  std::printf("on disk: %.1f bytes a claim as written, %.1f folded and opened anew\n", each(written),
              each(after));
  write_singly(*store, claims, size.by_writer);
  read_contested(*store->snapshot());
  walk(*store->snapshot());
  start = Clock::now();
  const auto report = check_store(*store);
  std::printf("check: %.1f s, %zu findings\n", seconds_since(start), report.findings.size());
  for (std::size_t i = 0; i < std::min<std::size_t>(10, report.findings.size()); ++i)
    std::printf("  %s\n", report.findings[i].c_str());
  store.reset();
  ask(folder, "born");
  return report.findings.empty() ? 0 : 1;
}

}  // namespace
}  // namespace kenes::bench

int main(int count, char** arguments) {
  kenes::bench::Size size;
  const std::string_view way = count > 1 ? arguments[1] : "";
  if (way == "lens" && count == 4) {
    kenes::bench::claim_all_known(arguments[2]);
    kenes::bench::claim_by_rows(arguments[2]);
    kenes::bench::ask(arguments[2], arguments[3]);
    return 0;
  }
  if ((way != "store" && way != "writer") || (count != 3 && count != 6)) {
    std::fprintf(stderr,
                 "usage: claims_bench store|writer FOLDER [PEOPLE RELATIONSHIPS CLAIMS]\n"
                 "       claims_bench lens DATABASE PROPERTY\n");
    return 2;
  }
  size.by_writer = way == "writer";
  if (count == 6) {
    size.people = static_cast<kenes::NodeId>(std::atoll(arguments[3]));
    size.relationships = static_cast<kenes::EdgeId>(std::atoll(arguments[4]));
    size.claims = static_cast<std::uint64_t>(std::atoll(arguments[5]));
  }
  return kenes::bench::run(arguments[2], size);
}
