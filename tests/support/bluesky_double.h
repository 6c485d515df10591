// SPDX-License-Identifier: MIT
// A server with the AT Protocol and one account, library.test; answers as @atproto/pds was seen to.
#pragma once

#include <map>
#include <string>

#include "support/post_double.h"

namespace twinform::test {

class BlueskyDouble final : public PostDouble {
 public:
  explicit BlueskyDouble(HttpServer& server);
  static const char* password() { return "double-password"; }

 private:
  Reply refuse(PostFault fault) override;
  Reply log_in(const Request& request);
  Reply refresh(const Request& request);
  Reply put(const Request& request);
  Reply get(const Request& request) const;
  Reply session();
  std::string access() const;

  int sessions_ = 0;
  std::map<std::string, std::string> records_;  // by key
};

}  // namespace twinform::test
