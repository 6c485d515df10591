// SPDX-License-Identifier: MIT
#include "identity/story_entry.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "text/clean.h"
#include "text/html.h"

namespace twinform {

namespace {

constexpr std::size_t kAbstractBytes = 600;  // more than evidence looks at
constexpr std::size_t kMarkupBytes = 4'000;  // of the content, where there is no summary

std::string abstract_of(const Entry& entry) {
  if (!entry.summary.empty() || entry.content.markup.empty())
    return std::string(beginning(entry.summary.view(), kAbstractBytes));
  Html content{.markup = std::string(beginning(entry.content.markup, kMarkupBytes)), .base = entry.content.base};
  return std::string(beginning(html_to_text(content, ImageWords::none).view(), kAbstractBytes));
}

std::string date_of(const Entry& entry) {
  if (!entry.work.publication_date.empty()) return entry.work.publication_date;
  auto date = entry.published ? entry.published : entry.updated;
  return date ? to_rfc3339(*date) : std::string{};
}

}  // namespace

StoryRecord story_record(const Entry& entry) {
  const Bibliographic& work = entry.work;
  StoryRecord record{.title = entry.title.str(),
                     .url = entry.link.str(),
                     .doi = work.doi,
                     .date = date_of(entry),
                     .abstract = abstract_of(entry),
                     .container = work.journal.str(),
                     .volume = work.volume,
                     .issue = work.issue,
                     .pages = work.pages,
                     .feed = entry.source};
  if (record.doi.empty() && !work.arxiv.empty()) record.doi = "10.48550/arxiv." + work.arxiv;
  for (const Person& author : entry.authors) record.authors.push_back(author.name.str());
  return record;
}

bool are_versions(const StoryFeatures& a, const StoryFeatures& b) {
  auto name = [](const StoryFeatures& one) { return one.doi.empty() ? one.arxiv : one.doi; };
  return !name(a).empty() && !name(b).empty() && name(a) != name(b);
}

bool are_copies(const StoryFeatures& a, const StoryFeatures& b) {
  return a.title_text == b.title_text && a.shingles == b.shingles && a.day == b.day;
}

bool may_be_one(const StoryFeatures& a, const StoryFeatures& b) { return a.feed != b.feed || are_copies(a, b); }

}  // namespace twinform
