// SPDX-License-Identifier: MIT
#include "outputs/fetched_image.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "outputs/image_size.h"

namespace twinform {

namespace {

constexpr Seconds kPatience{10};
constexpr std::int64_t kMostBytes = 16'777'216;  // Mastodon's image_size_limit; also what a broken limit may cost us

tl::unexpected<Error> missing(ErrorKind kind, const Url& image, std::string why) {
  return fail(kind, fmt::format("the image {} {}", image.str(), std::move(why)));
}

bool is_temporary(int status) { return status == 408 || status == 425 || status == 429 || status >= 500; }

}  // namespace

Result<FetchedImage> fetch_image(Http& http, const Url& image, const ImageLimits& limits, bool allow_private) {
  std::int64_t most = limits.max_bytes > 0 ? std::min(limits.max_bytes, kMostBytes) : kMostBytes;
  HttpResult answer = http.send({.url = image,
                                 .headers = {{"Accept", "image/*"}},
                                 .timeout = kPatience,
                                 .max_bytes = static_cast<std::size_t>(most),
                                 .max_redirects = limits::kRedirects,
                                 .allow_private = allow_private});
  if (!answer) return missing(ErrorKind::network, image, "could not be fetched: " + answer.error().error.what);
  if (answer->status != 200) {
    return missing(is_temporary(answer->status) ? ErrorKind::network : ErrorKind::refused, image,
                   fmt::format("could not be fetched: its server answered {}", answer->status));
  }
  FetchedImage fetched{.bytes = std::move(answer->body), .media_type = {}};
  fetched.media_type = image_type(fetched.bytes);
  if (fetched.media_type.empty()) return missing(ErrorKind::refused, image, "is none");
  if (!limits.types.empty() && std::ranges::find(limits.types, fetched.media_type) == limits.types.end())
    return missing(ErrorKind::refused, image, fmt::format("is {}, which the server does not take", fetched.media_type));
  std::int64_t pixels = image_pixels(fetched.bytes);
  if (limits.max_pixels > 0 && pixels > limits.max_pixels)
    return missing(ErrorKind::refused, image, fmt::format("has {} pixels, more than {}", pixels, limits.max_pixels));
  return fetched;
}

}  // namespace twinform
