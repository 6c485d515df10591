// SPDX-License-Identifier: MIT
#include "app/ingest.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/backlog.h"
#include "app/due_source.h"
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
constexpr Seconds kBlockedBackOff{6 * 3600};  // who keeps knocking stays locked out
constexpr Seconds kLookAllUpAfter{
    43'200};  // so that a known entry's last_seen is right to the day, without a write for every look

// One source on its way: fetched, perhaps read, not yet in the ledger.
struct Arrival {
  Fetched fetched = {};
  LastLook look = {};                // before it is read, what is known of its entries; then what is to be
  bool looks_all_up = false;         // also those that are known to be as they were
  std::string body_hash = {};        // of what was read
  std::optional<Feed> feed = {};     // none where there is nothing new to read
  std::vector<EntryKeys> keys = {};  // of the feed's entries
  Roll roll = {};
};

class Ingest {
 public:
  Ingest(const Context& context, Ledger& ledger) : context_(context), ledger_(ledger), now_(context.clock.now()) {}

  Result<std::vector<SourceReport>> run(std::vector<KnownSource> sources) {
    records_.reserve(sources.size());
    for (KnownSource& known : sources) add(*known.source, std::move(known.record));
    std::vector<SourceReport> reports;
    for (std::size_t i = 0; i < sources_.size(); ++i) reports.push_back(absent(i));
    TRY(ledger_.renew_links());
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
    Arrival arrival{.fetched = std::move(fetched)};
    if (!relocated_[i]) arrival.look = TRY(ledger_.last_look(sources_[i]->name));
    arrival.looks_all_up = now_ - arrival.look.since >= kLookAllUpAfter;
    if (arrival.looks_all_up) arrival.look.since = now_;
    return arrivals.put(order, std::move(arrival));
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

  void understand(Arrival& arrival, const Url& address) const {
    Fetched& fetched = arrival.fetched;
    auto feed = parse_feed(std::move(fetched.body), fetched.final_url, fetched.content_type, fetched.content_language);
    if (!feed) {
      fetched.status = FetchStatus::failed;
      fetched.error = std::move(feed).error();
      return;
    }
    std::vector<Sighting> sightings = sightings_of(*feed);
    const Url& base = feed->info().page.empty() ? address : feed->info().page;
    arrival.keys =
        arrival.looks_all_up ? entry_keys(sightings, base) : entry_keys(sightings, base, arrival.look.entries);
    mark_unchanged(arrival.keys, arrival.look.entries);
    arrival.roll = roll_of(sightings, arrival.keys, now_);
    arrival.look.entries = fingerprints(arrival.keys);
    arrival.feed = std::move(*feed);
  }

  static std::vector<Sighting> sightings_of(const Feed& feed) {
    std::vector<Sighting> sightings;
    for (const RawEntry& raw : feed.entries()) {
      sightings.push_back({raw.guid, raw.link, raw.title, raw.content_hash, raw.date_hash});
    }
    return sightings;
  }

  static std::vector<Fingerprint> fingerprints(std::span<const EntryKeys> keys) {
    std::vector<Fingerprint> prints;
    for (const EntryKeys& one : keys) prints.push_back(one.fingerprint);
    std::ranges::sort(prints, {}, &Fingerprint::written);
    return prints;
  }

  Result<SourceReport> settle(std::size_t i, Arrival& arrival) {
    const Source& source = *sources_[i];
    if (arrival.feed && TRY(has_replaced(i, arrival))) refuse(arrival, records_[i]);
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
    if (!has_moved(record) || !moved_to.empty()) {
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
    report.baseline = !record.baselined || TRY(is_another_feed(record, arrival));
    std::vector<bool> fresh =
        report.baseline ? newest_entries(feed, backlog_of(source)) : std::vector<bool>(raws.size(), true);
    EntryId before = TRY(ledger_.last_entry());
    for (std::size_t i = raws.size(); i-- > 0;) {  // feeds list the newest first; ids rise with time
      if (!keys[i].unchanged || arrival.looks_all_up) TRY(store_entry(source, arrival, i, !fresh[i], report));
    }
    if (!report.baseline && report.fresh == raws.size()) TRY(warn_of_gap(record, report));
    if (!report.baseline) TRY(hold_flood(source, record, before, report));
    record.baselined = true;
    return ledger_.store(source.name, arrival.look);
  }

  int backlog_of(const Source& source) const { return source.backlog.value_or(context_.settings.library.backlog); }

  Result<void> hold_flood(const Source& source, const SourceRecord& record, EntryId before, SourceReport& report) {
    if (source.flood == OnFlood::post || report.fresh < kFewestInAFlood) return {};
    std::vector<Instant> fresh = TRY(ledger_.dates_of(source.name, kDatesOfHabit + report.fresh));
    std::vector<Instant> habit(fresh.begin() + static_cast<std::ptrdiff_t>(std::min(report.fresh, fresh.size())),
                               fresh.end());
    fresh.resize(fresh.size() - habit.size());
    if (!is_flood(fresh, std::move(habit), record.last_ok.value_or(now_), now_)) return {};
    report.held = std::exchange(report.fresh, 0);
    return ledger_.hold(source.name, before);
  }

  Result<void> warn_of_gap(const SourceRecord& record, SourceReport& report) {
    if (!may_have_missed(TRY(ledger_.dates_of(record.name, report.fresh)), record.last_ok.value_or(now_))) return {};
    report.warnings.push_back(
        fmt::format("all its {} entries came since the last look, at {}: others may have come and gone; it wants to be "
                    "read more often",
                    report.fresh, to_rfc3339(*record.last_ok)));
    return {};
  }

  // Is none of its entries one that the source had before?
  Result<bool> is_unknown(const std::string& source, const Arrival& arrival) {
    for (std::size_t i = 0; i < arrival.keys.size(); ++i) {
      EntryKeys keys = arrival.keys[i];
      if (keys.unchanged) return false;
      keys.words = words_of(read_entry(*arrival.feed, arrival.feed->entries()[i]));
      if (TRY(ledger_.find_entry(source, keys, arrival.roll))) return false;
    }
    return true;
  }

  // A new address under an old name: the same feed moved house, or another one that has to begin with a baseline?
  Result<bool> is_another_feed(const SourceRecord& record, const Arrival& arrival) {
    auto index = static_cast<std::size_t>(&record - records_.data());
    return relocated_[index] ? is_unknown(record.name, arrival) : Result<bool>{false};
  }

  // What a redirect or the next owner of a domain serves at the old address.
  Result<bool> has_replaced(std::size_t i, const Arrival& arrival) {
    const SourceRecord& record = records_[i];
    if (!record.baselined || relocated_[i] || arrival.keys.empty()) return false;
    if (!share_no_word(record.title.view(), arrival.feed->info().title.view())) return false;
    bool had_entries = !TRY(ledger_.last_look(record.name)).entries.empty();
    return had_entries ? is_unknown(record.name, arrival) : Result<bool>{false};
  }

  static void refuse(Arrival& arrival, const SourceRecord& record) {
    arrival.fetched.status = FetchStatus::failed;
    arrival.fetched.error = Error{
        .kind = ErrorKind::input,
        .what = fmt::format("another feed, \"{}\", is where \"{}\" was: none of its entries is known, and nothing "
                            "of it was taken",
                            arrival.feed->info().title.view(), record.title.view()),
        .hint = "if this is the feed that you want, give the source another name, so that it begins anew"};
    arrival.feed.reset();
  }

  Result<void> store_entry(const Source& source, const Arrival& arrival, std::size_t i, bool baseline,
                           SourceReport& report) {
    EntryKeys keys = arrival.keys[i];
    auto same = TRY(ledger_.find_entry(source.name, {.content = keys.content}));
    if (same && same->content_hash == keys.content) return see_unedited(*same, keys);
    if (keys.unchanged) same = TRY(ledger_.find_entry(source.name, keys, arrival.roll));
    if (keys.unchanged && same)
      return ledger_.see_entry(*same, keys, nullptr, now_);  // its link is canonical otherwise
    Entry entry = read_entry(*arrival.feed, arrival.feed->entries()[i]);
    entry.source = source.name;
    if (!source.language.empty()) entry.language = source.language;
    keys.words = words_of(entry);
    if (auto known = TRY(ledger_.find_entry(source.name, keys, arrival.roll)))
      return ledger_.see_entry(*known, keys, &entry, now_);
    NewEntry stored = TRY(ledger_.add_entry(entry, keys, story_keys(entry), source.tags, baseline, now_));
    TRY(merge_by_evidence(ledger_, entry, stored, now_));
    if (!baseline) ++report.fresh;
    return {};
  }

  Result<void> see_unedited(const EntryRecord& known, const EntryKeys& keys) {
    bool lately = now_ - known.last_seen < kLookAllUpAfter;
    return lately ? Result<void>{} : ledger_.see_entry(known, keys, nullptr, now_);
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

}  // namespace twinform
