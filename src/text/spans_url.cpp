// SPDX-License-Identifier: MIT
// twitter-text's extractUrl (3.1.0), which Mastodon builds on, as a scanner in linear time.
#include <algorithm>

#include "text/spans.h"

namespace twinform::spans {
namespace {

constexpr std::size_t kLongestUrl = 4096;  // twitter-text's MAX_URL_LENGTH

bool is_invalid(char32_t c) { return c == 0xFFFE || c == 0xFEFF || c == 0xFFFF; }

bool may_precede(const Runes& text, std::size_t i) {
  if (i == 0) return true;
  char32_t c = text[i - 1];
  return !is_ascii_alnum(c) && c != U'@' && c != U'＠' && c != U'$' && c != U'#' && c != U'＃' && !is_invalid(c);
}

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

std::size_t scheme_end(const Runes& text, std::size_t begin, const UrlGrammar& grammar) {
  for (std::u32string_view scheme : grammar.schemes) {
    std::size_t i = 0;
    while (i < scheme.size() && lower(text[begin + i]) == scheme[i]) ++i;
    if (i == scheme.size()) return begin + i;
  }
  return begin;
}

std::size_t port_end(const Runes& text, std::size_t begin) {
  if (text[begin] != U':') return begin;
  std::size_t end = begin + 1;
  while (text[end] >= U'0' && text[end] <= U'9') ++end;
  return end > begin + 1 ? end : begin;
}

std::size_t skip(const Runes& text, std::size_t i, bool (*matches)(char32_t)) {
  while (i < text.size() && matches(text[i])) ++i;
  return i;
}

// One past ")" of "(…)" or "(…(…)…)" at `open`; `open` itself where the brackets don't close, or hold nothing.
std::size_t balanced_end(const Runes& text, std::size_t open, const UrlGrammar& grammar) {
  std::size_t i = skip(text, open + 1, grammar.path);
  if (text[i] == U'(') {
    std::size_t inner = skip(text, i + 1, grammar.path);
    if (inner == i + 1 || text[inner] != U')') return open;
    i = skip(text, inner + 1, grammar.path);
  }
  return i > open + 1 && text[i] == U')' ? i + 1 : open;
}

std::size_t path_end(const Runes& text, std::size_t begin, const UrlGrammar& grammar) {
  if (text[begin] != U'/') return begin;
  std::size_t end = begin + 1;
  for (std::size_t i = begin + 1; i < text.size();) {
    if (text[i] == U'(') {
      std::size_t close = balanced_end(text, i, grammar);
      if (close == i) break;
      end = i = close;
    } else if (grammar.path(text[i])) {
      if (grammar.path_end(text[i++])) end = i;
    } else {
      break;
    }
  }
  return end;
}

std::size_t query_end(const Runes& text, std::size_t begin, const UrlGrammar& grammar) {
  if (text[begin] != U'?') return begin;
  std::size_t end = begin;
  for (std::size_t i = begin + 1; i < text.size() && grammar.query(text[i]); ++i) {
    if (grammar.query_end(text[i])) end = i + 1;
  }
  return end;
}

// "t.co" with its slug alone, whatever follows; `end` where it is another host. 0: a slug that is too long to be one.
std::size_t short_link_end(const Runes& text, std::size_t host, std::size_t end, const UrlGrammar& grammar) {
  static constexpr std::u32string_view kHost = U"t.co/";
  constexpr std::size_t kLongestSlug = 40;
  for (std::size_t i = 0; i < kHost.size(); ++i) {
    if (lower(text[host + i]) != kHost[i]) return end;
  }
  std::size_t slug = host + kHost.size();
  std::size_t slug_end = skip(text, slug, is_ascii_alnum);
  if (slug_end == slug) return end;
  return slug_end - slug > kLongestSlug ? 0 : query_end(text, slug_end, grammar);
}

// twitter-text's latinAccentChars where case is ignored: those whose capital is one too.
bool is_folded_accent(char32_t c) {
  static constexpr std::u32string_view kFolded =
      U"\u0260\u0269\u0275\u0280\u0283\u0288\u028A\u028C\u0292\u0399\u03B9\u1FBE\u2C65\u2C66\u2C7E\u2C7F";
  return is_latin_accent(c) || kFolded.find(c) != kFolded.npos;
}

bool is_ascii_label(char32_t c) { return is_ascii_alnum(c) || c == U'-' || is_folded_accent(c); }

// Without a scheme only the ASCII domains in [begin, end) count.
std::vector<Found> ascii_domains(const Runes& text, std::size_t begin, std::size_t end) {
  std::vector<Found> domains;
  for (std::size_t i = begin; i < end;) {
    std::size_t start = i, best = 0;
    while (i < end && is_ascii_label(text[i])) {
      i = skip(text, i, is_ascii_label);
      if (text[i] != U'.' || i >= end) break;
      if (std::size_t tld = top_level_domain_end(text, ++i); tld != 0 && tld <= end) best = tld;
    }
    if (best != 0) domains.push_back({SpanKind::url, start, best});
    i = best != 0 ? best : (i == start ? i + 1 : i);
  }
  return domains;
}

class UrlFinder {
 public:
  UrlFinder(const Runes& text, const UrlGrammar& grammar) : text_(text), grammar_(grammar), domains_(text) {}

  std::vector<Found> find() {
    // A text's first character may as well be what stands before a link: that reading comes first.
    std::size_t i = try_at(1);
    if (i == 2) i = std::max<std::size_t>(try_at(0), 2);
    while (i < text_.size()) i = try_at(i);
    return std::move(found_);
  }

 private:
  // Where to look next.
  std::size_t try_at(std::size_t i) {
    if (!may_precede(text_, i) && !is_half(i)) return i + 1;
    std::size_t host = scheme_end(text_, i, grammar_);
    if (host != i) {
      if (auto end = domains_.domain_end(host)) return take(i, host, *end);
    }
    if (auto end = domains_.domain_end(i)) return take(i, i, *end);
    return i + 1;
  }

  // JavaScript sees two characters in one beyond U+FFFF: the first may stand before a link that begins with the second.
  bool is_half(std::size_t i) const {
    return grammar_.bare && text_[i] > 0xFFFF && (i == resumed_ || !may_precede(text_, i));
  }

  std::size_t take(std::size_t begin, std::size_t host, std::size_t host_end) {
    std::size_t path = port_end(text_, host_end);
    std::size_t query = path_end(text_, path, grammar_);
    std::size_t end = query_end(text_, query, grammar_);
    if (is_host(host, host_end) && end - begin <= kLongestUrl) {
      if (host != begin) {
        take_whole(begin, host, end);
      } else if (grammar_.bare) {
        take_bare(begin, host_end, query > path ? end : host_end);
      }
    }
    resumed_ = end;
    return grammar_.bare && text_[end] > 0xFFFF ? end : end + 1;  // the next link has a character before it
  }

  void take_whole(std::size_t begin, std::size_t host, std::size_t end) {
    if (grammar_.bare) end = short_link_end(text_, host, end, grammar_);
    if (end != 0) found_.push_back({SpanKind::url, begin, end});
  }

  bool is_host(std::size_t begin, std::size_t end) const {
    std::string_view host = text_.slice(begin, end);
    return is_valid_host(host) && (!host.starts_with("xn--") || !ascii_domains(text_, begin, end).empty());
  }

  void take_bare(std::size_t begin, std::size_t host_end, std::size_t end) {
    static constexpr std::u32string_view kNever = U"-_./";
    if (begin > 0 && !is_half(begin) && kNever.find(text_[begin - 1]) != kNever.npos) return;
    std::vector<Found> domains = ascii_domains(text_, begin, host_end);
    if (domains.empty()) return;
    if (end != host_end) domains.back().end = end;
    found_.insert(found_.end(), domains.begin(), domains.end());
  }

  const Runes& text_;
  const UrlGrammar& grammar_;
  DomainScanner domains_;
  std::size_t resumed_ = std::string_view::npos;  // where the last link ended
  std::vector<Found> found_;
};

constexpr std::u32string_view kXSchemes[] = {U"https://", U"http://"};
constexpr std::u32string_view kMastodonSchemes[] = {U"https://", U"http://", U"dat://",    U"dweb://",  U"ipfs://",
                                                    U"ipns://",  U"ssb://",  U"gopher://", U"gemini://"};

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

// Cyrillic, with what folds to it, and accents.
bool is_x_letter(char32_t c) {
  return (c >= 0x400 && c <= 0x4FF) || (c >= 0x1C80 && c <= 0x1C87) || is_folded_accent(c);
}
bool is_x_path(char32_t c) { return is_ascii_alnum(c) || is_one_of(c, U"!*';:=+,.$/%#[]-–_~@|&") || is_x_letter(c); }
bool is_x_path_end(char32_t c) { return is_ascii_alnum(c) || is_one_of(c, U"+-=_#/") || is_x_letter(c); }
bool is_x_query(char32_t c) { return is_ascii_alnum(c) || is_one_of(c, U"!?*'@();:&=+$/%#[]-_.,~|"); }
bool is_x_query_end(char32_t c) { return is_ascii_alnum(c) || is_one_of(c, U"-_&=#/"); }

bool is_mastodon_space(char32_t c) { return is_script_space(c) ? c != 0xFEFF : c == 0x85; }
bool is_mastodon_path(char32_t c) { return !is_mastodon_space(c) && !is_one_of(c, U"<>()?"); }
bool is_mastodon_path_end(char32_t c) { return is_mastodon_path(c) && !is_one_of(c, U"!*\"'「」;:=,.$%[]~&|@"); }
// RFC 3987's ucschar and iprivate.
bool is_iri(char32_t c) {
  return (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFDCF) || (c >= 0xFDF0 && c <= 0xFFEF) ||
         (c >= 0x10000 && (c & 0xFFFF) <= 0xFFFD);
}
bool is_mastodon_query(char32_t c) { return is_x_query(c) || c == U'^' || is_iri(c); }
bool is_mastodon_query_end(char32_t c) { return is_x_query_end(c) || is_iri(c); }

}  // namespace

// twitter-text 3.1.0, src/regexp.
const UrlGrammar kXUrls{kXSchemes, true, is_x_path, is_x_path_end, is_x_query, is_x_query_end};
// Mastodon, config/initializers/twitter_regex.rb.
const UrlGrammar kMastodonUrls{kMastodonSchemes,     false, is_mastodon_path, is_mastodon_path_end, is_mastodon_query,
                               is_mastodon_query_end};

std::vector<Found> find_urls(const Runes& text, const UrlGrammar& grammar) { return UrlFinder(text, grammar).find(); }

}  // namespace twinform::spans
