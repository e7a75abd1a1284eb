// SPDX-License-Identifier: Apache-2.0
// Claims as bytes, and the packed lists of claims that a commit writes: one record for many, as each key
// costs more than a claim's place in a list. Reading throws Error (corruption) where bytes are not what
// writing makes.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "storage/claim.hpp"

namespace kenes {

/// All but fact and id, which are in the key.
std::string encode_claim(const Claim& claim);
Claim decode_claim(std::string_view bytes, const Fact& fact, ClaimId id);

/// At most so many claims in one record.
inline constexpr std::size_t claims_in_piece = 256;

/// Facts of claims that follow each other.
std::string encode_facts(std::span<const Fact> facts);
std::vector<Fact> decode_facts(std::string_view bytes);

using ClaimAndFact = std::pair<ClaimId, Fact>;
/// Claims of one source, ascending, and what they are about.
std::string encode_claims(std::span<const ClaimAndFact> claims);
std::vector<ClaimAndFact> decode_claims(std::string_view bytes);

}  // namespace kenes
