// SPDX-License-Identifier: Apache-2.0
// Wikidata's entities: statements as claims, on relationships where the value is an entity and on values
// where it is not; labels and aliases as names. What is more to a statement than a value, a time and
// references is kept on its relationship, or on a node of its own, (:Statement).
#include <algorithm>

#include "tools/import/claims/wikidata_snak.hpp"
#include "tools/import/formats.hpp"

namespace kenes::import {
namespace {

struct Qualifiers {
  std::vector<Snak> starts, ends, moments;
  std::vector<std::pair<std::string, Value>> others;
};

Qualifiers read_qualifiers(const Json& statement) {
  Qualifiers read;
  const auto groups = statement.find("qualifiers");
  if (!groups || !groups->is_object()) return read;  // an empty one is written as []
  groups->members([&](std::string_view property, const Json& group) {
    group.each([&](const Json& json) {
      Snak snak = read_snak(json);
      if (property == "P580")
        read.starts.push_back(std::move(snak));
      else if (property == "P582")
        read.ends.push_back(std::move(snak));
      else if (property == "P585")
        read.moments.push_back(std::move(snak));
      else if (snak.kind == Snak::Kind::value)
        add_value(read.others, property, snak.value);
      else
        add_value(read.others, property, Value(snak.kind == Snak::Kind::some_value ? "unknown" : "none"));
    });
  });
  return read;
}

void set_from(ValidTime& valid, const Snak& start) {
  if (!start.time || !start.time->first) return;
  valid.from_kind = EndKind::dated;
  valid.from = *start.time->first;
}

void set_to(ValidTime& valid, const Snak& end) {
  if (end.kind == Snak::Kind::no_value) valid.to_kind = EndKind::open;
  if (!end.time || !end.time->last) return;
  valid.to_kind = EndKind::dated;
  valid.to = *end.time->last;
}

/// Starts and ends go together in their order; what has begun and not ended still holds.
std::vector<ValidTime> valid_times(const Qualifiers& qualifiers) {
  std::vector<ValidTime> times;
  const std::size_t intervals = std::max(qualifiers.starts.size(), qualifiers.ends.size());
  for (std::size_t i = 0; i < intervals; ++i) {
    ValidTime valid;
    if (i < qualifiers.starts.size()) set_from(valid, qualifiers.starts[i]);
    if (i < qualifiers.ends.size())
      set_to(valid, qualifiers.ends[i]);
    else if (valid.from_kind == EndKind::dated)
      valid.to_kind = EndKind::open;
    times.push_back(valid);
  }
  if (times.empty())
    for (const Snak& moment : qualifiers.moments) {
      ValidTime valid;
      set_from(valid, moment);
      set_to(valid, moment);
      times.push_back(valid);
    }
  if (times.empty()) times.emplace_back();
  return times;
}

Rank rank_of(const Json& statement) {
  const std::string_view rank = statement.text_or_empty("rank");
  if (rank == "preferred") return Rank::preferred;
  if (rank == "deprecated") return Rank::deprecated;
  if (rank == "normal" || rank.empty()) return Rank::normal;
  const Json member = statement.at("rank");
  member.refuse("`preferred`, `normal` or `deprecated`");
}

/// A thing has many pictures, addresses and mottos, but one number in each catalogue, one height, one day of
/// birth.
bool has_many_values(const Json& main) {
  const std::string_view type = main.text_or_empty("datatype");
  return type != "external-id" && type != "time" && type != "quantity" && type != "globe-coordinate";
}

class EntityReader {
 public:
  EntityReader(const Telling& telling, Subject& subject) : subject_(subject) {
    file_ = subject.source(telling.file_source);
  }

  void read(const Json& json) {
    const std::string id(json.text("id"));
    subject_.node = {wikidata_label(id), id};
    read_names(json);
    read_descriptions(json);
    if (const auto properties = statements_of(json))
      properties->members([&](std::string_view, const Json& group) {
        group.each([&](const Json& statement) { read_statement(statement); });
      });
    if (const auto links = json.find("sitelinks"); links && links->is_object())
      links->members([&](std::string_view site, const Json& link) {
        add_text("sitelink/" + std::string(site), site, link.text("title"), {}, Rank::normal);
      });
  }

 private:
  /// `claims` of entities, `statements` of media.
  static std::optional<Json> statements_of(const Json& json) {
    for (const std::string_view key : {"claims", "statements"})
      if (const auto member = json.find(key); member && member->is_object()) return member;
    return std::nullopt;
  }

  void add_text(std::string id, std::string_view key, std::string_view text, std::string_view language,
                Rank rank) {
    Statement& statement = subject_.statements.emplace_back();
    statement.id = std::move(id);
    statement.rank = rank;
    statement.valid.emplace_back();
    statement.origins.push_back({file_, subject_.node.key});
    Said& said = statement.said.emplace_back();
    said.about = subject_.node;
    said.key = key;
    said.value = Value(text);
    said.language = language;
  }

  /// The name that plain queries show comes first: the English one, the one for all languages, or any.
  void read_names(const Json& json) {
    const auto labels = json.find("labels");
    if (labels && labels->is_object()) {
      std::string_view first;
      for (const std::string_view language : {"en", "mul"})
        if (first.empty() && labels->find(language)) first = language;
      labels->members([&](std::string_view language, const Json&) {
        if (first.empty()) first = language;
      });
      if (const auto label = labels->find(first)) {
        add_name(first, *label);
        subject_.statements.back().comes_first = true;
      }
      labels->members([&](std::string_view language, const Json& label) {
        if (language != first) add_name(language, label);
      });
    }
    const auto aliases = json.find("aliases");
    if (!aliases || !aliases->is_object()) return;
    aliases->members([&](std::string_view language, const Json& group) {
      group.each([&](const Json& alias) {
        const std::string_view text = alias.text("value");
        add_text("alias/" + std::string(language) + "/" + std::string(text), "name", text, language,
                 Rank::normal);
      });
    });
  }

  void add_name(std::string_view language, const Json& label) {
    add_text("label/" + std::string(language), "name", label.text("value"), language, Rank::preferred);
  }

  void read_descriptions(const Json& json) {
    const auto descriptions = json.find("descriptions");
    if (!descriptions || !descriptions->is_object()) return;
    descriptions->members([&](std::string_view language, const Json& text) {
      add_text("description/" + std::string(language), "description", text.text("value"), language,
               Rank::normal);
    });
  }

  void read_statement(const Json& json) {
    const Json main = json.at("mainsnak");
    const Snak snak = read_snak(main);
    const Qualifiers qualifiers = read_qualifiers(json);
    Statement statement;
    statement.id = json.text("id");
    statement.rank = rank_of(json);
    statement.valid = valid_times(qualifiers);
    json.each("references", [&](const Json& reference) {
      auto [source, at] = read_reference(reference);
      Origin origin{subject_.source(std::move(source)), std::move(at)};
      if (std::none_of(statement.origins.begin(), statement.origins.end(), [&](const Origin& known) {
            return known.source == origin.source && known.at == origin.at;
          }))
        statement.origins.push_back(std::move(origin));
    });
    if (statement.origins.empty()) statement.origins.push_back({file_, statement.id});
    if (!snak.entity.empty())
      say_relationship(statement, snak, qualifiers);
    else
      say_value(statement, snak, qualifiers, main);
    subject_.statements.push_back(std::move(statement));
  }

  void say_relationship(Statement& statement, const Snak& snak, const Qualifiers& qualifiers) {
    Said said;
    said.about = subject_.node;
    said.type = snak.property;
    said.end = {wikidata_label(snak.entity), snak.entity};
    statement.said.push_back(said);
    for (const auto& [key, value] : qualifiers.others) {
      said.key = key;
      said.value = value;
      statement.said.push_back(said);
    }
  }

  void say_value(Statement& statement, const Snak& snak, const Qualifiers& qualifiers, const Json& main) {
    if (snak.kind == Snak::Kind::value) {
      Said& said = statement.said.emplace_back();
      said.about = subject_.node;
      said.key = snak.property;
      said.value = snak.value;
      said.language = snak.language;
      said.decimals = snak.decimals;
      said.many_valued = has_many_values(main);
    }
    if (snak.kind != Snak::Kind::value || !snak.details.empty() || !qualifiers.others.empty())
      say_statement(statement, snak, qualifiers);
  }

  /// (subject)-[:STATEMENT]->(:Statement {property, value, what more there is to it})
  void say_statement(Statement& statement, const Snak& snak, const Qualifiers& qualifiers) {
    const NodeName node{"Statement", statement.id};
    Said& tie = statement.said.emplace_back();
    tie.about = subject_.node;
    tie.type = "STATEMENT";
    tie.end = node;
    const auto say = [&](std::string_view key, const Value& value) {
      Said& said = statement.said.emplace_back();
      said.about = node;
      said.key = key;
      said.value = value;
    };
    say("property", Value(snak.property));
    if (snak.kind == Snak::Kind::value)
      say("value", snak.value);
    else
      say("snak", Value(snak.kind == Snak::Kind::some_value ? "somevalue" : "novalue"));
    for (const auto& [key, value] : snak.details) say(key, value);
    for (const auto& [key, value] : qualifiers.others) say(key, value);
  }

  Subject& subject_;
  std::uint32_t file_ = 0;
};

}  // namespace

ToldSource wikidata_source(const Request& request) {
  return {
      {"Source", request.source.empty() ? "wikidata" : request.source},
      {{"title", Value("Wikidata")}, {"url", Value("https://www.wikidata.org/")}, {"licence", Value("CC0")}}};
}

void tell_wikidata(const Telling& telling, const SubjectVisitor& visit) {
  JsonObjects objects(telling.file, telling.text);
  simdjson::dom::parser parser;
  std::string_view object;
  while (objects.next(object)) {
    const auto begin = static_cast<std::size_t>(object.data() - telling.text.data());
    simdjson::dom::element root;
    if (parser.parse(object.data(), object.size()).get(root) != simdjson::SUCCESS)
      throw broken_json(telling.file, telling.text, begin, begin + object.size());
    const Json json(root);
    if (json.find("missing")) continue;  // what the service answers for an id that it does not have
    Subject subject;
    try {
      EntityReader(telling, subject).read(json);
    } catch (const JsonMistake& mistake) {
      throw json_mistake(telling.file, telling.text, begin, object, mistake);
    }
    visit(subject, objects.position());
  }
}

}  // namespace kenes::import
