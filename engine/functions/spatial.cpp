// SPDX-License-Identifier: Apache-2.0
// point(), point.distance() and point.withinBBox(), as Neo4j's manual describes them. Components of points
// are read in property.cpp.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>
#include <vector>

#include "engine/functions/tables.hpp"
#include "storage/error.hpp"

namespace kenes::functions {

namespace {

constexpr std::uint32_t cartesian = 7203, cartesian_3d = 9157, wgs_84 = 4326, wgs_84_3d = 4979;

/// A sphere's radius in metres that comes near to the earth's, the one Neo4j measures by.
constexpr double earth_radius = 6'378'140.0;

bool is_geographic(std::uint32_t srid) { return srid == wgs_84 || srid == wgs_84_3d; }

[[noreturn]] void refuse(std::string message, const FunctionContext& context, std::string hint = {}) {
  throw Error(ErrorCode::argument_error, "InvalidArgumentValue", Phase::runtime, std::move(message),
              context.at, std::move(hint));
}

struct System {
  std::string_view name;
  std::uint32_t srid;
};
constexpr System systems[] = {
    {"cartesian", cartesian}, {"cartesian-3d", cartesian_3d}, {"wgs-84", wgs_84}, {"wgs-84-3d", wgs_84_3d}};

/// The coordinate system that a map names, by its number or its name.
std::optional<std::uint32_t> named_system(const Map& fields, const FunctionContext& context) {
  std::optional<std::uint32_t> result;
  if (auto srid = fields.find("srid"); srid != fields.end()) {
    for (const System& system : systems)
      if (srid->second.is(Kind::integer) && srid->second.as_integer() == system.srid) result = system.srid;
    if (!result)
      refuse("there is no coordinate system with the srid " + to_literal(srid->second), context,
             "known are 7203, 9157, 4326 and 4979");
  }
  if (auto crs = fields.find("crs"); crs != fields.end()) {
    std::string name = crs->second.is(Kind::string) ? std::string(crs->second.as_string()) : std::string();
    for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    auto found = std::ranges::find(systems, name, &System::name);
    if (found == std::end(systems))
      refuse("there is no coordinate system " + to_literal(crs->second), context,
             "known are 'cartesian', 'cartesian-3d', 'wgs-84' and 'wgs-84-3d'");
    if (result && *result != found->srid) refuse("`crs` and `srid` name two coordinate systems", context);
    result = found->srid;
  }
  return result;
}

std::optional<double> coordinate(const Map& fields, std::initializer_list<std::string_view> names,
                                 const FunctionContext& context) {
  std::optional<double> result;
  for (std::string_view name : names) {
    auto found = fields.find(name);
    if (found == fields.end()) continue;
    if (result) refuse("`" + std::string(name) + "` gives a coordinate twice", context);
    if (!found->second.is_number())
      throw Error(ErrorCode::argument_error, "InvalidArgumentType", Phase::runtime,
                  "`" + std::string(name) + "` must be a number, not " + to_literal(found->second),
                  context.at);
    result = found->second.as_number();
    if (!std::isfinite(*result)) refuse("`" + std::string(name) + "` must be finite", context);
  }
  return result;
}

Value make_point(std::span<const Value> args, FunctionContext& context) {
  const Map& fields = args[0].as_map();
  static const std::vector<std::string> known = {"x",        "y",      "z",   "longitude",
                                                 "latitude", "height", "crs", "srid"};
  for (const auto& [name, value] : fields) {
    if (std::ranges::find(known, name) == known.end())
      refuse("a point is not made from `" + name + "`", context, did_you_mean(name, known));
    if (value.is_null()) return {};
  }
  const auto named = named_system(fields, context);
  const auto x = coordinate(fields, {"x", "longitude"}, context),
             y = coordinate(fields, {"y", "latitude"}, context),
             z = coordinate(fields, {"z", "height"}, context);
  if (!x || !y)
    refuse("a point needs two coordinates", context, "give `x` and `y`, or `longitude` and `latitude`");
  const bool by_earth =
      fields.contains("longitude") || fields.contains("latitude") || fields.contains("height");
  Point point{z ? (by_earth ? wgs_84_3d : cartesian_3d) : (by_earth ? wgs_84 : cartesian), *x, *y,
              z.value_or(0)};
  if (named) {
    if (by_earth && !is_geographic(*named))
      refuse("longitude and latitude have no meaning in a cartesian system", context, "give `x` and `y`");
    point.srid = *named;
    if (point.is_3d() != z.has_value())
      refuse(z ? "the coordinate system has two dimensions, but three coordinates were given"
               : "the coordinate system has three dimensions, but two coordinates were given",
             context);
  }
  if (is_geographic(point.srid)) {
    if (point.y < -90 || point.y > 90) refuse("a latitude goes from -90 to 90", context);
    if (point.x < -180 || point.x > 180) point.x = std::remainder(point.x, 360.0);
  }
  return point;
}

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

/// The haversine formula (R. W. Sinnott, "Virtues of the Haversine", 1984), at the mean height of both ends.
double distance_on_earth(const Point& a, const Point& b) {
  const double half_north = std::sin(radians(b.y - a.y) / 2), half_east = std::sin(radians(b.x - a.x) / 2);
  const double square =
      half_north * half_north + std::cos(radians(a.y)) * std::cos(radians(b.y)) * half_east * half_east;
  const double angle = 2 * std::asin(std::min(1.0, std::sqrt(square)));
  return std::hypot(angle * (earth_radius + (a.z + b.z) / 2), a.z - b.z);
}

Value distance(std::span<const Value> args, FunctionContext&) {
  const Point &a = args[0].as_point(), &b = args[1].as_point();
  if (a.srid != b.srid) return {};
  if (is_geographic(a.srid)) return distance_on_earth(a, b);
  return std::hypot(a.x - b.x, a.y - b.y, a.z - b.z);
}

Value within_box(std::span<const Value> args, FunctionContext&) {
  const Point &point = args[0].as_point(), &low = args[1].as_point(), &high = args[2].as_point();
  if (point.srid != low.srid || point.srid != high.srid) return {};
  // West of its east the box spans the date line.
  const bool over_date_line = is_geographic(point.srid) && low.x > high.x;
  const bool east_west =
      over_date_line ? point.x >= low.x || point.x <= high.x : point.x >= low.x && point.x <= high.x;
  return east_west && point.y >= low.y && point.y <= high.y && point.z >= low.z && point.z <= high.z;
}

}  // namespace

void add_spatial_functions(Registry& registry) {
  constexpr KindSet point_kind = kinds({Kind::point});
  registry.add(Function{
      .name = "point",
      .arguments = {{"input", kinds({Kind::map})}},
      .returns = point_kind | null_kind,
      .group = "spatial",
      .sentence = "Makes a point from `x` and `y` (and `z`), or from `longitude` and `latitude` (and "
                  "`height`); `crs` or `srid` name the coordinate system.",
      .example = "point({longitude: 76.9, latitude: 43.25}) -> point({srid: 4326, x: 76.9, y: 43.25})",
      .body = make_point});
  registry.add(Function{
      .name = "point.distance",
      .arguments = {{"from", point_kind}, {"to", point_kind}},
      .returns = kinds({Kind::floating, Kind::null}),
      .group = "spatial",
      .sentence = "The distance between two points of one coordinate system, in metres on the earth; "
                  "null for points of different systems.",
      .example = "point.distance(point({x: 0, y: 0}), point({x: 3, y: 4})) -> 5.0",
      .body = distance});
  registry.add(Function{.name = "distance",
                        .arguments = {{"from", point_kind}, {"to", point_kind}},
                        .returns = kinds({Kind::floating, Kind::null}),
                        .group = "spatial",
                        .sentence = "The same as point.distance(), as older statements call it.",
                        .example = "distance(point({x: 0, y: 0}), point({x: 3, y: 4})) -> 5.0",
                        .body = distance});
  registry.add(Function{
      .name = "point.withinBBox",
      .arguments = {{"point", point_kind}, {"lowerLeft", point_kind}, {"upperRight", point_kind}},
      .returns = kinds({Kind::boolean, Kind::null}),
      .group = "spatial",
      .sentence =
          "Whether a point lies in the box between two corners; null for points of different systems.",
      .example = "point.withinBBox(point({x: 1, y: 1}), point({x: 0, y: 0}), point({x: 2, y: 2})) -> true",
      .body = within_box});
}

}  // namespace kenes::functions
