// SPDX-License-Identifier: Apache-2.0
// The bytes of the index of names, in records of the claim family. On disk: never renumber.
//
//   0x90 | word | 00 | block u32      which nodes of a block of 1,024 bear the word: for each, ascending, a
//   u16:
//                                     its place in the block << 6 | words in its shortest name with this word
//   0x91 | word                       how many nodes bear the word, u32; then a byte: 1 seen in a lossy
//                                     script
//   0x92 | deletion | 00 | word       words that become `deletion` when at most one of their first letters
//                                     goes: a byte as above (nothing, where an older version wrote it)
//   0x93 | outline | 00 | word        words with this outline: the same
//   0x94 | node u32 | number u16      a name: count u32, size of the text u32, text, then its words, each
//                                     size u8, kind | lossy << 4, key
//   0x9F                              u32: plain names of nodes below are in the index
//
// Numbers are big-endian. A word is a key of fold.hpp, cut to 60 bytes; it holds no zero byte.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/knowledge/names/fold.hpp"
#include "engine/knowledge/names/name_index.hpp"

namespace kenes::knowledge::names::records {

inline constexpr unsigned block_bits = 10;
inline constexpr std::size_t longest_word = 60;

std::string posting_prefix(std::string_view word);
std::string posting_key(std::string_view word, std::uint32_t block);
std::string word_key(std::string_view word);
std::string deletion_prefix(std::string_view deletion);
std::string outline_prefix(std::string_view outline);
std::string names_prefix(NodeId node);
std::string name_key(NodeId node, std::uint16_t number);
std::string state_key();

/// The first key after all that begin with `prefix`.
std::string end_of(std::string prefix);

struct Posting {
  std::uint16_t place = 0;  ///< in the block
  std::uint16_t words = 0;  ///< at most 63
};
std::vector<Posting> postings(std::string_view value);
std::string to_value(const std::vector<Posting>& postings);

struct WordCount {
  std::uint32_t nodes = 0;
  bool lossy = false;
};
WordCount word_count(std::string_view value);
std::string to_value(WordCount count);

/// What is kept with a word in the lists of words: whether it was seen in a lossy script.
std::string listed_value(bool lossy);
/// Nothing where it was not kept.
std::optional<bool> is_lossy_listed(std::string_view value);

/// Throws corruption for bytes that are no name.
IndexedName name(std::string_view value);
std::string to_value(const IndexedName& name);

std::string to_value(NodeId node);
std::uint32_t number_at(std::string_view bytes, std::size_t at);

/// The word, and the word without each of its first letters in turn; only the word where it is short.
std::vector<std::string> deletions(std::string_view word);

}  // namespace kenes::knowledge::names::records
