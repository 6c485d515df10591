// SPDX-License-Identifier: MIT
#include <string>
#include <vector>

#include "base/json.h"
#include "cli/commands.h"
#include "cli/json_lines.h"
#include "identity/story_clusters.h"

namespace twinform {

namespace {

// Records write numbers as numbers too.
std::string words_at(const Json& record, std::string_view key) {
  const Json& value = member(record, key);
  return value.is_number() ? dump_json(value) : string_at(record, key);
}

std::vector<std::string> authors_of(const Json& record) {
  const Json& authors = member(record, "authors");
  if (authors.is_string()) return {authors.get<std::string>()};
  std::vector<std::string> names;
  if (!authors.is_array()) return names;
  for (const Json& author : authors)
    if (author.is_string()) names.push_back(author.get<std::string>());
  return names;
}

StoryRecord record_of(const Json& record) {
  return {.title = words_at(record, "title"),
          .url = words_at(record, "url"),
          .doi = words_at(record, "doi"),
          .date = words_at(record, "date"),
          .abstract = words_at(record, "abstract"),
          .container = words_at(record, "container"),
          .volume = words_at(record, "volume"),
          .issue = words_at(record, "issue"),
          .pages = words_at(record, "pages"),
          .feed = words_at(record, "feed"),
          .authors = authors_of(record)};
}

}  // namespace

int command_inspect_stories(Session& session, const Arguments&) {
  std::vector<Json> ids;
  std::vector<StoryFeatures> records;
  ExitCode code = read_json_lines(session, [&](const Json& record) {
    ids.push_back(member(record, "id"));
    records.push_back(story_features(record_of(record)));
  });
  std::vector<Clustered> clustered = cluster_stories(records);
  for (std::size_t i = 0; i < ids.size() && !session.out().failed(); ++i)
    session.print({{"id", ids[i]}, {"cluster", clustered[i].cluster}, {"why", clustered[i].why}});
  return code;
}

}  // namespace twinform
