// SPDX-License-Identifier: MIT
// bench_clusters [RECORDS]: made records to works, from nothing, beside two plain ways: equal titles, and MinHash of titles alone.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>
#include <set>
#include <span>
#include <unordered_map>

#include "base/hash.h"
#include "base/strings.h"
#include "identity/groups.h"
#include "identity/story_clusters.h"
#include "text/unicode.h"
#include "usage.h"

using namespace twinform;
using bench::peak_megabytes;
using bench::processor_seconds;

namespace {

struct Labelled {
  StoryRecord record;
  std::size_t work = 0;
};

// Works of a made discipline; three in ten come again in other guises, one in ten has a look-alike that is another work.
class Maker {
 public:
  std::vector<Labelled> make(std::size_t count) {
    std::vector<Labelled> made;
    for (std::size_t work = 0; made.size() < count; ++work) {
      StoryRecord record = some_work(work);
      made.push_back({record, work});
      while (one_in(3) && made.size() < count) made.push_back({guise(record), work});
      if (one_in(10) && made.size() < count) made.push_back({look_alike(record), ++work});
    }
    std::ranges::shuffle(made, random_);
    return made;
  }

 private:
  bool one_in(int n) { return number(n) == 0; }
  int number(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  // As in a language: each word half as often as the one of half its rank.
  static constexpr double kWords = 60'000;
  std::string word() {
    constexpr std::string_view kOnsets[] = {"b", "ch", "d", "f", "gr", "h",  "k", "l",
                                            "m", "n",  "p", "r", "s",  "st", "t", "v"};
    constexpr std::string_view kRimes[] = {"al", "en", "is", "or", "um", "ant", "elle", "ine", "os", "ure"};
    auto rank = static_cast<std::size_t>(std::exp(number(1'000'000) * std::log(kWords) / 1e6));
    std::string made;
    for (std::size_t syllable = 0; syllable < 3; ++syllable, rank /= 16)
      made += std::string(kOnsets[rank % std::size(kOnsets)]) + std::string(kRimes[rank * 7 % std::size(kRimes)]);
    return made;
  }

  std::string title() {
    std::string words;
    for (int left = 5 + number(8); left > 0; --left) words += (words.empty() ? "" : " ") + word();
    if (one_in(2)) words += ": a " + word() + " of " + word() + " " + word();
    return one_in(40) ? "Editorial" : words;
  }

  std::string name() { return fmt::format("{}, {}", word(), static_cast<char>('A' + number(26))); }

  StoryRecord some_work(std::size_t work) {
    StoryRecord record{.title = title(), .date = fmt::format("{}", 1990 + number(36))};
    record.container = fmt::format("Journal of {} {}", word(), word());
    record.volume = fmt::format("{}", 1 + number(80));
    record.issue = fmt::format("{}", 1 + number(12));
    int page = 1 + number(900);
    record.pages = fmt::format("{}-{}", page, page + number(30));
    record.doi = fmt::format("10.5555/{}.{}", word(), work);
    for (int authors = 1 + number(5); authors > 0; --authors) record.authors.push_back(name());
    return record;
  }

  // The same work elsewhere: another case, an initial, no DOI, no subtitle, a typing error, pages cut short.
  StoryRecord guise(StoryRecord record) {
    if (one_in(3)) record.title = to_upper(record.title);
    if (one_in(6)) record.title = record.title.substr(0, record.title.find(':'));
    if (one_in(6)) std::swap(record.title[record.title.size() / 2], record.title[record.title.size() / 2 - 1]);
    if (one_in(2)) record.doi.clear();
    if (one_in(2)) record.pages = record.pages.substr(0, record.pages.find('-'));
    if (one_in(3)) record.container = "J. " + record.container.substr(std::string_view("Journal of ").size());
    if (one_in(4)) record.authors.resize(1);
    return record;
  }

  // Another of a series, next year's, the erratum.
  StoryRecord look_alike(const StoryRecord& record) {
    StoryRecord other = some_work(0);
    other.doi = record.doi + ".2";
    other.container = record.container;
    other.authors = record.authors;
    constexpr std::string_view kMarks[] = {" Part II", " 2025", ""};
    int kind = number(4);
    other.title =
        kind == 3 ? "Erratum: " + record.title : record.title + std::string(kMarks[static_cast<std::size_t>(kind)]);
    return other;
  }

  static std::string to_upper(std::string text) {
    for (char& c : text)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
  }

  std::mt19937 random_{20261128};
};

using Clustering = std::vector<std::size_t>;  // the cluster of each record

Clustering by_evidence(std::span<const Labelled> records) {
  std::vector<StoryFeatures> features;
  features.reserve(records.size());
  for (const Labelled& one : records) features.push_back(story_features(one.record));
  Clustering clusters;
  for (const Clustered& one : cluster_stories(features)) clusters.push_back(one.cluster);
  return clusters;
}

Clustering by_title(std::span<const Labelled> records) {
  std::unordered_map<std::uint64_t, std::size_t> first;
  Clustering clusters;
  for (const Labelled& one : records)
    clusters.push_back(
        first.try_emplace(hash64(join(folded_words(one.record.title), " ")), clusters.size()).first->second);
  return clusters;
}

constexpr std::size_t kBands = 16, kRows = 4;  // a Jaccard coefficient of .5 is as likely met as not

std::vector<std::uint64_t> signature(const std::string& title) {
  std::string text = " " + join(folded_words(title), " ") + " ";
  std::vector<std::uint64_t> least(kBands * kRows, ~std::uint64_t{0});
  for (std::size_t i = 0; i + 3 <= text.size(); ++i) {
    std::uint64_t gram = hash64(std::string_view(text).substr(i, 3));
    for (std::size_t k = 0; k < least.size(); ++k) {
      gram = gram * 6364136223846793005U + 1442695040888963407U;
      least[k] = std::min(least[k], gram ^ (gram >> 29U));
    }
  }
  return least;
}

std::size_t agreeing(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t agree = 0;
  for (std::size_t k = 0; k < a.size(); ++k) agree += a[k] == b[k] ? 1 : 0;
  return agree;
}

// Records that share a band are one work where two thirds of their signatures agree.
Clustering by_minhash(std::span<const Labelled> records) {
  std::vector<std::vector<std::uint64_t>> signatures;
  for (const Labelled& one : records) signatures.push_back(signature(one.record.title));
  Groups groups(records.size());
  for (std::size_t band = 0; band < kBands; ++band) {
    std::unordered_map<std::uint64_t, std::size_t> first;
    for (std::size_t i = 0; i < records.size(); ++i) {
      std::uint64_t key = 0;
      for (std::size_t row = 0; row < kRows; ++row)
        key = (key ^ signatures[i][band * kRows + row]) * 0x9E3779B97F4A7C15U;
      std::size_t other = first.try_emplace(key, i).first->second;
      if (agreeing(signatures[i], signatures[other]) * 3 >= kBands * kRows * 2) groups.join(i, other);
    }
  }
  Clustering clusters;
  for (std::size_t i = 0; i < records.size(); ++i) clusters.push_back(groups.leader(i));
  return clusters;
}

struct Score {
  std::size_t right = 0, wrong = 0, missed = 0;  // records that go: as tests/bench/score_stories.py counts them
};

Score score(std::span<const Labelled> records, const Clustering& clusters) {
  std::set<std::pair<std::size_t, std::size_t>> pairs;  // of a cluster and a work in it
  std::set<std::size_t> works, used(clusters.begin(), clusters.end());
  for (std::size_t i = 0; i < records.size(); ++i)
    pairs.emplace(clusters[i], records[i].work), works.insert(records[i].work);
  Score score{.right = records.size() - pairs.size(), .wrong = pairs.size() - used.size()};
  score.missed = records.size() - works.size() - score.right;
  return score;
}

void measure(const char* name, std::span<const Labelled> records, Clustering (*cluster)(std::span<const Labelled>)) {
  double before = processor_seconds();
  Clustering clusters = cluster(records);
  double seconds = processor_seconds() - before;
  auto [right, wrong, missed] = score(records, clusters);
  auto share = [&](std::size_t other) {
    return static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(right + other, 1));
  };
  fmt::print("{:<22} {:>8.2f} {:>10.1f} {:>9.4f} {:>9.4f} {:>7} {:>7} {:>7}\n", name, seconds,
             seconds * 1e6 / static_cast<double>(records.size()), share(wrong), share(missed), right, wrong, missed);
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t count = argc > 1 ? static_cast<std::size_t>(std::atol(argv[1])) : 100'000;
  std::vector<Labelled> records = Maker().make(count);
  double before = peak_megabytes();
  std::set<std::size_t> works;
  for (const Labelled& one : records) works.insert(one.work);
  fmt::print("{} records of {} works\n", records.size(), works.size());
  fmt::print("{:<22} {:>8} {:>10} {:>9} {:>9} {:>7} {:>7} {:>7}\n", "way", "CPU s", "us/record", "precision", "recall",
             "right", "wrong", "missed");
  measure("equal titles", records, by_title);
  measure("MinHash of titles", records, by_minhash);
  double plain = peak_megabytes();
  measure("twinform", records, by_evidence);
  fmt::print("most memory: {:.0f} MB; {:.0f} MB before, {:.0f} MB after the plain ways\n", peak_megabytes(), before,
             plain);
}
