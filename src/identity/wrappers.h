// SPDX-License-Identifier: MIT
#pragma once

#include "model/url.h"

namespace twinform {

// The link inside a redirector's or a library proxy's (EZproxy), as far as it shows in the link itself; otherwise the link.
Url unwrap_link(const Url& url);

}  // namespace twinform
