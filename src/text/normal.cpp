// SPDX-License-Identifier: MIT
#include "text/normal.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <cstdint>
#include <utility>

namespace twinform {

namespace {

using Instance = const icu::Normalizer2* (*)(UErrorCode&);

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

const icu::Normalizer2* get(Instance instance) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = instance(status);
  return U_SUCCESS(status) ? form : nullptr;
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
  return is_nfc(text) ? std::move(text) : normalised(&icu::Normalizer2::getNFCInstance, text);
}

std::string nfd(std::string_view text) { return normalised(&icu::Normalizer2::getNFDInstance, text); }

std::string nfkc_casefold(std::string_view text) {
  return normalised(&icu::Normalizer2::getNFKCCasefoldInstance, text);
}

}  // namespace twinform
