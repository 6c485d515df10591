// SPDX-License-Identifier: MIT
#include "app/digest.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/pipeline.h"
#include "base/strings.h"
#include "compose/compose.h"
#include "compose/summary.h"
#include "feed/feed.h"
#include "fetch/fetch.h"
#include "identity/clean.h"
#include "identity/gather.h"
#include "select/select.h"
#include "text/clean.h"
#include "text/date.h"
#include "text/url.h"

namespace twinform {

namespace {

constexpr std::size_t kSummaryCharacters = 400;

struct Reading {
  SourceReport report;
  std::vector<Entry> entries;
  Text title;
};

Reading read(Fetched fetched, const Source& source) {
  Reading reading{.report = {.name = source.name, .status = fetched.status, .error = fetched.error}};
  if (fetched.status != FetchStatus::fresh) return reading;
  auto feed = parse_feed(std::move(fetched.body), fetched.final_url, fetched.content_type, fetched.content_language);
  if (!feed) {
    reading.report.status = FetchStatus::failed;
    reading.report.error = std::move(feed).error();
    return reading;
  }
  reading.title = feed->info().title;
  reading.report.entries = feed->entries().size();
  reading.report.warnings = feed->info().warnings;
  for (const RawEntry& raw : feed->entries()) {
    reading.entries.push_back(read_entry(*feed, raw));
    reading.entries.back().source = source.name;
  }
  return reading;
}

std::vector<Reading> read_all(Http& http, const Clock& clock, Progress& progress, const DigestOrder& order) {
  std::vector<FetchOrder> orders;
  for (const Source& source : order.sources) orders.push_back({.source = &source});
  std::vector<Reading> readings(order.sources.size());
  auto understand = [&](std::size_t i, Fetched fetched) { return read(std::move(fetched), order.sources[i]); };
  auto take = [&](std::size_t i, Reading reading) -> Result<void> {
    readings[i] = std::move(reading);
    return {};
  };
  Pipeline<Fetched, Reading> arrivals(orders.size(), understand, take);
  fetch_all(http, orders, clock.now(), progress,
            [&](std::size_t i, Fetched fetched) { return arrivals.put(i, std::move(fetched)).has_value(); });
  static_cast<void>(arrivals.finish());
  return readings;
}

}  // namespace

Result<Digest> make_digest(Http& http, const Clock& clock, Progress& progress, const DigestOrder& order) {
  Digest digest;
  std::vector<Entry> entries;
  std::map<std::string, Text> titles;
  for (Reading& reading : read_all(http, clock, progress, order)) {
    titles[reading.report.name] = reading.title;
    digest.sources.push_back(std::move(reading.report));
    std::ranges::move(reading.entries, std::back_inserter(entries));
  }
  Selection selection{.match = order.match, .max_age = order.since, .at_most = order.top, .order = Order::newest};
  std::vector<Story> stories = gather(std::move(entries));
  for (Story& story : stories) story.first_seen = clock.now();
  const Choice choice = choose(stories, selection, clock.now());
  std::vector<Story> chosen;
  for (std::size_t i : choice.chosen) {
    Story& story = chosen.emplace_back(std::move(stories[i]));
    story.source_title = titles[story.lead.source];
    story.lead.link = clean_link(story.lead.link);
    story.summary = summary_of(story.lead, kSummaryCharacters, order.language);
  }
  digest.left_out = static_cast<std::size_t>(
      std::ranges::count_if(choice.rest, [](const auto& rest) { return rest.second == Fate::held_over; }));
  digest.document = {.title = order.title.empty() ? clean_line("What is new") : order.title,
                     .date = readable_date(order.zone.to_local(clock.now()), order.language),
                     .language = order.language,
                     .stories = std::move(chosen)};
  if (digest.left_out > 0) digest.document.closing = more_words(digest.left_out, order.language);
  return digest;
}

Result<Source> source_of(const std::string& location) {
  Source source{.name = location, .location = location};
  if (location == "-") {
    source.path = "-";
    return source;
  }
  auto url = parse_url(location);
  if (url && url->is_http()) {
    source.url = *url;
    return source;
  }
  if (url && url->scheme() == "file") {
    source.path = percent_decode(url->path());
    return source;
  }
  if (location.find("://") != std::string::npos) {
    return fail(ErrorKind::usage, fmt::format("{} can't be read: only http, https and file URLs can", location));
  }
  std::error_code ignored;
  source.path = std::filesystem::absolute(location, ignored).string();
  return source;
}

}  // namespace twinform
