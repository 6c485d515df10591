// SPDX-License-Identifier: MIT
#pragma once

#include "fetch/http.h"
#include "model/output.h"
#include "outputs/login.h"

namespace twinform {

// An app password, which only the account's own settings give out: a person brings it.
Result<Secret> log_in_to_bluesky(Http& http, const OutputSettings& settings, AccountOwner& owner);

}  // namespace twinform
