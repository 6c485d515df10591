// SPDX-License-Identifier: MIT
#include "base/json_writer.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"

using namespace twinform;

TEST_CASE("what is written without a tree is what the tree would give") {
  std::string every_sign;
  for (char c = 1; c < 0x7F; ++c) every_sign += c;
  const std::vector<std::string> words{"", "a \"word\" \\ here", every_sign, "Ä → 🙂"};
  JsonWriter writer;
  writer.open_object();
  writer.member("number", std::optional<std::int64_t>(-7));
  writer.member("text", every_sign);
  writer.list("words", words, [&](const std::string& word) { writer.value(word); });
  writer.key("inner");
  writer.open_object();
  writer.close_object();
  writer.close_object();
  CHECK(writer.take() ==
        dump_json(Json{{"number", -7}, {"text", every_sign}, {"words", words}, {"inner", Json::object()}}));
}

TEST_CASE("members with nothing to say are left out") {
  JsonWriter writer;
  writer.open_object();
  writer.member("text", "");
  writer.member("number", std::nullopt);
  writer.list("words", std::vector<std::string>{}, [](const std::string&) { FAIL("there is none"); });
  writer.member("zero", std::optional<std::int64_t>(0));
  writer.close_object();
  CHECK(writer.take() == R"({"zero":0})");
}
