// SPDX-License-Identifier: MIT
// bench_feeds: processor time to read the same feeds in several ways, as ratios to what the XML parser alone takes.
// bench_feeds FOLDER: writes those feeds there, for whole processes to be measured on.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <pugixml.hpp>
#include <span>
#include <vector>

#ifdef TWINFORM_MRSS
#include <mrss.h>
#endif

#include "base/json.h"
#include "cli/feed_json.h"
#include "feed/feed.h"
#include "made_feeds.h"
#include "text/url.h"

using namespace twinform;
using bench::MadeFeed;

namespace {

// Each reads one feed and returns something of it, so that nothing is optimised away; 0 is a failure. The bytes are its own, as
// a fetched body is.
struct Way {
  const char* name;
  std::function<std::size_t(MadeFeed&)> read;
};

const Url& base() {
  static const Url url = parse_url("https://blog.example/feed").value();
  return url;
}

std::size_t to_tree(MadeFeed& feed) {
  pugi::xml_document tree;
  if (!tree.load_buffer(feed.body.data(), feed.body.size())) return 0;
  return static_cast<std::size_t>(std::distance(tree.begin(), tree.end()));
}

std::size_t to_feed(MadeFeed& feed) {
  auto parsed = parse_feed(std::move(feed.body), base(), feed.content_type);
  return parsed ? parsed->entries().size() : 0;
}

std::size_t to_entries(MadeFeed& feed) {
  auto parsed = parse_feed(std::move(feed.body), base(), feed.content_type);
  std::size_t bytes = 0;
  if (!parsed) return 0;
  for (const RawEntry& raw : parsed->entries()) bytes += read_entry(*parsed, raw).title.view().size();
  return bytes;
}

std::size_t to_json(MadeFeed& feed) {
  auto parsed = parse_feed(std::move(feed.body), base(), feed.content_type);
  return parsed ? feed_as_json(*parsed).size() : 0;
}

#ifdef TWINFORM_MRSS
std::size_t with_mrss(MadeFeed& feed) {
  mrss_t* parsed = nullptr;
  if (mrss_parse_buffer(feed.body.data(), feed.body.size(), &parsed) != MRSS_OK) return 0;
  std::size_t items = 0;
  for (mrss_item_t* item = parsed->item; item != nullptr; item = item->next) ++items;
  mrss_free(parsed);
  return items;
}
#endif

const std::vector<Way>& ways() {
  static const std::vector<Way> all{
      {"pugixml alone", to_tree}, {"to Feed", to_feed}, {"to every Entry", to_entries}, {"to JSON", to_json},
#ifdef TWINFORM_MRSS
      {"libmrss", with_mrss},
#endif
  };
  return all;
}

double processor_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Timing {
  double best_ms = 1e9;
  std::size_t unread = 0;
};

Timing time_once(const Way& way, std::span<const MadeFeed> feeds) {
  Timing timing;
  std::vector<MadeFeed> own(feeds.begin(), feeds.end());
  double begin = processor_ms();
  for (MadeFeed& feed : own) timing.unread += way.read(feed) == 0 ? 1U : 0U;
  timing.best_ms = processor_ms() - begin;
  return timing;
}

// Best of the rounds, which take turns, so that a busy machine is busy for all.
std::vector<Timing> time_all(std::span<const MadeFeed> feeds) {
  constexpr int kRounds = 25;
  std::vector<Timing> timings(ways().size());
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < ways().size(); ++i) {
      Timing timing = time_once(ways()[i], feeds);
      timings[i].best_ms = std::min(timings[i].best_ms, timing.best_ms);
      timings[i].unread = timing.unread;
    }
  }
  return timings;
}

void compare(const char* title, std::span<const MadeFeed> feeds) {
  std::size_t bytes = 0;
  for (const MadeFeed& feed : feeds) bytes += feed.body.size();
  const double megabytes = static_cast<double>(bytes) / 1e6;
  fmt::print("\n{}, {:.1f} MB: processor time\n{:<20} {:>8} {:>8} {:>8}\n", title, megabytes, "", "ms", "MB/s",
             "ratio");
  const std::vector<Timing> timings = time_all(feeds);
  for (std::size_t i = 0; i < timings.size(); ++i) {
    const Timing& timing = timings[i];
    fmt::print("{:<20} {:>8.2f} {:>8.0f} {:>8.2f}", ways()[i].name, timing.best_ms, megabytes / timing.best_ms * 1e3,
               timing.best_ms / timings.front().best_ms);
    fmt::print("{}\n", timing.unread == 0 ? "" : fmt::format("   ({} of {} not read)", timing.unread, feeds.size()));
  }
}

void write(const std::filesystem::path& folder, std::span<const MadeFeed> feeds) {
  for (const MadeFeed& feed : feeds) std::ofstream(folder / feed.name, std::ios::binary) << feed.body;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<MadeFeed> mid_size = bench::mid_size_feeds(), podcast{bench::podcast_feed()};
  if (argc == 2) {
    write(argv[1], mid_size);
    write(argv[1], podcast);
    return 0;
  }
  compare("30 feeds of 50 to 300 kB", mid_size);
  compare("a podcast", podcast);
  return 0;
}
