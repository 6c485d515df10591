// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "base/strings.h"
#include "compose/compose.h"
#include "text/clean.h"
#include "text/count.h"
#include "text/unicode.h"

namespace twinform {
namespace {

// What a feed that wants to be found everywhere calls itself, folded.
constexpr auto kBait = std::to_array<std::string_view>(
    {"follow",    "followme",  "followback",  "followforfollow", "like4like",   "giveaway", "win",
     "free",      "freemoney", "viral",       "trending",        "fyp",         "foryou",   "foryoupage",
     "promo",     "promotion", "sponsored",   "advertisement",   "advertorial", "werbung",  "anzeige",
     "discount",  "sale",      "casino",      "betting",         "nsfw",        "porn",     "xxx",
     "clickbait", "breaking",  "breakingnews"});

// Categories that say nothing, folded.
constexpr auto kStopList =
    std::to_array<std::string_view>({"uncategorized", "uncategorised", "allgemein",     "nichtkategorisiert",
                                     "noncategorise", "nonclasse",     "sincategoria",  "senzacategoria",
                                     "geencategorie", "semcategoria",  "bezkategorii",  "news",
                                     "blog",          "blogs",         "blogpost",      "blogposts",
                                     "general",       "post",          "posts",         "article",
                                     "articles",      "featured",      "other",         "misc",
                                     "miscellaneous", "home",          "homepage",      "update",
                                     "updates",       "announcement",  "announcements", "default",
                                     "all",           "none",          "null",          "undefined",
                                     "untagged",      "category",      "categories",    "tag",
                                     "tags",          "feed",          "rss",           "story",
                                     "stories",       "frontpage",     "top",           "latest",
                                     "aktuelles",     "aktuell",       "nachrichten",   "neuigkeiten",
                                     "actualite",     "actualites",    "noticias",      "novedades",
                                     "notizie",       "nieuws",        "aktualnosci",   "nyheter",
                                     "nyheder",       "uutiset",       "новости",       "お知らせ",
                                     "ニュース",      "新闻",          "新聞"});

constexpr std::size_t kMostWords = 5;
constexpr std::size_t kLongestTag = 40;  // code points; longer ones are headings, not tags

// The most particular part of "Education/Higher" and "Science > Physics", the heading of "Libraries--Automation".
std::string_view topic(std::string_view category) {
  category = category.substr(0, category.find("--"));
  std::size_t cut = category.find_last_of("/>");
  return cut == category.npos || cut + 1 == category.size() ? category : category.substr(cut + 1);
}

// Addresses and mentions are advertising, not topics.
bool is_suspicious(std::string_view category) {
  return category.size() > 4 * kLongestTag || category.find('@') != category.npos ||
         category.find("://") != category.npos || !find_spans(category, Service::x).empty();
}

// "cs.DL" and "physics.soc-ph" are arXiv's shelf marks.
bool is_shelf_mark(std::string_view category) {
  std::size_t dot = category.find('.');
  return dot != category.npos && dot > 0 && dot + 1 < category.size() &&
         std::all_of(category.begin(), category.end(), [](char c) { return is_alpha(c) || c == '-' || c == '.'; });
}

std::string capitalised(std::string_view word) {
  std::size_t first = 0;
  next_code_point(word, first);
  return to_upper(word.substr(0, first), "") + std::string(word.substr(first));
}

// Runs of letters, marks and digits; apostrophes fall out without parting a word.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (c == U'\'' || c == U'’') continue;
    bool belongs = is_letter(c) || is_mark(c) || (c >= U'0' && c <= U'9');
    if (belongs && !inside) words.emplace_back();
    if (belongs) append_code_point(words.back(), c);
    inside = belongs;
  }
  return words;
}

bool links_everywhere(const std::string& tag) {
  constexpr std::array kNetworks{Service::mastodon, Service::gotosocial, Service::bluesky, Service::x};
  return std::all_of(kNetworks.begin(), kNetworks.end(), [&](Service network) {
    std::vector<Span> spans = find_spans(tag, network);
    return spans.size() == 1 && spans[0].kind == SpanKind::hashtag && spans[0].begin == 0 && spans[0].end == tag.size();
  });
}

// With "#"; "" where nothing that links comes of it.
std::string tag_of(std::string_view category) {
  if (is_suspicious(category) || is_shelf_mark(category)) return {};
  std::vector<std::string> words = words_of(topic(category));
  if (words.empty() || words.size() > kMostWords) return {};
  std::string tag = "#";
  for (const std::string& word : words) {
    bool runs_together = tag.size() > 1 && !has_case(word);  // no capital shows where it begins
    tag += (runs_together ? "_" : "") + capitalised(word);
  }
  std::size_t length = count_code_points(tag) - 1;
  return length >= 2 && length <= kLongestTag && links_everywhere(tag) ? tag : std::string();
}

bool is_stopped(std::string_view folded) {
  auto has = [&](std::span<const std::string_view> list) {
    return std::find(list.begin(), list.end(), folded) != list.end();
  };
  return has(kStopList) || has(kBait);
}

// The tag of a subject as the aliases have it, whole or without its subdivisions, else as its words make it.
Text tag_for(std::string_view subject, const HashtagAliases& aliases) {
  for (std::string_view words : {subject, subject.substr(0, subject.find("--"))}) {
    auto alias = aliases.find(fold(trim(words)));
    if (alias != aliases.end()) return alias->second;
  }
  std::string tag = tag_of(subject);
  return tag.empty() || is_stopped(fold(std::string_view(tag).substr(1))) ? Text() : clean_line(tag);
}

std::vector<Text> subjects_of(const Story& story) {
  std::vector<Text> subjects = story.tags;
  subjects.insert(subjects.end(), story.lead.categories.begin(), story.lead.categories.end());
  for (const Entry& entry : story.also_in)
    subjects.insert(subjects.end(), entry.categories.begin(), entry.categories.end());
  return subjects;
}

}  // namespace

std::vector<Text> hashtags_for(const Story& story, int at_most, const HashtagAliases& aliases) {
  constexpr std::size_t kMostSubjects = 50;  // who has more wants to be found, not to be read
  std::vector<Text> subjects = subjects_of(story), tags;
  std::set<std::string> seen;
  for (const Text& subject : std::span(subjects).first(std::min(subjects.size(), kMostSubjects))) {
    if (static_cast<int>(tags.size()) >= at_most) break;
    Text tag = tag_for(subject.view(), aliases);
    if (!tag.empty() && seen.insert(fold(tag.view())).second) tags.push_back(std::move(tag));
  }
  return tags;
}

std::optional<Text> hashtag(std::string_view words) {
  words = trim(words);
  std::string tag = words.starts_with('#') ? std::string(words) : "#" + std::string(words);
  if (!links_everywhere(tag)) return std::nullopt;
  return clean_line(tag);
}

bool says_nothing(std::string_view category) {
  std::string folded;
  for (const std::string& word : folded_words(category)) folded += word;
  return folded.empty() || is_stopped(folded);
}

}  // namespace twinform
