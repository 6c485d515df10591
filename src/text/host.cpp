// SPDX-License-Identifier: MIT
#include "text/host.h"

#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "text/clean.h"
#include "text/ip_address.h"
#include "text/percent.h"
#include "text/utf8.h"

namespace twinform {

namespace {

tl::unexpected<Error> bad_host(std::string_view why) {
  return fail(ErrorKind::input, "not a URL: " + std::string(why));
}

// Forbidden domain code points (WHATWG URL §3.2).
constexpr std::array<bool, 256> make_forbidden() {
  std::array<bool, 256> set{};
  for (std::size_t c = 0; c <= 0x20; ++c) set[c] = true;
  for (const char c : std::string_view("#%/:<>?@[\\]^|\x7F")) set[static_cast<unsigned char>(c)] = true;
  return set;
}
constexpr std::array<bool, 256> kForbidden = make_forbidden();

bool has_punycode(std::string_view lower_host) {
  return lower_host.starts_with("xn--") || lower_host.find(".xn--") != std::string_view::npos;
}

const icu::IDNA* idna() {
  static const std::unique_ptr<const icu::IDNA> instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    constexpr std::uint32_t kOptions =
        UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE;
    return std::unique_ptr<const icu::IDNA>(icu::IDNA::createUTS46Instance(kOptions, status));
  }();
  return instance.get();
}

// What UTS #46 reports but URLs permit: CheckHyphens and VerifyDnsLength are off (WHATWG URL §3.3).
constexpr std::uint32_t kTolerated = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
                                     UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
                                     UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

Result<std::string> domain_to_ascii(std::string domain) {
  if (utf8::is_ascii(domain)) {
    domain = to_lower(domain);
    if (!has_punycode(domain)) return domain;
  }
  if (idna() == nullptr) return fail(ErrorKind::internal, "no data for international domain names");
  std::string ascii;
  icu::StringByteSink<std::string> sink(&ascii);
  icu::IDNAInfo info;
  UErrorCode status = U_ZERO_ERROR;
  idna()->nameToASCII_UTF8({domain.data(), static_cast<std::int32_t>(domain.size())}, sink, info, status);
  if (U_FAILURE(status) || (info.getErrors() & ~kTolerated) != 0) return bad_host("the host name is not allowed");
  return ascii;
}

}  // namespace

Result<std::string> parse_host(std::string_view text) {
  if (text.starts_with('[')) {
    const auto address = text.ends_with(']') ? parse_ipv6(text.substr(1, text.size() - 2)) : std::nullopt;
    if (!address) return bad_host("the IPv6 address is wrong");
    return "[" + *address + "]";
  }
  std::string decoded = text.find('%') == std::string_view::npos ? std::string(text) : percent_decode_bytes(text);
  if (!is_valid_utf8(decoded)) return bad_host("the host is not UTF-8");
  std::string host = TRY(domain_to_ascii(std::move(decoded)));
  if (host.empty()) return bad_host("the host is missing");
  const auto forbidden = [](char c) { return kForbidden[static_cast<unsigned char>(c)]; };
  if (std::any_of(host.begin(), host.end(), forbidden)) return bad_host("the host has a character that none may have");
  if (!ends_in_number(host)) return host;
  auto address = parse_ipv4(host);
  if (!address) return bad_host("the IPv4 address is wrong");
  return *std::move(address);
}

}  // namespace twinform
