// SPDX-License-Identifier: MIT
#include "identity/identifiers.h"

#include <algorithm>
#include <span>

#include "base/strings.h"

namespace twinform {

namespace {

std::size_t digits_at(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - from;
}

// "2401.01234": since April 2007 (arXiv identifier scheme).
std::size_t new_style(std::string_view text) {
  std::size_t number = digits_at(text, 5);
  bool fits = digits_at(text, 0) == 4 && text.size() > 5 && text[4] == '.' && number >= 4 && number <= 5;
  return fits ? 5 + number : 0;
}

// "hep-th/9901001", "math.GT/0309136": before.
std::size_t old_style(std::string_view text) {
  std::size_t slash = 0;
  while (slash < text.size() && (is_alpha(text[slash]) || text[slash] == '-' || text[slash] == '.')) ++slash;
  bool fits = slash > 1 && slash < text.size() && text[slash] == '/' && digits_at(text, slash + 1) == 7;
  return fits ? slash + 8 : 0;
}

// Behind `marker`, ignoring case; "" when it isn't there.
std::string_view behind(std::string_view lower, std::string_view marker) {
  auto at = lower.find(marker);
  return at == std::string_view::npos ? std::string_view{} : lower.substr(at + marker.size());
}

}  // namespace

std::string find_arxiv(std::string_view text) {
  constexpr std::string_view kMarkers[] = {"arxiv.org/abs/", "arxiv.org/pdf/", "arxiv.org/html/",
                                           "oai:arxiv.org:", "arxiv:",         "10.48550/arxiv."};
  std::string lower = to_lower(trim(text));
  std::span<const std::string_view> markers = kMarkers;
  if (lower.find("arxiv") == std::string::npos) markers = {};
  for (std::string_view marker : markers) {
    std::string_view rest = behind(lower, marker);
    if (std::size_t size = std::max(new_style(rest), old_style(rest)); size > 0)
      return std::string(rest.substr(0, size));
  }
  std::size_t size = new_style(lower);  // the whole string, but for a version
  bool whole = size > 0 && (size == lower.size() || lower[size] == 'v');
  return whole ? lower.substr(0, size) : std::string{};
}

std::string find_pmid(std::string_view text) {
  std::string lower = to_lower(trim(text));
  for (std::string_view marker : {"pubmed.ncbi.nlm.nih.gov/", "ncbi.nlm.nih.gov/pubmed/", "pmid:"}) {
    std::string_view rest = trim(behind(lower, marker));
    if (std::size_t size = digits_at(rest, 0); size > 0 && size <= 9) return std::string(rest.substr(0, size));
  }
  bool number = !lower.empty() && lower.size() <= 9 && digits_at(lower, 0) == lower.size();
  return number ? lower : std::string{};
}

}  // namespace twinform
