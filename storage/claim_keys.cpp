// SPDX-License-Identifier: Apache-2.0
#include "storage/claim_keys.hpp"

namespace kenes {

namespace {

template <class T>
void put_number(std::string& out, T number) {
  for (int shift = static_cast<int>(sizeof(T)) * 8 - 8; shift >= 0; shift -= 8)
    out.push_back(static_cast<char>(number >> shift));
}

/// Takes numbers off the front; past the end it remembers that there was not enough.
class Fields {
 public:
  explicit Fields(std::string_view bytes) : bytes_(bytes) {}
  template <class T>
  T take() {
    if (bytes_.size() < sizeof(T)) {
      short_ = true;
      return T{};
    }
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) number = (number << 8) | static_cast<std::uint8_t>(bytes_[i]);
    bytes_.remove_prefix(sizeof(T));
    return static_cast<T>(number);
  }
  Fact fact() {
    Fact fact;
    fact.space = take<std::uint16_t>();
    fact.row = take<std::uint32_t>();
    const auto kind = take<std::uint8_t>();
    short_ |= kind > static_cast<std::uint8_t>(FactKind::label);
    fact.kind = static_cast<FactKind>(kind);
    fact.name = take<std::uint16_t>();
    return fact;
  }
  std::string_view until_row() {
    if (bytes_.size() < sizeof(std::uint32_t)) {
      short_ = true;
      return {};
    }
    const auto middle = bytes_.substr(0, bytes_.size() - sizeof(std::uint32_t));
    bytes_.remove_prefix(middle.size());
    return middle;
  }
  bool whole() const { return !short_ && bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool short_ = false;
};

}  // namespace

std::string claim_prefix(ClaimKind kind) { return std::string(1, static_cast<char>(kind)); }

std::string element_prefix(ClaimKind kind, std::uint16_t space, std::uint32_t row) {
  std::string key;
  key.reserve(18);
  put_number(key, static_cast<std::uint8_t>(kind));
  put_number(key, space);
  put_number(key, row);
  return key;
}

std::string fact_prefix(ClaimKind kind, const Fact& fact) {
  auto key = element_prefix(kind, fact.space, fact.row);
  put_number(key, static_cast<std::uint8_t>(fact.kind));
  put_number(key, fact.name);
  return key;
}

std::string claim_key(const Fact& fact, ClaimId id) {
  auto key = fact_prefix(ClaimKind::claim, fact);
  put_number(key, id);
  return key;
}

std::string recorded_key(ClaimId last) {
  auto key = claim_prefix(ClaimKind::recorded);
  put_number(key, last);
  return key;
}

std::string source_prefix(NodeId source) {
  auto key = claim_prefix(ClaimKind::of_source);
  put_number(key, source);
  return key;
}

std::string source_key(NodeId source, ClaimId last) {
  auto key = source_prefix(source);
  put_number(key, last);
  return key;
}

std::string unbelieved_prefix(std::uint16_t space, KeyId key) {
  auto prefix = claim_prefix(ClaimKind::unbelieved);
  put_number(prefix, space);
  put_number(prefix, key);
  return prefix;
}

std::string unbelieved_key(const Fact& fact, std::string_view value) {
  auto key = unbelieved_prefix(fact.space, fact.name);
  key += value;
  put_number(key, fact.row);
  return key;
}

std::string shadow_edge_prefix(NodeId node, TypeId type, Direction direction) {
  auto key = claim_prefix(ClaimKind::shadow_edge);
  put_number(key, node);
  put_number(key, type);
  put_number(key, static_cast<std::uint8_t>(direction));
  return key;
}

std::string shadow_edge_key(const Edge& edge, Direction direction) {
  const bool out = direction == Direction::out;
  auto key = shadow_edge_prefix(out ? edge.source : edge.target, edge.type, direction);
  put_number(key, out ? edge.target : edge.source);
  put_number(key, edge.id);
  return key;
}

std::string shadow_ends_key(TypeId type, EdgeId id) {
  auto key = claim_prefix(ClaimKind::shadow_ends);
  put_number(key, type);
  put_number(key, id);
  return key;
}

std::string shadow_node_key(NodeId node) {
  auto key = claim_prefix(ClaimKind::shadow_node);
  put_number(key, node);
  return key;
}

std::optional<ClaimKey> decode_claim_key(std::string_view bytes) {
  Fields in(bytes);
  ClaimKey key;
  key.kind = static_cast<ClaimKind>(in.take<std::uint8_t>());
  switch (key.kind) {
    case ClaimKind::claim:
      key.fact = in.fact();
      key.claim = in.take<ClaimId>();
      break;
    case ClaimKind::recorded:
      key.claim = in.take<ClaimId>();
      break;
    case ClaimKind::of_source:
      key.node = in.take<NodeId>();
      key.claim = in.take<ClaimId>();
      break;
    case ClaimKind::contested:
      key.fact = in.fact();
      break;
    case ClaimKind::unbelieved:
      key.fact.space = in.take<std::uint16_t>();
      key.fact.name = in.take<KeyId>();
      key.value = in.until_row();
      key.fact.row = in.take<std::uint32_t>();
      break;
    case ClaimKind::shadow_edge: {
      const auto node = in.take<NodeId>();
      key.edge.type = in.take<TypeId>();
      const auto direction = in.take<std::uint8_t>();
      const auto neighbour = in.take<NodeId>();
      key.edge.id = in.take<EdgeId>();
      if (direction > 1) return std::nullopt;
      key.direction = static_cast<Direction>(direction);
      key.edge.source = direction == 0 ? node : neighbour;
      key.edge.target = direction == 0 ? neighbour : node;
      break;
    }
    case ClaimKind::shadow_ends:
      key.edge.type = in.take<TypeId>();
      key.edge.id = in.take<EdgeId>();
      break;
    case ClaimKind::shadow_node:
      key.node = in.take<NodeId>();
      break;
    default:
      return std::nullopt;
  }
  if (!in.whole()) return std::nullopt;
  return key;
}

}  // namespace kenes
