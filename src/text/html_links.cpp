// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/strings.h"
#include "text/clean.h"
#include "text/entities.h"
#include "text/html.h"
#include "text/html_image.h"
#include "text/html_tokens.h"
#include "text/url.h"

namespace twinform {
namespace {

constexpr std::size_t kMostLinks = 20'000;
constexpr std::size_t kMostImages = 1'000;
constexpr std::size_t kMostWordBytes = 4'000;  // of one link or title
constexpr std::array<std::string_view, 5> kNoPlaces{"javascript", "data", "vbscript", "blob", "about"};

bool is_tag(const HtmlToken& token, HtmlTokenKind kind, std::string_view name) {
  return token.kind == kind && iequals(token.text, name);
}
bool is_start(const HtmlToken& token, std::string_view name) { return is_tag(token, HtmlTokenKind::start_tag, name); }
bool is_end(const HtmlToken& token, std::string_view name) { return is_tag(token, HtmlTokenKind::end_tag, name); }

// What references in a document are relative to: its own address until the first <base href>.
class Base {
 public:
  explicit Base(const Url& document) : url_(document) {}
  const Url& url() const { return url_; }
  void see(const HtmlToken& token) {
    if (found_ || !is_start(token, "base") || token.find("href") == nullptr) return;
    found_ = true;
    if (Result<Url> url = resolve_url(url_, attribute_value(token, "href"))) url_ = *std::move(url);
  }

 private:
  Url url_;
  bool found_ = false;
};

Url place(const HtmlToken& tag, const Url& base) {
  Result<Url> url = resolve_url(base, attribute_value(tag, "href"));
  if (!url) return {};
  const bool none = std::find(kNoPlaces.begin(), kNoPlaces.end(), url->scheme()) != kNoPlaces.end();
  return none ? Url{} : *std::move(url);
}

HtmlLink read_link(const HtmlToken& tag, const Url& base) {
  return {.url = place(tag, base),
          .text = clean_line(attribute_value(tag, "title")),
          .rel = to_lower(attribute_value(tag, "rel")),
          .type = to_lower(trim(attribute_value(tag, "type")))};
}

class Links {
 public:
  std::vector<HtmlLink> read(const Html& html) {
    HtmlTokens tokens(html.markup);
    Base base(html.base);
    HtmlToken token;
    while (links_.size() < kMostLinks && tokens.next(token)) {
      base.see(token);
      take(token, base.url());
    }
    end_anchor();
    return std::move(links_);
  }

 private:
  void take(const HtmlToken& token, const Url& base) {
    if (token.kind == HtmlTokenKind::text) {
      if (in_anchor_ && words_.size() < kMostWordBytes)
        words_ += decode_entities(beginning(token.text, kMostWordBytes));
    } else if (is_start(token, "a")) {
      end_anchor();
      in_anchor_ = token.find("href") != nullptr && add(read_link(token, base));
    } else if (is_end(token, "a")) {
      end_anchor();
    } else if (is_start(token, "link") && token.find("href") != nullptr) {
      end_anchor();
      add(read_link(token, base));
    } else if (in_anchor_ && is_start(token, "img") && words_.size() < kMostWordBytes) {
      words_ += image_words(token);
    }
  }

  bool add(HtmlLink link) {
    if (link.url.empty()) return false;
    links_.push_back(std::move(link));
    return true;
  }

  // An anchor's words, or its title where it has none.
  void end_anchor() {
    if (in_anchor_) {
      Text words = clean_line(words_);
      if (!words.empty()) links_.back().text = std::move(words);
    }
    words_.clear();
    in_anchor_ = false;
  }

  std::vector<HtmlLink> links_;
  std::string words_;
  bool in_anchor_ = false;
};

}  // namespace

std::vector<HtmlLink> html_links(const Html& html) { return Links().read(html); }

std::vector<Image> html_images(const Html& html) {
  std::vector<Image> images;
  std::unordered_set<std::string> seen;
  HtmlTokens tokens(html.markup);
  Base base(html.base);
  HtmlToken token;
  while (images.size() < kMostImages && tokens.next(token)) {
    base.see(token);
    if (!is_start(token, "img") || is_tracking_pixel(token)) continue;
    Url url = image_url(token, base.url());
    if (url.empty() || !seen.insert(url.str()).second) continue;
    images.push_back({.url = std::move(url), .description = image_description(token)});
  }
  return images;
}

Text html_title(const Html& html) {
  HtmlTokens tokens(html.markup);
  HtmlToken token;
  while (tokens.next(token)) {
    if (!is_start(token, "title")) continue;
    if (!tokens.next(token) || token.kind != HtmlTokenKind::text) return {};
    return clean_line(decode_entities(beginning(token.text, kMostWordBytes)));
  }
  return {};
}

}  // namespace twinform
