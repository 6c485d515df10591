// SPDX-License-Identifier: MIT
// The scripted server as a program of its own: prints its address and a good token, serves until standard input ends, and shows
// the statuses that stand on it at /double/statuses.
#include <iostream>
#include <limits>

#include "base/json.h"
#include "support/http_server.h"
#include "support/mastodon_double.h"

int main() {
  using namespace twinform;
  using namespace twinform::test;
  HttpServer server;
  MastodonDouble mastodon(server, MastodonKind::keyed);
  server.on("GET /double/statuses", [&](const Request&) {
    Json list = Json::array();
    for (const DoubleStatus& status : mastodon.statuses())
      list.push_back({{"id", status.id}, {"content", status.text}});
    return Reply{.headers = {{"Content-Type", "application/json"}}, .body = dump_json(list)};
  });
  std::cout << "base " << server.url("") << "\ntoken " << MastodonDouble::token() << std::endl;
  std::cin.ignore(std::numeric_limits<std::streamsize>::max());
}
