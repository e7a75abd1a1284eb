// SPDX-License-Identifier: Apache-2.0
// Any bytes as a statement for the parser: a tree or a SyntaxError that points into the text.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "grammar/parse.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    kenes::grammar::parse(text);
  } catch (const kenes::Error& error) {
    if (error.code == kenes::ErrorCode::internal || error.where.offset > size) std::abort();
    error.report(text);
  }
  for (const auto& part : kenes::grammar::split_script(text))
    if (part.text.data() < text.data() || part.text.data() + part.text.size() > text.data() + size)
      std::abort();
  return 0;
}
