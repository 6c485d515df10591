// SPDX-License-Identifier: MIT
// An account's session with its server (atproto.com/specs/xrpc). It lasts as long as the adapter and is kept nowhere else.
#pragma once

#include <optional>
#include <string>

#include "fetch/http.h"

namespace twinform::bluesky {

struct Login {
  std::string server;      // where to log in: an entryway, or the account's own server
  std::string identifier;  // handle, DID or e-mail address
  Secret password;
  Seconds timeout{30};
  bool allow_private = false;
};

struct Identity {
  std::string did, handle;
  std::string server;  // where its repository is: the DID document's #atproto_pds, else where it logged in
};

// There is no session, so that nothing was asked in it. ErrorKind::refused: not with these credentials.
struct NoSession {
  Error error;
  std::optional<Instant> not_before = {};  // a rate limit
};

struct Call {
  std::string_view method = "GET";
  std::string_view name;  // "com.atproto.repo.putRecord"
  std::string query = {};
  std::string media_type = {}, body = {};
};

class XrpcSession {
 public:
  explicit XrpcSession(Login login) : login_(std::move(login)) {}
  const Login& login() const { return login_; }

  // Whose session it is; logs in (com.atproto.server.createSession) unless that is done.
  tl::expected<Identity, NoSession> open(Http& http, Instant now);
  // A call in the open session. Where the token has expired the session is renewed and the call made again, once: what an
  // expired token asks for is not done. Follows no redirect.
  HttpResult call(Http& http, const Call& call);
  // To take out of what the server says.
  const Secret& token() const { return access_; }

 private:
  Result<HttpRequest> request(const std::string& server, const Call& call, const Secret& bearer) const;
  HttpResult ask(Http& http, const std::string& server, const Call& call, const Secret& bearer) const;
  std::optional<NoSession> log_in(Http& http, Instant now);
  bool take_tokens(const HttpResponse& answer);
  bool renew(Http& http);
  void forget();

  Login login_;
  Identity identity_;
  Secret access_, refresh_;
};

// A usable decentralised identifier (atproto.com/specs/did): it goes into URLs and tables.
bool is_did(const std::string& text);
// The name of an XRPC error, "ExpiredToken"; "" where the answer names none.
std::string error_name(const HttpResponse& response);
bool is_expired(const HttpResponse& response);

}  // namespace twinform::bluesky
