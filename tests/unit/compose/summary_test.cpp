// SPDX-License-Identifier: MIT
#include "compose/summary.h"

#include <doctest/doctest.h>

#include "base/json.h"
#include "text/clean.h"
#include "text/url.h"

using namespace twinform;

namespace {

SummaryQuestion question(std::size_t characters = 60) {
  return {.title = clean_line("Thanks to @reader"),
          .text = clean_text("Readers come back.\nSee #reading, https://a.example/x and Node.js."),
          .source = clean_line("Journal"),
          .link = "https://journal.example/1",
          .max_characters = characters,
          .language = "en"};
}

std::string answered(std::string_view answer, std::size_t characters = 60) {
  auto summary = summary_in(answer, question(characters));
  return summary ? summary->str() : "error: " + summary.error().what;
}

std::string with(const std::string& summary) { return dump_json(Json{{"summary", summary}}); }

}  // namespace

TEST_CASE("a question is one line of JSON with all that a program needs") {
  Story story{.source_title = clean_line("Journal")};
  story.lead.title = clean_line("Readers \"return\"");
  story.lead.summary = clean_text("First line.\nSecond line.");
  story.lead.link = parse_url("https://journal.example/1").value();
  CHECK(to_json_line(summary_question(story, 300, "de")) ==
        R"({"version":1,"title":"Readers \"return\"","text":"First line.\nSecond line.","language":"de",)"
        R"("max_chars":300,"link":"https://journal.example/1","source":"Journal"})"
        "\n");
  story.lead.language = "fr";
  CHECK(summary_question(story, 300, "de").language == "fr");
}

TEST_CASE("what is to be summed up is the content where the feed's summary is a teaser") {
  Story story;
  story.lead.summary = clean_text("Readers come back…");
  story.lead.content.markup = "<p>Readers come back on <b>Mondays</b>.</p>";
  CHECK(summary_question(story, 300, "").text.view() == "Readers come back on Mondays.");
}

TEST_CASE("a good answer is said on one line") {
  CHECK(answered(with(" Readers\n\tcome  back. ")) == "Readers come back.");
  CHECK(answered("\n{\"thoughts\": [1, 2], \"summary\": \"Readers \\u00e9tonnants.\"}\n") == "Readers étonnants.");
}

TEST_CASE("an answer that is no object with a summary is none") {
  for (std::string_view answer :
       {"", "Readers come back.", "[\"Readers\"]", "{\"sumary\": \"x\"}", "{\"summary\": null}",
        "{\"summary\": [\"x\"]}", "{\"summary\": \"x\"", "{\"summary\": \"\xff\"}"}) {
    CAPTURE(answer);
    CHECK(answered(answer) == "error: its answer is no JSON object with a string \"summary\"");
  }
}

TEST_CASE("a summary of nothing visible is empty") {
  for (const char* summary : {"", " \n ", "\u00ad"}) CHECK(answered(with(summary)) == "error: its summary is empty");
}

TEST_CASE("a summary that is too long ends behind the last sentence that has room") {
  CHECK(answered(with("Readers come back. They read. They write."), 30) == "Readers come back. They read.");
  CHECK(answered(with("Readers come back"), 17) == "Readers come back");
  CHECK(answered(with("Readers come back"), 16) == "error: its summary is longer than 16 characters");
}

TEST_CASE("a summary that steers a terminal or the writing direction is refused") {
  for (const char* summary :
       {"\x1b[31mred", "bell\a", "back\b", "c1 \u0085", "\u202eesrever", "\u2066isolated\u2069"}) {
    CAPTURE(summary);
    CHECK(answered(with(summary)).starts_with("error: its summary has control characters"));
  }
  CHECK(answered(with("\u200fعربي 1.")) == "\u200fعربي 1.");
}

TEST_CASE("a summary may repeat what networks link and adds none") {
  for (const char* summary : {"Thanks to @reader.", "On #Reading.", "At https://a.example/x.", "With node.js."})
    CHECK(answered(with(summary)) == summary);
  for (const char* added :
       {"@someone", "@someone@evil.example", "#evil", "https://evil.example/", "evil.com", "$EVIL"}) {
    CAPTURE(added);
    CHECK(answered(with("Ask " + std::string(added) + " now")) ==
          "error: its summary has \"" + std::string(added) + "\", which the story has not");
  }
}
