// SPDX-License-Identifier: MIT
// What the tests of Http ask with.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "fetch/http.h"

namespace twinform::test {

std::unique_ptr<Http> client(HttpOptions options = {.user_agent = "twinform-test"});

Url url(std::string_view text);  // has to be one
// GET, allowed to talk to loopback, with a few redirects and a short timeout.
HttpRequest get(std::string_view address);
HttpRequest post(std::string_view address, std::string body);

}  // namespace twinform::test
