// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace twinform {

// Is the host that site, or below it? A site that ends with "." has any ending: "google." is of www.google.com and google.co.uk.
bool is_of(std::string_view host, std::string_view site);

// Hosts of which one is below the other: "blog.museum.example" and "www.museum.example".
bool are_of_one_house(std::string_view a, std::string_view b);

}  // namespace twinform
