// SPDX-License-Identifier: MIT
// Stories, drafts and outputs that the tests of this folder share.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "outputs/adapter.h"

namespace twinform::test {

// 2026-11-23T09:00:05Z
const Clock& clock();

Story story(std::string_view title, std::string_view link, std::string_view summary = {});
// A single post: title, summary and link, each on its line.
Draft draft_of(const Story& story);
// One line a story: title and link.
Draft digest_of(const std::vector<Story>& stories);
// A part a story.
Draft thread_of(const std::vector<Story>& stories);

// An adapter by its type and options; words are printed into `printed`, which may be null.
std::unique_ptr<Adapter> adapter(std::string_view type, std::map<std::string, OptionValue, std::less<>> options,
                                 std::string* printed = nullptr);

// "sent", "later", "refused" or "unknown", with " (whole output)" where that waits.
std::string outcome_name(const Outcome& outcome);
const Error& error_of(const Outcome& outcome);  // of anything but Sent

// The only post of the draft, with the key that a caller would give it.
Post post_of(const Adapter& adapter, const Draft& draft);

}  // namespace twinform::test
