// SPDX-License-Identifier: Apache-2.0
// name, names, nameMatch, transliterate as table entries.
#include "engine/knowledge/names/best_name.hpp"
#include "engine/knowledge/names/likeness.hpp"
#include "engine/knowledge/names/tables.hpp"
#include "engine/knowledge/names/transliterate.hpp"

namespace kenes::knowledge {

namespace {

using functions::Function;
using functions::FunctionContext;
using functions::kinds;
using functions::KindSet;
using Args = std::span<const Value>;

constexpr KindSet node_kind = kinds({Kind::node});
constexpr KindSet text = kinds({Kind::string});

Value name_of(Args args, FunctionContext& context) {
  const View view(*context.graph);
  const Book book(view.graph);
  std::vector<std::string> languages;
  for (const Value& language : args.subspan(1)) {
    if (language.is(Kind::string)) languages.emplace_back(language.as_string());
    if (!language.is(Kind::list)) continue;
    for (const Value& one : language.as_list()) {
      if (!one.is(Kind::string))
        throw type_error("InvalidArgumentValue",
                         "name() wants languages as texts, but got " + to_literal(one), context.at,
                         "such as name(x, 'kk', 'ru') or name(x, ['kk', 'ru'])");
      languages.emplace_back(one.as_string());
    }
  }
  return names::best_name(view, book, args[0].as_node(), languages);
}

Value names_of(Args args, FunctionContext& context) {
  const View view(*context.graph);
  const Book book(view.graph);
  return Value(names::all_names(view, book, args[0].as_node()));
}

}  // namespace

void add_name_functions(functions::Registry& registry) {
  registry.add(Function{
      .name = "name",
      .arguments = {{"node", node_kind}, {"language", text | kinds({Kind::list}), true}},
      .variadic = true,
      .deterministic = false,
      .group = "knowledge",
      .sentence = "What a node is called in the first of the languages (BCP 47 tags; `kk` also takes "
                  "`kk-Latn`) that it has a name in, else the name that is believed.",
      .example =
          "CREATE (p:Person) CLAIM p.name = 'Жамбыл' LANGUAGE 'kk' RETURN name(p, 'ru', 'kk') -> 'Жамбыл'",
      .body = name_of});
  registry.add(Function{
      .name = "names",
      .arguments = {{"node", node_kind}},
      .returns = kinds({Kind::list}),
      .deterministic = false,
      .group = "knowledge",
      .sentence = "All names of a node as maps of name, language, script, from, to, source and rank.",
      .example =
          "CREATE (p:Person) CLAIM p.name = 'Жамбыл' LANGUAGE 'kk' RETURN names(p)[0].script -> 'Cyrl'",
      .body = names_of});
  registry.add(Function{
      .name = "nameMatch",
      .arguments = {{"a", text}, {"b", text}},
      .returns = kinds({Kind::floating}),
      .group = "knowledge",
      .sentence =
          "How alike two names are, from 0 to 1, whatever the script, order and romanisation of their words.",
      .example = "nameMatch('Ahmetbekov, Jambyl', 'Жамбыл Ахметбеков') -> 1.0",
      .body = [](Args args, FunctionContext&) -> Value {
        return Value(names::likeness(args[0].as_string(), args[1].as_string()));
      }});
  registry.add(
      Function{.name = "transliterate",
               .arguments = {{"text", text}, {"scheme", text}},
               .returns = text,
               .group = "knowledge",
               .sentence = "A text in another script. Schemes: latin, ascii, cyrillic, kazakh-latin, "
                           "kazakh-latin-2021, kazakh-cyrillic, russian-latin, search-key.",
               .example = "transliterate('Жамбыл', 'latin') -> 'Zhambyl'",
               .body = [](Args args, FunctionContext& context) -> Value {
                 return Value(names::transliterate(args[0].as_string(), args[1].as_string(), context.at));
               }});
}

}  // namespace kenes::knowledge
