// SPDX-License-Identifier: MIT
#include "outputs/mastodon/connection.h"

#include <fmt/format.h>

#include "base/json.h"
#include "outputs/http_answer.h"
#include "text/clean.h"
#include "text/escape.h"
#include "text/url.h"

namespace twinform::mastodon {

namespace {

constexpr const char* kTokenHint =
    "`twinform outputs login` gets a new access token; or make one with the scopes read:accounts read:statuses "
    "write:statuses write:media and put it into `token`";
constexpr const char* kServerHint = "set `server` to the address that the server uses itself";

bool is_json(std::string_view body) { return parse_json(body).has_value(); }

Account account_of(const Json& answer) {
  return {.id = string_at(answer, "id"), .name = clean_line(string_at(answer, "acct")).str()};
}

}  // namespace

Result<HttpRequest> request_to(const Connection& connection, std::string_view method, std::string_view path) {
  auto server = parse_url(connection.server);
  if (!server || !server->is_http() || server->host().empty()) {
    return fail(ErrorKind::config, fmt::format("{} is not the address of a server", printable(connection.server)),
                "set `server` to something like \"https://social.example\"");
  }
  std::string_view base = connection.server;
  while (base.ends_with('/')) base.remove_suffix(1);
  HttpRequest request;
  request.method = method;
  request.url = TRY(parse_url(fmt::format("{}{}", base, path)));
  request.headers = {{"Accept", "application/json"}};
  request.bearer = connection.token;
  request.timeout = connection.timeout;
  request.allow_private = connection.allow_private;
  return request;
}

Error question_error(const Connection& connection, const HttpResponse& response) {
  int status = response.status;
  // snac answers 422 without a word to a token that it does not know.
  bool credentials = status == 401 || status == 403 || (status == 422 && response.body.empty());
  if (credentials) return answer_error(ErrorKind::refused, response, connection.token, kTokenHint);
  if (status >= 300 && status < 400) return answer_error(ErrorKind::refused, response, connection.token, kServerHint);
  if (status >= 200 && status < 300) {
    return Error{.kind = ErrorKind::network,
                 .what = fmt::format("{} answered with something else than JSON", connection.server),
                 .hint = "is that the address of a server with the Mastodon API?"};
  }
  auto kind = status >= 500 || status == 429 ? ErrorKind::network : ErrorKind::refused;
  return answer_error(kind, response, connection.token);
}

Result<Json> get_json(Http& http, const Connection& connection, std::string_view path) {
  HttpRequest request = TRY(request_to(connection, "GET", path));
  HttpResult answer = http.send(request);
  if (!answer) return fail(std::move(answer.error().error));
  if (answer->status < 200 || answer->status >= 300 || !is_json(answer->body)) {
    return fail(question_error(connection, *answer));
  }
  return parse_json(answer->body);
}

Result<Account> ask_account(Http& http, const Connection& connection) {
  Account account = account_of(TRY(get_json(http, connection, "/api/v1/accounts/verify_credentials")));
  if (account.id.empty()) {
    return fail(ErrorKind::network, fmt::format("{} did not say whose token it is", connection.server),
                "is that the address of a server with the Mastodon API?");
  }
  return account;
}

Account account_in(const Limits& limits) {
  auto note = parse_json(limits.note);
  return note ? account_of(*note) : Account{};
}

std::string note_of(const Account& account) { return dump_json(Json{{"id", account.id}, {"acct", account.name}}); }

}  // namespace twinform::mastodon
