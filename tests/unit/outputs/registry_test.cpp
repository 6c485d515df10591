// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "outputs/adapter.h"

namespace twinform {

TEST_CASE("adapters stand in alphabetical order") {
  CHECK(std::ranges::is_sorted(adapters(), {}, [](const AdapterInfo& info) { return info.schema.type; }));
}

TEST_CASE("an adapter is found by its type and nothing by another word") {
  REQUIRE(find_adapter("mastodon") != nullptr);
  CHECK(find_adapter("mastodon")->schema.type == "mastodon");
  CHECK(find_adapter("Mastodon") == nullptr);
  CHECK(find_adapter("") == nullptr);
}

TEST_CASE("every option is documented with a sentence") {
  for (const AdapterInfo& info : adapters()) {
    CHECK(!info.summary.empty());
    for (const OptionSpec& option : info.schema.options) {
      CAPTURE(info.schema.type);
      CAPTURE(option.key);
      CHECK(option.doc.ends_with('.'));
    }
  }
}

TEST_CASE("every option has a key of its own") {
  for (const AdapterInfo& info : adapters()) {
    std::set<std::string_view> keys;
    for (const OptionSpec& option : info.schema.options) CHECK(keys.insert(option.key).second);
  }
}

TEST_CASE("a choice offers choices and its standard is one of them") {
  for (const AdapterInfo& info : adapters()) {
    for (const OptionSpec& option : info.schema.options) {
      CAPTURE(option.key);
      CHECK((option.type == OptionType::choice) == !option.choices.empty());
      bool standard_known = option.standard.empty() || std::ranges::count(option.choices, option.standard) == 1;
      CHECK((option.type != OptionType::choice || standard_known));
    }
  }
}

TEST_CASE("a required option has no standard value") {
  for (const AdapterInfo& info : adapters())
    for (const OptionSpec& option : info.schema.options) CHECK((!option.required || option.standard.empty()));
}

TEST_CASE("every guarantee has a name and is explained in a sentence") {
  for (Guarantee guarantee : {Guarantee::keyed, Guarantee::chosen_id, Guarantee::searchable, Guarantee::blind}) {
    CHECK(!name_of(guarantee).empty());
    CHECK(explain(guarantee).ends_with('.'));
  }
  CHECK(name_of(Guarantee::chosen_id) == "chosen_id");
}

}  // namespace twinform
