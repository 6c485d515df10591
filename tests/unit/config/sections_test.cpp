// SPDX-License-Identifier: MIT
#include "config/sections.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>

#include "config/load.h"
#include "support/temp_dir.h"

using namespace twinform;
using twinform::test::TempDir;

namespace {

const std::vector<AdapterSchema>& schemas() {
  using enum OptionType;
  static const std::vector<AdapterSchema> kSchemas{
      {"bulletin",
       {{"path", path, true, "", "The folder."},
        {"title", text, false, "\"News\"", ""},
        {"entries", integer, false, "50", ""}}},
      {"command", {{"command", list, true, "", "The program."}, {"quick", boolean, false, "true", ""}}},
      {"mastodon",
       {{"server", url, true, "", "The server."},
        {"visibility", choice, false, "unlisted", "", {"public", "unlisted"}}}}};
  return kSchemas;
}

Loaded load(const TempDir& folder, std::string_view text) {
  return load_settings(folder.write("twinform.toml", text), schemas());
}

std::string first_error(std::string_view text) {
  TempDir folder;
  Loaded loaded = load(folder, text);
  return loaded.errors.empty() ? "" : loaded.errors[0].what;
}

std::string first_hint(std::string_view text) {
  TempDir folder;
  Loaded loaded = load(folder, text);
  return loaded.errors.empty() ? "" : loaded.errors[0].hint;
}

Source source(const TempDir& folder, std::string_view url) {
  Loaded loaded = load(folder, fmt::format("[sources.a]\nurl = \"{}\"\n", url));
  REQUIRE(loaded.settings.has_value());
  return loaded.settings->sources[0];
}

OutputSettings output(const TempDir& folder, std::string_view lines) {
  Loaded loaded = load(folder, fmt::format("[outputs.o]\n{}", lines));
  REQUIRE(loaded.settings.has_value());
  return loaded.settings->outputs[0];
}

}  // namespace

TEST_CASE("a source is a web address or a file or standard input") {
  TempDir folder;
  CHECK(source(folder, "https://Example.org/feed").url.str() == "https://example.org/feed");
  CHECK(source(folder, "feeds/a.xml").path == (folder / "feeds/a.xml").string());
  CHECK(source(folder, "file:feeds/a.xml").path == (folder / "feeds/a.xml").string());
  CHECK(source(folder, "file:///srv/a%20b.xml").path == "/srv/a b.xml");
  CHECK(source(folder, "/srv/a.xml").path == "/srv/a.xml");
  CHECK(source(folder, "-").path == "-");
  CHECK(source(folder, "feeds/a.xml").location == "feeds/a.xml");
}

TEST_CASE("an address that can't be meant is a mistake with a hint") {
  CHECK(first_hint("[sources.a]\nurl = \"www.example.org/feed\"\n") ==
        "did you mean \"https://www.example.org/feed\"?");
  CHECK(first_hint("[sources.a]\nurl = \"example.org/feed\"\n") == "did you mean \"https://example.org/feed\"?");
  CHECK(first_error("[sources.a]\nurl = \"gopher://example.org/\"\n") == "twinform can't fetch gopher: addresses");
  CHECK(first_error("[sources.a]\nurl = \"https://me:pw@example.org/\"\n") == "a URL must not hold a password");
  CHECK(first_error("[sources.a]\ntitle = \"x\"\n") == "[sources.a] has no url");
  CHECK(first_error("[sources.a]\nurl = \"\"\n") == "url is empty");
  CHECK(first_error("[sources.a]\nurl = \"https://\"\n") != "");
}

TEST_CASE("a password needs a user") {
  CHECK(first_error("[sources.a]\nurl = \"-\"\npassword = { command = [\"echo\", \"x\"] }\n") ==
        "a password needs a user");
}

TEST_CASE("an output gets its options checked and its standards filled in") {
  TempDir folder;
  OutputSettings bulletin = output(folder, "type = \"bulletin\"\npath = \"out\"\n");
  CHECK(option<std::string>(bulletin, "path") == (folder / "out").string());
  CHECK(option<std::string>(bulletin, "title") == "News");
  CHECK(option<std::int64_t>(bulletin, "entries") == 50);
  OutputSettings command = output(folder, "type = \"command\"\ncommand = [\"./post\", \"-x\"]\n");
  CHECK(option<std::vector<std::string>>(command, "command") ==
        std::vector<std::string>{(folder / "post").string(), "-x"});
  CHECK(option<bool>(command, "quick"));
  OutputSettings mastodon = output(folder, "type = \"mastodon\"\nserver = \"https://social.example\"\n");
  CHECK(option<std::string>(mastodon, "server") == "https://social.example");
  CHECK(option<std::string>(mastodon, "visibility") == "unlisted");
}

TEST_CASE("a wrong option of an output is a mistake") {
  CHECK(first_error("[outputs.o]\npath = \"x\"\n") == "[outputs.o] has no type");
  CHECK(first_error("[outputs.o]\ntype = \"bulletin\"\n") == "[outputs.o] needs path");
  CHECK(first_hint("[outputs.o]\ntype = \"bulletn\"\n") == "did you mean \"bulletin\"?");
  CHECK(first_error("[outputs.o]\ntype = \"bulletin\"\npath = 1\n") == "path has to be a string, not a number");
  CHECK(first_error("[outputs.o]\ntype = \"mastodon\"\nserver = \"social.example\"\n") != "");
  CHECK(first_hint("[outputs.o]\ntype = \"mastodon\"\nserver = \"https://a.example\"\nvisibility = \"publik\"\n") ==
        "did you mean \"public\"?");
  CHECK(first_hint("[outputs.o]\ntype = \"bulletin\"\npath = \"x\"\nentires = 4\n") == "did you mean \"entries\"?");
}

TEST_CASE("every output has a pace and may be thinned after an outage whatever its type") {
  TempDir folder;
  OutputSettings plain = output(folder, "type = \"bulletin\"\npath = \"x\"\n");
  CHECK(plain.pace == Pace{});
  CHECK(plain.after_outage.at_most == 0);
  OutputSettings paced = output(folder,
                                "type = \"command\"\ncommand = [\"x\"]\nat_most = { hour = 10, day = 60 }\n"
                                "spacing = \"2 min\"\nafter_outage = { at_most = 5, keep = \"oldest\" }\n");
  CHECK(paced.pace == Pace{.an_hour = 10, .a_day = 60, .spacing = Seconds{120}});
  CHECK(paced.after_outage.at_most == 5);
  CHECK_FALSE(paced.after_outage.newest);
  CHECK(output(folder, "type = \"bulletin\"\npath = \"x\"\nafter_outage = { at_most = 5 }\n").after_outage.newest);
}

TEST_CASE("a wrong pace is a mistake with a hint") {
  struct Case {
    const char* line;
    const char* error;
    const char* hint;
  };
  const Case cases[] = {
      {"at_most = 10", "at_most has to be a table, not a number", "write at_most = { hour = 10, day = 60 }"},
      {"at_most = {}", "at_most says neither hour nor day", "write at_most = { hour = 10, day = 60 }"},
      {"at_most = { hour = 0 }", "hour has to be from 1 to 100000", ""},
      {"at_most = { days = 1 }", "unknown key \"days\" in at_most", "did you mean \"day\"?"},
      {"spacing = 2", "spacing has to be a string, not a number", "write spacing = \"2 h\""},
      {"spacing = \"2 days\"", "spacing has to be a day at most", "write spacing = \"2 min\""},
      {"after_outage = 5", "after_outage has to be a table, not a number",
       "write after_outage = { at_most = 10, keep = \"newest\" }"},
      {"after_outage = { keep = \"newest\" }", "after_outage has no at_most", "write after_outage = { at_most = 10 }"},
      {"after_outage = { at_most = 5, keep = \"newst\" }", "\"newst\" is no keep", "did you mean \"newest\"?"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.line);
    std::string text = fmt::format("[outputs.o]\ntype = \"bulletin\"\npath = \"x\"\n{}\n", one.line);
    CHECK(first_error(text) == one.error);
    CHECK(first_hint(text) == one.hint);
  }
}

TEST_CASE("tables need names that can be shown") {
  CHECK(first_error("[sources]\nurl = \"-\"\n") == "[sources.url] is no table");
  CHECK(first_error("[[sources]]\nurl = \"-\"\n") == "sources has to be tables with names");
  CHECK(first_error("[sources.\"*\"]\nurl = \"-\"\n") == "\"*\" can't be a name");
  CHECK(first_error("[sources.\"tag:x\"]\nurl = \"-\"\n") == "\"tag:x\" can't be a name");
  CHECK(first_error("[sources.\"a\\u001bb\"]\nurl = \"-\"\n") == "\"a\\x1bb\" can't be a name");
}

TEST_CASE("a broadcast needs a from and a to") {
  CHECK(first_error("[broadcasts.b]\nto = []\n") == "[broadcasts.b] has no from");
  CHECK(first_error("[broadcasts.b]\nfrom = \"*\"\n") == "[broadcasts.b] has no to");
  CHECK(first_error("[sources.a]\nurl = \"-\"\n[broadcasts.b]\nfrom = \"tag:x\"\nto = []\n") ==
        "no source has the tag \"x\"");
  CHECK(first_error("[broadcasts.b]\nfrom = \"*\"\nto = []\nmore = \"and more\"\n") == "more does not say how many");
}

TEST_CASE("how links are written is said for all sources or for one") {
  TempDir folder;
  CHECK(load(folder, "").settings->library.links == Links::clean);
  Loaded loaded = load(folder,
                       "[library]\nlinks = \"as_given\"\n[sources.a]\nurl = \"-\"\n"
                       "[sources.b]\nurl = \"-\"\nlinks = \"clean\"\n");
  REQUIRE(loaded.settings);
  CHECK(loaded.settings->library.links == Links::as_given);
  CHECK_FALSE(loaded.settings->sources[0].links.has_value());
  CHECK(loaded.settings->sources[1].links == Links::clean);
}

TEST_CASE("a broadcast leaves out what others that there are have seen") {
  constexpr std::string_view kBoth =
      "[broadcasts.daily]\nfrom = \"*\"\nto = []\n[broadcasts.weekly]\nfrom = \"*\"\nto = []\n";
  auto with = [&](std::string_view names) { return fmt::format("{}exclude_seen_in = {}\n", kBoth, names); };
  CHECK(first_error(with("[\"daily\"]")) == "");
  CHECK(first_error(with("\"weekly\"")) == "a broadcast can't leave out its own stories");
  CHECK(first_error(with("\"dayly\"")) == "there is no broadcast \"dayly\"");
  CHECK(first_hint(with("\"dayly\"")) == "did you mean \"daily\"?");
  CHECK(first_hint(with("\"xxx\"")) == "the broadcasts are daily, weekly");
}

TEST_CASE("languages and durations are checked") {
  CHECK(first_error("[library]\nlanguage = \"no language\"\n") == "\"no language\" is no language tag");
  CHECK(first_error("[sources.a]\nurl = \"-\"\nevery = \"soon\"\n") == "\"soon\" is no length of time");
  CHECK(first_error("[sources.a]\nurl = \"-\"\nevery = 60\n") == "every has to be a string, not a number");
  CHECK(first_error("[sources.a]\nurl = \"-\"\nbacklog = 10001\n") == "backlog has to be from 0 to 10000");
  CHECK(first_error("[sources.a]\nurl = \"-\"\nbacklog = 10000\n") == "");
}

TEST_CASE("sources grow no slower than their number") {
  auto seconds = [](int count) {
    TempDir folder;
    std::string text;
    for (int i = 0; i < count; ++i) text += fmt::format("[sources.s{}]\nurl = \"https://example.org/feed/{}\"\n", i, i);
    folder.write("twinform.toml", text + "[broadcasts.b]\nfrom = \"*\"\nto = [\"none\"]\n");
    auto begin = std::chrono::steady_clock::now();
    CHECK(load_settings(folder / "twinform.toml", schemas()).errors.size() == 1);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  double small = seconds(500);
  CHECK(seconds(5'000) < 40 * small + 0.1);
}

TEST_CASE("thousands of wrong names do not take minutes") {
  TempDir folder;
  std::string text, names;
  for (int i = 0; i < 4'000; ++i)
    text += fmt::format("[sources.source-number-{}]\nurl = \"https://example.org/feed/{}\"\n", i, i);
  for (int i = 0; i < 4'000; ++i) names += fmt::format("\"x{}\", ", i);
  Loaded loaded = load(folder, text + "[broadcasts.b]\nto = []\nfrom = [" + names + "]\n");
  CHECK(loaded.errors.size() == 4'000);
}
