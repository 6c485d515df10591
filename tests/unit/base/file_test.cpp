// SPDX-License-Identifier: MIT
#include "base/file.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include "support/temp_dir.h"

using namespace twinform;
using twinform::test::TempDir;

namespace {

unsigned mode_of(const Path& file) { return static_cast<unsigned>(std::filesystem::status(file).permissions()); }

}  // namespace

TEST_CASE("a file that only its owner may read replaces one that others could") {
  TempDir folder;
  Path file = folder.write("token", "old");
  std::filesystem::permissions(file, std::filesystem::perms(0644));
  REQUIRE(write_file(file, "new", 0600));
  CHECK(mode_of(file) == 0600);
  CHECK(read_file(file, 10).value() == "new");
}

TEST_CASE("what a killed process left beside a file lends it neither its mode nor its target") {
  TempDir folder;
  Path file = folder / "token", other = folder.write("other", "theirs");
  Path left = folder / fmt::format("token.{}.new", ::getpid());
  SUBCASE("a file") { folder.write(left.filename().string(), "left"); }
  SUBCASE("a link") { std::filesystem::create_symlink(other, left); }
  REQUIRE(write_file(file, "new", 0600));
  CHECK(mode_of(file) == 0600);
  CHECK(read_file(other, 10).value() == "theirs");
}
