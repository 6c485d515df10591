// SPDX-License-Identifier: MIT
#include "outputs/mastodon/instance.h"

#include <doctest/doctest.h>

#include <map>

#include "../fake_http.h"

namespace twinform::mastodon {

using namespace test;

namespace {

const Connection kConnection{.server = "https://social.example", .token = Secret("s3cret")};
const Account kAccount{.id = "42", .name = "library"};
using Pages = std::map<std::string, std::string, std::less<>>;

FakeHttp server(const Pages& pages) {
  return FakeHttp([pages](const HttpRequest& request) {
    auto found = pages.find(request.url.path());
    return found == pages.end() ? reply(404, "<html><title>404</title></html>") : reply(200, found->second);
  });
}

Limits limits_of(const Pages& pages) {
  FakeHttp http = server(pages);
  auto limits = ask_limits(http, kConnection, kAccount);
  REQUIRE(limits);
  return *limits;
}

Pages with_software(std::string_view instance, std::string_view name, std::string_view version) {
  return {{"/api/v2/instance", std::string(instance)},
          {"/.well-known/nodeinfo", R"({"links":[{"rel":"http://nodeinfo.diaspora.software/ns/schema/2.0","href":)"
                                    R"("https://social.example/nodeinfo/2.0"}]})"},
          {"/nodeinfo/2.0",
           R"({"software":{"name":")" + std::string(name) + R"(","version":")" + std::string(version) + "\"}}"}};
}

constexpr const char* kInstance =
    R"({"domain":"social.example","version":"4.5.0","configuration":{"statuses":{"max_characters":700,)"
    R"("max_media_attachments":6,"characters_reserved_per_url":25},"media_attachments":{"description_limit":9000,)"
    R"("image_size_limit":1000,"image_matrix_limit":2000,"supported_mime_types":["image/png","video/mp4",7]}}})";

}  // namespace

TEST_CASE("Mastodon keeps a key for an hour and counts as its figures say") {
  Limits limits = limits_of(with_software(kInstance, "mastodon", "4.5.0"));
  CHECK(limits.software == "mastodon 4.5.0");
  CHECK(limits.account == "@library@social.example");
  CHECK(limits.guarantee == Guarantee::keyed);
  CHECK(limits.key_window == Seconds{3600});
  CHECK(limits.text == TextRules{.service = Service::mastodon, .max_length = 700, .url_length = 25});
  CHECK(limits.max_media == 6);
  CHECK(limits.max_description == 9000);
  CHECK(limits.images == ImageLimits{.max_bytes = 1000, .max_pixels = 2000, .types = {"image/png"}});
  CHECK(account_in(limits).id == "42");
}

TEST_CASE("servers that ignore the key are searchable and count links in full") {
  for (std::string_view name : {"gotosocial", "snac", "pleroma", "akkoma", "hollo", "somethingnew", "Mastodonish"}) {
    CAPTURE(name);
    Limits limits = limits_of(with_software(kInstance, name, "9.9.9"));
    CHECK(limits.guarantee == Guarantee::searchable);
    CHECK(limits.text == TextRules{.service = Service::gotosocial, .max_length = 700, .url_length = 0});
  }
}

TEST_CASE("Mastodon's forks keep its promises") {
  for (std::string_view name : {"mastodon", "Mastodon", "hometown", "fedibird", "kmyblue"}) {
    CAPTURE(name);
    CHECK(limits_of(with_software(kInstance, name, "4.3.0+glitch")).guarantee == Guarantee::keyed);
  }
}

TEST_CASE("a version that owns up to another software wins") {
  Pages pages = with_software(R"j({"version":"4.0.0 (not true; really snac/2.75)"})j", "mastodon", "4.0.0");
  Limits limits = limits_of(pages);
  CHECK(limits.software == "snac 2.75");
  CHECK(limits.guarantee == Guarantee::searchable);
}

TEST_CASE("the software behind a version is read and never guessed") {
  CHECK(software_in_version("4.0.0 (not true; really snac/2.75)") == "snac 2.75");
  CHECK(software_in_version("2.7.2 (compatible; Pleroma 2.6.0-1-gabc)") == "pleroma 2.6.0-1-gabc");
  CHECK(software_in_version("2.7.2 (compatible; Akkoma 3.10.4)") == "akkoma 3.10.4");
  CHECK(software_in_version("4.5.0").empty());
  CHECK(software_in_version("0.20.0-dev").empty());
  CHECK(software_in_version("").empty());
}

TEST_CASE("without NodeInfo the weaker promise holds") {
  Limits limits = limits_of({{"/api/v2/instance", kInstance}});
  CHECK(limits.guarantee == Guarantee::searchable);
  CHECK(limits.software == "unknown, version 4.5.0");
}

TEST_CASE("a server without the second version of instance is asked the first") {
  constexpr const char* kSnac = R"j({"uri":"https://old.example","version":"4.0.0 (not true; really snac/2.75)",
      "configuration":{"statuses":{"max_characters":100000,"characters_reserved_per_url":32}}})j";
  Limits limits = limits_of({{"/api/v1/instance", kSnac}});
  CHECK(limits.text.max_length == 100'000);
  CHECK(limits.account == "@library@old.example");
}

TEST_CASE("the older names of the figures are understood") {
  Limits limits = limits_of({{"/api/v1/instance", R"({"max_toot_chars":5000,"description_limit":777})"}});
  CHECK(limits.text.max_length == 5000);
  CHECK(limits.max_description == 777);
}

TEST_CASE("figures that make no sense leave the documented ones") {
  Limits limits = limits_of({{"/api/v2/instance", R"({"configuration":{"statuses":{"max_characters":-1,)"
                                                  R"("max_media_attachments":"four"},"media_attachments":[]}})"}});
  CHECK(limits.text.max_length == 500);
  CHECK(limits.max_media == 4);
  CHECK(limits.max_description == 1500);
  CHECK(limits.images == documented_limits().images);
}

TEST_CASE("NodeInfo on another host is not followed") {
  Pages pages = with_software(kInstance, "mastodon", "4.5.0");
  pages["/.well-known/nodeinfo"] =
      R"({"links":[{"rel":"http://nodeinfo.diaspora.software/ns/schema/2.0","href":"http://169.254.169.254/nodeinfo/2.0"}]})";
  FakeHttp http = server(pages);
  auto limits = ask_limits(http, kConnection, kAccount);
  REQUIRE(limits);
  CHECK(limits->guarantee == Guarantee::searchable);
  for (const HttpRequest& request : http.seen) CHECK(request.url.host() == "social.example");
}

TEST_CASE("the token goes to the API and not to NodeInfo") {
  FakeHttp http = server(with_software(kInstance, "mastodon", "4.5.0"));
  REQUIRE(ask_limits(http, kConnection, kAccount));
  for (const HttpRequest& request : http.seen) {
    CAPTURE(request.url.str());
    CHECK(request.bearer.empty() == !request.url.path().starts_with("/api/"));
  }
}

TEST_CASE("a server that does not describe itself is an error") {
  FakeHttp http = server({});
  CHECK_FALSE(ask_limits(http, kConnection, kAccount));
}

}  // namespace twinform::mastodon
