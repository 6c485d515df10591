// SPDX-License-Identifier: MIT
// The parts that every format of a document needs of a story.
#pragma once

#include <string>

#include "base/json_fwd.h"
#include "model/story.h"

namespace twinform {

// The title, else the summary, else the address.
Text headline(const Story& story);
// "Smith & Doe · Journal of Documentation 12(3) · 2026-11-20"; "" where nothing is known.
std::string byline(const Story& story);
// "2026-11-20", when it was published; "" where unknown.
std::string day_of(const Story& story);
Json story_json(const Story& story);

}  // namespace twinform
