// SPDX-License-Identifier: Apache-2.0
// Popolo JSON (popoloproject.com), as EveryPolitician and others give it: people, organizations, posts,
// areas, events, and memberships as relationships that hold from a day to a day. What a record names as its
// sources says its claims; where it names none, the file does.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>

#include "tools/import/claims/json.hpp"
#include "tools/import/formats.hpp"

namespace kenes::import {
namespace {

struct Section {
  std::string_view name, label;
};
constexpr Section sections[] = {{"persons", "Person"},
                                {"organizations", "Organization"},
                                {"posts", "Post"},
                                {"areas", "Area"},
                                {"events", "Event"}};

/// What a member such as `parent_id` leads to, and what the relationship is called.
struct Tie {
  std::string_view member, label, type;
};
constexpr Tie record_ties[] = {{"parent_id", "", "PART_OF"},
                               {"organization_id", "Organization", "BELONGS_TO"},
                               {"area_id", "Area", "IN_AREA"}};
constexpr Tie membership_ties[] = {{"organization_id", "Organization", "MEMBER_OF"},
                                   {"post_id", "Post", "HOLDS"},
                                   {"on_behalf_of_id", "Organization", "ON_BEHALF_OF"},
                                   {"area_id", "Area", "REPRESENTS"},
                                   {"legislative_period_id", "Event", "SERVED_IN"}};

/// `Wikipedia (en)` -> `wikipedia_en`
std::string key_of(std::string_view words) {
  std::string key;
  for (const char c : words)
    if (std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80))
      key += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    else if (!key.empty() && key.back() != '_')
      key += '_';
  while (!key.empty() && key.back() == '_') key.pop_back();
  return key;
}

/// A membership, and the way to it.
struct Kept {
  simdjson::dom::element element;
  std::vector<JsonStep> path;
};

bool is_date(std::string_view key) { return key.size() > 5 && key.substr(key.size() - 5) == "_date"; }

/// A day, a month or a year; the time of day that some files write is left out.
PartialDate date_of(const Json& json) {
  const std::string_view text = json.text();
  const auto date = PartialDate::parse(text.substr(0, text.find_first_of("T ")));
  if (!date) json.refuse("a date such as 2012-01-15, 2012-01 or 2012");
  return *date;
}

Value date_value(const PartialDate& date) {
  return date.day ? Value(Date{date.span().from}) : Value(date.text());
}

std::optional<Json> date_member(const Json& json, std::string_view key) {
  auto member = json.find(key);
  if (member && member->is_text() && member->text().empty()) return std::nullopt;
  return member;
}

class PopoloReader {
 public:
  PopoloReader(const Telling& telling, const Json& root, const SubjectVisitor& visit)
      : telling_(telling), root_(root), visit_(visit) {}

  void read() {
    if (!root_.is_object()) root_.refuse("an object with `persons`, `organizations` and `memberships`");
    if (!root_.find("persons") && !root_.find("organizations") && !root_.find("memberships"))
      root_.refuse("a member `persons`, `organizations` or `memberships`");
    gather_memberships();
    for (const Section& section : sections)
      root_.each(section.name, [&](const Json& record) { read_record(record, section); });
    // People whom only memberships name.
    for (const auto& [person, memberships] : memberships_)
      if (!told_.contains(person)) {
        Subject subject;
        subject.node = node("Person", person);
        origins_.clear();
        read_memberships(subject, person);
        visit_(subject, telling_.text.size());
      }
  }

 private:
  /// Keys of one file must not meet those of another: many files call an organization `1`.
  NodeName node(std::string_view label, std::string_view id) const {
    return {std::string(label), telling_.file_source.node.key + "/" + std::string(id)};
  }

  static std::string id_of(const Json& json) {
    if (!json.is_text()) return std::to_string(json.integer());
    return std::string(json.text());
  }

  void gather_memberships() {
    root_.each("memberships", [&](const Json& json) { keep_membership(json, {}); });
    root_.each("persons", [&](const Json& person) {
      const std::string id = id_of(person.at("id"));
      person.each("memberships", [&](const Json& json) { keep_membership(json, id); });
    });
    root_.each("events", [&](const Json& event) { events_.emplace(id_of(event.at("id")), event.element()); });
  }

  void keep_membership(const Json& json, std::string person) {
    if (person.empty()) person = id_of(json.at("person_id"));
    memberships_[person].push_back({json.element(), json.path()});
  }

  /// Numbers of the sources that a record names; the file's, with the record's place, where it names none.
  std::vector<Origin> origins_of(Subject& subject, const Json& json, std::string_view at) const {
    std::vector<Origin> origins;
    json.each("sources", [&](const Json& link) {
      const std::string url(link.is_text() ? link.text() : link.text("url"));
      ToldSource source{{"Source", url}, {{"url", Value(url)}}};
      if (link.is_object())
        if (const std::string_view note = link.text_or_empty("note"); !note.empty())
          source.properties.emplace_back("title", Value(note));
      origins.push_back({subject.source(std::move(source)), {}});
    });
    if (origins.empty()) origins.push_back({subject.source(telling_.file_source), std::string(at)});
    return origins;
  }

  ValidTime valid_time(const Json& json, std::string_view from, std::string_view to) const {
    ValidTime valid;
    if (const auto start = date_member(json, from)) {
      valid.from_kind = EndKind::dated;
      valid.from = date_of(*start);
      valid.to_kind = EndKind::open;
    }
    if (const auto end = date_member(json, to)) {
      valid.to_kind = EndKind::dated;
      valid.to = date_of(*end);
    }
    return valid;
  }

  Statement& add(Subject& subject, std::string id, ValidTime valid = {}) const {
    Statement& statement = subject.statements.emplace_back();
    statement.id = std::move(id);
    statement.valid.push_back(valid);
    statement.origins = origins_;
    return statement;
  }

  static void say(Statement& statement, const NodeName& about, std::string_view key, Value value,
                  std::string_view language = {}) {
    Said& said = statement.said.emplace_back();
    said.about = about;
    said.key = key;
    said.value = std::move(value);
    said.language = language;
  }

  // ---- people, organizations, posts, areas, events

  void read_record(const Json& record, const Section& section) {
    Subject subject;
    const std::string id = id_of(record.at("id"));
    subject.node = node(section.label, id);
    if (section.label == "Organization" && record.text_or_empty("classification") == "party")
      subject.more_labels.emplace_back("Party");
    origins_ = origins_of(subject, record, std::string(section.name) + ", id " + id);
    say(add(subject, "id"), subject.node, "id", Value(id));
    read_names(subject, record);
    record.members([&](std::string_view key, const Json& json) { read_member(subject, key, json); });
    read_lists(subject, record);
    read_ties(subject, record, section);
    if (section.label == "Person") {
      read_memberships(subject, id);
      told_.insert(id);
    }
    visit_(subject, static_cast<std::size_t>(telling_.text.size()));
  }

  void read_names(Subject& subject, const Json& record) const {
    for (const std::string_view key : {"name", "label"})
      if (const auto name = record.find(key); name && name->is_text()) {
        Statement& statement = add(subject, std::string(key));
        statement.rank = Rank::preferred;
        statement.comes_first = true;
        say(statement, subject.node, "name", Value(name->text()), record.text_or_empty("lang"));
        break;
      }
    record.each("other_names", [&](const Json& other) {
      const std::string_view name = other.text("name"), language = other.text_or_empty("lang");
      Statement& statement =
          add(subject, unique_id(subject, "other_name/" + std::string(language) + "/" + std::string(name)),
              valid_time(other, "start_date", "end_date"));
      say(statement, subject.node, "name", Value(name), language);
    });
  }

  /// Scalars that have no meaning of their own here become values under their own names.
  void read_member(Subject& subject, std::string_view key, const Json& json) const {
    static const std::set<std::string_view> elsewhere{"id", "name", "label", "lang"};
    if (elsewhere.contains(key) || (key.size() > 3 && key.substr(key.size() - 3) == "_id")) return;
    Value value;
    if (json.is_text()) {
      if (json.text().empty()) return;
      value = is_date(key) ? date_value(date_of(json)) : Value(json.text());
    } else if (json.is(Json::Kind::BOOL)) {
      value = Value(bool(json.element()));
    } else if (json.is(Json::Kind::INT64) || json.is(Json::Kind::UINT64)) {
      value = Value(json.integer());
    } else if (json.is(Json::Kind::DOUBLE)) {
      value = Value(json.number());
    } else {
      return;
    }
    say(add(subject, "value/" + std::string(key)), subject.node, key, std::move(value));
  }

  void read_lists(Subject& subject, const Json& record) const {
    record.each("identifiers", [&](const Json& json) {
      const std::string scheme = key_of(json.text_or_empty("scheme"));
      add_listed(subject, "identifier", scheme, json.text("identifier"), {});
    });
    record.each("links", [&](const Json& json) {
      add_listed(subject, "link", key_of(json.text_or_empty("note")), json.text("url"), {});
    });
    record.each("images", [&](const Json& json) {
      if (json.text("url") != record.text_or_empty("image"))
        add_listed(subject, "image", {}, json.text("url"), {});
    });
    record.each("contact_details", [&](const Json& json) {
      add_listed(subject, "contact", key_of(json.text("type")), json.text("value"),
                 valid_time(json, "valid_from", "valid_until"));
    });
  }

  void add_listed(Subject& subject, const std::string& list, const std::string& key, std::string_view text,
                  const ValidTime& valid) const {
    Statement& statement =
        add(subject, unique_id(subject, list + "/" + key + "/" + std::string(text)), valid);
    say(statement, subject.node, key.empty() ? list : key, Value(text));
    statement.said.back().many_valued = true;
  }

  void read_ties(Subject& subject, const Json& record, const Section& section) const {
    for (const Tie& tie : record_ties)
      if (const auto end = record.find(tie.member)) {
        Statement& statement =
            add(subject, "tie/" + std::string(tie.member), valid_time(record, "start_date", "end_date"));
        Said& said = statement.said.emplace_back();
        said.about = subject.node;
        said.type = tie.type;
        said.end = node(tie.label.empty() ? section.label : tie.label, id_of(*end));
      }
  }

  // ---- memberships

  void read_memberships(Subject& subject, const std::string& person) {
    const auto all = memberships_.find(person);
    if (all == memberships_.end()) return;
    // In the order of time, so that memberships that differ in nothing else keep their numbers.
    std::stable_sort(all->second.begin(), all->second.end(), [](const auto& a, const auto& b) {
      const auto start = [](const Kept& kept) {
        const auto member = kept.element["start_date"];
        return member.is_string() ? std::string_view(member) : std::string_view();
      };
      return start(a) < start(b);
    });
    const std::vector<Origin> of_person = origins_;
    for (const Kept& kept : all->second) {
      try {
        read_membership(subject, Json(kept.element));
      } catch (JsonMistake& mistake) {
        mistake.path.insert(mistake.path.begin(), kept.path.begin(), kept.path.end());
        throw;
      }
      origins_ = of_person;
    }
  }

  void read_membership(Subject& subject, const Json& json) {
    if (json.find("sources") || origins_.empty()) origins_ = origins_of(subject, json, "memberships");
    Statement& statement = add(subject, membership_id(subject, json), membership_time(json));
    for (const Tie& tie : membership_ties) {
      const auto end = json.find(tie.member);
      if (!end) continue;
      Said said;
      said.about = subject.node;
      said.type = tie.type;
      said.end = node(tie.label, id_of(*end));
      statement.said.push_back(said);
      if (tie.type == "MEMBER_OF") say_values(statement, said, json);
    }
    if (statement.said.empty()) json.refuse("a membership in an organization or of a post");
  }

  void say_values(Statement& statement, Said said, const Json& json) const {
    for (const std::string_view key : {"role", "label"})
      if (const std::string_view text = json.text_or_empty(key); !text.empty()) {
        said.key = key;
        said.value = Value(text);
        statement.said.push_back(said);
      }
    for (const auto& [member, label, key] : {std::tuple{"on_behalf_of_id", "Organization", "on_behalf_of"},
                                             {"area_id", "Area", "area"},
                                             {"legislative_period_id", "Event", "legislative_period"}})
      if (const auto end = json.find(member)) {
        said.key = key;
        said.value = Value(node(label, id_of(*end)).key);
        statement.said.push_back(said);
      }
  }

  /// Its own id, or what it ties together: an end that is told later does not make another membership of it.
  static std::string membership_id(const Subject& subject, const Json& json) {
    if (const auto id = json.find("id")) return "membership/" + id_of(*id);
    std::string id = "membership";
    for (const Tie& tie : membership_ties) {
      id += '/';
      if (const auto end = json.find(tie.member)) id += id_of(*end);
    }
    return unique_id(subject, id + "/" + std::string(json.text_or_empty("role")));
  }

  /// Dates that a membership leaves out are those of its legislative period.
  ValidTime membership_time(const Json& json) const {
    ValidTime valid = valid_time(json, "start_date", "end_date");
    const auto period = json.find("legislative_period_id");
    const auto event = period ? events_.find(id_of(*period)) : events_.end();
    if (event == events_.end()) return valid;
    const ValidTime term = valid_time(Json(event->second), "start_date", "end_date");
    if (valid.from_kind != EndKind::dated) {
      valid.from_kind = term.from_kind;
      valid.from = term.from;
    }
    if (valid.to_kind != EndKind::dated) {
      valid.to_kind = term.to_kind;
      valid.to = term.to;
    }
    return valid;
  }

  static std::string unique_id(const Subject& subject, const std::string& id) {
    std::string unique = id;
    for (int number = 2; std::any_of(subject.statements.begin(), subject.statements.end(),
                                     [&](const Statement& known) { return known.id == unique; });
         ++number)
      unique = id + "#" + std::to_string(number);
    return unique;
  }

  const Telling& telling_;
  const Json& root_;
  const SubjectVisitor& visit_;
  std::vector<Origin> origins_;                           ///< of the record that is being read
  std::map<std::string, std::vector<Kept>> memberships_;  ///< by person
  std::map<std::string, simdjson::dom::element> events_;
  std::set<std::string> told_;
};

}  // namespace

ToldSource popolo_source(const Request& request) {
  const std::string name = std::filesystem::path(request.files.front()).stem().string();
  return {{"Source", request.source.empty() ? name : request.source}, {{"title", Value(name)}}};
}

void tell_popolo(const Telling& telling, const SubjectVisitor& visit) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (parser.parse(telling.text.data(), telling.text.size()).get(root) != simdjson::SUCCESS)
    throw broken_json(telling.file, telling.text, 0, telling.text.size());
  try {
    const Json json(root);
    PopoloReader(telling, json, visit).read();
  } catch (const JsonMistake& mistake) {
    throw json_mistake(telling.file, telling.text, 0, telling.text, mistake);
  }
}

}  // namespace kenes::import
