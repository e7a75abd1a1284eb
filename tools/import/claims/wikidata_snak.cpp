// SPDX-License-Identifier: Apache-2.0
#include "tools/import/claims/wikidata_snak.hpp"

#include <charconv>

namespace kenes::import {
namespace {

constexpr std::string_view entity_address = "/entity/";

/// `http://www.wikidata.org/entity/Q712226` -> `Q712226`
std::string_view id_of_address(std::string_view address) {
  const std::size_t at = address.rfind(entity_address);
  return at == std::string_view::npos ? address : address.substr(at + entity_address.size());
}

bool is_julian(std::string_view calendar) { return id_of_address(calendar) == "Q1985786"; }

/// `+20`, `-1.50`: an integer where it is written as one and fits, else a float with its decimals.
Value amount(const Json& json, std::optional<std::int32_t>& decimals) {
  std::string_view text = json.text();
  if (!text.empty() && text[0] == '+') text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const char* const end = text.data() + text.size();
  if (point == std::string_view::npos) {
    std::int64_t integer = 0;
    const auto [rest, error] = std::from_chars(text.data(), end, integer);
    if (error == std::errc{} && rest == end) return {integer};
  }
  double number = 0;
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || rest != end) json.refuse("a number such as \"+1.50\"");
  if (point != std::string_view::npos) decimals = static_cast<std::int32_t>(text.size() - point - 1);
  return {number};
}

void read_quantity(const Json& json, Snak& snak) {
  const Json number = json.at("amount");
  snak.value = amount(number, snak.decimals);
  const std::string_view unit = json.text_or_empty("unit");
  if (!unit.empty() && unit != "1") snak.details.emplace_back("unit", Value(id_of_address(unit)));
  std::optional<std::int32_t> ignored;
  if (const auto bound = json.find("lowerBound")) snak.details.emplace_back("lower", amount(*bound, ignored));
  if (const auto bound = json.find("upperBound")) snak.details.emplace_back("upper", amount(*bound, ignored));
}

void read_coordinate(const Json& json, Snak& snak) {
  const Json latitude = json.at("latitude"), longitude = json.at("longitude");
  const std::string_view globe = id_of_address(json.text_or_empty("globe"));
  const bool on_earth = globe.empty() || globe == "Q2";
  snak.value = Value(Point{on_earth ? 4326u : 7203u, longitude.number(), latitude.number(), 0});
  if (!on_earth) snak.details.emplace_back("globe", Value(globe));
}

void read_time(const Json& json, Snak& snak) {
  const Json precision = json.at("precision");
  const std::string_view calendar = json.text_or_empty("calendarmodel");
  snak.time = wikidata_time(json.text("time"), precision.integer(), is_julian(calendar));
  if (!snak.time) {
    const Json time = json.at("time");
    time.refuse("a time such as \"+1893-05-17T00:00:00Z\" that there can be");
  }
  snak.value = snak.time->value;
}

void read_entity(const Json& json, Snak& snak) {
  snak.entity = json.text("id");
  snak.value = Value(snak.entity);
}

void read_value(const Json& json, Snak& snak) {
  const std::string_view type = json.text("type");
  const Json value = json.at("value");
  if (type == "string")
    snak.value = Value(value.text());
  else if (type == "wikibase-entityid")
    read_entity(value, snak);
  else if (type == "time")
    read_time(value, snak);
  else if (type == "quantity")
    read_quantity(value, snak);
  else if (type == "globecoordinate")
    read_coordinate(value, snak);
  else if (type == "monolingualtext") {
    snak.value = Value(value.text("text"));
    snak.language = value.text("language");
  } else {
    snak.value = Value(std::string(simdjson::minify(value.element())));  // a kind of value of later days
  }
}

/// What of a reference is said about the source as a whole where the source is a page of the web.
std::string_view property_of_page(std::string_view property) {
  static const std::vector<std::pair<std::string_view, std::string_view>> names{
      {"P854", "url"},       {"P1476", "title"},   {"P123", "publisher"}, {"P50", "author"},
      {"P2093", "author"},   {"P577", "date"},     {"P813", "retrieved"}, {"P1065", "archive"},
      {"P2960", "archived"}, {"P407", "language"},
  };
  for (const auto& [id, name] : names)
    if (id == property) return name;
  return {};
}

}  // namespace

void add_value(std::vector<std::pair<std::string, Value>>& values, std::string_view key, const Value& value) {
  for (auto& [known, list] : values)
    if (known == key) {
      List all = list.is(Kind::list) ? list.as_list() : List{list};
      all.push_back(value);
      list = Value(std::move(all));
      return;
    }
  values.emplace_back(key, value);
}

namespace {

const Snak* first_with(const std::vector<Snak>& snaks, std::string_view property) {
  for (const Snak& snak : snaks)
    if (snak.property == property && snak.kind == Snak::Kind::value) return &snak;
  return nullptr;
}

/// The item that a reference names as its source, by the most telling of the properties that can.
const Snak* named_item(const std::vector<Snak>& snaks) {
  for (const std::string_view property : {"P248", "P143", "P3452", "P887"})
    if (const Snak* snak = first_with(snaks, property); snak && !snak->entity.empty()) return snak;
  return nullptr;
}

}  // namespace

std::string wikidata_label(std::string_view id) {
  if (id.find("-F") != std::string_view::npos) return "Form";
  if (id.find("-S") != std::string_view::npos) return "Sense";
  switch (id.empty() ? 'Q' : id[0]) {
    case 'P':
      return "Property";
    case 'L':
      return "Lexeme";
    case 'E':
      return "EntitySchema";
    case 'M':
      return "MediaInfo";
    default:
      return "Item";
  }
}

Snak read_snak(const Json& json) {
  Snak snak;
  snak.property = json.text("property");
  const std::string_view kind = json.text("snaktype");
  if (kind == "somevalue") {
    snak.kind = Snak::Kind::some_value;
  } else if (kind == "novalue") {
    snak.kind = Snak::Kind::no_value;
  } else if (kind == "value") {
    const Json value = json.at("datavalue");
    read_value(value, snak);
  } else {
    const Json member = json.at("snaktype");
    member.refuse("`value`, `somevalue` or `novalue`");
  }
  return snak;
}

std::string snak_text(const Snak& snak) {
  std::string text;
  if (snak.kind != Snak::Kind::value)
    text = snak.kind == Snak::Kind::some_value ? "unknown" : "none";
  else if (snak.value.is(Kind::string))
    text = snak.value.as_string();
  else if (snak.value.is(Kind::date))
    text = to_text(snak.value.as_date());
  else if (snak.value.is(Kind::integer))
    text = std::to_string(snak.value.as_integer());
  else if (snak.value.is_number())
    text = float_text(snak.value.as_number());
  else
    text = "?";
  if (snak.property == "P304") return "p. " + text;
  if (snak.property == "P813") return "retrieved " + text;
  if (snak.property == "P958" || snak.property == "P854" || snak.property == "P4656") return text;
  return snak.property + " " + text;
}

std::pair<ToldSource, std::string> read_reference(const Json& json) {
  std::vector<Snak> snaks;
  const Json groups = json.at("snaks");
  groups.members([&](std::string_view, const Json& group) {
    group.each([&](const Json& snak) { snaks.push_back(read_snak(snak)); });
  });
  ToldSource source;
  const Snak* named = named_item(snaks);
  const Snak* address = named ? nullptr : first_with(snaks, "P854");
  if (!named && !address) address = first_with(snaks, "P4656");
  if (!named && !address) {
    // Only a number in some catalogue: that is what stands for the source.
    for (const Snak& snak : snaks)
      if (snak.kind == Snak::Kind::value && snak.value.is(Kind::string) && snak.property != "P304" &&
          snak.property != "P958" && snak.property != "P1476") {
        named = &snak;
        break;
      }
  }
  std::string at;
  for (const Snak& snak : snaks) {
    if (&snak == named) continue;
    const std::string_view property = address ? property_of_page(snak.property) : std::string_view{};
    if (!property.empty() && snak.kind == Snak::Kind::value)
      add_value(source.properties, property, snak.value);
    else if (&snak != address)
      at += (at.empty() ? "" : "; ") + snak_text(snak);
  }
  if (named && !named->entity.empty())
    source.node = {wikidata_label(named->entity), named->entity};
  else if (named)
    source.node = {"Source", named->property + " " + std::string(named->value.as_string())};
  else if (address)
    source.node = {"Source", std::string(address->value.as_string())};
  else
    source.node = {"Source", "wikidata reference " + std::string(json.text_or_empty("hash"))};
  if (address && address->property == "P4656") source.properties.emplace_back("url", address->value);
  return {std::move(source), std::move(at)};
}

}  // namespace kenes::import
