// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "base/file.h"
#include "base/json.h"
#include "fake_http.h"
#include "samples.h"
#include "support/temp_dir.h"

namespace twinform {

using namespace test;

namespace {

using Words = std::vector<std::string>;

// A program that ends with `code` after printing `output` and, to standard error, `errors`.
std::unique_ptr<Adapter> program(const TempDir& folder, int code, const std::string& output,
                                 const std::string& errors = "") {
  folder.write("output", output);
  folder.write("errors", errors);
  auto path = folder.write(
      "program", "cat >input\necho \"$@\" >arguments\ncat output\ncat errors >&2\nexit " + std::to_string(code) + "\n");
  return adapter("command", {{"command", Words{"sh", path.string(), "first"}}, {"directory", folder.path().string()}});
}

Outcome sent_by(const Adapter& one) {
  FakeHttp http = no_network();
  return one.send(http, post_of(one, draft_of(story("Open access", "https://a.example/1"))), one.limits());
}

std::string contents(const TempDir& folder, std::string_view name) {
  return read_file(folder / name, 1U << 20U).value();
}

}  // namespace

TEST_CASE("exit codes have the meaning that twinform-adapter documents") {
  struct Row {
    int code;
    std::string output, outcome;
  };
  const std::vector<Row> rows = {
      {0, R"({"id":"7"})", "sent"},
      {0, R"({"id":""})", "unknown"},
      {0, R"({"url":"https://a.example"})", "unknown"},
      {0, "", "unknown"},
      {0, "<html>", "unknown"},
      {64, "", "refused (whole output)"},
      {65, "", "refused"},
      {69, "", "later (whole output)"},
      {75, "", "later"},
      {75, R"({"id":"7"})", "later"},
      {77, "", "refused (whole output)"},
      {78, "", "refused (whole output)"},
      {1, R"({"id":"7"})", "unknown"},
      {127, "", "unknown"},
      {137, "", "unknown"},
  };
  for (const Row& row : rows) {
    TempDir folder;
    CAPTURE(row.code);
    CAPTURE(row.output);
    CHECK(outcome_name(sent_by(*program(folder, row.code, row.output))) == row.outcome);
  }
}

TEST_CASE("a receipt carries what the program says of the post") {
  TempDir folder;
  Outcome outcome = sent_by(
      *program(folder, 0, R"({"id":"7","url":"https://a.example/7","replayed":true,"note":"cut\u001b short"})"));
  REQUIRE(std::holds_alternative<Sent>(outcome));
  const Receipt& receipt = std::get<Sent>(outcome).receipt;
  CHECK(receipt.id == "7");
  CHECK(receipt.url == "https://a.example/7");
  CHECK(receipt.replayed);
  CHECK(receipt.note == "cut short");
  CHECK(receipt.at == clock().now());
}

TEST_CASE("the program gets its arguments and then the verb and the key") {
  TempDir folder;
  auto one = program(folder, 0, R"({"id":"7"})");
  Post post = post_of(*one, draft_of(story("Open access", "https://a.example/1")));
  FakeHttp http = no_network();
  one->send(http, post, one->limits());
  CHECK(contents(folder, "arguments") == "first send " + post.key + "\n");
}

TEST_CASE("the program gets the post as JSON on standard input") {
  TempDir folder;
  auto one = program(folder, 0, R"({"id":"7"})");
  Post post = post_of(*one, draft_of(story("Open \"access\"", "https://a.example/1", "It grows.")));
  post.ancestors.push_back({.id = "6"});
  FakeHttp http = no_network();
  one->send(http, post, one->limits());
  auto input = parse_json(contents(folder, "input"));
  REQUIRE(input);
  CHECK(string_at(*input, "key") == post.key);
  CHECK(string_at(*input, "output") == "output");
  CHECK(string_at(*input, "text") == post.text.str());
  CHECK(string_at(*input, "reply_to") == "6");
  CHECK(string_at(member(*input, "stories").at(0), "title") == "Open \"access\"");
  CHECK(string_at(member(*input, "stories").at(0), "link") == "https://a.example/1");
}

TEST_CASE("the program's own words reach the error without control characters") {
  TempDir folder;
  Outcome outcome = sent_by(*program(folder, 65, "", "noise\nno \x1b[31msuch\x1b[0m group\n\n"));
  CHECK(error_of(outcome).what.ends_with("ended with exit code 65: no [31msuch[0m group"));
}

TEST_CASE("an error in the answer wins over standard error") {
  TempDir folder;
  Outcome outcome = sent_by(*program(folder, 65, R"({"error":"the group is closed"})", "noise\n"));
  CHECK(error_of(outcome).what.ends_with(": the group is closed"));
}

TEST_CASE("a program may say when to come again and never more than a day ahead") {
  for (auto [asked, granted] : {std::pair{120, 120}, {10'000'000, 86'400}}) {
    TempDir folder;
    Outcome outcome = sent_by(*program(folder, 69, R"({"retry_after":)" + std::to_string(asked) + "}"));
    REQUIRE(std::holds_alternative<Later>(outcome));
    CHECK(std::get<Later>(outcome).not_before == clock().now() + Seconds{granted});
  }
}

TEST_CASE("a program that can't be started leaves everything for later") {
  auto one = adapter("command", {{"command", Words{"/nonexistent/program"}}});
  CHECK(outcome_name(sent_by(*one)) == "later (whole output)");
}

TEST_CASE("a program that does not end in time leaves the outcome unknown") {
  TempDir folder;
  auto path = folder.write("slow", "sleep 30\n");
  auto one = adapter("command", {{"command", Words{"sh", path.string()}}, {"timeout", std::int64_t{1}}});
  Outcome outcome = sent_by(*one);
  CHECK(outcome_name(outcome) == "unknown");
  CHECK(error_of(outcome).what.ends_with("did not end in time"));
}

TEST_CASE("a program that knows no limits is blind and boundless") {
  TempDir folder;
  FakeHttp http = no_network();
  auto limits = program(folder, 64, "")->probe(http);
  REQUIRE(limits);
  CHECK(limits->guarantee == Guarantee::blind);
  CHECK(limits->text.max_length == 0);
}

TEST_CASE("a program tells its limits") {
  TempDir folder;
  FakeHttp http = no_network();
  auto limits = program(folder, 0,
                        R"({"software":"x","account":"me","max_length":280,"count":"x","url_length":23,)"
                        R"("guarantee":"keyed","key_window":600})")
                    ->probe(http);
  REQUIRE(limits);
  CHECK(limits->account == "me");
  CHECK(limits->text == TextRules{.service = Service::x, .max_length = 280, .url_length = 23});
  CHECK(limits->guarantee == Guarantee::keyed);
  CHECK(limits->key_window == Seconds{600});
}

TEST_CASE("limits that fail are an error") {
  TempDir folder;
  FakeHttp http = no_network();
  CHECK_FALSE(program(folder, 1, "{}")->probe(http));
  CHECK_FALSE(program(folder, 0, "garbage")->probe(http));
}

TEST_CASE("find tells there from absent from unclear") {
  struct Row {
    int code;
    std::string output, found;
  };
  const std::vector<Row> rows = {
      {0, R"({"id":"7"})", "there"},
      {0, R"({"found":false})", "absent"},
      {0, "{}", "unclear"},
      {0, "", "unclear"},
      {1, R"({"found":false})", "unclear"},
      {64, "", "unclear"},
  };
  for (const Row& row : rows) {
    TempDir folder;
    CAPTURE(row.output);
    FakeHttp http = no_network();
    auto one = program(folder, row.code, row.output);
    auto found = one->find(http, post_of(*one, draft_of(story("Open access", "https://a.example/1"))), one->limits());
    CHECK((!found ? "unclear" : *found ? "there" : "absent") == row.found);
    CHECK(contents(folder, "arguments").starts_with("first find "));
  }
}

}  // namespace twinform
