// SPDX-License-Identifier: MIT
// Where words may end when there is no room for all of them.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "model/entry.h"

namespace twinform {

// The longest beginning of `text` that `fits` says yes to, cut where it hurts least: behind a sentence; else behind a clause, a word or a
// grapheme, with "…". The coarser cut wins unless it gives up half of what a finer one would keep. "" when nothing fits. Never
// inside a URL. `fits` is asked about a logarithm of the text's length times, and is taken to be monotonic.
std::string shorten(std::string_view text, const Language& language, const std::function<bool(std::string_view)>& fits);

}  // namespace twinform
