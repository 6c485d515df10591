// SPDX-License-Identifier: MIT
#include "outputs/bulletin/issue.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/json.h"
#include "base/strings.h"
#include "text/clean.h"
#include "text/language.h"

namespace twinform::bulletin {

namespace {

constexpr std::size_t kNameBytes = 60;
constexpr std::size_t kSlotBytes = 16;  // "2026-11-23T09:00"

// ASCII letters and digits with single hyphens; a name that loses anything so gets a hash, lest two become one.
std::string slug(std::string_view name) {
  std::string safe;
  for (char c : name.substr(0, kNameBytes)) {
    bool plain = is_digit(c) || (c >= 'a' && c <= 'z');
    if (plain || (c == '-' && !safe.empty() && safe.back() != '-')) safe += c;
  }
  return safe == name ? safe : safe + (safe.empty() ? "" : "-") + hash64_hex(name).substr(0, 8);
}

// "2026-11-23T09:00" → "2026-11-23-0900"
std::string slug_of_slot(std::string_view slot) {
  std::string safe;
  for (char c : slot.substr(0, kNameBytes)) {
    if (is_digit(c) || c == '-') safe += c;
    if (c == 'T') safe += '-';
  }
  return safe;
}

Json head_of(const Issue& issue) {
  return Json{{"version", 1},
              {"broadcast", issue.broadcast},
              {"slot", issue.slot},
              {"at", to_rfc3339(issue.at)},
              {"heading", issue.heading.str()},
              {"language", issue.language}};
}

Json items_to_json(const std::vector<Item>& items) {
  Json list = Json::array();
  for (const Item& item : items) list.push_back(to_json(item));
  return list;
}

std::vector<Item> items_from(const Json& list) {
  std::vector<Item> items;
  if (list.is_array())
    for (const Json& one : list) items.push_back(item_from(one));
  return items;
}

Result<Issue> head_from(const Json& value) {
  if (!value.is_object() || integer_at(value, "version", 0) != 1) {
    return fail(ErrorKind::input, "it is no issue of a bulletin that this version can read");
  }
  Issue issue{.broadcast = string_at(value, "broadcast"), .slot = string_at(value, "slot")};
  issue.at = TRY(from_rfc3339(string_at(value, "at")));
  issue.heading = clean_line(string_at(value, "heading"));
  issue.language = canonical_language(string_at(value, "language"));
  return issue;
}

}  // namespace

bool Issue::has(std::string_view key) const {
  return std::ranges::any_of(contributions, [&](const Contribution& one) { return one.key == key; });
}

std::vector<Item> Issue::items() const {
  std::vector<Item> all;
  for (const Contribution& one : contributions) all.insert(all.end(), one.items.begin(), one.items.end());
  return all;
}

std::string issue_name(std::string_view broadcast, std::string_view slot) {
  return slug_of_slot(slot) + "-" + slug(broadcast);
}

std::string issue_payload(const Draft& draft) {
  std::vector<Item> items;
  for (const Story& story : draft.stories) items.push_back(item_of(story));
  // What is posted outside any broadcast has a moment all the same.
  std::string slot = draft.slot.empty() ? to_rfc3339(draft.at).substr(0, kSlotBytes) : draft.slot;
  Json value = head_of({.broadcast = draft.broadcast,
                        .slot = std::move(slot),
                        .at = draft.at,
                        .heading = draft.heading,
                        .language = draft.language,
                        .contributions = {}});
  value["items"] = items_to_json(items);
  return dump_json(value);
}

Result<Issue> issue_of_payload(std::string_view payload, std::string_view key) {
  Json value = TRY(parse_json(payload));
  Issue issue = TRY(head_from(value));
  issue.contributions.push_back({.key = std::string(key), .items = items_from(member(value, "items"))});
  return issue;
}

std::string issue_file(const Issue& issue) {
  Json value = head_of(issue);
  Json& list = value["posts"] = Json::array();
  for (const Contribution& one : issue.contributions)
    list.push_back(Json{{"key", one.key}, {"items", items_to_json(one.items)}});
  return dump_json_pretty(value) + "\n";
}

Result<Issue> read_issue(std::string_view file) {
  Json value = TRY(parse_json(file));
  Issue issue = TRY(head_from(value));
  const Json& list = member(value, "posts");
  if (list.is_array())
    for (const Json& one : list)
      issue.contributions.push_back({.key = string_at(one, "key"), .items = items_from(member(one, "items"))});
  return issue;
}

}  // namespace twinform::bulletin
