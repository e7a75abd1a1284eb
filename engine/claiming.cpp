// SPDX-License-Identifier: Apache-2.0
#include "engine/claiming.hpp"

#include "engine/face.hpp"
#include "engine/knowledge/valid_time.hpp"

namespace kenes {

namespace face {

OpenTransaction::OpenTransaction() = default;
OpenTransaction::~OpenTransaction() = default;

namespace {

Claiming& claiming(OpenTransaction* transaction) {
  if (!transaction || !transaction->open)
    throw Error(ErrorCode::usage, "this transaction is over", "begin another one");
  if (!transaction->writer)
    throw Error(ErrorCode::read_only, "a claim in a read transaction",
                "begin the transaction with TransactionMode::write");
  if (!transaction->claiming) transaction->claiming = std::make_unique<Claiming>(*transaction->writer);
  return *transaction->claiming;
}

knowledge::Attribution attribution(knowledge::ClaimWriter& writer, const ClaimDetails& details) {
  knowledge::Attribution said;
  said.language = details.language;
  said.valid = knowledge::valid_time(details.from, details.to, details.valid_at, {});
  if (!details.source.empty()) said.source = writer.source(Value(details.source), {});
  said.at = details.at;
  said.quote = details.quote;
  if (details.rank != "normal") said.rank = knowledge::rank_named(Value(details.rank), {});
  said.confidence = details.confidence ? knowledge::confidence_of(*details.confidence, {}) : std::nullopt;
  return said;
}

}  // namespace
}  // namespace face

std::uint64_t Transaction::claim(Node node, std::string_view key, const Value& value,
                                 const ClaimDetails& details) {
  return face::claiming(transaction_.get()).statement([&](auto& writer, MutableGraph& graph) {
    return writer.claim(node, graph.intern_key(key), value, face::attribution(writer, details));
  });
}

std::uint64_t Transaction::claim(const Edge& edge, std::string_view key, const Value& value,
                                 const ClaimDetails& details) {
  return face::claiming(transaction_.get()).statement([&](auto& writer, MutableGraph& graph) {
    return writer.claim(edge, graph.intern_key(key), value, face::attribution(writer, details));
  });
}

std::uint64_t Transaction::claim_label(Node node, std::string_view label, const ClaimDetails& details) {
  return face::claiming(transaction_.get()).statement([&](auto& writer, MutableGraph& graph) {
    return writer.claim_label(node, graph.intern_label(label), face::attribution(writer, details));
  });
}

Edge Transaction::claim_relationship(Node start, std::string_view type, Node end,
                                     const ClaimDetails& details) {
  return face::claiming(transaction_.get()).statement([&](auto& writer, MutableGraph& graph) {
    return writer.claim_relationship(start, graph.intern_type(type), end, face::attribution(writer, details))
        .edge;
  });
}

bool Transaction::retract(std::uint64_t claim) {
  return face::claiming(transaction_.get()).statement([&](auto& writer, MutableGraph&) {
    return writer.retract(claim);
  });
}

}  // namespace kenes
