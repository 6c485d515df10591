// SPDX-License-Identifier: MIT
// Bluesky's PDS for a test program: a real server with the AT Protocol, installed by hand and started by pds.sh.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "servers/real_server.h"

namespace twinform::test {

class Pds {
  RealServer server_{"pds.sh"};

 public:
  // The answer to a query that needs no session: "com.atproto.repo.getRecord?repo=…".
  std::string get(std::string_view query) const;
  // The posts of alice.test, newest key first: objects with uri, cid and value.
  Json posts() const;
  // How many of them have the words in their text.
  int standing(std::string_view words) const;

  const std::string base = server_.said("base"), did = server_.said("did"), password = server_.said("password");
};

// One for all tests of the program, started by the first that asks.
const Pds& pds();

}  // namespace twinform::test
