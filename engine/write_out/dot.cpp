// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/dot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "engine/write_out/caption.hpp"
#include "engine/write_out/looks.hpp"
#include "engine/write_out/picture.hpp"

namespace kenes {

namespace {

// The inside of an HTML-like label. Graphviz 2.42 hands a text on in pieces, and its XML parser holds a
// closing bracket back until it knows what follows: a bracket before a tag would come after the tag.
std::string html(std::string_view text) {
  std::string out;
  for (char c : xml_text(text)) {
    if (c == '\n')
      out += "<br/>";
    else if (c == ']')
      out += "&#93;";
    else
      out += c;
  }
  return out;
}

class DotWriter {
 public:
  DotWriter(const Picture& picture, const DotOptions& options)
      : picture_(picture), options_(options), look_(look_of(options.theme)) {}

  std::string write() {
    line("digraph kenes {{");
    write_defaults();
    write_heading();
    for (std::size_t box = 0; box < picture_.boxes.size(); ++box)
      if (picture_.boxes[box].outer < 0) write_box(static_cast<int>(box));
    write_nodes(-1);
    write_more();
    for (const Picture::Line& link : picture_.links) write_link(link);
    line("}}");
    return std::move(out_);
  }

 private:
  template <class... T>
  void line(fmt::format_string<T...> format, T&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<T>(args)...);
    out_ += '\n';
  }

  void write_defaults() {
    line("  graph [rankdir={}, bgcolor=\"{}\", fontname=\"{}\", fontcolor=\"{}\", charset=\"UTF-8\",",
         options_.downwards ? "TB" : "LR", look_.background, fonts, look_.text);
    line("         pad=0.3, nodesep=0.28, ranksep=\"{}\", outputorder=edgesfirst, compound=true];",
         options_.downwards ? "0.55" : "0.75");
    line("  node [shape=box, style=\"rounded,filled\", fontname=\"{}\", fontsize=11, fontcolor=\"{}\",",
         fonts, look_.text);
    line("        fillcolor=\"{}\", color=\"{}\", penwidth=1.2, margin=\"0.14,0.07\", height=0.36];",
         look_.shades.back().fill, look_.shades.back().border);
    line(
        "  edge [fontname=\"{}\", fontsize=8.5, fontcolor=\"{}\", color=\"{}\", penwidth=1.1, "
        "arrowsize=0.65];",
        fonts, look_.faint, look_.line);
  }

  const Shade& shade(int colour) const {
    const auto last = look_.shades.size() - 1;
    return look_.shades[colour < 0 ? last : static_cast<std::size_t>(colour) % last];
  }

  // Title and legend are the graph's label: the one place that every layout keeps free.
  void write_heading() {
    const bool legend = options_.legend && picture_.colours.size() > 1;
    const bool notes = !picture_.footnotes.empty() || !marks().empty();
    if (options_.title.empty() && !legend && !notes) return;
    std::string rows;
    if (!options_.title.empty())
      rows += fmt::format("<tr><td align=\"left\"><font point-size=\"16\"><b>{}</b></font></td></tr>",
                          html(wrap_text(cut_text(clean_text(options_.title), options_.longest), 60)));
    if (legend) rows += legend_rows();
    if (notes) rows += note_rows();
    line("  label=<<table border=\"0\" cellborder=\"0\" cellspacing=\"4\" cellpadding=\"2\">{}</table>>;",
         rows);
    // Footnotes stand below, and all that belongs to them.
    line("  labelloc={}; labeljust=l;", notes ? 'b' : 't');
  }

  /// What dashes and grey mean, where there are any.
  std::string marks() const {
    const auto any = [&](auto member) {
      const auto has = [member](const auto& one) { return one.*member; };
      return std::any_of(picture_.nodes.begin(), picture_.nodes.end(), has);
    };
    const auto any_link = [&](auto member) {
      const auto has = [member](const auto& one) { return one.*member; };
      return std::any_of(picture_.links.begin(), picture_.links.end(), has);
    };
    std::string text;
    if (any(&Picture::Node::disputed) || any_link(&Picture::Line::disputed))
      text = "dashed: sources disagree";
    if (any(&Picture::Node::past) || any_link(&Picture::Line::past))
      text += text.empty() ? "grey: past" : "; grey: past";
    return text;
  }

  std::string note_rows() const {
    std::string rows;
    const auto add = [&](const std::string& text) {
      rows += fmt::format(
          "<tr><td align=\"left\" balign=\"left\"><font point-size=\"9\" color=\"{}\">{}</font></td></tr>",
          look_.faint, html(wrap_text(cut_text(one_line(text), 200), 100)));
    };
    if (const std::string meaning = marks(); !meaning.empty()) add(meaning);
    for (std::size_t i = 0; i < picture_.footnotes.size(); ++i)
      add(fmt::format("[{}] {}", i + 1, picture_.footnotes[i]));
    return rows;
  }

  std::string legend_rows() {
    constexpr std::size_t shown_at_most = 24, columns_a_row = 90;
    std::string rows = "<tr>";
    std::size_t used = 0;
    const std::size_t shown = std::min(picture_.colours.size(), shown_at_most);
    for (std::size_t i = 0; i < shown; ++i) {
      const std::string name = cut_text(one_line(picture_.colours[i]), 32);
      const std::size_t columns = columns_of(name) + 4;
      if (used > 0 && used + columns > columns_a_row) {
        rows +=
            "</tr></table></td></tr><tr><td align=\"left\">"
            "<table border=\"0\" cellborder=\"0\" cellspacing=\"4\" cellpadding=\"2\"><tr>";
        used = 0;
      }
      used += columns;
      const Shade& own = shade(static_cast<int>(i));
      rows += fmt::format(
          "<td border=\"1\" bgcolor=\"{}\" color=\"{}\" style=\"rounded\" fixedsize=\"true\" width=\"16\" "
          "height=\"12\"></td><td align=\"left\"><font point-size=\"10\" color=\"{}\">{}</font></td>",
          own.fill, own.border, look_.faint, html(name));
    }
    if (shown < picture_.colours.size())
      rows += fmt::format("<td align=\"left\"><font point-size=\"10\" color=\"{}\">+{} more</font></td>",
                          look_.faint, picture_.colours.size() - shown);
    return "<tr><td align=\"left\"><table border=\"0\" cellborder=\"0\" cellspacing=\"4\" "
           "cellpadding=\"2\">" +
           rows + "</tr></table></td></tr>";
  }

  static std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  }

  void write_box(int box) {
    line("  subgraph cluster_{} {{", box);
    line(
        "    style=\"rounded,filled\"; fillcolor=\"{}\"; color=\"{}\"; fontsize=10; fontcolor=\"{}\"; "
        "margin=12;",
        look_.box_fill, look_.box_border, look_.faint);
    line("    label={}; labelloc=t; labeljust=l;",
         quoted(wrap_text(cut_text(picture_.boxes[static_cast<std::size_t>(box)].caption, options_.longest),
                          40)));
    for (std::size_t inner = 0; inner < picture_.boxes.size(); ++inner)
      if (picture_.boxes[inner].outer == box) write_box(static_cast<int>(inner));
    write_nodes(box);
    line("  }}");
  }

  void write_nodes(int box) {
    for (std::size_t i = 0; i < picture_.nodes.size(); ++i) {
      const Picture::Node& node = picture_.nodes[i];
      if (node.box != box) continue;
      const std::string caption = wrap_text(cut_text(node.caption, options_.longest), options_.wrap);
      const Shade& own = shade(node.colour);
      std::string label = quoted(caption);
      if (!node.lines.empty() || !node.notes.empty()) {
        // A table, as lines of different sizes would touch each other.
        label = "<<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"1\"><tr><td>" +
                html(caption) + small_notes(node.notes) + "</td></tr>";
        for (const std::string& text : node.lines)
          label += fmt::format("<tr><td><font point-size=\"8.5\" color=\"{}\">{}</font></td></tr>",
                               look_.faint, html(small(text)));
        label += "</table>>";
      }
      line("  n{} [label={}, fillcolor=\"{}\", color=\"{}\", tooltip={}{}];", node.id, label,
           node.past ? look_.box_fill : own.fill, node.past ? look_.line : own.border,
           quoted(cut_text(node.hover, 400)), node_marks(node));
    }
  }

  std::string node_marks(const Picture::Node& node) const {
    std::string text;
    if (node.disputed) text += ", style=\"rounded,filled,dashed\"";
    if (node.past) text += fmt::format(", fontcolor=\"{}\"", look_.faint);
    return text;
  }

  std::string small_notes(const std::string& notes) const {
    if (notes.empty()) return {};
    return fmt::format("<font point-size=\"7\" color=\"{}\">{}</font>", look_.faint, html(notes));
  }

  // The small print under a name may be a little wider than the name.
  std::string small(std::string_view text) const {
    return wrap_text(cut_text(text, options_.longest), options_.wrap == 0 ? 0 : options_.wrap * 4 / 3);
  }

  void write_more() {
    if (picture_.left_out == 0) return;
    line("  more [label=\"+{} more\", style=\"rounded,dashed\", fontcolor=\"{}\", color=\"{}\"];",
         picture_.left_out, look_.faint, look_.line);
    // Lines to what is left out help while they are few.
    constexpr std::size_t few = 12;
    if (picture_.more.size() > few) return;
    for (const Picture::More& more : picture_.more)
      line("  n{} -> more [label=\"{}\", style=dashed, arrowhead=none];", picture_.nodes[more.from].id,
           more.count);
  }

  void write_link(const Picture::Line& link) {
    // From top to bottom the text stands right of its line, which it should not touch.
    std::string label = quoted((options_.downwards ? "  " : "") + cut_text(one_line(link.caption), 40));
    if (!link.lines.empty() || !link.notes.empty()) {
      label = "<" + html(cut_text(one_line(link.caption), 40)) + small_notes(link.notes);
      for (const std::string& text : link.lines) label += fmt::format("<br/>{}", html(small(text)));
      label += ">";
    }
    line("  n{} -> n{} [label={}{}];", picture_.nodes[link.from].id, picture_.nodes[link.to].id, label,
         link_marks(link));
  }

  std::string link_marks(const Picture::Line& link) const {
    std::string text;
    if (link.disputed) text += ", style=dashed";
    if (link.past) text += fmt::format(", color=\"{}\", fontcolor=\"{}\"", look_.box_border, look_.line);
    return text;
  }

  const Picture& picture_;
  const DotOptions& options_;
  const Look& look_;
  std::string out_;
};

}  // namespace

DotOptions plan_options() {
  DotOptions options;
  options.label = "name";
  options.node_properties = {"details", "estimated rows", "rows", "ms", "bytes"};
  options.most_nodes = 0;
  options.wrap = 48;
  options.legend = false;
  options.downwards = true;
  return options;
}

std::string dot(const Graph& graph, const DotOptions& options) {
  const Picture picture = compose(graph, options);
  return DotWriter(picture, options).write();
}

}  // namespace kenes
