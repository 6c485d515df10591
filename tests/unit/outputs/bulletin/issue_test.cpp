// SPDX-License-Identifier: MIT
#include "outputs/bulletin/issue.h"

#include <doctest/doctest.h>

#include <set>

#include "../samples.h"
#include "text/clean.h"

namespace twinform::bulletin {

using namespace test;

namespace {

Story article() {
  Story told = story("A study", "https://a.example/1?x=1&y=2", "It found something.\nTwice.");
  told.lead.authors = {{.name = clean_line("Ada Writer")}, {.name = clean_line("Ben Coder")}};
  told.lead.work.journal = clean_line("Journal of Things");
  told.lead.work.doi = "10.1000/xyz";
  told.lead.work.volume = "12";
  told.lead.language = "en-GB";
  told.tags = {clean_line("OpenAccess")};
  return told;
}

}  // namespace

TEST_CASE("an issue is named after its slot and its broadcast") {
  CHECK(issue_name("morning", "2026-11-23T09:00") == "2026-11-23-0900-morning");
  CHECK(issue_name("friday-2", "2026-11-27T16:00") == "2026-11-27-1600-friday-2");
}

TEST_CASE("no name of a broadcast leads out of the folder") {
  for (std::string_view broadcast : {"../../etc/passwd", "/", "..", "", "a/b", "a\\b", "ü", "con:", "-rf", "A b"}) {
    std::string name = issue_name(broadcast, "2026-11-23T09:00");
    CAPTURE(name);
    CHECK(name.starts_with("2026-11-23-0900-"));
    CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
  }
}

TEST_CASE("two broadcasts never share an issue") {
  std::set<std::string> names;
  for (std::string_view broadcast : {"a", "A", "a b", "ab", "a--b", "a-b", "a/b", "ä", "ö", ""})
    CHECK(names.insert(issue_name(broadcast, "2026-11-23T09:00")).second);
}

TEST_CASE("an issue survives its payload and its file") {
  Draft draft = digest_of({article(), story("Second", "https://a.example/2")});
  auto issue = issue_of_payload(issue_payload(draft), "key");
  REQUIRE(issue);
  CHECK(issue->heading == draft.heading);
  CHECK(issue->at == draft.at);
  REQUIRE(issue->items().size() == 2);
  CHECK(issue->items()[0] == item_of(draft.stories[0]));
  CHECK(issue->has("key"));
  CHECK_FALSE(issue->has("other"));
  auto again = read_issue(issue_file(*issue));
  REQUIRE(again);
  CHECK(issue_file(*again) == issue_file(*issue));
}

TEST_CASE("a post outside any slot is filed under its moment") {
  Draft draft = draft_of(article());
  draft.slot.clear();
  CHECK(issue_of_payload(issue_payload(draft), "key").value().slot == "2026-11-23T09:00");
}

TEST_CASE("what is no issue is an error") {
  for (std::string_view bytes : {"", "{", "[]", "{}", R"({"version":2})", R"({"version":1,"at":"yesterday"})"})
    CHECK_FALSE(read_issue(bytes));
}

TEST_CASE("an edited issue is read without trust") {
  constexpr const char* kEdited =
      R"j({"version":1,"at":"2026-11-23T09:00:00Z","heading":"a\u202eb","language":"!","posts":
      [7,{"key":"k","items":[7,{"title":"x\u0000y","link":"no link","authors":"me","tags":[1,""]}]}]})j";
  auto issue = read_issue(kEdited);
  REQUIRE(issue);
  CHECK(issue->heading == clean_line("ab"));
  CHECK(issue->language.empty());
  REQUIRE(issue->items().size() == 2);
  CHECK(issue->items()[1].title == clean_line("xy"));
  CHECK(issue->items()[1].link.empty());
  CHECK(issue->items()[1].authors.empty());
}

}  // namespace twinform::bulletin
