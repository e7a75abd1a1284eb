// SPDX-License-Identifier: Apache-2.0
// Quantified and chosen paths on small random graphs. What a quantified path finds is what the same pattern
// finds that is written out once for each number of repetitions; what a choice takes is the shortest of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "storage/error.hpp"
#include "tests/model/model_graph.hpp"
#include "tests/run/querying.hpp"

namespace kenes::run::test {
namespace {

std::shared_ptr<ModelGraph> random_graph(unsigned seed, int nodes, int edges) {
  std::mt19937 random(seed);
  const auto below = [&](int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); };
  auto graph = std::make_shared<ModelGraph>();
  const TypeId types[] = {graph->intern_type("X"), graph->intern_type("Y")};
  const LabelId labels[] = {graph->intern_label("A"), graph->intern_label("B")};
  const KeyId key = graph->intern_key("k"), id = graph->intern_key("id");
  std::vector<NodeId> all;
  for (int i = 0; i < nodes; ++i) {
    const std::span<const LabelId> borne(labels, static_cast<std::size_t>(below(3)));
    all.push_back(graph->create_node(borne));
    graph->set_property(all.back(), key, Value(below(4)));
    graph->set_property(all.back(), id, Value(i));
  }
  for (int i = 0; i < edges; ++i) {
    const NodeId from = all[static_cast<std::size_t>(below(nodes))];
    const NodeId to = all[static_cast<std::size_t>(below(nodes))];
    const Edge edge = graph->create_edge(from, types[below(3) == 0], to);
    graph->set_property(edge, key, Value(below(4)));
  }
  return graph;
}

/// A path that is repeated. In what is written out, @ stands for the number of the repetition, ^ for the
/// next.
struct Repeated {
  std::string quantified;  ///< without its quantifier
  std::string once;        ///< from n@ to n^
  std::string condition;   ///< of one repetition
  std::vector<std::string> lists;
  std::vector<std::string> elements;
};

const Repeated repeated[] = {
    {"((x)-[r]->(y))", "(n@)-[r@]->(n^)", "true", {"x", "r", "y"}, {"n@", "r@", "n^"}},
    {"((x:A)-[r:X]->(y))", "(n@:A)-[r@:X]->(n^)", "true", {"x", "r", "y"}, {"n@", "r@", "n^"}},
    {"((x)-[r]-(y:A|B))", "(n@)-[r@]-(n^)", "n^:A|B", {"r", "y"}, {"r@", "n^"}},
    {"((x)-[r]->(y) WHERE x.k <= y.k)", "(n@)-[r@]->(n^)", "n@.k <= n^.k", {"x", "r"}, {"n@", "r@"}},
    {"((x)<-[r WHERE r.k > 0]-(y))", "(n@)<-[r@]-(n^)", "r@.k > 0", {"r"}, {"r@"}},
    {"((x)-[r]->(m)<-[t:X]-(y) WHERE r.k <> t.k OR x.k = m.k)",
     "(n@)-[r@]->(m@)<-[t@:X]-(n^)",
     "(r@.k <> t@.k OR n@.k = m@.k)",
     {"r", "m", "t"},
     {"r@", "m@", "t@"}},
    {"((x)-[r]-(m {k: 1})--(y) WHERE x.k < 3)",
     "(n@)-[r@]-(m@ {k: 1})--(n^)",
     "n@.k < 3",
     {"x", "m"},
     {"n@", "m@"}},
    {"((x)-[r]->(y) WHERE EXISTS { (y)-->(:A) } OR x.k = 0)",
     "(n@)-[r@]->(n^)",
     "(EXISTS { (n^)-->(:A) } OR n@.k = 0)",
     {"r"},
     {"r@"}},
};

std::string numbered(std::string text, int number) {
  std::string result;
  for (const char c : text)
    result += c == '@' ? std::to_string(number) : c == '^' ? std::to_string(number + 1) : std::string(1, c);
  return result;
}

/// The same without a quantifier, `times` times. `before` and `behind` stand around it.
std::string written_out(const Repeated& pattern, int times, const std::string& before,
                        const std::string& behind, const std::string& condition) {
  std::string walk = "(n0)", where = condition, lists;
  for (int i = 0; i < times; ++i) {
    walk += ", " + numbered(pattern.once, i);
    where += " AND " + numbered(pattern.condition, i);
  }
  for (std::size_t k = 0; k < pattern.lists.size(); ++k) {
    lists += ", [";
    for (int i = 0; i < times; ++i) lists += (i ? ", " : "") + numbered(pattern.elements[k], i);
    lists += "] AS " + pattern.lists[k];
  }
  const std::string last = "n" + std::to_string(times);
  return "MATCH " + walk + (before.empty() ? "" : ", " + before + "(n0)") +
         (behind.empty() ? "" : ", (" + last + ")" + behind) + " WHERE " + where + " RETURN n0 AS s, " +
         last + " AS e" + lists;
}

std::string with_quantifier(const Repeated& pattern, const std::string& quantifier, const std::string& before,
                            const std::string& behind, const std::string& condition) {
  std::string lists;
  for (const std::string& list : pattern.lists) lists += ", " + list;
  return "MATCH " + before + "(s)" + pattern.quantified + quantifier + "(e)" + behind + " WHERE " +
         condition + " RETURN s, e" + lists;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
  return text;
}

TEST(QuantifiedPath, FindsWhatThePatternWrittenOutFinds) {
  struct Around {
    std::string before, behind, condition;  // @ is the first node, ^ the last
  };
  const Around around[] = {
      {"", "", "true"},
      {"", "", "@.id = 0"},
      {"", "", "^.id = 1"},
      {"", "", "@.id = 0 AND ^.id = 2"},
      {"(b:A)-[q]->", "-[z:X]->(c)", "true"},
  };
  const std::pair<int, int> times[] = {{1, 1}, {0, 2}, {1, 3}, {2, 2}};
  for (unsigned seed = 0; seed < 6; ++seed) {
    Query query{.graph = random_graph(seed, 5, 7)};
    for (const Repeated& pattern : repeated)
      for (const auto& [minimum, maximum] : times)
        for (const Around& a : around) {
          const auto spell = [&](const std::string& first, const std::string& last) {
            return replaced(replaced(a.condition, "@", first), "^", last);
          };
          const std::string quantifier = "{" + std::to_string(minimum) + "," + std::to_string(maximum) + "}";
          Rows rows;
          for (int n = minimum; n <= maximum; ++n)
            for (auto& row :
                 query.run(written_out(pattern, n, a.before, a.behind, spell("n0", "n" + std::to_string(n)))))
              rows.push_back(std::move(row));
          const std::string text = with_quantifier(pattern, quantifier, a.before, a.behind, spell("s", "e"));
          ASSERT_EQ(text_of(query.run(text)), text_of(std::move(rows))) << "seed " << seed << ": " << text;
        }
  }
}

TEST(QuantifiedPath, WithoutABoundEndsWhenAllRelationshipsAreWalked) {
  for (unsigned seed = 0; seed < 6; ++seed) {
    Query query{.graph = random_graph(seed, 4, 5)};
    EXPECT_EQ(text_of(query.run("MATCH (s)((x)-[r]->(y))+(e) RETURN s, e, r")),
              text_of(query.run("MATCH (s)-[r*1..5]->(e) RETURN s, e, r")));
    EXPECT_EQ(text_of(query.run("MATCH (s)((x)-[r]-(y))*(e) RETURN s, e, r")),
              text_of(query.run("MATCH (s)-[r*0..5]-(e) RETURN s, e, r")));
    EXPECT_EQ(text_of(query.run("MATCH (s)((x)-[q]->(y)){0,2}((z)-[r:X]-(w)){1,2}(e) RETURN s, e, q, r")),
              text_of(query.run("MATCH (s)-[q*0..2]->(m)-[r:X*1..2]-(e) RETURN s, e, q, r")));
  }
}

/// What a choice may take from all walks of a query that returns s, e and relationships.
struct Choice {
  std::map<std::string, std::map<std::size_t, std::multiset<std::string>>> walks;  // by ends, by length

  explicit Choice(const Rows& rows, std::size_t steps_each = 1) {
    for (const auto& row : rows)
      walks[text_of({{row[0], row[1]}})][row[2].as_list().size() * steps_each].insert(text_of({row}));
  }
};

TEST(ChosenPath, IsAmongTheShortest) {
  const std::string patterns[] = {
      "(s)-[r]->+(e)",
      "(s)-[r:X]-+(e)",
      "(s)((x)-[r]->(y) WHERE x.k <= y.k)+(e)",
      "(s)((x)-[r]-(m)--(y) WHERE x.k <> m.k OR m.k = y.k){1,2}(e)",
      "(s:A)-[r:X]->{0,3}(e:B)",
      "(s)-[r WHERE r.k > 0]->{2,4}(e)",
      "(s)((x)-[r]->(y)){0,2}(j:A)((z)--(w)){1,2}(e)",
      "(s)-[f:X]->(j {k: 1})-[r]-*(e)",
      "(s)-[r]->+(s)",
  };
  const std::string conditions[] = {"", " WHERE s.id = 0", " WHERE e.id = 1", " WHERE s.id = 0 AND e.id = 2"};
  for (unsigned seed = 0; seed < 5; ++seed) {
    Query query{.graph = random_graph(seed, 5, 8)};
    for (std::string pattern : patterns)
      for (const std::string& condition : conditions) {
        const bool cycle = pattern.ends_with("(s)");
        if (cycle && condition.find("e.") != std::string::npos) continue;
        const std::string wanted = condition + (cycle ? " RETURN s, s AS e, relationships(p) AS l, r"
                                                      : " RETURN s, e, relationships(p) AS l, r");
        const Choice all(query.run("MATCH p = " + pattern + wanted));
        for (const std::size_t k : {1, 2, 3}) {
          const std::string number = std::to_string(k);
          const Choice groups(query.run("MATCH p = SHORTEST " + number + " GROUPS " + pattern + wanted));
          const Choice paths(query.run("MATCH p = SHORTEST " + number + " " + pattern + wanted));
          const std::string where =
              "seed " + std::to_string(seed) + ", " + number + ": " + pattern + condition;
          ASSERT_EQ(groups.walks.size(), all.walks.size()) << where;
          ASSERT_EQ(paths.walks.size(), all.walks.size()) << where;
          for (const auto& [ends, lengths] : all.walks) {
            std::map<std::size_t, std::multiset<std::string>> least;
            std::vector<std::size_t> sorted, chosen;
            for (const auto& [length, walks] : lengths) {
              if (least.size() < k) least[length] = walks;
              for (std::size_t i = 0; i < walks.size() && sorted.size() < k; ++i) sorted.push_back(length);
            }
            ASSERT_EQ(groups.walks.at(ends), least) << where << " " << ends;
            for (const auto& [length, walks] : paths.walks.at(ends))
              for (const std::string& walk : walks) {
                chosen.push_back(length);
                ASSERT_EQ(lengths.at(length).count(walk) > 0, true) << where << " " << walk;
              }
            ASSERT_EQ(chosen, sorted) << where << " " << ends;
          }
        }
      }
  }
}

TEST(ChosenPath, ObeysConditionsOnTheWholeBeforeTheChoice) {
  for (unsigned seed = 0; seed < 5; ++seed) {
    Query query{.graph = random_graph(seed, 5, 8)};
    const std::string condition = "length(p) > 1 AND any(n IN nodes(p) WHERE n.k = 2)";
    const Choice all(
        query.run("MATCH p = (s)-[r]-+(e) WHERE " + condition + " RETURN s, e, relationships(p)"));
    const Choice chosen(query.run("MATCH ALL SHORTEST (p = (s)-[r]-+(e) WHERE " + condition +
                                  ") RETURN s, e, relationships(p)"));
    ASSERT_EQ(chosen.walks.size(), all.walks.size());
    for (const auto& [ends, lengths] : all.walks) {
      ASSERT_EQ(chosen.walks.at(ends).size(), 1u);
      EXPECT_EQ(*chosen.walks.at(ends).begin(), *lengths.begin());
    }
  }
}

/// `count` diamonds in a row from (:First) to (:Last): 2 to the power of `count` walks of one length.
std::shared_ptr<ModelGraph> diamonds_in_a_row(int count) {
  auto graph = std::make_shared<ModelGraph>();
  const TypeId type = graph->intern_type("R");
  const LabelId first[] = {graph->intern_label("First")}, last[] = {graph->intern_label("Last")};
  NodeId at = graph->create_node(first);
  for (int i = 1; i <= count; ++i) {
    const NodeId ways[] = {graph->create_node({}), graph->create_node({})};
    const NodeId next = i == count ? graph->create_node(last) : graph->create_node({});
    for (NodeId way : ways) {
      graph->create_edge(at, type, way);
      graph->create_edge(way, type, next);
    }
    at = next;
  }
  return graph;
}

TEST(ChosenPath, IsFoundAmongVeryMany) {
  Query query{.graph = diamonds_in_a_row(200)};
  EXPECT_EQ(text_of(query.run("MATCH p = ANY SHORTEST (:First)-[:R]->+(:Last) RETURN length(p)")), "400 \n");
  EXPECT_EQ(
      text_of(query.run("MATCH p = SHORTEST 50 (:First)-[:R]-+(:Last) RETURN count(p), max(length(p))")),
      "50 400 \n");
  EXPECT_EQ(text_of(query.run("MATCH p = ANY (:First)((a)-[:R]->(b)-[:R]->(c))+(:Last) RETURN size(b)")),
            "200 \n");
}

TEST(QuantifiedPath, StopsWhenItIsTold) {
  Limits limits;
  limits.set_deadline(Limits::Clock::now() + std::chrono::milliseconds(100));
  Query query{.graph = diamonds_in_a_row(60), .limits = &limits};
  try {
    query.run("MATCH (:First)((a)-[:R]->(b) WHERE a <> b)+(:Last) RETURN count(*)");
    FAIL() << "2^60 walks in 100 ms";
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::time_limit);
  }
}

}  // namespace
}  // namespace kenes::run::test
