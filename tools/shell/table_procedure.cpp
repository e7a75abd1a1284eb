// SPDX-License-Identifier: Apache-2.0
#include "tools/shell/table_procedure.hpp"

#include <cctype>
#include <string>
#include <utility>

#include "storage/compare.hpp"
#include "tools/shell/typed_values.hpp"

namespace kenes::shell {
namespace {

class SignatureReader {
 public:
  explicit SignatureReader(std::string_view text) : text_(text) {}

  std::string name() {
    skip_space();
    std::string out;
    while (at_ < text_.size() && text_[at_] != '(' && text_[at_] != ':' && text_[at_] != ',' &&
           text_[at_] != ')' && !std::isspace(static_cast<unsigned char>(text_[at_])))
      out += text_[at_++];
    return out;
  }
  bool take(std::string_view wanted) {
    skip_space();
    if (text_.substr(at_, wanted.size()) != wanted) return false;
    at_ += wanted.size();
    return true;
  }
  void require(std::string_view wanted) {
    if (!take(wanted)) throw ProtocolError("not a procedure's signature: " + std::string(text_));
  }
  std::vector<std::pair<std::string, std::string>> fields() {
    std::vector<std::pair<std::string, std::string>> out;
    require("(");
    if (take(")")) return out;
    do {
      std::string field = name();
      require("::");
      std::string type = name();
      out.emplace_back(std::move(field), std::move(type));
    } while (take(","));
    require(")");
    return out;
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_]))) ++at_;
  }
  std::string_view text_;
  std::size_t at_ = 0;
};

functions::KindSet kinds_of(std::string_view type) {
  using functions::kinds;
  if (!type.empty() && type.back() == '?') type.remove_suffix(1);
  if (type == "STRING") return kinds({Kind::string});
  if (type == "INTEGER") return kinds({Kind::integer});
  if (type == "FLOAT") return functions::number_kinds;
  if (type == "NUMBER") return functions::number_kinds;
  if (type == "BOOLEAN") return kinds({Kind::boolean});
  return functions::any_kind;
}

}  // namespace

functions::Procedure table_procedure(std::string_view signature, std::vector<std::vector<Value>> rows) {
  SignatureReader reader(signature);
  functions::Procedure procedure;
  procedure.name = reader.name();
  for (auto& [name, type] : reader.fields()) {
    const bool nullable = !type.empty() && type.back() == '?';
    procedure.arguments.push_back({std::move(name), kinds_of(type), nullable, std::nullopt});
  }
  reader.require("::");
  for (auto& [name, type] : reader.fields()) procedure.columns.push_back({std::move(name), kinds_of(type)});
  procedure.sentence = "A table registered by the machine interface.";
  const std::size_t inputs = procedure.arguments.size();
  const std::size_t width = inputs + procedure.columns.size();
  for (const auto& row : rows)
    if (row.size() != width)
      throw ProtocolError("a row of the procedure's table has the wrong number of values");
  const bool unit = procedure.columns.empty();
  procedure.body = [rows = std::move(rows), inputs, unit](std::span<const Value> args,
                                                          functions::ProcedureContext&,
                                                          const functions::EmitRow& emit) {
    if (unit) return emit({});
    for (const auto& row : rows) {
      bool equal = true;
      for (std::size_t i = 0; i < inputs && equal; ++i) equal = equivalent(row[i], args[i]);
      if (equal) emit(std::span<const Value>(row).subspan(inputs));
    }
  };
  return procedure;
}

}  // namespace kenes::shell
