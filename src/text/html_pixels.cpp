// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/html_image.h"
#include "text/html_style.h"

namespace twinform {
namespace {

struct Counter {
  std::string_view host;  // with all below it; "" for any
  std::string_view path;  // what it begins with, "" for any
};

// Known for counting readers, for buttons and advertisements between entries, and nothing else.
constexpr std::array kCounters = std::to_array<Counter>({{"2o7.net", ""},
                                                         {"adnxs.com", ""},
                                                         {"analytics.twitter.com", ""},
                                                         {"bat.bing.com", ""},
                                                         {"blogger.googleusercontent.com", "/tracker/"},
                                                         {"chartbeat.net", ""},
                                                         {"counter.theconversation.com", ""},
                                                         {"counter.yadro.ru", ""},
                                                         {"ct.pinterest.com", ""},
                                                         {"doubleclick.net", ""},
                                                         {"facebook.com", "/tr?"},
                                                         {"facebook.com", "/tr/?"},
                                                         {"feedblitz.com", "/i/"},
                                                         {"feedblitz.com", "/~/i/"},
                                                         {"feedburner.com", "/~"},
                                                         {"feedproxy.google.com", "/~"},
                                                         {"feeds.wordpress.com", "/1.0/"},
                                                         {"feedsportal.com", ""},
                                                         {"google-analytics.com", ""},
                                                         {"googleadservices.com", ""},
                                                         {"googlesyndication.com", ""},
                                                         {"linkedin.com", "/collect/"},
                                                         {"mc.yandex.ru", ""},
                                                         {"medium.com", "/_/stat"},
                                                         {"met.vgwort.de", ""},
                                                         {"pheedo.com", ""},
                                                         {"pixel.wp.com", ""},
                                                         {"quantserve.com", ""},
                                                         {"scorecardresearch.com", ""},
                                                         {"statcounter.com", ""},
                                                         {"stats.wordpress.com", ""},
                                                         {"stats.wp.com", ""},
                                                         {"t.co", "/i/adsct"}});

// Programs that count on anybody's host.
constexpr std::array<std::string_view, 4> kCountingFiles{"/__utm.gif", "/matomo.php", "/piwik.php", "/count.gif"};

bool is_below(std::string_view host, std::string_view domain) {
  if (host.size() < domain.size() || !iequals(host.substr(host.size() - domain.size()), domain)) return false;
  return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

// Feeds under a name of their own that go through FeedBurner: "/~r/Blog/~4/x" counts, "/~ff/Blog?d=x" is a button.
bool is_feedburner(std::string_view path) {
  return (path.starts_with("/~r/") && path.find("/~4/") != std::string_view::npos) ||
         (path.starts_with("/~ff/") && path.find('?') != std::string_view::npos);
}

// "1", "1px" and "0.5" are; "100%" and "" are not.
bool is_tiny(std::string_view size) {
  size = trim(size);
  if (size.ends_with("px")) size.remove_suffix(2);
  const auto pixels = parse_integer(size.substr(0, size.find('.')));
  return pixels && (*pixels == 0 || *pixels == 1);
}

}  // namespace

bool counts_readers(std::string_view address) {
  const std::size_t slashes = address.find("//");
  if (slashes == std::string_view::npos || slashes > 6) return false;  // behind "https:"
  address.remove_prefix(slashes + 2);
  const std::string_view authority = address.substr(0, address.find_first_of("/?#"));
  const std::string_view host = authority.substr(0, authority.find(':'));
  const std::string_view path = address.substr(authority.size());
  const std::string_view file = path.substr(0, path.find('?'));
  if (is_feedburner(path)) return true;
  if (std::any_of(kCountingFiles.begin(), kCountingFiles.end(), [&](auto name) { return file.ends_with(name); }))
    return true;
  return std::any_of(kCounters.begin(), kCounters.end(),
                     [&](const Counter& c) { return path.starts_with(c.path) && is_below(host, c.host); });
}

bool is_tracking_pixel(const HtmlToken& img) {
  const std::string style = attribute_value(img, "style");
  if (is_hiding_style(style) || img.find("hidden") != nullptr) return true;
  for (const std::string_view side : {"width", "height"}) {
    if (is_tiny(attribute_value(img, side)) || is_tiny(style_value(style, side))) return true;
  }
  return counts_readers(trim(attribute_value(img, "src")));
}

}  // namespace twinform
