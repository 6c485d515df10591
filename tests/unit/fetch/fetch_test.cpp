// SPDX-License-Identifier: MIT
#include "fetch/fetch.h"

#include <doctest/doctest.h>

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "support/http_server.h"
#include "support/temp_dir.h"
#include "unit/fetch/client.h"
#include "unit/fetch/packed.h"

using namespace twinform;
using namespace twinform::test;

namespace {

const Instant kNow = from_epoch(1'795'420'800);

Source web_source(const std::string& address) {
  Source out{.name = "journal", .location = address, .url = url(address)};
  out.policy.allow_private = true;
  out.policy.timeout = Seconds{5};
  return out;
}

Source file_source(const std::string& path) { return {.name = "file", .location = path, .path = path}; }

std::vector<Fetched> fetch(const std::vector<FetchOrder>& orders) {
  NoProgress quiet;
  std::vector<Fetched> out;
  auto http = client();
  fetch_all(*http, orders, kNow, quiet, [&out](std::size_t, Fetched fetched) {
    out.push_back(std::move(fetched));
    return true;
  });
  return out;
}

Fetched fetch_one(const Source& source, Validators validators = {}) {
  auto all = fetch({{.source = &source, .validators = std::move(validators)}});
  REQUIRE(all.size() == 1);
  return all.front();
}

Fetched fetch_reply(Reply reply) {
  HttpServer server;
  server.on("/feed", always(std::move(reply)));
  return fetch_one(web_source(server.url("/feed")));
}

}  // namespace

TEST_CASE("a feed that is there is fresh and comes with all that its reader needs") {
  Fetched fetched = fetch_reply({.headers = {{"Content-Type", "text/xml; charset=koi8-r"},
                                             {"Content-Language", "ru"},
                                             {"ETag", "W/\"7\""},
                                             {"Last-Modified", "Mon, 23 Nov 2026 08:00:00 GMT"}},
                                 .body = "<rss/>"});
  CHECK(fetched.source == "journal");
  CHECK(fetched.at == kNow);
  CHECK(fetched.status == FetchStatus::fresh);
  CHECK(fetched.http_status == 200);
  CHECK(fetched.body == "<rss/>");
  CHECK(fetched.content_type == "text/xml; charset=koi8-r");
  CHECK(fetched.content_language == "ru");
  CHECK(fetched.validators == Validators{"W/\"7\"", "Mon, 23 Nov 2026 08:00:00 GMT"});
  CHECK(fetched.final_url.path() == "/feed");
  CHECK_FALSE(fetched.moved_to.has_value());
  CHECK_FALSE(fetched.error.has_value());
}

TEST_CASE("the first question is unconditional and asks for feeds") {
  HttpServer server;
  server.on("/feed", answer("<rss/>", "text/xml"));
  fetch_one(web_source(server.url("/feed")));
  Request seen = server.requests().back();
  CHECK(seen.method == "GET");
  CHECK_FALSE(seen.has_header("If-None-Match"));
  CHECK_FALSE(seen.has_header("If-Modified-Since"));
  CHECK(seen.header("Accept").find("application/atom+xml") != std::string::npos);
}

TEST_CASE("a feed that has not changed is unchanged and its newest validators are kept") {
  HttpServer server;
  server.on("/feed", always({.status = 304, .headers = {{"ETag", "\"8\""}}}));
  Fetched fetched = fetch_one(web_source(server.url("/feed")), {.etag = "\"7\"", .last_modified = "yesterday"});
  CHECK(server.requests().back().header("If-None-Match") == "\"7\"");
  CHECK(server.requests().back().header("If-Modified-Since") == "yesterday");
  CHECK(fetched.status == FetchStatus::unchanged);
  CHECK(fetched.validators == Validators{"\"8\"", "yesterday"});
  CHECK_FALSE(fetched.error.has_value());
}

TEST_CASE("unchanged is no answer to a question without conditions") {
  CHECK(fetch_reply({.status = 304}).status == FetchStatus::failed);
}

TEST_CASE("every kind of answer has its meaning") {
  struct Row {
    int answer;
    FetchStatus status;
    const char* what;
  };
  const Row rows[] = {
      {202, FetchStatus::failed, "answers without a feed (202)"},
      {204, FetchStatus::failed, "answers without a feed (204)"},
      {300, FetchStatus::failed, "redirects without saying where to (300)"},
      {400, FetchStatus::failed, "refuses the request (400)"},
      {401, FetchStatus::blocked, "asks for a user name"},
      {403, FetchStatus::blocked, "refuses to let us read"},
      {404, FetchStatus::failed, "has nothing at this address"},
      {410, FetchStatus::gone, "gone for good"},
      {429, FetchStatus::later, "asked less often"},
      {451, FetchStatus::blocked, "legal reasons"},
      {500, FetchStatus::failed, "a problem of its own (500)"},
      {503, FetchStatus::later, "out of service"},
      {520, FetchStatus::failed, "a problem of its own (520)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.answer);
    Fetched fetched = fetch_reply({.status = row.answer, .headers = {{"ETag", "\"e\""}}, .body = "<html>sorry</html>"});
    CHECK(fetched.status == row.status);
    CHECK(fetched.http_status == row.answer);
    CHECK(fetched.body.empty());
    CHECK(fetched.validators == Validators{});
    REQUIRE(fetched.error.has_value());
    CHECK_MESSAGE(fetched.error->what.find(row.what) != std::string::npos, fetched.error->what);
    CHECK(fetched.error->what.starts_with("127.0.0.1:"));
  }
}

TEST_CASE("an empty answer is a failure that says so") {
  Fetched fetched = fetch_reply({.headers = {{"ETag", "\"e\""}}, .body = ""});
  CHECK(fetched.status == FetchStatus::failed);
  CHECK(fetched.validators == Validators{});
  REQUIRE(fetched.error.has_value());
  CHECK(fetched.error->what.ends_with("sends an empty answer instead of a feed"));
}

TEST_CASE("half a feed is read as far as it goes and not remembered as good") {
  Fetched fetched = fetch_reply({.headers = {{"ETag", "\"e\""}}, .body = "<rss><channel><item/>", .cut_after = 15});
  CHECK(fetched.status == FetchStatus::fresh);
  CHECK(fetched.body == "<rss><channel><");
  CHECK(fetched.validators == Validators{});
  REQUIRE(fetched.error.has_value());
  CHECK(fetched.error->what.ends_with("was cut short"));
}

TEST_CASE("a server that asks for patience is given it") {
  CHECK(fetch_reply({.status = 429, .headers = {{"Retry-After", "120"}}}).not_before == kNow + Seconds{120});
  CHECK(fetch_reply({.status = 503, .headers = {{"Retry-After", "120"}}}).not_before == kNow + Seconds{120});
  CHECK_FALSE(fetch_reply({.status = 503}).not_before.has_value());
  CHECK_FALSE(fetch_reply({.status = 500, .headers = {{"Retry-After", "120"}}}).not_before.has_value());
}

TEST_CASE("a server that asks for patience is not asked for its other feeds either") {
  HttpServer server;
  server.on("/*", always({.status = 429, .headers = {{"Retry-After", "120"}}}));
  std::deque<Source> sources;
  std::vector<FetchOrder> orders;
  for (int i = 0; i < 20; ++i) {
    sources.push_back(web_source(server.url("/" + std::to_string(i))));
    orders.push_back({.source = &sources.back()});
  }
  auto all = fetch(orders);
  CHECK(all.size() == 20);
  for (const Fetched& fetched : all) {
    CHECK(fetched.status == FetchStatus::later);
    CHECK(fetched.not_before == kNow + Seconds{120});
    CHECK(fetched.error.has_value());
  }
  CHECK(server.requests().size() <= HttpOptions{}.parallel_per_host * 2);
}

TEST_CASE("a feed has moved when every hop was permanent and it is there") {
  HttpServer server;
  server.on("/feed", answer("<rss/>", "text/xml"));
  server.on("/moved", redirect(301, "/feed"));
  server.on("/lent", redirect(302, "/feed"));
  server.on("/lost", redirect(301, "/nowhere"));
  Fetched moved = fetch_one(web_source(server.url("/moved")));
  CHECK(moved.moved_to == url(server.url("/feed")));
  CHECK(moved.final_url == url(server.url("/feed")));
  CHECK_FALSE(fetch_one(web_source(server.url("/lent"))).moved_to.has_value());
  CHECK_FALSE(fetch_one(web_source(server.url("/lost"))).moved_to.has_value());
}

TEST_CASE("an order with an address of its own is fetched there") {
  HttpServer server;
  server.on("/new", answer("<rss/>", "text/xml"));
  Source source = web_source(server.url("/old"));
  auto fetched = fetch({{.source = &source, .url = url(server.url("/new"))}});
  CHECK(fetched.at(0).status == FetchStatus::fresh);
  CHECK(server.requests("/old").empty());
}

TEST_CASE("credentials don't move with a feed to another host") {
  HttpServer old_home, new_home;
  old_home.on("/*", answer("<rss/>", "text/xml"));
  new_home.on("/*", answer("<rss/>", "text/xml"));
  Source source = web_source(old_home.url("/old"));
  source.policy.user = "reader";
  source.policy.password = Secret("opensesame");
  fetch({{.source = &source, .url = url(old_home.url("/new"))}, {.source = &source, .url = url(new_home.url("/new"))}});
  CHECK(old_home.requests().at(0).has_header("Authorization"));
  CHECK_FALSE(new_home.requests().at(0).has_header("Authorization"));
}

TEST_CASE("a source may be no larger than its policy allows") {
  HttpServer server;
  server.on("/feed", answer(std::string(101, 'x'), "text/xml"));
  Source source = web_source(server.url("/feed"));
  source.policy.max_bytes = 101;
  CHECK(fetch_one(source).status == FetchStatus::fresh);
  source.policy.max_bytes = 100;
  CHECK(fetch_one(source).error->what.ends_with("is larger than 100 bytes"));
}

TEST_CASE("private addresses need the policy's permission") {
  HttpServer server;
  Source source = web_source(server.url("/feed"));
  source.policy.allow_private = false;
  Fetched fetched = fetch_one(source);
  CHECK(fetched.status == FetchStatus::failed);
  CHECK(fetched.http_status == 0);
  CHECK(fetched.error->what.find("which is no public address") != std::string::npos);
}

TEST_CASE("files are read fresh every time") {
  TempDir folder;
  Fetched fetched = fetch_one(file_source(folder.write("a feed.xml", "<rss/>").string()));
  CHECK(fetched.status == FetchStatus::fresh);
  CHECK(fetched.http_status == 0);
  CHECK(fetched.body == "<rss/>");
  CHECK(fetched.final_url.scheme() == "file");
  CHECK(fetched.final_url.path().ends_with("/a%20feed.xml"));
}

TEST_CASE("a compressed file is unpacked") {
  TempDir folder;
  CHECK(fetch_one(file_source(folder.write("feed.xml.gz", packed("<rss/>")).string())).body == "<rss/>");
}

TEST_CASE("a file that is missing or empty or too large says so") {
  TempDir folder;
  std::string missing = (folder / "missing.xml").string();
  Fetched fetched = fetch_one(file_source(missing));
  CHECK(fetched.status == FetchStatus::failed);
  CHECK(fetched.error->what.find(missing) != std::string::npos);

  std::string empty = folder.write("empty.xml", "").string();
  CHECK(fetch_one(file_source(empty)).error->what == empty + " is empty");

  Source large = file_source(folder.write("large.xml", std::string(101, 'x')).string());
  large.policy.max_bytes = 100;
  CHECK(fetch_one(large).status == FetchStatus::failed);

  Source bomb = file_source(folder.write("bomb.xml.gz", packed(std::string(100'000, 'x'))).string());
  bomb.policy.max_bytes = 99'999;
  CHECK(fetch_one(bomb).error->what.ends_with("is too large when it is unpacked"));
}

TEST_CASE("a source that fails leaves the others alone") {
  HttpServer server;
  server.on("/good", answer("<rss/>", "text/xml"));
  server.on("/bad", act_then_reset());
  Source good = web_source(server.url("/good")), bad = web_source(server.url("/bad")),
         missing = file_source("/nonexistent/feed");
  good.name = "good";
  bad.name = "bad";
  std::map<std::string, FetchStatus> seen;
  for (const Fetched& fetched : fetch({{.source = &bad}, {.source = &missing}, {.source = &good}}))
    seen[fetched.source] = fetched.status;
  CHECK(seen == std::map<std::string, FetchStatus>{
                    {"bad", FetchStatus::failed}, {"file", FetchStatus::failed}, {"good", FetchStatus::fresh}});
}

TEST_CASE("progress counts every source") {
  struct Recorder final : Progress {
    void update(std::string_view stage, std::size_t done, std::size_t total) override {
      CHECK(stage == "fetching");
      CHECK(total == 2);
      steps.push_back(done);
    }
    std::vector<std::size_t> steps;
  } recorder;
  HttpServer server;
  Source web = web_source(server.url("/feed")), file = file_source("/nonexistent/feed");
  const std::vector<FetchOrder> orders{{.source = &web}, {.source = &file}};
  fetch_all(*client(), orders, kNow, recorder, [](std::size_t, Fetched) { return true; });
  CHECK(recorder.steps == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("saying no gives up on the rest of the sources") {
  TempDir folder;
  HttpServer server;
  Source file = file_source(folder.write("feed.xml", "<rss/>").string()), web = web_source(server.url("/feed"));
  const std::vector<FetchOrder> orders{{.source = &web}, {.source = &file}};
  NoProgress quiet;
  int arrived = 0;
  fetch_all(*client(), orders, kNow, quiet, [&arrived](std::size_t, Fetched) { return ++arrived > 1; });
  CHECK(arrived == 1);
  CHECK(server.requests().empty());
}
