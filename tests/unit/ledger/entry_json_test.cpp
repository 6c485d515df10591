// SPDX-License-Identifier: MIT
#include "ledger/entry_json.h"

#include <doctest/doctest.h>

#include "text/clean.h"

using namespace twinform;

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
