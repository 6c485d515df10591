// SPDX-License-Identifier: MIT
#include "compose/images.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/clean.h"
#include "text/unicode.h"

namespace twinform {
namespace {

constexpr std::size_t kMostImages = 4;
constexpr auto kExtensions = std::to_array<std::string_view>(
    {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".heic", ".bmp", ".tif", ".tiff"});
constexpr auto kNothings =
    std::to_array<std::string_view>({"image", "img", "picture", "photo", "untitled", "thumbnail", "featured image"});

// "IMG_2041", "DSC00017", "reading-room-2.jpg", "image 3".
bool is_file_name(std::string_view words) {
  std::string lower = to_lower(trim(words));
  if (std::any_of(kExtensions.begin(), kExtensions.end(), [&](std::string_view end) { return lower.ends_with(end); }))
    return true;
  while (!lower.empty() && (is_digit(lower.back()) || is_space(lower.back()))) lower.pop_back();
  bool nothing = lower.empty() || std::find(kNothings.begin(), kNothings.end(), lower) != kNothings.end();
  bool camera = lower == "img_" || lower == "dsc" || lower == "dsc_" || lower == "dscn" || lower == "pxl_";
  return nothing || camera;
}

Text description_of(const Image& image, const Story& story, const FieldContext& context) {
  if (!image.description.empty() && !is_file_name(image.description.view())) return image.description;
  std::string words;
  for (const Block& block : fill_in(context.rules.alt, story, context)) words += block.text.str();
  return clean_line(words);
}

}  // namespace

std::vector<Attachment> images_of(const Story& story, const FieldContext& context) {
  std::vector<Attachment> images;
  for (const Image& image : story.lead.images) {
    if (images.size() == kMostImages) break;
    if (!image.url.is_http()) continue;
    Text description = description_of(image, story, context);
    if (!description.empty())
      images.push_back({.url = image.url, .description = std::move(description), .media_type = ""});
  }
  return images;
}

}  // namespace twinform
