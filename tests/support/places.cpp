// SPDX-License-Identifier: MIT
#include "support/places.h"

namespace twinform::test {

std::filesystem::path source_folder() { return TWINFORM_SOURCE_DIR; }
std::string program() { return TWINFORM_PROGRAM; }

}  // namespace twinform::test
