// SPDX-License-Identifier: MIT
// How a person lets us into an account: the adapter knows the steps, whoever owns the account takes them.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"
#include "model/url.h"

namespace twinform {

class AccountOwner {
 public:
  virtual ~AccountOwner() = default;
  // Where the server sends the browser afterwards: "http://127.0.0.1:PORT/" (RFC 8252 §7.3); "" where the person brings a code.
  virtual std::string redirect() const = 0;
  // Shows an address to open. What comes back: the query of the redirect ("code=…&state=…"), or what the owner brings.
  virtual Result<Secret> visit(const Url& address) = 0;
  // One line that nobody sees: "App password of library.bsky.social".
  virtual Result<Secret> ask(std::string_view what) = 0;
};

}  // namespace twinform
