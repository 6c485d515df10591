// SPDX-License-Identifier: MIT
// What a feed says of itself.
#pragma once

#include <pugixml.hpp>

#include "feed/document.h"

namespace twinform {

// `channel` may be `root` itself.
void read_xml_info(Feed::Document& document, pugi::xml_node root, pugi::xml_node channel);

}  // namespace twinform
