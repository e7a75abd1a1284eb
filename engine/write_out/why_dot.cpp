// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/why_dot.hpp"

#include <fmt/format.h>

#include <iterator>
#include <map>

#include "engine/write_out/caption.hpp"
#include "engine/write_out/looks.hpp"
#include "engine/write_out/text.hpp"

namespace kenes {

namespace {

class WhyPicture {
 public:
  WhyPicture(const GraphSource& graph, const DotOptions& options)
      : graph_(graph), options_(options), look_(look_of(options.theme)) {}

  std::string write(const Value& why) {
    line("digraph why {{");
    line(
        "  graph [rankdir=LR, bgcolor=\"{}\", fontname=\"{}\", fontcolor=\"{}\", charset=\"UTF-8\", pad=0.3, "
        "nodesep=0.18, ranksep=0.7, label={}, labelloc=t, fontsize=16];",
        look_.background, fonts, look_.text, kenes::quoted(clean_text(options_.title)));
    line(
        "  node [shape=box, style=\"rounded,filled\", fontname=\"{}\", fontsize=10, fontcolor=\"{}\", "
        "fillcolor=\"{}\", color=\"{}\", margin=\"0.12,0.06\", height=0.3];",
        fonts, look_.text, look_.shades.back().fill, look_.shades.back().border);
    line("  edge [fontname=\"{}\", fontsize=8.5, fontcolor=\"{}\", color=\"{}\", arrowsize=0.6];", fonts,
         look_.faint, look_.line);
    tree(why, {});
    line("}}");
    return std::move(out_);
  }

 private:
  template <class... T>
  void line(fmt::format_string<T...> format, T&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<T>(args)...);
    out_ += '\n';
  }
  std::string shown(const Map& map, std::string_view name) const {
    const auto found = map.find(name);
    return found == map.end() || found->second.is_null() ? std::string() : to_text(found->second, graph_);
  }
  std::string caption(const std::string& text) const {
    return wrap_text(cut_text(clean_text(text), options_.longest), options_.wrap * 2);
  }
  std::string new_node(std::string_view prefix) { return fmt::format("{}{}", prefix, ++number_); }

  /// `of`: the node of the picture that this belongs to; empty: none.
  void tree(const Value& why, const std::string& of) {
    if (why.is(Kind::list)) {
      for (const Value& one : why.as_list()) tree(one, of);
    } else if (why.is(Kind::map)) {
      const Map& map = why.as_map();
      if (map.contains("column"))
        group(map, shown(map, "column") + ": " + shown(map, "value"), "why", of);
      else if (map.contains("element"))
        group(map, shown(map, "element"), "facts", of);
      else
        fact(map, of);
    }
  }

  void group(const Map& map, const std::string& text, std::string_view inside, const std::string& of) {
    const std::string node = new_node("g");
    const Shade& shade = look_.shades[0];
    line("  {} [label={}, fillcolor=\"{}\", color=\"{}\"];", node, kenes::quoted(caption(text)), shade.fill,
         shade.border);
    if (!of.empty()) line("  {} -> {};", node, of);
    tree(map.find(inside)->second, node);
  }

  void fact(const Map& fact, const std::string& of) {
    const std::string node = new_node("f");
    const std::string key = shown(fact, "key");
    std::string text = caption((key.empty() ? "is there" : key) + ": " + shown(fact, "value"));
    if (fact.find("plain")->second.is_true()) text += "\nnobody claimed it";
    if (const std::string step = shown(fact, "decidedBy"); !step.empty()) text += "\ndecided by " + step;
    const bool disputed = fact.find("disputed")->second.is_true();
    if (disputed) text += "\ndisputed";
    const Shade& shade = look_.shades[2];
    line("  {} [label={}, fillcolor=\"{}\", color=\"{}\", penwidth=1.4{}];", node, kenes::quoted(text),
         shade.fill, shade.border, disputed ? ", style=\"rounded,filled,dashed\"" : "");
    if (!of.empty()) line("  {} -> {};", node, of);
    for (const Value& one : fact.find("claims")->second.as_list()) claim(one.as_map(), node);
  }

  void claim(const Map& claim, const std::string& fact) {
    const std::string node = new_node("c"), standing = shown(claim, "standing");
    const bool firm = standing == "believed" || standing == "agrees";
    std::string text = caption(shown(claim, "value"));
    const auto add = [&](const std::string& words) {
      if (!words.empty()) text += (text.empty() ? "" : "\n") + caption(words);
    };
    add(shown(claim, "valid"));
    if (const std::string language = shown(claim, "language"); !language.empty()) add("in " + language);
    if (const std::string rank = shown(claim, "rank"); rank != "normal") add(rank);
    if (const std::string sure = shown(claim, "confidence"); !sure.empty()) add("confidence " + sure);
    if (const std::string quote = shown(claim, "quote"); !quote.empty()) add("“" + quote + "”");
    if (text.empty()) text = "claimed";
    const Shade& shade = look_.shades[4];
    if (firm)
      line("  {} [label={}, fillcolor=\"{}\", color=\"{}\"];", node, kenes::quoted(text), shade.fill,
           shade.border);
    else
      line("  {} [label={}, style=\"rounded,dashed\", fontcolor=\"{}\", color=\"{}\"];", node,
           kenes::quoted(text), look_.faint, look_.line);
    line("  {} -> {} [label={}{}];", node, fact, kenes::quoted(standing),
         standing == "believed" ? ", penwidth=1.8"
         : firm                 ? ""
                                : ", style=dashed");
    line("  {} -> {} [label={}{}];", source(claim), node, kenes::quoted(caption(shown(claim, "at"))),
         firm ? "" : ", style=dashed");
  }

  /// The node of a claim's source; all claims of one source share it.
  std::string source(const Map& claim) {
    const Value& said = claim.find("source")->second;
    const auto [at, is_new] = sources_.try_emplace(said.is_null() ? std::string() : to_literal(said));
    if (!is_new) return at->second;
    at->second = new_node("s");
    std::string text = "without a source";
    if (said.is(Kind::map)) {
      const Map& map = said.as_map();
      text.clear();
      for (const std::string_view name : {"title", "key"})
        if (text.empty()) text = caption(shown(map, name));
      if (text.empty()) text = "a source without a title";
      for (const std::string_view name : {"publisher", "url"})
        if (const std::string more = shown(map, name); !more.empty()) text += "\n" + caption(more);
    }
    line("  {} [label={}, shape=note, style=filled, fillcolor=\"{}\", color=\"{}\"];", at->second,
         kenes::quoted(text), look_.box_fill, look_.line);
    return at->second;
  }

  const GraphSource& graph_;
  const DotOptions& options_;
  const Look& look_;
  std::string out_;
  std::size_t number_ = 0;
  std::map<std::string, std::string> sources_;
};

}  // namespace

std::string why_dot(const Value& why, const GraphSource& graph, const DotOptions& options) {
  return WhyPicture(graph, options).write(why);
}

}  // namespace kenes
