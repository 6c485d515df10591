// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "fetch/http.h"
#include "model/limits.h"

namespace twinform::mastodon {

// How to reach one account of one server.
struct Connection {
  std::string server;  // its URL as configured
  Secret token;
  Seconds timeout{30};
  bool allow_private = false;
};

// A request to `path` ("/api/v1/…") below the server's URL, as the account. Follows no redirect, so that the token stays here.
Result<HttpRequest> request_to(const Connection& connection, std::string_view method, std::string_view path);

// A GET as the account; any answer but a 2xx with JSON is an error that says what to do.
Result<Json> get_json(Http& http, const Connection& connection, std::string_view path);

// What a failing answer to a question (not to a post) means.
Error question_error(const Connection& connection, const HttpResponse& response);

struct Account {
  std::string id;
  std::string name;  // "library"
};
// Whose token it is: GET /api/v1/accounts/verify_credentials.
Result<Account> ask_account(Http& http, const Connection& connection);
// The account as it stands in Limits::note, and the note of an account. Empty where the note tells nothing.
Account account_in(const Limits& limits);
std::string note_of(const Account& account);

}  // namespace twinform::mastodon
