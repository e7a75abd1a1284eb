// SPDX-License-Identifier: Apache-2.0
// Golden bytes: a change that fails here changes the format on disk and asks for a new format version.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <random>
#include <sstream>

#include "storage/adjacency.hpp"
#include "storage/catalog.hpp"
#include "storage/chunk.hpp"
#include "storage/codec.hpp"
#include "storage/compare.hpp"
#include "storage/error.hpp"
#include "storage/index.hpp"
#include "storage/keys.hpp"
#include "storage/ordered.hpp"

namespace kenes {
namespace {

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    constexpr char digits[] = "0123456789abcdef";
    out += digits[static_cast<std::uint8_t>(c) >> 4];
    out += digits[c & 15];
  }
  return out;
}

TEST(Format, Keys) {
  EXPECT_EQ(hex(encode(CellKey{{ColumnId::adjacency(7, Direction::in), 0x01020304}, 5})),
            "000000070101010203040005");
  EXPECT_EQ(hex(encode(CellKey{{ColumnId::node_property(258), 1}, 0})), "000001020002000000010000");
  EXPECT_EQ(hex(encode(CellKey{{ColumnId::edge_property(2, 3), 9}, 1})), "000300030002000000090001");
  EXPECT_EQ(hex(encode(CellKey{{ColumnId::label_sets(), 2}, 0})), "000000000003000000020000");
  EXPECT_EQ(hex(encode(CellKey{{ColumnId::sources(0), 2}, 0})), "000100000004000000020000");
  EXPECT_EQ(hex(encode(VersionedKey{{{ColumnId::node_property(1), 2}, 3}, 4})),
            "0000000100020000000200030000000000000004");
  EXPECT_EQ(hex(encode(MetaKey{MetaKind::type_state, 0x0A0B})), "0800000a0b");
  for (const auto& key :
       {CellKey{{ColumnId::adjacency(7, Direction::in), 77}, 5}, CellKey{{ColumnId::sources(9), 1}, 0}})
    EXPECT_EQ(decode_cell_key(encode(key)), key);
  const VersionedKey versioned{{{ColumnId::edge_property(4, 5), 6}, 7}, 8};
  EXPECT_EQ(decode_versioned_key(encode(versioned)), versioned);
  EXPECT_FALSE(decode_cell_key("short"));
  EXPECT_EQ(after_prefix("a\xFF"), "b");
  EXPECT_EQ(after_prefix("\xFF"), "");
}

TEST(Format, IndexKeys) {
  IndexEntry index;
  index.number = 3;
  EXPECT_EQ(hex(index_key(index, *ordered_bytes(Value(1)), 9)), "000302bff0000000000000000000000009");
  EXPECT_EQ(hex(*ordered_bytes(Value(1))), hex(*ordered_bytes(Value(1.0))));
  EXPECT_EQ(hex(*ordered_bytes(Value("a"))), "03610000");
  EXPECT_EQ(hex(*ordered_bytes(Value(Date{1}))), "048000000000000001");
  EXPECT_FALSE(ordered_bytes(Value()));
  EXPECT_FALSE(ordered_bytes(Value(std::nan(""))));
  EXPECT_EQ(hex(index_bytes(Value(std::nan("")))), "0d");
  EXPECT_EQ(hex(*ordered_bytes(Value(Time{5, 1}))), "067fffffffc46536058000000000000001");
  EXPECT_EQ(hex(*ordered_bytes(Value(DateTime{1, 2, 3, "Z"}))),
            "08800000000000000180000000000000028000000000000003"
            "5a0000");
}

TEST(Format, IndexEntries) {
  IndexEntry two;
  two.number = 7;
  two.keys = {1, 2};
  two.description.kind = IndexKind::unique;
  IndexBytes bytes;
  const std::vector<Value> values = {Value(true), Value("a")};
  index_values(two, values, bytes);
  ASSERT_EQ(bytes.values.size(), 1u);
  EXPECT_TRUE(bytes.comparable);
  EXPECT_EQ(hex(index_key(two, bytes.values[0], 9)),
            "0007010103610000"
            "00000009");
  EXPECT_EQ(index_payload(two, bytes.values[0], 9), "");
  const std::vector<Value> lacking = {Value(true), Value()};
  index_values(two, lacking, bytes);
  EXPECT_TRUE(bytes.values.empty());

  IndexEntry one;
  one.number = 8;
  one.keys = {1};
  one.description.kind = IndexKind::key;
  EXPECT_EQ(hex(index_key(one, "\x01\x01", 9)), "00080101");
  EXPECT_EQ(hex(index_payload(one, "\x01\x01", 9)), "00000009");
  EXPECT_EQ(hex(index_key(one, "\x0d", 9)), "00080d00000009");

  IndexEntry text;
  text.number = 9;
  text.keys = {1};
  text.description.kind = IndexKind::text;
  const std::vector<Value> word = {Value("abab")};
  index_values(text, word, bytes);
  std::string all;
  for (const auto& gram : bytes.values) all += hex(index_key(text, gram, 1)) + " ";
  EXPECT_EQ(all, "000961620000000001 000961626100000001 000962000000000001 000962616200000001 ");
  EXPECT_EQ(grams_of(""), std::vector<std::string>{std::string(3, '\0')});
}

TEST(Format, IndexRecords) {
  IndexEntry entry;
  entry.description = {"n", IndexKind::type, true, "T", {"k"}, "LIST<INTEGER NOT NULL> | STRING"};
  const std::string bytes = encode(entry);
  EXPECT_EQ(hex(bytes).substr(0, 18),
            "016e05010154010"
            "16b");
  IndexEntry back;
  decode(bytes, back);
  EXPECT_EQ(back.description.type, entry.description.type);
  EXPECT_EQ(format_version, 3u);
}

TEST(Format, IndexKeysSortAsValuesCompare) {
  std::vector<Value> values = {Value(INT64_MIN),
                               Value(INT64_MIN + 1),
                               Value(-1e300),
                               Value(-2),
                               Value(-1.5),
                               Value(0),
                               Value(0.25),
                               Value(1),
                               Value((std::int64_t{1} << 53) + 1),
                               Value(9007199254740994.0),
                               Value(INT64_MAX),
                               Value(INT64_MAX - 1),
                               Value(9.3e18),
                               Value(""),
                               Value("a"),
                               Value("a\x01"),
                               Value(std::string("a\0b", 3)),
                               Value("ab"),
                               Value("ä")};
  for (const Value& a : values)
    for (const Value& b : values) {
      const auto order = compare(a, b);
      if (!order) continue;
      const auto x = *ordered_bytes(a), y = *ordered_bytes(b);
      EXPECT_EQ(*order < 0, x < y) << to_literal(a) << " and " << to_literal(b);
      EXPECT_EQ(*order == 0, x == y) << to_literal(a) << " and " << to_literal(b);
    }
}

TEST(Format, AdjacencyGroups) {
  AdjacencyGroup group;
  group.offsets = {0, 2, 2, 3};
  group.neighbours = {10, 12, 7};
  group.first_id = 100;
  const auto implicit = encode(group);
  ASSERT_EQ(implicit.size(), 1u);
  EXPECT_EQ(hex(implicit[0]), "0103030164021200000000000000000307032b000000000000000000");
  group.ids = {5, 9, 1};
  const auto segments = encode(group);
  const auto back = decode_adjacency(segments);
  EXPECT_EQ(back->offsets, group.offsets);
  EXPECT_EQ(back->neighbours, group.neighbours);
  EXPECT_EQ(back->ids, group.ids);
}

TEST(Format, AdjacencyOfHubs) {
  AdjacencyGroup group;
  std::mt19937 random(3);
  group.offsets = {0};
  for (const std::uint32_t degree : {3u, 0u, 40'000u, 1u}) {
    for (std::uint32_t i = 0; i < degree; ++i) group.neighbours.push_back(i * 3 + random() % 3);
    group.offsets.push_back(static_cast<std::uint32_t>(group.neighbours.size()));
  }
  for (const bool with_ids : {false, true}) {
    if (with_ids)
      for (std::size_t i = 0; i < group.neighbours.size(); ++i) group.ids.push_back(random());
    const auto segments = encode(group);
    EXPECT_GT(segments.size(), 1u);
    for (const auto& segment : segments) EXPECT_LT(segment.size(), 1u << 17);
    const auto back = decode_adjacency(segments);
    EXPECT_EQ(back->neighbours, group.neighbours);
    EXPECT_EQ(back->ids, group.ids);
  }
}

TEST(Format, Chunks) {
  EXPECT_EQ(hex(encode_chunk(Cells{{0, 0, Value(5)}, {2, 0, Value(7)}})),
            hex(std::string("\x02\x03\x01\x02\x05\x0a\x0e\x02\x20\0\0\0\0\0\0\0\0\0", 18)));
  EXPECT_EQ(hex(encode_chunk(Cells{{0, 0, Value("x")}})), "05010000010100000000000000007800");
}

TEST(Format, ChunksKeepAllKindsOfValues) {
  std::mt19937 random(5);
  const std::vector<std::vector<Value>> kinds = {
      {Value(true), Value(false)},
      {Value(1), Value(-1), Value(INT64_MAX), Value(INT64_MIN)},
      {Value(1), Value(200), Value(70'000)},
      {Value(0.5), Value(-1e300)},
      {Value(Date{-5}), Value(Date{20'000})},
      {Value("a"), Value(""), Value("Жамбыл")},
      {Value(1), Value("one"), Value(List{Value(1), Value(2.5)}), Value(Point{4326, 1, 2, 0}),
       Value(Time{5, 3600}), Value(LocalTime{7}), Value(LocalDateTime{1, 2}),
       Value(DateTime{1, 2, 3600, "Asia/Almaty"}), Value(Duration{1, 2, 3, 4}), Value(Bytes{1, 2, 3})}};
  for (const auto& values : kinds)
    for (const std::uint32_t step : {1u, 2u, 40u}) {
      Cells cells;
      for (std::uint32_t row = step - 1; row < block_rows; row += step)
        cells.push_back({row, 0, values[random() % values.size()]});
      cells.push_back({block_rows - 1, 300, Value(9)});
      if (cells[cells.size() - 2].row == cells.back().row) cells.erase(cells.end() - 2);
      const auto back = Chunk::decode(encode_chunk(cells))->cells();
      ASSERT_EQ(back.size(), cells.size());
      for (std::size_t i = 0; i < cells.size(); ++i) {
        EXPECT_EQ(back[i].row, cells[i].row);
        EXPECT_EQ(back[i].overflow, cells[i].overflow);
        EXPECT_TRUE(equivalent(back[i].value, cells[i].value)) << to_literal(cells[i].value);
      }
    }
}

TEST(Format, DamagedRecordsAreNoticedOrHarmless) {
  Cells cells;
  for (std::uint32_t row = 0; row < 600; ++row)
    cells.push_back({row, 0, Value("text " + std::to_string(row % 50))});
  const auto good = encode_chunk(cells);
  AdjacencyGroup group;
  group.offsets = {0, 2, 2, 3};
  group.neighbours = {10, 12, 7};
  group.ids = {5, 9, 1};
  const auto segments = encode(group);
  std::mt19937 random(1);
  for (int i = 0; i < 3000; ++i) {
    auto bad = good;
    bad[random() % bad.size()] = static_cast<char>(random());
    if (i % 3 == 0) bad.resize(random() % bad.size());
    try {
      Chunk::decode(bad)->cells();
    } catch (const Error& error) {
      EXPECT_EQ(error.code, ErrorCode::corruption);
    }
    auto broken = segments;
    broken[0][random() % broken[0].size()] = static_cast<char>(random());
    try {
      decode_adjacency(broken);
    } catch (const Error& error) {
      EXPECT_EQ(error.code, ErrorCode::corruption);
    }
  }
}

TEST(Format, Packs) {
  const AdjacencyCells lists = {{1, 300, 5, true}, {1, 301, 6, false}, {4, 2, 7, true}};
  const auto packs = encode_pack(lists);
  ASSERT_EQ(packs.size(), 1u);
  EXPECT_EQ(hex(packs[0]), "0303ac020500ad0206070207");
  AdjacencyCells back;
  decode_pack(packs[0], back);
  EXPECT_EQ(back, lists);
  const Cells cells = {{3, 0, Value("x")}, {5, 0, Value()}, {6, 300, Value(8)}};
  const auto value_packs = encode_pack(cells);
  EXPECT_EQ(hex(value_packs[0]), "0306040178040003ac0208");
  Cells values;
  decode_pack(value_packs[0], values);
  ASSERT_EQ(values.size(), 3u);
  EXPECT_EQ(values[2].overflow, 300u);
}

TEST(Format, BitPacking) {
  std::mt19937_64 random(11);
  for (unsigned bits = 0; bits <= 64; ++bits) {
    std::vector<std::uint64_t> numbers(200);
    for (auto& n : numbers) n = bits == 0 ? 0 : random() >> (64 - bits);
    const unsigned width = packed_width(*std::max_element(numbers.begin(), numbers.end()));
    ByteWriter out;
    out.packed(std::span<const std::uint64_t>(numbers), std::uint64_t{0}, width);
    EXPECT_EQ(out.size(), packed_size(numbers.size(), width));
    std::vector<std::uint64_t> back(numbers.size());
    unpack<std::uint64_t>(out.bytes().data(), back.size(), width, 0, back.data());
    EXPECT_EQ(back, numbers);
  }
}

TEST(Format, TheReadmeShowsTheKeys) {
  std::ifstream file(KENES_SOURCE_DIR "/storage/README.md");
  std::stringstream text;
  text << file.rdbuf();
  for (const auto& kind : key_kinds) {
    // A bar would end the table's cell.
    std::string key(kind.key);
    for (std::size_t bar; (bar = key.find(" |")) != std::string::npos;) key.replace(bar, 2, ",");
    const auto line = "| " + std::string(kind.name) + " | " +
                      std::string(family_names[static_cast<std::size_t>(kind.family)]) + " | " + key + " | " +
                      std::string(kind.value) + " |";
    EXPECT_NE(text.str().find(line), std::string::npos) << line;
  }
}

}  // namespace
}  // namespace kenes
