// SPDX-License-Identifier: MIT
// What other programs wrote of stories.
#include "ledger/database.h"
#include "text/clean.h"

namespace twinform {

Result<std::optional<Text>> Ledger::summary(StoryId story, std::uint64_t question) {
  constexpr std::string_view kSelect = "SELECT words FROM summary WHERE story = ?1 AND question = ?2";
  return database_->sql.first(kSelect, [](Row row) { return clean_line(row.view(0)); }, story, question);
}

Result<void> Ledger::store_summary(StoryId story, std::uint64_t question, const Text& words, Instant now) {
  return database_->sql.run(
      "INSERT INTO summary (story, question, words, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING", story,
      question, words.str(), now);
}

Result<void> Ledger::forget_summaries(Instant now) {
  constexpr Seconds kYear{366 * 86'400};
  return database_->sql.run("DELETE FROM summary WHERE at < ?1", now - kYear);
}

}  // namespace twinform
