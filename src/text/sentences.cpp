// SPDX-License-Identifier: MIT
#include "text/sentences.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

#include "base/strings.h"
#include "text/sentences_abbreviations.h"
#include "text/unicode.h"

namespace twinform {
namespace {

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

// Byte offsets behind each of ICU's sentences, the text's end included.
std::vector<std::size_t> icu_breaks(std::string_view text, const Language& language) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createSentenceInstance(icu::Locale(language.c_str()), status));
  std::unique_ptr<UText, CloseText> view(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  std::vector<std::size_t> ends;
  if (U_FAILURE(status)) return {text.size()};
  breaks->setText(view.get(), status);
  for (std::int32_t at = breaks->first(); (at = breaks->next()) != icu::BreakIterator::DONE;) {
    ends.push_back(static_cast<std::size_t>(at));
  }
  if (ends.empty() || ends.back() != text.size()) ends.push_back(text.size());
  return ends;
}

std::string_view last_word(std::string_view text) {
  std::size_t space = text.find_last_of(" \n\t(");
  return space == text.npos ? text : text.substr(space + 1);
}

bool starts_lower(std::string_view text) {
  std::size_t at = 0;
  std::string_view word = trim(text);
  if (word.empty()) return false;
  char32_t c = next_code_point(word, at);
  return is_letter(c) && to_lower_unicode(word.substr(0, at), "") == word.substr(0, at) &&
         to_upper(word.substr(0, at), "") != word.substr(0, at);
}

// "J." of a name.
bool is_initial(std::string_view word) {
  std::size_t at = 0;
  if (word.empty() || !is_letter(next_code_point(word, at)) || starts_lower(word)) return false;
  return word.substr(at) == ".";
}

bool is_false_break(std::string_view before, std::string_view after, const Language& language) {
  std::string_view head = trim(before);
  if (head.empty() || !head.ends_with('.') || before.ends_with('\n')) return false;
  std::string_view word = last_word(head);
  return is_abbreviation(word, language) || is_initial(word) || starts_lower(after);
}

}  // namespace

std::vector<std::string_view> sentences(std::string_view text, const Language& language) {
  std::vector<std::string_view> result;
  std::size_t begin = 0;
  for (std::size_t end : icu_breaks(text, language)) {
    std::string_view sentence = text.substr(begin, end - begin);
    if (end < text.size() && is_false_break(sentence, text.substr(end), language)) continue;
    if (std::string_view words = trim(sentence); !words.empty()) result.push_back(words);
    begin = end;
  }
  return result;
}

}  // namespace twinform
