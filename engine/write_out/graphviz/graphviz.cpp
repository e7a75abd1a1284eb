// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/graphviz/graphviz.hpp"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <mutex>
#include <string>

namespace {

// Graphviz keeps its state in globals.
std::mutex one_at_a_time;
std::string messages;

int collect(char* text) {
  messages += text;
  return 0;
}

// One context for good: making one reads Graphviz's list of plugins.
GVC_t* the_context() {
  static GVC_t* context = gvContext();
  return context;
}

class Laid {
 public:
  Laid(GVC_t* context, const char* dot, const char* layout) : context_(context), graph_(agmemread(dot)) {
    if (!graph_) return;
    done_ = gvLayout(context_, graph_, layout) == 0;
  }
  Laid(const Laid&) = delete;
  Laid& operator=(const Laid&) = delete;
  ~Laid() {
    if (done_) gvFreeLayout(context_, graph_);
    if (graph_) agclose(graph_);
  }
  bool done() const { return done_; }
  Agraph_t* graph() const { return graph_; }

 private:
  GVC_t* context_;
  Agraph_t* graph_;
  bool done_ = false;
};

int fail(const char* what, KenesTakeBytes* take, void* to) {
  std::string text = what;
  if (!messages.empty()) text += ": " + messages;
  while (!text.empty() && text.back() == '\n') text.pop_back();
  take(to, text.data(), text.size());
  return 1;
}

}  // namespace

extern "C" __attribute__((visibility("default"))) int kenes_draw_with_graphviz(
    const char* dot, const char* layout, const char* format, KenesTakeBytes* take, void* to) {
  std::lock_guard lock(one_at_a_time);
  messages.clear();
  agseterrf(collect);
  GVC_t* context = the_context();
  if (!context) return fail("Graphviz did not start", take, to);
  Laid laid(context, dot, layout);
  if (!laid.graph()) return fail("Graphviz cannot read the DOT text", take, to);
  if (!laid.done()) return fail("Graphviz cannot lay the graph out", take, to);
  char* picture = nullptr;
  unsigned size = 0;
  if (gvRenderData(context, laid.graph(), format, &picture, &size) != 0 || !picture) {
    if (picture) gvFreeRenderData(picture);
    return fail("Graphviz cannot render the picture", take, to);
  }
  take(to, picture, size);
  gvFreeRenderData(picture);
  return 0;
}
