// SPDX-License-Identifier: MIT
#include "text/charset_tables.h"

#include <array>

namespace twinform {

namespace {

constexpr std::u16string_view kIso8859_16 =
    u"\u0080\u0081\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\u008A\u008B\u008C\u008D\u008E\u008F"
    u"\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009A\u009B\u009C\u009D\u009E\u009F"
    u"\u00A0ĄąŁ€„Š§š©Ș«Ź\u00ADźŻ°±ČłŽ”¶·žčș»ŒœŸż"
    u"ÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚß"
    u"àáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ";
static_assert(kIso8859_16.size() == 128);

constexpr std::u16string_view kMacIcelandic =
    u"ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü"
    u"Ý°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
    u"¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€ÐðÞþ"
    u"ý·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
static_assert(kMacIcelandic.size() == 128);

constexpr std::u16string_view kKoi8T =
    u"қғ‚Ғ„…†‡\uFFFD‰ҳ‹ҲҷҶ\uFFFDҚ‘’“”•–—\uFFFD™\uFFFD›\uFFFD\uFFFD\uFFFD\uFFFD"
    u"\uFFFDӯӮё¤ӣ¦§\uFFFD\uFFFD\uFFFD«¬\u00AD®\uFFFD°±²Ё\uFFFDӢ¶·\uFFFD№\uFFFD»\uFFFD\uFFFD\uFFFD©"
    u"юабцдефгхийклмнопярстужвьызшэщчъ"
    u"ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";
static_assert(kKoi8T.size() == 128);

constexpr std::u16string_view kTcvn =
    u"ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    u"\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    u"ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    u"ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";
static_assert(kTcvn.size() == 128);

constexpr std::u16string_view kViscii =
    u"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    u"ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    u"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    u"àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";
static_assert(kViscii.size() == 128);

struct Correction {
  std::string_view charset;
  unsigned char byte;
  char16_t meaning;
};

constexpr std::array kCorrections = std::to_array<Correction>({
    {"koi8-u", 0xAE, u'ў'},
    {"koi8-u", 0xBE, u'Ў'},
    {"windows-1253", 0xAA, 0xFFFD},
    {"windows-1255", 0xCA, 0x05BA},
    {"windows-874", 0xDB, 0xFFFD},
    {"windows-874", 0xDC, 0xFFFD},
    {"windows-874", 0xDD, 0xFFFD},
    {"windows-874", 0xDE, 0xFFFD},
    {"windows-874", 0xFC, 0xFFFD},
    {"windows-874", 0xFD, 0xFFFD},
    {"windows-874", 0xFE, 0xFFFD},
    {"windows-874", 0xFF, 0xFFFD},
});

}  // namespace

std::u16string_view charset_table(std::string_view name) {
  if (name == "windows-1252") return kWindows1252;
  if (name == "iso-8859-16") return kIso8859_16;
  if (name == "x-mac-icelandic") return kMacIcelandic;
  if (name == "koi8-t") return kKoi8T;
  if (name == "tcvn") return kTcvn;
  if (name == "viscii") return kViscii;
  return {};
}

void correct_table(std::u16string& table, std::string_view name) {
  for (const Correction& one : kCorrections) {
    if (one.charset == name) table[one.byte - 0x80U] = one.meaning;
  }
}

}  // namespace twinform
