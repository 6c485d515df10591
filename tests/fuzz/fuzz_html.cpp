// SPDX-License-Identifier: MIT
// What holds for any bytes read as HTML.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "text/clean.h"
#include "text/entities.h"
#include "text/escape.h"
#include "text/html.h"
#include "text/url.h"

using namespace twinform;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void require_clean(const Text& text) {
  require(clean_text(text.view()) == text);
  require(text.view().size() <= limits::kTextBytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string markup(reinterpret_cast<const char*>(data), size);
  const Html html{.markup = markup, .base = *parse_url("https://example.org/a/b?c")};

  const Text text = html_to_text(html);
  require_clean(text);
  require(looks_like_html(markup) || html_to_text({.markup = escape_html(markup), .base = {}}) == text);

  const Html safe{.markup = sanitise_html(html), .base = html.base};
  require(is_valid_utf8(safe.markup));
  require(sanitise_html(safe) == safe.markup);
  require(html_to_text(safe) == text);
  require(safe.markup.find("<script") == std::string::npos);
  for (std::string_view address : {" href=\"javascript:", " src=\"javascript:"})  // an alt text may say so
    require(safe.markup.find(address) == std::string::npos);

  for (const HtmlLink& link : html_links(html)) require(link.url.scheme() != "javascript");
  for (const Image& image : html_images(html)) require(image.url.is_http());
  require_clean(html_title(html));
  require(decode_entities(escape_html(markup)) == markup);
  require(is_valid_utf8(printable(markup)));
  return 0;
}
