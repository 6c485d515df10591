// SPDX-License-Identifier: MIT
// The bibliographic work that an entry is about, wherever publishers say it.
#pragma once

#include <string_view>

#include "feed/document.h"
#include "feed/fields.h"

namespace twinform {

// From PRISM, Dublin Core, and what stands in the entry's link, guid and description.
Bibliographic work_of(const Feed::Document& document, const Fields& fields, const Entry& entry);
// The same from nothing but the entry, for formats without such elements.
void complete_work(Bibliographic& work, const Entry& entry);

}  // namespace twinform
