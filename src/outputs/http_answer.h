// SPDX-License-Identifier: MIT
// What every service's answers have in common.
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "fetch/http.h"

namespace twinform {

// Until when the server asks us to wait: Retry-After (RFC 9110 §10.2.3), else X-RateLimit-Reset or RateLimit-Reset as a date, as
// seconds since 1970 or as seconds from now. None where it says nothing usable; never more than a day ahead.
std::optional<Instant> asked_to_wait(const Headers& headers, Instant now);

// The server's own words for a failure, on one line and of bearable length: JSON's error (text or object), a page's title, short
// plain text. "" where it said nothing. `credential` is taken out should the server echo it.
std::string server_words(const HttpResponse& response, const Secret& credential);

// "https://example.org answered 422: Text can't be blank"
Error answer_error(ErrorKind kind, const HttpResponse& response, const Secret& credential, std::string hint = {});

}  // namespace twinform
