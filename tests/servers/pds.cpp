// SPDX-License-Identifier: MIT
#include "servers/pds.h"

#include <doctest/doctest.h>

#include "fetch/http.h"
#include "text/url.h"

namespace twinform::test {

std::string Pds::get(std::string_view query) const {
  auto url = parse_url(base + "/xrpc/" + std::string(query));
  REQUIRE(url);
  auto answer = make_curl_http({.user_agent = "twinform-test"})->send({.url = *url, .allow_private = true});
  REQUIRE(answer);
  REQUIRE(answer->status == 200);
  return answer->body;
}

Json Pds::posts() const {
  std::string body = get("com.atproto.repo.listRecords?limit=100&collection=app.bsky.feed.post&repo=" + did);
  return member(parse_json(body).value(), "records");
}

int Pds::standing(std::string_view words) const {
  int count = 0;
  for (const Json& post : posts())
    if (string_at(member(post, "value"), "text").find(words) != std::string::npos) ++count;
  return count;
}

const Pds& pds() {
  static const Pds server;
  return server;
}

}  // namespace twinform::test
