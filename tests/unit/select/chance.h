// SPDX-License-Identifier: MIT
// Stories and queries by chance, the same ones each time.
#pragma once

#include <iterator>
#include <random>
#include <string>

#include "model/story.h"
#include "text/clean.h"

namespace twinform {

// Few words, so that chance finds phrases and neighbours.
class Chance {
 public:
  std::string word() {
    constexpr const char* kWords[] = {"open", "access", "data", "library", "Böll", "job"};
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
    story.lead.work.publication_date = "202" + std::to_string(below(10));
    story.lead.summary = clean_line(words(1 + below(6)));
    return story;
  }
  std::string query() {
    switch (below(9)) {
      case 0: return "\"" + words(2) + "\"";
      case 1: return "title:" + word();
      case 2: return "(" + word() + " OR -" + word() + ")";
      case 3: return word() + " NEAR/2 " + word();
      case 4: return word().substr(0, 2) + "*";
      case 5: return "-" + word();
      case 6: return "source:" + word();
      case 7: return "year:>=202" + std::to_string(below(10));
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
