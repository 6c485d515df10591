// SPDX-License-Identifier: MIT
#include "text/html_image.h"

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "base/strings.h"
#include "text/clean.h"
#include "text/entities.h"
#include "text/html_layout.h"
#include "text/url.h"

namespace twinform {
namespace {

constexpr std::array<std::string_view, 10> kTrackers{"//feeds.feedburner.com/~r/", "//pixel.wp.com/",
                                                     "//stats.wordpress.com/",     "//feedsportal.com/",
                                                     "//pixel.quantserve.com/",    "//b.scorecardresearch.com/",
                                                     "//pi.feedsportal.com/",      "//www.google-analytics.com/",
                                                     "//ad.doubleclick.net/",      "//medium.com/_/stat"};
constexpr std::array<std::string_view, 8> kExtensions{".jpg",  ".jpeg", ".png",  ".gif",
                                                      ".webp", ".svg",  ".avif", ".bmp"};
constexpr std::array<std::string_view, 4> kSources{"src", "data-src", "data-lazy-src", "data-original"};

constexpr std::size_t kSymbolBytes = 40;  // the longest emoji sequences

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// "1", "1px" and "0.5" are; "100%" and "" are not.
bool is_tiny(std::string_view size) {
  size = trim(size);
  if (size.ends_with("px")) size.remove_suffix(2);
  const auto pixels = parse_integer(size.substr(0, size.find('.')));
  return pixels && (*pixels == 0 || *pixels == 1);
}

bool is_file_name(std::string_view text) {
  if (text.find(' ') != std::string_view::npos) return false;
  const std::string lower = to_lower(text);
  return std::any_of(kExtensions.begin(), kExtensions.end(), [&](std::string_view e) { return lower.ends_with(e); });
}

Url http_url(const Url& base, std::string_view reference) {
  if (trim(reference).empty()) return {};
  Result<Url> url = resolve_url(base, reference);
  return url && url->is_http() ? *std::move(url) : Url{};
}

// "a.jpg 1x, b.jpg 2x": the first.
std::string_view first_candidate(std::string_view srcset) {
  srcset = trim(srcset);
  const auto end = std::find_if(srcset.begin(), srcset.end(), is_space);
  srcset = srcset.substr(0, static_cast<std::size_t>(end - srcset.begin()));
  while (srcset.ends_with(',')) srcset.remove_suffix(1);
  return srcset;
}

}  // namespace

std::string attribute_value(const HtmlToken& tag, std::string_view name) {
  const HtmlAttribute* attribute = tag.find(name);
  return attribute == nullptr ? std::string() : decode_entities(attribute->value, EntityContext::attribute);
}

bool is_tracking_pixel(const HtmlToken& img) {
  if (is_tiny(attribute_value(img, "width")) || is_tiny(attribute_value(img, "height"))) return true;
  const std::string source = attribute_value(img, "src");
  return std::any_of(kTrackers.begin(), kTrackers.end(), [&](std::string_view t) {
    return std::string_view(source).substr(0, 64).find(t) != std::string::npos;
  });
}

Text image_description(const HtmlToken& img) {
  const std::string alt = attribute_value(img, "alt");
  Text text = clean_line(beginning(alt, limits::kTitleBytes));
  return is_file_name(text.view()) ? Text{} : text;
}

std::string image_words(const HtmlToken& img) {
  std::string alt = image_description(img).str();
  const bool symbol = alt.size() <= kSymbolBytes && std::none_of(alt.begin(), alt.end(), is_ascii);
  return symbol ? alt : " " + alt + " ";
}

Url image_url(const HtmlToken& img, const Url& base) {
  for (const std::string_view name : kSources) {
    if (Url url = http_url(base, attribute_value(img, name)); !url.empty()) return url;
  }
  for (const std::string_view name : {"srcset", "data-srcset"}) {
    if (Url url = http_url(base, first_candidate(attribute_value(img, name))); !url.empty()) return url;
  }
  return {};
}

}  // namespace twinform
