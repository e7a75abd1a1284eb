// SPDX-License-Identifier: Apache-2.0
// Golden bytes of everything that claims add to a database: a change that fails here changes the format on
// disk and asks for a new format version.
#include <gtest/gtest.h>

#include "storage/catalog.hpp"
#include "storage/claim_codec.hpp"
#include "storage/claim_keys.hpp"
#include "storage/claim_reading.hpp"
#include "storage/error.hpp"
#include "storage/keys.hpp"

namespace kenes {
namespace {

std::string as_hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    constexpr char digits[] = "0123456789abcdef";
    out += digits[static_cast<std::uint8_t>(c) >> 4];
    out += digits[c & 15];
  }
  return out;
}

const Fact on_edge = Fact::property(Edge{1, 2, 0x01020304, 5}, 7);
const Fact on_node = Fact::label(Node{9}, 3);

TEST(ClaimsFormat, Keys) {
  EXPECT_EQ(as_hex(claim_key(on_edge, 0x0A0B)),
            "01"
            "0006"
            "01020304"
            "00"
            "0007"
            "0000000000000a0b");
  EXPECT_EQ(as_hex(claim_key(on_node, 1)),
            "01"
            "0000"
            "00000009"
            "02"
            "0003"
            "0000000000000001");
  EXPECT_EQ(as_hex(claim_key(Fact::existence(Edge{1, 2, 3, 0}), 1)),
            "01"
            "0001"
            "00000003"
            "01"
            "0000"
            "0000000000000001");
  EXPECT_EQ(as_hex(element_prefix(ClaimKind::claim, 6, 1)),
            "01"
            "0006"
            "00000001");
  EXPECT_EQ(as_hex(recorded_key(258)),
            "02"
            "0000000000000102");
  EXPECT_EQ(as_hex(source_key(4, 258)),
            "03"
            "00000004"
            "0000000000000102");
  EXPECT_EQ(as_hex(fact_prefix(ClaimKind::contested, on_edge)),
            "04"
            "0006"
            "01020304"
            "00"
            "0007");
  EXPECT_EQ(as_hex(unbelieved_key(on_edge, "v")),
            "05"
            "0006"
            "0007"
            "76"
            "01020304");
  const Edge edge{1, 2, 3, 4};
  EXPECT_EQ(as_hex(shadow_edge_key(edge, Direction::out)),
            "06"
            "00000001"
            "0004"
            "00"
            "00000002"
            "00000003");
  EXPECT_EQ(as_hex(shadow_edge_key(edge, Direction::in)),
            "06"
            "00000002"
            "0004"
            "01"
            "00000001"
            "00000003");
  EXPECT_EQ(as_hex(shadow_ends_key(4, 3)),
            "07"
            "0004"
            "00000003");
  EXPECT_EQ(as_hex(shadow_node_key(3)),
            "08"
            "00000003");
  EXPECT_EQ(static_cast<int>(ClaimKind::first_above), 128);
}

TEST(ClaimsFormat, KeysComeApart) {
  auto key = decode_claim_key(claim_key(on_edge, 77));
  ASSERT_TRUE(key);
  EXPECT_EQ(key->kind, ClaimKind::claim);
  EXPECT_EQ(key->fact, on_edge);
  EXPECT_EQ(key->claim, 77u);
  key = decode_claim_key(source_key(4, 5));
  EXPECT_TRUE(key && key->node == 4 && key->claim == 5);
  const std::string bytes = unbelieved_key(on_edge, "some bytes");
  key = decode_claim_key(bytes);
  EXPECT_TRUE(key && key->fact == on_edge && key->value == "some bytes");
  const std::string in = shadow_edge_key({1, 2, 3, 4}, Direction::in);
  key = decode_claim_key(in);
  EXPECT_TRUE(key && key->edge.source == 1 && key->edge.target == 2 && key->edge.id == 3 &&
              key->edge.type == 4);
  for (const std::string& whole :
       {claim_key(on_edge, 77), recorded_key(1), source_key(1, 2), bytes, in,
        fact_prefix(ClaimKind::contested, on_node), shadow_ends_key(1, 2), shadow_node_key(3)}) {
    EXPECT_TRUE(decode_claim_key(whole));
    EXPECT_FALSE(decode_claim_key(whole.substr(0, 5 - (whole.size() == 5))));
    if (whole[0] != 5) {
      EXPECT_FALSE(decode_claim_key(whole + "x"));
    }
  }
  EXPECT_FALSE(decode_claim_key(""));
  EXPECT_FALSE(decode_claim_key("\x80 of a floor above"));
  std::string kind = claim_key(on_edge, 77);
  kind[7] = 3;
  EXPECT_FALSE(decode_claim_key(kind));
}

TEST(ClaimsFormat, Claims) {
  Claim small;
  small.recorded = 1;
  EXPECT_EQ(as_hex(encode_claim(small)), "2002");
  Claim claim;
  claim.id = 3;
  claim.fact = on_edge;
  claim.value = Value(0.034);
  claim.language = "kk";
  claim.valid = {EndKind::dated, EndKind::open, {2004, 9, 19}, {}};
  claim.source = 300;
  claim.at = "p. 1";
  claim.quote = "q";
  claim.rank = Rank::preferred;
  claim.confidence = 0.5;
  claim.decimals = 3;
  claim.recorded = 1'700'000'000'000'000;
  claim.retracted = claim.recorded + 5;
  claim.by_plain_write = true;
  const std::string bytes = encode_claim(claim);
  EXPECT_EQ(as_hex(bytes),
            "dff60103"
            "9cc420b07268a13f"
            "026b6be6a47d"
            "ac02"
            "04702e2031"
            "0171"
            "000000000000e03f"
            "06"
            "8080f28183898506"
            "0a");
  const Claim back = decode_claim(bytes, on_edge, 3);
  EXPECT_EQ(encode_claim(back), bytes);
  EXPECT_EQ(back.valid, claim.valid);
  EXPECT_EQ(back.retracted, claim.retracted);
  EXPECT_EQ(back.decimals, 3);
  EXPECT_TRUE(back.by_plain_write);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_THROW(decode_claim(bytes.substr(0, size), on_edge, 3), Error) << size;
  EXPECT_THROW(decode_claim(bytes + "x", on_edge, 3), Error);
  EXPECT_THROW(decode_claim("\x60\x02", on_edge, 3), Error);  // a rank that is none
}

TEST(ClaimsFormat, Lists) {
  const std::vector<Fact> facts = {on_edge, on_node, on_edge};
  EXPECT_EQ(as_hex(encode_facts(facts)),
            "03"
            "06888c90101c"
            "00f58b90100e"
            "06f68b90101c");
  EXPECT_EQ(decode_facts(encode_facts(facts)), facts);
  const std::vector<ClaimAndFact> claims = {{5, on_edge}, {300, on_node}};
  EXPECT_EQ(as_hex(encode_claims(claims)),
            "02"
            "05"
            "06888c90101c"
            "a702"
            "00f58b90100e");
  EXPECT_EQ(decode_claims(encode_claims(claims)), claims);
  for (const std::string& bytes : {encode_facts(facts), encode_claims(claims)})
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      EXPECT_THROW(decode_facts(bytes.substr(0, size)), Error);
      EXPECT_THROW(decode_claims(bytes.substr(0, size)), Error);
    }
}

TEST(ClaimsFormat, Counts) {
  const ClaimedColumn column{9, 6, FactKind::existence, 300, 5, 2};
  EXPECT_EQ(as_hex(encode(column)), "0601ac020502");
  ClaimedColumn back;
  decode(encode(column), back);
  back.number = 9;
  EXPECT_EQ(back, column);
  const ClaimCounts counts{7, 1000, 3, 2};
  EXPECT_EQ(as_hex(encode(counts)), "07d00f0302");
  ClaimCounts counts_back;
  decode(encode(counts), counts_back);
  EXPECT_EQ(counts_back, counts);
  EXPECT_EQ(as_hex(encode(MetaKey{MetaKind::claimed, 2})), "0c00000002");
  EXPECT_EQ(as_hex(encode(MetaKey{MetaKind::claims, 0})), "0d00000000");
}

TEST(ClaimsFormat, HiddenColumns) {
  const auto from = ColumnId::claimed(Part::valid_from, 6, FactKind::label, 7);
  EXPECT_EQ(as_hex(encode(CellKey{{from, 1}, 0})),
            "000600070206"
            "00000001"
            "0000");
  EXPECT_EQ(as_hex(encode(CellKey{{ColumnId::claimed(Part::valid_to, 0, FactKind::property, 7), 1}, 0})),
            "000000070007"
            "00000001"
            "0000");
  EXPECT_EQ(decode_cell_key(encode(CellKey{{from, 1}, 0})), (CellKey{{from, 1}, 0}));
  EXPECT_EQ(validity_mark::before_all, -6'000'000);
  EXPECT_EQ(validity_mark::after_all, 6'000'000);
  EXPECT_EQ(validity_mark::several, 6'000'001);
}

}  // namespace
}  // namespace kenes
