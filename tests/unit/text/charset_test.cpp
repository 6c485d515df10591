// SPDX-License-Identifier: MIT
#include "text/charset.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/clean.h"

using namespace twinform;
using namespace std::string_literals;

namespace {

using Warnings = std::vector<std::string>;

struct Case {
  std::string_view what;
  std::string bytes;
  std::string_view header, declared;
  std::string utf8;
  std::string_view charset;
  Warnings warnings = {};
};

void check_all(const std::vector<Case>& cases) {
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const Decoded decoded = decode_charset(c.bytes, c.header, c.declared);
    CHECK(decoded.utf8 == c.utf8);
    CHECK(decoded.charset == c.charset);
    CHECK(decoded.warnings == c.warnings);
  }
}

std::string in_utf16(std::string_view ascii, bool little) {
  std::string out;
  for (const char c : ascii) out += little ? std::string{c, '\0'} : std::string{'\0', c};
  return out;
}

TEST_CASE("a control character in the declared name of an EBCDIC code is not taken for part of it") {
  // <?xml encoding="ibm\x9A500"?> in EBCDIC; ICU would find ibm500.
  std::string bytes =
      "\x4C\x6F\xA7\x94\x93\x40\x85\x95\x83\x96\x84\x89\x95\x87\x7E\x7F\x89\x82\x94\x3A\xF5\xF0\xF0\x7F\x6F\x6E";
  CHECK(decode_charset(bytes, "", "").charset == "ibm037");
}

}  // namespace

TEST_CASE("A byte order mark wins over everything") {
  check_all({
      {"UTF-8",
       "\xEF\xBB\xBF"
       "caf\xC3\xA9",
       "koi8-r",
       "big5",
       "café",
       "utf-8",
       {"declared koi8-r, read as utf-8"}},
      {"three of them", "\xEF\xBB\xBF\xEF\xBB\xBF\xEF\xBB\xBF<a>", "", "", "<a>", "utf-8"},
      {"UTF-16 LE",
       "\xFF\xFE" + in_utf16("<a>", true),
       "",
       "utf-8",
       "<a>",
       "utf-16le",
       {"declared utf-8, read as utf-16le"}},
      {"UTF-16 BE", "\xFE\xFF" + in_utf16("<a>", false), "", "", "<a>", "utf-16be"},
      {"UTF-32 LE", "\xFF\xFE\0\0<\0\0\0"s, "", "", "<", "utf-32le"},
      {"UTF-32 BE", "\0\0\xFE\xFF\0\0\0<"s, "", "", "<", "utf-32be"},
      {"nothing behind it", "\xEF\xBB\xBF", "", "", "", "utf-8"},
  });
}

TEST_CASE("A byte order mark is not believed against what stands behind it") {
  check_all({
      {"UTF-16 but UTF-8", "\xFF\xFE<a>\xC3\xA9</a>", "", "", "<a>é</a>", "utf-8"},
      {"UTF-16 but ASCII", "\xFE\xFF<a>", "", "", "<a>", "utf-8"},
      {"the other order", "\xFE\xFF" + in_utf16("<a>b", true), "", "", "<a>b", "utf-16le"},
      {"UTF-8 but as declared", "\xEF\xBB\xBF\xEF\xF0\xE8\xE2\xE5\xF2 \xEC\xE8\xF0", "", "cp1251", "привет мир",
       "windows-1251"},
  });
}

TEST_CASE("UTF-16 and UTF-32 without a mark are known by their NULs") {
  check_all({
      {"little", in_utf16("<?xml", true), "", "", "<?xml", "utf-16le"},
      {"big", in_utf16("<?xml", false), "", "", "<?xml", "utf-16be"},
      {"big but declared little",
       in_utf16("<?xml", false),
       "utf-16",
       "",
       "<?xml",
       "utf-16be",
       {"declared utf-16le, read as utf-16be"}},
      {"JSON", in_utf16("{\"a\":1}", true), "utf-8", "", "{\"a\":1}", "utf-16le", {"declared utf-8, read as utf-16le"}},
      {"a letter beyond ASCII first", "\xE9\x01" + in_utf16("<a>bcd</a>", true), "utf-16le", "", "ǩ<a>bcd</a>",
       "utf-16le"},
      {"a supplementary character", in_utf16("<a", true) + "\x3D\xD8\xA1\xDC", "", "", "<a💡", "utf-16le"},
      {"cut in the middle",
       in_utf16("<ab", true) + "c",
       "",
       "",
       "<ab\xEF\xBF\xBD",
       "utf-16le",
       {"1 byte was not valid"}},
      {"UTF-32 BE", "\0\0\0<\0\0\0a"s, "", "", "<a", "utf-32be"},
      {"declared UTF-16 but ASCII", "<a>", "utf-16", "", "<a>", "utf-8", {"declared utf-16le, read as utf-8"}},
      {"declared UTF-16 but UTF-8", "caf\xC3\xA9", "", "utf-16", "café", "utf-8", {"declared utf-16le, read as utf-8"}},
  });
}

TEST_CASE("Valid UTF-8 beats any declaration") {
  check_all({
      {"none", "caf\xC3\xA9", "", "", "café", "utf-8"},
      {"declared windows-1251",
       "caf\xC3\xA9",
       "",
       "windows-1251",
       "café",
       "utf-8",
       {"declared windows-1251, read as utf-8"}},
      {"header latin1",
       "caf\xC3\xA9",
       "iso-8859-1",
       "utf-8",
       "café",
       "utf-8",
       {"declared windows-1252, read as utf-8"}},
      {"ASCII is what it says", "cafe", "", "iso-8859-2", "cafe", "iso-8859-2"},
      {"ASCII by the header first", "cafe", "koi8-r", "utf-8", "cafe", "koi8-r"},
      {"ASCII without a word", "cafe", "", "", "cafe", "utf-8"},
      {"empty", "", "", "", "", "utf-8"},
      {"an escape in ISO-2022-JP", "\x1B$B$\"\x1B(B!", "", "iso-2022-jp", "あ!", "iso-2022-jp"},
      {"none in it", "plain", "iso-2022-jp", "", "plain", "utf-8", {"declared iso-2022-jp, read as utf-8"}},
      {"HZ", "~{<:Ky2;~}", "hz-gb-2312", "", "己所不", "hz-gb-2312"},
      {"UTF-7 never", "+ADw-script+AD4-", "utf-7", "", "+ADw-script+AD4-", "utf-8", {"unknown charset \"utf-7\""}},
  });
}

TEST_CASE("What is not UTF-8 is read as declared and else as windows-1252") {
  check_all({
      {"header", "\xEF\xF0\xE8", "windows-1251", "koi8-r", "при", "windows-1251"},
      {"declaration", "\xD0\xD2\xC9", "", "koi8-r", "при", "koi8-r"},
      {"header says UTF-8 wrongly",
       "\xEF\xF0\xE8",
       "utf-8",
       "cp1251",
       "при",
       "windows-1251",
       {"declared utf-8, read as windows-1251"}},
      {"nothing",
       "\x93"
       "caf\xE9\x94 \x80"
       "5",
       "", "", "“café” €5", "windows-1252"},
      {"UTF-8 wrongly and nothing else",
       "caf\xE9",
       "utf-8",
       "",
       "café",
       "windows-1252",
       {"declared utf-8, read as windows-1252"}},
      {"unknown label", "caf\xE9", "klingon\x1b[1m", "", "café", "windows-1252", {"unknown charset \"klingon?[1m\""}},
      {"latin1 means windows-1252", "\x93x\x94", "", "ISO-8859-1", "“x”", "windows-1252"},
      {"bytes that mean nothing",
       "a\x81"
       "b\xE9",
       "",
       "",
       "a\xEF\xBF\xBD"
       "bé",
       "windows-1252",
       {"1 byte was not valid"}},
      {"Shift_JIS", "\x93\xFA\x96{ \x87@", "", "x-sjis", "日本 ①", "shift_jis"},
      {"EUC-JP", "\xC6\xFC\xCB\xDC \xAD\xA1", "euc-jp", "", "日本 ①", "euc-jp"},
      {"GB 2312 means GB 18030", "\xD6\xD0\x81\x30\x84\x36", "gb2312", "", "中\xC2\xA5", "gbk"},
      {"Big5", "\xA4\xA4\xA4\xE5", "", "big5", "中文", "big5"},
      {"KS C 5601 means CP949", "\xC7\xD1 \x8C\x63", "", "ks_c_5601-1987", "한 똠", "euc-kr"},
      {"a lead byte eats no markup",
       "\x93\xFA\x81<b>",
       "shift_jis",
       "",
       "日\xEF\xBF\xBD<b>",
       "shift_jis",
       {"1 byte was not valid"}},
      {"Icelandic Macintosh", "\xDC\xDE", "", "maciceland", "ÐÞ", "x-mac-icelandic"},
      {"ISO-8859-16", "\xAA", "", "iso-8859-16", "Ș", "iso-8859-16"},
  });
}

TEST_CASE("Bad bytes in a document of UTF-8 are mended one by one") {
  const std::string many = "\xC3\xA9\xC3\xA8\xC3\xAA\xC3\xAB";
  check_all({
      {"a lone one is windows-1252", many + " \x93x\x94", "utf-8", "", "éèêë “x”", "utf-8", {"2 bytes were not valid"}},
      {"undefined there", many + "\x81", "", "", "éèêë\xEF\xBF\xBD", "utf-8", {"1 byte was not valid"}},
      {"a cut sequence", many + "\xE2\x80 x", "", "", "éèêë\xEF\xBF\xBD x", "utf-8", {"1 byte was not valid"}},
      {"CESU-8", many + "\xED\xA0\xBD\xED\xB2\xA1", "", "", "éèêë💡", "utf-8", {"1 byte was not valid"}},
      {"a lone surrogate", many + "\xED\xA0\xBD.", "", "", "éèêë\xEF\xBF\xBD.", "utf-8", {"1 byte was not valid"}},
      {"few against another declaration",
       many + "\xE9",
       "windows-1251",
       "",
       "éèêëé",
       "utf-8",
       {"declared windows-1251, read as utf-8", "1 byte was not valid"}},
      {"many against another declaration", "\xC3\xA9 \xEF\xF0\xE8", "windows-1251", "", "Г© при", "windows-1251"},
      {"behind a mark",
       "\xEF\xBB\xBF"
       "caf\xE9",
       "",
       "",
       "café",
       "utf-8",
       {"1 byte was not valid"}},
  });
}

TEST_CASE("Labels are read as feeds write them") {
  struct Label {
    std::string_view label, charset;
  };
  const std::vector<Label> cases = {
      {"windows_1252", "windows-1252"},
      {"Windows-1251", "windows-1251"},
      {"windows_1257", "windows-1257"},
      {"cp1250", "windows-1250"},
      {"x-cp1253", "windows-1253"},
      {"win-1251", "windows-1251"},
      {"latin1", "windows-1252"},
      {"iso8859-1", "windows-1252"},
      {"ISO_8859-1:1987", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"ANSI_X3.4-1968", "windows-1252"},
      {"x-user-defined", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"iso-8859-11", "windows-874"},
      {"tis-620", "windows-874"},
      {"iso-8859-8-i", "iso-8859-8-i"},
      {"latin2", "iso-8859-2"},
      {"koi8r", "koi8-r"},
      {"macroman", "macintosh"},
      {"maccentraleurope", "x-mac-ce"},
      {"maclatin2", "x-mac-ce"},
      {"macgreek", "x-mac-greek"},
      {"macturkish", "x-mac-turkish"},
      {"maciceland", "x-mac-icelandic"},
      {"x-mac-cyrillic", "x-mac-cyrillic"},
      {"cp_is", "ibm861"},
      {"csibm861", "ibm861"},
      {"csibm864", "ibm864"},
      {"cspc862latinhebrew", "ibm862"},
      {"866", "ibm866"},
      {"ms-cyrl", "windows-1251"},
      {"winbaltrim", "windows-1257"},
      {"x-sjis", "shift_jis"},
      {"Shift-JIS", "shift_jis"},
      {"x-x-big5", "big5"},
      {"euckr", "euc-kr"},
      {"gb_2312-80", "gbk"},
      {"GB18030", "gb18030"},
      {" \"koi8-u\" ", "koi8-u"},
  };
  for (const auto& [label, charset] : cases) {
    CAPTURE(label);
    CHECK(decode_charset("ASCII", label, "").charset == charset);
    CHECK(decode_charset("ASCII", "", label).warnings.empty());
  }
}

TEST_CASE("Labels that would read ASCII as something else are unknown") {
  for (const std::string_view label : {"utf-7", "unicode-1-1-utf-7", "ebcdic-cp-us", "cp037", "ibm500", "scsu",
                                       "bocu-1", "imap-mailbox-name", "utf-16,version=1", "nonsense"}) {
    CAPTURE(label);
    const Decoded decoded = decode_charset("ASCII", label, "");
    CHECK(decoded.charset == "utf-8");
    CHECK(decoded.utf8 == "ASCII");
    CHECK(decoded.warnings.size() == 1);
  }
}

TEST_CASE("Whatever comes in is valid UTF-8 when it goes out") {
  const std::vector<std::string_view> labels = {"",     "utf-8",  "utf-16", "windows-1251", "shift_jis", "gb18030",
                                                "big5", "euc-jp", "euc-kr", "iso-2022-jp",  "hz",        "iso-8859-16"};
  static const std::vector<std::string> kPieces = {"\xEF\xBB\xBF", "\xFF\xFE", "<a>", "\xC3\xA9",
                                                   "\xED\xA0\xBD", "\x1B$B",   "~{",  "\xE2\x80"};
  std::mt19937 random(1252);
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes;
    for (auto left = random() % 20; left > 0; --left) {
      if (random() % 2 == 0)
        bytes += static_cast<char>(random());
      else
        bytes += kPieces[random() % kPieces.size()];
    }
    const Decoded decoded = decode_charset(bytes, labels[random() % labels.size()], labels[random() % labels.size()]);
    CAPTURE(bytes);
    REQUIRE(is_valid_utf8(decoded.utf8));
    REQUIRE_FALSE(decoded.charset.empty());
    REQUIRE_FALSE(decoded.utf8.starts_with("\xEF\xBB\xBF"));
  }
}

TEST_CASE("Good UTF-8 is moved and not copied") {
  std::string bytes = "caf\xC3\xA9 " + std::string(1000, 'x');
  const char* before = bytes.data();
  CHECK(decode_charset(std::move(bytes), "utf-8", "").utf8.data() == before);
}

TEST_CASE("An XML declaration gives its encoding") {
  struct Declaration {
    std::string_view text, encoding;
  };
  const std::vector<Declaration> cases = {
      {"<?xml version=\"1.0\" encoding=\"koi8-r\"?><a/>", "koi8-r"},
      {"\n <?xml version='1.0' encoding = ' koi8-r '?>", "koi8-r"},
      {"<?XML VERSION=\"1.0\" ENCODING=\"KOI8-R\"?>", "KOI8-R"},
      {"<?xml version=\"1.0\"?><a encoding=\"big5\"/>", ""},
      {"<?xml encoding=\"big5", ""},
      {"<?xml encoding", ""},
      {"<a encoding=\"big5\"/>", ""},
      {"", ""},
  };
  for (const auto& [text, encoding] : cases) {
    CAPTURE(text);
    CHECK(declared_encoding(text) == encoding);
  }
}

TEST_CASE("A Content-Type gives its charset and its media type") {
  struct Header {
    std::string_view value, charset, type;
  };
  const std::vector<Header> cases = {
      {"", "", ""},
      {"text/xml", "", "text/xml"},
      {"Application/RSS+XML; charset=UTF-8", "utf-8", "application/rss+xml"},
      {"text/xml;charset=\"ISO-8859-1\"", "iso-8859-1", "text/xml"},
      {"text/xml ; x=1 ; Charset = 'koi8-r' ; y", "koi8-r", "text/xml"},
      {"text/html; charset=", "", "text/html"},
      {"text/html; charset=utf-8, text/html", "utf-8", "text/html"},
      {"text/xml; mycharset=a; charset=b; charset=c", "b", "text/xml"},
      {"charset=utf-8", "utf-8", "charset=utf-8"},
  };
  for (const auto& [value, charset, type] : cases) {
    CAPTURE(value);
    CHECK(charset_of(value) == charset);
    CHECK(media_type_of(value) == type);
  }
}
