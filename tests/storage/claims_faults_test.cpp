// SPDX-License-Identifier: Apache-2.0
// Claims on a database that is damaged, old, closed by a rollback or full: every lost or changed record of
// their family is found by the check, and reading one is an error that says so, never a wrong crash.
#include <gtest/gtest.h>

#include "storage/check.hpp"
#include "storage/claim_keys.hpp"
#include "storage/codec.hpp"
#include "storage/core.hpp"
#include "storage/error.hpp"
#include "storage/rocks.hpp"
#include "tests/storage/twin_graphs.hpp"

namespace kenes {
namespace {

StoreOptions options_at(const std::string& path) {
  StoreOptions options;
  options.path = path;
  return options;
}

Claim claim_on(const Fact& fact, const Value& value, NodeId source) {
  Claim claim;
  claim.fact = fact;
  claim.value = value;
  claim.valid.from_kind = EndKind::dated;
  claim.valid.from = {2004, 9, 0};
  claim.source = source;
  claim.at = "p. 1";
  return claim;
}

/// One record of every kind at least.
void make_claims(Store& store) {
  using State = ClaimSource::Validity::State;
  auto t = store.begin();
  const LabelId label = t->intern_label("L");
  const KeyId key = t->intern_key("k");
  const TypeId type = t->intern_type("T");
  const NodeId a = t->create_node({&label, 1}), b = t->create_node({&label, 1}),
               gone = t->create_node({&label, 1});
  const Edge kept = t->create_edge(a, type, b), aside = t->create_edge(b, type, a);
  auto& sink = *t->claim_sink();
  const Fact value = Fact::property(Node{a}, key);
  sink.add(claim_on(value, Value(1), b));
  sink.add(claim_on(value, Value("two"), a));
  sink.set_validity(value, {State::several, {}});
  sink.set_contested(value, true);
  sink.add_unbelieved(value, Value("two"));
  sink.add(claim_on(Fact::existence(kept), {}, b));
  sink.set_validity(Fact::existence(kept), {State::single, claim_on(value, {}, 0).valid.span()});
  sink.add(claim_on(Fact::existence(aside), {}, no_node));
  t->delete_edge(aside);
  sink.set_shadow(aside, true);
  sink.add(claim_on(Fact::label(Node{gone}, label), {}, a));
  t->delete_node(gone);
  sink.set_shadow(gone, {&label, 1});
  sink.put_record("\x80 of a floor above", "bytes");
  t->commit();
}

/// Asks for all there is; an answer or an Error (corruption).
void read_everything(const Store& store) {
  try {
    const auto snapshot = store.snapshot();
    const ClaimSource& claims = *snapshot->claims();
    std::vector<Claim> out;
    std::vector<Edge> edges;
    std::vector<std::uint32_t> rows;
    for (ClaimId id = 0; id < 7; ++id) claims.claim(id);
    for (NodeId node = 0; node < 4; ++node) {
      claims.claims_about(0, node, out);
      claims.claims_about(1, node, out);
      claims.of_source(node, [](ClaimId, const Fact&) { return true; });
      claims.shadow_edges(node, 0, Direction::out, edges);
      claims.shadow_edge(0, node);
      claims.shadow_node(node);
    }
    claims.shadow_nodes([](NodeId, std::span<const LabelId>) { return true; });
    claims.contested([](const Fact&) { return true; });
    claims.unbelieved_with(0, 0, Value("two"), rows);
    claims.unbelieved_within(0, 0, nullptr, false, nullptr, false, rows);
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::corruption) << error.message;
    EXPECT_NE(error.message.find("damaged"), std::string::npos) << error.message;
  }
}

/// Changes records behind the store's back, then commits something, so that a new snapshot sees them.
template <class Change>
void damage(Store& store, Change&& change) {
  Rocks::Batch batch;
  change(batch);
  store.core().rocks().write(batch, false);
  auto t = store.begin();
  t->create_node({});
  t->commit();
}

TEST(ClaimsFaults, EveryLostOrChangedRecordIsFound) {
  auto store = Store::open({});
  make_claims(*store);
  store->fold_all();
  EXPECT_EQ(check_store(*store).findings, std::vector<std::string>{});
  // One record of each kind.
  std::vector<std::pair<std::string, std::string>> records;
  auto& rocks = store->core().rocks();
  rocks.scan(*rocks.view(), Family::claim, {}, {}, [&](std::string_view key, std::string_view value) {
    if (records.empty() || records.back().first[0] != key[0]) records.emplace_back(key, value);
    return true;
  });
  ASSERT_EQ(records.size(), 9u);
  for (const auto& [key, value] : records) {
    if (static_cast<std::uint8_t>(key[0]) >= 128) continue;  // the floor above knows
    for (const char* fault : {"lost", "moved", "cut", "changed"}) {
      SCOPED_TRACE("kind " + std::to_string(key[0]) + " " + fault);
      const bool is_lost = fault[0] == 'l', is_changed = fault[1] == 'h';
      std::string other_key = key, other = value;
      if (fault[0] == 'm') other_key.back() ^= 0x40;
      if (fault[0] == 'c') {
        if (value.empty()) continue;
        if (is_changed)
          other[other.size() / 2] ^= 0x10;
        else
          other.pop_back();
      }
      damage(*store, [&, key = key](Rocks::Batch& batch) {
        batch.remove(Family::claim, key);
        if (!is_lost) batch.put(Family::claim, other_key, other);
      });
      // A changed text is as good as any other: only the checksums of the files know.
      EXPECT_TRUE(is_changed || !check_store(*store).findings.empty());
      read_everything(*store);
      damage(*store, [&, key = key, value = value](Rocks::Batch& batch) {
        batch.remove(Family::claim, other_key);
        batch.put(Family::claim, key, value);
      });
    }
  }
  EXPECT_EQ(check_store(*store).findings, std::vector<std::string>{});
}

TEST(ClaimsFaults, AHiddenColumnThatSaysSomethingElseIsFound) {
  TemporaryFolder folder("claim-columns");
  {
    auto store = Store::open(options_at(folder.path()));
    make_claims(*store);
    store->fold_all();
  }
  {
    auto rocks = Rocks::open({folder.path()});
    Rocks::Batch batch;
    batch.remove(Family::property,
                 encode(CellKey{{ColumnId::claimed(Part::valid_from, 1, FactKind::existence, 0), 0}, 0}));
    rocks->write(batch, true);
  }
  EXPECT_FALSE(check_store(folder.path()).findings.empty());
}

TEST(ClaimsFaults, ADatabaseOfFormatTwoIsReadAsItIsAndGetsClaims) {
  TemporaryFolder folder("claim-format");
  {
    auto store = Store::open(options_at(folder.path()));
    auto t = store->begin();
    t->create_node({});
    t->commit();
  }
  {
    auto rocks = Rocks::open({folder.path()});
    ByteWriter out;
    out.text("kenes graph");
    out.varint(2);
    out.text("Kenes 0.1.0");
    Rocks::Batch batch;
    batch.put(Family::meta, encode(MetaKey{MetaKind::format, 0}), out.bytes());
    rocks->write(batch, true);
  }
  auto reading = options_at(folder.path());
  reading.read_only = true;
  {
    auto store = Store::open(reading);
    EXPECT_EQ(store->snapshot()->node_count(), 1u);
    EXPECT_FALSE(store->snapshot()->claims()->any());
  }
  make_claims(*Store::open(options_at(folder.path())));
  EXPECT_TRUE(Store::open(reading)->snapshot()->claims()->any());
  auto rocks = Rocks::open({folder.path()});
  std::string format;
  ASSERT_TRUE(rocks->get(*rocks->view(), Family::meta, encode(MetaKey{MetaKind::format, 0}), format));
  ByteReader in(format);
  in.text();
  EXPECT_EQ(in.varint(), 3u);
}

TEST(ClaimsFaults, TransactionsHaveALimitForClaimsToo) {
  StoreOptions options;
  options.transaction_bytes = 10'000;
  auto store = Store::open(options);
  auto t = store->begin();
  const Fact fact = Fact::property(Node{t->create_node({})}, t->intern_key("k"));
  try {
    for (int i = 0; i < 1000; ++i) t->claim_sink()->add(claim_on(fact, Value(i), no_node));
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::transaction_size);
  }
}

TEST(ClaimsFaults, TheSinkRefusesWhatIsNotItsOwn) {
  auto store = Store::open({});
  auto t = store->begin();
  auto& sink = *t->claim_sink();
  EXPECT_THROW(sink.put_record("\x01 not above", "x"), Error);
  EXPECT_THROW(sink.put_record("", "x"), Error);
  EXPECT_THROW(sink.restore(Edge{0, 0, 0, 0}), Error);
  Claim claim;
  claim.id = 1;
  EXPECT_THROW(sink.replace(claim), Error);
  const Fact fact = Fact::property(Node{t->create_node({})}, t->intern_key("k"));
  EXPECT_THROW(sink.add(claim_on(fact, Value(Map{}), no_node)), Error);
  sink.set_validity(fact, {ClaimSource::Validity::State::single, {}});
  std::vector<ClaimSource::Validity> out;
  sink.validity(0, FactKind::property, fact.name, {&fact.row, 1}, 4, out);
  EXPECT_EQ(out[0].state, ClaimSource::Validity::State::plain);  // nothing was claimed
}

TEST(ClaimsFaults, TimesBeyondTheColumnsAreAskedOfTheClaims) {
  auto store = Store::open({});
  auto t = store->begin();
  auto& sink = *t->claim_sink();
  const Fact fact = Fact::property(Node{t->create_node({})}, t->intern_key("k"));
  sink.add(claim_on(fact, Value(1), no_node));
  std::vector<ClaimSource::Validity> out;
  const auto state = [&](const DaySpan& span) {
    sink.set_validity(fact, {ClaimSource::Validity::State::single, span});
    sink.validity(0, FactKind::property, fact.name, {&fact.row, 1}, 4, out);
    EXPECT_TRUE(out[0].state != ClaimSource::Validity::State::single || out[0].span == span);
    return out[0].state;
  };
  using State = ClaimSource::Validity::State;
  EXPECT_EQ(state({DaySpan::before_all, DaySpan::after_all}), State::single);
  EXPECT_EQ(state(PartialDate{-9999, 0, 0}.span()), State::single);
  EXPECT_EQ(state({0, PartialDate{9999, 0, 0}.span().to}), State::single);
  EXPECT_EQ(state(PartialDate{123456, 0, 0}.span()), State::several);
  EXPECT_EQ(state({-6'000'000, 3}), State::several);
  EXPECT_EQ(state({5, 3}), State::single);
}

}  // namespace
}  // namespace kenes
