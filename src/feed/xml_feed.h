// SPDX-License-Identifier: MIT
// RSS 0.90 to 2.0, RDF, CDF, Atom 0.3 and 1.0: where the entries are, and what the feed says of itself.
#pragma once

#include <pugixml.hpp>

#include "feed/document.h"

namespace twinform {

// The element of `tree` that begins a feed; null when there is none.
pugi::xml_node feed_root(const pugi::xml_document& tree);

// Fills entries and info from the tree below `root`.
void read_xml_feed(Feed::Document& document, pugi::xml_node root);

}  // namespace twinform
