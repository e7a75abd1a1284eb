// SPDX-License-Identifier: Apache-2.0
// Looking a name up in the index, in three steps: words of the index that are like those asked for; nodes
// that bear them, those with most of them first; of the best of these nodes the names themselves.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "engine/knowledge/names/likeness.hpp"
#include "engine/knowledge/names/name_index.hpp"
#include "engine/knowledge/names/name_records.hpp"

namespace kenes::knowledge::names {

namespace {

using namespace records;

// What bounds a search, whatever the index holds.
constexpr std::size_t words_looked_at = 2000;  // of the index, for one word asked
constexpr std::size_t words_kept = 48;         // of these, the most alike
constexpr std::size_t nodes_read = 200'000;    // for one word asked
constexpr std::size_t common_word =
    20'000;                    // nodes; such words bring none where a rarer one was found for sure
constexpr double sure = 0.85;  // likeness
constexpr double alike = 0.5;  // words below are not looked for
constexpr std::size_t names_compared = 128;  // nodes whose names are read

struct Alike {
  std::string word;
  double likeness = 0;
  std::uint32_t nodes = 0;
};

/// The words of the index that are like one that is asked for.
class Neighbours {
 public:
  Neighbours(const ClaimSource& source, const Word& asked) : source_(source), asked_(asked) {
    consider(asked.key, std::nullopt);
    // Each list is bounded by itself: the outline's is long and has little in it.
    std::size_t left = words_looked_at;
    if (asked.kind != WordKind::initial)
      for (const std::string& deletion : deletions(asked.key)) scan(deletion_prefix(deletion), left);
    left = words_looked_at;
    const std::string outlined = outline(asked.key);
    if (outlined.size() >= 2) scan(outline_prefix(outlined), left);
  }

  std::vector<Alike> best() {
    std::vector<Alike> out;
    for (auto& [word, found] : found_)
      if (found.likeness >= alike) out.push_back({word, found.likeness, 0});
    std::sort(out.begin(), out.end(), [](const Alike& a, const Alike& b) {
      return a.likeness != b.likeness ? a.likeness > b.likeness : a.word < b.word;
    });
    if (out.size() > words_kept) out.resize(words_kept);
    std::string value;
    std::erase_if(out, [&](Alike& a) {
      if (!source_.record(word_key(a.word), value)) return true;
      a.nodes = word_count(value).nodes;
      return false;
    });
    return out;
  }

 private:
  struct Known {
    double likeness = 0;
  };

  /// Words that are not alike as they are spelled may be so by their outline: if a lossy script wrote them.
  void consider(std::string_view key, std::optional<bool> lossy) {
    const auto [at, is_new] = found_.try_emplace(std::string(key));
    if (!is_new) return;
    Word word;
    word.key = key;
    const WordLikeness both = likenesses(asked_, word);
    at->second.likeness = both.spelled;
    if (lossy == false || both.spelled >= 0.92 || both.lossy < alike || both.lossy <= both.spelled) return;
    std::string value;
    if (!lossy) lossy = source_.record(word_key(key), value) && word_count(value).lossy;
    if (*lossy) at->second.likeness = both.lossy;
  }

  void scan(const std::string& prefix, std::size_t& left) {
    if (left == 0) return;
    source_.records(prefix, end_of(prefix), [&](std::string_view key, std::string_view value) {
      consider(key.substr(prefix.size()), is_lossy_listed(value));
      return --left > 0;
    });
  }

  const ClaimSource& source_;
  const Word& asked_;
  std::map<std::string, Known, std::less<>> found_;
};

struct Candidate {
  NodeId node = 0;
  double likeness = 0;  ///< the sum over the words asked
  std::uint16_t words = 0;
};

bool is_before(const Candidate& candidate, NodeId node) { return candidate.node < node; }

/// Nodes that bear one of the words, ascending, each with the most alike; only those among `wanted`
/// (ascending), if that is given.
std::vector<Candidate> bearers(const ClaimSource& source, const std::vector<Alike>& words,
                               const std::vector<Candidate>* wanted, Limits& limits) {
  std::vector<Candidate> out;
  for (const Alike& word : words) {
    limits.check();
    const std::string prefix = posting_prefix(word.word);
    source.records(prefix, end_of(prefix), [&](std::string_view key, std::string_view value) {
      const NodeId first = number_at(key, prefix.size()) << block_bits;
      auto at = wanted ? std::lower_bound(wanted->begin(), wanted->end(), first, is_before)
                       : std::vector<Candidate>::const_iterator();
      if (wanted && (at == wanted->end() || at->node >> block_bits != first >> block_bits)) return true;
      for (const Posting& p : postings(value)) {
        const NodeId node = first + p.place;
        if (wanted) {
          while (at != wanted->end() && at->node < node) ++at;
          if (at == wanted->end()) break;
          if (at->node != node) continue;
        }
        out.push_back({node, word.likeness, p.words});
      }
      return out.size() < nodes_read;
    });
    if (out.size() >= nodes_read) break;
  }
  std::sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) {
    return a.node != b.node ? a.node < b.node : a.likeness > b.likeness;
  });
  out.erase(std::unique(out.begin(), out.end(),
                        [](const Candidate& a, const Candidate& b) { return a.node == b.node; }),
            out.end());
  return out;
}

/// Adds what another word found, both ascending.
std::vector<Candidate> merged(const std::vector<Candidate>& a, const std::vector<Candidate>& b) {
  std::vector<Candidate> out;
  out.reserve(a.size() + b.size());
  auto at = a.begin(), other = b.begin();
  while (at != a.end() || other != b.end()) {
    if (other == b.end() || (at != a.end() && at->node < other->node)) {
      out.push_back(*at++);
    } else if (at == a.end() || other->node < at->node) {
      out.push_back(*other++);
    } else {
      out.push_back({at->node, at->likeness + other->likeness, std::min(at->words, other->words)});
      ++at, ++other;
    }
  }
  return out;
}

/// Adds what another word found to nodes that were found already, both ascending.
void add_to(std::vector<Candidate>& found, const std::vector<Candidate>& more) {
  auto other = more.begin();
  for (Candidate& candidate : found) {
    while (other != more.end() && other->node < candidate.node) ++other;
    if (other == more.end()) return;
    if (other->node != candidate.node) continue;
    candidate.likeness += other->likeness;
    candidate.words = std::min(candidate.words, other->words);
  }
}

/// Particles are asked for only where there is nothing else, initials never alone.
std::vector<const Word*> telling_words(const FoldedName& name) {
  for (const bool any : {false, true}) {
    std::vector<const Word*> words;
    for (const Word& word : name.words)
      if (any || word.kind == WordKind::ordinary || word.kind == WordKind::patronymic) words.push_back(&word);
    if (!words.empty()) return words;
  }
  return {};
}

/// `Jong un` is found where it is written `Jongun`.
std::vector<Word> with_joined(const std::vector<const Word*>& words) {
  std::vector<Word> out;
  for (const Word* word : words) out.push_back(*word);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    Word both = *words[i];
    both.key += words[i + 1]->key;
    out.push_back(std::move(both));
  }
  return out;
}

std::vector<Candidate> candidates(const ClaimSource& source, const Wanted& wanted, Limits& limits) {
  struct Group {
    std::vector<Alike> words;
    std::uint64_t nodes = 0;
    double weight = 1;
    bool joined = false;
  };
  std::vector<Group> groups;
  const std::vector<const Word*> telling = telling_words(wanted.name);
  const std::vector<Word> words = with_joined(telling);
  for (std::size_t i = 0; i < words.size(); ++i) {
    limits.check();
    Group group;
    group.words = Neighbours(source, words[i]).best();
    group.weight = words[i].kind == WordKind::patronymic ? 0.6 : 1.0;
    group.joined = i >= telling.size();
    for (const Alike& a : group.words) group.nodes += a.nodes;
    if (!group.words.empty()) groups.push_back(std::move(group));
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Group& a, const Group& b) { return a.nodes < b.nodes; });
  std::vector<Candidate> found;
  bool one_is_sure = false;
  for (const Group& group : groups) {
    const bool only_found = one_is_sure && group.nodes > common_word;
    std::vector<Candidate> more = bearers(source, group.words, only_found ? &found : nullptr, limits);
    for (Candidate& c : more) c.likeness *= group.weight;
    if (only_found)
      add_to(found, more);
    else
      found = merged(found, more);
    one_is_sure |= !group.joined && group.words.front().likeness >= sure;
  }
  return found;
}

void keep_wanted(std::vector<Candidate>& found, const Wanted& wanted) {
  if (!wanted.keep) return;
  std::vector<NodeId> nodes;
  for (const Candidate& c : found) nodes.push_back(c.node);
  wanted.keep(nodes);
  std::sort(nodes.begin(), nodes.end());
  std::erase_if(found,
                [&](const Candidate& c) { return !std::binary_search(nodes.begin(), nodes.end(), c.node); });
}

/// Those with most of the words, and among them with the fewest words besides, come to the front.
void keep_best(std::vector<Candidate>& found, std::size_t most, std::size_t words_asked) {
  const auto rank = [&](const Candidate& c) {
    return c.likeness - 0.01 * std::abs(static_cast<double>(c.words) - static_cast<double>(words_asked));
  };
  const auto better = [&](const Candidate& a, const Candidate& b) {
    const double x = rank(a), y = rank(b);
    return x != y ? x > y : a.node < b.node;
  };
  if (found.size() > most) {
    std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(most), found.end(), better);
    found.resize(most);
  }
}

}  // namespace

std::vector<Found> search(const ClaimSource& source, const Wanted& wanted, Limits& limits) {
  std::vector<Candidate> nodes = candidates(source, wanted, limits);
  keep_wanted(nodes, wanted);
  keep_best(nodes, std::max(names_compared, 4 * wanted.most), wanted.name.words.size());
  std::vector<Found> found;
  for (const Candidate& candidate : nodes) {
    limits.check();
    Found best{candidate.node, {}, 0};
    for (IndexedName& name : names_of(source, candidate.node)) {
      const double score = likeness(wanted.name, name.folded);
      if (score > best.score || (score == best.score && name.text < best.name))
        best.name = std::move(name.text), best.score = score;
    }
    if (best.score >= wanted.at_least) found.push_back(std::move(best));
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.name != b.name ? a.name < b.name : a.node < b.node;
  });
  if (found.size() > wanted.most) found.resize(wanted.most);
  return found;
}

}  // namespace kenes::knowledge::names
