// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "outputs/item.h"

namespace twinform::bulletin {

// What one post added to an issue.
struct Contribution {
  std::string key;
  std::vector<Item> items;
};

// Everything that one slot of one broadcast said.
struct Issue {
  std::string broadcast, slot;
  Instant at{};
  Text heading;
  Language language;
  std::vector<Contribution> contributions;  // in the order in which they arrived

  bool has(std::string_view key) const;
  std::vector<Item> items() const;
};

// A file name without extension: "2026-11-23-0900-morning". Names sort by time. Safe whatever the broadcast is called.
std::string issue_name(std::string_view broadcast, std::string_view slot);

// A draft's share of its issue, frozen as a post's payload; and back, as an issue with one contribution.
std::string issue_payload(const Draft& draft);
Result<Issue> issue_of_payload(std::string_view payload, std::string_view key);

// The issue as its file, and back.
std::string issue_file(const Issue& issue);
Result<Issue> read_issue(std::string_view file);

}  // namespace twinform::bulletin
