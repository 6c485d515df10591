// SPDX-License-Identifier: MIT
// Links that carry another one. Each finds the inner link of its kind, as it is written there; "" where the link is of another kind.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "model/url.h"

namespace twinform {

std::string behind_redirector(const Url& url);  // of search engines, networks and shops
std::string behind_mail_guard(const Url& url);  // what mail systems write in the place of links
std::string behind_proxy(const Url& url);       // EZproxy, OpenAthens
std::string behind_amp(const Url& url);         // AMP's caches

// Where a site has several addresses for one page, the canonical one.
std::string usual_address(const Url& url);

using LinkFinder = std::string (*)(const Url&);
// What the first of them finds that finds anything.
std::string first_found(const Url& url, std::initializer_list<LinkFinder> finders);
// The value of the first such parameter, decoded; "" where absent.
std::string parameter_of(const Url& url, std::string_view name);
// "www-jstor-org" as "www.jstor.org"; a hyphen of the name is doubled.
std::string unhyphened(std::string_view host);

}  // namespace twinform
