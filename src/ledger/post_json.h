// SPDX-License-Identifier: MIT
// The part of a post that people are shown, as the ledger stores it: text, warning, lengths, media, links.
#pragma once

#include <string>
#include <string_view>

#include "model/post.h"

namespace twinform {

std::string shown_to_json(const Post& post);
void shown_from_json(std::string_view json, Post& post);

}  // namespace twinform
