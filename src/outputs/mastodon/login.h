// SPDX-License-Identifier: MIT
#pragma once

#include "fetch/http.h"
#include "model/output.h"
#include "outputs/login.h"

namespace twinform {

// An access token by OAuth's authorisation code (docs.joinmastodon.org/methods/oauth, RFC 6749 §4.1): registers an application of
// its own, with PKCE (RFC 7636) where the server says that it knows it, and asks for no more than posting needs.
Result<Secret> log_in_to_mastodon(Http& http, const OutputSettings& settings, AccountOwner& owner);

}  // namespace twinform
