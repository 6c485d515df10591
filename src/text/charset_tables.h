// SPDX-License-Identifier: MIT
// Single-byte charsets that ICU lacks, or that we read so often that a table is worth it.
#pragma once

#include <string>
#include <string_view>

namespace twinform {

// What the bytes 80 to FF mean, 128 code units; U+FFFD where they mean nothing.
constexpr std::u16string_view kWindows1252 =
    u"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ"
    u"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿"
    u"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
    u"àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
static_assert(kWindows1252.size() == 128);

// The table of a charset by its name in lower case; empty where ICU has it.
std::u16string_view charset_table(std::string_view name);

// Corrects what ICU's table of that charset has otherwise than the WHATWG's index (https://encoding.spec.whatwg.org/#indexes).
void correct_table(std::u16string& table, std::string_view name);

}  // namespace twinform
