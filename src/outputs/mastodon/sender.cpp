// SPDX-License-Identifier: MIT
#include "outputs/mastodon/sender.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/strings.h"
#include "outputs/http_answer.h"
#include "outputs/mastodon/images.h"
#include "outputs/mastodon/status.h"
#include "text/url.h"

namespace twinform::mastodon {

namespace {

// Such an answer made no post, and may be about its images.
bool is_refusal(const HttpResult& answer) {
  return answer && (answer->status == 400 || answer->status == 413 || answer->status == 422);
}

constexpr const char* kExposedHint =
    "choose another visibility or server, or set `on_exposure` to \"keep\"; then `twinform outputs test` lets it go on";

class Dispatch {
 public:
  Dispatch(Http& http, const Post& post, const Sender& sender, HttpRequest request, Json body)
      : http_(http), post_(post), sender_(sender), request_(std::move(request)), body_(std::move(body)) {}

  Outcome run() {
    if (auto stop = attach()) return std::move(*stop);
    HttpResult answer = submit();
    if (forgot_images(answer)) {
      if (auto stop = attach()) return std::move(*stop);
      answer = submit();
    }
    if (has_images() && !sender_.images_required && is_refusal(answer)) {
      missing_ = answer_error(ErrorKind::refused, *answer, sender_.connection.token);
      body_.erase("media_ids");
      answer = submit();
    }
    return outcome_of(answer);
  }

 private:
  bool has_images() const { return body_.contains("media_ids"); }

  // What to answer where the post can't go now, or not at all.
  std::optional<Outcome> attach() {
    if (post_.media.empty()) return std::nullopt;
    Uploaded uploaded = upload_images(http_, sender_.connection, post_.media, sender_.limits, sender_.surroundings);
    if (uploaded.hold) return std::move(*uploaded.hold);
    missing_ = std::move(uploaded.missing);
    if (missing_ && sender_.images_required) return without_required();
    body_.erase("media_ids");
    if (!uploaded.ids.empty()) body_["media_ids"] = std::move(uploaded.ids);
    return std::nullopt;
  }

  Outcome without_required() const {
    Error error = *missing_;
    error.what = "an image that is required is missing: " + error.what;
    if (error.kind == ErrorKind::network) return Later{.error = std::move(error)};
    return Refused{std::move(error)};
  }

  HttpResult submit() {
    request_.body = dump_json(body_);
    return http_.send(request_);
  }

  // 422 "Media IDS not found or already attached to another post", 400 "media not found": those that nobody claims for a while
  // are thrown away.
  bool forgot_images(const HttpResult& answer) const {
    return has_images() && is_refusal(answer) && ifind(server_words(*answer, {}), "media") != std::string::npos;
  }

  Outcome outcome_of(const HttpResult& answer) {
    Outcome outcome =
        read_answer(answer, {sender_.connection, body_, sender_.limits, sender_.surroundings.clock->now()});
    Sent* sent = std::get_if<Sent>(&outcome);
    if (sent == nullptr) return outcome;
    std::string exposure = exposure_of(parse_json(answer->body).value_or(Json()), body_);
    if (!exposure.empty() && sender_.take_down) return take_down(std::move(sent->receipt), exposure);
    if (missing_) add_note(sent->receipt, "an image is missing: " + one_line(*missing_));
    return outcome;
  }

  static void add_note(Receipt& receipt, std::string_view words) {
    if (!receipt.note.empty()) receipt.note += "; ";
    receipt.note += words;
  }

  Outcome take_down(Receipt receipt, const std::string& exposure) {
    auto gone = delete_status(http_, sender_.connection, receipt.id);
    if (gone) {
      return Refused{
          Error{.kind = ErrorKind::refused,
                .what = fmt::format("the server showed it otherwise than asked ({}), so it was taken down", exposure),
                .hint = kExposedHint},
          true, true};
    }
    std::string words = fmt::format("it could not be taken down: {}", one_line(gone.error()));
    add_note(receipt, words);
    return Sent{.receipt = std::move(receipt),
                .pause = Error{
                    .kind = ErrorKind::refused,
                    .what = fmt::format("the server shows a post otherwise than asked ({}), and {}", exposure, words),
                    .hint = kExposedHint}};
  }

  Http& http_;
  const Post& post_;
  const Sender& sender_;
  HttpRequest request_;
  Json body_;
  std::optional<Error> missing_;
};

}  // namespace

Outcome send_status(Http& http, const Post& post, const Sender& sender) {
  auto request = request_to(sender.connection, "POST", "/api/v1/statuses");
  if (!request) return Refused{request.error(), true};
  auto body = status_request(post);
  if (!body) return Refused{body.error()};
  request->headers.emplace_back("Content-Type", "application/json");
  request->headers.emplace_back("Idempotency-Key", post.key);
  return Dispatch(http, post, sender, std::move(*request), std::move(*body)).run();
}

Result<void> delete_status(Http& http, const Connection& connection, const std::string& id) {
  HttpRequest request = TRY(request_to(connection, "DELETE", "/api/v1/statuses/" + percent_encode(id)));
  HttpResult answer = http.send(request);
  if (!answer) return fail(std::move(answer.error().error));
  if (answer->status >= 200 && answer->status < 300) return {};
  return fail(answer_error(ErrorKind::network, *answer, connection.token));
}

}  // namespace twinform::mastodon
