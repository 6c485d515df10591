// SPDX-License-Identifier: MIT
// What holds for every adapter in the table. A new one adds a row to the options below.
#include <doctest/doctest.h>

#include <algorithm>

#include "base/json.h"
#include "fake_http.h"
#include "samples.h"
#include "support/temp_dir.h"
#include "text/count.h"

namespace twinform {

using namespace test;

namespace {

std::map<std::string, OptionValue, std::less<>> options_for(std::string_view type, const TempDir& folder) {
  if (type == "bluesky") return {{"identifier", std::string("library.example")}, {"password", Secret("s3cret")}};
  if (type == "bulletin") return {{"path", (folder / "bulletin").string()}};
  if (type == "command") return {{"command", std::vector<std::string>{"true"}}};
  if (type == "mastodon") return {{"server", std::string("https://social.example")}, {"token", Secret("t0ken")}};
  return {};
}

const std::vector<std::string> kHostileTitles = {
    "plain",
    "\x1b[2J\x1b]0;owned\x07 terminal",
    "abc\xE2\x80\xAE"
    "fdp.exe bidi",
    std::string("NUL\0inside", 10),
    "ping @somebody@example.org and @all #tag https://evil.example/x",
    "<script>alert(1)</script> & \"quotes\" 'and' ]]> <!-- -->",
    "\xff\xfe broken \xc3",
    std::string(1U << 20U, 'x'),
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 family",
};

template <class Check>
void for_each_adapter(Check check) {
  for (const AdapterInfo& info : adapters()) {
    TempDir folder;
    std::string printed;
    CAPTURE(info.schema.type);
    check(*adapter(info.schema.type, options_for(info.schema.type, folder), &printed));
  }
}

}  // namespace

TEST_CASE("rendering the same draft twice gives the same bytes") {
  for_each_adapter([](const Adapter& one) {
    Draft draft = draft_of(story("A title", "https://a.example/1", "A summary."));
    auto first = one.render(draft, one.limits()), second = one.render(draft, one.limits());
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->front().payload == second->front().payload);
  });
}

TEST_CASE("a draft with nothing to say makes no post") {
  for_each_adapter([](const Adapter& one) {
    Draft draft = draft_of(story("A title", "https://a.example/1"));
    draft.parts.clear();
    draft.stories.clear();
    auto posts = one.render(draft, one.limits());
    REQUIRE(posts);
    CHECK(posts->empty());
  });
}

TEST_CASE("a rendered post names its story and its link") {
  for_each_adapter([](const Adapter& one) {
    Story told = story("A title", "https://a.example/1");
    Post post = post_of(one, draft_of(told));
    CHECK(post.stories == std::vector{told.id});
    REQUIRE(post.links.size() == 1);
    CHECK(post.links.front() == told.lead.link);
  });
}

TEST_CASE("hostile titles stay within the limits and carry no control characters") {
  for_each_adapter([](const Adapter& one) {
    for (const std::string& title : kHostileTitles) {
      auto posts = one.render(draft_of(story(title, "https://a.example/1", title)), one.limits());
      REQUIRE(posts);
      REQUIRE(posts->size() == 1);
      const Post& post = posts->front();
      CHECK(measure(post.text.view(), one.limits().text, post.content_warning.view()).fits);
      bool control =
          std::ranges::any_of(post.payload, [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == '\x7f'; });
      CHECK_FALSE(control);
      CHECK(post.payload.find("\xE2\x80\xAE") == std::string::npos);
    }
  });
}

TEST_CASE("limits are told without a network") {
  for_each_adapter([](const Adapter& one) {
    CHECK(one.limits().account.empty());
    CHECK(one.limits() == one.limits());
  });
}

}  // namespace twinform
