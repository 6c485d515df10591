// SPDX-License-Identifier: MIT
#include "outputs/mastodon/status.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/json.h"
#include "base/strings.h"
#include "outputs/http_answer.h"
#include "outputs/mastodon/likeness.h"
#include "text/clean.h"
#include "text/html.h"
#include "text/url.h"

namespace twinform::mastodon {

namespace {

constexpr std::size_t kIdBytes = 512;

// Ids are opaque, but they go into URLs, tables and logs.
bool usable_id(const std::string& id) { return !id.empty() && id.size() <= kIdBytes && clean_line(id).str() == id; }

std::string page_of(const Json& status) {
  for (std::string_view key : {"url", "uri"}) {
    auto url = parse_url(string_at(status, key));
    if (url && url->is_http()) return url->str();
  }
  return {};
}

std::string primary_subtag(std::string_view language) {
  return to_lower(language.substr(0, language.find_first_of("-_")));
}

void compare_visibility(const Json& status, const Json& asked, std::vector<std::string>& notes) {
  std::string wanted = string_at(asked, "visibility"), got = clean_line(string_at(status, "visibility")).str();
  if (!got.empty() && got != wanted) notes.push_back(fmt::format("visibility is {}, not {}", got, wanted));
}

bool lost_warning(const Json& status, const Json& asked) {
  return !string_at(asked, "spoiler_text").empty() && clean_line(string_at(status, "spoiler_text")).empty();
}

// Servers change words (markup, mentions, links), so only an end that is missing says that the text was cut.
bool is_cut_off(std::string_view shown, std::string_view asked) {
  Words there = words_without_urls(std::string(shown)), wanted = words_without_urls(std::string(asked));
  if (there.size() >= wanted.size()) return false;
  if (!there.empty()) there.pop_back();  // may be half a word, or "…"
  return std::ranges::equal(there, std::span(wanted).first(there.size()));
}

void compare_words(const Json& status, const Json& asked, std::vector<std::string>& notes) {
  Text shown = html_to_text(Html{.markup = string_at(status, "content")});
  std::string wanted = string_at(asked, "status");
  if (clean_line(shown.view()).empty() && !wanted.empty())
    notes.emplace_back("it arrived empty");
  else if (is_cut_off(shown.view(), wanted))
    notes.emplace_back("its end was cut off");
  if (lost_warning(status, asked)) notes.emplace_back("the content warning was dropped");
}

void compare_images(const Json& status, const Json& asked, std::vector<std::string>& notes) {
  std::size_t wanted = member(asked, "media_ids").size(), got = member(status, "media_attachments").size();
  if (got < wanted)
    notes.push_back(fmt::format("{} of {} arrived", got, counted(static_cast<long long>(wanted), "image", "images")));
}

bool is_for_few(std::string_view visibility) { return visibility == "private" || visibility == "direct"; }
bool is_for_all(std::string_view visibility) { return visibility == "public" || visibility == "unlisted"; }

void compare_language(const Json& status, const Json& asked, std::vector<std::string>& notes) {
  std::string wanted = string_at(asked, "language"), got = clean_line(string_at(status, "language")).str();
  if (wanted.empty() || primary_subtag(wanted) == primary_subtag(got)) return;
  notes.push_back(got.empty() ? "the language was dropped" : fmt::format("language is {}, not {}", got, wanted));
}

void compare_reply(const Json& status, const Json& asked, std::vector<std::string>& notes) {
  std::string wanted = string_at(asked, "in_reply_to_id");
  if (!wanted.empty() && string_at(status, "in_reply_to_id") != wanted)
    notes.push_back("it does not stand as a reply to the part before it");
}

Refused refused(const HttpResponse& response, const Asking& asking, bool whole_output, std::string hint = {}) {
  return {answer_error(ErrorKind::refused, response, asking.connection.token, std::move(hint)), whole_output};
}

Later later(const HttpResponse& response, const Asking& asking, bool whole_output) {
  return {answer_error(ErrorKind::network, response, asking.connection.token),
          asked_to_wait(response.headers, asking.now), whole_output};
}

// A post may stand behind any 5xx: a proxy that lost patience says so too. Only Mastodon's own "somebody else holds this
// key's lock" (503 with a JSON error) is sure to have posted nothing of ours.
Outcome read_server_error(const HttpResponse& response, const Asking& asking) {
  auto body = parse_json(response.body);
  bool locked = response.status == 503 && asking.limits.guarantee == Guarantee::keyed && body &&
                string_at(*body, "error").find("temporary problem") != std::string::npos;
  if (locked) return later(response, asking, false);
  return Unknown{answer_error(ErrorKind::network, response, asking.connection.token)};
}

Outcome read_success(const HttpResponse& response, const Asking& asking) {
  auto body = parse_json(response.body);
  if (body)
    if (auto receipt = receipt_of(*body, asking.asked, asking.now)) return Sent{std::move(*receipt)};
  return Unknown{Error{.kind = ErrorKind::network,
                       .what = fmt::format("{} answered {} but did not say which post it made",
                                           asking.connection.server, response.status)}};
}

// Whoever deletes a part of a thread has ended it: the rest is not put below something else.
std::string hint_for(const HttpResponse& response, const Asking& asking) {
  bool about_parent = response.status == 404 && !string_at(asking.asked, "in_reply_to_id").empty();
  return about_parent
             ? "the post that it answers is gone from the server: `twinform outbox drop` it and what stands behind it"
             : "";
}

Outcome read_response(const HttpResponse& response, const Asking& asking) {
  int status = response.status;
  if (status >= 200 && status < 300) return read_success(response, asking);
  if (status >= 300 && status < 400)
    return refused(response, asking, true, "set `server` to the address that the server uses itself");
  if (status == 401 || status == 403)
    return refused(response, asking, true, "see whether the access token still holds and may write:statuses");
  if (status == 429) return later(response, asking, true);
  if (status == 408 || status == 425) return later(response, asking, false);
  if (status >= 400 && status < 500) return refused(response, asking, false, hint_for(response, asking));
  return read_server_error(response, asking);
}

}  // namespace

std::string status_payload(const Post& post, std::string_view visibility, const Language& language) {
  Json body{{"status", post.text.str()}, {"visibility", visibility}};
  if (!language.empty()) body["language"] = language;
  if (!post.content_warning.empty()) {
    body["spoiler_text"] = post.content_warning.str();
    body["sensitive"] = true;
  }
  return dump_json(body);
}

Result<std::string> with_words(const std::string& payload, const Text& text) {
  Json body = TRY(parse_json(payload));
  body["status"] = text.str();
  return dump_json(body);
}

Result<Json> payload_of(const Post& post) {
  Json body = TRY(parse_json(post.payload));
  if (!body.is_object()) return fail(ErrorKind::internal, "the stored payload is no JSON object");
  return body;
}

Result<Json> status_request(const Post& post) {
  Json body = TRY(payload_of(post));
  if (!post.ancestors.empty()) body["in_reply_to_id"] = post.ancestors.back().id;
  return body;
}

std::optional<Receipt> receipt_of(const Json& status, const Json& asked, Instant now) {
  std::string id = string_at(status, "id");
  if (!usable_id(id)) return std::nullopt;
  std::vector<std::string> notes;
  compare_visibility(status, asked, notes);
  compare_words(status, asked, notes);
  compare_language(status, asked, notes);
  compare_reply(status, asked, notes);
  compare_images(status, asked, notes);
  return Receipt{.id = id, .url = page_of(status), .at = now, .note = join(notes, "; ")};
}

std::string exposure_of(const Json& status, const Json& asked) {
  std::string wanted = string_at(asked, "visibility"), got = string_at(status, "visibility");
  if (is_for_few(wanted) && is_for_all(got)) return fmt::format("visibility is {}, not {}", got, wanted);
  return lost_warning(status, asked) ? "the content warning was dropped" : "";
}

Outcome read_answer(const HttpResult& answer, const Asking& asking) {
  if (answer) return read_response(*answer, asking);
  const HttpFailure& failure = answer.error();
  if (failure.sent) return Unknown{failure.error};
  // Nobody is there: the other posts need not each wait to find that out.
  return Later{.error = failure.error, .whole_output = true};
}

}  // namespace twinform::mastodon
