// SPDX-License-Identifier: MIT
// Bytes of one charset to UTF-8: no guessing here. Bad bytes are replaced one by one and counted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/charset_labels.h"

namespace twinform {

struct Transcoded {
  std::string utf8;
  std::size_t bad = 0;  // places that were not valid
};

// By ICU's converters or our own tables; what is not valid becomes U+FFFD.
Transcoded transcode(std::string_view bytes, const Charset& charset);

// How sound `bytes` are as UTF-8.
struct Utf8Survey {
  std::size_t sequences = 0;  // valid ones of several bytes
  std::size_t bad = 0;        // maximal subparts that are not valid
};
Utf8Survey survey_utf8(std::string_view bytes);

// UTF-8 with some bad bytes: a lone one is read as windows-1252, a broken sequence becomes U+FFFD, a pair of
// surrogates (CESU-8) its character.
Transcoded mend_utf8(std::string_view bytes);

}  // namespace twinform
