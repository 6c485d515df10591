// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger.h"

namespace twinform {

// What evidence says of an entry that was just stored: it goes into the cluster of each story that holds a record of the same
// work, unless one of that cluster's records, or of those that it joined already, is surely of another work. An entry of a
// baseline joins nobody, but later ones may join it.
Result<void> merge_by_evidence(Ledger& ledger, const Entry& entry, const NewEntry& stored, Instant now);

}  // namespace twinform
