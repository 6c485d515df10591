// SPDX-License-Identifier: MIT
// Enclosures and images: RSS <enclosure>, Atom rel="enclosure", Media RSS, itunes:image and their like.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "feed/document.h"
#include "feed/fields.h"

namespace twinform {

struct Media {
  std::vector<Enclosure> enclosures;
  std::vector<Image> images;
};

Media media_of(const Feed::Document& document, const Fields& fields);

// "12345", "12345.0", "12,345"; none for what is no size.
std::optional<std::int64_t> parse_size(std::string_view text);
// By media type, else by the address's ending.
bool is_image(std::string_view media_type, std::string_view medium, const Url& url);
// Each address once; the first to know a type or size tells it.
void add_enclosure(std::vector<Enclosure>& enclosures, Enclosure enclosure);
void add_image(std::vector<Image>& images, Image image);

}  // namespace twinform
