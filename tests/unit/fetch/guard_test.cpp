// SPDX-License-Identifier: MIT
#include "fetch/guard.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <string>

using namespace twinform;

namespace {

struct Range {
  const char *before, *first, *last, *after;  // before and after are public, "" where there is none
};

void check_edges(const Range& range) {
  INFO(range.first << " to " << range.last);
  CHECK_FALSE(is_public_address(range.first));
  CHECK_FALSE(is_public_address(range.last));
  if (*range.before != '\0') CHECK(is_public_address(range.before));
  if (*range.after != '\0') CHECK(is_public_address(range.after));
}

}  // namespace

TEST_CASE("every special IPv4 range is refused to its edges and no further") {
  const Range ranges[] = {
      {"", "0.0.0.0", "0.255.255.255", "1.0.0.0"},
      {"9.255.255.255", "10.0.0.0", "10.255.255.255", "11.0.0.0"},
      {"100.63.255.255", "100.64.0.0", "100.127.255.255", "100.128.0.0"},
      {"126.255.255.255", "127.0.0.0", "127.255.255.255", "128.0.0.0"},
      {"169.253.255.255", "169.254.0.0", "169.254.255.255", "169.255.0.0"},
      {"172.15.255.255", "172.16.0.0", "172.31.255.255", "172.32.0.0"},
      {"191.255.255.255", "192.0.0.0", "192.0.0.255", "192.0.1.0"},
      {"192.0.1.255", "192.0.2.0", "192.0.2.255", "192.0.3.0"},
      {"192.88.98.255", "192.88.99.0", "192.88.99.255", "192.88.100.0"},
      {"192.167.255.255", "192.168.0.0", "192.168.255.255", "192.169.0.0"},
      {"198.17.255.255", "198.18.0.0", "198.19.255.255", "198.20.0.0"},
      {"198.51.99.255", "198.51.100.0", "198.51.100.255", "198.51.101.0"},
      {"203.0.112.255", "203.0.113.0", "203.0.113.255", "203.0.114.0"},
      {"223.255.255.255", "224.0.0.0", "255.255.255.255", ""},
  };
  for (const Range& range : ranges) check_edges(range);
}

TEST_CASE("every special IPv6 range is refused to its edges and no further") {
  const Range ranges[] = {
      {"", "::", "::1", ""},
      {"", "::2", "0:0:0:0:0:fffe:ffff:ffff", ""},
      {"", "64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", ""},
      {"", "100::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2000::"},
      {"2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:1::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:200::"},
      {"2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db9::"},
      {"3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff:1000::"},
      {"3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "4000::", "5fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", ""},
      {"", "fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", ""},
      {"", "fe80::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", ""},
      {"", "ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", ""},
  };
  for (const Range& range : ranges) check_edges(range);
}

TEST_CASE("an IPv6 address that carries an IPv4 address is judged by it") {
  struct Row {
    const char* form;
    const char *carries_public, *carries_private;
  };
  const Row rows[] = {
      {"mapped", "::ffff:8.8.8.8", "::ffff:10.0.0.1"},
      {"mapped in hexadecimal", "::ffff:808:808", "::ffff:7f00:1"},
      {"NAT64", "64:ff9b::8.8.8.8", "64:ff9b::169.254.169.254"},
      {"6to4", "2002:808:808::1", "2002:c0a8:101::1"},
      {"Teredo client", "2001:0:4136:e378:8000:63bf:f7f7:f7f7", "2001:0:4136:e378:8000:63bf:f5ff:fffe"},
      {"Teredo server", "2001:0:808:808:8000:63bf:f7f7:f7f7", "2001:0:a00:1:8000:63bf:f7f7:f7f7"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.form));
    CHECK(is_public_address(row.carries_public));
    CHECK_FALSE(is_public_address(row.carries_private));
  }
}

TEST_CASE("what is no numeric address is not public") {
  for (const char* text :
       {"", "example.org", "8.8.8", "0x08080808", "134744072", "8.8.8.8 ", "8.8.8.8/8", "[2600::1]", "fe80::1%eth0"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(is_public_address(text));
  }
}

TEST_CASE("a socket address is judged and named like its text") {
  sockaddr_in v4{};
  v4.sin_family = AF_INET;
  ::inet_pton(AF_INET, "10.0.0.1", &v4.sin_addr);
  CHECK_FALSE(is_public_address(reinterpret_cast<const sockaddr*>(&v4)));
  CHECK(numeric_address(reinterpret_cast<const sockaddr*>(&v4)) == "10.0.0.1");

  sockaddr_in6 v6{};
  v6.sin6_family = AF_INET6;
  ::inet_pton(AF_INET6, "2600::1", &v6.sin6_addr);
  CHECK(is_public_address(reinterpret_cast<const sockaddr*>(&v6)));
  CHECK(numeric_address(reinterpret_cast<const sockaddr*>(&v6)) == "2600::1");
}

TEST_CASE("a socket that is no internet socket is not public") {
  sockaddr_un local{};
  local.sun_family = AF_UNIX;
  CHECK_FALSE(is_public_address(reinterpret_cast<const sockaddr*>(&local)));
}
