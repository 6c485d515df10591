// SPDX-License-Identifier: MIT
#include "text/html_image.h"

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "base/strings.h"
#include "text/clean.h"
#include "text/entities.h"
#include "text/url.h"

namespace twinform {
namespace {

constexpr std::array<std::string_view, 8> kExtensions{".jpg",  ".jpeg", ".png",  ".gif",
                                                      ".webp", ".svg",  ".avif", ".bmp"};
// What scripts put in the place of src when the image comes into sight.
constexpr std::array<std::string_view, 9> kLateSources{"data-src",       "data-lazy-src",   "data-original",
                                                       "data-lazy",      "data-orig-file",  "data-large-file",
                                                       "data-actualsrc", "data-hi-res-src", "data-image"};
constexpr std::array<std::string_view, 4> kLateSets{"data-srcset", "data-lazy-srcset", "data-original-set", "srcset"};
// Names of images that show nothing until then; with other words beside them they might show something.
constexpr std::array<std::string_view, 11> kPlaceholders{
    "1x1", "blank", "clear", "grey", "lazy", "loading", "pixel", "placeholder", "spacer", "transparent", "trans"};

constexpr std::size_t kSymbolBytes = 40;  // the longest emoji sequences

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool is_file_name(std::string_view text) {
  if (text.find(' ') != std::string_view::npos) return false;
  const std::string lower = to_lower(text);
  return std::any_of(kExtensions.begin(), kExtensions.end(), [&](std::string_view e) { return lower.ends_with(e); });
}

std::string file_name(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  return to_lower(address.substr(address.rfind('/') + 1));
}

bool may_be_placeholder(std::string_view address) {
  const std::string name = file_name(address);
  return std::any_of(kPlaceholders.begin(), kPlaceholders.end(),
                     [&](std::string_view p) { return name.find(p) != std::string::npos; });
}

// By its name alone; photographs are none, whatever they are called.
bool is_placeholder(std::string_view address) {
  const std::string name = file_name(address);
  const std::string_view stem = std::string_view(name).substr(0, name.find('.'));
  const bool photograph = name.ends_with(".jpg") || name.ends_with(".jpeg") || name.ends_with(".webp");
  return !photograph && std::find(kPlaceholders.begin(), kPlaceholders.end(), stem) != kPlaceholders.end();
}

// Empty where there is nothing to see.
Url http_url(const Url& base, std::string_view reference) {
  if (trim(reference).empty()) return {};
  Result<Url> url = resolve_url(base, reference);
  const bool shows = url && url->is_http() && !is_placeholder(url->str()) && !counts_readers(url->str());
  return shows ? *std::move(url) : Url{};
}

struct Candidate {
  std::string_view address;
  long long width = 0;  // "800w"; 0 where it says none
};

// Takes the first candidate off "a.jpg 400w, b.jpg 800w". (The standard, §4.8.4.2.1; addresses may hold commas.)
Candidate next_candidate(std::string_view& srcset) {
  srcset.remove_prefix(std::min(srcset.find_first_not_of(" \t\n\r\f,"), srcset.size()));
  Candidate candidate{.address = srcset.substr(0, srcset.find_first_of(" \t\n\r\f"))};
  srcset.remove_prefix(candidate.address.size());
  if (!candidate.address.ends_with(',')) {
    const std::string_view descriptor = srcset.substr(0, srcset.find(','));
    srcset.remove_prefix(descriptor.size());
    const std::string_view size = trim(descriptor);
    if (size.ends_with('w')) candidate.width = parse_integer(size.substr(0, size.size() - 1)).value_or(0);
  }
  while (candidate.address.ends_with(',')) candidate.address.remove_suffix(1);
  return candidate;
}

// The widest; the first where widths are not said.
std::string_view best_candidate(std::string_view srcset) {
  Candidate best;
  while (!srcset.empty()) {
    const Candidate candidate = next_candidate(srcset);
    if (best.address.empty() || candidate.width > best.width) best = candidate;
  }
  return best.address;
}

Url late_url(const HtmlToken& img, const Url& base) {
  for (const std::string_view name : kLateSources) {
    if (Url url = http_url(base, attribute_value(img, name)); !url.empty()) return url;
  }
  for (const std::string_view name : kLateSets) {
    if (Url url = http_url(base, best_candidate(attribute_value(img, name))); !url.empty()) return url;
  }
  return {};
}

}  // namespace

std::string attribute_value(const HtmlToken& tag, std::string_view name) {
  const HtmlAttribute* attribute = tag.find(name);
  return attribute == nullptr ? std::string() : decode_entities(attribute->value, EntityContext::attribute);
}

Text image_description(const HtmlToken& img) {
  Text text = clean_line(attribute_value(img, "alt"), limits::kTitleBytes);
  return is_file_name(text.view()) ? Text{} : text;
}

std::string image_words(const HtmlToken& img) {
  std::string alt = image_description(img).str();
  const bool symbol = alt.size() <= kSymbolBytes && std::none_of(alt.begin(), alt.end(), is_ascii);
  return symbol ? alt : " " + alt + " ";
}

Url image_url(const HtmlToken& img, const Url& base) {
  const std::string source = attribute_value(img, "src");
  Url url = http_url(base, source);
  if (!url.empty() && !may_be_placeholder(source)) return url;
  Url late = late_url(img, base);
  return late.empty() ? url : late;
}

}  // namespace twinform
