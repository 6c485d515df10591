// SPDX-License-Identifier: MIT
#include "identity/tracking.h"

#include <algorithm>
#include <span>

#include "base/strings.h"
#include "identity/sites.h"
#include "identity/tracking_list.h"
#include "text/url.h"

namespace twinform {

namespace {

using Parameters = std::vector<TrackingParameter>;

// A test reads it too, and says which line is wrong.
const Parameters& listed() {
  static const Parameters kListed = parse_tracking_list(tracking_parameters()).value_or(Parameters());
  return kListed;
}

Parameters prefixes_of(const Parameters& all) {
  Parameters prefixes;
  std::ranges::copy_if(all, std::back_inserter(prefixes), &TrackingParameter::is_prefix);
  return prefixes;
}

const Parameters& listed_prefixes() {
  static const Parameters kPrefixes = prefixes_of(listed());
  return kPrefixes;
}

// RFC 9562 §4: 8-4-4-4-12.
bool is_hyphen_of_uuid(std::string_view value, std::size_t at) {
  return value.size() == 36 && (at == 8 || at == 13 || at == 18 || at == 23) && value[at] == '-';
}

// Letters and digits that alternate as chance has it, which "openaccessweek2026" does not.
bool is_random(std::string_view value) {
  constexpr std::size_t kLong = 16, kTurns = 4;
  std::size_t turns = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (is_hyphen_of_uuid(value, i)) continue;
    if (!is_digit(value[i]) && !is_alpha(value[i])) return false;
    if (i > 0 && is_digit(value[i]) != is_digit(value[i - 1])) ++turns;
  }
  return value.size() >= kLong && turns >= kTurns;
}

bool is_value(std::string_view value, std::string_view pattern) {
  if (pattern == "<none>") return value.empty();
  if (pattern == "<random>") return is_random(value);
  return pattern.ends_with('*') ? istarts_with(value, pattern.substr(0, pattern.size() - 1)) : iequals(value, pattern);
}

bool is_meant(const TrackingParameter& parameter, std::string_view host, std::string_view value) {
  auto holds_host = [&](const std::string& site) { return is_of(host, site); };
  auto holds_value = [&](const std::string& pattern) { return is_value(value, pattern); };
  return (parameter.hosts.empty() || std::ranges::any_of(parameter.hosts, holds_host)) &&
         (parameter.values.empty() || std::ranges::any_of(parameter.values, holds_value));
}

}  // namespace

bool is_tracking(std::string_view host, std::string_view name, std::string_view value) {
  std::string plain_name = to_lower(percent_decode(name)), plain_value = percent_decode(value);
  auto meant = [&](const TrackingParameter& parameter) { return is_meant(parameter, host, plain_value); };
  auto same = std::ranges::equal_range(listed(), plain_name, {}, &TrackingParameter::name);
  if (std::ranges::any_of(same, [&](const auto& one) { return !one.is_prefix && meant(one); })) return true;
  return std::ranges::any_of(listed_prefixes(),
                             [&](const auto& one) { return plain_name.starts_with(one.name) && meant(one); });
}

}  // namespace twinform
