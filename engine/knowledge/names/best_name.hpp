// SPDX-License-Identifier: Apache-2.0
// Choosing among the names of a node: by a list of languages, each with what stands nearest to it, and where
// none fits by the policy. A name is a claim on the key `name`, or its plain value, which has no language.
// Reads through the lens of a View. Free functions without state.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/knowledge/book.hpp"
#include "engine/knowledge/subject.hpp"
#include "storage/value.hpp"

namespace kenes::knowledge::names {

/// The name that fits the first language for which there is one, else the believed name, else null. Languages
/// are BCP 47 tags, without case: `kk` also takes `kk-Latn`, and `kk-Latn` a name in `kk` that is written in
/// Latin letters; the nearest first, and among equals what the policy chooses.
Value best_name(const View& view, const Book& book, Node node, std::span<const std::string> languages);

/// Maps {name, language, script, from, to, source, rank}, the preferred first, by language, then as recorded;
/// the plain name alone where nothing is claimed.
List all_names(const View& view, const Book& book, Node node);

/// The language in which this text is claimed to be a name of the node, the policy's choice where there are
/// several; null where none is said.
Value language_of(const View& view, const Book& book, Node node, std::string_view text);

/// Whether a name in `language` will do where one in `wanted` is asked for.
bool in_language(std::string_view language, std::string_view wanted, std::string_view text);

/// ISO 15924, `Cyrl`: of the first letter that belongs to a script; empty where there is none.
std::string script_of(std::string_view text);

}  // namespace kenes::knowledge::names
