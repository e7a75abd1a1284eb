// SPDX-License-Identifier: Apache-2.0
// Keys of the claim family: `kind u8`, then fields big-endian, so that the claims of a fact and the facts of
// an element lie together and claims ascend. Kinds are data of `key_kinds` in keys.hpp as well. On disk:
// never renumber.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "storage/claim.hpp"

namespace kenes {

enum class ClaimKind : std::uint8_t {
  claim = 1,         ///< fact, claim -> what is claimed
  recorded = 2,      ///< last claim of a piece -> the facts of its claims, each one after the other
  of_source = 3,     ///< source, last claim of a piece -> claims of the source and their facts
  contested = 4,     ///< fact
  unbelieved = 5,    ///< space, key, order-keeping value, row
  shadow_edge = 6,   ///< node, type, direction, neighbour, relationship
  shadow_ends = 7,   ///< type, relationship -> its ends
  shadow_node = 8,   ///< node -> its labels
  first_above = 128  ///< from here on the floors above have kinds of their own
};

std::string claim_prefix(ClaimKind kind);
std::string element_prefix(ClaimKind kind, std::uint16_t space, std::uint32_t row);
std::string fact_prefix(ClaimKind kind, const Fact& fact);
std::string claim_key(const Fact& fact, ClaimId id);
std::string recorded_key(ClaimId last);
std::string source_prefix(NodeId source);
std::string source_key(NodeId source, ClaimId last);
std::string unbelieved_prefix(std::uint16_t space, KeyId key);
std::string unbelieved_key(const Fact& fact, std::string_view value);
std::string shadow_edge_prefix(NodeId node, TypeId type, Direction direction);
std::string shadow_edge_key(const Edge& edge, Direction direction);
std::string shadow_ends_key(TypeId type, EdgeId id);
std::string shadow_node_key(NodeId node);

/// A key taken apart: the fields that its kind has.
struct ClaimKey {
  ClaimKind kind = ClaimKind::claim;
  Fact fact;               ///< claim, contested; of unbelieved ones the property
  ClaimId claim = 0;       ///< claim, recorded, of_source
  NodeId node = no_node;   ///< of_source, shadow_node
  Edge edge;               ///< shadow_edge (with its ends), shadow_ends
  Direction direction{};   ///< shadow_edge
  std::string_view value;  ///< unbelieved: order-keeping bytes within the key
};
/// Nothing where the bytes are no key of a kind below `first_above`.
std::optional<ClaimKey> decode_claim_key(std::string_view bytes);

}  // namespace kenes
