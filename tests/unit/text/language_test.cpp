// SPDX-License-Identifier: MIT
#include "text/language.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace twinform;

TEST_CASE("canonical_language reads what feeds write") {
  struct Case {
    std::string_view in, out;
  };
  const std::vector<Case> cases = {
      {"en", "en"},
      {"EN_us", "en-US"},
      {" en-GB ", "en-GB"},
      {"en-uk", "en-GB"},
      {"zh-hans-cn", "zh-Hans-CN"},
      {"ZH-HANT", "zh-Hant"},
      {"es-419", "es-419"},
      {"sl-ROZAJ-1996", "sl-rozaj-1996"},
      {"de_AT.UTF-8", "de-AT"},
      {"sr_RS@latin", "sr-RS"},
      {"en,de", "en"},
      {"en; q=0.8", "en"},
      {"en-us-x", "en-US"},
      {"de-DE-u-co-phonebk", "de-DE"},
      {"eng", "en"},
      {"ger", "de"},
      {"deu", "de"},
      {"fre-CA", "fr-CA"},
      {"chi", "zh"},
      {"cmn-Hans", "zh-Hans"},
      {"nob", "nb"},
      {"iw", "he"},
      {"jp", "ja"},
      {"cz", "cs"},
      {"gsw", "gsw"},
      {"english", "en"},
      {"English (US)", "en"},
      {"Deutsch", "de"},
      {"français", "fr"},
      {"Francais", "fr"},
      {"Español", "es"},
      {"português", "pt"},
      {"русский", "ru"},
      {"日本語", "ja"},
      {"Norwegian Bokmål", "nb"},
  };
  for (const auto& [in, out] : cases) {
    CAPTURE(in);
    CHECK(canonical_language(in) == out);
    CHECK(canonical_language(out) == out);
  }
}

TEST_CASE("canonical_language gives nothing for what is no language") {
  for (const std::string_view in : {"", "und", "mul", "zxx", "x-default", "xx", "C", "POSIX", "i-klingon", "-en", "12",
                                    "en\xFF", "<script>", "Klingonese"}) {
    CAPTURE(in);
    CHECK(canonical_language(in).empty());
  }
  CHECK(canonical_language(std::string(100'000, 'a')).empty());
}

TEST_CASE("A range matches its own tag and more specific ones") {
  CHECK(language_matches("en-GB", "en"));
  CHECK(language_matches("en", "EN"));
  CHECK(language_matches("zh-Hant-TW", "zh-Hant"));
  CHECK(language_matches("de", "*"));
  CHECK_FALSE(language_matches("en", "en-GB"));
  CHECK_FALSE(language_matches("eng", "en"));
  CHECK_FALSE(language_matches("", "en"));
  CHECK_FALSE(language_matches("en", ""));
}
