// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/looks.hpp"

namespace kenes {

namespace {

// Hues that stay apart for most colour-blind eyes where they are next to each other; the last is for "none".
constexpr std::array<Shade, 13> light_shades{{{"#DCE8F8", "#3A6EB5"},
                                              {"#FCE6D2", "#C4661A"},
                                              {"#DCEFDD", "#34804A"},
                                              {"#EAE1F6", "#7550AE"},
                                              {"#FAF0CC", "#9C7A0A"},
                                              {"#D6EFEC", "#1B8278"},
                                              {"#FADEE5", "#B93A5E"},
                                              {"#DAF0FA", "#157CA6"},
                                              {"#ECEFD5", "#6C7A26"},
                                              {"#F7E0F2", "#A03E89"},
                                              {"#F0E4DA", "#86573A"},
                                              {"#E1E3F6", "#4A52A8"},
                                              {"#EFF1F4", "#66707D"}}};
constexpr std::array<Shade, 13> dark_shades{{{"#22395A", "#79A9EA"},
                                             {"#51321A", "#EE9C58"},
                                             {"#20442B", "#6FC489"},
                                             {"#3B2B57", "#B795EC"},
                                             {"#4A3D12", "#DDB941"},
                                             {"#17423E", "#5CC7BC"},
                                             {"#532536", "#F088A6"},
                                             {"#173F51", "#62BEE6"},
                                             {"#3A4019", "#B7C65E"},
                                             {"#4B2244", "#E48BD0"},
                                             {"#43301F", "#CB9A75"},
                                             {"#2A2E5A", "#9AA2F2"},
                                             {"#2E3540", "#9AA5B3"}}};
constexpr std::array<Shade, 13> plain_shades{{{"#EBEBEB", "#000000"},
                                              {"#D6D6D6", "#000000"},
                                              {"#C2C2C2", "#000000"},
                                              {"#F5F5F5", "#555555"},
                                              {"#E0E0E0", "#555555"},
                                              {"#CCCCCC", "#555555"},
                                              {"#FFFFFF", "#888888"},
                                              {"#EBEBEB", "#888888"},
                                              {"#D6D6D6", "#888888"},
                                              {"#F5F5F5", "#BBBBBB"},
                                              {"#E0E0E0", "#BBBBBB"},
                                              {"#CCCCCC", "#BBBBBB"},
                                              {"#FFFFFF", "#000000"}}};

}  // namespace

const Look& look_of(DotTheme theme) {
  static const Look light{light_shades, "#FFFFFF", "#1F2933", "#6B7684", "#9AA5B1", "#F7F9FB", "#D3DAE2"};
  static const Look dark{dark_shades, "#171C24", "#E8ECF1", "#9AA6B5", "#6D7A8A", "#1E2530", "#38424F"};
  static const Look plain{plain_shades, "#FFFFFF", "#000000", "#333333", "#555555", "#FFFFFF", "#999999"};
  switch (theme) {
    case DotTheme::dark:
      return dark;
    case DotTheme::plain:
      return plain;
    case DotTheme::light:
      break;
  }
  return light;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '&':
        out += "&amp;";
        break;
      case '\n':
        out += "\\n";
        break;
      default:
        out += c;
    }
  return out + '"';
}

}  // namespace kenes
