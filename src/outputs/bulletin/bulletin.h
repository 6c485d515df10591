// SPDX-License-Identifier: MIT
// A folder with a page an issue, an index, an Atom feed and a JSON Feed of what was broadcast; any web server can show it.
//
//   index.html  feed.atom  feed.json
//   issues/2026-11-23-0900-morning.html   what people read
//   issues/2026-11-23-0900-morning.json   what all the others are made from; each post stands in it once, by its key
#pragma once

#include <memory>
#include <vector>

#include "outputs/adapter.h"

namespace twinform {

std::vector<OptionSpec> bulletin_options();
std::unique_ptr<Adapter> make_bulletin(const OutputSettings& settings, const Surroundings& surroundings);

}  // namespace twinform
