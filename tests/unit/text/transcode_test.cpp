// SPDX-License-Identifier: MIT
#include "text/transcode.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace twinform;

namespace {

struct Case {
  std::string_view label, bytes, utf8;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.label);
    CHECK(transcode(c.bytes, find_charset(c.label).value()).utf8 == c.utf8);
  }
}

}  // namespace

TEST_CASE("single bytes mean what the WHATWG's index says where ICU has it otherwise") {
  check({
      {"koi8-u", "\xAE\xBE", "ўЎ"},
      {"windows-1255", "\xCA", "\u05BA"},
      {"windows-1253", "\xAA", "\uFFFD"},
      {"windows-874", "\xA1\xDB\xFF", "ก\uFFFD\uFFFD"},
      {"ibm866", "\x8F\x1A\x1C\x7F", "П\x1A\x1C\x7F"},
      {"iso-8859-16", "\x92\xAA", "\u0092Ș"},
      {"x-mac-cyrillic", "\x80\xFF", "А€"},
  });
}

TEST_CASE("a lead byte takes neither markup nor a letter with it") {
  check({
      {"big5", "\xA4\xA4\xA5<b>", "中\uFFFD<b>"},
      {"big5", "\x85@x", "\uFFFD@x"},
      {"shift_jis", "\x82@x", "\uFFFD@x"},
      {"euc-kr", "\x81[x", "\uFFFD[x"},
      {"gbk", "\xFF<b>", "\uFFFD<b>"},
      {"euc-jp",
       "\xC6"
       "x",
       "\uFFFDx"},
      {"gb18030", "\x81\x30", "\uFFFD"},
  });
}

TEST_CASE("a lone 80 in Chinese text is the euro sign") {
  check({{"gb2312", "\x80 5", "€ 5"}, {"gbk", "\xD6\xD0\x80", "中€"}});
  CHECK(transcode("\x80", find_charset("gbk").value()).bad == 0);
}

TEST_CASE("what is cut off in the middle of a character is one bad place") {
  for (const std::string_view label : {"big5", "shift_jis", "euc-kr", "euc-jp", "gb18030"}) {
    CAPTURE(label);
    const Transcoded got = transcode("a\xE4", find_charset(label).value());
    CHECK(got.utf8 == "a\uFFFD");
    CHECK(got.bad == 1);
  }
}
