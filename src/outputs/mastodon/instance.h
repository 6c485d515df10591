// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "outputs/mastodon/connection.h"

namespace twinform::mastodon {

// As Mastodon documents them, with the weaker promise that holds for every server: true until it has been asked.
Limits documented_limits();

// The server's software and limits, and what they promise; asks v2/instance, else v1/instance, and NodeInfo. `account` is ours.
Result<Limits> ask_limits(Http& http, const Connection& connection, const Account& account);

// The software behind a version such as "4.0.0 (not true; really snac/2.75)" or "2.7.2 (compatible; Pleroma 2.6.0)": "snac 2.75".
// "" where it does not say. Versions are never compared: every project counts its own.
std::string software_in_version(std::string_view version);

}  // namespace twinform::mastodon
