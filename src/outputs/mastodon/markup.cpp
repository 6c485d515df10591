// SPDX-License-Identifier: MIT
#include "outputs/mastodon/markup.h"

#include "base/strings.h"
#include "text/clean.h"

namespace twinform::mastodon {

namespace {

constexpr std::string_view kJoiner = "\u2060";

bool opens_markup(char first, char second) {
  if (first == '<') return is_alpha(second) || second == '/' || second == '!' || second == '?';
  return first == ']' && (second == '(' || second == '[' || second == ':');
}

bool is_foreign(Role role) { return role == Role::title || role == Role::attribution || role == Role::summary; }

Text defused(const Text& text) {
  std::string_view words = text.view();
  std::string out;
  out.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    out += words[i];
    if (i + 1 < words.size() && opens_markup(words[i], words[i + 1])) out += kJoiner;
  }
  return out.size() == words.size() ? text : clean_text(out);
}

}  // namespace

void defuse_markup(Draft& draft) {
  for (Part& part : draft.parts)
    for (Passage& passage : part.passages)
      for (Block& block : passage.blocks)
        if (is_foreign(block.role)) block.text = defused(block.text);
}

}  // namespace twinform::mastodon
