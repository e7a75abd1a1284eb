// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/draw.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "engine/write_out/graphviz/graphviz.hpp"
#include "storage/error.hpp"

namespace kenes {

namespace {

constexpr std::string_view layouts[] = {"dot",   "neato", "fdp",   "sfdp",
                                        "circo", "twopi", "osage", "patchwork"};

// The folder of the program or library that this code is part of, with its slash; empty if nobody knows.
std::string own_folder() {
  Dl_info own{};
  if (!dladdr(reinterpret_cast<const void*>(&own_folder), &own) || !own.dli_fname) return {};
  const std::string file = own.dli_fname;
  return file.substr(0, file.rfind('/') + 1);
}

KenesDrawFunction* load() {
  const std::string folder = own_folder();
  std::string reason;
  // Beside the library, in the libraries' folder beside bin/, or wherever the loader looks.
  for (const std::string& path :
       {folder + draw_library, folder + "../lib/" + draw_library,
        folder + "../" KENES_LIBDIR "/" + draw_library, std::string(draw_library)}) {
    if (void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL)) {
      if (void* function = dlsym(library, draw_function))
        return reinterpret_cast<KenesDrawFunction*>(function);
      reason = path + " is of another version";
    } else {
      reason = dlerror();
    }
  }
  throw Error(ErrorCode::storage, "the drawing library cannot be loaded: " + reason,
              fmt::format("install {} beside the program, and Graphviz (libgvc6)", draw_library));
}

KenesDrawFunction* draw_with_graphviz() {
  static std::mutex loading;
  static KenesDrawFunction* function = nullptr;
  std::lock_guard lock(loading);
  if (!function) function = load();
  return function;
}

const char* name_of(PictureFormat format) {
  switch (format) {
    case PictureFormat::png:
      return "png";
    case PictureFormat::pdf:
      return "pdf";
    case PictureFormat::svg:
      break;
  }
  return "svg";
}

}  // namespace

std::string draw(std::string_view dot, PictureFormat format, std::string_view layout) {
  if (std::find(std::begin(layouts), std::end(layouts), layout) == std::end(layouts)) {
    const std::vector<std::string> known(std::begin(layouts), std::end(layouts));
    throw Error(ErrorCode::usage,
                fmt::format("no layout has the name `{}`; known are {}", layout, fmt::join(known, ", ")),
                did_you_mean(layout, known));
  }
  std::string taken;
  auto take = [](void* to, const char* bytes, std::size_t size) {
    static_cast<std::string*>(to)->assign(bytes, size);
  };
  if (draw_with_graphviz()(std::string(dot).c_str(), std::string(layout).c_str(), name_of(format), take,
                           &taken) != 0)
    throw Error(ErrorCode::usage, taken);
  return taken;
}

std::string draw(const Graph& graph, PictureFormat format, const DotOptions& options,
                 std::string_view layout) {
  return draw(dot(graph, options), format, layout);
}

}  // namespace kenes
