// SPDX-License-Identifier: MIT
// Whatever the draft, the language, the limit and the service: what is composed fits, and says what was meant.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>

#include "compose/fit.h"
#include "text/clean.h"
#include "text/count.h"
#include "text/unicode.h"

using namespace twinform;

namespace {

constexpr std::array kServices{Service::plain, Service::mastodon, Service::gotosocial, Service::bluesky,
                               Service::x,     Service::threads,  Service::microblog};
constexpr std::array<std::string_view, 6> kLanguages{"", "en", "de", "ja", "ar", "hi"};

class Drafts {
 public:
  explicit Drafts(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }

  Part part() {
    Part part;
    std::size_t passages = 1 + below(4);
    bool digest = below(2) == 0;
    for (std::size_t i = 0; i < passages; ++i) {
      part.passages.push_back(passage(i));
      part.passages.back().droppable = digest;
    }
    return part;
  }

  std::string words(std::size_t most) {
    static constexpr std::array<std::string_view, 36> kWords{"open",
                                                             "access ",
                                                             "and ",
                                                             "the library, ",
                                                             "of ",
                                                             "Dr. ",
                                                             "Smith. ",
                                                             "says; ",
                                                             "日本語",
                                                             "図書館。",
                                                             "مكتبة ",
                                                             "पुस्तक ",
                                                             "क्षत्रिय",
                                                             "👩🏽‍🔬 ",
                                                             "🏳️‍🌈",
                                                             "é",
                                                             "e\u0301",
                                                             "각",
                                                             "@user",
                                                             "@a@b.com",
                                                             "#tag ",
                                                             "#",
                                                             "$LIB ",
                                                             "http://",
                                                             "x.org",
                                                             "/path ",
                                                             ".",
                                                             "com ",
                                                             "- ",
                                                             "(",
                                                             ") ",
                                                             "café.de",
                                                             "\u2060",
                                                             "1️⃣ ",
                                                             "🇬🇧🇫🇷",
                                                             "\n"};
    std::string text;
    for (std::size_t i = below(most + 1); i > 0; --i) text += kWords[below(kWords.size())];
    return text;
  }

 private:
  Block block(Role role, std::string_view text, int section = 0) { return {role, clean_text(text), section}; }

  Passage passage(std::size_t index) {
    static constexpr std::array<std::string_view, 6> kGlue{" ", "\n\n", ": ", " – ", "@", "."};
    static constexpr std::array kRoles{Role::title, Role::summary, Role::attribution, Role::heading, Role::literal};
    Passage passage;
    passage.story = index;
    for (std::size_t i = below(6); i > 0; --i) {
      Role role = kRoles[below(kRoles.size())];
      bool ours = role == Role::heading || role == Role::literal;
      passage.blocks.push_back(block(role, ours ? "• our own words" : words(30), static_cast<int>(below(3))));
      passage.blocks.push_back(block(Role::literal, kGlue[below(kGlue.size())]));
    }
    std::size_t place = below(passage.blocks.size() + 1);
    passage.blocks.insert(passage.blocks.begin() + static_cast<std::ptrdiff_t>(place), block(Role::link, link()));
    for (std::size_t i = below(3); i > 0; --i)
      passage.blocks.push_back(block(Role::tag, below(2) == 0 ? "#OpenAccess" : "#図書館"));
    return passage;
  }

  std::string link() { return "https://example.org/" + std::string(below(30), 'p') + "/" + std::to_string(below(10)); }

  std::mt19937 random_;
};

std::set<std::string> graphemes(std::string_view text) {
  std::set<std::string> found;
  std::size_t begin = 0;
  for (std::size_t end : grapheme_ends(text)) {
    found.emplace(text.substr(begin, end - begin));
    begin = end;
  }
  return found;
}

std::set<std::string> graphemes(const Part& part, const Draft& draft) {
  std::set<std::string> found = graphemes(draft.more.view());
  found.merge(graphemes("0123456789…\u2060 \n"));
  for (const Passage& passage : part.passages) {
    for (const Block& block : passage.blocks) found.merge(graphemes(block.text.view()));
  }
  return found;
}

struct Meant {
  std::vector<std::string> links, tags;
};

Meant meant_by(const Part& part, const Fitted& fitted) {
  Meant meant;
  for (std::size_t story : fitted.stories) {
    for (const Block& block : part.passages[story].blocks) {
      if (block.role == Role::link) meant.links.push_back(block.text.str());
      if (block.role == Role::tag) meant.tags.push_back(block.text.str().substr(1));
    }
  }
  return meant;
}

}  // namespace

TEST_CASE("whatever is composed fits and keeps its links and breaks no grapheme and links nothing else") {
  Drafts drafts(7);
  int fitted_drafts = 0;
  for (int i = 0; i < 6'000; ++i) {
    Part part = drafts.part();
    Draft draft;
    draft.language = kLanguages[drafts.below(kLanguages.size())];
    draft.more = clean_line("and {n} more");
    TextRules rules = standard_rules(kServices[drafts.below(kServices.size())]);
    rules.max_length = static_cast<std::int64_t>(20 + drafts.below(400));
    auto result = fit(part, draft, rules);
    if (!result) continue;
    ++fitted_drafts;
    CAPTURE(name_of(rules.service));
    CAPTURE(rules.max_length);
    CAPTURE(result->text.str());
    CHECK(measure(result->text.view(), rules).fits);
    CHECK(result->length == measure(result->text.view(), rules).value);
    CHECK(clean_text(result->text.view()) == result->text);

    Meant meant = meant_by(part, *result);
    std::vector<std::string> links;
    for (const Span& span : find_spans(result->text.view(), rules.service)) {
      CHECK((span.kind == SpanKind::url || span.kind == SpanKind::hashtag));
      if (span.kind == SpanKind::url) links.push_back(span.value);
      if (span.kind == SpanKind::hashtag) {
        CHECK(std::find(meant.tags.begin(), meant.tags.end(), span.value) != meant.tags.end());
      }
    }
    CHECK(links == meant.links);

    std::set<std::string> known = graphemes(part, draft);
    for (const std::string& grapheme : graphemes(result->text.view())) {
      CAPTURE(grapheme);
      CHECK(known.contains(grapheme));
    }
  }
  CHECK(fitted_drafts > 4'000);
}
