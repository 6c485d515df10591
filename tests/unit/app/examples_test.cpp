// SPDX-License-Identifier: MIT
// People start from examples/: each one has to be good as it stands.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "base/file.h"
#include "config/load.h"
#include "outputs/adapter.h"
#include "support/places.h"
#include "support/temp_dir.h"

using namespace twinform;
using twinform::test::TempDir;

namespace {

// The examples, copied to where the secrets that they ask for stand beside them.
class Examples {
 public:
  Examples() {
    for (const char* name : {"MASTODON_TOKEN", "BLUESKY_PASSWORD"}) ::setenv(name, "secret", 1);
    std::filesystem::copy(test::source_folder() / "examples", folder_.path(), std::filesystem::copy_options::recursive);
    for (const char* name : {"science.token", "humanities.token", "consortium.password"}) {
      std::filesystem::permissions(folder_.write(name, "secret\n"), std::filesystem::perms::owner_read);
    }
  }
  Path folder() const { return folder_.path(); }

  std::vector<Path> configurations() const {
    std::vector<Path> found;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder_.path()))
      if (file.path().extension() == ".toml") found.push_back(file.path());
    std::ranges::sort(found);
    return found;
  }

 private:
  TempDir folder_;
};

}  // namespace

TEST_CASE("every example loads without a complaint") {
  Examples examples;
  CHECK(examples.configurations().size() >= 7);
  for (const Path& file : examples.configurations()) {
    CAPTURE(file.filename().string());
    Loaded loaded = load_settings(file, adapter_schemas());
    CHECK(loaded.settings.has_value());
    for (const Error& error : loaded.errors) FAIL_CHECK(error.where.line << ": " << error.what);
    for (const Error& warning : loaded.warnings) FAIL_CHECK(warning.where.line << ": " << warning.what);
  }
}

TEST_CASE("the README of the examples names every one") {
  Examples examples;
  std::string readme = read_file(examples.folder() / "README.md", 1U << 20U).value();
  for (const auto& file : std::filesystem::directory_iterator(examples.folder())) {
    if (file.path().extension() != ".toml") continue;
    std::string name = file.path().filename().string();
    CHECK_MESSAGE(readme.find("[" + name + "](" + name + ")") != std::string::npos, name);
  }
}

TEST_CASE("the examples together show every type of output") {
  Examples examples;
  std::vector<std::string> shown;
  for (const Path& file : examples.configurations()) {
    Loaded loaded = load_settings(file, adapter_schemas());
    REQUIRE(loaded.settings.has_value());
    for (const OutputSettings& output : loaded.settings->outputs) shown.push_back(output.type);
  }
  for (const AdapterSchema& schema : adapter_schemas())
    CHECK_MESSAGE(std::ranges::find(shown, schema.type) != shown.end(), schema.type);
}

TEST_CASE("the files that examples read are there") {
  Examples examples;
  Loaded loaded = load_settings(examples.folder() / "rehearsal.toml", adapter_schemas());
  REQUIRE(loaded.settings.has_value());
  for (const Source& source : loaded.settings->sources)
    CHECK_MESSAGE(std::filesystem::exists(source.path), source.path);
  loaded = load_settings(examples.folder() / "intranet.toml", adapter_schemas());
  REQUIRE(loaded.settings.has_value());
  auto command = option<std::vector<std::string>>(loaded.settings->outputs.front(), "command");
  CHECK(std::filesystem::exists(command.front()));
}
