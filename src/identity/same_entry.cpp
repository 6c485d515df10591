// SPDX-License-Identifier: MIT
#include "identity/same_entry.h"

#include <algorithm>

#include "base/hash.h"
#include "base/strings.h"
#include "text/unicode.h"

namespace twinform {

namespace {

constexpr Seconds kAnotherDay{20 * 3600};  // time zones shift dates by 14 hours; a daily column may come early
constexpr Seconds kNextWeek{6 * 86'400};   // what is announced with the same words every week
constexpr double kEdited = .5;             // a title that was edited keeps more of its words

// A feed with one entry at a time: nothing beside it shows whether guid and link are its own.
bool is_alone(const Roll& roll) { return roll.guids.size() == 1; }

std::ptrdiff_t count(const std::vector<std::uint64_t>& sorted, const std::string& key) {
  return key.empty() ? 0 : std::ranges::ssize(std::ranges::equal_range(sorted, hash64(key)));
}

// Under a guid or link that is nobody else's there.
bool stands_in(const Roll& roll, const EarlierEntry& earlier) {
  return count(roll.guids, earlier.guid) == 1 || count(roll.links, earlier.link) == 1;
}

bool taken_already(const Roll& roll, const EarlierEntry& earlier) { return roll.at && earlier.last_seen == roll.at; }

bool same_date(const EarlierEntry& earlier, const EntryKeys& keys) {
  return earlier.date && earlier.date == keys.words.date;
}

bool apart(const EarlierEntry& earlier, const EntryKeys& keys, Seconds time) {
  const auto& date = keys.words.date;
  return date && earlier.date && std::chrono::abs(*date - *earlier.date) >= time;
}

// How much of the shorter title is in the other.
double likeness(std::string_view a, std::string_view b) {
  auto words = folded_words(a), others = folded_words(b);
  if (words.size() > others.size()) std::swap(words, others);
  auto shared = std::ranges::count_if(
      words, [&](const std::string& word) { return std::ranges::find(others, word) != others.end(); });
  return words.empty() ? 0 : static_cast<double>(shared) / static_cast<double>(words.size());
}

// But for a guid or link.
bool has_nothing_in_common(const EarlierEntry& earlier, const EntryKeys& keys) {
  return earlier.title_hash != keys.title && !same_date(earlier, keys) &&
         likeness(earlier.title, keys.words.title) <= kEdited;
}

// "1", "12": rather the place in the feed than a name.
bool may_be_a_place(std::string_view guid) { return guid.size() <= 2 && std::ranges::all_of(guid, is_digit); }

// "https://…/c1#2" of "https://…/c1#1": BBC News counts an article's revisions so.
std::string_view without_revision(std::string_view guid) {
  constexpr std::size_t kLongest = 3;  // "#99"; more digits are a comment's number
  std::size_t hash = guid.rfind('#');
  bool counts = hash != std::string_view::npos && guid.size() - hash <= kLongest && guid.size() - hash > 1 &&
                std::ranges::all_of(guid.substr(hash + 1), is_digit);
  return counts && istarts_with(guid, "http") ? guid.substr(0, hash) : guid;
}

}  // namespace

bool share_no_word(std::string_view a, std::string_view b) {
  return !folded_words(a).empty() && !folded_words(b).empty() && likeness(a, b) == 0;
}

Roll roll_of(std::span<const Sighting> fetch, std::span<const EntryKeys> keys, Instant now) {
  Roll roll{.at = now};
  for (const Sighting& sighting : fetch) roll.guids.push_back(hash64(sighting.guid));
  for (const EntryKeys& one : keys) roll.links.push_back(one.fingerprint.link);
  std::ranges::sort(roll.guids);
  std::ranges::sort(roll.links);
  return roll;
}

bool same_by_guid(const EarlierEntry& earlier, const EntryKeys& keys, const Roll& roll) {
  if (earlier.title_hash == keys.title) return true;
  bool moved = !keys.link.empty() && !earlier.link.empty() && earlier.link != keys.link;
  // Who had it stands elsewhere now: it is the place in the feed.
  if (moved && count(roll.links, earlier.link) > 0) return false;
  bool doubtful = is_alone(roll) || may_be_a_place(keys.guid);
  bool changed = moved || apart(earlier, keys, kAnotherDay);
  return !(doubtful && changed && has_nothing_in_common(earlier, keys));
}

bool same_by_link(const EarlierEntry& earlier, const EntryKeys& keys, const Roll& roll) {
  if (earlier.content == keys.content) return true;
  std::string_view before = without_revision(earlier.guid), now = without_revision(keys.guid);
  if (before == now && earlier.guid != keys.guid) return true;
  bool two_guids = before != now && !before.empty() && !now.empty();
  if (two_guids && earlier.title_hash != keys.title) return same_date(earlier, keys);
  // The page of a column, with what it has today.
  return !(is_alone(roll) && (apart(earlier, keys, kAnotherDay) || has_nothing_in_common(earlier, keys)));
}

bool same_by_heading(const EarlierEntry& earlier, const Roll& roll) {
  return !stands_in(roll, earlier) && !taken_already(roll, earlier);
}

bool same_by_text(const EarlierEntry& earlier, const EntryKeys& keys, const Roll& roll) {
  bool has_a_name = !earlier.guid.empty() || !earlier.link.empty();
  if (is_alone(roll) || !has_a_name || !same_by_heading(earlier, roll)) return false;
  bool same_title = earlier.title_hash == keys.title && !apart(earlier, keys, kNextWeek);
  return same_title || same_date(earlier, keys);
}

}  // namespace twinform
