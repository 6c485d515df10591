// SPDX-License-Identifier: MIT
// Sources to bytes.
#pragma once

#include <functional>
#include <span>

#include "base/clock.h"
#include "base/progress.h"
#include "fetch/http.h"
#include "model/source.h"

namespace twinform {

struct FetchOrder {
  const Source* source = nullptr;
  Validators validators = {};  // of the last fetch that was understood
  Url url = {};                // where it moved to; empty: the source's own
};

// Fetches every source, URLs side by side and conditionally, files and standard input at their turn; `arrived` gets each as it
// comes (order of arrival), with its order's index. Never fails as a whole: what went wrong is in Fetched. False from `arrived` gives up on the rest.
// A body that breaks off is `fresh` with an error and without validators: what came is worth reading, and not all there is.
void fetch_all(Http& http, std::span<const FetchOrder> orders, Instant now, Progress& progress,
               const std::function<bool(std::size_t, Fetched)>& arrived);

// Seconds or an HTTP-date (RFC 9110 §10.2.3), not before `now` and no more than a week after it; none where it says neither.
std::optional<Instant> parse_retry_after(std::string_view value, Instant now);

// How long the answer is good for by its Cache-Control, Age and Expires (RFC 9111 §4.2); zero where it says that it is not,
// or nothing; a day at most.
Seconds fresh_for(const Headers& headers, Instant now);

// When a feed wants to be asked again: not while the answer is fresh or its ttl runs (a day at most), nor in an hour or on a
// day that it skips; `now` where it does not mind.
Instant next_look(const Manners& manners, Seconds fresh, Instant now);

}  // namespace twinform
