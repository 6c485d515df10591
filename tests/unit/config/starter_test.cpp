// SPDX-License-Identifier: MIT
#include "config/starter.h"

#include <doctest/doctest.h>

#include "config/load.h"
#include "support/temp_dir.h"

using namespace twinform;
using twinform::test::TempDir;

namespace {

const std::vector<AdapterSchema> kSchemas{{"bulletin", {{"path", OptionType::path, true, "", "The folder."}}}};

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
