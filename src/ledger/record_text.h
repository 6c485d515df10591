// SPDX-License-Identifier: MIT
// What evidence looks at in an entry, as one column; title, link and source stand beside it.
#pragma once

#include <string>
#include <string_view>

#include "ledger/ledger.h"

namespace twinform {

std::string record_to_text(const KnownRecord& known);
// Fields that are missing stay empty.
void record_from_text(std::string_view text, KnownRecord& known);

}  // namespace twinform
