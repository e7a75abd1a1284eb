// SPDX-License-Identifier: Apache-2.0
#include "grammar/parse.hpp"

#include <fmt/format.h>

#include "CypherLexer.h"
#include "grammar/complain.hpp"
#include "grammar/lower.hpp"

namespace kenes::grammar {
namespace {

using Lexer = antlr::CypherLexer;

/// Counts what costs the parser stack: open brackets and CASEs, and runs of prefix operators.
class DepthGauge {
 public:
  explicit DepthGauge(std::size_t limit) : limit_(limit) {}

  /// False if the limit is passed at this token.
  bool pass(std::size_t type) {
    switch (type) {
      case Lexer::LPAREN:
      case Lexer::LBRACKET:
      case Lexer::LBRACE:
        open_.push_back(negations_);
        signs_ = 0;
        break;
      case Lexer::CASE:
        if (last_ != Lexer::DOT && last_ != Lexer::COLON) ++cases_;
        break;
      case Lexer::END:
        if (cases_ > 0) --cases_;
        break;
      case Lexer::RPAREN:
      case Lexer::RBRACKET:
      case Lexer::RBRACE:
        if (!open_.empty()) {
          negations_ = open_.back();
          open_.pop_back();
        }
        break;
      case Lexer::NOT:
        ++negations_;
        break;
      case Lexer::AND:
      case Lexer::OR:
      case Lexer::XOR:
      case Lexer::COMMA:
      case Lexer::BAR:
      case Lexer::WHERE:
      case Lexer::WITH:
      case Lexer::RETURN:
        negations_ = open_.empty() ? 0 : open_.back();
        break;
      case Lexer::PLUS:
      case Lexer::MINUS:
      case Lexer::EXCLAMATION:
        ++signs_;
        break;
      default:
        signs_ = 0;
    }
    last_ = type;
    return open_.size() + cases_ + negations_ + signs_ <= limit_;
  }

 private:
  std::size_t limit_;
  std::vector<std::size_t> open_;  ///< for each open bracket: the negations around it
  std::size_t cases_ = 0, negations_ = 0, signs_ = 0;
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
             (type >= Lexer::ALL && type <= Lexer::YIELD);
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

/// Everything that ANTLR needs for one text.
class Parsing {
 public:
  Parsing(std::string_view text, const ParseLimits& limits)
      : source_(checked(text, limits)),
        limits_(limits),
        input_(std::string(text)),
        lexer_(&input_),
        tokens_(&lexer_),
        parser_(&tokens_),
        complainer_(source_) {
    lexer_.removeErrorListeners();
    parser_.removeErrorListeners();
    tokens_.fill();
    judge_tokens(tokens_.getTokens(), source_);
    DepthGauge gauge(limits.depth);
    for (const antlr4::Token* token : tokens_.getTokens())
      if (!gauge.pass(token->getType()))
        throw syntax_error("UnexpectedSyntax",
                           fmt::format("this statement is nested deeper than {} levels", limits.depth),
                           source_.at(token), "cut it into parts with WITH, or raise the limit");
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

  Lowering lowering() const { return Lowering(source_, limits_.depth); }
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

  Source source_;
  ParseLimits limits_;
  antlr4::ANTLRInputStream input_;
  Lexer lexer_;
  antlr4::CommonTokenStream tokens_;
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
