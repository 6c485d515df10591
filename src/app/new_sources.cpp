// SPDX-License-Identifier: MIT
#include "app/new_sources.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "identity/canonical.h"
#include "text/escape.h"
#include "text/unicode.h"

namespace twinform {

namespace {

constexpr std::size_t kNameBytes = 30;

bool is_plain(const std::string& word) {
  return std::ranges::all_of(word, [](char c) { return is_alpha(c) || is_digit(c); });
}

// "Ariadne: the journal" → "ariadne-the-journal".
std::string name_from(const Text& title, const Url& url) {
  std::string name;
  for (const std::string& word : folded_words(title.view())) {
    if (!is_plain(word)) continue;
    if (name.size() + word.size() > kNameBytes) break;
    name += (name.empty() ? "" : "-") + word;
  }
  if (!name.empty()) return name;
  for (std::string_view label : split(url.host(), '.')) {
    if (label != "www") name += (name.empty() ? "" : "-") + std::string(label);
  }
  std::erase_if(name, [](char c) { return !is_alpha(c) && !is_digit(c) && c != '-'; });
  return name.empty() || name.starts_with('-') ? "feed" + name : name;
}

}  // namespace

bool can_be_source(const Url& url) {
  bool holds_password = !url.str().starts_with(fmt::format("{}://{}", url.scheme(), url.authority()));
  return url.is_http() && !holds_password;
}

NewSources::NewSources(std::span<const Source> configured) {
  for (const Source& source : configured) {
    names_.insert(source.name);
    if (!source.url.empty()) readers_.emplace(canonical_link(source.url), source.name);
  }
}

std::string NewSources::reader_of(const Url& feed) const {
  auto found = readers_.find(canonical_link(feed));
  return found == readers_.end() ? std::string{} : found->second;
}

std::string NewSources::free_name(const std::string& wanted) {
  std::string name = wanted;
  int& number = next_numbers_.try_emplace(wanted, 2).first->second;
  while (names_.contains(name)) name = fmt::format("{}-{}", wanted, number++);
  return name;
}

Result<NewSource*> NewSources::add(const Url& feed, const Text& title, const std::string& name) {
  if (names_.contains(name)) {
    return fail(ErrorKind::usage, fmt::format("there is a source \"{}\" already", printable(name)),
                "give it another name with --name");
  }
  Source source{.name = name.empty() ? free_name(name_from(title, feed)) : name, .location = feed.str(), .url = feed};
  names_.insert(source.name);
  readers_.emplace(canonical_link(feed), source.name);
  index_.emplace(source.name, added_.size());
  return &added_.emplace_back(NewSource{.source = std::move(source), .comment = title.str()});
}

void NewSources::tag(const std::string& name, const Text& tag) {
  auto found = index_.find(name);
  if (found == index_.end() || tag.empty()) return;
  std::vector<Text>& tags = added_[found->second].source.tags;
  if (tags.size() < kMostTags && std::ranges::find(tags, tag) == tags.end()) tags.push_back(tag);
}

}  // namespace twinform
