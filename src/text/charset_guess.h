// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "text/charset_labels.h"

namespace twinform {

// What charset bytes that are no UTF-8 are probably in, by how often letters follow each other; only where that is clear
// enough. With `scripts_only`, only where hardly a letter is ASCII, which no Western text looks like.
std::optional<Charset> guess_charset(std::string_view bytes, bool scripts_only = false);

}  // namespace twinform
