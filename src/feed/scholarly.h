// SPDX-License-Identifier: MIT
// The bibliographic work that an entry is about, wherever publishers say it.
#pragma once

#include "feed/document.h"
#include "feed/fields.h"

namespace twinform {

// What PRISM, Dublin Core and their like say in these fields, and the entry's guid and link.
Bibliographic work_in(const Feed::Document& document, const Fields& fields, const Entry& entry);

// Adds what the entry's description says, then what the journal's feed says of all its entries.
// Authors that only the description names become the entry's.
void complete_work(const Feed::Document& document, Entry& entry);

// "ScienceDirect Publication: Journal of Examples" → "Journal of Examples"; empty for titles of no known form.
Text journal_in_title(const Text& feed_title);

}  // namespace twinform
