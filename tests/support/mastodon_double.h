// SPDX-License-Identifier: MIT
// A server with the Mastodon API that plays the kinds there are.
#pragma once

#include "support/post_double.h"

namespace twinform::test {

enum class MastodonKind { keyed, searchable };

class MastodonDouble final : public PostDouble {
 public:
  MastodonDouble(HttpServer& server, MastodonKind kind);
  static const char* token() { return "double-token"; }

 private:
  Reply refuse(PostFault fault) override;
  Reply post(const Request& request);
  Reply show(const Request& request);
  Reply edit(const Request& request);
  DoubleStatus* find(const Request& request);
  Reply list() const;
  HttpServer& server_;
  MastodonKind kind_;
};

}  // namespace twinform::test
