// SPDX-License-Identifier: Apache-2.0
// Statements and data that are huge, deep, broken or meant ill: an answer or a clear error, in bounded time
// and memory, also in the small threads that embedding programs have. What matters is that all of them come
// back.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <pthread.h>

#include <atomic>
#include <chrono>
#include <ctime>
#include <functional>
#include <string>

#include "engine/kenes.hpp"
#include "storage/stack.hpp"

namespace kenes {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t small_stack = frame_size_factor > 2 ? 2 << 20 : 512 << 10;

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

/// `text` with # replaced by 0, 1, 2 ...
std::string numbered(std::string_view text, std::size_t times, std::string_view between = "") {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) {
    if (i > 0) result += between;
    for (char c : text) c == '#' ? result += std::to_string(i) : result += c;
  }
  return result;
}

/// Runs `body` in a thread of that stack.
void on_stack(std::size_t bytes, const std::function<void()>& body) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  ASSERT_EQ(pthread_attr_setstacksize(&attributes, bytes), 0);
  pthread_t thread;
  const auto start = [](void* what) -> void* {
    (*static_cast<const std::function<void()>*>(what))();
    return nullptr;
  };
  ASSERT_EQ(pthread_create(&thread, &attributes, start, const_cast<std::function<void()>*>(&body)), 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
}

class HardInput : public testing::Test {
 protected:
  /// `answer`, or the error's code and detail; never anything that is our fault.
  std::string outcome(std::string_view statement, const Parameters& parameters = {}) {
    try {
      Rows rows = database_.query(statement, parameters, {.timeout = patience_, .memory = 256 << 20});
      std::size_t bytes = 0;
      for (const Row& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) bytes += row[i].text().size();
      (void)bytes;
      return "answer";
    } catch (const Error& error) {
      EXPECT_NE(error.code, ErrorCode::internal) << error.what();
      EXPECT_FALSE(error.message.empty());
      EXPECT_LT(error.report(statement).size(), 100'000u);
      return error.detail.empty() ? std::string(code_name(error.code)) : error.detail;
    }
  }
  /// The same in the main thread and in a small one, which may refuse what is deep.
  std::string in_all_threads(std::string_view statement, const Parameters& parameters = {}) {
    on_stack(small_stack, [&] { outcome(statement, parameters); });
    const auto began = std::chrono::steady_clock::now();
    std::string result = outcome(statement, parameters);
    EXPECT_LT(std::chrono::steady_clock::now() - began, 60s) << statement.substr(0, 60);
    return result;
  }
  Database database_{":memory:"};
  std::chrono::milliseconds patience_ = 30s;  ///< little where statements would run for ever
};

struct Nested {
  const char *open, *inner, *close;
};
void PrintTo(const Nested& nested, std::ostream* out) { *out << nested.open; }

class HardNesting : public HardInput, public testing::WithParamInterface<Nested> {};

TEST_P(HardNesting, IsAnsweredOrRefused) {
  const auto [open, inner, close] = GetParam();
  for (std::size_t depth : {100u, 1'000u, 10'000u, 60'000u}) {
    const std::string statement = "RETURN " + repeated(open, depth) + inner + repeated(close, depth);
    const std::string result = in_all_threads(statement);
    if (depth == 100) {
      EXPECT_EQ(result, "answer") << statement.substr(0, 200);
    }
    if (depth >= 10'000) {
      EXPECT_EQ(result, "UnexpectedSyntax");
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, HardNesting,
    testing::Values(Nested{"[", "1", "]"}, Nested{"(", "1", ")"}, Nested{"{a: ", "1", "}"},
                    Nested{"NOT ", "true", ""}, Nested{"- ", "(1)", ""}, Nested{"abs(", "1", ")"},
                    Nested{"coalesce(null, ", "1", ")"}, Nested{"CASE WHEN true THEN ", "1", " END"},
                    Nested{"[x IN [1] | ", "1", "]"}, Nested{"reduce(s = 0, x IN [1] | ", "1", ")"},
                    Nested{"all(x IN [1] WHERE ", "true", ")"}, Nested{"[1, ", "1", "][0]"},
                    Nested{"1 - (", "1", ")"}, Nested{"1 = (", "1", ")"}, Nested{"(true OR ", "false", ")"},
                    Nested{"(null AND ", "null", ")"}));

class HardSubqueries : public HardInput, public testing::WithParamInterface<Nested> {};

TEST_P(HardSubqueries, AreAnsweredOrRefused) {
  const auto [open, inner, close] = GetParam();
  for (std::size_t depth : {10u, 100u, 1'000u, 10'000u}) {
    const std::string result = in_all_threads(numbered(open, depth) + inner + repeated(close, depth));
    if (depth == 10) {
      EXPECT_EQ(result, "answer") << open;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, HardSubqueries,
                         testing::Values(Nested{"CALL { ", "RETURN 1 AS x", " } RETURN x AS x"},
                                         Nested{"FOREACH (x# IN [1] | ", "CREATE ()", ")"},
                                         Nested{"UNWIND [1] AS i CALL { ", "CREATE ()", " }"},
                                         Nested{"MATCH (n) WHERE EXISTS { ", "MATCH (n)", " } RETURN n"},
                                         Nested{"MATCH (n) WHERE n.x = COUNT { ", "MATCH (n)",
                                                " } RETURN n"}));

class HardLength : public HardInput,
                   public testing::WithParamInterface<std::pair<const char*, const char*>> {};

// One million bytes, made of the second text between the halves of the first, which # parts.
TEST_P(HardLength, IsAnsweredOrRefused) {
  const auto [frame, part] = GetParam();
  const std::string around = frame;
  patience_ = 1s;
  for (std::size_t bytes : {50'000u, 1'000'000u}) {
    const std::string statement = around.substr(0, around.find('#')) +
                                  repeated(part, bytes / std::string_view(part).size()) +
                                  around.substr(around.find('#') + 1);
    in_all_threads(statement);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, HardLength,
    testing::Values(
        std::pair{"RETURN [1#]", ", 1"}, std::pair{"RETURN '#'", "x"}, std::pair{"RETURN '#'", "\\u00e9"},
        std::pair{"RETURN 1#", " + 1"}, std::pair{"RETURN 1#", " - 1"}, std::pair{"RETURN 1#", " < 1"},
        std::pair{"RETURN true#", " AND true"}, std::pair{"RETURN true#", " XOR true"},
        std::pair{"MATCH (n) WHERE n.x = 1# RETURN n", " OR n.x = 2"}, std::pair{"RETURN n#", ".x"},
        std::pair{"RETURN null#", "[0]"}, std::pair{"RETURN null#", " IS NULL"},
        std::pair{"RETURN /*#*/ 1", "*"}, std::pair{"RETURN #1", " \n"}, std::pair{"RETURN 1 AS #", "x"},
        std::pair{"RETURN 1 AS `#`", "x y"}, std::pair{"RETURN 0#", "0"}, std::pair{"RETURN 1.#", "3"},
        std::pair{"RETURN 1#", "_1"}, std::pair{"RETURN $#", "p"}, std::pair{"CREATE ()#", ", ()"},
        std::pair{"CREATE (a)#", "-[:R]->()"}, std::pair{"MATCH (a)#", ", ()"},
        std::pair{"MATCH (n:A#) RETURN n", "|B"}, std::pair{"MATCH (n:A#) RETURN n", "&B"}));

class HardClauses : public HardLength {};

TEST_P(HardClauses, AreAnsweredOrRefused) {
  const auto [frame, part] = GetParam();
  const std::string around = frame;
  patience_ = 1s;
  in_all_threads(around.substr(0, around.find('#')) + repeated(part, 50'000 / std::string_view(part).size()) +
                 around.substr(around.find('#') + 1));
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, HardClauses,
    testing::Values(std::pair{"WITH 1 AS a # RETURN a", "WITH a "}, std::pair{"# RETURN 1", "MATCH () "},
                    std::pair{"WITH 1 AS a # RETURN a", "UNWIND [1] AS b WITH a "},
                    std::pair{"RETURN 1 AS a#", " UNION ALL RETURN 1 AS a"},
                    std::pair{"RETURN 1 AS a#", " UNION RETURN 1 AS a"}, std::pair{"#", "CREATE () "},
                    std::pair{"MATCH (n) #", "SET n.x = 1 "},
                    std::pair{"RETURN CASE 1# END", " WHEN 2 THEN 3"},
                    std::pair{"RETURN 1 AS a ORDER BY a#", ", a"}, std::pair{"RETURN ''#", " + ''"},
                    std::pair{"RETURN coalesce(1#)", ", 1"}, std::pair{"RETURN {a: 1#}", ", a: 1"},
                    std::pair{"RETURN #", "("}, std::pair{"RETURN #", "["}, std::pair{"#", ")"},
                    std::pair{"#", "'"}, std::pair{"#", "`"}, std::pair{"#", "MATCH "},
                    std::pair{"RETURN 1 #", "RETURN "}, std::pair{"MATCH (a)# RETURN a", "-[*]-()"},
                    std::pair{"MATCH p = shortestPath((a)-[:A#*]-(b)) RETURN p", "|B"},
                    std::pair{"CALL db.labels() YIELD label #", "WITH label "}));

TEST_F(HardInput, ManyDifferentNames) {
  in_all_threads("RETURN " + numbered("# AS c#", 50'000, ", "));
  in_all_threads("WITH " + numbered("# AS c#", 5'000, ", ") + " RETURN *");
  in_all_threads("CREATE " + numbered("(n#)", 20'000, ", "));
  in_all_threads("CREATE (n {" + numbered("k#: #", 30'000, ", ") + "}) RETURN n");
  in_all_threads("RETURN {" + numbered("k#: #", 50'000, ", ") + "}");
  patience_ = 300ms;
  in_all_threads("MATCH " + numbered("(n#)", 300, ", ") + " RETURN count(*)");
}

// Each of them once took time or memory that grew with the square of its size, or might.
TEST_F(HardInput, MuchOfOneThingTakesTimeLikeItsSize) {
  EXPECT_EQ(in_all_threads("CREATE (n" + numbered(":L#", 30'000) + ")"), "answer");
  EXPECT_EQ(in_all_threads("RETURN " + numbered("[x IN [1] | x + #] AS c#", 4'000, ", ")), "answer");
  EXPECT_EQ(in_all_threads("RETURN " + numbered("any(x IN [1] WHERE x = #) AS c#", 4'000, ", ")), "answer");
  EXPECT_EQ(in_all_threads("RETURN " + numbered("reduce(s = 0, x IN [1] | s + x + #) AS c#", 4'000, ", ")),
            "answer");
  EXPECT_EQ(in_all_threads("RETURN size([" + numbered("#", 100'000, ", ") + "])"), "answer");
  EXPECT_EQ(in_all_threads("MATCH (n) WHERE " + numbered("n.x# = #", 5'000, " OR ") + " RETURN n"), "answer");
  EXPECT_EQ(in_all_threads("MATCH (n) WHERE " + numbered("n.x# = #", 5'000, " AND ") + " RETURN n"),
            "answer");
  EXPECT_EQ(in_all_threads("MATCH (n) WHERE n.x IN [" + numbered("#", 50'000, ", ") + "] RETURN n"),
            "answer");
  EXPECT_EQ(in_all_threads("WITH 1 AS a " + numbered("WITH *, # AS a# ", 3'000) + "RETURN a"),
            "UnexpectedSyntax");
}

// The clock runs from the moment a statement is given, and Ctrl-C counts while it is read and planned, too.
TEST_F(HardInput, ParsingAndPlanningKeepTheTimeLimit) {
  patience_ = 20ms;
  for (const std::string& statement :
       {"RETURN size([" + numbered("#", 300'000, ", ") + "])",
        "CREATE " + numbered("(n#:L {x: #})", 60'000, ", ") + ", " +
            numbered("(n#)-[:R]->(n0)", 60'000, ", "),
        "MATCH " + numbered("(n#)", 2'000, ", ") + " RETURN count(*)",
        "MATCH (a)" + numbered("-[:R]->(n#)", 5'000) + " RETURN count(*)",
        "MATCH (n) WHERE " + numbered("n.x# = #", 50'000, " OR ") + " RETURN n",
        numbered("RETURN # AS a", 50'000, " UNION "), "RETURN " + numbered("# AS c#", 100'000, ", "),
        "RETURN " + repeated("+ ", 500'000) + "1"}) {
    const std::clock_t began = std::clock();  // of the processor: others may keep it busy
    EXPECT_EQ(outcome(statement), "TimeLimit") << statement.substr(0, 60);
    EXPECT_LT(std::clock() - began, 2 * CLOCKS_PER_SEC) << statement.substr(0, 60);
  }
  const std::atomic<bool> cancelled = true;
  try {
    database_.query("RETURN 1 AS not_seen_before", {}, {.cancel = &cancelled});
    FAIL() << "it was cancelled";
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::interrupted);
  }
}

// Labels, types and keys have 16-bit numbers.
TEST_F(HardInput, MoreNamesThanTheCatalogHolds) {
  Map map;
  for (int i = 0; i < 70'000; ++i) map.emplace("key" + std::to_string(i), Value(i));
  EXPECT_NE(in_all_threads("CREATE (n) SET n += $map", {{"map", Value(map)}}), "answer");
  in_all_threads("CREATE " + numbered("(:L#)", 70'000, ", "));
  EXPECT_EQ(outcome("CREATE (n:Fine {key1: 1}) RETURN n"), "answer");
}

TEST_F(HardInput, ManyParameters) {
  Parameters parameters;
  for (int i = 0; i < 10'000; ++i) parameters.emplace("p" + std::to_string(i), Value(i));
  EXPECT_EQ(in_all_threads("RETURN " + numbered("$p#", 10'000, " + "), parameters), "answer");
  EXPECT_EQ(in_all_threads("RETURN [" + numbered("$p#", 10'000, ", ") + "]", parameters), "answer");
  EXPECT_EQ(outcome("RETURN $p9999 + $p10000", parameters), "MissingParameter");
}

TEST_F(HardInput, ValuesNestedByCounting) {
  for (const char* use : {"l", "l = l", "l < l", "size(l)", "head(l)", "toString(size(l))", "l IN [l]",
                          "l + l", "[x IN l | x]"})
    for (const char* wrap : {"[l]", "{k: l}", "[l, l]"})
      in_all_threads(
          fmt::format("WITH reduce(l = [], i IN range(1, 100000) | {}) AS l RETURN {} AS x", wrap, use));
  in_all_threads("WITH reduce(l = [], i IN range(1, 100000) | [l]) AS l RETURN DISTINCT l ORDER BY l");
  in_all_threads(
      "WITH reduce(l = [], i IN range(1, 100000) | [l]) AS l RETURN collect(l), count(DISTINCT l), min(l)");
  in_all_threads("WITH reduce(l = [], i IN range(1, 100000) | [l]) AS l CREATE ({x: l})");
  in_all_threads("WITH reduce(l = {}, i IN range(1, 100000) | {a: l}) AS l CREATE (n) SET n = l");
}

TEST_F(HardInput, ParametersNestedDeep) {
  for (int depth : {100, 10'000, 200'000}) {
    try {
      Value list(1), map(1);
      for (int i = 0; i < depth; ++i) {
        list = Value(List{list});
        map = Value(Map{{"a", map}});
      }
      for (const Value& value : {list, map})
        for (const char* statement :
             {"RETURN $v", "RETURN $v = $v", "RETURN DISTINCT $v ORDER BY $v", "CREATE (n {x: $v})",
              "UNWIND $v AS x RETURN x", "RETURN size(toString($v))", "RETURN $v IN [$v]"})
          in_all_threads(statement, {{"v", value}});
    } catch (const Error& error) {
      EXPECT_GT(depth, 1'000) << error.what();
    }
  }
}

TEST_F(HardInput, LongPatterns) {
  EXPECT_EQ(in_all_threads("CREATE (:Start)" + repeated("-[:R]->()", 200)), "answer");
  EXPECT_EQ(in_all_threads("MATCH p = (:Start)" + repeated("-[:R]->()", 200) + " RETURN length(p)"),
            "answer");
  EXPECT_EQ(in_all_threads("MATCH (:Start)" + repeated("-[:R]->()", 200) + " RETURN count(*)"), "answer");
  EXPECT_EQ(in_all_threads("MATCH (:Start)" + numbered("-[r#:R]->(n#)", 200) + " RETURN n199"), "answer");
  patience_ = 300ms;
  in_all_threads("MATCH (:Start)-->(n0)" + numbered(", (n#)-->()", 60) + " RETURN count(*)");
  in_all_threads("MATCH (a)" + repeated("--()", 200) + " RETURN count(*)");
  in_all_threads("MATCH (a)" + repeated("-[*]-()", 50) + " RETURN count(*)");
  in_all_threads("MATCH (a)" + numbered(", (a)-->(b#)", 200) + " RETURN count(*)");
}

TEST_F(HardInput, WalksOverAClique) {
  patience_ = 30s;
  ASSERT_EQ(outcome("UNWIND range(1, 25) AS i CREATE (:K {i: i})"), "answer");
  ASSERT_EQ(outcome("MATCH (a:K), (b:K) WHERE a.i < b.i CREATE (a)-[:R]->(b)"), "answer");
  patience_ = 300ms;
  EXPECT_EQ(outcome("MATCH (a:K {i: 1})-[:R*]-(b:K {i: 2}) RETURN count(*)"), "TimeLimit");
  in_all_threads("MATCH p = (a:K {i: 1})-[:R*1..9]-(b:K) RETURN collect(p)");
  patience_ = 30s;
  EXPECT_EQ(in_all_threads("MATCH (a:K {i: 1})-[:R*..3]-(b) RETURN count(*)"), "answer");
  EXPECT_EQ(in_all_threads("MATCH (a:K {i: 1})-[:R*]-(b) RETURN DISTINCT b.i"), "answer");
  EXPECT_EQ(in_all_threads("MATCH p = shortestPath((a:K {i: 1})-[:R*]-(b:K {i: 25})) RETURN length(p)"),
            "answer");
  patience_ = 2s;  // more than can be answered: in whatever way they end, they end
  in_all_threads(
      "MATCH p = shortestPath((a:K {i: 1})-[:R*]-(b:K {i: 25})) WHERE length(p) > 20 RETURN length(p)");
  in_all_threads("MATCH p = allShortestPaths((a:K)-[:R*]-(b:K)) RETURN count(p)");
  in_all_threads(
      "MATCH (a)--(b)--(c)--(d)--(e)--(f)--(g)--(h) RETURN a, b, c, d, e, f, g, h ORDER BY a.i, h.i");
}

TEST_F(HardInput, UnicodeEverywhere) {
  for (const char* word :
       {"\xC3\xA9t\xC3\xA9", "\xD0\x96\xD0\xB0\xD0\xBC\xD0\xB1\xD1\x8B\xD0\xBB", "\xE4\xB8\xAD\xE6\x96\x87",
        "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", "e\xCC\x81", "\xF0\x9D\x95\x8F"})
    EXPECT_EQ(in_all_threads(fmt::format("CREATE ({0}:{0} {{{0}: '{0}'}})-[:{0}]->() RETURN {0}.{0} AS {0}, "
                                         "$p AS `{0} {0}` ORDER BY {0}",
                                         word),
                             {{"p", Value(word)}}),
              "answer")
        << word;
  for (const char* text : {"\xF0\x9F\x98\x80", "\xE2\x80\x8B", "\xE2\x80\xAE", "\xEF\xBB\xBF",
                           "\xF4\x8F\xBF\xBF", "\xEF\xBF\xBF", "\xCC\x81"}) {
    EXPECT_EQ(in_all_threads(fmt::format(
                  "CREATE (n:`{0}` {{`{0}`: '{0}'}}) RETURN toUpper(n.`{0}`), reverse('{0}'), size('{0}'), "
                  "substring('a{0}b', 1, 1), split('a{0}b', '{0}'), '{0}' =~ '.*' AS `{0}`",
                  text)),
              "answer");
    in_all_threads(fmt::format("RETURN {0} AS {0}", text));
    in_all_threads(fmt::format("{0}RETURN 1 AS a{0}", text));
  }
  EXPECT_EQ(in_all_threads("RETURN '\\uD83D\\uDE00', '\\U0001F600'"), "answer");
  for (const char* bad : {"RETURN '\\uD83D'", "RETURN '\\uDE00\\uD83D'", "RETURN '\\u12'",
                          "RETURN '\\UFFFFFFFF'", "RETURN '\\q'"})
    in_all_threads(bad);
}

TEST_F(HardInput, NulBytes) {
  using namespace std::string_literals;
  in_all_threads("RETURN 1\0 + 1"s);
  in_all_threads("\0"s);
  in_all_threads("RETURN `a\0b`"s);
  in_all_threads("RETURN 1 // \0 x"s);
  const std::string word = "a\0b"s;
  in_all_threads("CREATE (n:`" + word + "` {`" + word + "`: '" + word + "'}) RETURN n");
  Rows rows = database_.query(
      "CREATE (n:Nul {x: $x}) RETURN n.x, size(n.x), n.x + 'c', split(n.x, $nul)[1], n.x =~ 'a.b'",
      {{"x", Value(word)}, {"nul", Value("\0"s)}});
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.row().get<std::string>(0), word);
  EXPECT_EQ(rows.row().get<int>(1), 3);
  EXPECT_EQ(rows.row().get<std::string>(2), word + "c");
  EXPECT_EQ(rows.row().get<std::string>(3), "b");
  EXPECT_EQ(database_.query("MATCH (n:Nul {x: $x}) RETURN count(*)", {{"x", Value(word)}}).one<int>(), 1);
  EXPECT_EQ(database_.query("MATCH (n:Nul {x: 'a'}) RETURN count(*)").one<int>(), 0);
}

TEST_F(HardInput, BrokenUtf8) {
  for (const char* bytes : {"\xFF", "\xC3", "\xC3(", "\xE2\x82", "\xED\xA0\x80", "\xF8\x88\x80\x80\x80",
                            "\xC0\x80", "\xF5\x80\x80\x80", "a\x80"}) {
    for (const char* frame : {"RETURN '{}'", "RETURN {}", "{}", "RETURN 1 AS `{}`", "RETURN 1 // {}",
                              "MATCH (n:{}) RETURN n", "RETURN ${}", "RETURN '{"}) {
      std::string statement = frame;
      if (const auto at = statement.find("{}"); at != std::string::npos) statement.replace(at, 2, bytes);
      in_all_threads(statement);
    }
    const Parameters parameters{{"s", Value(bytes)},
                                {"t", Value(std::string("x") + bytes + "y")},
                                {"m", Value(Map{{bytes, Value(1)}})}};
    for (const char* use : {"$s",
                            "toUpper($t)",
                            "toLower($t)",
                            "reverse($t)",
                            "size($t)",
                            "substring($t, 1, 2)",
                            "left($t, 2)",
                            "right($t, 2)",
                            "split($t, $s)",
                            "replace($t, $s, 'q')",
                            "trim($t)",
                            "$t =~ $s",
                            "$t =~ '.*'",
                            "$t CONTAINS $s",
                            "$t STARTS WITH $s",
                            "$s + $t",
                            "toInteger($s)",
                            "toFloat($s)",
                            "date($s)",
                            "duration($s)",
                            "datetime($t)",
                            "$m",
                            "keys($m)",
                            "$m[$s]",
                            "$t < $s",
                            "toString($t)",
                            "char_length($t)",
                            "normalize($t)",
                            "split($t, '')",
                            "toBoolean($s)",
                            "time($s)",
                            "datetime({year: 2020, timezone: $s})",
                            "lTrim($t)"})
      in_all_threads(fmt::format("RETURN {}", use), parameters);
    in_all_threads("CREATE (n {x: $s}) SET n += $m WITH n MATCH (m) WHERE m.x = $s RETURN m ORDER BY m.x",
                   parameters);
  }
}

TEST_F(HardInput, HugeNumbers) {
  patience_ = 300ms;
  EXPECT_EQ(in_all_threads("RETURN -9223372036854775808, 9223372036854775807"), "answer");
  for (const char* expression :
       {"9223372036854775808",
        "99999999999999999999999",
        "1e400",
        "-1e400",
        "1e-400",
        "0x8000000000000000",
        "0xFFFFFFFFFFFFFFFFF",
        "0o7777777777777777777777777",
        "9223372036854775807 + 1",
        "-9223372036854775808 - 1",
        "-9223372036854775808 / -1",
        "-9223372036854775808 % -1",
        "abs(-9223372036854775808)",
        "- (-9223372036854775808)",
        "9223372036854775807 * 9223372036854775807",
        "1 / 0",
        "1 % 0",
        "1.0 / 0",
        "2 ^ 100000",
        "toInteger(1e300)",
        "toInteger('9223372036854775808')",
        "toInteger(0.0 / 0.0)",
        "toFloat('1e999')",
        "range(0, 9223372036854775807)",
        "size(range(0, 9223372036854775807))",
        "range(9223372036854775800, 9223372036854775807)",
        "range(-9223372036854775808, 9223372036854775807, 9223372036854775807)",
        "range(0, -9223372036854775808, -1)",
        "range(0, 1, 0)",
        "[1, 2][9223372036854775807]",
        "[1, 2][-9223372036854775808]",
        "[1, 2, 3][-9223372036854775808..9223372036854775807]",
        "substring('abc', 9223372036854775807, 9223372036854775807)",
        "substring('abc', 1, 9223372036854775807)",
        "left('abc', 9223372036854775807)",
        "right('abc', 9223372036854775807)",
        "substring('abc', -1)",
        "date({year: 9223372036854775807})",
        "date({year: 999999999})",
        "date({year: -999999999, month: 12, day: 31})",
        "date('+9999999999-01-01')",
        "datetime({epochSeconds: 9223372036854775807})",
        "datetime({epochMillis: -9223372036854775808})",
        "duration({years: 9223372036854775807})",
        "duration({months: 9223372036854775807, days: 9223372036854775807, seconds: 9223372036854775807})",
        "duration({seconds: 1e300})",
        "duration('P99999999999999999999Y')",
        "date('2020-01-01') + duration({days: 9223372036854775807})",
        "date('2020-01-01') + duration({months: 9223372036854775807})",
        "duration({days: 9223372036854775807}) + duration({days: 1})",
        "duration({days: 1}) * 9223372036854775807",
        "duration({days: 1}) / 0",
        "duration({days: 1}) * 1e308",
        "duration.between(date('-999999999-01-01'), date('+999999999-12-31'))",
        "duration.inSeconds(date('-999999999-01-01'), date('+999999999-12-31'))",
        "localdatetime({year: 999999999, hour: 23}) + duration({hours: 1})",
        "date.truncate('millennium', date({year: -999999999}))",
        "time({hour: 9223372036854775807})",
        "time({nanosecond: 9223372036854775807})",
        "point({x: 1e308, y: -1e308})",
        "point.distance(point({x: 1e308, y: 1e308}), point({x: -1e308, y: -1e308}))",
        "point({latitude: 1e300, longitude: 1e300})",
        "round(1e308, 300)",
        "round(1.5, 9223372036854775807)",
        "sqrt(-1)",
        "log(0)",
        "log(-1)",
        "exp(1000)",
        "acos(2)",
        "cot(0)",
        "haversin(1e308)",
        "toString(1e308)",
        "reduce(s = 'x', i IN range(1, 100) | s + s)",
        "size(reduce(s = 'x', i IN range(1, 60) | s + s))",
        "reduce(l = [1], i IN range(1, 100) | l + l)",
        "replace('aaaa', 'a', reduce(s = 'x', i IN range(1, 22) | s + s))",
        "[x IN range(1, 100000000) | x]",
        "reduce(n = 1, i IN range(1, 100) | n * 2)",
        "percentileDisc(1, 2.0)",
        "percentileCont(1, -1)",
        "split(reduce(s = 'x', i IN range(1, 24) | s + s), '')",
        "all(x IN range(1, 10000000000) WHERE x > 0)",
        "('a' * 3)",
        "char_length('a')"})
    in_all_threads(fmt::format("RETURN {}", expression));
  for (const char* statement :
       {"RETURN 1 SKIP 9223372036854775807",
        "RETURN 1 LIMIT 9223372036854775807",
        "RETURN 1 SKIP 9223372036854775807 LIMIT 9223372036854775807",
        "RETURN 1 LIMIT 9223372036854775808",
        "UNWIND [1, 2] AS x RETURN x ORDER BY x SKIP 9223372036854775807 LIMIT 9223372036854775807",
        "MATCH (a)-[*9223372036854775807]-(b) RETURN a",
        "MATCH (a)-[*0..9223372036854775807]-(b) RETURN a",
        "MATCH (a)-[*9223372036854775808]-(b) RETURN a",
        "MATCH (a)-[*9..1]-(b) RETURN a",
        "UNWIND range(1, 1000000000) AS x RETURN x",
        "UNWIND range(1, 1000000000) AS x RETURN DISTINCT x",
        "UNWIND range(1, 1000000000) AS x RETURN collect(x)",
        "UNWIND range(1, 1000000000) AS x RETURN x ORDER BY x",
        "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN sum(x * y)",
        "UNWIND range(1, 1000000000) AS x CREATE ()",
        "FOREACH (x IN range(1, 1000000000) | CREATE ())",
        "UNWIND [9223372036854775807, 1] AS x RETURN sum(x)",
        "UNWIND [9223372036854775807, 9223372036854775807] AS x RETURN avg(x)",
        "UNWIND [1e308, 1e308] AS x RETURN sum(x), avg(x), stDev(x)",
        "CREATE (n {x: 9223372036854775807}) SET n.x = n.x + 1",
        "UNWIND range(1, 3) AS x CALL { UNWIND range(1, 100000000) AS y RETURN sum(y) AS s } RETURN s"})
    in_all_threads(statement);
}

}  // namespace
}  // namespace kenes
