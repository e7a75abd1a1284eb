// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/names/likeness.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace kenes::knowledge::names {

namespace {

constexpr bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// Letters that people write for each other when they hear or romanise a name.
constexpr std::string_view related[] = {"bp", "bv", "vf", "pf", "dt", "gk", "gh", "kh",
                                        "sz", "sS", "sX", "sC", "zX", "zJ", "SC", "SJ",
                                        "CJ", "CX", "tX", "tC", "iJ", "nN", "dJ", "uv"};

constexpr double of_vowel = 0.6, of_swap = 0.8;

/// What it costs to write one letter for another: the same, related, both vowels, any.
enum Substitution : std::uint8_t { by_same, by_related, by_vowel, by_any };
constexpr double substitution_costs[] = {0, 0.4, 0.5, 1};

/// Of ASCII characters, by both.
using Substitutions = std::array<std::array<Substitution, 128>, 128>;
constexpr Substitutions substitutions = [] {
  Substitutions kinds{};
  const auto set = [&](char a, char b, Substitution kind) {
    kinds[static_cast<unsigned char>(a)][static_cast<unsigned char>(b)] = kind;
    kinds[static_cast<unsigned char>(b)][static_cast<unsigned char>(a)] = kind;
  };
  for (auto& row : kinds) row.fill(by_any);
  constexpr std::string_view vowels = "aeiou";
  for (const std::string_view pair : related) set(pair[0], pair[1], by_related);
  for (const char a : vowels)
    for (const char b : vowels) set(a, b, by_vowel);
  for (std::size_t c = 0; c < kinds.size(); ++c) kinds[c][c] = by_same;
  return kinds;
}();

double substitution(char a, char b) {
  const auto x = static_cast<unsigned char>(a), y = static_cast<unsigned char>(b);
  if ((x | y) >= 128) return a == b ? 0 : 1;
  return substitution_costs[substitutions[x][y]];
}
double insertion(char c) { return is_vowel(c) ? of_vowel : 1; }

/// The sum of the cheapest edits. The length of keys is bounded by `longest`.
constexpr std::size_t longest = 64;
double edits(std::string_view a, std::string_view b) {
  a = a.substr(0, longest), b = b.substr(0, longest);
  double rows[3][longest + 1];
  double *before = rows[0], *last = rows[1], *row = rows[2];
  last[0] = 0;
  for (std::size_t j = 0; j < b.size(); ++j) last[j + 1] = last[j] + insertion(b[j]);
  for (std::size_t i = 0; i < a.size(); ++i) {
    row[0] = last[0] + insertion(a[i]);
    for (std::size_t j = 0; j < b.size(); ++j) {
      double least = std::min(
          {last[j] + substitution(a[i], b[j]), last[j + 1] + insertion(a[i]), row[j] + insertion(b[j])});
      if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j])
        least = std::min(least, before[j - 1] + of_swap);
      row[j + 1] = least;
    }
    double* const oldest = before;
    before = last, last = row, row = oldest;
  }
  return last[b.size()];
}

/// Keys that differ in a third of their letters are different names.
double sharpened(double likeness) {
  constexpr double sure = 0.85, none = 0.5;
  return likeness >= sure ? likeness : std::max(0.0, (likeness - none) / (sure - none) * sure);
}

/// Equal outlines are as sure as they are long; what is spelled alike besides decides between them.
double by_outline(std::string_view a, std::string_view b, double spelled) {
  const std::string one = outline(a), other = outline(b);
  if (one.empty() || other.empty()) return 0;
  const double besides = 0.16 * spelled;
  if (one == other) return (one.size() >= 3 ? 0.8 : one.size() == 2 ? 0.7 : 0.4) + besides;
  const std::size_t size = std::max(one.size(), other.size());
  return size >= 4 && edits(one, other) <= 1 ? 0.65 + besides : 0;
}

double by_initial(const Word& a, const Word& b) {
  const Word &initial = a.kind == WordKind::initial ? a : b, &word = &initial == &a ? b : a;
  if (word.key.starts_with(initial.key)) return 0.9;
  const bool lossy = (a.lossy || b.lossy) && !outline(initial.key).empty();
  return lossy && outline(word.key).starts_with(outline(initial.key)) ? 0.7 : 0;
}

double weight(const Word& word) {
  switch (word.kind) {
    case WordKind::ordinary:
      return 1;
    case WordKind::patronymic:
      return 0.6;
    case WordKind::initial:
      return 0.4;
    case WordKind::particle:
      return 0.05;
  }
  return 1;
}

/// What no word of the other name was found for.
struct Left {
  std::array<double, 4> count{};  // by WordKind
  double of(WordKind kind) const { return count[static_cast<std::size_t>(kind)]; }
  void add(const Word& word) { ++count[static_cast<std::size_t>(word.kind)]; }
};

double cost_of(const Left& a, const Left& b) {
  const auto both = [&](WordKind kind) { return std::min(a.of(kind), b.of(kind)); };
  const auto one = [&](WordKind kind) { return std::abs(a.of(kind) - b.of(kind)); };
  double cost = both(WordKind::ordinary) + 0.3 * one(WordKind::ordinary);
  cost += 0.6 * both(WordKind::patronymic) + 0.05 * one(WordKind::patronymic);
  const bool against =
      std::min(a.of(WordKind::initial), b.of(WordKind::ordinary) + b.of(WordKind::initial)) > 0 ||
      std::min(b.of(WordKind::initial), a.of(WordKind::ordinary) + a.of(WordKind::initial)) > 0;
  cost += (against ? 0.4 : 0.05) * (a.of(WordKind::initial) + b.of(WordKind::initial));
  return cost + 0.02 * (a.of(WordKind::particle) + b.of(WordKind::particle));
}

struct Pair {
  std::size_t a, b;
  double worth;  // weight times likeness
};

/// All pairs that are alike at all, the most worth first; among equals by their keys, so that the order of
/// the two names does not matter.
std::vector<Pair> pairs_of(const FoldedName& a, const FoldedName& b, std::vector<double>& alike) {
  std::vector<Pair> pairs;
  alike.assign(a.words.size() * b.words.size(), 0);
  for (std::size_t i = 0; i < a.words.size(); ++i)
    for (std::size_t j = 0; j < b.words.size(); ++j) {
      const double l = alike[i * b.words.size() + j] = likeness(a.words[i], b.words[j]);
      if (l > 0) pairs.push_back({i, j, l * (weight(a.words[i]) + weight(b.words[j])) / 2});
    }
  const auto keys = [&](const Pair& p) {
    std::string_view one = a.words[p.a].key, other = b.words[p.b].key;
    return one < other ? std::pair(one, other) : std::pair(other, one);
  };
  std::sort(pairs.begin(), pairs.end(), [&](const Pair& p, const Pair& q) {
    return p.worth != q.worth ? p.worth > q.worth : keys(p) < keys(q);
  });
  return pairs;
}

/// Which pairs together are worth most: tried one by one while there are few, else the best first.
class Pairing {
 public:
  explicit Pairing(const std::vector<Pair>& pairs) : pairs_(pairs) {
    if (pairs.size() > tried_out) {
      for (const Pair& pair : pairs)
        if (free(pair)) take(pair);
      best_ = taken_;
      return;
    }
    suffix_.assign(pairs.size() + 1, 0);
    for (std::size_t i = pairs.size(); i-- > 0;) suffix_[i] = suffix_[i + 1] + pairs[i].worth;
    search(0, 0);
  }
  const std::vector<Pair>& best() const { return best_; }

 private:
  static constexpr std::size_t tried_out = 16;

  bool free(const Pair& pair) const { return !(a_ >> pair.a & 1) && !(b_ >> pair.b & 1); }
  void take(const Pair& pair) {
    a_ |= 1ull << pair.a, b_ |= 1ull << pair.b;
    taken_.push_back(pair);
  }
  void give_back() {
    a_ &= ~(1ull << taken_.back().a), b_ &= ~(1ull << taken_.back().b);
    taken_.pop_back();
  }
  void search(std::size_t at, double worth) {
    if (worth > best_worth_) best_worth_ = worth, best_ = taken_;
    if (at == pairs_.size() || worth + suffix_[at] <= best_worth_) return;
    if (free(pairs_[at])) {
      take(pairs_[at]);
      search(at + 1, worth + pairs_[at].worth);
      give_back();
    }
    search(at + 1, worth);
  }

  const std::vector<Pair>& pairs_;
  std::vector<double> suffix_;
  std::vector<Pair> taken_, best_;
  double best_worth_ = 0;
  std::uint64_t a_ = 0, b_ = 0;
};

double as_they_stand(const FoldedName& a, const FoldedName& b) {
  std::vector<double> alike;
  const std::vector<Pair> pairs = pairs_of(a, b, alike);
  const Pairing pairing(pairs);
  double worth = 0, whole = 0;
  std::uint64_t of_a = 0, of_b = 0;
  for (const Pair& pair : pairing.best()) {
    worth += pair.worth;
    whole += (weight(a.words[pair.a]) + weight(b.words[pair.b])) / 2;
    of_a |= 1ull << pair.a, of_b |= 1ull << pair.b;
  }
  if (worth == 0) return 0;
  Left left_a, left_b;
  for (std::size_t i = 0; i < a.words.size(); ++i)
    if (!(of_a >> i & 1)) left_a.add(a.words[i]);
  for (std::size_t i = 0; i < b.words.size(); ++i)
    if (!(of_b >> i & 1)) left_b.add(b.words[i]);
  return worth / (whole + cost_of(left_a, left_b));
}

/// `Jong un` beside `Jongun`: `divided` with two neighbouring words as one, where the other name has such a
/// word.
double joined(const FoldedName& divided, const FoldedName& other) {
  double best = 0;
  for (std::size_t i = 0; i + 1 < divided.words.size(); ++i) {
    Word both = divided.words[i];
    both.key += divided.words[i + 1].key;
    both.kind = WordKind::ordinary;
    const bool found = std::any_of(other.words.begin(), other.words.end(), [&](const Word& word) {
      return word.kind == WordKind::ordinary && word.key.size() > divided.words[i].key.size() &&
             word.key.size() > divided.words[i + 1].key.size() && likeness(both, word) >= 0.9;
    });
    if (!found) continue;
    FoldedName name = divided;
    name.words[i] = std::move(both);
    name.words.erase(name.words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    best = std::max(best, as_they_stand(name, other));
  }
  return best;
}

}  // namespace

namespace {

/// Of words that are no initials and differ: as the edits between them say, before it is judged.
double as_spelled(const Word& a, const Word& b) {
  const std::size_t size = std::max(a.key.size(), b.key.size());
  return std::max(0.0, 1 - edits(a.key, b.key) / static_cast<double>(std::min(size, longest)));
}

}  // namespace

double likeness(const Word& a, const Word& b) {
  if (a.kind == WordKind::initial || b.kind == WordKind::initial)
    return a.key == b.key ? 1 : by_initial(a, b);
  if (a.key == b.key) return 1;
  const double spelled = as_spelled(a, b), alike = sharpened(spelled);
  return a.lossy || b.lossy ? std::max(alike, by_outline(a.key, b.key, spelled)) : alike;
}

WordLikeness likenesses(const Word& a, const Word& b) {
  if (a.key == b.key) return {1, 1};
  if (a.kind == WordKind::initial || b.kind == WordKind::initial) {
    Word lossy = b;
    lossy.lossy = true;
    return {by_initial(a, b), by_initial(a, lossy)};
  }
  const double spelled = as_spelled(a, b), alike = sharpened(spelled);
  const double lossy = std::max(alike, by_outline(a.key, b.key, spelled));
  return {a.lossy || b.lossy ? lossy : alike, lossy};
}

double likeness(const FoldedName& a, const FoldedName& b) {
  const double standing = as_they_stand(a, b);
  if (standing >= 0.9 || a.words.size() == b.words.size()) return standing;
  return std::max({standing, joined(a, b), joined(b, a)});
}

double likeness(std::string_view a, std::string_view b) { return likeness(fold_name(a), fold_name(b)); }

}  // namespace kenes::knowledge::names
