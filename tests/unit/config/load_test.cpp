// SPDX-License-Identifier: MIT
#include "config/load.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <random>

#include "config/starter.h"
#include "support/temp_dir.h"

using namespace twinform;
using twinform::test::TempDir;

namespace {

const std::vector<AdapterSchema>& schemas() {
  using enum OptionType;
  static const std::vector<AdapterSchema> kSchemas{
      {"bulletin",
       {{"path", path, true, "", "The folder."},
        {"title", text, false, "", "Its name."},
        {"entries", integer, false, "50", ""}}},
      {"command", {{"command", list, true, "", "The program."}}},
      {"mastodon",
       {{"server", url, true, "", "The server."},
        {"token", secret, true, "", "The token."},
        {"visibility", choice, false, "unlisted", "Who sees it.", {"public", "unlisted"}},
        {"sensitive", boolean, false, "false", ""}}}};
  return kSchemas;
}

Loaded load(const TempDir& folder, std::string_view text) {
  return load_settings(folder.write("twinform.toml", text), schemas());
}

// The errors, a line each: "line:column what".
std::string errors(const Loaded& loaded) {
  std::string out;
  for (const Error& error : loaded.errors)
    out += fmt::format("{}:{} {}\n", error.where.line, error.where.column, error.what);
  return out;
}

std::string errors_of(std::string_view text) {
  TempDir folder;
  return errors(load(folder, text));
}

// What stands under the caret of the only error.
std::string underlined(std::string_view text) {
  TempDir folder;
  Loaded loaded = load(folder, text);
  REQUIRE(loaded.errors.size() == 1);
  const Place& place = loaded.errors[0].where;
  return place.excerpt.substr(static_cast<std::size_t>(place.column - 1), static_cast<std::size_t>(place.length));
}

constexpr std::string_view kWhole = R"(
state = "state"
[library]
name = "Northfield University Library"
contact = "library@northfield.example"
timezone = "Europe/London"
language = "en"
backlog = 2

[sources.jdoc]
url = "https://publisher.example/rss/jdoc"
language = "en"
tags = ["Documentation", "digital libraries"]
every = "2 h"
timeout = "10 s"
max_bytes = 100000
allow_private = true
backlog = 0

[sources.ariadne]
url = "feeds/ariadne.xml"
title = "Ariadne"
tags = ["Digital Libraries"]

[outputs.page]
type = "bulletin"
path = "out"

[broadcasts.morning]
from = ["ariadne", "jdoc"]
to = ["page"]
when = "weekdays 09:00"
at_most = 5
match = 'title:"open access" -vacancy'
post = "{title}\n\n{link}"

[broadcasts.friday]
from = ["tag:digital libraries"]
to = "page"
cron = "0 16 * * fri"
form = "thread"
timezone = "UTC"
catch_up = "all"
stale_after = "6 h"
languages = ["en", "de"]
max_age = "30 d"
keep_rest = false
order = "relevance"
visibility = "followers"
content_warning = "long"
hashtags = 0
images = false
summary_characters = 0
heading = "This week"
more = "plus {n}"
language = "de"
)";

}  // namespace

TEST_CASE("a whole configuration becomes settings in its own order") {
  TempDir folder;
  Loaded loaded = load(folder, kWhole);
  REQUIRE(errors(loaded) == "");
  const Settings& settings = *loaded.settings;
  CHECK(settings.library.name.str() == "Northfield University Library");
  CHECK(settings.library.zone.name() == "Europe/London");
  CHECK(settings.library.backlog == 2);
  CHECK(settings.ledger == folder / "state/ledger.db");
  REQUIRE(settings.sources.size() == 2);
  CHECK(settings.sources[0].name == "jdoc");
  CHECK(settings.sources[0].url.str() == "https://publisher.example/rss/jdoc");
  CHECK(settings.sources[0].policy.every == Seconds{7200});
  CHECK(settings.sources[0].policy.max_bytes == 100'000);
  CHECK(settings.sources[0].backlog == 0);
  CHECK(settings.sources[1].path == (folder / "feeds/ariadne.xml").string());
  CHECK_FALSE(settings.sources[1].backlog.has_value());
  REQUIRE(settings.outputs.size() == 1);
  CHECK(option<std::string>(settings.outputs[0], "path") == (folder / "out").string());
  CHECK(option<std::int64_t>(settings.outputs[0], "entries") == 50);
}

TEST_CASE("a broadcast knows its sources and slots and rules") {
  TempDir folder;
  Loaded loaded = load(folder, kWhole);
  REQUIRE(loaded.settings.has_value());
  REQUIRE(loaded.settings->broadcasts.size() == 2);
  const BroadcastSettings& morning = loaded.settings->broadcasts[0];
  CHECK(morning.from == std::vector<std::string>{"jdoc", "ariadne"});
  CHECK(morning.schedule.when->describe() == "at 09:00 on Monday to Friday");
  CHECK(morning.schedule.zone.name() == "Europe/London");
  CHECK(morning.selection.at_most == 5);
  CHECK(morning.selection.match->text() == "title:\"open access\" -vacancy");
  CHECK(morning.compose.post.text == "{title}\n\n{link}");
  CHECK(morning.compose.language == "en");
  CHECK(morning.place.line == 29);
  const BroadcastSettings& friday = loaded.settings->broadcasts[1];
  CHECK(friday.from == std::vector<std::string>{"jdoc", "ariadne"});
  CHECK(friday.schedule.catch_up == CatchUp::all);
  CHECK(friday.schedule.stale_after == Seconds{21'600});
  CHECK(friday.schedule.zone.name() == "UTC");
  CHECK(friday.selection.languages == std::vector<Language>{"en", "de"});
  CHECK(friday.selection.order == Order::relevance);
  CHECK_FALSE(friday.selection.keep_rest);
  CHECK(friday.compose.visibility == Visibility::followers);
  CHECK(friday.compose.max_hashtags == 0);
  CHECK(friday.compose.more.text == "plus {n}");
  CHECK(friday.compose.language == "de");
}

TEST_CASE("every mistake is reported at once and in order") {
  CHECK(errors_of(R"(librry = 1
[sources.a]
url = 5
tags = [1]
[outputs.o]
type = "bulletni"
[broadcasts.b]
from = ["a", "x"]
to = ["p"]
evrey = "weekdays 09:00"
at_most = -1
images = "yes"
)") == "1:1 unknown key \"librry\"\n"
       "3:7 url has to be a string, not a number\n"
       "4:9 tags has to hold strings, not a number\n"
       "6:8 there is no type \"bulletni\"\n"
       "8:14 there is no source \"x\"\n"
       "9:7 there is no output \"p\"\n"
       "10:1 unknown key \"evrey\" in [broadcasts.b]\n"
       "11:11 at_most has to be from 0 to 10000\n"
       "12:10 images has to be true or false, not a string\n");
}

TEST_CASE("a report shows the line and a caret and a hint") {
  TempDir folder;
  Loaded loaded = load(folder,
                       "[sources.a]\nurl = \"-\"\n[outputs.o]\ntype = \"bulletin\"\npath = \"x\"\n"
                       "[broadcasts.morning]\nfrom = [\"a\"]\nto = [\"o\"]\nevrey = \"weekdays 09:00\"\n");
  REQUIRE(loaded.errors.size() == 1);
  std::string file = (folder / "twinform.toml").string();
  CHECK(full_report(loaded.errors[0]) == file +
                                             ":9:1: error: unknown key \"evrey\" in [broadcasts.morning]\n"
                                             "    9 | evrey = \"weekdays 09:00\"\n"
                                             "      | ^~~~~\n"
                                             "hint: did you mean \"when\"?\n");
}

TEST_CASE("a near name is the hint for a wrong one") {
  TempDir folder;
  Loaded loaded = load(folder,
                       "[sources.ariadne]\nurl = \"-\"\n[outputs.page]\ntype = \"bulletin\"\npath = \"x\"\n"
                       "[broadcasts.b]\nfrom = [\"ariande\"]\nto = [\"pgae\"]\norder = \"newset\"\n");
  REQUIRE(loaded.errors.size() == 3);
  CHECK(loaded.errors[0].hint == "did you mean \"ariadne\"?");
  CHECK(loaded.errors[1].hint == "did you mean \"page\"?");
  CHECK(loaded.errors[2].hint == "did you mean \"newest\"?");
}

TEST_CASE("a mistake within a string is underlined there") {
  constexpr std::string_view kBase =
      "[sources.a]\nurl = \"-\"\n[outputs.o]\ntype = \"bulletin\"\npath = \"x\"\n[broadcasts.b]\nfrom = \"a\"\nto = "
      "\"o\"\n";
  auto broadcast = [&](std::string_view line) { return std::string(kBase) + std::string(line) + "\n"; };
  CHECK(underlined(broadcast("when = \"weekdsys 09:00\"")) == "weekdsys");
  CHECK(underlined(broadcast("when = 'Mon 25:00'")) == "25:00");
  CHECK(underlined(broadcast("when = \"\\u004Don 25:00\"")) == "25:00");
  CHECK(underlined(broadcast("when = \"\"\"\nMon \\\n   9am 10:00\"\"\"")) == "9am");
  CHECK(underlined(broadcast("cron = \"0 25 * * *\"")) == "25");
  CHECK(underlined(broadcast("post = \"{title}\\n\\n{sumary} {link}\"")).find("sumary") != std::string::npos);
}

TEST_CASE("text that is no TOML is reported where it goes wrong") {
  CHECK(errors_of("[library]\nname = My Library\n").starts_with("2:8 "));
  CHECK(errors_of("[library]\nname = \"a\"\nname = \"b\"\n").starts_with("3:"));
}

TEST_CASE("a file that is not there is an error that says how to begin") {
  TempDir folder;
  Loaded loaded = load_settings(folder / "none.toml", schemas());
  REQUIRE(loaded.errors.size() == 1);
  CHECK(loaded.errors[0].what.find("none.toml") != std::string::npos);
  CHECK(loaded.errors[0].hint.find("twinform init") != std::string::npos);
}

TEST_CASE("hostile nesting is refused before it can do harm") {
  CHECK(errors_of("a = " + std::string(100'000, '[')).starts_with("1:37 this is nested too deeply"));
  CHECK(errors_of(std::string(100'000, '[')).starts_with("1:33 this is nested too deeply"));
  std::string dotted = "a";
  for (int i = 0; i < 100'000; ++i) dotted += ".a";
  CHECK(errors_of(dotted + " = 1").find("nested too deeply") != std::string::npos);
  CHECK(errors_of("[" + dotted + "]").find("nested too deeply") != std::string::npos);
  CHECK(errors_of("x = \"" + std::string(1'000, '[') + "\" # " + std::string(1'000, '[')) == "1:1 unknown key \"x\"\n");
}

TEST_CASE("nesting is counted where TOML nests and nowhere else") {
  auto too_deep = [](const std::string& text) {
    return errors_of(text).find("nested too deeply") != std::string::npos;
  };
  std::string open(33, '['), fine(32, '['), close(32, ']');
  CHECK(too_deep("x = " + open));
  CHECK_FALSE(too_deep("x = " + fine + close));
  CHECK(too_deep("x = \"a\" \n y = " + open));
  CHECK(too_deep("x = \"\"\"\"\"\"\ny = " + open));
  CHECK(too_deep("x = '''a''''\ny = " + open));
  CHECK(too_deep("x = \"\\\"\"\ny = " + open));
  CHECK(too_deep("x = '\\'\ny = " + open));
  CHECK_FALSE(too_deep("x = '''" + open + "\n" + open + "'''"));
  CHECK_FALSE(too_deep("x = \"\\\"" + open + "\""));
}

TEST_CASE("no damage to a configuration does harm") {
  TempDir folder;
  std::mt19937 random(11);
  constexpr std::string_view kPieces = "\"'\\\n[]{}=.,#\xC3\xFF ax9\x01";
  int broken = 0;
  for (int i = 0; i < 400; ++i) {
    std::string text(kWhole);
    for (unsigned n = 1 + random() % 4; n > 0; --n) text[random() % text.size()] = kPieces[random() % kPieces.size()];
    if (random() % 4 == 0) text.resize(random() % text.size());
    Loaded loaded = load(folder, text);
    CHECK(loaded.settings.has_value() == loaded.errors.empty());
    for (const Error& error : loaded.errors) CHECK_FALSE(full_report(error).empty());
    broken += loaded.errors.empty() ? 0 : 1;
  }
  CHECK(broken > 100);
}

TEST_CASE("a configuration of a mebibyte is read and one byte more is not") {
  std::string text = "[library]\n#";
  text.append((1U << 20U) - text.size(), 'x');
  CHECK(errors_of(text) == "");
  CHECK(errors_of(text + "x").find("larger than") != std::string::npos);
}

TEST_CASE("several files are one configuration") {
  TempDir folder;
  folder.write("more/outputs.toml",
               "include = [\"../twinform.toml\"]\n[outputs.page]\ntype = \"bulletin\"\npath = \"out\"\n");
  Loaded loaded = load(
      folder,
      "include = [\"more/outputs.toml\"]\n[sources.a]\nurl = \"-\"\n[broadcasts.b]\nfrom = \"*\"\nto = \"page\"\n");
  REQUIRE(errors(loaded) == "");
  CHECK(loaded.settings->files == std::vector<Path>{folder / "twinform.toml", folder / "more/outputs.toml"});
  CHECK(option<std::string>(loaded.settings->outputs[0], "path") == (folder / "more/out").string());
}

TEST_CASE("a name that stands in two files is reported with both") {
  TempDir folder;
  folder.write("more.toml", "[library]\nname = \"x\"\n[sources.a]\nurl = \"-\"\n");
  Loaded loaded =
      load(folder, "include = [\"more.toml\", \"none.toml\"]\n[library]\nname = \"y\"\n[sources.a]\nurl = \"-\"\n");
  REQUIRE(loaded.errors.size() == 3);
  CHECK(loaded.errors[0].where.column == 25);
  CHECK(loaded.errors[1].where.file == (folder / "more.toml").string());
  CHECK(loaded.errors[1].what == fmt::format("[library] stands in {} too", (folder / "twinform.toml").string()));
  CHECK(loaded.errors[2].what == fmt::format("[sources.a] stands in {} too", (folder / "twinform.toml").string()));
}

TEST_CASE("a thing nobody uses is a warning") {
  TempDir folder;
  Loaded loaded =
      load(folder,
           "[sources.a]\nurl = \"-\"\n[sources.b]\nurl = \"-\"\n[outputs.o]\ntype = \"bulletin\"\npath = \"x\"\n"
           "[outputs.p]\ntype = \"bulletin\"\npath = \"y\"\n[broadcasts.x]\nfrom = \"a\"\nto = \"o\"\n");
  CHECK(loaded.settings.has_value());
  REQUIRE(loaded.warnings.size() == 2);
  CHECK(loaded.warnings[0].what == "[sources.b] is not used: no broadcast reads it");
  CHECK(loaded.warnings[1].what == "[outputs.p] is not used: no broadcast goes there");
}

TEST_CASE("the standard file is the one the environment names") {
  ::setenv("TWINFORM_CONFIG", "/somewhere/t.toml", 1);
  CHECK(standard_config_file().value() == "/somewhere/t.toml");
  ::unsetenv("TWINFORM_CONFIG");
  ::setenv("XDG_CONFIG_HOME", "/elsewhere", 1);
  CHECK(standard_config_file().value() == "/elsewhere/twinform/twinform.toml");
  ::unsetenv("XDG_CONFIG_HOME");
}
