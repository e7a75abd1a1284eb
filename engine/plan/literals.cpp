// SPDX-License-Identifier: Apache-2.0
#include "engine/plan/literals.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/plan/expressions.hpp"

namespace kenes::plan {
namespace {

constexpr char mark = '\x01';
// Longer statements are mostly data: sharing their plans gains nothing and their literals would fill the
// cache.
constexpr std::size_t most_literals = 256, longest_text = 1 << 16, deepest_braces = 16;

enum Class : std::uint8_t { other, word, digit, space, quote, open, close, brace, special };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> classes{};
  for (int c = 0; c < 256; ++c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80)
      classes[static_cast<std::size_t>(c)] = word;
    else if (c >= '0' && c <= '9')
      classes[static_cast<std::size_t>(c)] = digit;
    else if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
      classes[static_cast<std::size_t>(c)] = space;
  }
  classes['\''] = classes['"'] = quote;
  classes['('] = classes['['] = open;
  classes[')'] = classes[']'] = close;
  classes['{'] = classes['}'] = brace;
  classes['`'] = classes['/'] = classes['$'] = classes[static_cast<std::size_t>(mark)] = special;
  return classes;
}
constexpr std::array<Class, 256> classes = make_classes();

Class class_of(char c) { return classes[static_cast<unsigned char>(c)]; }
bool in_word(char c) { return class_of(c) == word || class_of(c) == digit; }

// Keywords after which literals may, or may not, be lifted.
enum class Turn : std::uint8_t { none, on, off, with };

bool equals(std::string_view text, std::string_view upper) {
  for (std::size_t i = 0; i < upper.size(); ++i)
    if ((text[i] & ~0x20) != upper[i]) return false;
  return true;
}

Turn turn_of(std::string_view text) {
  const auto is = [text](std::string_view upper) {
    return text.size() == upper.size() && equals(text, upper);
  };
  switch (text.front() & ~0x20) {
    case 'C':
      return is("CREATE") || is("CALL") ? Turn::on : Turn::none;
    case 'D':
      return is("DELETE") ? Turn::on : Turn::none;
    case 'F':
      // The terminator of LOAD CSV is part of the plan.
      return is("FOREACH") ? Turn::on : is("FIELDTERMINATOR") || is("FINISH") ? Turn::off : Turn::none;
    case 'L':
      return is("LIMIT") ? Turn::off : is("LOAD") ? Turn::on : Turn::none;
    case 'M':
      return is("MATCH") || is("MERGE") ? Turn::on : Turn::none;
    case 'O':
      return is("ORDER") || is("OFFSET") ? Turn::off : Turn::none;
    case 'R':
      return is("RETURN") ? Turn::off : Turn::none;
    case 'S':
      return is("SET") ? Turn::on : is("SKIP") ? Turn::off : Turn::none;
    case 'U':
      return is("UNWIND") ? Turn::on : Turn::none;
    case 'I':
      return is("INSERT") ? Turn::on : Turn::none;
    case 'T':
      return is("TRANSACTIONS") || is("TRANSACTION") ? Turn::off : Turn::none;
    case 'W':
      return is("WHERE") ? Turn::on : is("WITH") ? Turn::with : Turn::none;
    default:
      return Turn::none;
  }
}

class Scanner {
 public:
  Scanner(std::string_view text, LiftedText& out) : text_(text), out_(out) {}

  void run() {
    out_.text = text_;
    out_.key.clear();
    out_.literals.clear();
    out_.places.clear();
    out_.key.reserve(text_.size());
    if (text_.size() > longest_text) return give_up();
    while (at_ < text_.size()) {
      const char c = text_[at_];
      switch (class_of(c)) {
        case word:
          scan_word();
          break;
        case digit:
          scan_number();
          break;
        case quote:
          scan_string(c);
          break;
        case open:
          ++state().depth;
          if (c == '[' && before_ == '-') state().walk_depth = state().depth;
          ++at_;
          before_ = c;
          break;
        case close:
          if (state().depth == state().walk_depth) state().walk_depth = 0;
          --state().depth;
          ++at_;
          before_ = c;
          break;
        case brace:
          if (c == '{' && skip_repetition()) break;
          if (c == '{') {
            if (depth_ + 1 == states_.size()) return give_up();
            enter();
          } else if (depth_ > 0) {
            --depth_;
          }
          ++at_;
          before_ = c;
          break;
        case special:
          if (!scan_special(c)) return give_up();
          break;
        case space:
          ++at_;
          break;
        case other:
          ++at_;
          before_ = c;
          break;
      }
    }
    copy_up_to(text_.size());
  }

 private:
  struct State {
    bool lifts = false;   ///< before the first keyword nothing is known
    bool forced = false;  ///< an outer clause's text must stay whole
    int depth = 0;        ///< of brackets and parentheses
    int walk_depth = 0;   ///< the bracket of a relationship pattern: its numbers are lengths
  };
  State& state() { return states_[depth_]; }

  void give_up() {
    out_.key = text_;
    out_.literals.clear();
    out_.places.clear();
  }

  void enter() {
    State inner;
    inner.forced = state().forced || !state().lifts;
    inner.lifts = !inner.forced;
    states_[++depth_] = inner;
  }

  /// `{2}`, `{1,3}` or `{,3}` behind a part of a pattern: its numbers stay. A map begins with a name.
  bool skip_repetition() {
    std::size_t end = at_ + 1;
    while (end < text_.size() &&
           (class_of(text_[end]) == digit || class_of(text_[end]) == space || text_[end] == ','))
      ++end;
    if (end == text_.size() || text_[end] != '}' || text_.find_first_of("0123456789,", at_) > end)
      return false;
    at_ = end + 1;
    before_ = '}';
    return true;
  }

  void copy_up_to(std::size_t end) {
    out_.key.append(text_.substr(copied_, end - copied_));
    copied_ = end;
  }

  void scan_word() {
    const std::size_t start = at_;
    while (at_ < text_.size() && in_word(text_[at_])) ++at_;
    const std::string_view name = text_.substr(start, at_ - start);
    const char before = before_;
    before_ = 'a';
    const bool after_with_partner = ends_or_starts_;
    ends_or_starts_ =
        (name.size() == 6 && equals(name, "STARTS")) || (name.size() == 4 && equals(name, "ENDS"));
    // Names of labels, types and properties are no keywords; those within brackets belong to expressions.
    if (before == '.' || before == ':' || state().depth != 0) return;
    // A plan to look at shows its literals.
    if (!seen_word_ && name.size() == 7 && (equals(name, "EXPLAIN") || equals(name, "PROFILE")))
      state().forced = true;
    seen_word_ = true;
    const Turn turn = turn_of(name);
    if (turn == Turn::none || (turn == Turn::with && after_with_partner)) return;
    state().lifts = turn == Turn::on && !state().forced;
  }

  bool lifts_here() const {
    const State& now = states_[depth_];
    return now.lifts && now.walk_depth == 0 && out_.literals.size() < most_literals;
  }

  void lift(std::size_t start, Value value, char kind) {
    copy_up_to(start);
    out_.key += mark;
    out_.key += kind;
    copied_ = at_;
    out_.literals.push_back(std::move(value));
    out_.places.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at_ - start)});
  }

  void scan_number() {
    const std::size_t start = at_;
    const char before = before_;
    bool is_float = false;
    const auto digits = [this] {
      while (at_ < text_.size() && class_of(text_[at_]) == digit) ++at_;
    };
    digits();
    if (at_ + 1 < text_.size() && text_[at_] == '.' && class_of(text_[at_ + 1]) == digit) {
      is_float = true;
      ++at_;
      digits();
    }
    if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
      std::size_t exponent = at_ + 1;
      if (exponent < text_.size() && (text_[exponent] == '-' || text_[exponent] == '+')) ++exponent;
      if (exponent < text_.size() && class_of(text_[exponent]) == digit) {
        is_float = true;
        at_ = exponent;
        digits();
      }
    }
    before_ = '0';
    ends_or_starts_ = false;
    const std::string_view number = text_.substr(start, at_ - start);
    if (at_ < text_.size() && in_word(text_[at_])) {  // 0x1F, 1_000, and what is no number at all
      while (at_ < text_.size() && in_word(text_[at_])) ++at_;
      return;
    }
    const bool odd = before == '.' || (number.size() > 1 && number[0] == '0' && class_of(number[1]) == digit);
    if (odd || !lifts_here()) return;
    if (is_float) {
      double value = 0;
      const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
      if (error == std::errc{} && end == number.data() + number.size()) lift(start, Value(value), 'f');
    } else {
      std::int64_t value = 0;
      const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
      if (error == std::errc{} && end == number.data() + number.size()) lift(start, Value(value), 'i');
    }
  }

  void scan_string(char closing) {
    const std::size_t start = at_;
    bool plain = true;
    for (++at_; at_ < text_.size() && text_[at_] != closing; ++at_) {
      if (text_[at_] == '\\') {
        plain = false;
        ++at_;
      } else if (text_[at_] == mark) {
        plain = false;
      }
    }
    at_ = std::min(at_ + 1, text_.size());
    before_ = closing;
    ends_or_starts_ = false;
    if (plain && at_ - start >= 2 && text_[at_ - 1] == closing && lifts_here())
      lift(start, Value(text_.substr(start + 1, at_ - start - 2)), 's');
  }

  bool scan_special(char c) {
    if (c == mark) return false;
    if (c == '`') {
      const std::size_t end = text_.find('`', at_ + 1);
      at_ = end == std::string_view::npos ? text_.size() : end + 1;
      before_ = 'a';
      ends_or_starts_ = false;
    } else if (c == '$') {
      for (++at_; at_ < text_.size() && in_word(text_[at_]);) ++at_;
      before_ = 'a';
      ends_or_starts_ = false;
    } else if (text_.substr(at_, 2) == "//") {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (text_.substr(at_, 2) == "/*") {
      const std::size_t end = text_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? text_.size() : end + 2;
    } else {
      ++at_;
      before_ = c;
    }
    return true;
  }

  std::string_view text_;
  LiftedText& out_;
  std::size_t at_ = 0, copied_ = 0;
  char before_ = ' ';  ///< the last character that was not space; a letter stands for any word
  bool seen_word_ = false;
  bool ends_or_starts_ = false;  ///< the last word was STARTS or ENDS
  std::array<State, deepest_braces> states_{};
  std::size_t depth_ = 0;
};

class Replacer {
 public:
  /// `looks_only`: finds out whether all can be replaced and replaces none.
  Replacer(const LiftedText& lifted, bool looks_only)
      : lifted_(lifted), looks_only_(looks_only), found_(lifted.literals.size()) {}

  void run(syntax::Statement& statement) {
    if (auto* query = std::get_if<syntax::Query>(&statement.body)) walk(*query);
  }
  bool found_all() const { return std::find(found_.begin(), found_.end(), false) == found_.end(); }

 private:
  void pointer(syntax::ExpressionPointer& e) {
    if (e) expression(*e);
  }

  void labels(std::optional<syntax::LabelExpression>& l) {
    if (l) labels(*l);
  }
  void labels(syntax::LabelExpression& l) {
    pointer(l.expression);
    for (auto& part : l.parts) labels(part);
  }

  void expression(Expression& e) {
    if (e.kind == ExpressionKind::literal) return literal(e);
    for (Expression& arg : e.args) expression(arg);
    pointer(e.where);
    // Scope is done with them and the statement is the caller's own: nobody else sees the change.
    if (e.pattern) pattern(const_cast<syntax::PathPattern&>(*e.pattern));
    if (e.query) walk(const_cast<syntax::Query&>(*e.query));
  }

  void literal(Expression& e) {
    const auto at = std::lower_bound(
        lifted_.places.begin(), lifted_.places.end(), e.at.offset,
        [](const LiftedText::Place& place, std::uint32_t offset) { return place.offset < offset; });
    if (at == lifted_.places.end() || at->offset >= e.at.offset + std::max(e.at.length, 1u)) return;
    const auto index = static_cast<std::size_t>(at - lifted_.places.begin());
    const Value& value = lifted_.literals[index];
    if (value.kind() != e.value.kind()) return;
    const bool same = value.is(Kind::integer)    ? value.as_integer() == e.value.as_integer()
                      : value.is(Kind::floating) ? value.as_float() == e.value.as_float()
                                                 : value.as_string() == e.value.as_string();
    const bool negative = !same && at->offset > e.at.offset &&
                          (value.is(Kind::integer)    ? -value.as_integer() == e.value.as_integer()
                           : value.is(Kind::floating) ? -value.as_float() == e.value.as_float()
                                                      : false);
    if (!same && !negative) return;
    found_[index] = true;
    if (looks_only_) return;
    Expression parameter;
    parameter.kind = ExpressionKind::parameter;
    parameter.name = literal_name(index);
    parameter.at = e.at;
    parameter.extent = e.extent;
    if (negative) {
      parameter = make_call("unary -", std::move(parameter));
      parameter.at = e.at;
      parameter.extent = e.extent;
    }
    e = std::move(parameter);
  }

  void pattern(syntax::PathPattern& p) {
    for (auto& node : p.nodes) {
      labels(node.labels);
      pointer(node.properties);
      pointer(node.where);
    }
    for (auto& relationship : p.relationships) {
      labels(relationship.types);
      pointer(relationship.properties);
      pointer(relationship.where);
      if (!relationship.path) continue;
      pattern(relationship.path->inner);
      pointer(relationship.path->where);
    }
    pointer(p.where);
    pointer(p.count);
  }

  void walk(syntax::Query& query) {
    for (auto& part : query.parts)
      for (auto& held : part.clauses) std::visit([this](auto& c) { clause(c); }, held);
  }

  void clause(syntax::Match& c) {
    for (auto& p : c.patterns) pattern(p);
    if (c.lens)
      for (auto* part : {&c.lens->as_of, &c.lens->as_of_end, &c.lens->according_to, &c.lens->known_at})
        pointer(*part);
    pointer(c.where);
  }
  void clause(syntax::Unwind& c) { expression(c.expression); }
  void clause(syntax::With& c) { pointer(c.projection.where); }
  void clause(syntax::Return&) {}
  void clause(syntax::Create& c) {
    for (auto& p : c.patterns) pattern(p);
  }
  void set(std::vector<syntax::SetItem>& items) {
    for (auto& item : items) {
      expression(item.target);
      expression(item.value);
      for (auto& label : item.labels) labels(label);
    }
  }
  void clause(syntax::Set& c) { set(c.items); }
  void clause(syntax::Remove& c) {
    for (auto& item : c.items) {
      expression(item.target);
      for (auto& label : item.labels) labels(label);
    }
  }
  void clause(syntax::Delete& c) {
    for (auto& item : c.items) expression(item);
  }
  void clause(syntax::Merge& c) {
    pattern(c.pattern);
    set(c.on_create);
    set(c.on_match);
  }
  void clause(syntax::Claim& c) {
    for (auto& item : c.items) {
      expression(item.target);
      expression(item.value);
      for (auto& label : item.labels) labels(label);
      for (auto& p : item.pattern) pattern(p);
    }
    for (auto* part : {&c.language, &c.valid_from, &c.valid_to, &c.valid_at, &c.source, &c.locator, &c.quote,
                       &c.rank, &c.confidence})
      pointer(*part);
  }
  void clause(syntax::Call& c) {
    for (auto& argument : c.arguments) expression(argument);
    pointer(c.where);
  }
  void clause(syntax::CallSubquery& c) { walk(*c.query); }
  void clause(syntax::LoadCsv& c) { expression(c.from); }
  void clause(syntax::Finish&) {}
  void clause(syntax::Foreach& c) {
    expression(c.list);
    walk(*c.updates);
  }

  const LiftedText& lifted_;
  bool looks_only_;
  std::vector<bool> found_;
};

}  // namespace

void lift_literals(std::string_view text, LiftedText& out) { Scanner(text, out).run(); }

LiftedText lift_literals(std::string_view text) {
  LiftedText out;
  lift_literals(text, out);
  return out;
}

std::string literal_name(std::size_t i) { return std::string(1, mark) + std::to_string(i); }

bool replace_literals(syntax::Statement& statement, const LiftedText& lifted) {
  if (lifted.literals.empty()) return true;
  Replacer first(lifted, true);
  first.run(statement);
  if (!first.found_all()) return false;
  Replacer(lifted, false).run(statement);
  return true;
}

Position move_place(Position place, const std::vector<LiftedText::Place>& planned, const LiftedText& now) {
  if (!place || planned.size() != now.places.size()) return place;
  // Between two literals all moves by the same; a literal's own ends move with it.
  const auto moved = [&](std::uint32_t offset, bool is_end) {
    std::uint32_t result = offset;
    for (std::size_t i = 0; i < planned.size(); ++i) {
      const auto &was = planned[i], &is = now.places[i];
      if (offset < was.offset || (is_end && offset == was.offset)) break;
      if (offset >= was.offset + was.length)
        result = is.offset + is.length + (offset - was.offset - was.length);
      else
        result = is.offset + std::min(offset - was.offset, is.length);
    }
    return result;
  };
  Position result = place;
  result.offset = moved(place.offset, false);
  result.length = moved(place.offset + place.length, true) - result.offset;
  result.line = result.column = 1;
  for (std::size_t i = 0; i < result.offset && i < now.text.size(); ++i) {
    if (now.text[i] == '\n') {
      ++result.line;
      result.column = 1;
    } else if ((static_cast<unsigned char>(now.text[i]) & 0xC0) != 0x80) {
      ++result.column;
    }
  }
  return result;
}

}  // namespace kenes::plan
