// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/names/best_name.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/knowledge/claim_writer.hpp"
#include "engine/knowledge/valid_time.hpp"

namespace kenes::knowledge::names {

namespace {

std::string lower(std::string_view tag) {
  std::string out(tag);
  for (char& c : out) c = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

std::string_view subtag(std::string_view tag, std::size_t number) {
  for (; number > 0; --number) {
    const auto dash = tag.find('-');
    if (dash == std::string_view::npos) return {};
    tag.remove_prefix(dash + 1);
  }
  return tag.substr(0, tag.find('-'));
}

/// The script that a tag names: `latn` of `kk-latn-kz`.
std::string_view script_in(std::string_view tag) {
  const std::string_view second = subtag(tag, 1);
  return second.size() == 4 ? second : std::string_view{};
}

/// How far a name is from what is wanted: 0 the same tag; nothing where it does not fit. Both in small
/// letters.
std::optional<int> distance(std::string_view has, std::string_view wanted, std::string_view text) {
  if (has.empty() || subtag(has, 0) != subtag(wanted, 0)) return std::nullopt;
  if (has == wanted) return 0;
  if (has.size() > wanted.size() && has.starts_with(wanted) && has[wanted.size()] == '-') return 1;
  const std::string_view script = script_in(wanted);
  if (script.empty()) return 2;
  const std::string_view own = script_in(has);
  const std::string seen = own.empty() ? lower(script_of(text)) : std::string(own);
  return seen == script ? std::optional(2) : std::nullopt;
}

std::optional<Fact> name_fact(const GraphSource& graph, Node node) {
  const KeyId key = graph.key("name");
  if (key == no_name) return std::nullopt;
  return Fact::property(node, key);
}

std::string_view text_of(const Claim& claim) {
  return claim.value.is(Kind::string) ? claim.value.as_string() : std::string_view{};
}

const Claim* chosen(const Book& book, const Fact& fact, std::span<const Claim> claims, const Lens& lens) {
  return book.choose(claims, book.policy_for(fact), lens.as_of).claim;
}

Value map_of(const Claim& claim) {
  Map map;
  map.emplace("name", claim.value);
  map.emplace("language", claim.language.empty() ? Value() : Value(claim.language));
  const std::string tag = lower(claim.language);
  std::string script = claim.value.is(Kind::string) ? script_of(claim.value.as_string()) : std::string();
  if (const std::string_view said = script_in(tag); !said.empty()) {
    script = said;
    script[0] = static_cast<char>(script[0] & ~0x20);
  }
  map.emplace("script", script.empty() ? Value() : Value(std::move(script)));
  map.emplace("from", to_value(claim.valid.from_kind, claim.valid.from));
  map.emplace("to", to_value(claim.valid.to_kind, claim.valid.to));
  map.emplace("source", claim.source == no_node ? Value() : Value(Node{claim.source}));
  map.emplace("rank", Value(rank_name(claim.rank)));
  return Value(std::move(map));
}

}  // namespace

std::string script_of(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::int32_t at = 0, size = static_cast<std::int32_t>(text.size()); at < size;) {
    UChar32 c;
    U8_NEXT(bytes, at, size, c);
    if (c < 0 || !u_isalpha(c)) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    if (U_SUCCESS(status) && script != USCRIPT_COMMON && script != USCRIPT_INHERITED)
      return uscript_getShortName(script);
  }
  return {};
}

bool in_language(std::string_view language, std::string_view wanted, std::string_view text) {
  return distance(lower(language), lower(wanted), text).has_value();
}

Value best_name(const View& view, const Book& book, Node node, std::span<const std::string> languages) {
  const auto fact = name_fact(view.graph, node);
  if (!fact) return {};
  if (book.empty()) return book.plain_value(*fact);
  std::vector<Claim> claims = book.claims(*fact, view.lens);
  for (const std::string& language : languages) {
    const std::string wanted = lower(language);
    std::vector<Claim> nearest;
    int least = 3;
    for (const Claim& claim : claims) {
      const auto far = distance(lower(claim.language), wanted, text_of(claim));
      if (!far || *far > least) continue;
      if (*far < least) nearest.clear(), least = *far;
      nearest.push_back(claim);
    }
    if (const Claim* claim = nearest.empty() ? nullptr : chosen(book, *fact, nearest, view.lens))
      return claim->value;
  }
  return book.value(*fact, view.lens);
}

List all_names(const View& view, const Book& book, Node node) {
  List maps;
  const auto fact = name_fact(view.graph, node);
  if (!fact) return maps;
  std::vector<Claim> claims = book.claims(*fact, view.lens);
  if (claims.empty() && book.all_claims(*fact).empty()) {
    Claim plain;
    plain.value = book.plain_value(*fact);
    if (!plain.value.is_null()) maps.push_back(map_of(plain));
    return maps;
  }
  std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return a.rank != b.rank ? a.rank > b.rank : a.language < b.language;
  });
  for (const Claim& claim : claims) maps.push_back(map_of(claim));
  return maps;
}

Value language_of(const View& view, const Book& book, Node node, std::string_view text) {
  const auto fact = name_fact(view.graph, node);
  if (!fact || book.empty()) return {};
  std::vector<Claim> claims = book.claims(*fact, view.lens);
  std::erase_if(claims, [&](const Claim& claim) { return text_of(claim) != text || claim.language.empty(); });
  const Claim* claim = claims.empty() ? nullptr : chosen(book, *fact, claims, view.lens);
  return claim ? Value(claim->language) : Value();
}

}  // namespace kenes::knowledge::names
