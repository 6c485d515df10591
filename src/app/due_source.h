// SPDX-License-Identifier: MIT
// When a source is read again, and where.
#pragma once

#include "ledger/ledger.h"

namespace twinform {

// Is it time to look again, though no broadcast asks?
bool is_due(const Source& source, const SourceRecord& record, Instant now);

// Has a permanent redirect held for so many runs that it is followed at once?
bool has_moved(const SourceRecord& record);

// How long a failing source is left alone, beyond its usual rhythm: doubled for each failure in a row, a day at most.
Seconds back_off(int failures);

}  // namespace twinform
