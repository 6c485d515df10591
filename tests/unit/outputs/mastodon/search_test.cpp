// SPDX-License-Identifier: MIT
#include "outputs/mastodon/search.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "../fake_http.h"
#include "base/json.h"
#include "base/strings.h"
#include "text/clean.h"

namespace twinform::mastodon {

using namespace test;

namespace {

const Connection kConnection{.server = "https://social.example", .token = Secret("s3cret")};

Post post(std::string_view visibility = "unlisted") {
  Post post;
  post.slot = "2026-11-23T09:00";
  post.text = clean_text("The post that we look for");
  post.payload = fmt::format(R"({{"status":"…","visibility":"{}"}})", visibility);
  return post;
}

Limits limits(Guarantee guarantee) {
  return {.guarantee = guarantee, .note = note_of({.id = "42", .name = "library"})};
}

Json status(int id, std::string_view content, std::string_view created = "2026-11-23T09:00:00.000Z") {
  return Json{{"id", std::to_string(id)}, {"content", content}, {"created_at", created}};
}

// An account's posts, newest first, with ids falling to 1; pages as Mastodon gives them.
struct Timeline {
  std::vector<Json> posts;
  bool pages = true;
  std::size_t page_size = 40;

  HttpResult operator()(const HttpRequest& request) const {
    std::size_t from = 0;
    for (std::string_view parameter : split(request.url.query(), '&'))
      if (pages && parameter.starts_with("max_id=")) from = after(parameter.substr(7));
    Json page = Json::array();
    for (std::size_t i = from; i < posts.size() && page.size() < page_size; ++i) page.push_back(posts[i]);
    return reply(200, dump_json(page));
  }
  std::size_t after(std::string_view id) const {
    std::size_t i = 0;
    while (i < posts.size() && string_at(posts[i], "id") != id) ++i;
    return i + 1;
  }
};

Timeline account_with(int others, std::string_view created = "2026-11-23T09:00:00.000Z") {
  Timeline account;
  for (int id = others; id > 0; --id) account.posts.push_back(status(id, fmt::format("Other {}", id), created));
  return account;
}

std::string search(const FakeHttp::Script& script, Guarantee guarantee = Guarantee::searchable,
                   const Post& wanted = post()) {
  FakeHttp http(script);
  auto found = search_statuses(http, kConnection, limits(guarantee), wanted);
  return !found ? "unclear" : *found ? "found " + string_at(**found, "id") : "absent";
}

}  // namespace

TEST_CASE("a post is found on a later page") {
  Timeline account = account_with(100);
  account.posts.push_back(status(0, "<p>The post that we look for</p>"));
  CHECK(search(account) == "found 0");
}

TEST_CASE("a listing that was read to its end proves absence") {
  CHECK(search(account_with(0)) == "absent");
  CHECK(search(account_with(7)) == "absent");
  CHECK(search(account_with(100)) == "absent");
}

TEST_CASE("a listing that reaches back before the slot proves absence without reading on") {
  Timeline account = account_with(400, "2026-11-01T09:00:00.000Z");
  FakeHttp http(account);
  auto found = search_statuses(http, kConnection, limits(Guarantee::searchable), post());
  REQUIRE(found);
  CHECK_FALSE(found->has_value());
  CHECK(http.seen.size() == 1);
}

TEST_CASE("a server that does not page gives a short list whole") {
  Timeline account = account_with(30);
  account.pages = false;
  account.page_size = 256;
  CHECK(search(account) == "absent");
}

TEST_CASE("a long list from a server that does not page proves nothing") {
  Timeline account = account_with(300);
  account.pages = false;
  account.page_size = 256;
  CHECK(search(account) == "unclear");
}

TEST_CASE("an account that posts without end is given up on") {
  int next = 1'000'000;
  auto endless = [&](const HttpRequest&) {
    Json page = Json::array();
    for (int i = 0; i < 40; ++i, --next) page.push_back(status(next, "Other"));
    return reply(200, dump_json(page));
  };
  CHECK(search(endless) == "unclear");
}

TEST_CASE("a listing that fails proves nothing") {
  for (const HttpResult& answer :
       {reply(500, ""), reply(200, "<html>"), reply(200, "{}"), reply(401, ""), no_answer(false)})
    CHECK(search([&](const HttpRequest&) { return answer; }) == "unclear");
}

TEST_CASE("a second page that fails proves nothing") {
  Timeline account = account_with(100);
  auto broken = [&](const HttpRequest& request) {
    return request.url.query().find("max_id") == std::string_view::npos ? account(request) : reply(502, "");
  };
  CHECK(search(broken) == "unclear");
}

TEST_CASE("only Mastodon is trusted to list posts that not everybody sees") {
  for (std::string_view visibility : {"private", "direct"}) {
    CHECK(search(account_with(3), Guarantee::keyed, post(visibility)) == "absent");
    CHECK(search(account_with(3), Guarantee::searchable, post(visibility)) == "unclear");
  }
  CHECK(search(account_with(3), Guarantee::searchable, post("public")) == "absent");
}

TEST_CASE("without a probe the account is asked for first") {
  FakeHttp http([](const HttpRequest& request) {
    return request.url.path().ends_with("verify_credentials") ? reply(200, R"({"id":"77"})") : reply(200, "[]");
  });
  auto found = search_statuses(http, kConnection, Limits{}, post());
  REQUIRE(found);
  REQUIRE(http.seen.size() == 2);
  CHECK(http.seen[1].url.path() == "/api/v1/accounts/77/statuses");
}

TEST_CASE("ids from a server can't leave their place in the address") {
  FakeHttp http([](const HttpRequest&) { return reply(200, "[]"); });
  Limits odd = limits(Guarantee::searchable);
  odd.note = note_of({.id = "../../x?y#z", .name = ""});
  REQUIRE(search_statuses(http, kConnection, odd, post()));
  CHECK(http.seen.front().url.path().starts_with("/api/v1/accounts/"));
  CHECK(http.seen.front().url.path().ends_with("/statuses"));
}

}  // namespace twinform::mastodon
