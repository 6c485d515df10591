// SPDX-License-Identifier: MIT
#include "text/count_emoji.h"

#include <array>

#include "text/count_emoji_table.h"

namespace twinform {
namespace {

using spans::Runes;

constexpr char32_t kJoiner = 0x200D, kTextStyle = 0xFE0E, kEmojiStyle = 0xFE0F, kKeycap = 0x20E3;
constexpr char32_t kMan = U'👨', kWoman = U'👩', kBoy = U'👦', kGirl = U'👧', kKiss = U'💋';

bool is_adult(char32_t c) { return c == kMan || c == kWoman; }
bool is_child(char32_t c) { return c == kBoy || c == kGirl; }
bool is_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
bool is_gender(char32_t c) { return c == U'♀' || c == U'♂'; }
bool is_region(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

bool starts_with(const Runes& text, std::size_t i, std::u32string_view sequence) {
  for (char32_t c : sequence) {
    if (text[i++] != c) return false;
  }
  return true;
}

std::size_t after_tone(const Runes& text, std::size_t i) { return is_tone(text[i]) ? i + 1 : i; }

// "👩🏽‍🔬": somebody and what they work with, or their hair.
std::size_t profession_end(const Runes& text, std::size_t i) {
  static constexpr std::u32string_view kSigns = U"⚕⚖✈";
  static constexpr std::u32string_view kThings = U"🌾🍳🎓🎤🎨🏫🏭💻💼🔧🔬🚀🚒🦰🦱🦲🦳";
  std::size_t end = after_tone(text, i + 1);
  if (text[end] != kJoiner) return i;
  if (kThings.find(text[end + 1]) != kThings.npos) return end + 2;
  return kSigns.find(text[end + 1]) != kSigns.npos && text[end + 2] == kEmojiStyle ? end + 3 : i;
}

// "👨‍❤️‍💋‍👨".
std::size_t couple_end(const Runes& text, std::size_t i) {
  if (!starts_with(text, i + 1, U"\u200D❤\uFE0F\u200D")) return i;
  std::size_t partner = i + 5;
  if (text[partner] == kKiss && text[partner + 1] == kJoiner) partner += 2;
  return text[partner] == kMan || (text[i] == kWoman && text[partner] == kWoman) ? partner + 1 : i;
}

// "👨‍👩‍👧‍👦", also with one parent or one child.
std::size_t family_end(const Runes& text, std::size_t i) {
  std::size_t last = i;
  auto joined = [&](bool fits) {
    if (text[last + 1] != kJoiner || !fits) return false;
    last += 2;
    return true;
  };
  joined(text[i + 2] == kWoman || (text[i] == kMan && text[i + 2] == kMan));
  if (!joined(is_child(text[last + 2]))) return i;
  joined(text[last + 2] == kBoy || (text[last] == kGirl && text[last + 2] == kGirl));
  return last + 1;
}

// "🙋🏽‍♀️".
std::size_t gendered_end(const Runes& text, std::size_t i) {
  static constexpr std::u32string_view kStyledFirst = U"🏋🏌🕴🕵⛹";
  static constexpr std::u32string_view kToneless = U"👯🤼🧞🧟";
  std::size_t end = i + 1;
  if (kStyledFirst.find(text[i]) != kStyledFirst.npos) {
    if (!is_tone(text[end]) && text[end] != kEmojiStyle) return i;
    ++end;
  } else if (emoji::takes_gender(text[i])) {
    end = after_tone(text, end);
  } else if (kToneless.find(text[i]) == kToneless.npos) {
    return i;
  }
  return text[end] == kJoiner && is_gender(text[end + 1]) && text[end + 2] == kEmojiStyle ? end + 3 : i;
}

std::size_t flag_end(const Runes& text, std::size_t i) {
  if (!is_region(text[i + 1])) return i + 1;
  auto letter = [](char32_t c) { return static_cast<char>('A' + static_cast<int>(c - 0x1F1E6)); };
  return emoji::has_flag(std::string{letter(text[i]), letter(text[i + 1])}) ? i + 2 : i + 1;
}

std::size_t fixed_sequence_end(const Runes& text, std::size_t i) {
  static constexpr std::array<std::u32string_view, 6> kSequences{
      U"🏳\uFE0F\u200D🌈",
      U"🏴\u200D☠\uFE0F",
      U"👁\u200D🗨",
      U"🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
      U"🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F",
      U"🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F"};
  for (std::u32string_view sequence : kSequences) {
    if (starts_with(text, i, sequence)) return i + sequence.size();
  }
  return i;
}

std::size_t keycap_end(const Runes& text, std::size_t i) {
  std::size_t end = text[i + 1] == kEmojiStyle ? i + 2 : i + 1;
  return text[end] == kKeycap ? end + 1 : i;
}

std::size_t single_end(const Runes& text, std::size_t i) {
  std::size_t end = i + 1;
  if (emoji::is_sign(text[i])) {
    if (text[end] == kTextStyle) return i;
    if (text[end] == kEmojiStyle) ++end;
  } else if (!emoji::is_picture(text[i])) {
    static constexpr std::u32string_view kStyledOnly = U"©®™♟";
    return kStyledOnly.find(text[i]) != kStyledOnly.npos && text[end] == kEmojiStyle ? i + 2 : i;
  }
  return emoji::takes_tone(text[i]) ? after_tone(text, end) : end;
}

}  // namespace

std::size_t emoji_end(const Runes& text, std::size_t i) {
  if (text[i] < 0x80)
    return (text[i] >= U'0' && text[i] <= U'9') || text[i] == U'#' || text[i] == U'*' ? keycap_end(text, i) : i;
  if (is_region(text[i])) return flag_end(text, i);
  if (is_adult(text[i])) {
    for (auto end_of : {profession_end, couple_end, family_end}) {
      if (std::size_t end = end_of(text, i); end != i) return end;
    }
  }
  for (auto end_of : {gendered_end, fixed_sequence_end, single_end}) {
    if (std::size_t end = end_of(text, i); end != i) return end;
  }
  return i;
}

}  // namespace twinform
