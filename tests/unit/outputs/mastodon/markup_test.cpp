// SPDX-License-Identifier: MIT
#include "outputs/mastodon/markup.h"

#include <doctest/doctest.h>

#include "../samples.h"
#include "base/strings.h"
#include "text/clean.h"
#include "text/html.h"

namespace twinform::mastodon {

using namespace test;

namespace {

std::string title_after(std::string_view title) {
  Draft draft = draft_of(story(title, "https://a.example/<b>"));
  defuse_markup(draft);
  return draft.parts[0].passages[0].blocks[0].text.str();
}

}  // namespace

TEST_CASE("no tag and no Markdown link is left in what other people wrote") {
  for (std::string_view title : {"<img src=x>", "a </p> b", "<!-- x -->", "<?php", "see [this](https://evil.example)",
                                 "![x](https://evil.example/pixel.png)", "[x]: https://evil.example", "[a][b]"}) {
    CAPTURE(title);
    std::string words = title_after(title);
    CHECK(words != title);
    CHECK(replace_all(words, "\u2060", "") == title);
    CHECK(html_links(Html{.markup = words}).empty());
    CHECK(html_images(Html{.markup = words}).empty());
    CHECK(words.find("](") == std::string::npos);
  }
}

TEST_CASE("what is no markup stays as it is") {
  for (std::string_view title : {"a < b", "1<2", "x <- y", "i [sic] j", "f(x)", "<3"})
    CHECK(title_after(title) == title);
}

TEST_CASE("defusing markup twice changes nothing the second time") {
  Draft draft = draft_of(story("<img> [a](b)", "https://a.example/"));
  defuse_markup(draft);
  Text once = draft.parts[0].passages[0].blocks[0].text;
  defuse_markup(draft);
  CHECK(draft.parts[0].passages[0].blocks[0].text == once);
}

TEST_CASE("links and the template's own words are left alone") {
  Draft draft = draft_of(story("Title", "https://a.example/x](y"));
  draft.parts[0].passages[0].blocks.push_back({.role = Role::literal, .text = clean_line("<b>mine</b>")});
  defuse_markup(draft);
  for (const Block& block : draft.parts[0].passages[0].blocks)
    CHECK(block.text.view().find("\u2060") == std::string_view::npos);
}

}  // namespace twinform::mastodon
