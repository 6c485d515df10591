// SPDX-License-Identifier: MIT
// A one-off at the desk: feeds in, one document out, nothing remembered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ingest.h"
#include "compose/document.h"
#include "select/query.h"

namespace twinform {

struct DigestOrder {
  std::vector<Source> sources;
  std::optional<Seconds> since;  // only what was published so recently; undated entries pass
  int top = 0;                   // 0: all
  std::optional<Query> match;
  Text title;
  Zone zone;
  Language language;
};

struct Digest {
  Document document;
  std::vector<SourceReport> sources;
  std::size_t left_out = 0;  // stories beyond `top`
};

Result<Digest> make_digest(Http& http, const Clock& clock, Progress& progress, const DigestOrder& order);

// A source for a word on the command line: URL, file, or "-".
Result<Source> source_of(const std::string& location);

}  // namespace twinform
