// SPDX-License-Identifier: MIT
// Stories and queries by chance, the same ones each time.
#pragma once

#include <iterator>
#include <random>
#include <string>

#include "model/story.h"
#include "text/clean.h"

namespace twinform {

// Few words, so that chance finds phrases and neighbours, and forms of some in several languages.
class Chance {
 public:
  std::string word() {
    constexpr const char* kWords[] = {"open", "access", "data", "library", "libraries",
                                      "Böll", "job",    "jobs", "Bücher",  "buch"};
    return kWords[below(std::size(kWords))];
  }
  std::string words(std::size_t count) {
    std::string text = word();
    for (std::size_t i = 1; i < count; ++i) text += " " + word();
    return text;
  }
  Story story() {
    Story story;
    story.lead.title = clean_line(words(1 + below(4)));
    story.lead.source = word();
    story.lead.language = language();
    story.lead.work.publication_date = "202" + std::to_string(below(10));
    story.lead.summary = clean_line(words(1 + below(6)));
    if (below(4) > 0) return story;
    Entry other;
    other.language = language();
    other.title = clean_line(words(3));
    story.also_in = {other};
    return story;
  }
  std::string language() {
    constexpr const char* kLanguages[] = {"", "en", "en-GB", "de", "zh"};
    return kLanguages[below(std::size(kLanguages))];
  }
  std::string query() {
    switch (below(11)) {
      case 0: return "\"" + words(2) + "\"";
      case 1: return "title:" + word();
      case 2: return "(" + word() + " OR -" + word() + ")";
      case 3: return word() + " NEAR/2 " + word();
      case 4: return word().substr(0, 2) + "*";
      case 5: return "-" + word();
      case 6: return "source:" + word();
      case 7: return "year:>=202" + std::to_string(below(10));
      case 8: return "\"" + word() + "\"";
      case 9: return word() + "-" + word();
      default: return word();
    }
  }
  // Queries in queries, `depth` deep.
  std::string nested(int depth) {
    if (depth == 0) return query();
    std::string a = nested(depth - 1), b = nested(depth - 1);
    switch (below(4)) {
      case 0: return "(" + a + " OR " + b + ")";
      case 1: return "NOT (" + a + ")";
      case 2: return "(" + a + " AND NOT " + b + ")";
      default: return "(" + a + " " + b + ")";
    }
  }
  std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(engine_); }
  std::mt19937& engine() { return engine_; }

 private:
  std::mt19937 engine_{20261123};
};

}  // namespace twinform
