// SPDX-License-Identifier: MIT
#include "select/searchable.h"

#include <algorithm>
#include <iterator>

#include "base/strings.h"
#include "text/html.h"
#include "text/unicode.h"

namespace twinform {

namespace {

const std::vector<std::string> kNames = {"any",      "title", "summary", "author", "journal", "source", "tag",
                                         "language", "doi",   "issn",    "link",   "year",    "isbn",   "pmid"};

std::string year_of(const Entry& entry) {
  if (entry.work.publication_date.size() >= 4) return entry.work.publication_date.substr(0, 4);
  return entry.published ? to_rfc3339(*entry.published).substr(0, 4) : std::string{};
}

void add_people(Words& words, const Entry& entry) {
  for (const Person& person : entry.authors) words.add(person.name.view());
}

void add_categories(Words& words, const Entry& entry) {
  for (const Text& category : entry.categories) words.add(category.view());
}

void add_body(Words& words, const Entry& entry) {
  words.add(entry.summary.view());
  if (!entry.content.markup.empty()) words.add(html_to_text(entry.content).view());
}

void add_everything(Words& words, const Entry& entry) {
  words.add(entry.title.view());
  add_body(words, entry);
  add_people(words, entry);
  words.add(entry.work.journal.view());
  add_categories(words, entry);
}

void add_field(Words& words, const Entry& entry, QueryField field) {
  switch (field) {
    case QueryField::any: return add_everything(words, entry);
    case QueryField::title: return words.add(entry.title.view());
    case QueryField::summary: return add_body(words, entry);
    case QueryField::author: return add_people(words, entry);
    case QueryField::journal: return words.add(entry.work.journal.view());
    case QueryField::source: return words.add(entry.source);
    case QueryField::tag: return add_categories(words, entry);
    case QueryField::language: return words.add(entry.language);
    case QueryField::doi: return words.add(entry.work.doi);
    case QueryField::issn: words.add(entry.work.issn); return words.add(entry.work.eissn);
    case QueryField::link: return words.add(entry.link.str());
    case QueryField::year: return words.add(year_of(entry));
    case QueryField::isbn: return words.add(entry.work.isbn);
    case QueryField::pmid: return words.add(entry.work.pmid);
  }
}

bool begins_or_is(std::string_view word, std::string_view wanted, bool truncated) {
  return truncated ? word.starts_with(wanted) : word == wanted;
}

}  // namespace

std::span<const std::string> field_names() { return kNames; }

bool find_field(std::string_view name, QueryField& out) {
  std::string lower = to_lower(name);
  if (lower == "abstract") lower = "summary";
  if (lower.ends_with('s') && lower != "issn") {
    std::string one = lower.substr(0, lower.size() - 1);
    if (std::ranges::find(kNames, one) != kNames.end()) lower = one;
  }
  auto found = std::ranges::find(kNames, lower);
  if (found == kNames.end()) return false;
  out = static_cast<QueryField>(std::distance(kNames.begin(), found));
  return true;
}

void Words::add(std::string_view text) {
  if (text.empty()) return;
  if (!words_.empty()) words_.emplace_back();  // no phrase reaches from one value into the next
  std::ranges::move(folded_words(text), std::back_inserter(words_));
}

void Words::seal() {
  sorted_.resize(words_.size());
  for (std::uint32_t i = 0; i < sorted_.size(); ++i) sorted_[i] = i;
  std::ranges::stable_sort(sorted_, {}, [&](std::uint32_t i) -> const std::string& { return words_[i]; });
}

bool Words::continues(std::size_t at, const Phrase& phrase) const {
  if (at + phrase.words.size() > words_.size()) return false;
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    bool last = i + 1 == phrase.words.size();
    if (!begins_or_is(words_[at + i], phrase.words[i], last && phrase.truncated)) return false;
  }
  return true;
}

std::vector<std::uint32_t> Words::find(const Phrase& phrase) const {
  std::vector<std::uint32_t> found;
  if (phrase.words.empty()) return found;
  const std::string& first = phrase.words.front();
  bool truncated = phrase.truncated && phrase.words.size() == 1;
  auto word_at = [&](std::uint32_t i) -> const std::string& { return words_[i]; };
  for (auto it = std::ranges::lower_bound(sorted_, first, {}, word_at); it != sorted_.end(); ++it) {
    if (!begins_or_is(words_[*it], first, truncated)) break;
    if (continues(*it, phrase)) found.push_back(*it);
  }
  std::ranges::sort(found);
  return found;
}

std::vector<std::string_view> Words::distinct() const {
  std::vector<std::string_view> found;
  for (std::uint32_t i : sorted_) {
    if (!words_[i].empty() && (found.empty() || found.back() != words_[i])) found.emplace_back(words_[i]);
  }
  return found;
}

const Words& Searchable::words(QueryField field) {
  auto& slot = fields_[static_cast<std::size_t>(field)];
  if (slot) return *slot;
  slot.emplace();
  add_field(*slot, story_.lead, field);
  for (const Entry& entry : story_.also_in) add_field(*slot, entry, field);
  if (field == QueryField::tag || field == QueryField::any) {
    for (const Text& tag : story_.tags) slot->add(tag.view());
  }
  slot->seal();
  return *slot;
}

}  // namespace twinform
