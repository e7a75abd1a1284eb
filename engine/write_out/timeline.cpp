// SPDX-License-Identifier: Apache-2.0
#include "engine/write_out/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>

#include "engine/knowledge/book.hpp"
#include "engine/knowledge/conflicts.hpp"
#include "engine/knowledge/names/best_name.hpp"
#include "engine/knowledge/subject.hpp"
#include "engine/knowledge/valid_time.hpp"
#include "engine/write_out/caption.hpp"
#include "engine/write_out/evidence.hpp"
#include "engine/write_out/looks.hpp"
#include "engine/write_out/text.hpp"
#include "storage/projection.hpp"

namespace kenes {

namespace {

using knowledge::Book;
using knowledge::View;

/// One time that was said, by one source or more.
struct Bar {
  DaySpan span;
  std::string when;
};
struct Row {
  std::string caption;
  std::string kind;  ///< chooses the colour
  std::vector<Claim> claims;
  std::string notes;
  std::vector<Bar> bars;
  bool disputed = false;
  std::int64_t begins() const {
    std::int64_t first = DaySpan::after_all;
    for (const Bar& bar : bars) first = std::min(first, bar.span.from);
    return first;
  }
};

bool is_dated(const DaySpan& span) {
  return span.from != DaySpan::before_all || span.to != DaySpan::after_all;
}

int year_of(std::int64_t day) {
  return static_cast<int>(std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(day))).year());
}
std::int64_t first_of(int year) {
  return std::chrono::sys_days(std::chrono::year(year) / 1 / 1).time_since_epoch().count();
}

/// What the rows say.
class Facts {
 public:
  Facts(const View& view, const Book& book, Node node, Evidence& evidence, const DotOptions& options)
      : view_(view), book_(book), node_(node), evidence_(evidence), options_(options) {}

  std::vector<Row> rows() {
    add_values();
    add_relationships();
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const Row& a, const Row& b) { return a.begins() < b.begins(); });
    for (Row& row : rows_) row.notes = evidence_.notes(row.claims);  // numbered from above
    return std::move(rows_);
  }

  std::string caption_of(Node node) const {
    const Value name = knowledge::names::best_name(view_, book_, node, options_.languages);
    if (name.is(Kind::string)) return clean_text(name.as_string());
    for (const char* key_name : {"title", "label", "key"})
      if (const KeyId key = view_.graph.key(key_name); key != no_name)
        if (const Value value = book_.plain_value(Fact::property(node, key)); !value.is_null())
          return clean_text(to_text(value, view_.graph));
    return fmt::format("#{}", node.id);
  }

 private:
  /// The times of claims on one thing, each once.
  static std::vector<Bar> bars_of(const std::vector<Claim>& claims) {
    std::vector<Bar> bars;
    for (const Claim& claim : claims) {
      const DaySpan span = claim.valid.span();
      if (!is_dated(span)) continue;
      if (std::none_of(bars.begin(), bars.end(), [&](const Bar& bar) { return bar.span == span; }))
        bars.push_back({span, knowledge::to_text(claim.valid)});
    }
    std::sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) { return a.span < b.span; });
    return bars;
  }

  void add(Row row, const std::vector<Claim>& claims) {
    row.bars = bars_of(claims);
    if (row.bars.empty()) return;
    row.claims = claims;
    rows_.push_back(std::move(row));
  }

  /// A row for each value that is claimed, and for each label.
  void add_values() {
    std::vector<Claim> all = claims_about(view_, Value(node_), std::nullopt, false);
    std::map<std::tuple<FactKind, std::uint16_t, std::string>, std::vector<Claim>> by_value;
    for (Claim& claim : all)
      if (claim.rank != Rank::deprecated)
        by_value[{claim.fact.kind, claim.fact.name, to_text(claim.value, view_.graph)}].push_back(
            std::move(claim));
    for (const auto& [what, claims] : by_value) {
      const auto& [kind, name, value] = what;
      Row row;
      if (kind == FactKind::label) {
        row.kind = row.caption = ":" + clean_text(view_.graph.label_name(name));
      } else {
        row.kind = clean_text(view_.graph.key_name(name));
        row.caption = row.kind + ": " + clean_text(value);
        row.disputed = evidence_.disputed(node_.id, row.kind);
      }
      add(std::move(row), claims);
    }
  }

  void add_relationships() {
    for (const Direction direction : {Direction::out, Direction::in}) {
      std::vector<TypeId> types;
      view_.graph.types_of(node_.id, direction, types);
      for (const TypeId type : types) {
        AdjacencyBatch batch;
        view_.graph.adjacent({&node_.id, 1}, type, direction, batch);
        const Adjacency& near = batch.rows[0];
        for (std::size_t i = 0; i < near.size(); ++i) {
          const NodeId other = near.neighbours[i];
          if (direction == Direction::in && other == node_.id) continue;
          const Edge edge = direction == Direction::out ? Edge{node_.id, other, near.id(i), type}
                                                        : Edge{other, node_.id, near.id(i), type};
          Row row;
          row.kind = clean_text(view_.graph.type_name(type));
          row.caption = direction == Direction::out ? row.kind + " " + caption_of(Node{other})
                                                    : caption_of(Node{other}) + " " + row.kind;
          row.disputed = evidence_.disputed(edge);
          add(std::move(row), book_.claims(Fact::existence(edge), view_.lens));
        }
      }
    }
  }

  const View& view_;
  const Book& book_;
  Node node_;
  Evidence& evidence_;
  const DotOptions& options_;
  std::vector<Row> rows_;
};

/// Where things stand: inches, the chart's left lower corner at 0, 0.
class Chart {
 public:
  Chart(std::string title, std::vector<Row> rows, std::size_t left_out, std::int64_t today,
        const DotOptions& options)
      : title_(std::move(title)),
        rows_(std::move(rows)),
        left_out_(left_out),
        today_(today),
        options_(options),
        look_(look_of(options.theme)) {
    choose_years();
  }

  std::string write(const std::vector<std::string>& footnotes) {
    line("digraph timeline {{");
    line(
        "  graph [layout=neato, bgcolor=\"{}\", fontname=\"{}\", fontcolor=\"{}\", charset=\"UTF-8\", "
        "pad=0.3,",
        look_.background, fonts, look_.text);
    line("         splines=line, outputorder=edgesfirst];");
    line("  node [fontname=\"{}\", fontsize=10, fontcolor=\"{}\", fixedsize=true, label=\"\"];", fonts,
         look_.text);
    line("  edge [arrowhead=none, penwidth=0.7, color=\"{}\"];", look_.box_border);
    write_years();
    for (std::size_t i = 0; i < rows_.size(); ++i) write_row(i);
    write_texts(footnotes);
    line("}}");
    return std::move(out_);
  }

 private:
  static constexpr double row_height = 0.3, bar_height = 0.19, width = 7.5, narrowest = 0.1;

  template <class... T>
  void line(fmt::format_string<T...> format, T&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<T>(args)...);
    out_ += '\n';
  }

  /// The years that all bars lie in, and how far the lines between them are apart.
  void choose_years() {
    std::int64_t first = today_, last = DaySpan::before_all;
    bool open = false;
    for (const Row& row : rows_)
      for (const Bar& bar : row.bars) {
        if (bar.span.from != DaySpan::before_all)
          first = std::min(first, bar.span.from), last = std::max(last, bar.span.from);
        if (bar.span.to != DaySpan::after_all)
          first = std::min(first, bar.span.to - 1), last = std::max(last, bar.span.to);
        open |= bar.span.to == DaySpan::after_all;
      }
    if (open) last = std::max(last, today_ + 1);
    int from = year_of(first), to = year_of(last - 1) + 1;
    for (const int step : {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}) {
      step_ = step;
      if ((to - from) / step <= 12) break;
    }
    from -= ((from % step_) + step_) % step_;
    to += (step_ - ((to % step_) + step_) % step_) % step_;
    if (to <= from) to = from + step_;
    from_year_ = from, to_year_ = to;
    first_ = first_of(from), last_ = first_of(to);
  }

  double x_of(std::int64_t day) const {
    const std::int64_t inside = std::clamp(day, first_, last_);
    return width * static_cast<double>(inside - first_) / static_cast<double>(last_ - first_);
  }
  double y_of(std::size_t row) const { return row_height * static_cast<double>(rows_.size() - row); }
  double top() const { return row_height * (static_cast<double>(rows_.size()) + 0.6); }

  void upright(std::string_view name, double x, std::string_view more) {
    line("  {}a [shape=none, width=0, height=0, pos=\"{:.3f},{:.3f}!\"];", name, x, 0.35 * row_height);
    line("  {}b [shape=none, width=0, height=0, pos=\"{:.3f},{:.3f}!\"];", name, x, top());
    line("  {0}a -> {0}b [{1}];", name, more);
  }

  /// `justify`: l or r. The place is that of the text's left or right end.
  void text(std::string_view name, double x, double y, std::string_view what, char justify, double size,
            std::string_view colour) {
    const double wide = 0.0085 * size * static_cast<double>(columns_of(what)) + 0.1;
    line(
        "  {} [shape=plaintext, margin=0, width={:.3f}, height={:.3f}, fontsize={}, fontcolor=\"{}\", "
        "pos=\"{:.3f},{:.3f}!\", "
        "label={}];",
        name, wide, size / 60, size, colour, justify == 'l' ? x + wide / 2 : x - wide / 2, y,
        justified(what, justify));
  }
  static std::string justified(std::string_view what, char justify) {
    std::string label = quoted(what);
    label.insert(label.size() - 1, justify == 'l' ? "\\l" : "\\r");
    return label;
  }

  void write_years() {
    for (int year = from_year_; year <= to_year_; year += step_) {
      const double x = x_of(first_of(year));
      const std::string name = fmt::format("y{}", year - from_year_);
      upright(name, x, "style=solid");
      line(
          "  {0} [shape=plaintext, margin=0, width=0.5, height=0.2, fontsize=9, fontcolor=\"{1}\", "
          "pos=\"{2:.3f},0!\", "
          "label=\"{3}\"];",
          name, look_.faint, x, year);
    }
    if (today_ > first_ && today_ < last_)
      upright("today", x_of(today_),
              fmt::format("color=\"{}\", penwidth=1.2, style=dotted", look_.shades[4].border));
  }

  const Shade& shade_of(const std::string& kind) {
    const auto [at, is_new] = colours_.try_emplace(kind, colours_.size());
    return look_.shades[at->second % (look_.shades.size() - 1)];
  }

  void write_row(std::size_t number) {
    const Row& row = rows_[number];
    const double y = y_of(number);
    text(fmt::format("r{}", number), -0.12, y, cut_text(row.caption, 44), 'r', 10, look_.text);
    const Shade& own = shade_of(row.kind);
    double right = 0;
    std::string when;
    for (std::size_t i = 0; i < row.bars.size(); ++i) {
      const Bar& bar = row.bars[i];
      const double from = x_of(bar.span.from),
                   to = std::max(x_of(std::min(bar.span.to, last_)), from + narrowest);
      const bool past = bar.span.to <= today_;
      const bool moment = bar.span.to - bar.span.from == 1;
      line(
          "  r{}b{} [shape={}, style=\"{}filled{}\", width={:.3f}, height={:.3f}, pos=\"{:.3f},{:.3f}!\", "
          "fillcolor=\"{}\", "
          "color=\"{}\", penwidth=1.1, tooltip={}];",
          number, i, moment ? "diamond" : "box", moment ? "" : "rounded,", row.disputed ? ",dashed" : "",
          moment ? bar_height : to - from, bar_height, moment ? from : (from + to) / 2, y,
          past ? look_.box_fill : own.fill, past ? look_.line : own.border, quoted(bar.when));
      right = std::max(right, moment ? from + bar_height / 2 : to);
      when += (when.empty() ? "" : ", ") + bar.when;
    }
    text(fmt::format("w{}", number), right + 0.05, y, cut_text(when, 60) + row.notes, 'l', 8, look_.faint);
  }

  void write_texts(const std::vector<std::string>& footnotes) {
    if (!title_.empty())
      text("title", 0, top() + 0.2, cut_text(title_, options_.longest), 'l', 15, look_.text);
    std::vector<std::string> lines;
    if (left_out_ > 0) lines.push_back(fmt::format("and {} more", left_out_));
    if (std::any_of(rows_.begin(), rows_.end(), [](const Row& row) { return row.disputed; }))
      lines.emplace_back("dashed: sources disagree");
    for (std::size_t i = 0; i < footnotes.size(); ++i)
      lines.push_back(fmt::format("[{}] {}", i + 1, cut_text(footnotes[i], 110)));
    double y = -0.35;
    for (std::size_t i = 0; i < lines.size(); ++i, y -= 0.18)
      text(fmt::format("f{}", i), 0, y, lines[i], 'l', 8, look_.faint);
  }

  std::string title_;
  std::vector<Row> rows_;
  std::size_t left_out_;
  std::int64_t today_;
  const DotOptions& options_;
  const Look& look_;
  std::map<std::string, std::size_t> colours_;
  int from_year_ = 0, to_year_ = 0, step_ = 1;
  std::int64_t first_ = 0, last_ = 0;
  std::string out_;
};

}  // namespace

std::string timeline_dot(const GraphSource& graph, NodeId node, const DotOptions& options) {
  Evidence evidence(graph, options);
  if (!evidence.any())
    throw Error(ErrorCode::usage, "nothing is claimed in this graph, so nothing has a time",
                "CLAIM says since when, and who says so");
  const View& view = evidence.view();
  Facts facts(view, evidence.book(), Node{node}, evidence, options);
  std::vector<Row> rows = facts.rows();
  const std::string name = facts.caption_of(Node{node});
  if (rows.empty()) throw Error(ErrorCode::usage, "nothing that is claimed about " + name + " has a time");
  const std::size_t most = options.most_nodes,
                    left_out = most > 0 && rows.size() > most ? rows.size() - most : 0;
  rows.resize(rows.size() - left_out);
  Chart chart(options.title.empty() ? name : clean_text(options.title), std::move(rows), left_out,
              evidence.day(), options);
  return chart.write(evidence.footnotes());
}

}  // namespace kenes
