// SPDX-License-Identifier: Apache-2.0
#include "storage/error.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kenes {

std::string_view code_name(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::syntax_error:
      return "SyntaxError";
    case ErrorCode::semantic_error:
      return "SemanticError";
    case ErrorCode::parameter_missing:
      return "ParameterMissing";
    case ErrorCode::constraint_verification_failed:
      return "ConstraintVerificationFailed";
    case ErrorCode::constraint_validation_failed:
      return "ConstraintValidationFailed";
    case ErrorCode::entity_not_found:
      return "EntityNotFound";
    case ErrorCode::property_not_found:
      return "PropertyNotFound";
    case ErrorCode::label_not_found:
      return "LabelNotFound";
    case ErrorCode::type_error:
      return "TypeError";
    case ErrorCode::argument_error:
      return "ArgumentError";
    case ErrorCode::arithmetic_error:
      return "ArithmeticError";
    case ErrorCode::procedure_error:
      return "ProcedureError";
    case ErrorCode::interrupted:
      return "Interrupted";
    case ErrorCode::time_limit:
      return "TimeLimit";
    case ErrorCode::memory_limit:
      return "MemoryLimit";
    case ErrorCode::transaction_size:
      return "TransactionSize";
    case ErrorCode::busy:
      return "Busy";
    case ErrorCode::read_only:
      return "ReadOnly";
    case ErrorCode::not_a_database:
      return "NotADatabase";
    case ErrorCode::format_version:
      return "FormatVersion";
    case ErrorCode::corruption:
      return "Corruption";
    case ErrorCode::storage:
      return "StorageError";
    case ErrorCode::import:
      return "ImportError";
    case ErrorCode::usage:
      return "UsageError";
    case ErrorCode::internal:
      return "InternalError";
  }
  return "InternalError";
}

std::string_view phase_name(Phase phase) noexcept {
  return phase == Phase::compile_time ? "compile time" : "runtime";
}

Remedy remedy(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::constraint_verification_failed:
    case ErrorCode::constraint_validation_failed:
    case ErrorCode::entity_not_found:
    case ErrorCode::import:
      return Remedy::your_data;
    case ErrorCode::interrupted:
    case ErrorCode::time_limit:
    case ErrorCode::busy:
      return Remedy::try_again;
    case ErrorCode::not_a_database:
    case ErrorCode::format_version:
    case ErrorCode::corruption:
    case ErrorCode::storage:
      return Remedy::the_disk;
    case ErrorCode::internal:
      return Remedy::our_bug;
    default:
      return Remedy::your_query;
  }
}

namespace {

/// What a message quotes may be a name of a million letters: its middle is left out.
std::string shortened(std::string text) {
  constexpr std::size_t most = 2000, kept = 800;
  if (text.size() <= most) return text;
  const auto begins_letter = [&](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  };
  std::size_t head = kept, tail = text.size() - kept;
  while (head > 0 && !begins_letter(head)) --head;
  while (tail < text.size() && !begins_letter(tail)) ++tail;
  return text.substr(0, head) + " ... " + text.substr(tail);
}

}  // namespace

Error::Error(ErrorCode code, std::string_view detail, Phase phase, std::string message, Position where,
             std::string hint)
    : code(code),
      detail(detail),
      phase(phase),
      message(shortened(std::move(message))),
      where(where),
      hint(shortened(std::move(hint))) {}

Error::Error(ErrorCode code, std::string message, std::string hint)
    : Error(code, {}, Phase::runtime, std::move(message), {}, std::move(hint)) {}

Error syntax_error(std::string_view detail, std::string message, Position where, std::string hint) {
  return Error(ErrorCode::syntax_error, detail, Phase::compile_time, std::move(message), where,
               std::move(hint));
}

Error type_error(std::string_view detail, std::string message, Position where, std::string hint) {
  return Error(ErrorCode::type_error, detail, Phase::runtime, std::move(message), where, std::move(hint));
}

namespace {

/// One code point of a line as a terminal shows it.
struct Glyph {
  std::string text;
  int width = 1;
};

/// Columns a code point takes: 0 for marks that combine, 2 for the wide scripts of East Asia and emoji (after
/// Unicode's East Asian Width, by blocks).
int terminal_width(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  static constexpr Range combining[] = {
      {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F},
      {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
      {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};
  static constexpr Range wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
                                   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
                                   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F},
                                   {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
  auto within = [c](Range r) { return c >= r.first && c <= r.last; };
  if (std::ranges::any_of(combining, within)) return 0;
  return std::ranges::any_of(wide, within) ? 2 : 1;
}

/// The code point at the front of `text` and its length; bytes that are no UTF-8 come one by one as U+FFFD.
std::pair<char32_t, std::size_t> decode(std::string_view text) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  std::size_t length = first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (length == 0 || first >= 0xF5 || text.size() < length) return {0xFFFD, 1};
  char32_t c = first & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {0xFFFD, 1};
    c = c << 6 | (byte(i) & 0x3F);
  }
  return {c, length};
}

std::string_view line_of(std::string_view statement, std::uint32_t number) {
  for (std::uint32_t line = 1; line < number; ++line) {
    std::size_t end = statement.find('\n');
    if (end == std::string_view::npos) return {};
    statement.remove_prefix(end + 1);
  }
  std::string_view line = statement.substr(0, statement.find('\n'));
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

constexpr std::size_t shown_glyphs = 100;

/// The culprit's line, cut to a window around it, and the carets under it, both indented by two.
std::string drawing(std::string_view statement, Position where) {
  std::string_view line = line_of(statement, where.line);
  std::vector<Glyph> glyphs;
  std::size_t at = where.column - (where.column > 0), marked = 0, bytes_marked = 0;
  while (!line.empty()) {
    auto [c, length] = decode(line);
    bool control = c < 0x20 || c == 0x7F;
    Glyph glyph{c == 0xFFFD && length == 1 ? "\xEF\xBF\xBD"
                : control                  ? " "
                                           : std::string(line.substr(0, length)),
                control ? 1 : terminal_width(c)};
    if (glyphs.size() >= at && bytes_marked < where.length) {
      bytes_marked += length;
      ++marked;
    }
    glyphs.push_back(std::move(glyph));
    line.remove_prefix(length);
  }
  at = std::min(at, glyphs.size());
  std::size_t first = 0, last = glyphs.size();
  if (last > shown_glyphs) {
    first = at > shown_glyphs / 2 ? at - shown_glyphs / 2 : 0;
    first = std::min(first, last - shown_glyphs);
    last = first + shown_glyphs;
  }
  std::string text = "  ", carets = "  ";
  if (first > 0) {
    text += "... ";
    carets += "    ";
  }
  for (std::size_t i = first; i < last; ++i) {
    text += glyphs[i].text;
    if (i < at)
      carets.append(static_cast<std::size_t>(glyphs[i].width), ' ');
    else if (i == at || i < at + marked)
      carets.append(static_cast<std::size_t>(std::max(glyphs[i].width, i == at ? 1 : 0)), '^');
  }
  if (at >= last) carets += '^';
  if (last < glyphs.size()) text += " ...";
  return text + '\n' + carets + '\n';
}

char32_t lower(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c >= 0x0410 && c <= 0x042F) return c + 32;
  if (c >= 0x00C0 && c <= 0x00DE && c != 0x00D7) return c + 32;
  return c;
}

std::u32string folded(std::string_view text) {
  std::u32string out;
  while (!text.empty()) {
    auto [c, length] = decode(text);
    out += lower(c);
    text.remove_prefix(length);
  }
  return out;
}

/// Edits (insert, delete, replace, swap of neighbours) from one word to the other: optimal string alignment.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before_last, last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last = std::exchange(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string Error::report(std::string_view statement) const {
  std::string out = std::string(code_name(code));
  if (!detail.empty()) out += ": " + detail;
  if (where) out += " (line " + std::to_string(where.line) + ", column " + std::to_string(where.column) + ")";
  out += "\n" + message + "\n";
  if (where && !statement.empty()) out += drawing(statement, where);
  if (!hint.empty()) out += "Hint: " + hint + "\n";
  return out;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
  std::u32string wanted = folded(word);
  std::size_t best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  const std::string* nearest = nullptr;
  for (const std::string& candidate : candidates) {
    std::u32string offered = folded(candidate);
    std::size_t gap =
        offered.size() > wanted.size() ? offered.size() - wanted.size() : wanted.size() - offered.size();
    if (gap >= best) continue;
    // A name of one or two letters is near to every other one of its length: only its other case counts.
    if (wanted.size() < 3 && offered != wanted) continue;
    if (std::size_t distance = edit_distance(wanted, offered); distance < best) {
      best = distance;
      nearest = &candidate;
    }
  }
  return nearest ? "did you mean `" + *nearest + "`?" : std::string();
}

}  // namespace kenes
