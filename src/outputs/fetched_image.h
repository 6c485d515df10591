// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "fetch/http.h"
#include "model/limits.h"

namespace twinform {

// An image from somebody else's server, looked at rather than believed.
struct FetchedImage {
  std::string bytes;
  std::string_view media_type;
};

// ErrorKind::network where another time may do; ErrorKind::refused where there is none, or the limits do not allow it.
Result<FetchedImage> fetch_image(Http& http, const Url& image, const ImageLimits& limits, bool allow_private);

}  // namespace twinform
