// SPDX-License-Identifier: MIT
// Parameters that advertising, mailing and statistics programs add to links, from their own documentation.
#include "identity/tracking.h"

#include <algorithm>
#include <iterator>

#include "base/strings.h"

namespace twinform {

namespace {

constexpr std::string_view kPrefixes[] = {"utm_", "mtm_", "matomo_", "pk_", "piwik_",
                                          "hsa_", "at_",  "ns_",     "mc_", "aspsessionid"};

// In alphabetical order.
constexpr std::string_view kNames[] = {
    "__hsfp",    "__hssc",     "__hstc",  "_ga",     "_gl",        "_hsenc",     "_hsmi",         "_openstat",
    "af",        "amp",        "cmp",     "cmpid",   "dclid",      "fbclid",     "feedname",      "feedtype",
    "ftag",      "gaa_at",     "gbraid",  "gclid",   "gclsrc",     "guccounter", "hsctatracking", "igsh",
    "igshid",    "jsessionid", "mkt_tok", "msclkid", "ncid",       "ocid",       "oly_anon_id",   "oly_enc_id",
    "phpsessid", "rb_clickid", "ref_src", "ref_url", "replytocom", "s_cid",      "s_kwcid",       "spm",
    "srsltid",   "trk",        "ttclid",  "twclid",  "vero_conv",  "vero_id",    "wbraid",        "wickedid",
    "wt.mc_id",  "xtor",       "yclid"};

// Words that name a page elsewhere, and a way of coming here.
constexpr std::string_view kAmbiguous[] = {"source", "ref", "referrer", "from", "via", "campaign", "src", "medium"};
constexpr std::string_view kWays[] = {"rss",        "feed",  "atom",    "feedburner",
                                      "newsletter", "email", "twitter", "mastodon"};

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

bool is_tracking(std::string_view name, std::string_view value) {
  std::string lower = to_lower(name);
  if (std::ranges::any_of(kPrefixes, [&](std::string_view prefix) { return lower.starts_with(prefix); })) return true;
  if (std::ranges::binary_search(kNames, std::string_view(lower))) return true;
  if (lower == "rss" || lower == "outputtype")
    return value.empty() || value == "1" || iequals(value, "amp") || iequals(value, "yes");
  return is_one_of(lower, kAmbiguous) && is_one_of(to_lower(value), kWays);
}

}  // namespace twinform
