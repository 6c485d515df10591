// SPDX-License-Identifier: MIT
// Whatever feeds say, and however it is cut, joined, grouped and numbered: nobody is mentioned, and nothing is tagged or linked but what
// was meant, on any network.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>

#include "compose/compose.h"
#include "compose/fit.h"
#include "text/clean.h"
#include "text/count.h"
#include "text/url.h"

using namespace twinform;

namespace {

constexpr std::array kServices{Service::mastodon, Service::gotosocial, Service::bluesky,
                               Service::x,        Service::threads,    Service::microblog};

class Feeds {
 public:
  explicit Feeds(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }

  std::vector<Story> stories() {
    std::vector<Story> stories(1 + below(6));
    for (Story& story : stories) story = one();
    return stories;
  }

  ComposeRules rules() {
    static constexpr std::array<std::string_view, 9> kTemplates{
        "headline",           "abstract",          "citation",
        "new-issue",          "digest-list",       "{title}{summary} {link}",
        "@{source}: {title}", "#{title}{authors}", "via {source}.{authors|join:.} {link}{hashtags}"};
    ComposeRules rules;
    rules.form = std::array{Form::single, Form::digest, Form::thread}[below(3)];
    rules.post = named_or_written(kTemplates[below(kTemplates.size())]).value();
    rules.group_by = std::array{GroupBy::none, GroupBy::source, GroupBy::tag, GroupBy::topic}[below(4)];
    rules.numbered = below(2) == 0;
    rules.language = std::array{"en", "de", "ja", "ar"}[below(4)];
    if (below(2) == 0) rules.greeting = parse_frame("Good morning").value();
    if (below(2) == 0) rules.sign_off = parse_frame("Your library").value();
    return rules;
  }

 private:
  Story one() {
    Story story;
    story.source_title = clean_line(words(4));
    story.lead.title = clean_line(words(12));
    story.lead.summary = clean_text(words(40));
    story.lead.link = parse_url("https://example.org/" + std::to_string(below(1000))).value();
    for (std::size_t i = below(4); i > 0; --i) story.lead.authors.push_back({clean_line(words(3)), "", {}});
    for (std::size_t i = below(4); i > 0; --i) story.lead.categories.push_back(clean_line(words(3)));
    if (below(2) == 0) story.tags = {clean_line(words(2))};
    if (below(2) == 0) story.lead.work.journal = clean_line(words(3));
    if (below(2) == 0) story.lead.work.doi = "10.5555/" + std::to_string(below(1000));
    return story;
  }

  std::string words(std::size_t most) {
    static constexpr std::array<std::string_view, 42> kWords{"open",
                                                             "access ",
                                                             "library ",
                                                             "of ",
                                                             "Smith. ",
                                                             "says; ",
                                                             "図書館。",
                                                             "مكتبة ",
                                                             "पुस्तक ",
                                                             "👩🏽‍🔬 ",
                                                             "🏳️‍🌈",
                                                             "@user",
                                                             "@a@b.com",
                                                             "@",
                                                             "＠user ",
                                                             "#tag ",
                                                             "#",
                                                             "＃",
                                                             "$LIB ",
                                                             "$",
                                                             "http://",
                                                             "https:",
                                                             "//",
                                                             "www.",
                                                             "x.org",
                                                             "/path ",
                                                             ".",
                                                             "com ",
                                                             "de/",
                                                             "café.de ",
                                                             "(",
                                                             ") ",
                                                             "[",
                                                             "] ",
                                                             "\u2060",
                                                             "\n",
                                                             "xmpp:a",
                                                             "magnet:?xt=1 ",
                                                             "1",
                                                             "_",
                                                             "é.",
                                                             "co.uk "};
    std::string text;
    for (std::size_t i = below(most + 1); i > 0; --i) text += kWords[below(kWords.size())];
    return text;
  }

  std::mt19937 random_;
};

struct Meant {
  std::set<std::string> links, tags;
};

Meant meant_by(const Draft& draft) {
  Meant meant;
  for (const Story& story : draft.stories) {
    meant.links.insert(story.lead.link.str());
    meant.links.insert("https://doi.org/" + story.lead.work.doi);
    for (const Text& tag : hashtags_for(story, 30)) meant.tags.insert(tag.str().substr(1));
  }
  return meant;
}

void check_words(const Fitted& fitted, const Meant& meant, Service service) {
  CAPTURE(name_of(service));
  CAPTURE(fitted.text.str());
  for (const Span& span : find_spans(fitted.text.view(), service)) {
    CAPTURE(span.value);
    CHECK((span.kind == SpanKind::url || span.kind == SpanKind::hashtag));
    if (span.kind == SpanKind::url) CHECK(meant.links.contains(span.value));
    if (span.kind == SpanKind::hashtag) CHECK(meant.tags.contains(span.value));
  }
}

}  // namespace

TEST_CASE("no feed mentions or tags or links by accident in any form on any network") {
  Feeds feeds(11);
  int posts = 0;
  for (int i = 0; i < 1'500; ++i) {
    Occasion occasion{.broadcast = "morning", .slot = "2026-11-27T09:00", .at = from_epoch(1'795'795'200)};
    for (const Draft& draft : compose(feeds.rules(), feeds.stories(), occasion)) {
      Meant meant = meant_by(draft);
      TextRules rules = standard_rules(kServices[feeds.below(kServices.size())]);
      rules.max_length = static_cast<std::int64_t>(40 + feeds.below(460));
      for (const Part& part : draft.parts) {
        auto fitted = fit(part, draft, rules);
        if (!fitted) continue;
        ++posts;
        check_words(*fitted, meant, rules.service);
      }
    }
  }
  CHECK(posts > 3'000);
}
