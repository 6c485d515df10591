// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace twinform {

// What an image's first bytes are, whatever its server calls them: PNG, JPEG, GIF, WebP or AVIF as a media type; "" for anything else.
std::string_view image_type(std::string_view bytes);

// Width × height as the file itself says it: PNG §11.2.1, JPEG's frame header (T.81 §B.2.2), GIF89a §18, RFC 9649 §2, AVIF's ispe
// (ISO/IEC 23008-12 §6.5.3). 0 where it does not.
std::int64_t image_pixels(std::string_view bytes);

}  // namespace twinform
