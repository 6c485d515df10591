// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "model/entry.h"

namespace twinform {

// The sentences of `text` that say most beyond `title`, whole and in their order, at most `max_characters` code points. Extractive
// and faithful: every sentence stands in the text. Boilerplate ("The post … appeared first on") is passed over. Empty when nothing fits.
Text summarise(const Text& title, const Text& text, std::size_t max_characters, const Language& language);

}  // namespace twinform
