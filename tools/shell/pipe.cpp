// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/pipe.hpp"

#include <istream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

#include "engine/functions/procedure.hpp"
#include "engine/write_out/typed_json.hpp"
#include "grammar/parse.hpp"
#include "storage/compare.hpp"
#include "tools/shell/table_procedure.hpp"
#include "tools/shell/typed_values.hpp"

namespace kenes::shell {
namespace {

using nlohmann::json;

void write_member(std::string& out, std::string_view name, std::string_view text) {
  write_json_text(out, name);
  out += ':';
  write_json_text(out, text);
}

std::string error_answer(std::string_view code, std::string_view message) {
  std::string out = "{\"errors\":[{";
  write_member(out, "code", code);
  out += ',';
  write_member(out, "message", message);
  out += "}]}";
  return out;
}

std::string error_answer(const Error& error) {
  std::string out = "{\"errors\":[{";
  write_member(out, "code", code_name(error.code));
  if (!error.detail.empty()) {
    out += ',';
    write_member(out, "detail", error.detail);
  }
  out += ',';
  write_member(out, "phase", phase_name(error.phase));
  out += ',';
  write_member(out, "message", error.message);
  if (!error.hint.empty()) {
    out += ',';
    write_member(out, "hint", error.hint);
  }
  if (error.where)
    out +=
        ",\"line\":" + std::to_string(error.where.line) + ",\"column\":" + std::to_string(error.where.column);
  out += "}]}";
  return out;
}

void write_counters(std::string& out, const Counters& counters) {
  const auto member = [&](std::string_view name, std::int64_t number) {
    out += ",\"";
    out += name;
    out += "\":";
    out += std::to_string(number);
  };
  out += ",\"counters\":{\"containsUpdates\":";
  out += counters.any() ? "true" : "false";
  member("nodesCreated", counters.nodes_created);
  member("nodesDeleted", counters.nodes_deleted);
  member("propertiesSet", counters.properties_set);
  member("relationshipsCreated", counters.relationships_created);
  member("relationshipsDeleted", counters.relationships_deleted);
  member("labelsAdded", counters.labels_added);
  member("labelsRemoved", counters.labels_removed);
  member("indexesAdded", counters.indexes_added);
  member("indexesRemoved", counters.indexes_removed);
  member("constraintsAdded", counters.constraints_added);
  member("constraintsRemoved", counters.constraints_removed);
  // Only where there are any: what openCypher knows is counted as ever.
  if (counters.claims_added) member("claimsAdded", counters.claims_added);
  out += ",\"containsSystemUpdates\":false,\"systemUpdates\":0}";
}

class Pipe {
 public:
  explicit Pipe(const PipeOptions& options) : options_(options) {
    options_.statement.session = &session_;
    open();
  }

  std::string answer(const std::string& line) {
    json request;
    try {
      request = json::parse(line);
    } catch (const json::parse_error& error) {
      return error_answer("ProtocolError",
                          "the request is not one JSON object on one line: it goes wrong at byte " +
                              std::to_string(error.byte));
    }
    try {
      if (!request.is_object()) throw ProtocolError("a request must be a JSON object");
      if (request.contains("control")) return control(request);
      return statement(request);
    } catch (const ProtocolError& error) {
      return error_answer("ProtocolError", error.what());
    } catch (const Error& error) {
      return error_answer(error);
    } catch (const std::bad_alloc&) {
      return error_answer(Error(ErrorCode::memory_limit, "the memory of this machine is used up"));
    } catch (const std::exception& error) {
      return error_answer("InternalError", error.what());
    }
  }

 private:
  void open() { database_.emplace(options_.path, options_.open); }

  std::string statement(const json& request) {
    const auto text = request.find("statement");
    if (text == request.end() || !text->is_string())
      throw ProtocolError("a request needs a \"statement\" (string)");
    Parameters parameters;
    if (const auto given = request.find("parameters"); given != request.end() && !given->is_null()) {
      if (!given->is_object()) throw ProtocolError("\"parameters\" must be an object");
      for (const auto& [name, value] : given->items()) parameters.emplace(name, read_typed(value));
    }
    const std::string& statement = text->get_ref<const std::string&>();
    Rows rows = transaction_ ? transaction_->run(statement, parameters, options_.statement)
                             : database_->query(statement, parameters, options_.statement);
    std::string out = "{\"data\":{\"fields\":[";
    const auto& columns = rows.columns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i) out += ',';
      write_json_text(out, columns[i]);
    }
    out += "],\"values\":[";
    bool first = true;
    while (rows.next()) {
      if (columns.empty()) continue;
      if (!first) out += ',';
      first = false;
      out += '[';
      for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i) out += ',';
        write_typed_json(out, rows.row().value(i), *rows.source(i));
      }
      out += ']';
    }
    out += "]}";
    if (request.value("includeCounters", false)) write_counters(out, rows.counters());
    out += ",\"us\":" + std::to_string(rows.microseconds()) + "}";
    return out;
  }

  std::string control(const json& request) {
    static const std::string done = "{\"data\":{\"fields\":[],\"values\":[]}}";
    const auto& name = request["control"];
    if (name == "begin") {
      if (transaction_) throw ProtocolError("a transaction is open already");
      transaction_.emplace(database_->begin());
    } else if (name == "commit" || name == "rollback") {
      if (!transaction_) throw ProtocolError("no transaction is open");
      Transaction transaction = std::move(*transaction_);
      transaction_.reset();
      if (name == "commit") transaction.commit();
    } else if (name == "reset") {
      reset();
    } else if (name == "registerProcedure") {
      register_procedure(request);
    } else {
      return error_answer("UnsupportedRequest", "unknown control " + name.dump());
    }
    return done;
  }

  void reset() {
    transaction_.reset();
    database_->procedures().clear_added();
    session_ = kenes::Session();
    if (options_.path == ":memory:") {
      database_.reset();
      open();
      return;
    }
    Transaction transaction = database_->begin();
    transaction.run("MATCH (n) DETACH DELETE n");
    for (const IndexDescription& index : database_->schema().indexes)
      transaction.run((index.is_constraint() ? "DROP CONSTRAINT " : "DROP INDEX ") +
                      grammar::quote_name(index.name));
    transaction.commit();
  }

  void register_procedure(const json& request) {
    if (!request.contains("signature") || !request["signature"].is_string() || !request.contains("values"))
      throw ProtocolError("registerProcedure needs \"signature\" and \"values\"");
    std::vector<std::vector<Value>> rows;
    for (const json& row : request["values"]) {
      std::vector<Value>& values = rows.emplace_back();
      for (const json& value : row) values.push_back(read_typed(value));
    }
    database_->procedures().add(
        table_procedure(request["signature"].get_ref<const std::string&>(), std::move(rows)));
  }

  PipeOptions options_;
  kenes::Session session_;
  std::optional<Database> database_;
  std::optional<Transaction> transaction_;
};

}  // namespace

int serve_pipe(const PipeOptions& options, std::istream& in, std::ostream& out) {
  Pipe pipe(options);
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line == "\r") continue;
    out << pipe.answer(line) << '\n' << std::flush;
  }
  return 0;
}

}  // namespace kenes::shell
