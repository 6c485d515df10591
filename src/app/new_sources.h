// SPDX-License-Identifier: MIT
// Feeds on their way into the configuration: no feed twice, no name twice.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "config/new_source.h"

namespace twinform {

constexpr std::size_t kMostTags = 50;  // of one source: a list may name a feed in any number of folders

// Only what is on the web, and not with a password in its address: a list from elsewhere must not make us read local files.
bool can_be_source(const Url& url);

class NewSources {
 public:
  explicit NewSources(std::span<const Source> configured);

  // The name of the source that reads this feed, configured or new; "" when there is none. Compared by canonical address.
  std::string reader_of(const Url& feed) const;
  // Called `name`, or, where that is empty, after its title or address. The feed has no reader yet. Valid until the next call.
  // ErrorKind::usage when another source has that name.
  Result<NewSource*> add(const Url& feed, const Text& title, const std::string& name = {});
  // A tag for the new source of that name; nothing where it has the tag, has kMostTags, or is configured.
  void tag(const std::string& name, const Text& tag);

  std::span<const NewSource> all() const { return added_; }

 private:
  std::string free_name(const std::string& wanted);

  std::map<std::string, std::string> readers_;  // canonical address → name
  std::set<std::string> names_;
  std::map<std::string, int> next_numbers_;  // of names that many titles make
  std::vector<NewSource> added_;
  std::map<std::string, std::size_t> index_;  // name → place in added_
};

}  // namespace twinform
