// SPDX-License-Identifier: MIT
#pragma once

#include "model/url.h"

namespace twinform {

// The link that readers get: without wrappers (redirectors, mail guards, library proxies), tracking parameters and sessions; all
// else stays as it was, to the byte. Idempotent, and another link of the same canonical form.
Url clean_link(const Url& url);

}  // namespace twinform
