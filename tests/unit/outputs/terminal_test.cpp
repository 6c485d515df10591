// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "fake_http.h"
#include "outputs/terminal.h"
#include "samples.h"
#include "text/clean.h"
#include "text/count.h"

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

TEST_CASE("the terminal counts as the service counts that it is asked to play") {
  OptionSpec services = terminal_options().front();
  for (std::string_view name : services.choices) {
    CAPTURE(name);
    Service service = Service::plain;
    REQUIRE(parse_service(name, service));
    auto terminal = adapter("terminal", {{"service", std::string(name)}});
    CHECK(terminal->limits().text == standard_rules(service));
  }
  CHECK(adapter("terminal", {})->limits().text == standard_rules(Service::plain));
}

TEST_CASE("a long post is cut to the service that the terminal plays") {
  std::string words;
  for (int i = 0; i < 200; ++i) words += "library ";
  Draft draft = draft_of(story("Open access", "https://a.example/1", words));
  Post post = post_of(*adapter("terminal", {{"service", std::string("bluesky")}}), draft);
  CHECK(post.max_length == 300);
  CHECK(post.length <= 300);
  CHECK(post.text.str().ends_with("https://a.example/1"));
  CHECK(post_of(*adapter("terminal", {}), draft).text.view().size() > words.size());
}

TEST_CASE("limits that were kept from an earlier configuration do not bind the terminal") {
  auto plain = adapter("terminal", {}), mastodon = adapter("terminal", {{"service", std::string("mastodon")}});
  auto posts = mastodon->render(draft_of(story("Open access", "https://a.example/1")), plain->limits());
  REQUIRE(posts);
  CHECK(posts->front().max_length == 500);
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
