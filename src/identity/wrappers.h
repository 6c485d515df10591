// SPDX-License-Identifier: MIT
#pragma once

#include "model/url.h"

namespace twinform {

// The http(s) link inside all that is around it – redirectors, mail guards, library proxies, AMP caches – as far as it shows in the
// link itself; otherwise the link. Idempotent.
Url unwrap_link(const Url& url);

}  // namespace twinform
