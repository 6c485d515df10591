// SPDX-License-Identifier: MIT
#include "compose/citation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "compose/citation_parts.h"
#include "compose/names.h"
#include "text/clean.h"
#include "text/unicode.h"

namespace twinform {
namespace {

std::string after(std::string text, std::string_view mark) {
  if (text.empty() || text.ends_with('?') || text.ends_with('!') || text.ends_with(mark)) return text;
  return text.append(mark);
}

std::string spaced(const std::vector<std::string>& parts) {
  std::vector<std::string> said;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(said),
               [](const std::string& part) { return !part.empty(); });
  return join(said, " ");
}

// "(2026)." of journals and books, "(2026, November 20)." of what appears by the day; "(n.d.)."
std::string apa_date(const CitedWork& work) {
  std::string_view date = work.date;
  if (date.empty()) return "(n.d.).";
  if (work.kind != WorkKind::page || date.size() < 7) return fmt::format("({}).", date.substr(0, 4));
  std::string month(month_name(date));
  if (date.size() >= 10) month += fmt::format(" {}", day_number(date));
  return fmt::format("({}, {}).", date.substr(0, 4), month);
}

// APA 7 §9.25-9.30: volume, issue, pages or article number; what has none yet is an advance publication.
std::string apa_container(const CitedWork& work) {
  if (work.kind == WorkKind::book) return after(work.publisher, ".");
  if (work.kind == WorkKind::page) return after(work.container, ".");
  std::string words = work.container;
  if (!work.volume.empty()) words += ", " + work.volume;
  if (!work.issue.empty()) words += (work.volume.empty() ? ", (" : "(") + work.issue + ")";
  if (!work.pages.empty()) words += (is_article_number(work.pages) ? ", Article " : ", ") + en_dashed(work.pages);
  words = after(std::move(words), ".");
  return is_ahead_of_print(work) ? words + " Advance online publication." : words;
}

std::string apa(const CitedWork& work) {
  std::string authors = after(apa_authors(work.authors), "."), title = after(work.title, ".");
  std::string container = apa_container(work);
  if (authors.empty()) return spaced({title, apa_date(work), container});
  return spaced({authors, apa_date(work), title, container});
}

// Citing Medicine, ch. 1: "2026 Nov 2;82(3):41-8."
std::string vancouver_container(const CitedWork& work) {
  std::string date = vancouver_date(work.date), words;
  if (work.kind == WorkKind::book) {
    words = work.publisher;
    if (!date.empty()) words += (words.empty() ? "" : "; ") + date.substr(0, 4);
    return after(words, ".");
  }
  std::string place = work.volume;
  if (!work.issue.empty()) place += "(" + work.issue + ")";
  if (!work.pages.empty()) place += ":" + shortened_pages(work.pages);
  if (!place.empty() && !date.empty()) date += ";";
  words = spaced({after(work.container, "."), after(date + place, ".")});
  return words;
}

std::string vancouver(const CitedWork& work) {
  std::string words =
      spaced({after(vancouver_authors(work.authors), "."), after(work.title, "."), vancouver_container(work)});
  if (!work.doi.empty()) words += " doi:" + work.doi + ".";
  if (is_ahead_of_print(work)) words += " Epub ahead of print.";
  return work.doi.empty() && !work.link.empty() ? words + " Available from:" : words;
}

std::string chicago(const CitedWork& work) {
  std::string authors = chicago_authors(work.authors), title = short_title(work.title);
  std::string words = authors.empty() ? "" : authors + ", ";
  bool more = !work.pages.empty() && !is_article_number(work.pages);
  words += work.kind == WorkKind::book ? title + (more ? "," : "") : "“" + title + (more ? ",”" : ".”");
  return more ? words + " " + en_dashed(work.pages) + "." : work.kind == WorkKind::book ? after(words, ".") : words;
}

std::string bibtex_key(const CitedWork& work) {
  std::string key;
  if (!work.authors.empty())
    for (const std::string& word : folded_words(work.authors.front().family)) key += word;
  key += std::string(std::string_view(work.date).substr(0, 4));
  return key + significant_word(work.title);
}

}  // namespace

const std::vector<std::string>& cite_styles() {
  static const std::vector<std::string> kStyles{"apa", "vancouver", "chicago", "bibtex"};  // as CiteStyle has them
  return kStyles;
}

std::optional<CiteStyle> cite_style(std::string_view name) {
  auto found = std::find(cite_styles().begin(), cite_styles().end(), name);
  if (found == cite_styles().end()) return std::nullopt;
  return static_cast<CiteStyle>(found - cite_styles().begin());
}

Reference cite(const Story& story, CiteStyle style) {
  CitedWork work = cited_work(story);
  std::string link = work.doi.empty() ? work.link : "https://doi.org/" + work.doi;
  switch (style) {
    case CiteStyle::apa: return {clean_line(apa(work)), clean_line(link)};
    case CiteStyle::vancouver: return {clean_line(vancouver(work)), clean_line(work.doi.empty() ? link : "")};
    case CiteStyle::chicago: return {clean_line(chicago(work)), {}};
    case CiteStyle::bibtex: return {clean_line(bibtex_key(work)), {}};
  }
  return {};
}

std::string journal_line(const Bibliographic& work) {
  std::string line = work.journal.str();
  if (line.empty()) return line;
  if (!work.volume.empty()) line += " " + work.volume;
  if (!work.issue.empty()) line += (work.volume.empty() ? " (" : "(") + work.issue + ")";
  if (!work.pages.empty()) line += ", " + en_dashed(work.pages);
  return line;
}

std::string publication_date(const Entry& entry) {
  constexpr std::size_t kDay = 10;
  const std::string& date = entry.work.publication_date;
  if (date.size() >= kDay) return date.substr(0, kDay);
  auto at = entry.published ? entry.published : entry.updated;
  if (!date.empty() || !at) return date;
  return to_rfc3339(*at).substr(0, kDay);
}

}  // namespace twinform
