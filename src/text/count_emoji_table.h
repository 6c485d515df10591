// SPDX-License-Identifier: MIT
// Which code points X takes for emoji, read off twemoji-parser 11.0.2 (MIT).
#pragma once

#include <string_view>

namespace twinform::emoji {

bool is_picture(char32_t c);             // an emoji by itself
bool is_sign(char32_t c);                // one unless U+FE0E follows; takes a U+FE0F with it
bool takes_tone(char32_t c);             // may be followed by a skin tone
bool takes_gender(char32_t c);           // may be followed by a tone, a joiner and a sign of gender
bool has_flag(std::string_view region);  // "GB"

}  // namespace twinform::emoji
