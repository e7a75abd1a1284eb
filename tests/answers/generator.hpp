// SPDX-License-Identifier: Apache-2.0
// Random valid statements over the graphs of sample.hpp, clause by clause, whose answer openCypher fixes:
// LIMIT only behind an ORDER BY that leaves no choice, updates only where the order of rows does not matter.
// Columns whose names begin with `bag` are lists in any order, `about` numbers that may differ in the last
// digits. A seed gives the same statement wherever the compiler is the same. What would take too many rows is
// never made: each part of a pattern is weighed by the size of the graph before it is written.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace kenes::answers {

class Generator {
 public:
  /// What the statements are for: a graph of so many nodes and relationships, and about how many rows a
  /// pattern may have there.
  struct Measure {
    double nodes = 4, relationships = 8, rows = 300;
    bool has_ids = true;  ///< `id` tells nodes and relationships apart
  };

  Generator(std::uint64_t seed, Measure measure)
      : random_(seed), measure_(measure), updated_(!measure.has_ids) {}

  std::vector<std::string> reading();   ///< its clauses, the last a RETURN
  std::vector<std::string> updating();  ///< its clauses, with or without a RETURN

 private:
  /// nodes, relationships: lists of them in a fixed order; bag: numbers in any order.
  enum class Type {
    node,
    relationship,
    path,
    nodes,
    relationships,
    integer,
    any,
    text,
    truth,
    numbers,
    bag,
    about
  };
  struct Name {
    std::string name;
    Type type;
    bool nullable = false;
  };
  using Scope = std::vector<Name>;
  /// How often a step is taken.
  struct Length {
    const char* text;
    int least, most;
  };
  struct TypeTest {
    const char* text;
    double share;  ///< of all relationships
  };

  std::size_t below(std::size_t n) { return random_() % n; }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }
  std::string pick(std::initializer_list<const char*> texts);
  std::string fresh(const char* stem) { return stem + std::to_string(next_++); }
  /// The name of one variable of a type, or empty.
  std::string variable(Type type, bool surely_there = false);
  /// Adds a name to the scope.
  std::string introduce(const char* stem, Type type);
  bool affords(double factor) const { return rows_ * factor <= measure_.rows; }
  void multiply(double factor) { rows_ *= factor > 1 ? factor : 1; }
  static bool is_element(Type type);

  // -- expressions
  std::string integer(int depth);
  std::string integer_of_elements(int depth);
  std::string any(int depth);
  std::string text(int depth);
  std::string truth(int depth);
  std::string truth_of_elements(int depth);
  std::string numbers(int depth);
  std::string bag(int depth);
  std::string expression(Type type, int depth);
  std::string comparison();
  std::string label_test();
  std::string node_list();
  std::string relationship_list();
  std::string pattern_predicate();
  std::string pattern_comprehension(int depth);
  std::string subquery(const char* kind);

  // -- patterns
  std::string node(bool named, std::size_t reuse, bool first = false);
  std::string relationship(bool named, bool may_quantify = true);
  std::string step(bool named, double& factor);
  std::string many_steps(bool named, double& factor, bool may_quantify = true);
  std::string bound_relationship();
  std::string quantified_path();
  std::string path(bool named, std::size_t longest);
  std::string chain();
  TypeTest type_test();
  double ways(const TypeTest& types, bool both) const;
  static double ways(double one, const Length& length);

  // -- reading clauses
  void read();
  void match();
  void shortest();
  void chosen();
  void unwind();
  void with();
  void call_subquery();
  std::vector<std::string> united();
  std::string projection(bool last);
  void aggregates(Scope& items, std::vector<std::string>& texts, bool last);
  std::string order_and_limit(const Scope& items, bool total);

  // -- updating clauses
  void after_update();
  void update();
  void create();
  void merge();
  void set();
  void remove();
  void delete_some();
  void foreach ();
  void unit_subquery();

  std::mt19937_64 random_;
  Measure measure_;
  double rows_ = 1;  ///< an estimate of the work per pattern so far
  std::vector<std::string> clauses_;
  Scope scope_;
  Scope before_;  ///< what was bound before the MATCH that is being written
  int next_ = 0;
  bool updated_;        ///< or not known to be untouched: elements cannot be sorted by their ids
  bool plain_ = false;  ///< no subqueries: what they would see hangs on the order of rows
};

}  // namespace kenes::answers
