// SPDX-License-Identifier: MIT
#include "outputs/mastodon/likeness.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/json.h"
#include "base/strings.h"
#include "text/count.h"
#include "text/html.h"
#include "text/unicode.h"
#include "text/url.h"

namespace twinform::mastodon {

namespace {

constexpr double kSame = 0.9;              // of the pairs of neighbouring words
constexpr const char* kJoiner = "\u2060";  // what defuse() puts in, and a server may take out

// The same for a URL whatever was percent-encoded on the way.
std::string comparable(const Url& url) { return percent_decode(url.str()); }

// Links as anchors and as words: some servers end a link before a full stop or a bracket that belongs to it (snac), yet all of
// its characters stand in the text.
std::set<std::string> standing_links(const std::vector<HtmlLink>& anchors, std::string_view text) {
  std::set<std::string> links;
  for (const HtmlLink& anchor : anchors) links.insert(comparable(anchor.url));
  for (std::string_view word : split_words(text))
    if (word.find("://") != std::string_view::npos) links.insert(percent_decode(word));
  return links;
}

bool all_links_stand(const std::vector<HtmlLink>& anchors, std::string_view text, const Post& post) {
  std::set<std::string> standing = standing_links(anchors, text);
  return std::ranges::all_of(post.links, [&](const Url& link) { return standing.contains(comparable(link)); });
}

void remove_first(std::string& text, std::string_view what) {
  auto at = what.empty() ? std::string::npos : text.find(what);
  if (at != std::string::npos) text.replace(at, what.size(), " ");
}

Words words_of(std::string text, const std::vector<HtmlLink>& anchors, const Post& post) {
  for (const HtmlLink& anchor : anchors)
    if (std::ranges::find(post.links, anchor.url) != post.links.end()) remove_first(text, anchor.text.view());
  for (const Url& link : post.links) remove_first(text, link.str());
  return words_without_urls(std::move(text));
}

Words words_of(const Post& post, std::string text) {
  for (const Url& link : post.links) remove_first(text, link.str());
  return words_without_urls(std::move(text));
}

std::map<std::string, int> numbers(const Words& words) {
  std::map<std::string, int> count;
  for (const std::string& word : words)
    if (std::ranges::any_of(word, is_digit)) ++count[word];
  return count;
}

std::map<std::string, int> pairs(const Words& words) {
  std::map<std::string, int> count;
  for (std::size_t i = 0; i <= words.size(); ++i)
    ++count[(i == 0 ? "" : words[i - 1]) + " " + (i == words.size() ? "" : words[i])];
  return count;
}

// Dice's coefficient of neighbouring pairs of words, repeats counted: linear, and sensitive to order.
double likeness(const Words& a, const Words& b) {
  auto in_a = pairs(a), in_b = pairs(b);
  int both = 0;
  for (const auto& [pair, count] : in_a) {
    auto found = in_b.find(pair);
    if (found != in_b.end()) both += std::min(count, found->second);
  }
  return 2.0 * both / static_cast<double>(a.size() + b.size() + 2);
}

// A figure that differs makes another post: "No. 3" is not "No. 4".
bool same_words(const Words& a, const Words& b) {
  return a == b || (numbers(a) == numbers(b) && likeness(a, b) >= kSame);
}

}  // namespace

Words words_without_urls(std::string text) {
  auto spans = find_spans(text, Service::mastodon);
  for (auto span = spans.rbegin(); span != spans.rend(); ++span)
    if (span->kind == SpanKind::url) text.replace(span->begin, span->end - span->begin, " ");
  return folded_words(replace_all(std::move(text), kJoiner, ""));
}

bool is_same_post(const Json& status, const Post& post) {
  Html content{.markup = string_at(status, "content")};
  auto anchors = html_links(content);
  Text text = html_to_text(content);
  if (!all_links_stand(anchors, text.view(), post)) return false;
  Words there = words_of(text.str(), anchors, post);
  if (there.empty() && post.links.empty() && text != post.text) return false;
  // Some servers read a little HTML in what they are sent (snac), so the words may have lost what looked like tags.
  return same_words(there, words_of(post, post.text.str())) ||
         same_words(there, words_of(post, html_to_text(Html{.markup = post.text.str()}).str()));
}

}  // namespace twinform::mastodon
