// SPDX-License-Identifier: MIT
#include "fetch/guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

namespace twinform {

namespace {

using V6 = std::array<std::uint8_t, 16>;

constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24U | b << 16U | c << 8U | d;
}

struct V4Range {
  std::uint32_t base;
  unsigned bits;
};

// The IANA IPv4 special-purpose registry, and multicast.
constexpr std::array kSpecialV4{
    V4Range{v4(0, 0, 0, 0), 8},        // this network
    V4Range{v4(10, 0, 0, 0), 8},       // private, RFC 1918
    V4Range{v4(100, 64, 0, 0), 10},    // shared, RFC 6598
    V4Range{v4(127, 0, 0, 0), 8},      // loopback
    V4Range{v4(169, 254, 0, 0), 16},   // link-local; clouds keep credentials at 169.254.169.254
    V4Range{v4(172, 16, 0, 0), 12},    // private
    V4Range{v4(192, 0, 0, 0), 24},     // protocol assignments, RFC 6890
    V4Range{v4(192, 0, 2, 0), 24},     // documentation, RFC 5737
    V4Range{v4(192, 88, 99, 0), 24},   // 6to4 relays, RFC 7526
    V4Range{v4(192, 168, 0, 0), 16},   // private
    V4Range{v4(198, 18, 0, 0), 15},    // benchmarking, RFC 2544
    V4Range{v4(198, 51, 100, 0), 24},  // documentation
    V4Range{v4(203, 0, 113, 0), 24},   // documentation
    V4Range{v4(224, 0, 0, 0), 4},      // multicast
    V4Range{v4(240, 0, 0, 0), 4},      // reserved, and broadcast
};

bool is_public_v4(std::uint32_t address) {
  return std::none_of(kSpecialV4.begin(), kSpecialV4.end(),
                      [address](V4Range range) { return (address ^ range.base) >> (32 - range.bits) == 0; });
}

struct V6Range {
  V6 base;
  unsigned bits;
};

// What is not for everybody inside 2000::/3, the only global unicast space there is.
constexpr std::array kSpecialV6{
    V6Range{{0x20, 0x01}, 23},              // protocol assignments, RFC 2928; Teredo is looked at before
    V6Range{{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation, RFC 3849
    V6Range{{0x3f, 0xff}, 20},              // documentation, RFC 9637
};
constexpr V6Range kGlobalUnicast{{0x20}, 3};
constexpr V6Range kMapped{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96};  // RFC 4291 §2.5.5.2
constexpr V6Range kNat64{{0x00, 0x64, 0xff, 0x9b}, 96};                     // RFC 6052; 64:ff9b:1::/48 is never global
constexpr V6Range k6to4{{0x20, 0x02}, 16};                                  // RFC 3056
constexpr V6Range kTeredo{{0x20, 0x01, 0, 0}, 32};                          // RFC 4380

bool is_in(const V6& address, const V6Range& range) {
  std::size_t bytes = range.bits / 8;
  unsigned rest = range.bits % 8;
  if (!std::equal(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(bytes), range.base.begin()))
    return false;
  return rest == 0 || (static_cast<unsigned>(address[bytes] ^ range.base[bytes]) >> (8 - rest)) == 0;
}

std::uint32_t v4_at(const V6& address, std::size_t offset) {
  return v4(address[offset], address[offset + 1], address[offset + 2], address[offset + 3]);
}

bool is_public_v6(const V6& address) {
  if (is_in(address, kMapped) || is_in(address, kNat64)) return is_public_v4(v4_at(address, 12));
  if (is_in(address, k6to4)) return is_public_v4(v4_at(address, 2));
  // Teredo names its server, and its client with every bit turned over.
  if (is_in(address, kTeredo)) return is_public_v4(v4_at(address, 4)) && is_public_v4(~v4_at(address, 12));
  if (!is_in(address, kGlobalUnicast)) return false;
  return std::none_of(kSpecialV6.begin(), kSpecialV6.end(),
                      [&address](const V6Range& range) { return is_in(address, range); });
}

}  // namespace

bool is_public_address(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, address, sizeof in);
    return is_public_v4(ntohl(in.sin_addr.s_addr));
  }
  if (address->sa_family != AF_INET6) return false;
  sockaddr_in6 in{};
  std::memcpy(&in, address, sizeof in);
  V6 bytes{};
  std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
  return is_public_v6(bytes);
}

bool is_public_address(std::string_view numeric) {
  std::string text(numeric.substr(0, numeric.find('%')));
  in_addr in{};
  if (::inet_pton(AF_INET, text.c_str(), &in) == 1) return is_public_v4(ntohl(in.s_addr));
  V6 bytes{};
  return ::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1 && is_public_v6(bytes);
}

std::string numeric_address(const sockaddr* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* bytes = nullptr;
  sockaddr_in v4_address{};
  sockaddr_in6 v6_address{};
  if (address->sa_family == AF_INET) {
    std::memcpy(&v4_address, address, sizeof v4_address);
    bytes = &v4_address.sin_addr;
  } else if (address->sa_family == AF_INET6) {
    std::memcpy(&v6_address, address, sizeof v6_address);
    bytes = &v6_address.sin6_addr;
  }
  if (bytes == nullptr || ::inet_ntop(address->sa_family, bytes, text.data(), text.size()) == nullptr)
    return "no IP address";
  return text.data();
}

}  // namespace twinform
