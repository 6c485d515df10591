// SPDX-License-Identifier: MIT
// Input: a base URL, a line break, a reference.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "identity/canonical.h"
#include "identity/clean.h"
#include "text/clean.h"
#include "text/url.h"

using namespace twinform;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const Url& url) {
  const std::string& href = url.str();
  require(!href.empty() && href.size() <= limits::kUrlBytes);
  require(std::all_of(href.begin(), href.end(), [](char c) { return c > ' ' && c < 0x7F; }));
  const auto again = parse_url(href);
  require(again.has_value() && again->str() == href);
  require(again->scheme() == url.scheme() && again->authority() == url.authority() && again->path() == url.path() &&
          again->query() == url.query() && again->fragment() == url.fragment());
  const auto empty_reference = resolve_url(url, "");
  if (url.is_http()) {
    require(!url.host().empty() && url.path().starts_with('/'));
    require(empty_reference.has_value() && empty_reference->str() == url.without_fragment());
  }
  require(is_valid_utf8(percent_decode(href)));
}

void check_clean(const Url& url) {
  const Url clean = clean_link(url);
  require(clean.str().size() <= url.str().size() && clean.is_http() == url.is_http());
  require(clean_link(clean) == clean);
  const std::string canonical = canonical_link(url);
  require(canonical_link(clean) == canonical);
  const auto again = parse_url(canonical);
  require(!again || canonical_link(*again) == canonical);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(input.find('\n'), size);
  const auto base = parse_url(input.substr(0, end));
  if (base) check(*base);
  if (base) check_clean(*base);
  const auto resolved = resolve_url(base ? *base : Url{}, input.substr(end));
  if (resolved) check(*resolved);
  const std::string decoded = percent_decode(percent_encode(input));
  require(is_valid_utf8(input) ? decoded == input : is_valid_utf8(decoded));
  return 0;
}
