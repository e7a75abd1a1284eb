// SPDX-License-Identifier: Apache-2.0
#include "grammar/parse.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "CypherLexer.h"
#include "grammar/complain.hpp"
#include "grammar/lower.hpp"
#include "storage/stack.hpp"

namespace kenes::grammar {
namespace {

using Lexer = antlr::CypherLexer;

/// Follows how deep the parser will stand in the rules of expressions: open brackets and CASEs, and in each
/// of them the operators that wait for their right side, which are the weaker ones before stronger ones.
class DepthGauge {
 public:
  /// How deep the parser stands at this token.
  std::size_t pass(std::size_t type) {
    switch (type) {
      case Lexer::LPAREN:
      case Lexer::LBRACKET:
        open(type);
        break;
      case Lexer::LBRACE:
        // A subquery has clauses between this bracket and the next.
        if (last_ == Lexer::EXISTS || last_ == Lexer::COUNT || last_ == Lexer::COLLECT) open(Lexer::CALL);
        open(type);
        break;
      case Lexer::CASE:
        if (last_ != Lexer::DOT && last_ != Lexer::COLON) open(type);
        break;
      case Lexer::END:
        if (!open_.empty() && open_.back().type == Lexer::CASE) close();
        break;
      case Lexer::RPAREN:
      case Lexer::RBRACKET:
      case Lexer::RBRACE:
        while (!open_.empty() && open_.back().type == Lexer::CASE) close();
        close();
        if (!open_.empty() && open_.back().type == Lexer::CALL) close();
        break;
      case Lexer::OR:
        wait(1);
        break;
      case Lexer::XOR:
        wait(2);
        break;
      case Lexer::AND:
        wait(3);
        break;
      case Lexer::NOT:
        waiting_.push_back(4);
        break;
      case Lexer::EQUAL:
      case Lexer::NOT_EQUAL:
      case Lexer::LESS:
      case Lexer::LESS_EQUAL:
      case Lexer::GREATER:
      case Lexer::GREATER_EQUAL:
        wait(5);
        break;
      case Lexer::STARTS:
      case Lexer::ENDS:
      case Lexer::CONTAINS:
      case Lexer::IN:
      case Lexer::MATCHES:
        wait(6);
        break;
      case Lexer::PLUS:
      case Lexer::MINUS:
        if (ends_operand(last_))
          wait(7);
        else
          waiting_.push_back(sign);
        break;
      case Lexer::STAR:
      case Lexer::SLASH:
      case Lexer::PERCENT:
        wait(8);
        break;
      case Lexer::POWER:
      case Lexer::AMPERSAND:
        wait(9);
        break;
      case Lexer::EXCLAMATION:
        waiting_.push_back(sign);
        break;
      case Lexer::IDENTIFIER:
      case Lexer::QUOTED_NAME:
      case Lexer::PARAMETER:
      case Lexer::STRING:
      case Lexer::INTEGER:
      case Lexer::FLOAT:
      case Lexer::TRUE_:
      case Lexer::FALSE_:
      case Lexer::NULL_:
      case Lexer::DOT:
      case Lexer::COLON:
      case Lexer::DISTINCT:
      case Lexer::WITH:  // also of STARTS WITH
      case Lexer::EXISTS:
      case Lexer::COUNT:
      case Lexer::COLLECT:
      case Lexer::ALL:
      case Lexer::ANY:
      case Lexer::NONE:
      case Lexer::SINGLE:
      case Lexer::REDUCE:
        break;
      default:  // commas, bars, words that begin something
        if (is_claim_word(type)) break;
        waiting_.resize(open_.empty() ? 0 : open_.back().waiting);
    }
    last_ = type;
    return open_.size() + waiting_.size();
  }

 private:
  static constexpr std::uint8_t sign = 10;
  struct Open {
    std::size_t type;
    std::size_t waiting;  ///< operators that wait outside of it
  };

  void open(std::size_t type) { open_.push_back({type, waiting_.size()}); }
  void close() {
    if (open_.empty()) return;
    waiting_.resize(open_.back().waiting);
    open_.pop_back();
  }
  /// A binary operator: what binds as strongly or more has its right side now.
  void wait(std::uint8_t strength) {
    const std::size_t outside = open_.empty() ? 0 : open_.back().waiting;
    while (waiting_.size() > outside && waiting_.back() >= strength) waiting_.pop_back();
    waiting_.push_back(strength);
  }
  static bool ends_operand(std::size_t type) {
    switch (type) {
      case Lexer::RPAREN:
      case Lexer::RBRACKET:
      case Lexer::RBRACE:
      case Lexer::IDENTIFIER:
      case Lexer::QUOTED_NAME:
      case Lexer::PARAMETER:
      case Lexer::STRING:
      case Lexer::INTEGER:
      case Lexer::FLOAT:
      case Lexer::TRUE_:
      case Lexer::FALSE_:
      case Lexer::NULL_:
      case Lexer::END:
        return true;
      default:
        return is_claim_word(type);
    }
  }
  /// They are names nearly always.
  static bool is_claim_word(std::size_t type) { return type >= Lexer::ACCORDING && type <= Lexer::VALID; }

  std::vector<Open> open_;
  std::vector<std::uint8_t> waiting_;  ///< strengths
  std::size_t last_ = 0;
};

/// Values that look like names (`[true IN list]`) are none.
bool may_be_variable(std::size_t type) {
  switch (type) {
    case Lexer::TRUE_:
    case Lexer::FALSE_:
    case Lexer::NULL_:
      return false;
    default:
      return type == Lexer::IDENTIFIER || type == Lexer::QUOTED_NAME ||
             (type >= Lexer::ALL && type <= Lexer::VALID);
  }
}

/// Finds list comprehensions and marks their `[` and the `|` before what they map to. Both cannot be told
/// from other brackets and from the `|` between labels without reading to the end: `[x IN list, ...]` is a
/// list, and
/// `[x IN list WHERE x:A|B | x.name]` has two bars.
class ComprehensionFinder {
 public:
  explicit ComprehensionFinder(const std::vector<antlr4::Token*>& tokens) : tokens_(tokens) {}

  void run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      switch (type(i)) {
        case Lexer::LBRACKET:
          open_.push_back({i, type(i + 2) == Lexer::IN && may_be_variable(type(i + 1)), {}});
          break;
        case Lexer::LPAREN:
        case Lexer::LBRACE:
          open_.push_back({i, false, {}});
          break;
        case Lexer::COMMA:
          if (!open_.empty()) open_.back().comprehension = false;
          break;
        case Lexer::BAR:
          if (!open_.empty()) open_.back().bars.push_back(i);
          break;
        case Lexer::RBRACKET:
        case Lexer::RPAREN:
        case Lexer::RBRACE:
          if (open_.empty()) break;
          if (open_.back().comprehension) mark(open_.back());
          open_.pop_back();
          break;
        default:
          break;
      }
    }
  }

 private:
  struct Open {
    std::size_t bracket;
    bool comprehension;
    std::vector<std::size_t> bars;  ///< directly inside
  };

  std::size_t type(std::size_t i) const {
    return i < tokens_.size() ? tokens_[i]->getType() : static_cast<std::size_t>(Lexer::SEMICOLON);
  }
  void set_type(std::size_t i, std::size_t type) {
    dynamic_cast<antlr4::WritableToken&>(*tokens_[i]).setType(type);
  }

  void mark(const Open& open) {
    set_type(open.bracket, Cypher::COMPREHENSION);
    if (open.bars.empty()) return;
    // The last bar, unless it stands between labels that begin behind an earlier one.
    std::size_t k = open.bars.size() - 1;
    while (k > 0 && labels_begin(open.bars[k]) > open.bars[k - 1]) --k;
    set_type(open.bars[k], Cypher::MAPPED);
  }

  /// Where the `:` stands whose labels lead up to `end`, 0 if no labels do.
  std::size_t labels_begin(std::size_t end) const {
    for (std::size_t i = end; i-- > 0;) {
      switch (type(i)) {
        case Lexer::COLON:
        case Lexer::DOUBLE_COLON:
        case Lexer::TYPED:
          return i;
        case Lexer::AMPERSAND:
        case Lexer::BAR:
        case Lexer::EXCLAMATION:
        case Lexer::PERCENT:
        case Lexer::LPAREN:
        case Lexer::RPAREN:
          break;
        default:
          if (!may_be_variable(type(i))) return 0;
      }
    }
    return 0;
  }

  const std::vector<antlr4::Token*>& tokens_;
  std::vector<Open> open_;
};

/// The lexer and the parser, predictions included, ask for tokens all the time: a place to look at the clock.
class WatchedTokens final : public antlr4::CommonTokenStream {
 public:
  WatchedTokens(antlr4::TokenSource* source, Limits* running)
      : CommonTokenStream(source), running_(running) {}

  void fill() override {
    constexpr std::size_t at_once = 256;
    lazyInit();
    while (fetch(at_once) == at_once) watch();
  }
  void consume() override {
    if (++consumed_ % 64 == 0) watch();
    CommonTokenStream::consume();
  }

 private:
  void watch() {
    if (running_) running_->check();
  }

  Limits* running_;
  std::size_t consumed_ = 0;
};

/// Everything that ANTLR needs for one text.
class Parsing {
 public:
  Parsing(std::string_view text, const ParseLimits& limits)
      : source_(checked(text, limits)),
        limits_(limits),
        input_(std::string(text)),
        lexer_(&input_),
        tokens_(&lexer_, limits.running),
        parser_(&tokens_),
        complainer_(source_) {
    lexer_.removeErrorListeners();
    parser_.removeErrorListeners();
    tokens_.fill();
    judge_tokens(tokens_.getTokens(), source_);
    judge_depth();
    const std::vector<antlr4::Token*> tokens = tokens_.getTokens();
    ComprehensionFinder(tokens).run();
  }

  /// SLL prediction is enough for nearly every statement and several times faster; what it refuses is
  /// parsed again with full LL, which also finds the words for the error.
  template <class Rule>
  auto tree(Rule rule) {
    auto* interpreter = parser_.getInterpreter<antlr4::atn::ParserATNSimulator>();
    interpreter->setPredictionMode(antlr4::atn::PredictionMode::SLL);
    parser_.setErrorHandler(std::make_shared<antlr4::BailErrorStrategy>());
    try {
      return (parser_.*rule)();
    } catch (const antlr4::ParseCancellationException&) {
    }
    tokens_.seek(0);
    parser_.reset();
    interpreter->setPredictionMode(antlr4::atn::PredictionMode::LL);
    parser_.setErrorHandler(std::make_shared<antlr4::DefaultErrorStrategy>());
    parser_.addErrorListener(&complainer_);
    return (parser_.*rule)();
  }

  Lowering lowering() const { return Lowering(source_, limits_.depth, limits_.running); }
  const Source& source() const { return source_; }

 private:
  static Source checked(std::string_view text, const ParseLimits& limits) {
    if (text.size() > limits.bytes)
      throw syntax_error(
          "UnexpectedSyntax",
          fmt::format("the statement has {} bytes, more than the limit of {}", text.size(), limits.bytes),
          {1, 1, 0, 0}, "give data as parameters, or import it");
    return Source(text);
  }

  void judge_depth() {
    const std::size_t fits = levels_that_fit(stack_of_nesting);
    DepthGauge gauge;
    for (const antlr4::Token* token : tokens_.getTokens()) {
      const std::size_t depth = gauge.pass(token->getType());
      if (depth <= std::min(limits_.depth, fits)) continue;
      throw syntax_error("UnexpectedSyntax",
                         depth > limits_.depth
                             ? fmt::format("this statement is nested deeper than {} levels", limits_.depth)
                             : fmt::format("this statement is nested deeper than the {} levels that this "
                                           "thread's stack has room for",
                                           fits),
                         source_.at(token), "cut it into parts with WITH");
    }
  }

  Source source_;
  ParseLimits limits_;
  antlr4::ANTLRInputStream input_;
  Lexer lexer_;
  WatchedTokens tokens_;
  Cypher parser_;
  Complainer complainer_;
};

Value constant(const syntax::Expression& expression) {
  switch (expression.kind) {
    case syntax::ExpressionKind::literal:
      return expression.value;
    case syntax::ExpressionKind::list: {
      List list;
      for (const syntax::Expression& element : expression.args) list.push_back(constant(element));
      return Value(std::move(list));
    }
    case syntax::ExpressionKind::map: {
      Map map;
      for (std::size_t i = 0; i < expression.args.size(); ++i)
        map.insert_or_assign(expression.names[i].text, constant(expression.args[i]));
      return Value(std::move(map));
    }
    default:
      throw syntax_error("UnexpectedSyntax", "a literal is expected here", expression.extent,
                         "write a number, a quoted text, true, false, null, a list or a map of these");
  }
}

}  // namespace

syntax::Statement parse(std::string_view text, const ParseLimits& limits) {
  Parsing parsing(text, limits);
  return parsing.lowering().statement(parsing.tree(&Cypher::statement));
}

Value parse_literal(std::string_view text) {
  Parsing parsing(text, {});
  return constant(parsing.lowering().expression(parsing.tree(&Cypher::loneExpression)->expr()));
}

}  // namespace kenes::grammar
