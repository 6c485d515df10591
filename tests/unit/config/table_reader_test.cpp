// SPDX-License-Identifier: MIT
#include "config/table_reader.h"

#include <doctest/doctest.h>

#include "config/load.h"
#include "support/temp_dir.h"

using namespace twinform;
using twinform::test::TempDir;

TEST_CASE("the hint about an unknown key names each key once") {
  std::vector<AdapterSchema> schemas{
      {.type = "bulletin", .options = {{.key = "path", .type = OptionType::path}, {.key = "title"}}}};
  TempDir folder;
  Path file = folder.write("twinform.toml", "[outputs.o]\ntype = \"bulletin\"\nqqqqqqqqqq = 1\n");
  Loaded loaded = load_settings(file, schemas);
  REQUIRE(loaded.errors.size() == 1);
  CHECK(loaded.errors[0].hint == "the keys here are type, path, title, at_most, spacing, after_outage");
}
