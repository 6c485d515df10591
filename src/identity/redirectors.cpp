// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/base64.h"
#include "base/strings.h"
#include "identity/sites.h"
#include "identity/wrapper_kinds.h"
#include "text/url.h"

namespace twinform {

namespace {

struct Redirector {
  std::string_view site, path, parameter;  // path "": any
};

// As the services write them; most are also in the lists of Brave (adblock-lists, debounce.json) and ClearURLs (Rules).
constexpr Redirector kRedirectors[] = {
    {"google.", "/url", "url"},
    {"google.", "/url", "q"},
    {"google.", "/scholar_url", "url"},
    {"google.", "/news/url", "url"},
    {"bing.com", "/news/apiclick.aspx", "url"},
    {"duckduckgo.com", "/l", "uddg"},
    {"youtube.com", "/redirect", "q"},
    {"facebook.com", "/l.php", "u"},
    {"l.messenger.com", "/l.php", "u"},
    {"l.instagram.com", "", "u"},
    {"l.threads.net", "", "u"},
    {"l.threads.com", "", "u"},
    {"l.wl.co", "/l", "u"},
    {"linkedin.com", "/safety/go", "url"},
    {"linkedin.com", "/redir/redirect", "url"},
    {"vk.com", "/away.php", "to"},
    {"vk.com", "/away", "to"},
    {"t.me", "/iv", "url"},
    {"out.reddit.com", "", "url"},
    {"t.umblr.com", "/redirect", "z"},
    {"medium.com", "/r", "url"},
    {"link.zhihu.com", "", "target"},
    {"pixiv.net", "/jump.php", "url"},
    {"steamcommunity.com", "/linkfilter", "url"},
    {"steamcommunity.com", "/linkfilter", "u"},
    {"slack-redir.net", "/link", "url"},
    {"getpocket.com", "/redirect", "url"},
    {"exit.sc", "", "url"},
    {"gate.sc", "", "url"},
    {"go.skimresources.com", "", "url"},
    {"go.redirectingat.com", "", "url"},
    {"redirect.viglink.com", "", "u"},
    {"awin1.com", "/cread.php", "ued"},
    {"shareasale.com", "/r.cfm", "urllink"},
    {"click.linksynergy.com", "", "murl"},
    {"idp.nature.com", "/authorize", "redirect_uri"},
    {"idp.springer.com", "/authorize", "redirect_uri"},
    // Mail guards: Microsoft (learn.microsoft.com/defender-office-365/safe-links-about), Barracuda, Trellix, Trend Micro, Broadcom
    // (Symantec), Libraesva; ninoseki/kachi has them too.
    {"safelinks.protection.outlook.com", "", "url"},
    {"statics.teams.cdn.office.net", "", "url"},
    {"linkprotect.cudasvc.com", "", "a"},
    {"protect2.fireeye.com", "", "u"},
    {"trendmicro.com", "/wis/clicktime/v1/query", "url"},
    {"clicktime.symantec.com", "", "u"},
    {"urlsand.esvalabs.com", "", "u"},
};

// All that follows "?" is the link.
constexpr std::string_view kOfWholeQuery[] = {"href.li", "anon.to", "anonym.to", "nullrefer.com", "dereferer.me"};

// The link is a segment of the path, escaped: behind "/RU=" of Yahoo's search, "/L0/" of Amazon's mail (SES), at the end of Cisco's.
constexpr std::string_view kOfPath[] = {"r.search.yahoo.com", "awstrack.me", "secure-web.cisco.com"};

std::string_view without_slash(std::string_view path) {
  if (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

std::string in_parameter(const Url& url) {
  if (url.query().empty()) return {};
  for (const Redirector& redirector : kRedirectors) {
    if (!is_of(url.host(), redirector.site)) continue;
    if (!redirector.path.empty() && without_slash(url.path()) != redirector.path) continue;
    std::string link = parameter_of(url, redirector.parameter);
    if (istarts_with(link, "http")) return link;
  }
  return {};
}

std::string in_query(const Url& url) {
  if (!istarts_with(url.query(), "http")) return {};
  bool fits = std::ranges::any_of(kOfWholeQuery, [&](std::string_view site) { return is_of(url.host(), site); });
  return fits ? std::string(url.query()) : std::string();
}

std::string in_path(const Url& url) {
  if (std::ranges::none_of(kOfPath, [&](std::string_view site) { return is_of(url.host(), site); })) return {};
  for (std::string_view segment : split(url.path(), '/')) {
    if (segment.starts_with("RU=")) segment.remove_prefix(3);
    if (istarts_with(segment, "http")) return percent_decode(segment);
  }
  return {};
}

// https://www.bing.com/ck/a?!&&p=…&u=a1BASE64&ntb=1, in Bing's results.
std::string of_bing(const Url& url) {
  constexpr std::string_view kVersion = "a1";
  if (!is_of(url.host(), "bing.com") || url.path() != "/ck/a") return {};
  std::string value = parameter_of(url, "u");
  return value.starts_with(kVersion) ? decode_base64(std::string_view(value).substr(kVersion.size())) : std::string();
}

// https://disq.us/url?url=https%3A%2F%2Fexample.org%2Fa%3ACHECK&cuid=1: Disqus ends the link with a check of 27 characters.
std::string of_disqus(const Url& url) {
  constexpr std::size_t kCheck = 1 + 27;
  if (url.host() != "disq.us" || url.path() != "/url") return {};
  std::string link = parameter_of(url, "url");
  bool has_check =
      link.size() > kCheck && link.find_last_of(":/") == link.size() - kCheck && link[link.size() - kCheck] == ':';
  return has_check ? link.substr(0, link.size() - kCheck) : link;
}

// https://news.google.com/rss/articles/BASE64?oc=5. Until 2024 that was a protocol buffer whose field 4 is the link, behind field 1
// with the value 19; what newer ones hold only Google can tell.
std::string of_google_news(const Url& url) {
  constexpr std::string_view kFolder = "/articles/", kBegin = "\x08\x13\x22";
  std::size_t folder = url.path().rfind(kFolder);
  if (url.host() != "news.google.com" || folder == std::string_view::npos) return {};
  std::string message = decode_base64(url.path().substr(folder + kFolder.size()));
  if (!message.starts_with(kBegin)) return {};
  std::size_t size = 0, place = kBegin.size();
  for (unsigned shift = 0; place < message.size() && shift <= 14; shift += 7) {
    auto byte = static_cast<unsigned char>(message[place++]);
    size |= (byte & 0x7FU) << shift;
    if (byte < 0x80) return message.substr(place, size);
  }
  return {};
}

}  // namespace

std::string behind_redirector(const Url& url) {
  return first_found(url, {in_parameter, in_query, in_path, of_bing, of_disqus, of_google_news});
}

}  // namespace twinform
