// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <array>
#include <random>

#include "base/strings.h"
#include "text/clean.h"
#include "text/count.h"
#include "text/escape.h"

using namespace twinform;

namespace {

constexpr std::array kServices{Service::plain, Service::mastodon, Service::gotosocial, Service::bluesky,
                               Service::x,     Service::threads,  Service::microblog};

std::string random_words(std::mt19937& random) {
  static constexpr std::array<std::string_view, 40> kPieces{"@",
                                                            "＠",
                                                            "#",
                                                            "＃",
                                                            "$",
                                                            "://",
                                                            "http",
                                                            "https",
                                                            ".",
                                                            "com",
                                                            "example",
                                                            "co.uk",
                                                            "a",
                                                            "B",
                                                            "1",
                                                            "_",
                                                            "-",
                                                            "/",
                                                            ":",
                                                            " ",
                                                            "\n",
                                                            "(",
                                                            ")",
                                                            "日本",
                                                            "みんな",
                                                            "é",
                                                            "👩🏽‍🔬",
                                                            "test",
                                                            "xn--",
                                                            "RT",
                                                            "@x",
                                                            "org",
                                                            "\u2060",
                                                            "www.",
                                                            "magnet:?xt=urn",
                                                            "xmpp:a@b",
                                                            "gemini",
                                                            "#️⃣",
                                                            "…",
                                                            "user"};
  std::string text;
  int count = static_cast<int>(random() % 14);
  for (int i = 0; i < count; ++i) text += kPieces[random() % kPieces.size()];
  return text;
}

}  // namespace

TEST_CASE("what feeds say never pings or tags or links") {
  std::mt19937 random(1);
  for (int i = 0; i < 20'000; ++i) {
    Text text = clean_text(random_words(random));
    for (Service service : kServices) {
      Text harmless = defuse(text, service);
      CAPTURE(text.str());
      CAPTURE(name_of(service));
      CHECK(find_spans(harmless.view(), service).empty());
    }
  }
}

TEST_CASE("harmless words stay as they are when made harmless again") {
  std::mt19937 random(2);
  for (int i = 0; i < 5'000; ++i) {
    Text text = clean_text(random_words(random));
    for (Service service : kServices) {
      Text once = defuse(text, service);
      CHECK(defuse(once, service) == once);
    }
  }
}

TEST_CASE("harmless words read the same") {
  std::mt19937 random(3);
  for (int i = 0; i < 2'000; ++i) {
    Text text = clean_text(random_words(random));
    std::string harmless = defuse(text, Service::x).str();
    CHECK(replace_all(harmless, "\u2060", "") == replace_all(text.str(), "\u2060", ""));
  }
}

TEST_CASE("ordinary words are left alone") {
  for (std::string_view words :
       {"A plain title: with a colon", "e.g. the U.S. economy", "Node.js 3.14", "C# and F#", "5 @ 3"}) {
    CHECK(defuse(clean_text(words), Service::x).view() == words);
  }
}

TEST_CASE("a bare domain is parted only where it would link") {
  CHECK(defuse(clean_text("example.com"), Service::mastodon).view() == "example.com");
  CHECK(defuse(clean_text("example.com"), Service::x).view() == "example.\u2060com");
}
