// SPDX-License-Identifier: MIT
// A snac2 server of our own for a test program: a real one with the Mastodon API, fetched and started by snac2.sh.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "servers/real_server.h"

namespace twinform::test {

class Snac {
  RealServer server_{"snac2.sh"};

 public:
  Json get(std::string_view path) const;
  // How many posts of the account have the words in them, once the server has done with every request that reached it.
  int standing(std::string_view words) const;
  // Until no connection is open on the server's side: what a client that died has asked for is done, or never will be.
  void wait_until_idle() const;

  const std::string base = server_.said("base"), token = server_.said("token"), password = server_.said("password");
};

// One for all tests of the program, started by the first that asks.
const Snac& snac();

}  // namespace twinform::test
