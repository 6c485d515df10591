// SPDX-License-Identifier: MIT
#include "config/profile_section.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "config/load.h"
#include "support/temp_dir.h"
#include "text/clean.h"

using namespace twinform;
using twinform::test::TempDir;

namespace {

// Line 8 is the first of the broadcast's own lines, line 10 the first profile.
Loaded load(std::string_view match, std::string_view profiles) {
  static const std::vector<AdapterSchema> kSchemas{{"page", {}}};
  TempDir folder;
  constexpr std::string_view kRest =
      "[sources.a]\nurl = \"-\"\n[outputs.o]\ntype = \"page\"\n[broadcasts.x]\nfrom = \"a\"\nto = \"o\"\n";
  return load_settings(folder.write("twinform.toml", fmt::format("{}{}\n[profiles]\n{}", kRest, match, profiles)),
                       kSchemas);
}

std::string told(const std::vector<Error>& errors) {
  std::string lines;
  for (const Error& error : errors)
    lines += fmt::format("{}:{} {} – {}\n", error.where.line, error.where.column, error.what, error.hint);
  return lines;
}

bool finds(const Loaded& loaded, std::string_view title) {
  REQUIRE_MESSAGE(loaded.settings.has_value(), told(loaded.errors));
  Story story;
  story.lead.title = clean_line(title);
  return loaded.settings->broadcasts[0].selection.match->matches(story);
}

}  // namespace

TEST_CASE("a broadcast asks for a profile and a profile for others") {
  Loaded loaded = load("match = 'profile:wanted -profile:unwanted'",
                       "wanted = 'title:(profile)  OR profile:\"open access\"'\n\"open access\" = '\"open access\"'\n"
                       "unwanted = 'vacancy OR job'\n");
  CHECK(finds(loaded, "open access for all"));
  CHECK_FALSE(finds(loaded, "open access: a vacancy"));
  CHECK_FALSE(finds(loaded, "access, open to all"));
  CHECK(loaded.warnings.empty());
}

TEST_CASE("a profile is one term whatever it is made of") {
  Loaded loaded = load("match = 'NOT profile:either library'", "either = 'job OR vacancy'\n");
  CHECK(finds(loaded, "a library"));
  CHECK_FALSE(finds(loaded, "a library job"));
}

TEST_CASE("a mistake in a profile is reported once and where it stands") {
  struct Case {
    const char* about;
    const char* match;
    const char* profiles;
    const char* told;
  };
  const Case cases[] = {
      {"an unknown name", "match = 'a profile:oaa'", "oa = 'b'\n",
       "8:20 there is no profile \"oaa\" – did you mean \"oa\"?\n"},
      {"no profile is like it", "match = 'profile:x'", "journals = 'b'\nbooks = 'c'\n",
       "8:18 there is no profile \"x\" – the profiles are journals, books\n"},
      {"there are none", "match = 'profile:oa'", "",
       "8:18 there is no profile \"oa\" – write it in the table [profiles]\n"},
      {"an error in a profile that two use", "match = 'profile:a OR profile:b'", "a = 'profile:b'\nb = 'titel:c'\n",
       "11:6 there is no field \"titel\" – did you mean \"title:\"?\n"},
      {"an unknown name in a profile", "match = 'profile:oa'", "oa = 'a profile:ob'\n",
       "10:17 there is no profile \"ob\" – did you mean \"oa\"?\n"},
      {"a profile of itself", "match = 'profile:a'", "a = 'x OR profile:a'\n",
       "10:19 the profile \"a\" stands in itself – write out what it is to say here\n"},
      {"a circle", "match = 'profile:a'", "a = 'profile:b'\nb = 'profile:c'\nc = 'profile:a'\n",
       "12:14 the profile \"a\" stands in itself – write out what it is to say here\n"},
      {"a profile that nobody uses", "", "a = 'b OR'\n", "10:8 a term is missing after this – \n"},
      {"no string", "match = 'b'", "a = 5\n",
       "10:1 profiles.a has to be a string, not a number – write name = 'query'\n"},
      {"in a field", "match = 'title:(profile:a)'", "a = 'b'\n",
       "8:17 a profile can't stand in a field's parentheses – write it outside of them\n"},
      {"without a name", "match = 'profile: OR a'", "a = 'b'\n",
       "8:10 no name follows – write it as profile:name, with a name of [profiles]\n"},
  };
  for (const Case& c : cases) CHECK_MESSAGE(told(load(c.match, c.profiles).errors) == c.told, c.about);
}

TEST_CASE("a profile that no broadcast asks for is a warning and so is one that only such a one asks for") {
  Loaded loaded = load("match = 'profile:a'", "a = 'profile:b'\nb = 'x'\nc = 'profile:d'\nd = 'y'\n");
  CHECK(told(loaded.warnings) ==
        "12:1 profiles.c is not used: no broadcast asks for it – \n"
        "13:1 profiles.d is not used: no broadcast asks for it – \n");
}

TEST_CASE("profiles that double at each step end at the limit of terms") {
  std::string profiles = "p0 = 'NOT NOT x'\n";
  for (int i = 1; i <= 20; ++i) profiles += fmt::format("p{} = 'profile:p{} OR NOT profile:p{}'\n", i, i - 1, i - 1);
  CHECK(told(load("match = 'profile:p20'", profiles).errors) == "21:35 a query has at most 2000 terms – \n");
}

TEST_CASE("profiles stand in each other as deep as the limit and no deeper") {
  auto chain = [](int length) {
    std::string profiles = "p1 = 'x'\n";
    for (int i = 2; i <= length; ++i) profiles += fmt::format("p{} = 'profile:p{}'\n", i, i - 1);
    return load(fmt::format("match = 'profile:p{}'", length), profiles);
  };
  CHECK(chain(50).errors.empty());
  CHECK(told(chain(51).errors) == "11:15 profiles stand in each other 50 deep – \n");
}
