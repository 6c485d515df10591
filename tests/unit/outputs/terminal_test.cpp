// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "fake_http.h"
#include "samples.h"
#include "text/clean.h"

namespace twinform {

using namespace test;

TEST_CASE("the terminal prints a post as its words and a blank line") {
  std::string printed;
  auto terminal = adapter("terminal", {}, &printed);
  Post post = post_of(*terminal, draft_of(story("Open access", "https://a.example/1", "It grows.")));
  FakeHttp http = no_network();
  Outcome outcome = terminal->send(http, post, terminal->limits());
  CHECK(outcome_name(outcome) == "sent");
  CHECK(printed == "Open access\n\nIt grows.\nhttps://a.example/1\n\n");
}

TEST_CASE("the terminal shows a content warning before the words") {
  std::string printed;
  auto terminal = adapter("terminal", {}, &printed);
  Draft draft = draft_of(story("Open access", "https://a.example/1"));
  draft.content_warning = clean_line("Politics");
  FakeHttp http = no_network();
  terminal->send(http, post_of(*terminal, draft), terminal->limits());
  CHECK(printed.starts_with("[Politics]\nOpen access"));
}

TEST_CASE("without a standard output the terminal refuses") {
  auto terminal = adapter("terminal", {});
  FakeHttp http = no_network();
  Post post = post_of(*terminal, draft_of(story("Open access", "https://a.example/1")));
  CHECK(outcome_name(terminal->send(http, post, terminal->limits())) == "refused");
}

TEST_CASE("what was printed can't be searched") {
  auto terminal = adapter("terminal", {});
  FakeHttp http = no_network();
  CHECK_FALSE(terminal->find(http, Post{}, terminal->limits()));
  CHECK(terminal->limits().guarantee == Guarantee::blind);
}

}  // namespace twinform
