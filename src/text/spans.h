// SPDX-License-Identifier: MIT
// What the finders of count.h share: code points with their places, character classes, the URL scanner. For text/ only.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/count.h"

namespace twinform::spans {

// A text's code points, each with the byte where it begins.
class Runes {
 public:
  explicit Runes(std::string_view text);
  std::size_t size() const { return points_.size(); }
  char32_t operator[](std::size_t i) const { return i < points_.size() ? points_[i] : U'\0'; }  // 0 past the end
  std::size_t byte(std::size_t i) const { return i < bytes_.size() ? bytes_[i] : text_.size(); }
  std::string_view slice(std::size_t begin, std::size_t end) const;  // code points [begin, end)

 private:
  std::string_view text_;
  std::vector<char32_t> points_;
  std::vector<std::size_t> bytes_;
};

// Code points [begin, end), with sigil.
struct Found {
  SpanKind kind = SpanKind::url;
  std::size_t begin = 0, end = 0;
};

bool is_ascii_alnum(char32_t c);
bool is_word(char32_t c);          // letters, marks, decimal digits, connector punctuation (Ruby's [[:word:]])
bool is_alphabetic(char32_t c);    // the Unicode property
bool is_decimal(char32_t c);       // Nd
bool is_script_space(char32_t c);  // JavaScript's \s
bool is_x_space(char32_t c);       // twitter-text's "spaces"
bool is_directional(char32_t c);   // marks, embeddings and isolates that steer writing direction
bool is_latin_accent(char32_t c);  // twitter-text's latinAccentChars

// The path and query that a network takes into a link; the rest of its grammar is twitter-text's.
struct UrlGrammar {
  std::span<const std::u32string_view> schemes;
  bool bare;                   // "example.com" is a link too
  bool (*path)(char32_t);      // inside a path
  bool (*path_end)(char32_t);  // at its end
  bool (*query)(char32_t);
  bool (*query_end)(char32_t);
};
extern const UrlGrammar kXUrls;
extern const UrlGrammar kMastodonUrls;
std::vector<Found> find_urls(const Runes& text, const UrlGrammar& grammar);

// The end of the domain that begins at a place, if one with a known top-level domain does. Places rise from call to call.
class DomainScanner {
 public:
  explicit DomainScanner(const Runes& text) : text_(text) {}
  std::optional<std::size_t> domain_end(std::size_t begin);

 private:
  struct Label {
    std::size_t begin, end;
    std::size_t last_underscore;  // one past it; `begin` where there is none
    std::size_t tld_end;          // of a top-level domain that begins here; 0 for none
    bool sound;                   // begins and ends as a label may
    std::size_t reach;            // the label that is the top-level domain of what begins here; 0 for none
  };
  void read_run(std::size_t begin);
  Label read_label(std::size_t begin) const;

  const Runes& text_;
  std::vector<Label> labels_;
  std::size_t current_ = 0;  // the label looked at last
};

// Labels of at most 63 bytes in punycode.
bool is_valid_host(std::string_view host);

// Where the top-level domain that begins at `begin` ends; 0 for none.
std::size_t top_level_domain_end(const Runes& text, std::size_t begin);

// Of one kind in order of place; those of different kinds may overlap.
std::vector<Found> find_on_x(const Runes& text);
std::vector<Found> find_on_mastodon(const Runes& text);
std::vector<Found> find_on_gotosocial(const Runes& text);
std::vector<Found> find_on_bluesky(const Runes& text);
// As twitter-text's extractUrls, extractHashtags (none in a URL), extractMentions (no lists) and extractCashtags.
std::vector<Found> find_each_on_x(const Runes& text);

// In order of place; of two that overlap the one that begins first stays (the longer, where both begin there).
void drop_overlaps(std::vector<Found>& found);

}  // namespace twinform::spans
