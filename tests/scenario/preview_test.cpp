// SPDX-License-Identifier: MIT
// What preview shows is what run posts, byte for byte: on the example that `./dev demo` runs.
#include <doctest/doctest.h>

#include <cstdlib>
#include <map>

#include "base/json.h"
#include "base/subprocess.h"
#include "support/places.h"
#include "support/temp_dir.h"

using namespace twinform;

namespace {

class Example {
 public:
  Example() {
    std::filesystem::copy(test::source_folder() / "examples/demo", folder_.path(),
                          std::filesystem::copy_options::recursive);
    setenv("HOME", folder_.path().c_str(), 1);
    setenv("TWINFORM_NOW", "2026-11-23T09:00:00Z", 1);
  }

  Json ask(const std::string& command) const {
    auto finished = run_command(
        {.argv = {test::program(), command, "--json", "--config", "twinform.toml"}, .directory = folder_.path()});
    REQUIRE(finished.has_value());
    REQUIRE(finished->exit_code == 0);
    // The `terminal` output prints its posts too; the report is the last line.
    std::string_view lines = finished->output;
    lines.remove_suffix(1);
    auto json = parse_json(lines.substr(lines.rfind('\n') + 1));
    REQUIRE(json.has_value());
    return *json;
  }

  bool has(const char* name) const { return std::filesystem::exists(folder_ / name); }

 private:
  test::TempDir folder_;
};

// key → payload, text and length of each post.
std::map<std::string, std::string> posts_of(const Json& report) {
  std::map<std::string, std::string> posts;
  for (const Json& post : report["posts"]) {
    posts[string_at(post, "key")] = string_at(post, "output") + string_at(post, "payload") + string_at(post, "text");
  }
  return posts;
}

}  // namespace

TEST_CASE("run posts what preview shows byte for byte") {
  Example example;
  auto shown = posts_of(example.ask("preview"));
  Json report = example.ask("run");
  CHECK(shown.size() == 7);
  CHECK(posts_of(report) == shown);
  std::map<std::string, std::string> delivered;
  for (const Json& delivery : report["deliveries"]) {
    const Json& post = delivery["post"];
    CHECK(string_at(delivery, "outcome") == "sent");
    delivered[string_at(post, "key")] =
        string_at(post, "output") + string_at(post, "payload") + string_at(post, "text");
  }
  CHECK(delivered == shown);
}

TEST_CASE("preview leaves nothing behind and says the same twice") {
  Example example;
  Json first = example.ask("preview");
  CHECK_FALSE(example.has("state"));
  CHECK_FALSE(example.has("bulletin"));
  CHECK(first == example.ask("preview"));
}
