// SPDX-License-Identifier: Apache-2.0
// Random valid statements over the graphs of sample.hpp, clause by clause, whose answer openCypher fixes:
// LIMIT only behind an ORDER BY that leaves no choice, updates only where the order of rows does not matter.
// Columns whose names begin with `bag` are lists in any order, `about` numbers that may differ in the last
// digits. A seed gives the same statement wherever the compiler is the same.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace kenes::answers {

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  std::vector<std::string> reading();   ///< its clauses, the last a RETURN
  std::vector<std::string> updating();  ///< its clauses, with or without a RETURN

 private:
  enum class Type { node, relationship, path, integer, any, text, truth, numbers, bag, about };
  struct Name {
    std::string name;
    Type type;
    bool nullable = false;
  };
  using Scope = std::vector<Name>;

  std::size_t below(std::size_t n) { return random_() % n; }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }
  std::string pick(std::initializer_list<const char*> texts);
  std::string fresh(const char* stem) { return stem + std::to_string(next_++); }
  /// The name of one variable of a type, or empty.
  std::string variable(Type type, bool surely_there = false);

  std::string integer(int depth);
  std::string any(int depth);
  std::string text(int depth);
  std::string truth(int depth);
  std::string numbers(int depth);
  std::string expression(Type type, int depth);

  std::string label_test();
  std::string node(bool named, bool may_add, std::size_t reuse);
  std::string relationship(bool named, bool may_add);
  std::string path(bool named, std::size_t longest);
  std::string pattern_predicate();
  std::string subquery(const char* kind);
  std::string comparison();

  void match();
  void shortest();
  void unwind();
  void with();
  void call_subquery();
  std::string projection(bool last);
  std::string order_and_limit(const Scope& items, bool total);
  void after_update();
  void update();
  void read();

  void create();
  void merge();
  void set();
  void remove();
  void delete_some();
  void foreach ();
  void unit_subquery();

  std::mt19937_64 random_;
  std::vector<std::string> clauses_;
  Scope scope_;
  int next_ = 0;
  bool updated_ = false;
  bool plain_ = false;  ///< no subqueries: what they would see hangs on the order of rows
};

}  // namespace kenes::answers
