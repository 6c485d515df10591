// SPDX-License-Identifier: MIT
#pragma once

#include "feed/document.h"

namespace twinform {

Entry read_xml_entry(const Feed::Document& document, const RawEntry& raw);

}  // namespace twinform
