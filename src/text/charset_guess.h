// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "text/charset_labels.h"

namespace twinform {

// What charset bytes that are no UTF-8 are probably in, by how often letters follow each other; only where that is clear
// enough. For documents that say nothing themselves.
std::optional<Charset> guess_charset(std::string_view bytes);

}  // namespace twinform
