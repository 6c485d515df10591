// SPDX-License-Identifier: MIT
// A scripted server as a program of its own: prints its address and a good secret, serves until standard input ends, and shows
// the posts that stand on it at /double/statuses. It plays Mastodon or, with the argument "bluesky", the AT Protocol.
#include <iostream>
#include <limits>
#include <memory>
#include <string_view>

#include "base/json.h"
#include "support/bluesky_double.h"
#include "support/http_server.h"
#include "support/mastodon_double.h"

int main(int argc, char** argv) {
  using namespace twinform;
  using namespace twinform::test;
  bool bluesky = argc > 1 && std::string_view(argv[1]) == "bluesky";
  HttpServer server;
  std::unique_ptr<PostDouble> service;
  if (bluesky)
    service = std::make_unique<BlueskyDouble>(server);
  else
    service = std::make_unique<MastodonDouble>(server, MastodonKind::keyed);
  server.on("GET /double/statuses", [&](const Request&) {
    Json list = Json::array();
    for (const DoubleStatus& status : service->statuses())
      list.push_back({{"id", status.id}, {"content", status.text}});
    return Reply{.headers = {{"Content-Type", "application/json"}}, .body = dump_json(list)};
  });
  std::cout << "base " << server.url("") << "\nsecret "
            << (bluesky ? BlueskyDouble::password() : MastodonDouble::token()) << std::endl;
  std::cin.ignore(std::numeric_limits<std::streamsize>::max());
}
