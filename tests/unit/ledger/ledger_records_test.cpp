// SPDX-License-Identifier: MIT
// Sources, outputs and notes come back as they were stored.
#include <doctest/doctest.h>

#include "ledger_fixture.h"

using namespace twinform;
using namespace twinform::test;

TEST_CASE("a source's record comes back whole and can be changed") {
  Ledger ledger = memory_ledger();
  SourceRecord record{.name = "a",
                      .location = "https://example.org/feed",
                      .baselined = true,
                      .validators = {.etag = "\"x\"", .last_modified = "Mon, 23 Nov 2026 09:00:00 GMT"},
                      .body_hash = "00ff",
                      .last_try = kNow,
                      .last_ok = kNow - Seconds{1},
                      .last_failure = kNow - Seconds{2},
                      .not_before = kNow + Seconds{1},
                      .outcome = "blocked",
                      .failures = 3,
                      .last_error = "timed out",
                      .moved_to = "https://example.org/new",
                      .moved_runs = 2,
                      .gone = true,
                      .title = clean_line("A feed")};
  must(ledger.store(SourceRecord{.name = "a"}));
  must(ledger.store(record));
  SourceRecord stored = must(ledger.source("a"));
  CHECK(stored.name == record.name);
  CHECK(stored.location == record.location);
  CHECK(stored.baselined);
  CHECK(stored.validators == record.validators);
  CHECK(stored.body_hash == record.body_hash);
  CHECK(stored.last_try == record.last_try);
  CHECK(stored.last_ok == record.last_ok);
  CHECK(stored.last_failure == record.last_failure);
  CHECK(stored.not_before == record.not_before);
  CHECK(stored.outcome == "blocked");
  CHECK(stored.failures == 3);
  CHECK(stored.last_error == record.last_error);
  CHECK(stored.moved_to == record.moved_to);
  CHECK(stored.moved_runs == 2);
  CHECK(stored.gone);
  CHECK(stored.title == record.title);
}

TEST_CASE("what the last look at a source left comes back and gives way to the next") {
  Ledger ledger = memory_ledger();
  CHECK(must(ledger.last_look("a")) == LastLook{});
  const LastLook first{.since = kNow, .entries = {{.written = 1, .link = 2}, {.written = ~0ULL, .link = 0}}};
  must(ledger.store("a", first));
  must(ledger.store("b", LastLook{.since = kNow}));
  CHECK(must(ledger.last_look("a")) == first);
  CHECK(must(ledger.last_look("b")) == LastLook{.since = kNow});
  const LastLook next{.since = kNow + Seconds{1}, .entries = {{.written = 3, .link = 4}}};
  must(ledger.store("a", next));
  CHECK(must(ledger.last_look("a")) == next);
}

TEST_CASE("an unknown source or output is a new one and asking stores nothing") {
  Ledger ledger = memory_ledger();
  SourceRecord source = must(ledger.source("new"));
  CHECK(source.name == "new");
  CHECK_FALSE(source.baselined);
  CHECK_FALSE(source.last_ok.has_value());
  OutputRecord output = must(ledger.output("new"));
  CHECK(output.name == "new");
  CHECK_FALSE(output.limits.has_value());
  CHECK(must(ledger.sources()).empty());
}

TEST_CASE("an entry's date is when it was published and never later than when it was first seen") {
  Ledger ledger = memory_ledger();
  auto dated = [&](const char* guid, std::optional<Instant> published, bool baseline) {
    Entry made = entry("a", guid, std::string("https://example.org/") + guid, guid);
    made.published = published;
    add(ledger, made, baseline);
  };
  dated("old", kNow - Seconds{500}, true);
  dated("without", std::nullopt, true);
  dated("new", std::nullopt, false);
  dated("future", kNow + Seconds{500}, false);
  auto dates = must(ledger.entry_dates(10));
  CHECK(dates["a"] == std::vector<Instant>{kNow, kNow, kNow - Seconds{500}});
  CHECK(must(ledger.entry_dates(1))["a"] == std::vector<Instant>{kNow});
}

TEST_CASE("sources are listed by name") {
  Ledger ledger = memory_ledger();
  for (const char* name : {"b", "a", "c"}) must(ledger.store(SourceRecord{.name = name}));
  Words names;
  for (const SourceRecord& record : must(ledger.sources())) names.push_back(record.name);
  CHECK(names == Words{"a", "b", "c"});
}

TEST_CASE("an output's record comes back whole") {
  Ledger ledger = memory_ledger();
  Limits limits{.software = "mastodon 4.5.0",
                .account = "@library@glammr.example",
                .text = {.service = Service::bluesky, .max_length = 300, .max_bytes = 3000, .url_length = 23},
                .max_media = 4,
                .max_description = 1500,
                .images = {.max_bytes = 16'777'216, .max_pixels = 33'177'600, .types = {"image/png", "image/jpeg"}},
                .guarantee = Guarantee::searchable,
                .key_window = Seconds{3600},
                .note = R"({"account_id":"7"})"};
  must(ledger.store(OutputRecord{.name = "o", .limits = limits, .probed = kNow, .paused = "401", .not_before = kNow}));
  OutputRecord stored = must(ledger.output("o"));
  REQUIRE(stored.limits.has_value());
  CHECK(*stored.limits == limits);
  CHECK(stored.probed == kNow);
  CHECK(stored.paused == "401");
  CHECK(stored.not_before == kNow);
}

TEST_CASE("an output's guarantee comes back as it was found") {
  Ledger ledger = memory_ledger();
  for (Guarantee guarantee : {Guarantee::keyed, Guarantee::chosen_id, Guarantee::searchable, Guarantee::blind}) {
    must(ledger.store(OutputRecord{.name = "o", .limits = Limits{.guarantee = guarantee}}));
    CHECK(must(ledger.output("o")).limits.value().guarantee == guarantee);
  }
}

TEST_CASE("a note is what was noted last") {
  Ledger ledger = memory_ledger();
  CHECK(must(ledger.note("last_run")) == "");
  must(ledger.note("last_run", "yesterday"));
  must(ledger.note("last_run", "today"));
  CHECK(must(ledger.note("last_run")) == "today");
}
