// SPDX-License-Identifier: MIT
// Sites that have several addresses for one page.
#include <algorithm>

#include <fmt/format.h>

#include "base/strings.h"
#include "identity/sites.h"
#include "identity/wrapper_kinds.h"

namespace twinform {

namespace {

std::string_view segment(std::string_view path, std::size_t place) {
  auto segments = split(path.substr(path.starts_with('/') ? 1 : 0), '/');
  return place < segments.size() ? segments[place] : std::string_view{};
}

bool is_video(std::string_view id) {
  constexpr std::size_t kSize = 11;
  auto fits = [](char c) { return is_alpha(c) || is_digit(c) || c == '-' || c == '_'; };
  return id.size() == kSize && std::ranges::all_of(id, fits) && id != "videoseries";
}

// youtu.be/ID, /shorts/ID, /live/ID, /embed/ID and /watch?v=ID, in a playlist or not, are one video.
std::string of_youtube(const Url& url) {
  constexpr std::string_view kKinds[] = {"shorts", "live", "embed", "v"};
  bool is_short = url.host() == "youtu.be";
  if (!is_short && !is_of(url.host(), "youtube.com") && !is_of(url.host(), "youtube-nocookie.com")) return {};
  std::string_view kind = segment(url.path(), 0);
  std::string id(is_short ? kind : segment(url.path(), 1));
  if (!is_short && kind == "watch")
    id = parameter_of(url, "v");
  else if (!is_short && std::ranges::find(kKinds, kind) == std::end(kKinds))
    return {};
  return is_video(id) ? fmt::format("https://youtube.com/watch?v={}", id) : std::string();
}

// redd.it/ID, and /r/NAME/comments/ID/WORDS at www, old, new and other hosts; behind WORDS stands a comment.
std::string of_reddit(const Url& url) {
  if (url.host() == "redd.it" && !segment(url.path(), 0).empty())
    return fmt::format("https://reddit.com/comments/{}", segment(url.path(), 0));
  bool fits = is_of(url.host(), "reddit.com") && segment(url.path(), 0) == "r" && segment(url.path(), 2) == "comments";
  if (!fits || segment(url.path(), 3).empty() || !segment(url.path(), 5).empty()) return {};
  return fmt::format("https://reddit.com/comments/{}", segment(url.path(), 3));
}

}  // namespace

std::string usual_address(const Url& url) { return first_found(url, {of_youtube, of_reddit}); }

}  // namespace twinform
