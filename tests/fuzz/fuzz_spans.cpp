// SPDX-License-Identifier: MIT
// Every network's finder, counter and defuser on any text: spans lie in it in order, and nothing harmless links.
#include <cstdint>
#include <cstdlib>

#include "text/clean.h"
#include "text/count.h"
#include "text/escape.h"
#include "text/sentences.h"

using namespace twinform;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_spans(std::string_view text, Service service) {
  std::size_t end = 0;
  for (const Span& span : find_spans(text, service)) {
    require(span.begin >= end && span.begin < span.end && span.end <= text.size());
    end = span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Text text = clean_text(bytes);
  for (Service service : {Service::plain, Service::mastodon, Service::gotosocial, Service::bluesky, Service::x,
                          Service::threads, Service::microblog}) {
    check_spans(bytes, service);
    require(measure(text.view(), standard_rules(service)).value >= 0);
    Text harmless = defuse(text, service);
    require(find_spans(harmless.view(), service).empty());
    require(defuse(harmless, service) == harmless);
  }
  const char* end = bytes.data();
  for (std::string_view sentence : sentences(bytes, "en")) {
    require(sentence.data() >= end && !sentence.empty());
    end = sentence.data() + sentence.size();
  }
  return 0;
}
