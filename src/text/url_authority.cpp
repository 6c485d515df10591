// SPDX-License-Identifier: MIT
#include "text/url_authority.h"

#include <algorithm>
#include <cstddef>

#include "base/strings.h"
#include "text/host.h"
#include "text/percent.h"

namespace twinform {

namespace {

std::string encoded_credentials(std::string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const std::string_view password = text.substr(std::min(colon + 1, text.size()));
  std::string out;
  append_encoded(out, text.substr(0, colon), UrlPart::userinfo);
  if (!password.empty()) {
    out += ':';
    append_encoded(out, password, UrlPart::userinfo);
  }
  return out.empty() ? out : out + "@";
}

Result<std::string> parse_port(std::string_view text, std::string_view standard) {
  if (!std::all_of(text.begin(), text.end(), is_digit))
    return fail(ErrorKind::input, "not a URL: the port is no number");
  while (text.size() > 1 && text.front() == '0') text.remove_prefix(1);
  if (text.size() > 5 || parse_integer(text).value_or(0) > 65535) {
    return fail(ErrorKind::input, "not a URL: the port is too large");
  }
  return text == standard ? std::string() : std::string(text);
}

// Where the port's colon stands, outside of an IPv6 address; the size where there is none.
std::size_t port_colon(std::string_view host) {
  const std::size_t from = host.starts_with('[') ? host.find(']') : 0;
  return std::min(host.find(':', from), host.size());
}

}  // namespace

Result<Authority> parse_authority(std::string_view text, std::string_view standard_port) {
  Authority authority;
  if (const std::size_t at = text.rfind('@'); at != std::string_view::npos) {
    authority.credentials = encoded_credentials(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  const std::size_t colon = port_colon(text);
  authority.host = TRY(parse_host(text.substr(0, colon)));
  authority.port = TRY(parse_port(text.substr(std::min(colon + 1, text.size())), standard_port));
  return authority;
}

}  // namespace twinform
