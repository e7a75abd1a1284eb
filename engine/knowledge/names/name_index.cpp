// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/names/name_index.hpp"

#include <algorithm>
#include <optional>

#include "engine/knowledge/names/name_records.hpp"

namespace kenes::knowledge::names {

namespace {

using records::Posting;

struct Stored {
  std::uint16_t number;
  IndexedName name;
};

std::vector<Stored> stored_names(const ClaimSource& source, NodeId node) {
  std::vector<Stored> out;
  const std::string prefix = records::names_prefix(node);
  source.records(prefix, records::end_of(prefix), [&](std::string_view key, std::string_view value) {
    const auto number = static_cast<std::uint16_t>(static_cast<unsigned char>(key[prefix.size()]) << 8 |
                                                   static_cast<unsigned char>(key[prefix.size() + 1]));
    out.push_back({number, records::name(value)});
    return true;
  });
  return out;
}

FoldedName folded(std::string_view text) {
  FoldedName name = fold_name(text);
  for (Word& word : name.words)
    if (word.key.size() > records::longest_word) word.key.resize(records::longest_word);
  return name;
}

/// How many words the shortest of the names with this word has; 0: none has it.
std::uint16_t fewest_words(const std::vector<Stored>& names, std::string_view key) {
  std::size_t fewest = 0;
  for (const Stored& stored : names) {
    const auto& words = stored.name.folded.words;
    const bool has =
        std::any_of(words.begin(), words.end(), [&](const Word& word) { return word.key == key; });
    if (has && (fewest == 0 || words.size() < fewest)) fewest = words.size();
  }
  return static_cast<std::uint16_t>(std::min<std::size_t>(fewest, 63));
}

/// What hangs on a word once, however many nodes bear it.
void add_word(ClaimSink& sink, std::string_view key, bool lossy) {
  const std::string value = records::listed_value(lossy);
  for (const std::string& deletion : records::deletions(key))
    sink.put_record(records::deletion_prefix(deletion) + std::string(key), value);
  if (const std::string outlined = outline(key); !outlined.empty())
    sink.put_record(records::outline_prefix(outlined) + std::string(key), value);
}
void remove_word(ClaimSink& sink, std::string_view key) {
  for (const std::string& deletion : records::deletions(key))
    sink.remove_record(records::deletion_prefix(deletion) + std::string(key));
  if (const std::string outlined = outline(key); !outlined.empty())
    sink.remove_record(records::outline_prefix(outlined) + std::string(key));
}

void count_word(ClaimSink& sink, const Word& word, bool more) {
  const std::string key = records::word_key(word.key);
  std::string value;
  records::WordCount count;
  if (sink.record(key, value)) count = records::word_count(value);
  const bool lossy = count.lossy || word.lossy;
  if (more && (count.nodes == 0 || lossy != count.lossy)) add_word(sink, word.key, lossy);
  count.nodes = more ? count.nodes + 1 : count.nodes - std::min(count.nodes, 1u);
  if (more) count.lossy = lossy;
  if (count.nodes == 0) {
    remove_word(sink, word.key);
    sink.remove_record(key);
  } else {
    sink.put_record(key, records::to_value(count));
  }
}

/// Brings the posting of a node for a word up to date: `words` as fewest_words() has it.
void set_posting(ClaimSink& sink, NodeId node, const Word& word, std::uint16_t words) {
  const std::string key = records::posting_key(word.key, node >> records::block_bits);
  const auto place = static_cast<std::uint16_t>(node & ((1u << records::block_bits) - 1));
  std::string value;
  std::vector<Posting> block;
  if (sink.record(key, value)) block = records::postings(value);
  const auto at = std::lower_bound(block.begin(), block.end(), place,
                                   [](const Posting& p, std::uint16_t wanted) { return p.place < wanted; });
  const bool there = at != block.end() && at->place == place;
  if (there && words == at->words) return;
  if (words == 0) {
    if (!there) return;
    block.erase(at);
  } else if (there) {
    at->words = words;
  } else {
    block.insert(at, {place, words});
  }
  if (block.empty())
    sink.remove_record(key);
  else
    sink.put_record(key, records::to_value(block));
  if (there != (words != 0)) count_word(sink, word, words != 0);
}

void set_postings(ClaimSink& sink, NodeId node, const FoldedName& changed, const std::vector<Stored>& names) {
  for (const Word& word : changed.words) set_posting(sink, node, word, fewest_words(names, word.key));
}

}  // namespace

void index_name(ClaimSink& sink, NodeId node, std::string_view text) {
  std::vector<Stored> names = stored_names(sink, node);
  const auto same =
      std::find_if(names.begin(), names.end(), [&](const Stored& s) { return s.name.text == text; });
  if (same != names.end()) {
    ++same->name.count;
    sink.put_record(records::name_key(node, same->number), records::to_value(same->name));
    return;
  }
  const std::uint16_t number = names.empty() ? 0 : static_cast<std::uint16_t>(names.back().number + 1);
  names.push_back({number, {std::string(text), folded(text), 1}});
  const IndexedName& name = names.back().name;
  sink.put_record(records::name_key(node, number), records::to_value(name));
  set_postings(sink, node, name.folded, names);
}

void unindex_name(ClaimSink& sink, NodeId node, std::string_view text) {
  std::vector<Stored> names = stored_names(sink, node);
  const auto same =
      std::find_if(names.begin(), names.end(), [&](const Stored& s) { return s.name.text == text; });
  if (same == names.end()) return;
  const std::string key = records::name_key(node, same->number);
  if (--same->name.count > 0) {
    sink.put_record(key, records::to_value(same->name));
    return;
  }
  sink.remove_record(key);
  const FoldedName gone = std::move(same->name.folded);
  names.erase(same);
  set_postings(sink, node, gone, names);
}

void unindex_names(ClaimSink& sink, NodeId node) {
  for (const Stored& stored : stored_names(sink, node)) {
    sink.remove_record(records::name_key(node, stored.number));
    set_postings(sink, node, stored.name.folded, {});
  }
}

std::vector<IndexedName> names_of(const ClaimSource& source, NodeId node) {
  std::vector<IndexedName> out;
  for (Stored& stored : stored_names(source, node)) out.push_back(std::move(stored.name));
  return out;
}

NodeId plain_names_below(const ClaimSource& source) {
  std::string value;
  return source.record(records::state_key(), value) ? records::number_at(value, 0) : 0;
}

void set_plain_names_below(ClaimSink& sink, NodeId node) {
  if (node != 0)
    sink.put_record(records::state_key(), records::to_value(node));
  else
    sink.remove_record(records::state_key());
}

}  // namespace kenes::knowledge::names
