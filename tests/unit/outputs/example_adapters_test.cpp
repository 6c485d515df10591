// SPDX-License-Identifier: MIT
// The adapters that we ship as examples, held to twinform-adapter(7).
#include <doctest/doctest.h>

#include <cstdlib>

#include "base/subprocess.h"
#include "fake_http.h"
#include "samples.h"
#include "support/places.h"
#include "support/temp_dir.h"

namespace twinform {

using namespace test;

namespace {

struct Example {
  std::string interpreter, file, target;
};

const std::vector<Example> kExamples = {{"python3", "jsonl.py", "posts.jsonl"}, {"sh", "outbox.sh", "posts"}};

bool has_interpreter(const Example& example) {
  auto ran = run_command({.argv = {example.interpreter, "-c", "exit"}});
  bool there = ran && ran->exit_code == 0;
  if (!there)
    MESSAGE("*** SKIPPED: no " << example.interpreter << " here, so " << example.file << " is not tested ***");
  return there;
}

std::unique_ptr<Adapter> made_of(const Example& example, const std::string& target) {
  std::string path = test::source_folder() / "examples/adapters" / example.file;
  return adapter("command", {{"command", std::vector<std::string>{example.interpreter, path, target}}});
}

template <class Check>
void for_each_example(Check check) {
  for (const Example& example : kExamples) {
    CAPTURE(example.file);
    TempDir folder;
    if (has_interpreter(example)) check(*made_of(example, (folder / example.target).string()));
  }
}

}  // namespace

TEST_CASE("an example adapter publishes a post once however often it is sent") {
  for_each_example([](const Adapter& one) {
    FakeHttp http = no_network();
    Post post = post_of(one, draft_of(story("Open access", "https://a.example/1")));
    Outcome first = one.send(http, post, one.limits()), second = one.send(http, post, one.limits());
    REQUIRE(outcome_name(first) == "sent");
    REQUIRE(outcome_name(second) == "sent");
    CHECK_FALSE(std::get<Sent>(first).receipt.replayed);
    CHECK(std::get<Sent>(second).receipt.replayed);
    CHECK(std::get<Sent>(first).receipt.id == std::get<Sent>(second).receipt.id);
  });
}

TEST_CASE("an example adapter finds what it has published and nothing else") {
  for_each_example([](const Adapter& one) {
    FakeHttp http = no_network();
    Post there = post_of(one, draft_of(story("Open access", "https://a.example/1")));
    Post absent = post_of(one, draft_of(story("Closed access", "https://a.example/2")));
    one.send(http, there, one.limits());
    auto found = one.find(http, there, one.limits()), missing = one.find(http, absent, one.limits());
    REQUIRE(found);
    CHECK(found->has_value());
    REQUIRE(missing);
    CHECK_FALSE(missing->has_value());
  });
}

TEST_CASE("an example adapter promises what it keeps") {
  for_each_example([](const Adapter& one) {
    FakeHttp http = no_network();
    auto limits = one.probe(http);
    REQUIRE(limits);
    CHECK(limits->guarantee == Guarantee::chosen_id);
  });
}

TEST_CASE("an example adapter that can't write says later") {
  for (const Example& example : kExamples) {
    CAPTURE(example.file);
    if (!has_interpreter(example)) continue;
    auto one = made_of(example, "/proc/no-such-folder/posts");
    FakeHttp http = no_network();
    Post post = post_of(*one, draft_of(story("Open access", "https://a.example/1")));
    CHECK(outcome_name(one->send(http, post, one->limits())) == "later");
  }
}

}  // namespace twinform
