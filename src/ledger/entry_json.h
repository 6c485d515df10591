// SPDX-License-Identifier: MIT
// Entries as the ledger stores them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/entry.h"

namespace twinform {

// Markup beyond this is not stored: what is said of an entry comes from its beginning.
constexpr std::size_t kStoredContentBytes = 64U << 10U;

// One line of JSON; empty fields are left out.
std::string entry_to_json(const Entry& entry);
// Every field passes text/ again, so a ledger that was tampered with can't do what a feed can't. Missing fields stay
// empty; what is no JSON at all gives an empty entry.
Entry entry_from_json(std::string_view json);

// A JSON array of words; "" and no words are the same.
std::string texts_to_json(const std::vector<Text>& texts);
std::vector<Text> texts_from_json(std::string_view json);

}  // namespace twinform
