// SPDX-License-Identifier: MIT
#include "text/count.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace twinform;

namespace {

struct Case {
  Service service;
  std::string text;
  std::int64_t length;
};

std::vector<std::string> values(std::string_view text, Service service, SpanKind kind) {
  std::vector<std::string> found;
  for (const Span& span : find_spans(text, service)) {
    if (span.kind == kind) found.push_back(span.value);
  }
  return found;
}

using Values = std::vector<std::string>;

}  // namespace

TEST_CASE("each service counts a text in its own unit") {
  const std::vector<Case> cases{
      {Service::plain, "naïve 🏳️‍⚧️", 11},
      {Service::mastodon, "👩🏽‍🔬 x", 3},
      {Service::mastodon, "see https://example.org/a/very/long/path?with=query#and-more", 27},
      {Service::mastodon, "see https://example.notatld/path", 32},
      {Service::mastodon, "see example.org/path", 20},
      {Service::mastodon, "@reader@library.example.org hello", 13},
      {Service::gotosocial, "see https://example.org/path 👩🏽‍🔬", 33},
      {Service::bluesky, "see https://example.org/path 👩🏽‍🔬", 30},
      {Service::x, "see https://example.org/a/very/long/path", 27},
      {Service::x, "see example.org", 27},
      {Service::x, "日本", 4},
      {Service::x, "👩🏽‍🔬", 2},
      {Service::x, "🇬🇧 1️⃣", 5},
      {Service::threads, "ok 😀", 7},
      {Service::microblog, "five5", 5},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CAPTURE(name_of(c.service));
    CHECK(measure(c.text, standard_rules(c.service)).value == c.length);
  }
}

TEST_CASE("a server may count a URL otherwise than the standard says") {
  TextRules rules = standard_rules(Service::mastodon);
  rules.url_length = 30;
  CHECK(measure("https://example.org/", rules).value == 30);
  rules.url_length = 0;
  CHECK(measure("https://example.org/", rules).value == 20);
}

TEST_CASE("the content warning counts on Mastodon and GoToSocial and not on X") {
  CHECK(measure("body", standard_rules(Service::mastodon), "warn").value == 8);
  CHECK(measure("body", standard_rules(Service::gotosocial), "warn").value == 8);
  CHECK(measure("body", standard_rules(Service::x), "warn").value == 4);
}

TEST_CASE("a text fits at the limit and not one past it") {
  for (Service service : {Service::mastodon, Service::gotosocial, Service::bluesky, Service::x, Service::threads}) {
    TextRules rules = standard_rules(service);
    std::string at_limit(static_cast<std::size_t>(rules.max_length), 'a');
    CAPTURE(name_of(service));
    CHECK(measure(at_limit, rules).fits);
    CHECK_FALSE(measure(at_limit + "a", rules).fits);
  }
}

TEST_CASE("Bluesky limits bytes as well as graphemes") {
  std::string families;
  for (int i = 0; i < 125; ++i) families += "👨‍👩‍👧";  // 18 bytes each
  Length length = measure(families, standard_rules(Service::bluesky));
  CHECK(length.value == 125);
  CHECK(length.bytes == 2250);
  CHECK(length.fits);
  for (int i = 0; i < 42; ++i) families += "👨‍👩‍👧";
  CHECK_FALSE(measure(families, standard_rules(Service::bluesky)).fits);
}

TEST_CASE("links are found where each service finds them") {
  CHECK(values("a https://example.org/x. b", Service::mastodon, SpanKind::url) == Values{"https://example.org/x"});
  CHECK(values("example.org", Service::mastodon, SpanKind::url).empty());
  CHECK(values("example.org", Service::x, SpanKind::url) == Values{"example.org"});
  CHECK(values("(https://example.org/a_(b))", Service::mastodon, SpanKind::url) == Values{"https://example.org/a_(b)"});
  CHECK(values("https://example.org/ü?q=ü", Service::mastodon, SpanKind::url) == Values{"https://example.org/ü?q=ü"});
  CHECK(values("https://example.org/日", Service::x, SpanKind::url) == Values{"https://example.org/"});
  CHECK(values("(https://example.org/a)", Service::bluesky, SpanKind::url) == Values{"https://example.org/a"});
  CHECK(values("example.org. a,example.org", Service::bluesky, SpanKind::url) == Values{"example.org"});
  CHECK(values("https://no-such-tld/", Service::mastodon, SpanKind::url).empty());
}

TEST_CASE("mentions are found where each service finds them") {
  CHECK(values("hi @a_b@example.org.", Service::mastodon, SpanKind::mention) == Values{"a_b@example.org"});
  CHECK(values("mail me@example.org", Service::mastodon, SpanKind::mention).empty());
  CHECK(values("(@reader)", Service::x, SpanKind::mention) == Values{"reader"});
  CHECK(values("@reader.example.com @reader", Service::bluesky, SpanKind::mention) == Values{"reader.example.com"});
}

TEST_CASE("hashtags are found where each service finds them") {
  CHECK(values("#OpenAccess #2026 (#Inside)", Service::mastodon, SpanKind::hashtag) == Values{"OpenAccess"});
  CHECK(values("#OpenAccess #2026 (#Inside)", Service::x, SpanKind::hashtag) == Values{"OpenAccess", "Inside"});
  CHECK(values("#e-books. #2026", Service::bluesky, SpanKind::hashtag) == Values{"e-books"});
  CHECK(values("$LIB up", Service::x, SpanKind::cashtag) == Values{"LIB"});
}

TEST_CASE("spans are bytes of the text in order") {
  const std::string text = "日 #Tag https://example.org/";
  std::vector<Span> spans = find_spans(text, Service::mastodon);
  REQUIRE(spans.size() == 2);
  CHECK(text.substr(spans[0].begin, spans[0].end - spans[0].begin) == "#Tag");
  CHECK(text.substr(spans[1].begin, spans[1].end - spans[1].begin) == "https://example.org/");
}

TEST_CASE("service names are read as they are written") {
  for (Service service : {Service::plain, Service::mastodon, Service::gotosocial, Service::bluesky, Service::x,
                          Service::threads, Service::microblog}) {
    Service read = Service::plain;
    CHECK(parse_service(name_of(service), read));
    CHECK(read == service);
  }
  Service untouched = Service::x;
  CHECK_FALSE(parse_service("myspace", untouched));
}

TEST_CASE("finders take time in proportion to hostile text") {
  for (std::string_view piece : {"a.", "@", "#a", "http://", "(", "a_", "https://a.b/((", "$A", "xn--", "日."}) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    for (Service service : {Service::mastodon, Service::bluesky, Service::x}) {
      CAPTURE(piece);
      CHECK(find_spans(text, service).size() < text.size());
    }
  }
}
