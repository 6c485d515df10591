// SPDX-License-Identifier: MIT
#include "text/url.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"

using namespace twinform;

namespace {

struct Case {
  std::string_view in, out;
};

std::string parsed(std::string_view text) {
  const auto url = parse_url(text);
  return url ? url->str() : "error: " + url.error().what;
}

Url base(std::string_view text) { return parse_url(text).value_or(Url{}); }

void check_all(const std::vector<Case>& cases) {
  for (const auto& [in, out] : cases) {
    CAPTURE(in);
    CHECK(parsed(in) == out);
    CHECK(parsed(out) == out);
  }
}

void check_resolved(std::string_view against, const std::vector<Case>& cases) {
  const Url url = base(against);
  REQUIRE_FALSE(url.empty());
  for (const auto& [reference, out] : cases) {
    CAPTURE(reference);
    const auto resolved = resolve_url(url, reference);
    REQUIRE(resolved.has_value());
    CHECK(resolved->str() == out);
  }
}

}  // namespace

TEST_CASE("A URL is written in one way only") {
  check_all({
      {"http://example.org", "http://example.org/"},
      {"HTTP://Example.ORG/Path", "http://example.org/Path"},
      {"  \n https://example.org/a \t", "https://example.org/a"},
      {"https://exam\nple.org/a\t/b", "https://example.org/a/b"},
      {"http://example.org:80/", "http://example.org/"},
      {"https://example.org:443/", "https://example.org/"},
      {"https://example.org:80/", "https://example.org:80/"},
      {"http://example.org:0080/", "http://example.org/"},
      {"http://example.org:/", "http://example.org/"},
      {"http://example.org:8080", "http://example.org:8080/"},
      {"http://example.org:0/", "http://example.org:0/"},
      {"ftp://example.org:21/x", "ftp://example.org/x"},
      {"http:\\\\example.org\\a\\b", "http://example.org/a/b"},
      {"http:example.org", "http://example.org/"},
      {"http:////example.org/a", "http://example.org/a"},
      {"http://example.org/a/./b/../c", "http://example.org/a/c"},
      {"http://example.org/a/..", "http://example.org/"},
      {"http://example.org/../../a", "http://example.org/a"},
      {"http://example.org/a/%2E%2e/b", "http://example.org/b"},
      {"http://example.org/a/.%2e/%2E/b", "http://example.org/b"},
      {"http://example.org/a//b", "http://example.org/a//b"},
      {"http://example.org/...", "http://example.org/..."},
      {"http://example.org?", "http://example.org/?"},
      {"http://example.org/#", "http://example.org/#"},
      {"http://example.org?q=1#f", "http://example.org/?q=1#f"},
      {"http://example.org/a?b?c#d#e?f", "http://example.org/a?b?c#d#e?f"},
  });
}

TEST_CASE("What may not stand in a part of a URL is percent-encoded as UTF-8") {
  check_all({
      {"http://example.org/a b\"<>`{}^", "http://example.org/a%20b%22%3C%3E%60%7B%7D%5E"},
      {"http://example.org/?a b\"<>'`{}", "http://example.org/?a%20b%22%3C%3E%27`{}"},
      {"http://example.org/#a b\"<>'`{}", "http://example.org/#a%20b%22%3C%3E'%60{}"},
      {"http://example.org/caf\xC3\xA9", "http://example.org/caf%C3%A9"},
      {"http://example.org/\xFF", "http://example.org/%EF%BF%BD"},
      {"http://example.org/100%", "http://example.org/100%"},
      {"http://example.org/%zz%e9", "http://example.org/%zz%e9"},
      {"http://example.org/a|b[c]~!$&'()*+,;=:@", "http://example.org/a|b[c]~!$&'()*+,;=:@"},
      {std::string_view("http://example.org/a\0b", 22), "http://example.org/a%00b"},
      {"http://example.org/a\x7f", "http://example.org/a%7F"},
  });
}

TEST_CASE("Hosts are lower case and punycode") {
  check_all({
      {"http://b\xC3\xBC"
       "cher.example/",
       "http://xn--bcher-kva.example/"},
      {"http://B\xC3\x9C"
       "CHER.example/",
       "http://xn--bcher-kva.example/"},
      {"http://fa\xC3\x9F.example/", "http://xn--fa-hia.example/"},
      {"http://xn--bcher-kva.example/", "http://xn--bcher-kva.example/"},
      {"http://%65xample.org/", "http://example.org/"},
      {"http://b%C3%BCcher.example/", "http://xn--bcher-kva.example/"},
      {"http://ex\xC2\xAD"
       "ample.org/",
       "http://example.org/"},
      {"http://example\xE3\x80\x82org/", "http://example.org/"},
      {"http://\xEF\xBC\xA5xample.org/", "http://example.org/"},
      {"http://under_score.example.org/", "http://under_score.example.org/"},
      {"http://example.org./", "http://example.org./"},
      {"http://a--b.example/", "http://a--b.example/"},
  });
}

TEST_CASE("An IPv4 address is four decimals however it was written") {
  check_all({
      {"http://127.0.0.1/", "http://127.0.0.1/"},
      {"http://127.1/", "http://127.0.0.1/"},
      {"http://0x7f000001/", "http://127.0.0.1/"},
      {"http://2130706433/", "http://127.0.0.1/"},
      {"http://0177.0.0.0x1/", "http://127.0.0.1/"},
      {"http://192.0x00A80001", "http://192.168.0.1/"},
      {"http://127.0.0.1./", "http://127.0.0.1/"},
      {"http://0x/", "http://0.0.0.0/"},
      {"http://255.255.255.255/", "http://255.255.255.255/"},
      {"http://\xEF\xBC\x91.2.3.4/", "http://1.2.3.4/"},
      {"http://1.2.3.example/", "http://1.2.3.example/"},
  });
}

TEST_CASE("An IPv6 address is compressed as RFC 5952 says") {
  check_all({
      {"http://[::1]/", "http://[::1]/"},
      {"http://[::]/", "http://[::]/"},
      {"http://[2001:DB8:0:0:0:0:0:1]:8080/", "http://[2001:db8::1]:8080/"},
      {"http://[1:0:0:2:0:0:0:3]/", "http://[1:0:0:2::3]/"},
      {"http://[1:0:0:2:3:0:0:4]/", "http://[1::2:3:0:0:4]/"},
      {"http://[1:2:3:4:5:6:7::]/", "http://[1:2:3:4:5:6:7:0]/"},
      {"http://[1:0:2:3:4:5:6:7]/", "http://[1:0:2:3:4:5:6:7]/"},
      {"http://[::ffff:192.168.0.1]/", "http://[::ffff:c0a8:1]/"},
      {"http://[0001:0002::]/", "http://[1:2::]/"},
  });
}

TEST_CASE("Other schemes are kept opaquely") {
  check_all({
      {"mailto:somebody@example.org", "mailto:somebody@example.org"},
      {"MAILTO:a@example.org?subject=x y", "mailto:a@example.org?subject=x%20y"},
      {"tag:example.org,2026:entry/1", "tag:example.org,2026:entry/1"},
      {"urn:ISBN:978-3-16-148410-0", "urn:ISBN:978-3-16-148410-0"},
      {"at://did:plc:abc/app.bsky.feed.post/3k", "at://did:plc:abc/app.bsky.feed.post/3k"},
      {"magnet:?xt=urn:btih:c12fe", "magnet:?xt=urn:btih:c12fe"},
      {"javascript:alert(1)//<b>", "javascript:alert(1)//%3Cb%3E"},
      {"data:text/plain,caf\xC3\xA9", "data:text/plain,caf%C3%A9"},
      {"x:a/../b", "x:a/../b"},
  });
}

TEST_CASE("file URLs have a path and hardly ever a host") {
  check_all({
      {"file:///var/feeds/a.xml", "file:///var/feeds/a.xml"},
      {"file:/var/feeds/../a.xml", "file:///var/a.xml"},
      {"file:a.xml", "file:///a.xml"},
      {"file://localhost/a.xml", "file:///a.xml"},
      {"file://server/share/a.xml", "file://server/share/a.xml"},
      {"file:///a b?#c", "file:///a%20b?#c"},
      {"file:", "file:///"},
  });
}

TEST_CASE("What is no absolute URL is an input error") {
  const std::vector<std::string_view> cases = {"",
                                               "   ",
                                               "example.org",
                                               "/path",
                                               "//example.org",
                                               "1http://x",
                                               "http://",
                                               "http://?x",
                                               "https:///",
                                               "http://a b/",
                                               "http://a<b/",
                                               "http://a%00b/",
                                               "http://a:b/",
                                               "http://a:65536/",
                                               "http://a:123456789012345678901/",
                                               "http://user@/x",
                                               "http://[::1",
                                               "http://[:::1]/",
                                               "http://[1:2:3:4:5:6:7]/",
                                               "http://[1:2:3:4:5:6:7:8:9]/",
                                               "http://[::12345]/",
                                               "http://[::1%25eth0]/",
                                               "http://[1::2::3]/",
                                               "http://[::1.2.3]/",
                                               "http://[::1.2.3.256]/",
                                               "http://[::01.2.3.4]/",
                                               "http://256.0.0.1/",
                                               "http://1.2.3.4.5/",
                                               "http://1.2.3.0x1ff/",
                                               "http://4294967296/",
                                               "http://a.09/",
                                               "http://xn--/",
                                               "http://xn--a/",
                                               "http://\xC2\xAD/",
                                               "http://%FF/",
                                               "http://a:80:80/",
                                               "file://a b/x"};
  for (const auto in : cases) {
    CAPTURE(in);
    const auto url = parse_url(in);
    REQUIRE_FALSE(url.has_value());
    CHECK(url.error().kind == ErrorKind::input);
  }
}

TEST_CASE("The parts of a URL are where they belong") {
  const Url url = base("https://user:pa%20ss@example.org:8443/a/b?c=d#e");
  CHECK(url.scheme() == "https");
  CHECK(url.host() == "example.org");
  CHECK(url.port() == "8443");
  CHECK(url.authority() == "example.org:8443");
  CHECK(url.path() == "/a/b");
  CHECK(url.query() == "c=d");
  CHECK(url.fragment() == "e");
  CHECK(url.without_fragment() == "https://user:pa%20ss@example.org:8443/a/b?c=d");
  CHECK(url.is_http());
  const Url plain = base("http://[::1]/");
  CHECK((plain.host() == "[::1]" && plain.port().empty() && plain.query().empty() && plain.fragment().empty()));
  const Url mail = base("mailto:a@example.org?subject=x");
  CHECK((mail.host().empty() && mail.path() == "a@example.org" && mail.query() == "subject=x" && !mail.is_http()));
}

TEST_CASE("Credentials are encoded and never part of the host") {
  struct Credentials {
    std::string_view in, out, host;
  };
  const std::vector<Credentials> cases = {
      {"http://u@example.org/", "http://u@example.org/", "example.org"},
      {"http://u:p@example.org/", "http://u:p@example.org/", "example.org"},
      {"http://:p@example.org/", "http://:p@example.org/", "example.org"},
      {"http://@example.org/", "http://example.org/", "example.org"},
      {"http://:@example.org/", "http://example.org/", "example.org"},
      {"http://a@b@example.org/", "http://a%40b@example.org/", "example.org"},
      {"http://a:b:c@example.org/", "http://a:b%3Ac@example.org/", "example.org"},
      {"http://safe.example@evil.example/", "http://safe.example@evil.example/", "evil.example"},
      {"http://safe.example\\@evil.example/", "http://safe.example/@evil.example/", "safe.example"},
      {"http://safe.example/@evil.example", "http://safe.example/@evil.example", "safe.example"},
  };
  for (const auto& [in, out, host] : cases) {
    CAPTURE(in);
    CHECK(parsed(in) == out);
    CHECK(base(in).host() == host);
  }
}

TEST_CASE("References resolve as the examples of RFC 3986 section 5.4") {
  check_resolved("http://a/b/c/d;p?q", {{"g:h", "g:h"},
                                        {"g", "http://a/b/c/g"},
                                        {"./g", "http://a/b/c/g"},
                                        {"g/", "http://a/b/c/g/"},
                                        {"/g", "http://a/g"},
                                        {"//g", "http://g/"},
                                        {"?y", "http://a/b/c/d;p?y"},
                                        {"g?y", "http://a/b/c/g?y"},
                                        {"#s", "http://a/b/c/d;p?q#s"},
                                        {"g#s", "http://a/b/c/g#s"},
                                        {"g?y#s", "http://a/b/c/g?y#s"},
                                        {";x", "http://a/b/c/;x"},
                                        {"g;x", "http://a/b/c/g;x"},
                                        {"g;x?y#s", "http://a/b/c/g;x?y#s"},
                                        {"", "http://a/b/c/d;p?q"},
                                        {".", "http://a/b/c/"},
                                        {"./", "http://a/b/c/"},
                                        {"..", "http://a/b/"},
                                        {"../", "http://a/b/"},
                                        {"../g", "http://a/b/g"},
                                        {"../..", "http://a/"},
                                        {"../../", "http://a/"},
                                        {"../../g", "http://a/g"},
                                        {"../../../g", "http://a/g"},
                                        {"../../../../g", "http://a/g"},
                                        {"/./g", "http://a/g"},
                                        {"/../g", "http://a/g"},
                                        {"g.", "http://a/b/c/g."},
                                        {".g", "http://a/b/c/.g"},
                                        {"g..", "http://a/b/c/g.."},
                                        {"..g", "http://a/b/c/..g"},
                                        {"./../g", "http://a/b/g"},
                                        {"./g/.", "http://a/b/c/g/"},
                                        {"g/./h", "http://a/b/c/g/h"},
                                        {"g/../h", "http://a/b/c/h"},
                                        {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
                                        {"g;x=1/../y", "http://a/b/c/y"},
                                        {"g?y/./x", "http://a/b/c/g?y/./x"},
                                        {"g?y/../x", "http://a/b/c/g?y/../x"},
                                        {"g#s/./x", "http://a/b/c/g#s/./x"},
                                        {"g#s/../x", "http://a/b/c/g#s/../x"},
                                        {"http:g", "http://a/b/c/g"}});
}

TEST_CASE("References resolve as browsers do where the RFC leaves it open") {
  check_resolved("https://user@example.org:8080/dir/page?q#f",
                 {{" x ", "https://user@example.org:8080/dir/x"},
                  {"\\x", "https://user@example.org:8080/x"},
                  {"\\\\other.example\\x", "https://other.example/x"},
                  {"///other.example", "https://other.example/"},
                  {"https:/x", "https://user@example.org:8080/x"},
                  {"https:", "https://user@example.org:8080/dir/page?q"},
                  {"http:x", "http://x/"},
                  {"?", "https://user@example.org:8080/dir/page?"},
                  {"#", "https://user@example.org:8080/dir/page?q#"},
                  {"a:b", "a:b"},
                  {"./a:b", "https://user@example.org:8080/dir/a:b"},
                  {"mailto:x@example.org", "mailto:x@example.org"},
                  {"caf\xC3\xA9", "https://user@example.org:8080/dir/caf%C3%A9"}});
  check_resolved("file:///srv/feeds/a.xml", {{"b.xml", "file:///srv/feeds/b.xml"},
                                             {"/b.xml", "file:///b.xml"},
                                             {"//host/b.xml", "file://host/b.xml"},
                                             {"file:c.xml", "file:///srv/feeds/c.xml"},
                                             {"https://example.org", "https://example.org/"}});
}

TEST_CASE("Nothing but a fragment is relative to an opaque URL or to none") {
  CHECK(resolve_url(base("tag:x,2026:1"), "#f")->str() == "tag:x,2026:1#f");
  CHECK_FALSE(resolve_url(base("tag:x,2026:1"), "g").has_value());
  CHECK_FALSE(resolve_url(Url{}, "g").has_value());
  CHECK(resolve_url(Url{}, "http://example.org")->str() == "http://example.org/");
}

TEST_CASE("A URL may be as long as the limit and no longer") {
  const std::string start = "http://example.org/";
  const std::string longest = start + std::string(limits::kUrlBytes - start.size(), 'a');
  CHECK(parse_url(longest).has_value());
  CHECK_FALSE(parse_url(longest + "a").has_value());
  CHECK_FALSE(parse_url(longest.substr(0, longest.size() - 1) + " x").has_value());
  CHECK_FALSE(resolve_url(base(start + "a/"), longest.substr(start.size())).has_value());
}

TEST_CASE("Parsing what was parsed changes nothing") {
  static const std::vector<std::string> kPieces = {"http:",       "https:",
                                                   "file:",       "mailto:",
                                                   "//",          "/",
                                                   "\\",          "..",
                                                   ".",           "%2e",
                                                   "%",           "?",
                                                   "#",           "@",
                                                   ":",           "[",
                                                   "]",           "[::1]",
                                                   "example.org", "127.1",
                                                   "0x7f",        "xn--",
                                                   "b\xC3\xBC",   ":80",
                                                   ":443",        " ",
                                                   "\n",          "\t",
                                                   "a",           "Z",
                                                   "\xFF",        "<",
                                                   "'",           "\xE3\x80\x82",
                                                   "\xC2\xAD"};
  std::mt19937 random(3986);
  for (int i = 0; i < 40'000; ++i) {
    std::string text = random() % 2 == 0 ? "http://example.org/" : "";
    for (auto left = random() % 10; left > 0; --left) text += kPieces[random() % kPieces.size()];
    const auto url = parse_url(text);
    if (!url) continue;
    CAPTURE(text);
    const auto again = parse_url(url->str());
    REQUIRE(again.has_value());
    REQUIRE(again->str() == url->str());
    REQUIRE(again->host() == url->host());
    REQUIRE(again->path() == url->path());
    REQUIRE(again->query() == url->query());
    for (const char c : url->str()) REQUIRE((c > ' ' && c < 0x7F));
  }
}

TEST_CASE("percent_decode is for people and percent_encode undoes it") {
  CHECK(percent_decode("caf%C3%A9%20%21") == "caf\xC3\xA9 !");
  CHECK(percent_decode("100%") == "100%");
  CHECK(percent_decode("%zz%4") == "%zz%4");
  CHECK(percent_decode("latin1 %E9%20utf-8 %C3%A9%e2%80") == "latin1 %E9 utf-8 \xC3\xA9%e2%80");
  CHECK(percent_decode("%2525") == "%25");
  CHECK(percent_encode("a-b._~ /?\xC3\xA9") == "a-b._~%20%2F%3F%C3%A9");
  std::string all;
  for (char32_t c = 1; c < 0x80; ++c) all += static_cast<char>(c);
  CHECK(percent_decode(percent_encode(all)) == all);
}
