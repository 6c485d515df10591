// SPDX-License-Identifier: MIT
#include "cli/parse.h"

#include <doctest/doctest.h>

using namespace twinform;

namespace {

Result<Parsed> parse(std::vector<const char*> words) {
  words.insert(words.begin(), "twinform");
  return parse_command_line(static_cast<int>(words.size()), words.data());
}

}  // namespace

TEST_CASE("a command of two words is found with its arguments and options") {
  auto parsed = parse({"outbox", "retry", "12", "13", "--json"});
  REQUIRE(parsed.has_value());
  REQUIRE(parsed->command != nullptr);
  CHECK(parsed->command->name == "outbox retry");
  CHECK(parsed->arguments.values("POST") == std::vector<std::string>{"12", "13"});
  CHECK(parsed->arguments.has("--json"));
  CHECK_FALSE(parsed->arguments.has("--quiet"));
}

TEST_CASE("a common option may stand before the command") {
  auto parsed = parse({"--config", "a.toml", "--json", "run", "morning"});
  REQUIRE(parsed.has_value());
  CHECK(parsed->command->name == "run");
  CHECK(parsed->arguments.value("--config") == "a.toml");
  CHECK(parsed->arguments.has("--json"));
  CHECK(parsed->arguments.values("BROADCAST") == std::vector<std::string>{"morning"});
}

TEST_CASE("an option may be repeated where its row says so") {
  auto parsed = parse({"inspect", "feed", "a.xml", "--header", "A: 1", "--header", "B: 2"});
  REQUIRE(parsed.has_value());
  CHECK(parsed->arguments.values("--header") == std::vector<std::string>{"A: 1", "B: 2"});
}

TEST_CASE("the last value of an option that does not repeat holds") {
  auto parsed = parse({"digest", "a.xml", "--top", "3", "--top", "5"});
  REQUIRE(parsed.has_value());
  CHECK(parsed->arguments.value("--top") == "5");
}

TEST_CASE("a word that is no command is a usage error with a near one") {
  auto parsed = parse({"previw"});
  REQUIRE_FALSE(parsed.has_value());
  CHECK(parsed.error().kind == ErrorKind::usage);
  CHECK(parsed.error().hint == "did you mean \"preview\"?");
}

TEST_CASE("a word like no command is named") {
  auto parsed = parse({"frobnicate"});
  REQUIRE_FALSE(parsed.has_value());
  CHECK(parsed.error().what == "\"frobnicate\" is no command");
}

TEST_CASE("an option that is none is a usage error with a near one") {
  auto parsed = parse({"digest", "a.xml", "--snice", "7d"});
  REQUIRE_FALSE(parsed.has_value());
  CHECK(parsed.error().hint == "did you mean \"--since\"?");
}

TEST_CASE("a choice that is not offered is a usage error") {
  CHECK_FALSE(parse({"digest", "a.xml", "--format", "pdf"}).has_value());
}

TEST_CASE("a required argument that is missing is a usage error") { CHECK_FALSE(parse({"digest"}).has_value()); }

TEST_CASE("an argument that is missing is called as the help calls it") {
  auto parsed = parse({"outbox", "drop"});
  REQUIRE_FALSE(parsed.has_value());
  CHECK(parsed.error().what.starts_with("POST "));
}

TEST_CASE("help is given before anything is required") {
  auto parsed = parse({"digest", "--help"});
  REQUIRE(parsed.has_value());
  CHECK(parsed->command == nullptr);
  CHECK(parsed->text.find("--since DURATION") != std::string::npos);
}

TEST_CASE("half of a command of two words is a usage error") { CHECK_FALSE(parse({"outbox"}).has_value()); }
