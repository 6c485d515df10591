// SPDX-License-Identifier: MIT
#include "identity/clean.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "identity/canonical.h"
#include "text/url.h"

using namespace twinform;

namespace {

std::string clean(std::string_view link) {
  auto url = parse_url(link);
  REQUIRE_MESSAGE(url.has_value(), link);
  return clean_link(*url).str();
}

struct Case {
  const char* link;
  const char* clean;
};

}  // namespace

TEST_CASE("tracking goes and all else stays as it was") {
  const Case cases[] = {
      {"https://example.org/a?utm_source=rss", "https://example.org/a"},
      {"http://www.example.org/a/?utm_source=rss&utm_medium=feed", "http://www.example.org/a/"},
      {"https://example.org/a?id=3&utm_campaign=x&page=2", "https://example.org/a?id=3&page=2"},
      {"https://example.org/a?b=1&fbclid=x&a=2#part", "https://example.org/a?b=1&a=2#part"},
      {"https://example.org/?p=7&utm_source=rss", "https://example.org/?p=7"},
      {"https://example.org/a?utm_source=rss&", "https://example.org/a"},
      {"https://example.org/a?b=1&amp;utm_source=rss&amp;utm_medium=feed", "https://example.org/a?b=1"},
      {"https://example.org/a?b=1&amp;c=2", "https://example.org/a?b=1&c=2"},
      {"https://example.org/a?b=1&#038;c=2", "https://example.org/a?b=1&c=2"},
      {"https://example.org/a?utm_source=rss#comments", "https://example.org/a#comments"},
      {"https://example.org/a#xtor=RSS-1", "https://example.org/a"},
      {"https://example.org/a#utm_source=rss&utm_medium=feed", "https://example.org/a"},
      {"https://example.org/a#:~:text=open%20access", "https://example.org/a"},
      {"https://example.org/a#part:~:text=open", "https://example.org/a#part"},
      {"https://example.org/a;jsessionid=1A2B?b=1", "https://example.org/a?b=1"},
      {"https://example.org/a;JSESSIONID=1A2B.node1/b", "https://example.org/a/b"},
      {"https://example.org/a;jsessionid=1A2B;v=1", "https://example.org/a;v=1"},
      {"https://example.org/(S(lit3py55t21z5v55vlm25s55))/a.aspx", "https://example.org/a.aspx"},
      {"https://user:word@example.org:8443/a?gclid=1", "https://user:word@example.org:8443/a"},
      {"https://online.publisher.example/doi/10.9999/ieq.101?af=R",
       "https://online.publisher.example/doi/10.9999/ieq.101"},
  };
  for (const Case& one : cases) CHECK_MESSAGE(clean(one.link) == one.clean, one.link);
}

TEST_CASE("a link with nothing to take off is the same to the byte") {
  const char* links[] = {"https://Example.org",
                         "http://www.example.org/a/index.html",
                         "https://example.org/?",
                         "https://example.org/a?&&b",
                         "https://example.org/a#",
                         "https://example.org/a?b=%7e&c=%C3%A4#!/d",
                         "https://example.org/a#amp",
                         "https://example.org/a#section=2",
                         "https://m.example.org/a/amp/",
                         "https://example.org/(S(short))/a",
                         "https://example.org/a?q=https%3A%2F%2Fexample.com%2F%3Futm_source%3Dx",
                         "mailto:a@example.org?utm_source=x",
                         "https://www.facebook.com/example/posts/1?u=https%3A%2F%2Fexample.org",
                         "https://www.google.com/search?q=https://example.org",
                         "https://news.google.com/rss/articles/CBMiAA",
                         "https://news.google.com/rss/articles/CBMiFEFVX3lxTE5hYmNkZWZnaGlqa2xt?oc=5",
                         "https://t.co/AbCdEf",
                         "https://www.bing.com/ck/a?u=a2aHR0cHM6Ly9leGFtcGxlLm9yZy9h",
                         "https://cdn.proxy.example.org/a",
                         "https://my.proxy.example.org/a",
                         "https://api.v2.proxy.example.org/a",
                         "https://0-60.example.org/a",
                         "https://0-fee.example.org/a",
                         "https://apple.news/AbCdEf",
                         "https://web.archive.org/web/2026/https://example.org/"};
  for (const char* link : links) CHECK_MESSAGE(clean(link) == parse_url(link)->str(), link);
}

TEST_CASE("what is around a link is taken off") {
  const Case cases[] = {
      // Search engines and their alerts.
      {"https://www.google.com/url?rct=j&sa=t&url=https://example.org/a%3Fb%3D1&ct=ga&usg=x",
       "https://example.org/a?b=1"},
      {"https://www.google.co.uk/url?q=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://scholar.google.com/scholar_url?url=https://example.org/a&hl=en&sa=X", "https://example.org/a"},
      {"https://news.google.com/news/url?sa=t&url=http://example.org/a", "http://example.org/a"},
      {"http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&url=https%3a%2f%2fexample.org%2fa&c=1",
       "https://example.org/a"},
      {"https://duckduckgo.com/l/?uddg=https%3A%2F%2Fexample.org%2Fa&rut=1", "https://example.org/a"},
      {"https://r.search.yahoo.com/_ylt=A;_ylu=B/RV=2/RE=1/RO=10/RU=https%3a%2f%2fexample.org%2fa/RK=2/RS=c-",
       "https://example.org/a"},
      {"https://www.bing.com/ck/a?!&&p=1&ptn=3&u=a1aHR0cHM6Ly9leGFtcGxlLm9yZy9hP2I9MQ&ntb=1",
       "https://example.org/a?b=1"},
      {"https://news.google.com/rss/articles/CBMiGWh0dHBzOi8vZXhhbXBsZS5vcmcvYT9iPTHSAQA?oc=5",
       "https://example.org/a?b=1"},
      {"https://news.google.com/__i/rss/rd/articles/CBMiGWh0dHBzOi8vZXhhbXBsZS5vcmcvYT9iPTHSAQA?oc=5",
       "https://example.org/a?b=1"},
      {"https://news.google.com/rss/articles/"
       "CBMiqgFodHRwczovL2V4YW1wbGUub3JnL2xvbmcvbG9uZy9sb25nL2xvbmcvbG9uZy9sb25nL2xvb"
       "mcvbG9uZy9sb25nL2xvbmcvbG9uZy9sb25nL2xvbmcvbG9uZy9sb25nL2xvbmcvbG9uZy9sb25nL2xvbmcvbG9uZy9sb25nL2xvbmcvbG9uZy9s"
       "b25"
       "nL2xvbmcvbG9uZy9sb25nL2xvbmcvbG9uZy9sb25nL9IBAA",
       "https://example.org/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/"
       "long/"
       "long/long/long/long/long/long/long/long/long/long/long/"},
      // Networks and services.
      {"https://disq.us/url?url=https%3A%2F%2Fexample.org%2Fa%3AWJdHmb7oBcl4iyFjRrcgQcdjbrc&cuid=1",
       "https://example.org/a"},
      {"https://disq.us/url?url=https%3A%2F%2Fexample.org%2Fa&cuid=1", "https://example.org/a"},
      {"https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa%3Ffbclid%3D1&h=2", "https://example.org/a"},
      {"https://lm.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://l.messenger.com/l.php?u=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://l.instagram.com/?u=https%3A%2F%2Fexample.org%2Fa&e=1", "https://example.org/a"},
      {"https://l.threads.com/?u=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://l.wl.co/l?u=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://www.linkedin.com/safety/go?url=https%3A%2F%2Fexample.org%2Fa&trk=flagship", "https://example.org/a"},
      {"https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://vk.com/away.php?to=https%3A%2F%2Fexample.org%2Fa&cc_key=", "https://example.org/a"},
      {"https://t.me/iv?url=https%3A%2F%2Fexample.org%2Fa&rhash=1", "https://example.org/a"},
      {"https://out.reddit.com/t3_1?url=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://t.umblr.com/redirect?z=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://medium.com/r/?url=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://link.zhihu.com/?target=https%3A//example.org/a", "https://example.org/a"},
      {"https://www.pixiv.net/jump.php?url=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://steamcommunity.com/linkfilter/?u=http%3A%2F%2Fexample.org%2Fa", "http://example.org/a"},
      {"https://steamcommunity.com/linkfilter/?url=https://example.org/a", "https://example.org/a"},
      {"https://www.youtube.com/redirect?event=video&q=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://slack-redir.net/link?url=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://getpocket.com/redirect?url=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://exit.sc/?url=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://href.li/?https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"},
      {"https://anon.to/?https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://go.skimresources.com/?id=1&url=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://www.awin1.com/cread.php?awinmid=1&ued=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://idp.nature.com/authorize?client_id=grover&redirect_uri=https%3A%2F%2Fwww.nature.com%2Farticles%2Fa1",
       "https://www.nature.com/articles/a1"},
      // Mail guards.
      {"https://eur03.safelinks.protection.outlook.com/"
       "?url=https%3A%2F%2Fexample.org%2Fa%3Futm_source%3Drss&data=05%7C02",
       "https://example.org/a"},
      {"https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/"
       "atp-safelinks.html?url=https%3A%2F%2Fexample.org%2F",
       "https://example.org/"},
      {"https://urldefense.proofpoint.com/v1/url?u=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1&k=x",
       "https://example.org/a?b=1"},
      {"https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a-2Db-3Fc-3D1-26amp-3Bd-3D-5F2&d=D&e=",
       "https://example.org/a-b?c=1&d=_2"},
      {"https://urldefense.com/v3/__https://example.org/a?b=1__;!!N11eV2iwtfs!abc$", "https://example.org/a?b=1"},
      {"https://urldefense.com/v3/__https://example.org/a*b__;Iw!!N11eV2iwtfs!abc$", "https://example.org/a#b"},
      {"https://urldefense.com/v3/__https://example.org/*c3*a4**A__;JSUlJQ!!N!a$", "https://example.org/%c3%a4%%"},
      {"https://urldefense.com/v3/__https:/example.org/*__;w6Q!!N!a$", "https://example.org/%C3%A4"},
      {"https://urldefense.us/v3/__http://example.org__;!abc$", "http://example.org/"},
      {"https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fexample.org%2fa&c=E,1", "https://example.org/a"},
      {"https://protect2.fireeye.com/v1/url?k=1&u=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://imsva91-ctp.trendmicro.com/wis/clicktime/v1/query?url=https%3A%2F%2Fexample.org%2Fa&umid=1",
       "https://example.org/a"},
      {"https://clicktime.symantec.com/3abc?u=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://eu-central-1.protection.sophos.com/?d=example.org&u=aHR0cHM6Ly9leGFtcGxlLm9yZy9h&i=1",
       "https://example.org/a"},
      {"https://abc.r.us-east-1.awstrack.me/L0/https:%2F%2Fexample.org%2Fa/1/0100/x", "https://example.org/a"},
      {"https://secure-web.cisco.com/1abc/https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      // Library proxies.
      {"https://ezproxy.example.edu/login?url=https://www.example.org/a?x=1&y=2#z",
       "https://www.example.org/a?x=1&y=2#z"},
      {"https://ezproxy.example.edu/login?qurl=https%3a%2f%2fwww.example.org%2fa", "https://www.example.org/a"},
      {"https://login.proxy.example.edu/login?url=https://example.org/a", "https://example.org/a"},
      {"https://example.idm.oclc.org/login?url=https://example.org/a", "https://example.org/a"},
      {"https://www-example-org.library.idm.oclc.org/a?b=1", "https://www.example.org/a?b=1"},
      {"https://my--site-example-org.ezproxy.example.edu/a", "https://my-site.example.org/a"},
      {"https://www-example-org.proxy.library.example.edu/a", "https://www.example.org/a"},
      {"https://www-example-com.ezp.lib.example.ac.uk/a", "https://www.example.com/a"},
      {"https://www.example.org.proxy1.lib.example.edu/a", "https://www.example.org/a"},
      {"https://0-www.example.org.library.example.edu/a?b=1", "https://www.example.org/a?b=1"},
      {"https://0-www-example-org.proxy.library.example.edu/a", "https://www.example.org/a"},
      {"https://443-my--site-example-com.library.example.edu/a", "https://my-site.example.com/a"},
      {"https://www.example.org.libproxy.example.edu:2443/a", "https://www.example.org/a"},
      {"https://go.openathens.net/redirector/example.edu?url=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://go.openathens.net/redirector/example.edu?url=https://example.org/a?b=1&c=2",
       "https://example.org/a?b=1&c=2"},
      {"https://proxy.openathens.net/login?qurl=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"},
      {"https://digital-example-org.eu1.proxy.openathens.net/a", "https://digital.example.org/a"},
      // AMP.
      {"https://cdn.ampproject.org/c/s/example.org/a", "https://example.org/a"},
      {"https://example-org.cdn.ampproject.org/c/s/example.org/a?b=1", "https://example.org/a?b=1"},
      {"https://example-org.cdn.ampproject.org/v/s/example.org/a?amp_js_v=0.1&usqp=mq", "https://example.org/a"},
      {"https://example-org.cdn.ampproject.org/c/example.org/a", "http://example.org/a"},
      {"https://www.google.com/amp/s/example.org/a", "https://example.org/a"},
  };
  for (const Case& one : cases) CHECK_MESSAGE(clean(one.link) == one.clean, one.link);
}

TEST_CASE("wrappers around wrappers are taken off however deep") {
  std::string link = "https://example.org/a";
  for (int layer = 0; layer < 50; ++layer) link = "https://l.facebook.com/l.php?u=" + link;
  CHECK(clean(link) == "https://example.org/a");
  CHECK(clean("https://l.facebook.com/l.php?u=https%253A%252F%252Fexample.org%252Fa") == "https://example.org/a");
  CHECK(clean("https://ezproxy.example.edu/login?url=https://www.google.com/url?url=https://example.org/a&sa=t") ==
        "https://example.org/a");
}

TEST_CASE("a wrapper that holds no http link stays") {
  const char* links[] = {"https://l.facebook.com/l.php?u=javascript:alert(1)",
                         "https://www.google.com/url?q=data:text/html,x",
                         "https://urldefense.com/v3/__javascript:alert(1)__;!!N!a$",
                         "https://urldefense.com/v3/__https://example.org/*__;!!N!a$",
                         "https://urldefense.com/v3/__https://example.org/**?__;Iw!!N!a$",
                         "https://urldefense.com/v3/__https://example.org/*__;%%%!!N!a$",
                         "https://urldefense.com/v3/__https://example.org/",
                         "https://urldefense.proofpoint.com/v2/url?u=file-3A__etc_passwd",
                         "https://eu.protection.sophos.com/?u=!!!",
                         "https://eu.protection.sophos.com/?u=amF2YXNjcmlwdDphbGVydCgxKQ==",
                         "https://ezproxy.example.edu/login?url=ftp://example.org/",
                         "https://ezproxy.example.edu/login?url=",
                         "https://login.library.idm.oclc.org/",
                         "https://cdn.ampproject.org/c/s/",
                         "https://cdn.ampproject.org/c/s/nothing",
                         "https://www.google.com/amp/s/javascript:alert(1)",
                         "https://href.li/?javascript:alert(1)",
                         "https://r.search.yahoo.com/RU=javascript%3aalert(1)/RK=2"};
  for (const char* link : links) CHECK_MESSAGE(clean(link) == parse_url(link)->str(), link);
}

TEST_CASE("cleaning twice is cleaning once and leaves the canonical form alone") {
  constexpr const char* kHosts[] = {"example.org",
                                    "www.www.example.org",
                                    "m.amp.example.org",
                                    "www-example-org.ezproxy.example.edu",
                                    "l-facebook-com.ezproxy.example.edu",
                                    "urldefense-com.x.idm.oclc.org",
                                    "www.google.com",
                                    "l.facebook.com",
                                    "www.l.facebook.com",
                                    "a.safelinks.protection.outlook.com",
                                    "urldefense.com",
                                    "href.li",
                                    "cdn.ampproject.org",
                                    "r.search.yahoo.com",
                                    "x.protection.sophos.com",
                                    "ezproxy.example.edu",
                                    "arxiv.org",
                                    "doi.org",
                                    "youtu.be"};
  constexpr const char* kPieces[] = {"/a",
                                     "/amp",
                                     "/c/s/",
                                     "/c/s/l.facebook.com",
                                     "/url",
                                     "/l.php",
                                     "/login",
                                     "/v3/__https://example.org/",
                                     "/v3/__https:/l.facebook.com/l.php",
                                     "__;Iw!!a$",
                                     "*",
                                     "**A",
                                     "/RU=https%3a%2f%2fexample.org%2f",
                                     ";jsessionid=1",
                                     "/..",
                                     "/..;jsessionid=1",
                                     "/(S(lit3py55t21z5v55vlm25s55))",
                                     "%",
                                     "%2e%2E",
                                     "%2541",
                                     "/10.1000/x",
                                     ";jsessionid=10.1000/x",
                                     "/index.html",
                                     "{^}",
                                     "/2401.01234v2"};
  constexpr const char* kEnds[] = {"",
                                   "?",
                                   "?utm_a=1",
                                   "?u=https%3A%2F%2Fwww.google.com%2Furl%3Furl%3Dhttps%253A%252F%252Fexample.org",
                                   "?url=https://l.facebook.com/l.php?u=https://example.org/&utm_source=1",
                                   "?url=https%3A%2F%2Fexample.org%2F%7B%7B%7B%5E%60",
                                   "?https://href.li/?https://example.org/?fbclid=1",
                                   "?u=aHR0cHM6Ly9ocmVmLmxpLz9odHRwczovL2EuZXhhbXBsZS8",
                                   "?q=javascript:alert(1)",
                                   "?a=%2562&utm_b",
                                   "?%75tm_a=1&&",
                                   "?sid=4f3c9a01b2d84e6f8a7c5d3e2b1a0f9e",
                                   "?doi=10.1000/q&af=R",
                                   "#utm_source=x",
                                   "#!x?utm_a=1",
                                   "#a:~:text=b",
                                   "#https://example.org/"};
  std::mt19937 engine(20261128);
  auto one_of = [&](const auto& list) {
    return list[std::uniform_int_distribution<std::size_t>(0, std::size(list) - 1)(engine)];
  };
  for (int i = 0; i < 50'000; ++i) {
    std::string link = std::string("http://") + one_of(kHosts);
    for (int piece = 0; piece < 3; ++piece) link += one_of(kPieces);
    link += one_of(kEnds);
    auto url = parse_url(link);
    if (!url) continue;
    Url once = clean_link(*url);
    CHECK_MESSAGE(clean_link(once).str() == once.str(), link);
    CHECK_MESSAGE(once.is_http(), link);
    CHECK_MESSAGE(once.str().size() <= url->str().size(), link);
    std::string canonical = canonical_link(*url);
    CHECK_MESSAGE(canonical_link(once) == canonical, link);
    CHECK_MESSAGE(canonical_link(*parse_url(canonical)) == canonical, link);
  }
}
