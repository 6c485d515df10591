// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "model/url.h"

namespace twinform {

// What a link points at, however it was decorated: https, no "www.", no tracking parameters, no fragment, no trailing slash, DOI
// links by their DOI. For comparing only. Idempotent.
std::string canonical_link(const Url& url);

// The DOI in a link or a string ("https://doi.org/10.1/X", "doi:10.1/x", "10.1/x"), lower case; "" where there is none.
std::string find_doi(std::string_view text);

}  // namespace twinform
