// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "base/result.h"

namespace twinform {

// Opens the text in $VISUAL or $EDITOR (else vi) and gives what was saved. ErrorKind::usage where no editor can be run or it fails.
Result<std::string> edit_text(const std::string& text);

}  // namespace twinform
