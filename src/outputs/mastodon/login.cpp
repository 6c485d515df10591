// SPDX-License-Identifier: MIT
#include "outputs/mastodon/login.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/json.h"
#include "base/strings.h"
#include "outputs/http_answer.h"
#include "outputs/mastodon/authorisation.h"
#include "outputs/mastodon/connection.h"
#include "text/url.h"

namespace twinform {

namespace {

using namespace mastodon;

constexpr std::string_view kOutOfBand = "urn:ietf:wg:oauth:2.0:oob";  // the server shows the code to the person
constexpr std::string_view kPosting = "read:statuses write:statuses write:media";
constexpr const char* kNoMastodon = "is that the address of a server with the Mastodon API?";
constexpr const char* kByHand =
    "make an access token in the account's settings (Development, New application) and put it where `token` is kept";

bool lists(const Json& metadata, std::string_view key, std::string_view word) {
  const Json& list = member(metadata, key);
  return list.is_array() && std::ranges::find(list, Json(word)) != list.end();
}

bool is_good(const HttpResponse& answer) { return answer.status >= 200 && answer.status < 300; }

// One attempt, from the registration to the token.
class Attempt {
 public:
  Attempt(Http& http, Connection connection, std::string redirect)
      : http_(http), connection_(std::move(connection)), redirect_(std::move(redirect)) {}

  Result<Secret> token(AccountOwner& owner) {
    TRY(learn());
    TRY(enrol());
    Secret answer = TRY(owner.visit(TRY(address())));
    return redeem(TRY(code_in(answer, state_, redirect_ != kOutOfBand)));
  }

 private:
  // What the server says of itself (RFC 8414): Mastodon since 4.3. An older one refuses a verifier that it can't check.
  Result<void> learn() {
    HttpRequest request = TRY(request_to(connection_, "GET", "/.well-known/oauth-authorization-server"));
    HttpResult answer = http_.send(request);
    if (!answer) return fail(std::move(answer.error().error));
    auto metadata = parse_json(answer->body);
    bool told = answer->status == 200 && metadata;
    if (told && lists(*metadata, "code_challenge_methods_supported", "S256")) verifier_ = base64url(random_bytes(32));
    bool profile = told && lists(*metadata, "scopes_supported", "profile");
    scopes_ = fmt::format("{} {}", profile ? "profile" : "read:accounts", kPosting);
    return {};
  }

  Result<void> enrol() {
    HttpRequest request = TRY(request_to(connection_, "POST", "/api/v1/apps"));
    request.headers.emplace_back("Content-Type", "application/json");
    request.body = dump_json({{"client_name", "twinform"}, {"redirect_uris", redirect_}, {"scopes", scopes_}});
    HttpResult answer = http_.send(request);
    if (!answer) return fail(std::move(answer.error().error));
    auto application = parse_json(answer->body);
    if (is_good(*answer) && application) {
      client_ = string_at(*application, "client_id");
      client_secret_ = Secret(string_at(*application, "client_secret"));
    }
    if (client_.empty() || client_secret_.empty()) return fail(not_registered(*answer));
    return {};
  }

  Error not_registered(const HttpResponse& answer) const {
    switch (answer.status) {
      case 401:
      case 403:
      case 422: return answer_error(ErrorKind::refused, answer, {}, kByHand);
      case 404:
      case 405:
      case 410: return answer_error(ErrorKind::refused, answer, {}, kNoMastodon);
      case 429:
        return answer_error(ErrorKind::network, answer, {},
                            "servers take few registrations: try again in a quarter of an hour");
      default: return question_error(connection_, answer);
    }
  }

  Result<Url> address() const {
    Form form{{"response_type", "code"},
              {"client_id", client_},
              {"redirect_uri", redirect_},
              {"scope", scopes_},
              {"state", state_}};
    if (!verifier_.empty()) {
      form.emplace_back("code_challenge", base64url(sha256(verifier_)));
      form.emplace_back("code_challenge_method", "S256");
    }
    return TRY(request_to(connection_, "GET", "/oauth/authorize?" + form_encoded(form))).url;
  }

  Result<Secret> redeem(const Secret& code) {
    Form form{{"grant_type", "authorization_code"},       {"code", code.reveal()},     {"client_id", client_},
              {"client_secret", client_secret_.reveal()}, {"redirect_uri", redirect_}, {"scope", scopes_}};
    if (!verifier_.empty()) form.emplace_back("code_verifier", verifier_);
    HttpRequest request = TRY(request_to(connection_, "POST", "/oauth/token"));
    request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    request.body = form_encoded(form);
    HttpResult answer = http_.send(request);
    if (!answer) return fail(std::move(answer.error().error));
    if (answer->status == 400 || answer->status == 401) {
      return fail(answer_error(ErrorKind::refused, *answer, code,
                               "a code works once and for a few minutes: begin again, and copy all of it"));
    }
    if (!is_good(*answer)) return fail(question_error(connection_, *answer));
    return token_in(answer->body, scopes_);
  }

  Http& http_;
  Connection connection_;
  std::string redirect_, scopes_, client_, verifier_;
  std::string state_ = base64url(random_bytes(16));
  Secret client_secret_;
};

}  // namespace

Result<Secret> log_in_to_mastodon(Http& http, const OutputSettings& settings, AccountOwner& owner) {
  std::string redirect = owner.redirect();
  Connection connection{.server = option<std::string>(settings, "server"),
                        .token = {},
                        .timeout = Seconds{option<std::int64_t>(settings, "timeout", 30)},
                        .allow_private = option<bool>(settings, "allow_private")};
  return Attempt(http, std::move(connection), redirect.empty() ? std::string(kOutOfBand) : std::move(redirect))
      .token(owner);
}

}  // namespace twinform
