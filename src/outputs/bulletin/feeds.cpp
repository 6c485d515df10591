// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "base/hash.h"
#include "base/json.h"
#include "outputs/bulletin/pages.h"
#include "text/escape.h"

namespace twinform::bulletin {

namespace {

struct FeedItem {
  const Issue* issue;
  Item item;
  std::string id;
};

// A name-based UUID (RFC 9562 §5.8): the same story of the same post has the same one for ever, wherever the folder moves.
std::string uuid_of(std::string_view name) {
  std::string hex = sha256_hex(name);
  hex[12] = '8';
  hex[16] = "89ab"[(static_cast<unsigned char>(hex[16]) & 3U)];
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4),
                     hex.substr(16, 4), hex.substr(20, 12));
}

std::vector<FeedItem> latest(const Masthead& masthead, const std::vector<Issue>& issues) {
  std::vector<FeedItem> all;
  for (const Issue& issue : issues) {
    for (const Contribution& one : issue.contributions) {
      for (std::size_t i = 0; i < one.items.size(); ++i) {
        if (all.size() >= masthead.entries) return all;
        all.push_back({&issue, one.items[i], uuid_of(fmt::format("{} {}", one.key, i))});
      }
    }
  }
  return all;
}

std::string feed_id(const Masthead& masthead) {
  return masthead.url.empty() ? uuid_of(masthead.publisher.str() + " " + masthead.name) : masthead.url;
}

std::string element(std::string_view name, std::string_view text) {
  return text.empty() ? std::string{} : fmt::format("<{0}>{1}</{0}>\n", name, escape_html(text));
}

std::string person(std::string_view element_name, std::string_view name) {
  return fmt::format("<{0}><name>{1}</name></{0}>\n", element_name, escape_html(name));
}

std::string link(std::string_view relation, std::string_view type, std::string_view href) {
  return fmt::format("<link rel=\"{}\" type=\"{}\" href=\"{}\"/>\n", relation, type, escape_html(href));
}

std::string title_of(const Item& item) {
  if (!item.title.empty()) return item.title.str();
  return item.link.empty() ? "Untitled" : item.link.str();
}

std::string atom_entry(const FeedItem& one) {
  const Item& item = one.item;
  std::string language = item.language.empty() ? "" : fmt::format(" xml:lang=\"{}\"", escape_html(item.language));
  std::string entry = fmt::format("<entry{}>\n", language) + element("id", one.id) + element("title", title_of(item)) +
                      element("updated", to_rfc3339(one.issue->at));
  if (!item.link.empty()) entry += link("alternate", "text/html", item.link.str());
  for (const Text& author : item.authors) entry += person("author", author.view());
  for (const Text& tag : item.tags) entry += fmt::format("<category term=\"{}\"/>\n", escape_html(tag.view()));
  // RFC 4287 §4.1.2: without an alternate link there must be content.
  std::string_view words = item.summary.empty() && item.link.empty() ? item.title.view() : item.summary.view();
  entry += element(item.link.empty() ? "content" : "summary", words);
  return entry + "</entry>\n";
}

Json json_item(const FeedItem& one) {
  const Item& item = one.item;
  Json value{{"id", one.id}};
  if (!item.link.empty()) value["url"] = item.link.str();
  value["title"] = title_of(item);
  value["content_text"] = item.summary.empty() ? title_of(item) : item.summary.str();
  if (!item.summary.empty()) value["summary"] = item.summary.str();
  value["date_published"] = to_rfc3339(one.issue->at);
  for (const Text& author : item.authors) value["authors"].push_back(Json{{"name", author.str()}});
  for (const Text& tag : item.tags) value["tags"].push_back(tag.str());
  if (!item.language.empty()) value["language"] = item.language;
  if (!item.work.doi.empty()) value["_work"] = Json{{"doi", item.work.doi}};
  return value;
}

Instant newest(const std::vector<Issue>& issues) { return issues.empty() ? Instant{} : issues.front().at; }

}  // namespace

std::string atom_feed(const Masthead& masthead, const std::vector<Issue>& issues) {
  std::string feed = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  feed += element("id", feed_id(masthead)) + element("title", masthead.title.view()) +
          element("updated", to_rfc3339(newest(issues)));
  feed += person("author", masthead.publisher.empty() ? masthead.title.view() : masthead.publisher.view());
  feed += "<generator>twinform</generator>\n";
  if (!masthead.url.empty()) {
    feed += link("self", "application/atom+xml", masthead.url + "feed.atom");
    feed += link("alternate", "text/html", masthead.url);
  }
  for (const FeedItem& one : latest(masthead, issues)) feed += atom_entry(one);
  return feed + "</feed>\n";
}

std::string json_feed(const Masthead& masthead, const std::vector<Issue>& issues) {
  Json feed{{"version", "https://jsonfeed.org/version/1.1"}, {"title", masthead.title.str()}};
  if (!masthead.url.empty()) {
    feed["home_page_url"] = masthead.url;
    feed["feed_url"] = masthead.url + "feed.json";
  }
  if (!masthead.publisher.empty()) feed["authors"] = Json::array({Json{{"name", masthead.publisher.str()}}});
  feed["items"] = Json::array();
  for (const FeedItem& one : latest(masthead, issues)) feed["items"].push_back(json_item(one));
  return dump_json_pretty(feed) + "\n";
}

}  // namespace twinform::bulletin
