// SPDX-License-Identifier: MIT
#include "outputs/bluesky/facets.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/json.h"
#include "text/clean.h"
#include "text/escape.h"
#include "text/url.h"

namespace twinform::bluesky {

namespace {

// "link 3-9 https://a.example/" a facet, in order.
std::vector<std::string> facets_in(std::string_view words, std::vector<std::string> links = {}) {
  std::vector<Url> urls;
  for (const std::string& link : links) urls.push_back(parse_url(link).value());
  std::vector<std::string> out;
  for (const Json& facet : facets_of(clean_text(words), urls)) {
    const Json& feature = facet["features"][0];
    std::string type = string_at(feature, "$type");
    std::string value = string_at(feature, "uri") + string_at(feature, "tag") + string_at(feature, "handle");
    out.push_back(fmt::format("{} {}-{} {}", type.substr(type.find('#') + 1),
                              integer_at(facet["index"], "byteStart", -1), integer_at(facet["index"], "byteEnd", -1),
                              value));
  }
  return out;
}

}  // namespace

TEST_CASE("facets count bytes of UTF-8") {
  using Facets = std::vector<std::string>;
  struct Row {
    std::string_view text;
    Facets facets;
  };
  const std::vector<Row> rows = {
      {"plain words", {}},
      {"https://a.example/1", {"link 0-19 https://a.example/1"}},
      {"é https://a.example/1", {"link 3-22 https://a.example/1"}},
      {"本 https://a.example/1 本", {"link 4-23 https://a.example/1"}},
      {"👩🏽‍🔬 https://a.example/1", {"link 16-35 https://a.example/1"}},
      {"e\u0301 #médecine", {"tag 3-13 médecine"}},
      {"#one #two", {"tag 0-4 one", "tag 5-9 two"}},
      {"#2026 is a number", {}},
      {"see example.org too", {"link 4-15 https://example.org/"}},
      {"by @library.example.com now", {"mention 3-23 library.example.com"}},
      {"to @nobody and a@b.org", {}},
      {"costs $NYT", {}},
      {"#a https://a.example/#b @c.example.org",
       {"tag 0-2 a", "link 3-23 https://a.example/#b", "mention 24-38 c.example.org"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(facets_in(row.text) == row.facets);
  }
}

TEST_CASE("a post's own links are marked to their last character") {
  using Facets = std::vector<std::string>;
  struct Row {
    std::string link;
    Facets facets;
  };
  const std::vector<Row> rows = {
      {"https://a.example/stop.", {"link 4-27 https://a.example/stop."}},
      {"https://a.example/x(y)", {"link 4-26 https://a.example/x(y)"}},
      {"https://a.example/(y", {"link 4-24 https://a.example/(y"}},
      {"https://a.example/?q=#p", {"link 4-27 https://a.example/?q=#p"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.link);
    CHECK(facets_in("see " + row.link, {row.link}) == row.facets);
  }
}

TEST_CASE("a link that begins another does not cut it") {
  CHECK(facets_in("https://a.example/1 https://a.example/12", {"https://a.example/1", "https://a.example/12"}) ==
        std::vector<std::string>{"link 0-19 https://a.example/1", "link 20-40 https://a.example/12"});
}

TEST_CASE("words of a feed make no facet once they are defused") {
  Text words = defuse(clean_text("ping @library.example.com #tag https://b.example/ example.org"), Service::bluesky);
  CHECK(facets_of(words, {}).empty());
}

}  // namespace twinform::bluesky
