// SPDX-License-Identifier: Apache-2.0
// Names by the million: makes a graph of people, puts their names into the index, asks for some of them in
// other spellings, and says how long it took, how often the right one came first, and what it takes on disk.
// Names are made of syllables, as often as names are (a few very common, most rare), a third each in Cyrillic
// and two romanisations.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "engine/kenes.hpp"

namespace {

using Clock = std::chrono::steady_clock;

/// One sound in Cyrillic and in two ways of romanising it.
struct Syllable {
  const char* cyrillic;
  const char* one;
  const char* other;
};
constexpr Syllable syllables[] = {
    {"жам", "zham", "jam"}, {"ах", "akh", "ah"},   {"мет", "met", "met"},  {"бек", "bek", "bek"},
    {"нұр", "nur", "nur"},  {"қай", "qay", "kai"}, {"рат", "rat", "rat"},  {"ай", "ay", "ai"},
    {"шол", "shol", "şol"}, {"пан", "pan", "pan"}, {"ер", "yer", "er"},    {"лан", "lan", "lan"},
    {"тұр", "tur", "tur"},  {"сын", "syn", "sin"}, {"дәу", "dau", "däu"},  {"рен", "ren", "ren"},
    {"жан", "zhan", "jan"}, {"бо", "bo", "bo"},    {"лат", "lat", "lat"},  {"ки", "ki", "ky"},
    {"сер", "ser", "ser"},  {"гей", "gey", "gei"}, {"хан", "khan", "han"}, {"ғал", "ghal", "gal"},
    {"ым", "ym", "im"},     {"ди", "di", "dy"},    {"на", "na", "na"},     {"рус", "rus", "rus"},
    {"там", "tam", "tam"},  {"ви", "vi", "wi"},    {"та", "ta", "ta"},     {"ли", "li", "ly"},
    {"мұх", "mukh", "muh"}, {"тар", "tar", "tar"}, {"қон", "qon", "kon"},  {"ыс", "ys", "is"},
    {"пе", "pe", "pe"},     {"ол", "ol", "ol"},    {"жас", "zhas", "jas"}, {"ұл", "ul", "ul"},
};
constexpr Syllable endings[] = {{"ов", "ov", "ov"},
                                {"ев", "ev", "ew"},
                                {"ин", "in", "in"},
                                {"баев", "bayev", "baev"},
                                {"бекова", "bekova", "bekowa"},
                                {"", "", ""}};

enum class Writing { cyrillic, one, other };

std::string written(const Syllable& s, Writing how) {
  return how == Writing::cyrillic ? s.cyrillic : how == Writing::one ? s.one : s.other;
}

/// Of `size` things, the first ones far more often than the last.
std::size_t often(std::mt19937_64& random, std::size_t size) {
  const double u = std::uniform_real_distribution<>(0, 1)(random);
  return std::min(size - 1, static_cast<std::size_t>(std::pow(static_cast<double>(size), u)) - 1);
}

/// The parts of a person's name by number; how they are written is chosen later.
struct Person {
  std::size_t given, family;
};
constexpr std::size_t given_names = 3'000, family_names = 300'000;

std::string name_of(const Person& person, Writing how) {
  const std::size_t n = std::size(syllables);
  const auto made = [&](std::size_t number, std::size_t parts) {
    // Spread over all syllables, whatever the number.
    std::uint64_t mixed = (number + 1) * 0x9E3779B97F4A7C15ull;
    std::string text;
    for (std::size_t i = 0; i < parts; ++i, mixed /= n) text += written(syllables[(mixed >> 20) % n], how);
    return text;
  };
  return made(person.given, 2 + person.given % 2) + " " + made(person.family, 2 + person.family % 3) +
         written(endings[person.family % std::size(endings)], how);
}

/// One letter is lost in the middle of the longest word.
std::string misspelled(std::string name) {
  const std::size_t at = name.size() * 3 / 4;
  if (name.size() > 8 && static_cast<unsigned char>(name[at]) < 0x80 && name[at] != ' ') name.erase(at, 1);
  return name;
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::uintmax_t bytes_of(const std::string& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) bytes += entry.file_size();
  return bytes;
}

void fill(kenes::Database& db, const std::vector<Person>& people) {
  constexpr std::size_t batch = 10'000;
  for (std::size_t from = 0; from < people.size(); from += batch) {
    kenes::List names;
    for (std::size_t i = from; i < std::min(people.size(), from + batch); ++i)
      names.emplace_back(name_of(people[i], static_cast<Writing>(i % 3)));
    db.query("UNWIND $names AS name CREATE (:Person {name: name})",
             {{"names", kenes::Value(std::move(names))}});
  }
}

void ask(kenes::Database& db, const std::vector<Person>& people, std::size_t questions) {
  std::mt19937_64 random(11);
  std::vector<double> times;
  std::size_t first = 0, five = 0, misspelled_five = 0;
  for (std::size_t i = 0; i < questions; ++i) {
    const std::size_t who = random() % people.size();
    const auto how = static_cast<Writing>((who + 1 + i % 2) % 3);
    const bool wrong = i % 2 == 1;
    std::string asked = name_of(people[who], how);
    if (wrong) asked = misspelled(std::move(asked));
    const auto start = Clock::now();
    auto rows = db.query("CALL name.search($name, {k: 5}) YIELD name RETURN name", {{"name", asked}});
    std::size_t place = 0, found = 0;
    for (const auto& row : rows) {
      ++place;
      if (found == 0) {
        // Namesakes are as right as the one that was meant.
        const auto name = row["name"].as<std::string>();
        for (const Writing writing : {Writing::cyrillic, Writing::one, Writing::other})
          if (name == name_of(people[who], writing)) found = place;
      }
    }
    times.push_back(seconds_since(start) * 1000);
    first += found == 1;
    five += found > 0;
    misspelled_five += wrong && found > 0;
  }
  std::sort(times.begin(), times.end());
  const auto percent = [&](std::size_t part, std::size_t whole) {
    return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  };
  std::cout << "first five answers: median " << times[times.size() / 2] << " ms, 95 % below "
            << times[times.size() * 95 / 100] << " ms, longest " << times.back() << " ms\n"
            << "right one first: " << percent(first, questions)
            << " %, among five: " << percent(five, questions)
            << " %, among five of those with a letter lost: " << percent(misspelled_five, questions / 2)
            << " %\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "names_bench FOLDER [NAMES]: makes a database there, which must not exist\n";
    return 2;
  }
  const std::string folder = argv[1];
  const std::size_t count = argc > 2 ? std::stoul(argv[2]) : 1'000'000;
  try {
    std::mt19937_64 random(7);
    std::vector<Person> people(count);
    for (Person& person : people) person = {often(random, given_names), often(random, family_names)};
    {
      kenes::Database db(folder);
      const auto start = Clock::now();
      fill(db, people);
      std::cout << count << " people: " << seconds_since(start) << " s\n";
    }
    const std::uintmax_t plain = bytes_of(folder);
    {
      kenes::Database db(folder);
      const auto start = Clock::now();
      for (bool done = false; !done;) done = db.query("CALL name.index() YIELD done RETURN done").one<bool>();
      std::cout << "into the index: " << seconds_since(start) << " s\n";
    }
    std::cout << "on disk: " << plain << " bytes, of the index " << bytes_of(folder) - plain << " more, "
              << static_cast<double>(bytes_of(folder) - plain) / static_cast<double>(count) << " a name\n";
    kenes::Database db(folder);
    ask(db, people, 50);
    std::cout << "warm:\n";
    ask(db, people, 1000);
  } catch (const kenes::Error& error) {
    std::cerr << error.report("");
    return 1;
  }
  return 0;
}
