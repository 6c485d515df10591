// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "config/load.h"
#include "support/temp_dir.h"

using namespace twinform;
using twinform::test::TempDir;

namespace {

Loaded load(std::string_view keys, std::string_view top = "") {
  static const std::vector<AdapterSchema> kSchemas{{"bulletin", {{"path", OptionType::path, true, "", "The folder."}}}};
  TempDir folder;
  std::string text = fmt::format(
      "{}\n[sources.a]\nurl = \"-\"\n[outputs.page]\ntype = \"bulletin\"\npath = \"x\"\n[broadcasts.b]\nfrom = "
      "\"*\"\nto = "
      "\"page\"\n{}\n",
      top, keys);
  return load_settings(folder.write("twinform.toml", text), kSchemas);
}

BroadcastSettings broadcast(std::string_view keys, std::string_view top = "") {
  Loaded loaded = load(keys, top);
  for (const Error& error : loaded.errors) FAIL(error.what);
  return loaded.settings->broadcasts.at(0);
}

std::string first_error(std::string_view keys, std::string_view top = "") {
  Loaded loaded = load(keys, top);
  return loaded.errors.empty() ? "" : loaded.errors[0].what + " – " + loaded.errors[0].hint;
}

}  // namespace

TEST_CASE("a template goes by its name or is written out") {
  CHECK(broadcast("post = \"headline\"").compose.post.text == named_or_written("headline")->text);
  CHECK(broadcast("post = \"{title}\"").compose.post.text == "{title}");
  CHECK(first_error("post = \"headlin\"") == "there is no template \"headlin\" – did you mean \"headline\"?");
}

TEST_CASE("an output may have another template") {
  BroadcastSettings b = broadcast("post_for = { page = \"citation\" }");
  CHECK(b.post_for.at("page").text == named_or_written("citation")->text);
  CHECK(first_error("post_for = { pge = \"citation\" }") == "the broadcast does not go to \"pge\" – it goes to page");
  CHECK(first_error("post_for = { page = \"{titel}\" }") == "there is no field \"titel\" – did you mean \"{title}\"?");
}

TEST_CASE("words around stories are templates too") {
  BroadcastSettings b = broadcast(
      "form = \"thread\"\nheading = \"No. {number}\"\ngreeting = \"Hello\"\nsign_off = \"Bye\"\n"
      "numbering = \"1/n\"\ngroup_by = \"topic\"\nalt = \"{title}\"");
  CHECK(b.compose.heading.text == "No. {number}");
  CHECK(b.compose.greeting.text == "Hello");
  CHECK(b.compose.sign_off.text == "Bye");
  CHECK(b.compose.numbered);
  CHECK(b.compose.group_by == GroupBy::topic);
  CHECK(b.compose.alt.text == "{title}");
  CHECK(first_error("heading = \"{title}\"").starts_with("there is no field \"title\""));
  CHECK(first_error("more = \"{n} since {date}\"").starts_with("more has no fields but {n}"));
}

TEST_CASE("what only some forms have is refused of the others") {
  CHECK(first_error("group_by = \"source\"").starts_with("group_by works for digests and threads only"));
  CHECK(first_error("numbering = \"1/n\"").starts_with("only threads are numbered"));
}

TEST_CASE("subjects have hashtags and each of them links") {
  BroadcastSettings b =
      broadcast("", "[hashtags]\n\"Libraries, Digital\" = \"DigitalLibraries\"\n\"Staff Picks\" = \"\"\n");
  CHECK(b.compose.hashtag_aliases.at("libraries, digital").view() == "#DigitalLibraries");
  CHECK(b.compose.hashtag_aliases.at("staff picks").empty());
  CHECK(first_error("", "[hashtags]\nx = \"open access\"\n").starts_with("\"open access\" is no hashtag"));
  CHECK(first_error("", "[hashtags]\nx = 1\n").starts_with("x has to be a string"));
}

TEST_CASE("a program for summaries is named by the library or by a broadcast") {
  constexpr std::string_view kLibrary =
      "[library]\nsummary = { command = [\"my-model\", \"--short\"], timeout = \"1 min\" }";
  SummaryProgram program = broadcast("", kLibrary).summary;
  CHECK(program.command == std::vector<std::string>{"my-model", "--short"});
  CHECK(program.timeout == Seconds{60});
  CHECK(broadcast("summary = { command = \"other\" }", kLibrary).summary.command.at(0) == "other");
  CHECK(broadcast("summary = { command = \"other\" }", kLibrary).summary.timeout == Seconds{30});
  CHECK(broadcast("summary = { command = [] }", kLibrary).summary.command.empty());
  CHECK(broadcast("").summary.command.empty());
  CHECK(Path(broadcast("summary = { command = \"./model\" }").summary.command.at(0)).is_absolute());
}

TEST_CASE("what is wrong with a program for summaries is reported") {
  CHECK(
      first_error("summary = \"my-model\"").starts_with("summary has to be a table, not a string – write summary = {"));
  CHECK(first_error("summary = {}").starts_with("summary has no command – write summary = {"));
  CHECK(first_error("summary = { command = 1 }").starts_with("command has to be a list of strings"));
  CHECK(first_error("summary = { command = \"a\", timeout = 30 }").starts_with("timeout has to be a string"));
  CHECK(
      first_error("summary = { command = \"a\", timeout = \"11 min\" }").starts_with("timeout has to be ten minutes"));
  CHECK(first_error("summary = { comand = \"a\" }").find("command") != std::string::npos);
}
