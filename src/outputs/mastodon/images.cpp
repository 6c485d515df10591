// SPDX-License-Identifier: MIT
#include "outputs/mastodon/images.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/json.h"
#include "compose/cut.h"
#include "outputs/fetched_image.h"
#include "outputs/http_answer.h"
#include "outputs/multipart.h"
#include "text/clean.h"
#include "text/unicode.h"
#include "text/url.h"

namespace twinform::mastodon {

namespace {

// Before each look but the first; 31 seconds in all.
constexpr std::array<Seconds, 6> kPauses{Seconds{0}, Seconds{1}, Seconds{2}, Seconds{4}, Seconds{8}, Seconds{16}};

struct NotUploaded {
  Error error;
  std::optional<Later> hold = {};
};

tl::unexpected<NotUploaded> not_uploaded(Error error) { return tl::unexpected(NotUploaded{.error = std::move(error)}); }

class Upload {
 public:
  Upload(Http& http, const Connection& connection, const Limits& limits, const Surroundings& surroundings)
      : http_(http), connection_(connection), limits_(limits), surroundings_(surroundings) {}

  tl::expected<std::string, NotUploaded> run(const MediaRef& media) {
    auto image = fetch_image(http_, media.url, limits_.images, connection_.allow_private);
    if (!image) return not_uploaded(image.error());
    auto request = request_for(*image, media.description);
    if (!request) return not_uploaded(request.error());
    HttpResult answer = http_.send(*request);
    if (!answer) return no_answer(std::move(answer.error()));
    if (answer->status == 429) return rate_limited(*answer);
    if (answer->status != 200 && answer->status != 202) return not_uploaded(error_in(*answer));
    auto body = parse_json(answer->body);
    std::string id = body ? string_at(*body, "id") : "";
    if (id.empty()) return not_uploaded({.kind = ErrorKind::network, .what = "the server did not name the image"});
    if (answer->status == 202)
      if (auto problem = wait_for(id)) return not_uploaded(std::move(*problem));
    return id;
  }

 private:
  Result<HttpRequest> request_for(const FetchedImage& image, const Text& description) const {
    HttpRequest request = TRY(request_to(connection_, "POST", "/api/v2/media"));
    // Servers guess from the ending; a name of the feed's would tell readers nothing.
    std::string name = fmt::format("image.{}", image.media_type.substr(image.media_type.find('/') + 1));
    MultipartForm form = multipart_form(std::array<FormField, 2>{
        FormField{.name = "description", .file_name = {}, .media_type = {}, .body = description.view()},
        FormField{.name = "file", .file_name = name, .media_type = image.media_type, .body = image.bytes}});
    request.headers.emplace_back("Content-Type", std::move(form.content_type));
    request.body = std::move(form.body);
    return request;
  }

  static tl::unexpected<NotUploaded> no_answer(HttpFailure failure) {
    NotUploaded none{.error = failure.error};
    if (!failure.sent) none.hold = Later{.error = std::move(failure.error), .whole_output = true};
    return tl::unexpected(std::move(none));
  }

  tl::unexpected<NotUploaded> rate_limited(const HttpResponse& answer) const {
    Error error = answer_error(ErrorKind::network, answer, connection_.token);
    Later hold{
        .error = error, .not_before = asked_to_wait(answer.headers, surroundings_.clock->now()), .whole_output = true};
    return tl::unexpected(NotUploaded{.error = std::move(error), .hold = std::move(hold)});
  }

  // 500 is how Mastodon says that it could not process the file.
  Error error_in(const HttpResponse& answer) const {
    bool temporary = answer.status == 408 || answer.status > 500;
    Error error = answer_error(temporary ? ErrorKind::network : ErrorKind::refused, answer, connection_.token);
    if (answer.status == 403) error.what += " (the access token needs the scope write:media)";
    return error;
  }

  std::optional<Error> wait_for(const std::string& id) const {
    auto request = request_to(connection_, "GET", "/api/v1/media/" + percent_encode(id));
    if (!request) return request.error();
    for (Seconds pause : kPauses) {
      if (pause > Seconds{0} && surroundings_.wait) surroundings_.wait(pause);
      HttpResult answer = http_.send(*request);
      // snac knows the path for uploads only, and has processed them by then.
      if (answer && (answer->status == 200 || answer->status == 404)) return std::nullopt;
      if (answer && (answer->status == 422 || answer->status == 500)) return error_in(*answer);
    }
    return Error{.kind = ErrorKind::network, .what = "the server is still processing the image"};
  }

  Http& http_;
  const Connection& connection_;
  const Limits& limits_;
  const Surroundings& surroundings_;
};

Text description_within(const Text& words, std::int64_t most, const Language& language) {
  if (most <= 0) return words;
  auto fits = [most](std::string_view piece) { return static_cast<std::int64_t>(count_code_points(piece)) <= most; };
  return clean_text(shorten(words.view(), language, fits));
}

}  // namespace

std::vector<MediaRef> media_for(const Draft& draft, const Limits& limits) {
  std::vector<MediaRef> media;
  for (const Attachment& one : draft.media) {
    if (media.size() >= static_cast<std::size_t>(std::max(limits.max_media, 0))) break;
    Text words = description_within(one.description, limits.max_description, draft.language);
    if (!words.empty())
      media.push_back({.url = one.url, .description = std::move(words), .media_type = one.media_type});
  }
  return media;
}

Uploaded upload_images(Http& http, const Connection& connection, const std::vector<MediaRef>& media,
                       const Limits& limits, const Surroundings& surroundings) {
  Uploaded uploaded;
  for (const MediaRef& one : media) {
    auto id = Upload(http, connection, limits, surroundings).run(one);
    if (id) {
      uploaded.ids.push_back(std::move(*id));
      continue;
    }
    if (!uploaded.missing) uploaded.missing = std::move(id.error().error);
    uploaded.hold = std::move(id.error().hold);
    if (uploaded.hold) break;
  }
  return uploaded;
}

}  // namespace twinform::mastodon
