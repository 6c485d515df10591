// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>

#include "config/load.h"
#include "support/temp_dir.h"

using namespace twinform;
using twinform::test::TempDir;

namespace {

const std::vector<AdapterSchema> kSchemas{{"mastodon", {{"token", OptionType::secret, true, "", "The token."}}}};

struct Read {
  std::string secret, error, hint, warning, report;
};

Read read(const TempDir& folder, std::string_view token) {
  folder.write("twinform.toml", fmt::format("[sources.a]\nurl = \"-\"\n[outputs.o]\ntype = \"mastodon\"\ntoken = {}\n"
                                            "[broadcasts.b]\nfrom = \"a\"\nto = \"o\"\n",
                                            token));
  Loaded loaded = load_settings(folder / "twinform.toml", kSchemas);
  Read read;
  if (loaded.settings) read.secret = option<Secret>(loaded.settings->outputs[0], "token").reveal();
  if (!loaded.errors.empty()) {
    read.error = loaded.errors[0].what;
    read.hint = loaded.errors[0].hint;
    read.report = full_report(loaded.errors[0]);
  }
  if (!loaded.warnings.empty()) read.warning = loaded.warnings[0].what;
  return read;
}

void close_to_others(const std::filesystem::path& file) {
  std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

}  // namespace

TEST_CASE("a secret comes from a file without its line break") {
  TempDir folder;
  close_to_others(folder.write("token", "s3cret word\r\n"));
  Read file = read(folder, "{ file = \"token\" }");
  CHECK(file.secret == "s3cret word");
  CHECK(file.warning == "");
}

TEST_CASE("a secret file that others can read is a warning") {
  TempDir folder;
  auto file = folder.write("token", "x");
  std::filesystem::permissions(file, std::filesystem::perms(0640));
  CHECK(read(folder, "{ file = \"token\" }").warning == fmt::format("others can read {}", file.string()));
}

TEST_CASE("an output's secret that is not there yet says how to get it") {
  TempDir folder;
  CHECK(read(folder, "{ file = \"token\" }").hint == "`twinform outputs login` gets it");
}

TEST_CASE("a secret comes from the environment") {
  TempDir folder;
  ::setenv("TWINFORM_TEST_TOKEN", "from outside", 1);
  CHECK(read(folder, "{ env = \"TWINFORM_TEST_TOKEN\" }").secret == "from outside");
  ::unsetenv("TWINFORM_TEST_TOKEN");
  CHECK(read(folder, "{ env = \"TWINFORM_TEST_TOKEN\" }").error ==
        "token can't be read: the environment variable TWINFORM_TEST_TOKEN is not set");
}

TEST_CASE("a secret comes from a program") {
  TempDir folder;
  CHECK(read(folder, "{ command = [\"printf\", \"%s\\n\", \"told\"] }").secret == "told");
  CHECK(read(folder, "{ command = [\"sh\", \"-c\", \"echo locked >&2; exit 3\"] }").error ==
        "token can't be read: sh failed with exit code 3: locked");
  CHECK(read(folder, "{ command = [\"twinform-no-such-program\"] }").error.find("can't start") != std::string::npos);
}

TEST_CASE("a program beside the configuration is found there") {
  TempDir folder;
  auto program = folder.write("bin/tell", "#!/bin/sh\necho here\n");
  std::filesystem::permissions(program, std::filesystem::perms(0700));
  CHECK(read(folder, "{ command = [\"bin/tell\"] }").secret == "here");
}

TEST_CASE("a secret comes from a credential of systemd") {
  TempDir folder;
  folder.write("credentials/token", "passed on");
  ::setenv("CREDENTIALS_DIRECTORY", (folder / "credentials").c_str(), 1);
  CHECK(read(folder, "{ credential = \"token\" }").secret == "passed on");
  CHECK(read(folder, "{ credential = \"../twinform.toml\" }").error ==
        "token can't be read: \"../twinform.toml\" is no name of a credential");
  ::unsetenv("CREDENTIALS_DIRECTORY");
  CHECK(read(folder, "{ credential = \"token\" }").hint == "add LoadCredential=token:… to the unit");
}

TEST_CASE("a secret written into the configuration is a mistake that says why") {
  TempDir folder;
  Read plain = read(folder, "\"abc\"");
  CHECK(plain.error.find("must not stand in the configuration") != std::string::npos);
  CHECK(plain.report.find("abc") == std::string::npos);
  CHECK(plain.report.find("5 | token = \"***\"") != std::string::npos);
  CHECK(plain.hint.find("token = { file = \"token\" }") != std::string::npos);
}

TEST_CASE("what is no way to a secret is a mistake") {
  TempDir folder;
  for (std::string_view token :
       {"5", "{}", "{ file = \"a\", env = \"b\" }", "{ fiel = \"a\" }", "{ file = 1 }", "{ command = \"\" }",
        "{ command = [] }", "{ file = \"none\" }", "{ command = [1] }"}) {
    CAPTURE(token);
    CHECK(read(folder, token).error != "");
  }
  folder.write("empty", "\n");
  CHECK(read(folder, "{ file = \"empty\" }").error == "token is empty");
}

TEST_CASE("where a secret is kept is told although it is not there yet") {
  std::vector<AdapterSchema> schemas = kSchemas;
  schemas[0].options[0].type = OptionType::secret_place;
  TempDir folder;
  using Words = std::vector<std::string>;
  const std::vector<std::pair<const char*, Words>> rows = {
      {R"({ file = "token" })", {"file", (folder / "token").string()}},
      {R"({ env = "NOT_SET_ANYWHERE" })", {"env", "NOT_SET_ANYWHERE"}},
      {R"({ command = ["./pass", "show"] })", {"command", (folder / "pass").string(), "show"}},
      {R"({ credential = "mastodon" })", {"credential", "mastodon"}}};
  for (const auto& [toml, place] : rows) {
    CAPTURE(toml);
    folder.write("twinform.toml", fmt::format("[outputs.o]\ntype = \"mastodon\"\ntoken = {}\n", toml));
    Loaded loaded = load_settings(folder / "twinform.toml", schemas);
    REQUIRE(loaded.settings);
    CHECK(option<Words>(loaded.settings->outputs[0], "token") == place);
  }
}

TEST_CASE("a secret in the open is refused even where it is not read") {
  std::vector<AdapterSchema> schemas = kSchemas;
  schemas[0].options[0].type = OptionType::secret_place;
  TempDir folder;
  folder.write("twinform.toml", "[outputs.o]\ntype = \"mastodon\"\ntoken = \"s3cret\"\n");
  Loaded loaded = load_settings(folder / "twinform.toml", schemas);
  REQUIRE(loaded.errors.size() == 1);
  CHECK(full_report(loaded.errors[0]).find("s3cret") == std::string::npos);
}

TEST_CASE("the variables that hold secrets are known by name") {
  ::setenv("TWINFORM_TEST_TOKEN", "s3cret", 1);
  TempDir folder;
  folder.write("twinform.toml",
               "[sources.a]\nurl = \"-\"\n[outputs.o]\ntype = \"mastodon\"\ntoken = { env = \"TWINFORM_TEST_TOKEN\" }\n"
               "[broadcasts.b]\nfrom = \"a\"\nto = \"o\"\n");
  Loaded loaded = load_settings(folder / "twinform.toml", kSchemas);
  ::unsetenv("TWINFORM_TEST_TOKEN");
  REQUIRE(loaded.settings);
  CHECK(loaded.settings->secret_variables == std::vector<std::string>{"TWINFORM_TEST_TOKEN"});
}
