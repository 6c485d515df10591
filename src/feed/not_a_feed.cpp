// SPDX-License-Identifier: MIT
#include "feed/not_a_feed.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "feed/xml_names.h"
#include "text/clean.h"
#include "text/escape.h"
#include "text/html.h"

namespace twinform {

namespace {

constexpr std::size_t kPageBytes = 1U << 20U;

// Titles of the pages that services put before a site to keep programs out.
bool is_challenge(std::string_view title) {
  static constexpr std::array<std::string_view, 9> kTitles{
      "just a moment",   "attention required", "checking your browser", "ddos-guard", "access denied",
      "are you a robot", "security check",     "verify you are human",  "please wait"};
  std::string lower = to_lower(title);
  return std::ranges::any_of(kTitles, [&](std::string_view one) { return lower.find(one) != std::string::npos; });
}

bool is_feed_type(std::string_view type) {
  return type.starts_with("application/rss") || type.starts_with("application/atom") ||
         type.starts_with("application/rdf") || type.starts_with("application/feed+json") || type == "text/xml" ||
         type == "application/xml";
}

std::string announced_feeds(const Html& page) {
  std::string list;
  for (const HtmlLink& link : html_links(page)) {
    bool alternate = link.rel.find("alternate") != std::string::npos && is_feed_type(link.type);
    if (alternate && list.size() < 1000) list += (list.empty() ? "" : " or ") + link.url.str();
  }
  return list;
}

Error about_page(std::string_view text, const Url& base) {
  Html page{std::string(text.substr(0, std::min(text.size(), kPageBytes))), base};
  Text title = clean_line(html_title(page).view());
  std::string named =
      title.empty() ? "an HTML page without a title" : fmt::format("an HTML page titled “{}”", title.str());
  Error error{ErrorKind::input, named + ", not a feed"};
  std::string feeds = announced_feeds(page);
  if (!feeds.empty())
    error.hint = "the page announces " + feeds;
  else if (is_challenge(title.view()))
    error.hint = "the site lets only browsers in: ask it to let this address through, or for another feed address";
  return error;
}

Error about_root(std::string_view root) {
  switch (local_name(without_prefix(root))) {
    case Name::opml:
      return {ErrorKind::input, "an OPML list of feeds, not a feed", {}, "twinform sources import reads it"};
    case Name::html: return {ErrorKind::input, "an HTML page, not a feed"};
    default: break;
  }
  return {ErrorKind::input, fmt::format("XML whose root is <{}>, not a feed", printable(root.substr(0, 80)))};
}

}  // namespace

bool is_html_page(std::string_view text) {
  text = trim(text.substr(0, std::min<std::size_t>(text.size(), 65536)));
  bool html_doctype = false;
  while (text.starts_with("<?") || text.starts_with("<!")) {
    html_doctype = html_doctype || istarts_with(text, "<!doctype html");
    std::string_view end = text.starts_with("<!--") ? "-->" : ">";
    auto close = text.find(end);
    if (close == std::string_view::npos) return html_doctype;
    text = trim(text.substr(close + end.size()));
  }
  // Some templates put a page's document type before their feed.
  bool feed = istarts_with(text, "<rss") || istarts_with(text, "<rdf") || istarts_with(text, "<feed");
  return istarts_with(text, "<html") || istarts_with(text, "<head") || (html_doctype && !feed);
}

Error why_not_a_feed(std::string_view text, const pugi::xml_document& tree, const Url& base) {
  auto has = [&](std::string_view tag) {
    return to_lower(text.substr(0, std::min(text.size(), kPageBytes))).find(tag) != std::string::npos;
  };
  std::string_view root = tree.document_element().name();
  bool page = is_html_page(text) || iequals(root, "html") || has("<html") || has("<body") || has("<title");
  if (page && local_name(root) != Name::opml) return about_page(text, base);
  if (!root.empty()) return about_root(root);
  return {ErrorKind::input,
          trim(text).starts_with('<') ? "markup, but neither XML nor a feed" : "text without markup, not a feed"};
}

}  // namespace twinform
