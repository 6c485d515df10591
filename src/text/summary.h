// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "model/entry.h"

namespace twinform {

struct Extract {
  Text text;
  bool cut = false;  // its last sentence goes on in the text
};

// The sentences of `text` that say most beyond `title`, in their order, at most `max_characters` code points. Extractive and
// faithful: word for word from the text, whole sentences wherever the one that says most has room, else its beginning up to
// a word. Boilerplate ("The post … appeared first on") is passed over. Empty when nothing fits.
Extract extract(const Text& title, const Text& text, std::size_t max_characters, const Language& language);
// The same, its words alone.
Text summarise(const Text& title, const Text& text, std::size_t max_characters, const Language& language);

}  // namespace twinform
