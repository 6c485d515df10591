// SPDX-License-Identifier: MIT
#include "text/charset_labels.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/converter.h"

namespace twinform {

namespace {

struct Row {
  std::string_view name, converter, labels;
  CharsetKind kind = CharsetKind::other;
};

// https://encoding.spec.whatwg.org/#names-and-labels, each label squeezed (see below), with more names behind them that
// feeds use. Superset encodings stand for what they extend, as the standard wants it: windows-1252 for iso-8859-1.
constexpr std::array kRows = std::to_array<Row>({
    {"utf-8", "UTF-8", "utf8 unicode11utf8 unicode20utf8 utf8mb4 utf8mb3 utf8bom cesu8 cp65001", CharsetKind::utf8},
    {"ibm866", "ibm-866_P100-1995", "866 cp866 csibm866 ibm866"},
    {"iso-8859-2", "ISO-8859-2", "csisolatin2 iso88592 isoir101 l2 latin2 88592"},
    {"iso-8859-3", "ISO-8859-3", "csisolatin3 iso88593 isoir109 l3 latin3 88593"},
    {"iso-8859-4", "ISO-8859-4", "csisolatin4 iso88594 isoir110 l4 latin4 88594"},
    {"iso-8859-5", "ISO-8859-5", "csisolatincyrillic cyrillic iso88595 isoir144 88595"},
    {"iso-8859-6", "ISO-8859-6",
     "arabic asmo708 csiso88596e csiso88596i csisolatinarabic ecma114 iso88596 iso88596e iso88596i isoir127 88596"},
    {"iso-8859-7", "ISO-8859-7", "csisolatingreek ecma118 elot928 greek greek8 iso88597 isoir126 suneugreek 88597"},
    {"iso-8859-8", "ISO-8859-8", "csiso88598e csisolatinhebrew hebrew iso88598 iso88598e isoir138 visual 88598"},
    {"iso-8859-8-i", "ISO-8859-8", "csiso88598i iso88598i logical"},
    {"iso-8859-10", "ISO-8859-10", "csisolatin6 iso885910 isoir157 l6 latin6"},
    {"iso-8859-13", "ISO-8859-13", "iso885913 latin7 l7"},
    {"iso-8859-14", "ISO-8859-14", "iso885914 latin8 l8"},
    {"iso-8859-15", "ISO-8859-15", "csisolatin9 iso885915 l9 latin9 latin0"},
    {"iso-8859-16", "iso-8859-16", "iso885916 latin10 l10"},
    {"koi8-r", "KOI8-R", "cskoi8r koi koi8 koi8r"},
    {"koi8-u", "KOI8-U", "koi8ru koi8u"},
    {"macintosh", "macos-0_2-10.2", "csmacintosh mac macintosh macroman"},
    {"windows-874", "windows-874-2000", "dos874 iso885911 tis620 windows874 cp874 win874"},
    {"windows-1250", "windows-1250", "cp1250 windows1250 win1250 msee"},
    {"windows-1251", "windows-1251", "cp1251 windows1251 win1251 1251 mscyrl"},
    {"windows-1252", "windows-1252",
     "ansix341968 ascii cp1252 cp819 csisolatin1 ibm819 iso88591 isoir100 l1 latin1 usascii windows1252 win1252 ansi "
     "msansi mbcs dbcs "
     "userdefined 88591 iso646us csascii isolatin1"},
    {"windows-1253", "windows-1253", "cp1253 windows1253 win1253 msgreek"},
    {"windows-1254", "windows-1254", "cp1254 csisolatin5 iso88599 isoir148 l5 latin5 windows1254 win1254 msturk 88599"},
    {"windows-1255", "windows-1255", "cp1255 windows1255 win1255 mshebr"},
    {"windows-1256", "windows-1256", "cp1256 windows1256 win1256 msarab"},
    {"windows-1257", "windows-1257", "cp1257 windows1257 win1257 winbaltrim"},
    {"windows-1258", "windows-1258", "cp1258 windows1258 win1258"},
    {"x-mac-cyrillic", "macos-7_3-10.2", "maccyrillic macukrainian"},
    {"gbk", "gb18030",
     "chinese csgb2312 csiso58gb231280 gb2312 gb231280 gbk isoir58 cp936 ms936 windows936 euccn eucgb2312cn cngb"},
    {"gb18030", "gb18030", "gb18030 gb180302000"},
    {"big5", "Big5-HKSCS", "big5 big5hkscs cnbig5 csbig5 cp950 ms950 windows950"},
    {"euc-jp", "euc-jp-2007", "cseucpkdfmtjapanese eucjp ujis eucjpms eucjpwin cp51932"},
    {"iso-2022-jp", "ISO-2022-JP", "csiso2022jp iso2022jp jis jis7 cp50220 cp50221", CharsetKind::stateful},
    {"shift_jis", "ibm-943_P15A-2003",
     "csshiftjis ms932 mskanji shiftjis sjis windows31j cp932 cp943 windows932 mscp932"},
    {"euc-kr", "windows-949-2000",
     "cseuckr csksc56011987 euckr isoir149 korean ksc56011987 ksc56011989 ksc5601 windows949 cp949 ms949 uhc"},
    {"utf-16be", "UTF-16BE", "unicodefffe utf16be ucs2be unicodebig", CharsetKind::wide},
    {"utf-16le", "UTF-16LE", "csunicode iso10646ucs2 ucs2 unicode unicodefeff utf16 utf16le ucs2le unicodelittle",
     CharsetKind::wide},
    {"utf-32be", "UTF-32BE", "utf32 utf32be ucs4 iso10646ucs4 ucs4be", CharsetKind::wide},
    {"utf-32le", "UTF-32LE", "utf32le ucs4le", CharsetKind::wide},
    {"hz-gb-2312", "HZ", "hz hzgb hzgb2312", CharsetKind::stateful},
    {"iso-2022-kr", "ISO-2022-KR", "csiso2022kr iso2022kr", CharsetKind::stateful},
    {"iso-2022-cn", "ISO-2022-CN", "iso2022cn iso2022cnext", CharsetKind::stateful},
    {"x-mac-greek", "macos-6_2-10.4", "macgreek macgr"},
    {"x-mac-ce", "macos-29-10.2", "maccentraleurope maccentraleurroman maccenteuro macce maclatin2"},
    {"x-mac-turkish", "macos-35-10.2", "macturkish mactr"},
    {"x-mac-icelandic", "x-mac-icelandic", "maciceland macicelandic macis"},
    {"koi8-t", "koi8-t", "koi8t"},
    {"tcvn", "tcvn", "tcvn tcvn5712 tcvn57121 tcvn571211993"},
    {"viscii", "viscii", "viscii csviscii viscii111"},
});

// "ISO_8859-1:1987" → "iso88591", "x-cp1251" → "cp1251": people spell the same name in many ways.
std::string squeezed(std::string_view label) {
  while (istarts_with(label, "x-") || istarts_with(label, "x_")) label.remove_prefix(2);
  label = label.substr(0, label.find(':'));
  std::string out;
  for (const char c : label) {
    if (is_alpha(c) || is_digit(c)) out += to_lower(c);
  }
  return out;
}

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

bool reads_ascii_as_ascii(UConverter* converter) {
  constexpr std::string_view kProbe = "<?xml version=\"1.0\"?> +AZaz09-/&;~{";
  std::array<UChar, 64> out{};
  UErrorCode status = U_ZERO_ERROR;
  const auto size = ucnv_toUChars(converter, out.data(), static_cast<std::int32_t>(out.size()), kProbe.data(),
                                  static_cast<std::int32_t>(kProbe.size()), &status);
  return U_SUCCESS(status) && std::equal(kProbe.begin(), kProbe.end(), out.begin(), out.begin() + size,
                                         [](char a, UChar b) { return static_cast<UChar>(a) == b; });
}

std::string standard_name(const std::string& alias) {
  for (const char* standard : {"MIME", "IANA"}) {
    UErrorCode status = U_ZERO_ERROR;
    const char* name = ucnv_getStandardName(alias.c_str(), standard, &status);
    if (name != nullptr && U_SUCCESS(status)) return to_lower(name);
  }
  return to_lower(alias);
}

std::optional<Charset> known_to_icu(std::string_view label) {
  const std::string name(label);
  if (label.find(',') != std::string_view::npos) return std::nullopt;  // ICU takes options behind a comma
  const Converter converter = open_converter(name.c_str());
  if (converter == nullptr || !reads_ascii_as_ascii(converter.get())) return std::nullopt;
  switch (ucnv_getType(converter.get())) {
    case UCNV_SBCS:
    case UCNV_MBCS: return Charset{standard_name(name), name};
    case UCNV_ISO_2022: return Charset{standard_name(name), name, CharsetKind::stateful};
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<Charset> find_charset(std::string_view label) {
  constexpr std::size_t kLongest = 40;
  const std::string_view bare = trim(label);
  const std::string wanted = squeezed(bare);
  if (wanted.empty() || bare.size() > kLongest) return std::nullopt;
  for (const Row& row : kRows) {
    if (has_word(row.labels, wanted)) return Charset{std::string(row.name), std::string(row.converter), row.kind};
  }
  return known_to_icu(bare);
}

}  // namespace twinform
