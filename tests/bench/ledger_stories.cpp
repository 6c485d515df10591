// SPDX-License-Identifier: MIT
// bench_ledger_stories make FILE ENTRIES: a ledger of so many entries, first seen over four years, in one transaction.
// bench_ledger_stories add FILE ENTRIES: what one more costs, stored and weighed as a run does it; a fifth are copies of earlier ones
// under another headline. Nothing is committed.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "app/merge.h"
#include "base/hash.h"
#include "identity/story_entry.h"
#include "text/clean.h"
#include "text/url.h"
#include "usage.h"

namespace {

using namespace twinform;

constexpr int kSources = 5'000;
constexpr std::int64_t kBegin = 1'668'000'000, kYears = 4 * 365 * 86'400;

// Of letters alone: figures would tell parts of a series apart.
std::string made_word(int rank) {
  std::string word;
  for (std::uint64_t left = hash64(std::to_string(rank)) >> 36U; left > 0; left /= 16)
    word += static_cast<char>('a' + static_cast<int>(left % 16));
  return word;
}

// A word's rank falls as in language (Zipf), so that blocks are as uneven as real ones.
std::string words(std::mt19937_64& random, int count) {
  constexpr double kVocabulary = 60'000;
  std::string text;
  for (int i = 0; i < count; ++i) {
    double rank = std::pow(kVocabulary, std::uniform_real_distribution<>()(random));
    text += (i == 0 ? "" : " ") + made_word(static_cast<int>(rank));
  }
  return text;
}

Entry made_entry(std::uint64_t number, std::int64_t at) {
  std::mt19937_64 random(number);
  auto source = random() % kSources;
  Entry entry{.source = fmt::format("source-{}", source), .guid = fmt::format("urn:made:{}", number)};
  entry.link = *parse_url(fmt::format("https://site-{}.example/{}/{:x}", source, at / 86'400, number));
  entry.title = clean_line(words(random, 6 + static_cast<int>(random() % 8)));
  entry.summary = clean_line(words(random, 45));
  entry.published = from_epoch(at);
  return entry;
}

// Elsewhere, under another headline.
Entry copy_of(std::uint64_t number, std::int64_t at) {
  Entry entry = made_entry(number, at), other = made_entry(~number, at);
  other.summary = entry.summary;
  return other;
}

Result<NewEntry> store(Ledger& ledger, const Entry& entry, Instant now) {
  Sighting sighting{.guid = entry.guid,
                    .link = entry.link.str(),
                    .title = entry.title.view(),
                    .content_hash = hash64(entry.summary.view())};
  EntryKeys keys = entry_keys({&sighting, 1}, entry.link)[0];
  keys.words = words_of(entry);
  static_cast<void>(TRY(ledger.find_entry(entry.source, keys)));
  return ledger.add_entry(entry, keys, story_keys(entry), {}, false, now);
}

Result<void> make(Ledger& ledger, std::uint64_t count) {
  auto all = TRY(ledger.begin());
  for (std::uint64_t i = 0; i < count; ++i) {
    std::int64_t at = kBegin + static_cast<std::int64_t>(i) * kYears / static_cast<std::int64_t>(count);
    Entry entry = made_entry(i, at);
    NewEntry stored = TRY(store(ledger, entry, from_epoch(at)));
    KnownRecord known{.entry = stored.record.id,
                      .story = stored.record.story,
                      .record = story_record(entry),
                      .own_link = stored.own_link};
    TRY(ledger.remember(known, story_blocks(story_features(known.record)), from_epoch(at)));
    if (i % 10'000 == 0) TRY(ledger.forget_likeness(from_epoch(at)));
  }
  return all.commit();
}

// Seen again are entries of the last month, of the million that make() stored.
Result<void> add(Ledger& ledger, std::uint64_t count, std::uint64_t made) {
  auto all = TRY(ledger.begin());
  Instant now = from_epoch(kBegin + kYears);
  double storing = 0, weighing = 0;
  std::uint64_t merged = 0, copies = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    bool copy = i % 5 == 0;
    std::uint64_t number = copy ? made - 1 - i % (made / 48) : made + i;
    Entry entry = copy ? copy_of(number, to_epoch(now)) : made_entry(number, to_epoch(now));
    double begin = bench::processor_seconds();
    NewEntry stored = TRY(store(ledger, entry, now));
    double middle = bench::processor_seconds();
    TRY(merge_by_evidence(ledger, entry, stored, now));
    storing += middle - begin;
    weighing += bench::processor_seconds() - middle;
    copies += copy ? 1 : 0;
    merged += TRY(ledger.merge_of(stored.record.id)) ? 1 : 0;
  }
  auto each = static_cast<double>(count);
  std::printf("one more entry: %.1f us to store, %.1f us to weigh and remember; %llu of %llu copies merged\n",
              storing / each * 1e6, weighing / each * 1e6, static_cast<unsigned long long>(merged),
              static_cast<unsigned long long>(copies));
  return {};
}

Result<void> run(std::string_view what, const char* file, std::uint64_t count) {
  Ledger ledger = TRY(Ledger::open(file, LedgerMode::write));
  if (what == "make") return make(ledger, count);
  auto stories = static_cast<std::uint64_t>(TRY(ledger.counts()).stories);
  TRY(add(ledger, count, stories));
  std::printf("%.0f MB of memory; the ledger: %llu stories, %.0f bytes each\n", bench::peak_megabytes(),
              static_cast<unsigned long long>(stories),
              static_cast<double>(std::filesystem::file_size(file)) / static_cast<double>(stories));
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  auto done = run(argv[1], argv[2], std::strtoull(argv[3], nullptr, 10));
  if (!done) std::fputs(full_report(done.error()).c_str(), stderr);
  return done ? 0 : 1;
}
