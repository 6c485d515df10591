// SPDX-License-Identifier: MIT
#include "config/new_source.h"

#include <doctest/doctest.h>

#include "base/limits.h"
#include "config/load.h"
#include "config/starter.h"
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

std::string text_of(const Path& file) { return read_file(file, limits::kConfigBytes).value(); }

Result<void> append(const Path& file, Source added, std::string comment = "") {
  NewSource one{std::move(added), std::move(comment)};
  return append_sources(file, {&one, 1}, kSchemas);
}

}  // namespace

TEST_CASE("a source is appended and what stood there stays") {
  TempDir folder;
  REQUIRE(write_starter(folder / "twinform.toml").has_value());
  std::string before = text_of(folder / "twinform.toml");
  Source added = source("ariadne", "https://www.ariadne.example/feed/");
  added.tags = {clean_line("Digital Libraries")};
  added.policy.every = Seconds{7'200};
  REQUIRE(append(folder / "twinform.toml", added, "Ariadne\nlatest: \"A title\"").has_value());
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
  auto added = append(file, source("a", "https://a.example/"));
  CHECK_FALSE(added.has_value());
  CHECK(text_of(file) == "[sources.a]\nurl = \"-\"");
}

TEST_CASE("a file without a last line break gets one before the source") {
  TempDir folder;
  Path file = folder.write("twinform.toml", "[sources.a]\nurl = \"-\"");
  REQUIRE(append(file, source("b", "https://b.example/")).has_value());
  CHECK(load_settings(file, kSchemas).settings->sources.size() == 2);
}

TEST_CASE("a file that a source can't be added to is left as it is") {
  TempDir folder;
  Path file = folder.write("twinform.toml", "sources = { a = { url = \"-\" } }\n");
  CHECK_FALSE(append(file, source("b", "https://b.example/")).has_value());
  CHECK(text_of(file) == "sources = { a = { url = \"-\" } }\n");
}

TEST_CASE("a name that an included file has is refused") {
  TempDir folder;
  folder.write("more.toml", "[sources.a]\nurl = \"-\"");
  Path file = folder.write("twinform.toml", "include = [\"more.toml\"]\n");
  CHECK(append(file, source("a", "https://a.example/")).error().kind == ErrorKind::config);
  CHECK(text_of(file) == "include = [\"more.toml\"]\n");
}

TEST_CASE("several sources come in one step with an empty line between") {
  TempDir folder;
  Path file = folder.write("twinform.toml", "");
  std::vector<NewSource> both{{source("a", "https://a.example/"), "first"}, {source("b", "https://b.example/"), ""}};
  REQUIRE(append_sources(file, both, kSchemas).has_value());
  CHECK(text_of(file) ==
        "# first\n[sources.a]\nurl = \"https://a.example/\"\n\n[sources.b]\nurl = \"https://b.example/\"\n");
}

TEST_CASE("nothing is left behind and a link to the file stays a link") {
  TempDir folder;
  folder.write("real.toml", "");
  std::filesystem::create_symlink("real.toml", folder / "twinform.toml");
  REQUIRE(append(folder / "twinform.toml", source("a", "https://a.example/")).has_value());
  CHECK(std::filesystem::is_symlink(folder / "twinform.toml"));
  CHECK(text_of(folder / "real.toml") == "[sources.a]\nurl = \"https://a.example/\"\n");
  auto files = std::filesystem::directory_iterator(folder.path());
  CHECK(std::distance(begin(files), end(files)) == 2);
}

TEST_CASE("who may read the file stays as it was") {
  TempDir folder;
  Path file = folder.write("twinform.toml", "");
  std::filesystem::permissions(file, std::filesystem::perms(0600));
  REQUIRE(append(file, source("a", "https://a.example/")).has_value());
  CHECK(std::filesystem::status(file).permissions() == std::filesystem::perms(0600));
}

TEST_CASE("a file may grow to what is read of one and no further") {
  TempDir folder;
  std::string table = "\n" + source_as_toml({source("a", "https://a.example/"), ""});
  std::string longest = "#" + std::string(limits::kConfigBytes - table.size() - 2, 'x') + "\n";
  CHECK(append(folder.write("a.toml", longest), source("a", "https://a.example/")).has_value());
  CHECK_FALSE(append(folder.write("b.toml", "#" + longest), source("a", "https://a.example/")).has_value());
}

TEST_CASE("hostile names and titles and comments are only text") {
  Source hostile = source("a.b \"]\n[outputs.x]", "https://b.example/\"\nstate = \"/etc");
  hostile.title = clean_line("quote \" backslash \\ [x]");
  auto root = parse_toml(source_as_toml({hostile, "innocent\r\nstate = 1\x1b[2J\n[outputs.evil]"}));
  REQUIRE(root.has_value());
  REQUIRE(root->members.size() == 1);
  const TomlMember& table = root->members[0].value.members[0];
  CHECK(table.key == hostile.name);
  REQUIRE(table.value.members.size() == 2);
  CHECK(table.value.members[0].value.text == hostile.location);
  CHECK(table.value.members[1].value.text == hostile.title.str());
}
