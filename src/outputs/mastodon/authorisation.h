// SPDX-License-Identifier: MIT
// What a server and a person bring back from OAuth (RFC 6749 §4.1), read with care.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/secret.h"

namespace twinform::mastodon {

using Form = std::vector<std::pair<std::string_view, std::string>>;
std::string form_encoded(const Form& form);  // application/x-www-form-urlencoded

// The code in what came back: a redirect's query, the address that the browser ended at, "CODE&state=…" as snac shows it, or the
// code alone. ErrorKind::refused where it was denied or its state is another than ours; `needs_state`: it has to have one.
Result<Secret> code_in(const Secret& answer, std::string_view state, bool needs_state);

// The access token of an answer of /oauth/token, if it was given for all of those scopes; "write" includes "write:media".
Result<Secret> token_in(std::string_view body, std::string_view scopes);

}  // namespace twinform::mastodon
