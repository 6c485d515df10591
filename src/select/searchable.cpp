// SPDX-License-Identifier: MIT
#include "select/searchable.h"

#include <algorithm>
#include <iterator>

#include "base/strings.h"
#include "text/html.h"
#include "text/unicode.h"

namespace twinform {

namespace {

const std::vector<std::string> kNames = {"any", "title", "summary", "author", "journal", "source", "tag", "language",
                                         "doi", "issn",  "link",    "year",   "isbn",    "pmid",   "type"};

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

void add_title(Words& words, const Entry& entry) { words.add(entry.title.view(), Stemmer::of(entry.language)); }

void add_body(Words& words, const Entry& entry) {
  Stemmer* stemmer = Stemmer::of(entry.language);
  words.add(entry.summary.view(), stemmer);
  if (!entry.content.markup.empty()) words.add(html_to_text(entry.content).view(), stemmer);
}

// What a work is called, and what it comes as.
void add_types(Words& words, const Entry& entry) {
  for (const Text& type : entry.work.types) words.add(type.view());
  for (const Enclosure& enclosure : entry.enclosures) {
    std::string_view medium = std::string_view(enclosure.media_type).substr(0, enclosure.media_type.find('/'));
    if (medium == "audio") words.add("podcast");
    if (medium == "audio" || medium == "video" || medium == "image") words.add(medium);
  }
}

void add_everything(Words& words, const Entry& entry) {
  add_title(words, entry);
  add_body(words, entry);
  add_people(words, entry);
  words.add(entry.work.journal.view());
  add_categories(words, entry);
}

void add_field(Words& words, const Entry& entry, QueryField field) {
  switch (field) {
    case QueryField::any: return add_everything(words, entry);
    case QueryField::title: return add_title(words, entry);
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
    case QueryField::type: return add_types(words, entry);
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

std::string form_of(const ComparedWord& word, Stemmer& stemmer) {
  std::string form = ":";
  form += stemmer.code();
  form += ":";
  return form += stemmer.stem(word);
}

void Words::add(std::string_view text, Stemmer* stemmer) {
  if (text.empty()) return;
  if (!words_.empty()) words_.emplace_back();  // no phrase reaches from one value into the next
  forms_.resize(words_.size());
  if (stemmer != nullptr && std::ranges::find(stemmers_, stemmer) == stemmers_.end()) stemmers_.push_back(stemmer);
  for (ComparedWord& word : compared_words(text)) {
    forms_.push_back(stemmer == nullptr ? std::string() : form_of(word, *stemmer));
    words_.push_back(std::move(word.folded));
  }
}

void Words::seal() {
  for (std::uint32_t i = 0; i < 2 * words_.size(); ++i) {
    if (!sign(i).empty()) sorted_.push_back(i);
  }
  std::ranges::stable_sort(sorted_, {}, [&](std::uint32_t i) -> const std::string& { return sign(i); });
}

Words::Forms Words::forms_of(const ComparedWord& word) const {
  Forms forms;
  for (Stemmer* stemmer : stemmers_) forms.push_back(form_of(word, *stemmer));
  return forms;
}

void Words::find(std::string_view wanted, bool truncated, std::vector<std::uint32_t>& places) const {
  auto sign_at = [&](std::uint32_t i) -> std::string_view { return sign(i); };
  for (auto it = std::ranges::lower_bound(sorted_, wanted, {}, sign_at); it != sorted_.end(); ++it) {
    if (!begins_or_is(sign(*it), wanted, truncated)) break;
    places.push_back(*it < words_.size() ? *it : *it - static_cast<std::uint32_t>(words_.size()));
  }
}

bool Words::continues(std::size_t at, const Phrase& phrase, const std::vector<Forms>& forms) const {
  if (at + phrase.words.size() > words_.size()) return false;
  for (std::size_t i = 1; i < phrase.words.size(); ++i) {
    bool last = i + 1 == phrase.words.size();
    bool as_written = begins_or_is(words_[at + i], phrase.words[i].folded, last && phrase.truncated);
    bool other_form = phrase.any_form && std::ranges::find(forms[i], forms_[at + i]) != forms[i].end();
    if (!as_written && !other_form) return false;
  }
  return true;
}

std::vector<std::uint32_t> Words::find(const Phrase& phrase) const {
  std::vector<std::uint32_t> found;
  if (phrase.words.empty()) return found;
  std::vector<Forms> forms;
  if (phrase.any_form)
    std::ranges::transform(phrase.words, std::back_inserter(forms), [&](auto& word) { return forms_of(word); });
  find(phrase.words.front().folded, phrase.truncated && phrase.words.size() == 1, found);
  if (phrase.any_form) {
    for (const std::string& form : forms.front()) find(form, false, found);
  }
  std::ranges::sort(found);
  auto repeated = std::ranges::unique(found);
  found.erase(repeated.begin(), repeated.end());
  std::erase_if(found, [&](std::uint32_t at) { return !continues(at, phrase, forms); });
  return found;
}

std::vector<std::string_view> Words::distinct() const {
  std::vector<std::string_view> found;
  for (std::uint32_t i : sorted_) {
    if (found.empty() || found.back() != sign(i)) found.emplace_back(sign(i));
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
