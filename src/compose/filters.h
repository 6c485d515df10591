// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "compose/template.h"

namespace twinform {

// `text` as the filters leave it, one after another.
Text filtered(Text text, std::span<const TemplateFilter> filters, const Language& language);

}  // namespace twinform
