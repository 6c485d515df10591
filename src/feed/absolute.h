// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "model/entry.h"

namespace twinform {

// The markup as it is, but with the relative addresses in href, src, poster and cite made absolute.
std::string with_absolute_urls(const Html& html);

}  // namespace twinform
