// SPDX-License-Identifier: MIT
#pragma once

#include "compose/fields.h"

namespace twinform {

// The story's images with what the feed says of them, else with what the rules' `alt` does; without either they are left out. A file
// name describes nothing.
std::vector<Attachment> images_of(const Story& story, const FieldContext& context);

}  // namespace twinform
