// SPDX-License-Identifier: MIT
#include "text/normal.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <cstddef>
#include <cstdint>
#include <utility>

#include "text/utf8.h"

namespace twinform {

namespace {

using Instance = const icu::Normalizer2* (*)(UErrorCode&);

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

const icu::Normalizer2* get(Instance instance) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = instance(status);
  return U_SUCCESS(status) ? form : nullptr;
}

// UAX #15 §13: no language needs more than 30 marks on one letter, and ICU sorts longer runs in quadratic time.
std::string with_few_marks(std::string text) {
  constexpr int kMost = 30;
  constexpr std::int32_t kFirstMark = 0x300;
  const icu::Normalizer2* form = get(&icu::Normalizer2::getNFCInstance);
  std::string out;
  std::size_t kept = 0, end = 0;
  int run = 0;
  for (std::size_t at = utf8::ascii_end(text, 0); form != nullptr && at < text.size(); at = utf8::ascii_end(text, at)) {
    const std::size_t begin = at;
    const std::int32_t c = utf8::next(text, at);
    const bool joins = c >= kFirstMark && form->hasBoundaryBefore(c) == 0;
    run = !joins ? 0 : begin == end ? run + 1 : 1;
    end = at;
    if (run <= kMost) continue;
    out.append(text, kept, begin - kept);
    kept = at;
  }
  return kept == 0 ? std::move(text) : out.append(text, kept);
}

// Without ICU's data there is no normalising: the text as it is reads better than none.
std::string normalised(Instance instance, std::string_view text) {
  const icu::Normalizer2* form = get(instance);
  if (form == nullptr) return std::string(text);
  std::string out;
  out.reserve(text.size());
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  form->normalizeUTF8(0, piece(text), sink, nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

bool is_nfc(std::string_view text) {
  const icu::Normalizer2* form = get(&icu::Normalizer2::getNFCInstance);
  UErrorCode status = U_ZERO_ERROR;
  return form == nullptr || (form->isNormalizedUTF8(piece(text), status) && U_SUCCESS(status));
}

}  // namespace

std::string nfc(std::string text) {
  text = with_few_marks(std::move(text));
  return is_nfc(text) ? std::move(text) : normalised(&icu::Normalizer2::getNFCInstance, text);
}

std::string nfd(std::string_view text) {
  return normalised(&icu::Normalizer2::getNFDInstance, with_few_marks(std::string(text)));
}

std::string nfkc_casefold(std::string_view text) {
  return normalised(&icu::Normalizer2::getNFKCCasefoldInstance, with_few_marks(std::string(text)));
}

}  // namespace twinform
