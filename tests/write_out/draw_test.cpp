// SPDX-License-Identifier: Apache-2.0
// Pictures through Graphviz's library, loaded while the test runs.
#include "engine/write_out/draw.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "storage/error.hpp"
#include "tests/model/model_graph.hpp"

namespace kenes {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

Graph a_graph() {
  auto model = std::make_shared<ModelGraph>();
  model->add_edge(model->add_node({"Person"}, {{"name", "Жамбыл"}}), "KNOWS",
                  model->add_node({"Person"}, {{"name", "阿斯塔纳"}}));
  return Graph(model);
}

TEST(Draw, MakesSvgPngAndPdf) {
  std::string svg = draw(a_graph(), PictureFormat::svg);
  EXPECT_THAT(svg, HasSubstr("Жамбыл"));
  EXPECT_THAT(svg, HasSubstr("</svg>"));
  EXPECT_THAT(draw(a_graph(), PictureFormat::png), StartsWith("\x89PNG\r\n"));
  EXPECT_THAT(draw(a_graph(), PictureFormat::pdf), StartsWith("%PDF-"));
  EXPECT_THAT(draw(a_graph(), PictureFormat::svg, {}, "neato"), HasSubstr("</svg>"));
}

TEST(Draw, SaysWhatIsWrong) {
  try {
    draw("digraph { a -> ", PictureFormat::svg);
    FAIL() << "half a graph was drawn";
  } catch (const Error& e) {
    EXPECT_EQ(e.code, ErrorCode::usage);
    EXPECT_THAT(e.message, HasSubstr("syntax error"));
  }
  try {
    draw("digraph {}", PictureFormat::svg, "neto");
    FAIL() << "no such layout";
  } catch (const Error& e) {
    EXPECT_EQ(e.hint, "did you mean `neato`?");
  }
  EXPECT_THAT(draw("digraph { still -> fine }", PictureFormat::svg), HasSubstr("still"));
}

TEST(Draw, TakesTurns) {
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([] {
      for (int j = 0; j < 5; ++j) EXPECT_THAT(draw(a_graph(), PictureFormat::svg), HasSubstr("</svg>"));
    });
}

}  // namespace
}  // namespace kenes
