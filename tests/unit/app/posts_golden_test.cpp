// SPDX-License-Identifier: MIT
// Stories in, posts out: beside every feed of tests/golden/posts stands, as FILE.golden, what each network's readers get.
// TWINFORM_UPDATE_GOLDEN=1 writes those files anew, to be read before they are committed.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>

#include "compose/compose.h"
#include "feed/feed.h"
#include "identity/clean.h"
#include "outputs/fitted_post.h"
#include "support/golden.h"
#include "support/places.h"
#include "text/clean.h"
#include "text/count.h"
#include "text/url.h"

namespace twinform {
namespace {

const std::filesystem::path kFolder = test::source_folder() / "tests" / "golden" / "posts";
constexpr std::array kServices{Service::mastodon, Service::gotosocial, Service::bluesky,
                               Service::x,        Service::threads,    Service::microblog};
constexpr std::size_t kThreadsOn = 1;  // a thread's parts are single posts: one network tells

std::vector<std::filesystem::path> feeds() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder))
    if (entry.path().extension() == ".xml" || entry.path().extension() == ".json") paths.push_back(entry.path());
  std::ranges::sort(paths);
  return paths;
}

std::vector<Story> stories_of(const std::filesystem::path& path) {
  auto feed = parse_feed(test::bytes_of(path), *parse_url("https://feed.example/"), "");
  REQUIRE(feed);
  std::vector<Story> stories;
  for (const RawEntry& raw : feed->entries()) {
    Story story{.lead = read_entry(*feed, raw), .source_title = feed->info().title};
    story.lead.source = "feed";
    story.lead.link = clean_link(story.lead.link);
    stories.push_back(std::move(story));
  }
  return stories;
}

struct Words {
  std::string text, counted;  // counted: of each post, in the network's own unit
};

Words words_on(const Draft& draft, Service service) {
  auto posts = fitted_posts(draft, standard_rules(service));
  Words words{.text = {}, .counted = std::string(name_of(service))};
  if (!posts) return {"(" + posts.error().what + ")\n", words.counted};
  for (const Post& post : *posts) {
    words.text += (words.text.empty() ? "" : "·\n") + post.text.str() + "\n";
    words.counted += fmt::format(" {}/{}", post.length, post.max_length);
  }
  return words;
}

// Networks whose readers get the same stand together.
std::string shown(const Draft& draft) {
  std::vector<Words> seen;
  std::size_t networks = draft.form == Form::thread ? kThreadsOn : kServices.size();
  for (Service service : std::span(kServices).first(networks)) {
    Words words = words_on(draft, service);
    auto same = std::ranges::find(seen, words.text, &Words::text);
    if (same == seen.end())
      seen.push_back(std::move(words));
    else
      same->counted += ", " + words.counted;
  }
  std::string out;
  for (const Words& words : seen) out += fmt::format("--- {}\n{}", words.counted, words.text);
  for (const Attachment& image : draft.media)
    out += fmt::format("--- image {}\n{}\n", image.url.str(), image.description.str());
  return out;
}

ComposeRules rules_for(Form form, const std::vector<Story>& stories) {
  ComposeRules rules{.form = form, .post = standard_template(form)};
  rules.language = stories.front().lead.language;
  if (form != Form::single) rules.heading = literal_template(stories.front().source_title.str());
  return rules;
}

// Where room is short.
std::string ready_made(const std::vector<Story>& stories, const Occasion& occasion) {
  std::string out;
  for (const ReadyMade& one : ready_made_templates()) {
    ComposeRules rules = rules_for(one.name == "digest-list" ? Form::digest : Form::single, stories);
    rules.post = named_or_written(one.name).value();
    out += fmt::format("=== {}\n", one.name);
    for (const Draft& draft : compose(rules, stories, occasion)) {
      Words words = words_on(draft, Service::bluesky);
      out += fmt::format("--- {}\n{}", words.counted, words.text);
    }
    out += "\n";
  }
  return out;
}

std::string rendered(const std::filesystem::path& path) {
  std::vector<Story> stories = stories_of(path);
  Occasion occasion{.broadcast = "new-this-week", .slot = "2026-11-27T16:00", .at = from_epoch(1'795'795'200)};
  std::string out = path.extension() == ".xml" ? ready_made(stories, occasion) : "";  // what scholars publish
  for (Form form : {Form::single, Form::digest, Form::thread}) {
    int number = 0;
    for (const Draft& draft : compose(rules_for(form, stories), stories, occasion)) {
      std::string_view name = form == Form::single ? "story" : form == Form::digest ? "digest" : "thread";
      out += fmt::format("=== {} {}\n{}\n", name, ++number, shown(draft));
    }
  }
  return out;
}

TEST_CASE("every story of the gallery is posted as its golden text says") {
  std::size_t stories = 0;
  for (const auto& path : feeds()) {
    CAPTURE(path.filename().string());
    std::string now = rendered(path);
    CHECK(now == test::golden_of(path, now));
    stories += stories_of(path).size();
  }
  CHECK(stories >= 60);
}

}  // namespace
}  // namespace twinform
