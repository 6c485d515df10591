// SPDX-License-Identifier: MIT
// Every limit that guards against hostile or broken input, by name. Each has a test at the limit and one past it.
#pragma once

#include <cstddef>

namespace twinform::limits {

constexpr std::size_t kConfigBytes = 1U << 20U;    // toml++ recurses on nesting: cap what it sees
constexpr std::size_t kFeedBytes = 64U << 20U;     // decoded bytes of one feed
constexpr std::size_t kAnswerBytes = 4U << 20U;    // decoded bytes of a server's answer to a post
constexpr std::size_t kHeaderBytes = 256U << 10U;  // all response headers together
constexpr std::size_t kTitleBytes = 4U << 10U;     // a title longer than this is cut
constexpr std::size_t kTextBytes = 1U << 20U;      // plain text made from one entry's HTML
constexpr std::size_t kUrlBytes = 8U << 10U;       // longer is no URL
constexpr std::size_t kEntriesPerFeed = 20'000;
constexpr std::size_t kJsonDepth = 200;  // nlohmann's dump() recurses
constexpr std::size_t kXmlDepth = 512;
constexpr int kRedirects = 8;
constexpr std::size_t kQueryTerms = 2'000;
constexpr std::size_t kSubprocessOutputBytes = 4U << 20U;

}  // namespace twinform::limits
