// SPDX-License-Identifier: MIT
#include "servers/snac.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/strings.h"
#include "fetch/http.h"
#include "text/url.h"

namespace twinform::test {

namespace {

constexpr auto kPatience = std::chrono::seconds(20);

// Connections to the port whose server side is open: established (01), or left by the client alone (08).
bool has_open_connections(const std::string& port_in_hex) {
  std::ifstream table("/proc/net/tcp");
  for (std::string line; std::getline(table, line);) {
    std::istringstream fields(line);
    std::string number, local, remote, state;
    fields >> number >> local >> remote >> state;
    if (local.ends_with(":" + port_in_hex) && (state == "01" || state == "08")) return true;
  }
  return false;
}

}  // namespace

Json Snac::get(std::string_view path) const {
  auto url = parse_url(base + std::string(path));
  REQUIRE(url);
  auto http = make_curl_http({.user_agent = "twinform-test"});
  auto answer = http->send({.url = *url, .bearer = Secret(token), .allow_private = true});
  REQUIRE(answer);
  auto body = parse_json(answer->body);
  REQUIRE(body);
  return *body;
}

int Snac::standing(std::string_view words) const {
  wait_until_idle();
  std::string id = string_at(get("/api/v1/accounts/verify_credentials"), "id");
  int count = 0;
  for (const Json& status : get("/api/v1/accounts/" + id + "/statuses"))
    if (string_at(status, "content").find(words) != std::string::npos) ++count;
  return count;
}

void Snac::wait_until_idle() const {
  auto port = parse_integer(std::string_view(base).substr(base.rfind(':') + 1));
  REQUIRE(port);
  std::string hex = fmt::format("{:04X}", *port);
  for (auto end = std::chrono::steady_clock::now() + kPatience; has_open_connections(hex);) {
    REQUIRE(std::chrono::steady_clock::now() < end);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

const Snac& snac() {
  static const Snac server;
  return server;
}

}  // namespace twinform::test
