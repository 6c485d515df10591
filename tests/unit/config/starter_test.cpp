// SPDX-License-Identifier: MIT
#include "config/starter.h"

#include <doctest/doctest.h>

#include "config/load.h"
#include "config/toml.h"
#include "support/temp_dir.h"
#include "text/clean.h"

using namespace twinform;
using twinform::test::TempDir;

namespace {

const std::vector<AdapterSchema> kSchemas{{"bulletin", {{"path", OptionType::path, true, "", "The folder."}}}};

Source source(std::string name, std::string location) {
  return {.name = std::move(name), .location = std::move(location)};
}

std::string text_of(const Path& file) { return read_file(file, 1U << 20U).value(); }

}  // namespace

TEST_CASE("the starter loads as it stands") {
  TempDir folder;
  Path file = folder / "deep/er/twinform.toml";
  REQUIRE(write_starter(file).has_value());
  Loaded loaded = load_settings(file, kSchemas);
  REQUIRE(loaded.errors.empty());
  CHECK(loaded.warnings.empty());
  REQUIRE(loaded.settings->broadcasts.size() == 1);
  CHECK(loaded.settings->broadcasts[0].schedule.when->describe() == "at 09:00 on Monday to Friday");
  CHECK(loaded.settings->outputs[0].type == "bulletin");
}

TEST_CASE("the starter overwrites nothing") {
  TempDir folder;
  Path file = folder.write("twinform.toml", "mine");
  CHECK(write_starter(file).error().what == file.string() + " is there already");
  CHECK(text_of(file) == "mine");
}

TEST_CASE("a source is appended and what stood there stays") {
  TempDir folder;
  REQUIRE(write_starter(folder / "twinform.toml").has_value());
  std::string before = text_of(folder / "twinform.toml");
  Source added = source("ariadne", "https://www.ariadne.example/feed/");
  added.tags = {clean_line("Digital Libraries")};
  added.policy.every = Seconds{7'200};
  REQUIRE(append_source(folder / "twinform.toml", added, "Ariadne\nlatest: \"A title\"").has_value());
  CHECK(text_of(folder / "twinform.toml") == before +
                                                 "\n# Ariadne\n# latest: \"A title\"\n[sources.ariadne]\n"
                                                 "url = \"https://www.ariadne.example/feed/\"\n"
                                                 "tags = [\"Digital Libraries\"]\nevery = \"2 hours\"\n");
  Loaded loaded = load_settings(folder / "twinform.toml", kSchemas);
  REQUIRE(loaded.settings.has_value());
  CHECK(loaded.settings->broadcasts[0].from == std::vector<std::string>{"ariadne"});
}

TEST_CASE("a name that is there already is refused") {
  TempDir folder;
  Path file = folder.write("twinform.toml", "[sources.a]\nurl = \"-\"");
  auto added = append_source(file, source("a", "https://a.example/"), "");
  CHECK(added.error().what == "there is a source \"a\" already in " + file.string());
  CHECK(text_of(file) == "[sources.a]\nurl = \"-\"");
}

TEST_CASE("a file without a last line break gets one before the source") {
  TempDir folder;
  Path file = folder.write("twinform.toml", "[sources.a]\nurl = \"-\"");
  REQUIRE(append_source(file, source("b", "https://b.example/"), "").has_value());
  CHECK(load_settings(file, kSchemas).settings->sources.size() == 2);
}

TEST_CASE("a file that a source can't be added to is left as it is") {
  TempDir folder;
  Path file = folder.write("twinform.toml", "sources = { a = { url = \"-\" } }\n");
  CHECK_FALSE(append_source(file, source("b", "https://b.example/"), "").has_value());
  CHECK(text_of(file) == "sources = { a = { url = \"-\" } }\n");
}

TEST_CASE("hostile names and titles and comments are only text") {
  TempDir folder;
  Path file = folder.write("twinform.toml", "");
  Source hostile = source("a.b \"]\n[outputs.x]", "https://b.example/\"\nstate = \"/etc");
  hostile.title = clean_line("quote \" backslash \\ [x]");
  REQUIRE(append_source(file, hostile, "innocent\r\nstate = 1\x1b[2J\n[outputs.evil]").has_value());
  auto root = parse_toml(text_of(file));
  REQUIRE(root.has_value());
  REQUIRE(root->members.size() == 1);
  const TomlMember& table = root->members[0].value.members[0];
  CHECK(table.key == hostile.name);
  REQUIRE(table.value.members.size() == 2);
  CHECK(table.value.members[0].value.text == hostile.location);
  CHECK(table.value.members[1].value.text == hostile.title.str());
}
