// SPDX-License-Identifier: MIT
#include "outputs/bluesky/session.h"

#include <fmt/format.h>

#include "base/json.h"
#include "outputs/http_answer.h"
#include "text/clean.h"
#include "text/escape.h"
#include "text/url.h"

namespace twinform::bluesky {

namespace {

constexpr std::size_t kDidBytes = 2048;
constexpr const char* kPasswordHint =
    "make an app password in the account's settings (Privacy and security) and put it into `password`";
constexpr const char* kServerHint = "set `server` to the address where the account logs in";

// The answer to a login that is no session.
NoSession refusal(const HttpResponse& answer, const Login& login, Instant now) {
  std::string name = error_name(answer);
  if (answer.status == 429)
    return {answer_error(ErrorKind::network, answer, login.password), asked_to_wait(answer.headers, now)};
  if (answer.status >= 500) return {answer_error(ErrorKind::network, answer, login.password)};
  if (answer.status == 200) {
    return {Error{.kind = ErrorKind::network,
                  .what = fmt::format("{} did not say whose account it is", login.server),
                  .hint = "is that the address of a server with the AT Protocol?"}};
  }
  bool credentials = answer.status == 401 || answer.status == 403 || name == "InvalidRequest";
  std::string hint = name == "AccountTakedown" ? "the server has taken the account down: ask whoever runs it"
                     : name == "AuthFactorTokenRequired" || credentials ? kPasswordHint
                                                                        : kServerHint;
  return {answer_error(ErrorKind::refused, answer, login.password, std::move(hint))};
}

// Tokens go where the account's own server says that it is, but not from https to http.
std::string server_in(const Json& document, const std::string& asked) {
  const Json& services = member(document, "service");
  if (!services.is_array()) return asked;
  for (const Json& service : services) {
    auto url = parse_url(string_at(service, "serviceEndpoint"));
    if (!string_at(service, "id").ends_with("#atproto_pds") || !url || !url->is_http()) continue;
    bool weaker = url->scheme() == "http" && !asked.starts_with("http:");
    if (!weaker) return url->str();
  }
  return asked;
}

}  // namespace

bool is_did(const std::string& text) {
  return text.starts_with("did:") && text.size() <= kDidBytes && clean_line(text).str() == text &&
         text.find_first_of(" /#?\"<>") == std::string::npos;
}

std::string error_name(const HttpResponse& response) {
  auto body = parse_json(response.body);
  return body ? string_at(*body, "error") : std::string{};
}

bool is_expired(const HttpResponse& response) {
  std::string name = error_name(response);
  return (response.status == 400 || response.status == 401) && (name == "ExpiredToken" || name == "InvalidToken");
}

Result<HttpRequest> XrpcSession::request(const std::string& server, const Call& call, const Secret& bearer) const {
  auto base = parse_url(server);
  if (!base || !base->is_http() || base->host().empty()) {
    return fail(ErrorKind::config, fmt::format("{} is not the address of a server", printable(server)),
                "set `server` to something like \"https://bsky.social\"");
  }
  HttpRequest request;
  request.method = call.method;
  request.url =
      TRY(resolve_url(*base, fmt::format("/xrpc/{}{}{}", call.name, call.query.empty() ? "" : "?", call.query)));
  request.headers = {{"Accept", "application/json"}};
  if (!call.media_type.empty()) request.headers.emplace_back("Content-Type", call.media_type);
  request.body = call.body;
  request.bearer = bearer;
  request.timeout = login_.timeout;
  request.allow_private = login_.allow_private;
  return request;
}

HttpResult XrpcSession::ask(Http& http, const std::string& server, const Call& call, const Secret& bearer) const {
  auto asked = request(server, call, bearer);
  if (!asked) return tl::unexpected(HttpFailure{.error = asked.error(), .sent = false});
  return http.send(*asked);
}

bool XrpcSession::take_tokens(const HttpResponse& answer) {
  auto body = parse_json(answer.body);
  if (answer.status != 200 || !body) return false;
  std::string access = string_at(*body, "accessJwt"), did = string_at(*body, "did");
  if (access.empty() || !is_did(did)) return false;
  identity_ = {
      .did = did,
      .handle = clean_line(string_at(*body, "handle")).str(),
      .server = server_in(member(*body, "didDoc"), identity_.server.empty() ? login_.server : identity_.server)};
  access_ = Secret(std::move(access));
  refresh_ = Secret(string_at(*body, "refreshJwt"));
  return true;
}

std::optional<NoSession> XrpcSession::log_in(Http& http, Instant now) {
  Json body{{"identifier", login_.identifier}, {"password", login_.password.reveal()}};
  HttpResult answer = ask(http, login_.server,
                          {.method = "POST",
                           .name = "com.atproto.server.createSession",
                           .media_type = "application/json",
                           .body = dump_json(body)},
                          {});
  if (!answer) return NoSession{.error = std::move(answer.error().error)};
  if (!take_tokens(*answer)) return refusal(*answer, login_, now);
  return std::nullopt;
}

tl::expected<Identity, NoSession> XrpcSession::open(Http& http, Instant now) {
  if (access_.empty())
    if (auto none = log_in(http, now)) return tl::unexpected(std::move(*none));
  return identity_;
}

bool XrpcSession::renew(Http& http) {
  HttpResult answer =
      ask(http, identity_.server, {.method = "POST", .name = "com.atproto.server.refreshSession"}, refresh_);
  if (answer && take_tokens(*answer)) return true;
  forget();
  return !log_in(http, Instant{});
}

void XrpcSession::forget() {
  identity_ = {};
  access_ = refresh_ = Secret{};
}

HttpResult XrpcSession::call(Http& http, const Call& call) {
  HttpResult answer = ask(http, identity_.server, call, access_);
  if (!answer || !is_expired(*answer) || !renew(http)) return answer;
  return ask(http, identity_.server, call, access_);
}

}  // namespace twinform::bluesky
