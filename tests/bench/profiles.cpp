// SPDX-License-Identifier: MIT
// bench_profiles [common]: 10 000 made profiles against 1 000 made entries, at once and each in turn; all have to find the same. Profiles ask for
// none of the 300 commonest words of 50 000, or (common) for all of 20 000 as often as texts use them.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "select/profiles.h"
#include "text/clean.h"
#include "usage.h"

using namespace twinform;
using bench::processor_seconds;

namespace {

constexpr std::size_t kProfiles = 10'000, kEntries = 1'000;
using Found = std::vector<std::vector<std::size_t>>;

// Words as frequent as in a language (Zipf's law): the word of rank r comes about 1/r of the time.
class Maker {
 public:
  // So many words, of which profiles ask for those from this rank on.
  Maker(double vocabulary, double first_asked) : vocabulary_(vocabulary), first_asked_(first_asked) {}
  std::string word(double first = 1) {
    auto rank = static_cast<std::size_t>(first * std::pow(vocabulary_ / first, share_(engine_)));
    std::string word;
    for (std::size_t rest = rank * 7'919 % 1'000'003; rest > 0; rest /= 20) {
      word += "bdfgklmnprstvzchjwxq"[rest % 20];
      word += "aeiou"[rest % 5];
    }
    return word;
  }
  std::string words(std::size_t count, double first = 1) {
    std::string text;
    while (count-- > 0) text += word(first) + " ";
    return text;
  }
  Story story() {
    Story story;
    story.lead.title = clean_line(words(10));
    story.lead.summary = clean_text(words(120));
    story.lead.authors = {{.name = clean_line(words(2))}, {.name = clean_line(words(2))}};
    story.lead.work.journal = clean_line(words(3));
    story.lead.language = "en";
    return story;
  }
  // Two words and one not wanted, mostly.
  std::string asked(std::size_t count = 1) { return words(count, first_asked_); }
  std::string query() {
    switch (engine_() % 10) {
      case 0: return "title:(" + asked() + " OR " + asked() + ") AND NOT " + asked();
      case 1: return "\"" + asked(2) + "\" OR \"" + asked(2) + "\"";
      case 2: return asked() + " NEAR/5 " + asked();
      case 3: return "author:" + asked() + " journal:" + asked();
      case 4: return asked().substr(0, 4) + "* " + asked();
      case 5: return "(" + asked() + " OR " + asked() + ") (" + asked() + " OR " + asked() + ")";
      default: return asked(2) + "-" + asked();
    }
  }

 private:
  double vocabulary_, first_asked_;
  std::mt19937 engine_{20261128};
  std::uniform_real_distribution<double> share_{0, 1};
};

template <typename Match>
Found timed(const char* way, const std::vector<Story>& stories, Match match) {
  Found found;
  double begin = processor_seconds();
  for (const Story& story : stories) found.push_back(match(story));
  double seconds = processor_seconds() - begin;
  std::printf("%-44s %9.3f %12.1f\n", way, seconds, seconds / static_cast<double>(stories.size()) * 1e6);
  std::fflush(stdout);
  return found;
}

template <typename Matches>
std::vector<std::size_t> in_turn(const std::vector<Query>& queries, Matches matches) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    if (matches(queries[i])) found.push_back(i);
  }
  return found;
}

int compare(const std::vector<Query>& queries, const std::vector<Story>& stories) {
  double begin = processor_seconds();
  Profiles profiles(queries);
  std::printf("filing %zu profiles: %.3f s; %zu are tried on every entry\n", queries.size(),
              processor_seconds() - begin, profiles.always_tried());
  std::printf("%-44s %9s %12s\n", "way", "CPU s", "us an entry");
  Found at_once = timed("at once", stories, [&](const Story& story) {
    Searchable words(story);
    return profiles.matching(words);
  });
  Found read_once = timed("in turn, each entry's words read once", stories, [&](const Story& story) {
    Searchable words(story);
    return in_turn(queries, [&](const Query& query) { return query.matches(words); });
  });
  std::vector<Story> few(stories.begin(), stories.begin() + 10);
  Found plain = timed("in turn, of 10 entries", few, [&](const Story& story) {
    return in_turn(queries, [&](const Query& query) { return query.matches(story); });
  });
  std::size_t pairs = 0;
  for (const auto& found : at_once) pairs += found.size();
  bool same = at_once == read_once && std::equal(plain.begin(), plain.end(), at_once.begin());
  std::printf("%zu matches, %s\n", pairs, same ? "the same in each way" : "NOT THE SAME");
  return same ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const bool common = argc == 2 && std::string_view(argv[1]) == "common";
  Maker maker = common ? Maker(20'000, 1) : Maker(50'000, 300);
  std::puts(common ? "profiles ask for words as often as texts use them"
                   : "profiles ask for none of the 300 commonest words");
  std::vector<Query> queries;
  while (queries.size() < kProfiles) {
    if (auto query = parse_query(maker.query())) queries.push_back(*std::move(query));
  }
  std::vector<Story> stories;
  while (stories.size() < kEntries) stories.push_back(maker.story());
  return compare(queries, stories);
}
