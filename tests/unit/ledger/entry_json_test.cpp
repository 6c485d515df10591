// SPDX-License-Identifier: MIT
#include "ledger/entry_json.h"

#include <doctest/doctest.h>

#include "text/clean.h"
#include "text/url.h"

using namespace twinform;

namespace {

Url must_url(std::string_view text) { return parse_url(text).value(); }

}  // namespace

TEST_CASE("what is stored of an entry's markup ends at the limit and between characters") {
  auto stored = [](std::string markup) {
    Entry entry;
    entry.content.markup = std::move(markup);
    return entry_from_json(entry_to_json(entry)).content.markup;
  };
  CHECK(stored(std::string(kStoredContentBytes, 'x')).size() == kStoredContentBytes);
  CHECK(stored(std::string(kStoredContentBytes + 1, 'x')).size() == kStoredContentBytes);
  CHECK(stored(std::string(kStoredContentBytes - 1, 'x') + "é") == std::string(kStoredContentBytes - 1, 'x'));
}

TEST_CASE("an entry comes back as it was") {
  Entry entry{.source = "ariadne",
              .guid = "tag:\"1\"",
              .link = must_url("https://a.example/1?b=\u00fc"),
              .title = clean_line("Ärger & \"Anführung\""),
              .summary = clean_text("Zwei\nZeilen"),
              .content = {.markup = "<p class=\"x\">\\ \t</p>", .base = must_url("https://a.example/")},
              .published = from_epoch(1'795'000'000),
              .updated = from_epoch(-1),
              .authors = {{.name = clean_line("Ada Lane"), .email = "ada@a.example"},
                          {.name = clean_line("Bo"), .page = must_url("https://a.example/bo")}},
              .enclosures = {{.url = must_url("https://a.example/1.mp3"), .media_type = "audio/mpeg", .bytes = 0}, {}},
              .images = {{.url = must_url("https://a.example/1.png"), .description = clean_line("a cat")}},
              .categories = {clean_line("B"), clean_line("A")},
              .language = "de"};
  entry.work = {.doi = "10.1000/1", .issn = "1234-5678", .eissn = "8765-4321", .isbn = "9780000000002"};
  CHECK(entry_from_json(entry_to_json(entry)) == entry);
  entry.work = {.pmid = "1", .arxiv = "2401.01234", .journal = clean_line("J"), .volume = "1", .issue = "2"};
  CHECK(entry_from_json(entry_to_json(entry)) == entry);
  entry.work = {.pages = "1-2", .publication_date = "2026", .publisher = clean_line("P"), .licence = "CC0"};
  entry.work.types = {clean_line("Review"), clean_line("Article")};
  CHECK(entry_from_json(entry_to_json(entry)) == entry);
}

TEST_CASE("bytes that are no UTF-8 are stored as replacement characters") {
  Entry entry;
  entry.guid = "a\xFF";
  entry.content.markup = "<p>\xC3</p>";
  Entry stored = entry_from_json(entry_to_json(entry));
  CHECK(stored.guid == "a\uFFFD");
  CHECK(stored.content.markup == "<p>\uFFFD</p>");
}

TEST_CASE("an entry of an older ledger may lack anything") {
  CHECK(entry_from_json("{}") == Entry{});
  CHECK(entry_from_json("") == Entry{});
  CHECK(entry_from_json("[1,2]") == Entry{});
  CHECK(entry_from_json(R"({"title":7,"link":"no link","authors":"A","published":"soon","work":[]})") == Entry{});
}

TEST_CASE("words in a ledger that was tampered with are cleaned again") {
  Entry entry = entry_from_json("{\"title\":\"a\\u001b[31m\\u202eb\\nc\",\"link\":\"javascript\"}");
  CHECK(entry.title == clean_line("a\x1b[31m\u202e"
                                  "b\nc"));
  CHECK(entry.title.str().find('\x1b') == std::string::npos);
  CHECK(entry.title.str().find("\u202e") == std::string::npos);
  CHECK(entry.link.empty());
}

TEST_CASE("tags come back in their order and none are nothing") {
  std::vector<Text> tags{clean_line("B"), clean_line("A")};
  CHECK(texts_from_json(texts_to_json(tags)) == tags);
  CHECK(texts_to_json({}).empty());
  CHECK(texts_from_json("").empty());
}
