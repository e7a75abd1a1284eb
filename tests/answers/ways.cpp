// SPDX-License-Identifier: Apache-2.0
#include "tests/answers/ways.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "engine/face.hpp"
#include "engine/plan/rules/rules.hpp"
#include "grammar/parse.hpp"
#include "storage/csr.hpp"
#include "storage/projection.hpp"
#include "tests/answers/reference.hpp"
#include "tests/run/querying.hpp"

namespace kenes::answers {

namespace {

/// What a statement's answer looks like as text.
struct Shape {
  bool updates = false;
  std::vector<std::string> columns;
  std::vector<std::string> ordered;  ///< columns that ORDER BY begins with
};

Shape shape_of(const std::string& text) {
  syntax::Statement statement = grammar::parse(text);
  const functions::ProcedureRegistry procedures;
  const auto& query = std::get<syntax::Query>(statement.body);
  Shape shape;
  const auto* last = std::get_if<syntax::Return>(&query.parts.front().clauses.back());
  if (last && query.parts.size() == 1)
    for (const syntax::SortItem& item : last->projection.order) {
      const syntax::Expression* key = &item.expression;
      if (key->kind == syntax::ExpressionKind::property)
        key = &key->args[0];  // id, which is as good as the element
      shape.ordered.push_back(key->name);
    }
  const plan::ScopeResult scoped = plan::scope(statement, {functions::Registry::built_in(), procedures});
  shape.updates = scoped.updates;
  for (const plan::ResultColumn& column : scoped.columns) shape.columns.push_back(column.name);
  return shape;
}

std::string cell_text(const std::string& column, Value value, const GraphSource& graph) {
  if (column.starts_with("bag") && value.is(Kind::list)) {
    std::vector<std::string> elements;
    for (const Value& element : value.as_list()) elements.push_back(text_of(element, graph));
    std::sort(elements.begin(), elements.end());
    return fmt::format("{}", fmt::join(elements, ", "));
  }
  if (column.starts_with("about") && value.is(Kind::floating))
    return fmt::format("{:.9g}", value.as_float() + 0.0);
  return text_of(value, graph);
}

std::string answer_text(const Shape& shape, const std::vector<std::vector<Value>>& rows,
                        const GraphSource& graph) {
  std::vector<std::string> lines;
  std::string order;
  for (const auto& row : rows) {
    std::string& line = lines.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string cell = cell_text(shape.columns[i], row[i], graph);
      line += cell + " | ";
      if (std::find(shape.ordered.begin(), shape.ordered.end(), shape.columns[i]) != shape.ordered.end())
        order += cell + " | ";
    }
    order += '\n';
  }
  std::sort(lines.begin(), lines.end());
  std::string text = fmt::format("{} rows\n{}\n", rows.size(), fmt::join(lines, "\n"));
  if (!shape.ordered.empty()) text += "in this order\n" + order;
  if (shape.updates) text += "leaving\n" + text_of(graph) + "\n";
  return text;
}

template <class Body>
std::string answer_or_error(const Body& body) {
  try {
    return body();
  } catch (const Error& error) {
    if (error.code == ErrorCode::internal) return std::string("internal error: ") + error.what();
    return fmt::format("{}: {}", code_name(error.code), error.detail);
  } catch (const TooManyRows&) {
    throw;
  } catch (const std::exception& error) {
    return std::string("no answer: ") + error.what();
  }
}

std::vector<std::vector<Value>> values_of(Rows& rows) {
  std::vector<std::vector<Value>> all;
  for (const kenes::Row& row : rows) {
    auto& values = all.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) values.push_back(row.value(i));
  }
  return all;
}

std::string by_reference(const Shape& shape, const std::string& statement, ModelGraph& graph) {
  const syntax::Statement parsed = grammar::parse(statement);
  return answer_or_error([&] {
    const Table table = Reference(graph).run(parsed);
    return answer_text(shape, shape.columns.empty() ? std::vector<std::vector<Value>>{} : table.rows, graph);
  });
}

std::string by_engine(const Shape& shape, const std::string& statement,
                      std::shared_ptr<const GraphSource> graph, const std::string& off) {
  run::test::Query query{graph};
  if (!off.empty()) query.disabled_rules = {off};
  return answer_or_error([&] { return answer_text(shape, query.run(statement), *graph); });
}

std::string by_updating_engine(const Shape& shape, const std::string& statement, const ModelGraph& before,
                               const std::string& off) {
  auto graph = std::make_shared<ModelGraph>(before);
  run::test::Query query{graph, graph.get()};
  if (!off.empty()) query.disabled_rules = {off};
  return answer_or_error([&] { return answer_text(shape, query.run(statement), *graph); });
}

std::string in_transaction(const Shape& shape, const std::string& statement, Transaction& transaction) {
  return answer_or_error([&] {
    Rows rows = transaction.run(statement);
    const auto values = values_of(rows);
    return answer_text(shape, values, *rows.source());
  });
}

}  // namespace

std::string joined(const std::vector<std::string>& clauses) {
  return fmt::format("{}", fmt::join(clauses, "\n"));
}

/// A database that holds the sample, and one where an open transaction has just made it.
struct Ways::Transactions {
  Database committed{":memory:"}, other{":memory:"};
  std::optional<Transaction> open;
};

Ways::Ways(Sample sample) : sample_(std::move(sample)), model_(model_of(sample_)) {
  const auto model = std::make_shared<const ModelGraph>(model_);
  std::vector<NodeId> nodes;
  ScanPosition position;
  while (model->scan(position, {}, 1024, nodes)) {
  }
  std::vector<Edge> edges;
  for (std::size_t type = 0; type < model->type_count(); ++type)
    for (const Edge& edge : model->edges_of_type(static_cast<TypeId>(type))) edges.push_back(edge);
  sources_ = {{"a CSR image", CsrGraph::make(model)},
              {"a projection", std::make_shared<Projection>(model, nodes, edges)},
              {"a user's Boost graph", boost_of(sample_)}};
  transactions_ = std::make_unique<Transactions>();
  load(sample_, transactions_->committed);
  Sample empty;
  empty.indexed = sample_.indexed;
  load(empty, transactions_->other);
  transactions_->open = transactions_->other.begin();
  if (const std::string text = sample_.text(); !text.empty()) transactions_->open->run(text);
}

Ways::~Ways() = default;

Verdict Ways::compare(const std::string& statement, std::uint64_t some) {
  Shape shape;
  try {
    shape = shape_of(statement);
  } catch (const Error& error) {
    return {Outcome::refused, error.report(statement)};
  }
  std::string expected;
  ModelGraph after(model_);
  try {
    expected = by_reference(shape, statement, after);
  } catch (const TooManyRows&) {
    return {Outcome::too_large, ""};
  }
  Verdict verdict;
  const auto check = [&](const std::string& way, const std::string& answer) {
    if (answer == expected) return;
    verdict.outcome = Outcome::different;
    verdict.report += fmt::format("-- {}:\n{}", way, answer);
  };
  std::vector<std::string> off{"", "all"};
  const auto rules = plan::rules();
  for (std::uint64_t i = 0; i < 2; ++i) off.emplace_back(rules[(some + i * 3) % rules.size()].name);
  const auto model = std::make_shared<const ModelGraph>(model_);
  for (const std::string& rule : off) {
    const std::string way = rule.empty() ? "the engine" : "the engine without " + rule;
    check(way, shape.updates ? by_updating_engine(shape, statement, model_, rule)
                             : by_engine(shape, statement, model, rule));
  }
  if (shape.updates) {
    Transaction transaction = transactions_->committed.begin();
    check("a transaction that is rolled back", in_transaction(shape, statement, transaction));
    transaction.rollback();
  } else {
    for (const auto& [name, source] : sources_) check(name, by_engine(shape, statement, source, ""));
    for (const char* way : {"a database", "a database again"})
      check(way, answer_or_error([&] {
              Rows rows = transactions_->committed.query(statement);
              const auto values = values_of(rows);
              return answer_text(shape, values, *rows.source());
            }));
    check("an open transaction", in_transaction(shape, statement, *transactions_->open));
  }
  if (verdict.outcome == Outcome::same && !shape.updates && expected.starts_with("0 rows"))
    verdict.outcome = Outcome::same_and_empty;
  if (verdict.outcome == Outcome::different)
    verdict.report = "-- the reference:\n" + expected + verdict.report;
  return verdict;
}

Verdict compare_on_disk(const Sample& sample, const std::vector<std::string>& statements,
                        const std::string& folder) {
  std::filesystem::remove_all(folder);
  OpenOptions options;
  options.durable = false;
  std::optional<Database> database{std::in_place, folder, options};
  load(sample, *database);
  ModelGraph model = model_of(sample);
  Verdict verdict;
  std::string done;
  const auto check = [&](const std::string& moment) {
    Rows rows = database->query("RETURN 1");
    const std::string expected = text_of(model), found = text_of(*rows.source());
    if (found == expected || verdict.outcome == Outcome::different) return;
    verdict = {Outcome::different,
               fmt::format("{}{}:\n-- the reference:\n{}\n-- on disk:\n{}\n", done, moment, expected, found)};
  };
  for (const std::string& statement : statements) {
    Shape shape;
    try {
      shape = shape_of(statement);
    } catch (const Error&) {
      continue;
    }
    ModelGraph before(model);
    std::string expected;
    try {
      expected = by_reference(shape, statement, model);
    } catch (const TooManyRows&) {
      model = std::move(before);
      continue;
    }
    const std::string found = answer_or_error([&] {
      Rows rows = database->query(statement);
      const auto values = values_of(rows);
      return answer_text(shape, values, *rows.source());
    });
    // Where both refuse, the database must be as it was; the reference knows no way back.
    if (expected.find(" rows\n") == std::string::npos) model = std::move(before);
    done += statement + ";\n";
    if (found != expected)
      return {Outcome::different,
              fmt::format("{}-- the reference:\n{}\n-- on disk:\n{}\n", done, expected, found)};
    check("then");
  }
  database->engine()->store->fold_all();
  check("after folding");
  database.reset();
  database.emplace(folder, options);
  check("after reopening");
  if (sample.indexed && verdict.outcome == Outcome::same)
    for (const char* question : {"MATCH (n:A {id: 0}) RETURN n", "MATCH (n:B) WHERE n.x >= 0 RETURN n",
                                 "MATCH (n:A {y: 1.0}) RETURN n", "MATCH (n:B {x: 0}) RETURN n"}) {
      const Shape shape = shape_of(question);
      Rows rows = database->query(question);
      const auto values = values_of(rows);
      const std::string found = answer_text(shape, values, *rows.source()),
                        expected = by_reference(shape, question, model);
      if (found != expected)
        return {Outcome::different,
                fmt::format("{}then {}:\n-- the reference:\n{}\n-- after reopening:\n{}\n", done, question,
                            expected, found)};
    }
  database.reset();
  const CheckReport report = kenes::check(folder);
  if (!report.clean() && verdict.outcome == Outcome::same)
    verdict = {Outcome::different,
               fmt::format("{}then check finds\n{}\n", done, fmt::join(report.findings, "\n"))};
  std::filesystem::remove_all(folder);
  return verdict;
}

std::string smallest(Sample sample, std::vector<std::string> clauses, std::uint64_t some) {
  std::string report;
  const auto differs = [&](const Sample& less, const std::vector<std::string>& fewer) {
    if (fewer.empty()) return false;
    const Verdict verdict = Ways(less).compare(joined(fewer), some);
    if (verdict.outcome == Outcome::different) report = verdict.report;
    return verdict.outcome == Outcome::different;
  };
  if (!differs(sample, clauses)) return "it does not happen by itself; " + joined(clauses);
  bool smaller = true;
  const auto try_clauses = [&](std::vector<std::string> fewer) {
    if (!differs(sample, fewer)) return false;
    clauses = std::move(fewer);
    return smaller = true;
  };
  const auto try_sample = [&](Sample less) {
    if (!differs(less, clauses)) return false;
    sample = std::move(less);
    return smaller = true;
  };
  while (std::exchange(smaller, false)) {
    for (std::size_t i = clauses.size(); i-- > 0;) {
      std::vector<std::string> fewer = clauses;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (try_clauses(fewer)) continue;
      for (const char* part : {" WHERE ", " ORDER BY ", " SKIP ", " LIMIT ", " ON MATCH ", ", "}) {
        const std::size_t at = clauses[i].rfind(part);
        if (at == std::string::npos) continue;
        fewer = clauses;
        fewer[i].resize(at);
        try_clauses(fewer);
      }
    }
    for (std::size_t i = sample.nodes.size(); i-- > 0;) try_sample(sample.without_node(i));
    for (std::size_t i = sample.edges.size(); i-- > 0;) try_sample(sample.without_edge(i));
    if (sample.indexed) {
      Sample less = sample;
      less.indexed = false;
      try_sample(less);
    }
  }
  differs(sample, clauses);
  return fmt::format("{}{}\n\n{}\n\n{}", sample.text(), sample.indexed ? "\n(with indexes)" : "",
                     joined(clauses), report);
}

}  // namespace kenes::answers
