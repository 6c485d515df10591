// SPDX-License-Identifier: MIT
#include "feed/repair_json.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace twinform {
namespace {

TEST_CASE("what is broken in JSON is mended in a known way") {
  struct Case {
    std::string_view broken, mended;
    bool complete;
  };
  const std::vector<Case> cases = {
      {R"({"a":[1,2]})", R"({"a":[1,2]})", true},
      {R"({"a":[{"b":"x"},], })", R"({"a":[{"b":"x"}]})", true},
      {"{\"a\":\"x\ny\tz\"}", R"({"a":"x\u000ay\u0009z"})", true},
      {R"({"a":[{"b":1}]} junk)", R"({"a":[{"b":1}]})", true},
      {R"({"a":"}]\"{"})", R"({"a":"}]\"{"})", true},
      {R"({"items":[{"b":1},{"b":2)", R"({"items":[{"b":1}]})", false},
      {R"({"items":[{"b":[{"c":1}]},{"b":[{"c":)", R"({"items":[{"b":[{"c":1}]}]})", false},
      {R"({"items":[{"b":1},{"b":"say "hi" now"},{"b":3}]})", R"({"items":[{"b":1}]})", false},
      {R"({"items":[{"b":1}}])", R"({"items":[{"b":1}]})", false},
      {R"({"title":"x)", "", false},
      {"", "", false},
  };
  for (const Case& one : cases) {
    CAPTURE(one.broken);
    const Repaired repaired = repair_json(one.broken);
    CHECK(repaired.text == one.mended);
    CHECK(repaired.complete == one.complete);
  }
}

}  // namespace
}  // namespace twinform
