// SPDX-License-Identifier: MIT
// Any text in a language of its first byte: the sentences are the text, in order, but for white space.
#include <array>
#include <cstdint>
#include <cstdlib>

#include "text/clean.h"
#include "text/sentences.h"
#include "text/unicode.h"

using namespace twinform;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_white(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_white_space(next_code_point(text, at))) return false;
  }
  return true;
}

void check(std::string_view text, const Language& language) {
  std::size_t end = 0;
  for (std::string_view sentence : sentences(text, language)) {
    auto begin = static_cast<std::size_t>(sentence.data() - text.data());
    require(begin >= end && !sentence.empty() && begin + sentence.size() <= text.size());
    require(is_white(text.substr(end, begin - end)));
    end = begin + sentence.size();
  }
  require(is_white(text.substr(end)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr std::array<const char*, 9> kLanguages{"en", "de", "fr", "ru", "el", "ja", "hi", "ar", ""};
  if (size == 0) return 0;
  std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  Text text = clean_text(bytes);
  check(text.view(), kLanguages.at(data[0] % kLanguages.size()));
  return 0;
}
