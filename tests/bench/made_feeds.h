// SPDX-License-Identifier: MIT
// Feeds as libraries read them, made up: the same bytes at every run.
#pragma once

#include <string>
#include <vector>

namespace bench {

struct MadeFeed {
  std::string name, content_type, body;
};

// Thirty of 50 to 300 kB: blogs in RSS and Atom with HTML in CDATA, escaped and as XHTML, journals in RDF, one in ten in windows-1252.
std::vector<MadeFeed> mid_size_feeds();
// One of 4 MB, as long-lived podcasts have.
MadeFeed podcast_feed();

}  // namespace bench
