// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "app/discover.h"
#include "app/status.h"
#include "base/json.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "cli/json_view.h"
#include "config/starter.h"
#include "text/clean.h"
#include "text/unicode.h"

namespace twinform {

namespace {

std::string state_of(const SourceRecord& record) {
  if (record.gone) return "gone";
  if (record.failures > 0) return fmt::format("failing ({})", record.failures);
  return record.baselined ? "good" : "new";
}

// A name for the configuration, from a title: "Ariadne: the journal" → "ariadne-the-journal".
std::string name_from(const Text& title, const Url& url) {
  std::string name;
  for (const std::string& word : folded_words(title.view())) {
    if (!std::ranges::all_of(word, [](char c) { return is_alpha(c) || is_digit(c); })) continue;
    if (name.size() + word.size() > 30) break;
    name += (name.empty() ? "" : "-") + word;
  }
  return name.empty() ? replace_all(std::string(url.host()), ".", "-") : name;
}

std::string comment_of(const Discovery& feed) {
  std::string comment = feed.title.empty() ? feed.format : fmt::format("{} ({})", feed.title.str(), feed.format);
  if (feed.rhythm)
    comment += fmt::format(
        ", an entry every {}",
        describe_duration(std::max<Seconds>(Seconds{3600}, std::chrono::round<std::chrono::hours>(*feed.rhythm))));
  return comment;
}

void show(Session& session, const std::vector<Discovery>& feeds) {
  for (const Discovery& feed : feeds) {
    session.out().line(session.out().styled(comment_of(feed), Style::bold));
    session.out().line("  " + feed.url.str());
    for (const Text& title : feed.latest) session.out().line("  – " + shorten(title.view(), 74));
  }
}

Json as_json(const std::vector<Discovery>& feeds) {
  Json list = Json::array();
  for (const Discovery& feed : feeds)
    list.push_back({{"url", feed.url.str()}, {"title", feed.title.str()}, {"format", feed.format}});
  return list;
}

}  // namespace

int command_sources_list(Session& session, const Arguments&) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  Result<StatusReport> report = status(*settings, session.clock());
  if (!report) return session.report(report.error());
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < settings->sources.size(); ++i) {
    const SourceRecord& record = report->sources[i];
    if (session.json()) {
      Json json = to_json(record);
      json["location"] = settings->sources[i].location;
      session.print(json);
    }
    rows.push_back({settings->sources[i].name, state_of(record),
                    record.last_ok ? to_rfc3339(*record.last_ok) : "never read", settings->sources[i].location});
  }
  if (!session.json()) session.out().write(render_table(rows));
  return kDone;
}

int command_sources_add(Session& session, const Arguments& arguments) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  bool allow_private = arguments.has("--allow-private");
  Result<std::vector<Discovery>> feeds = discover(session.http(), arguments.value("ADDRESS"), allow_private);
  if (!feeds) return session.report(feeds.error());
  const Discovery& chosen = feeds->front();
  Source source{.name = arguments.has("--name") ? arguments.value("--name") : name_from(chosen.title, chosen.url),
                .location = chosen.url.str(),
                .url = chosen.url};
  source.policy.allow_private = allow_private;
  for (const std::string& tag : arguments.values("--tag")) source.tags.push_back(clean_line(tag));
  if (session.json())
    session.print({{"feeds", as_json(*feeds)}, {"name", source.name}, {"added", !arguments.has("--dry-run")}});
  else if (!session.quiet())
    show(session, *feeds);
  if (arguments.has("--dry-run")) {
    if (!session.json()) session.out().write("\n" + source_as_toml(source, comment_of(chosen)));
    return kDone;
  }
  Result<void> added = append_source(settings->files.front(), source, comment_of(chosen));
  if (!added) return session.report(added.error());
  if (!session.json() && !session.quiet()) {
    session.out().line(fmt::format("\nAdded as {} to {}.", source.name, settings->files.front().string()));
    if (feeds->size() > 1)
      session.out().line("The page has more than one feed; give another one's address to add that.");
  }
  return kDone;
}

}  // namespace twinform
