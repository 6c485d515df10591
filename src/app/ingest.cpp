// SPDX-License-Identifier: MIT
#include "app/ingest.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/flood.h"
#include "app/merge.h"
#include "base/hash.h"
#include "base/pipeline.h"
#include "feed/feed.h"
#include "fetch/fetch.h"
#include "identity/identity.h"
#include "text/url.h"

namespace twinform {

namespace {

constexpr std::size_t kDatesOfHabit = 200;
constexpr int kRunsUntilMoved = 3;  // a permanent redirect is believed after it has held so often
constexpr int kPatience = 2;        // failures in a row that cost a source nothing
constexpr Seconds kFirstBackOff{600}, kLongestBackOff{86'400};
constexpr Seconds kBlockedBackOff{6 * 3600};  // who keeps knocking stays locked out
constexpr Seconds kLookAllUpAfter{
    43'200};  // so that a known entry's last_seen is right to the day, without a write for every look

// One source on its way: fetched, perhaps read, not yet in the ledger.
struct Arrival {
  Fetched fetched = {};
  LastLook look = {};                // before it is read, what is known of its entries; then what is to be
  std::string body_hash = {};        // of what was read
  std::optional<Feed> feed = {};     // none where there is nothing new to read
  std::vector<EntryKeys> keys = {};  // of the feed's entries
};

class Ingest {
 public:
  Ingest(const Context& context, Ledger& ledger) : context_(context), ledger_(ledger), now_(context.clock.now()) {}

  Result<std::vector<SourceReport>> run(std::vector<KnownSource> sources) {
    records_.reserve(sources.size());
    for (KnownSource& known : sources) add(*known.source, std::move(known.record));
    std::vector<SourceReport> reports;
    for (std::size_t i = 0; i < sources_.size(); ++i) reports.push_back(absent(i));
    TRY(read_all(due(), reports));
    TRY(ledger_.forget_likeness(now_));
    TRY(ledger_.forget_summaries(now_));
    return reports;
  }

 private:
  void add(const Source& source, SourceRecord record) {
    bool moved = record.location != source.location;
    relocated_.push_back(record.baselined && moved);
    // Somebody wrote another address: what we learnt of the old one is void.
    if (moved) record = {.name = source.name, .location = source.location, .baselined = record.baselined};
    sources_.push_back(&source);
    records_.push_back(std::move(record));
  }

  // What a feed that is well asks for gives way to a broadcast that is due.
  bool is_left_alone(const SourceRecord& record) const {
    return record.failures > 0 && record.not_before && *record.not_before > now_;
  }

  // Those that are asked now, by their place in sources_.
  std::vector<std::size_t> due() const {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < records_.size(); ++i) {
      if (!records_[i].gone && !is_left_alone(records_[i])) places.push_back(i);
    }
    return places;
  }

  FetchOrder order_for(std::size_t i) const {
    FetchOrder order{.source = sources_[i], .validators = records_[i].validators};
    if (has_moved(records_[i])) {
      if (auto moved = parse_url(records_[i].moved_to)) order.url = *moved;
    }
    return order;
  }

  // Feeds are read beside fetching, and settled at their turn; a source's record changes then only.
  Result<void> read_all(const std::vector<std::size_t>& asked, std::vector<SourceReport>& reports) {
    std::vector<FetchOrder> orders;
    for (std::size_t i : asked) orders.push_back(order_for(i));
    auto understand = [&](std::size_t order, Arrival arrival) { return read(asked[order], std::move(arrival)); };
    auto take = [&](std::size_t order, Arrival arrival) -> Result<void> {
      reports[asked[order]] = TRY(settle(asked[order], arrival));
      return {};
    };
    Pipeline<Arrival, Arrival> arrivals(orders.size(), understand, take);
    Result<void> settled;
    fetch_all(context_.http, orders, now_, context_.progress, [&](std::size_t order, Fetched fetched) {
      settled = put(arrivals, order, asked[order], std::move(fetched));
      return settled && !context_.interrupted();
    });
    TRY(std::move(settled));
    return arrivals.finish();
  }

  Result<void> put(Pipeline<Arrival, Arrival>& arrivals, std::size_t order, std::size_t i, Fetched fetched) {
    if (fetched.status != FetchStatus::fresh) return arrivals.put_done(order, {.fetched = std::move(fetched)});
    LastLook look = TRY(last_look(i));
    return arrivals.put(order, {.fetched = std::move(fetched), .look = std::move(look)});
  }

  // Nothing counts as known where all has to be looked up.
  Result<LastLook> last_look(std::size_t i) {
    LastLook look;
    if (!relocated_[i]) look = TRY(ledger_.last_look(sources_[i]->name));
    if (now_ - look.since >= kLookAllUpAfter) look = {.since = now_};
    return look;
  }

  Arrival read(std::size_t i, Arrival arrival) const {
    arrival.body_hash = hash64_hex(arrival.fetched.body);
    if (arrival.body_hash == records_[i].body_hash) {
      arrival.fetched.status = FetchStatus::unchanged;
    } else {
      understand(arrival, sources_[i]->url);
    }
    return arrival;
  }

  static void understand(Arrival& arrival, const Url& address) {
    Fetched& fetched = arrival.fetched;
    auto feed = parse_feed(std::move(fetched.body), fetched.final_url, fetched.content_type, fetched.content_language);
    if (!feed) {
      fetched.status = FetchStatus::failed;
      fetched.error = std::move(feed).error();
      return;
    }
    arrival.keys = keys_of(*feed, address, arrival.look.entries);
    arrival.look.entries = fingerprints(arrival.keys);
    arrival.feed = std::move(*feed);
  }

  static std::vector<EntryKeys> keys_of(const Feed& feed, const Url& address, std::span<const Fingerprint> known) {
    std::vector<Sighting> sightings;
    for (const RawEntry& raw : feed.entries()) {
      sightings.push_back({.guid = raw.guid, .link = raw.link, .title = raw.title, .content_hash = raw.content_hash});
    }
    return entry_keys(sightings, feed.info().page.empty() ? address : feed.info().page, known);
  }

  static std::vector<Fingerprint> fingerprints(std::span<const EntryKeys> keys) {
    std::vector<Fingerprint> prints;
    for (const EntryKeys& one : keys) prints.push_back(one.fingerprint);
    std::ranges::sort(prints, {}, &Fingerprint::written);
    return prints;
  }

  Result<SourceReport> settle(std::size_t i, const Arrival& arrival) {
    const Source& source = *sources_[i];
    SourceRecord& record = records_[i];
    SourceReport report{.name = source.name, .status = arrival.fetched.status, .error = arrival.fetched.error};
    record.last_try = now_;
    record.outcome = name_of(report.status);
    if (report.status == FetchStatus::fresh || report.status == FetchStatus::unchanged) {
      if (arrival.feed) TRY(store_entries(source, record, arrival, report));
      remember_success(record, arrival);
    } else {
      remember_failure(record, arrival.fetched);
    }
    TRY(ledger_.store(record));
    return report;
  }

  // What there is to say about a source that does not arrive.
  SourceReport absent(std::size_t i) const {
    const SourceRecord& record = records_[i];
    SourceReport report{.name = sources_[i]->name};
    if (record.gone) {
      report.status = FetchStatus::gone;
      report.error = Error{.kind = ErrorKind::network,
                           .what = "its server said that it is gone for good (410)",
                           .hint = "remove it from the configuration, or give its new address"};
    } else if (is_left_alone(record)) {
      report.status = FetchStatus::later;
      report.error =
          Error{.kind = ErrorKind::network,
                .what = fmt::format("left alone until {}: {}", to_rfc3339(*record.not_before), record.last_error)};
    } else {
      report.error = Error{.kind = ErrorKind::network, .what = "not fetched: the run was interrupted"};
    }
    return report;
  }

  void remember_success(SourceRecord& record, const Arrival& arrival) const {
    record.last_ok = now_;
    record.failures = 0;
    if (arrival.feed) {
      record.manners = arrival.feed->info().manners;
      // A feed that broke off half-way must be sent whole next time.
      bool complete = arrival.feed->info().complete;
      record.body_hash = complete ? arrival.body_hash : std::string{};
      record.validators = complete ? arrival.fetched.validators : Validators{};
      record.title = arrival.feed->info().title;
    }
    record.not_before = next_look(record.manners, arrival.fetched.fresh_for, now_);
    std::string moved_to = arrival.fetched.moved_to ? arrival.fetched.moved_to->str() : std::string{};
    if (record.moved_runs < kRunsUntilMoved || !moved_to.empty()) {
      record.moved_runs =
          !moved_to.empty() && moved_to == record.moved_to ? record.moved_runs + 1 : (moved_to.empty() ? 0 : 1);
      record.moved_to = moved_to;
    }
  }

  void remember_failure(SourceRecord& record, const Fetched& fetched) const {
    ++record.failures;
    record.last_failure = now_;
    record.gone = fetched.status == FetchStatus::gone;
    if (fetched.error) record.last_error = one_line(*fetched.error);
    Seconds wait = fetched.status == FetchStatus::blocked ? kBlockedBackOff : back_off(record.failures);
    record.not_before = fetched.not_before ? *fetched.not_before : now_ + wait;
  }

  Result<void> store_entries(const Source& source, SourceRecord& record, const Arrival& arrival, SourceReport& report) {
    const Feed& feed = *arrival.feed;
    const std::vector<EntryKeys>& keys = arrival.keys;
    const std::vector<RawEntry>& raws = feed.entries();
    report.entries = raws.size();
    report.warnings = feed.info().warnings;
    report.baseline = !record.baselined || TRY(is_another_feed(record, keys));
    std::vector<bool> fresh = report.baseline ? backlog(source, feed) : std::vector<bool>(raws.size(), true);
    EntryId before = TRY(ledger_.last_entry());
    for (std::size_t i = raws.size(); i-- > 0;) {  // feeds list the newest first; ids rise with time
      if (!keys[i].unchanged) TRY(store_entry(source, feed, raws[i], keys[i], !fresh[i], report));
    }
    if (!report.baseline) TRY(hold_flood(source, record, before, report));
    record.baselined = true;
    return ledger_.store(source.name, arrival.look);
  }

  Result<void> hold_flood(const Source& source, const SourceRecord& record, EntryId before, SourceReport& report) {
    if (source.flood == OnFlood::post || report.fresh < kFewestInAFlood) return {};
    std::vector<Instant> habit = TRY(ledger_.dates_of(source.name, kDatesOfHabit + report.fresh));
    habit.erase(habit.begin(), habit.begin() + static_cast<std::ptrdiff_t>(std::min(report.fresh, habit.size())));
    if (!is_flood(report.fresh, std::move(habit), now_ - record.last_ok.value_or(now_))) return {};
    report.held = std::exchange(report.fresh, 0);
    return ledger_.hold(source.name, before);
  }

  // A new address under an old name: the same feed moved house, or another one that has to begin with a baseline?
  Result<bool> is_another_feed(const SourceRecord& record, const std::vector<EntryKeys>& keys) {
    auto index = static_cast<std::size_t>(&record - records_.data());
    if (!relocated_[index]) return false;
    for (const EntryKeys& entry : keys) {
      if (TRY(ledger_.find_entry(record.name, entry))) return false;
    }
    return true;
  }

  // Of a source's first run, only the newest `backlog` entries count as new.
  std::vector<bool> backlog(const Source& source, const Feed& feed) const {
    std::size_t wanted =
        static_cast<std::size_t>(std::max(0, source.backlog.value_or(context_.settings.library.backlog)));
    std::vector<bool> fresh(feed.entries().size(), false);
    if (wanted == 0) return fresh;
    std::vector<std::pair<Instant, std::size_t>> by_date;
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      Entry entry = read_entry(feed, feed.entries()[i]);
      by_date.emplace_back(entry.published.value_or(entry.updated.value_or(Instant{})), i);
    }
    std::ranges::stable_sort(by_date, std::greater{}, [](const auto& dated) { return dated.first; });
    by_date.resize(std::min(wanted, by_date.size()));
    for (const auto& [date, index] : by_date) fresh[index] = true;
    return fresh;
  }

  // As it was before its guid and link became others; what is in the same fetch is another entry.
  Result<std::optional<EntryRecord>> find_by_words(const Source& source, std::uint64_t words) {
    auto known = TRY(ledger_.find_by_words(source.name, words));
    if (known && known->last_seen == now_) known.reset();
    return known;
  }

  Result<void> store_entry(const Source& source, const Feed& feed, const RawEntry& raw, const EntryKeys& keys,
                           bool baseline, SourceReport& report) {
    std::optional<EntryRecord> known = TRY(ledger_.find_entry(source.name, keys));
    bool edited = known && known->content_hash != keys.content;
    if (known && !edited && now_ - known->last_seen < kLookAllUpAfter) return {};
    if (known && (!edited || known->baseline)) return ledger_.see_entry(*known, keys, nullptr, now_);
    Entry entry = read_entry(feed, raw);
    entry.source = source.name;
    if (!source.language.empty()) entry.language = source.language;
    if (known) return ledger_.see_entry(*known, keys, &entry, now_);
    EntryKeys all = keys;
    all.words = words_hash(entry);
    if (auto moved = TRY(find_by_words(source, all.words)))
      return ledger_.see_entry(*moved, all, moved->baseline ? nullptr : &entry, now_);
    NewEntry stored = TRY(ledger_.add_entry(entry, all, story_keys(entry), source.tags, baseline, now_));
    TRY(merge_by_evidence(ledger_, entry, stored, now_));
    if (!baseline) ++report.fresh;
    return {};
  }

  const Context& context_;
  Ledger& ledger_;
  Instant now_;
  std::vector<const Source*> sources_;
  std::vector<SourceRecord> records_;
  std::vector<bool> relocated_;
};

}  // namespace

Result<std::vector<SourceReport>> ingest(const Context& context, Ledger& ledger, std::vector<KnownSource> sources) {
  return Ingest(context, ledger).run(std::move(sources));
}

bool is_due(const Source& source, const SourceRecord& record, Instant now) {
  if (record.gone) return record.location != source.location;
  if (record.not_before && *record.not_before > now) return false;
  return !record.last_try || *record.last_try > now || now - *record.last_try >= source.policy.every;
}

bool has_moved(const SourceRecord& record) { return record.moved_runs >= kRunsUntilMoved; }

Seconds back_off(int failures) {
  if (failures <= kPatience) return Seconds{0};
  Seconds wait = kFirstBackOff;
  for (int i = kPatience + 1; i < failures && wait < kLongestBackOff; ++i) wait *= 2;
  return std::min(wait, kLongestBackOff);
}

}  // namespace twinform
