// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "identity/identifiers.h"
#include "model/url.h"

namespace twinform {

// What a link points at, however it was decorated: https, no "www.", no tracking parameters, no fragment, no trailing slash, DOI
// links by their DOI. For comparing only. Idempotent.
std::string canonical_link(const Url& url);

// What the rules are called: another twinform, or list of tracking parameters, may make other links canonical.
std::string link_rules();

// Is it only a site's front page? Such a link names the site, not what is told about it.
bool is_front_page(std::string_view canonical);

// Of canonical links: "x.example/ep/31" and "x.example/ep/31?source=itunes", "…/watch?v=1" and "…/watch?v=1&t=61".
bool are_same_but_for_a_query(std::string_view a, std::string_view b);

}  // namespace twinform
