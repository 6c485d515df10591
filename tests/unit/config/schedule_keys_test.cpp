// SPDX-License-Identifier: MIT
// The keys that say when.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "config/load.h"
#include "support/temp_dir.h"

using namespace twinform;
using twinform::test::TempDir;

namespace {

Loaded load(const TempDir& folder, std::string_view text) {
  static const std::vector<AdapterSchema> kSchemas{{"bulletin", {{"path", OptionType::path, true, "", "The folder."}}}};
  return load_settings(folder.write("twinform.toml", text), kSchemas);
}

std::string errors_of(std::string_view text) {
  TempDir folder;
  std::string out;
  for (const Error& error : load(folder, text).errors)
    out += fmt::format("{}:{} {}\n", error.where.line, error.where.column, error.what);
  return out;
}

}  // namespace

TEST_CASE("schedules that can't be are mistakes") {
  constexpr std::string_view kBase =
      "[sources.a]\nurl = \"-\"\n[outputs.o]\ntype = \"bulletin\"\npath = \"x\"\n[broadcasts.b]\nfrom = \"a\"\nto = "
      "\"o\"\n";
  auto wrong = [&](std::string_view lines) { return errors_of(std::string(kBase) + std::string(lines)); };
  CHECK(wrong("when = \"daily 09:00\"\ncron = \"0 9 * * *\"\n") == "10:8 [broadcasts.b] has both when and cron\n");
  CHECK(wrong("cron = \"0 0 30 2 *\"\n") == "9:9 this never happens\n");
  CHECK(wrong("timezone = \"Europe/Lodnon\"\n") == "9:12 there is no time zone \"Europe/Lodnon\"\n");
  CHECK(wrong("quiet = \"22:00 to 7\"\n") == "9:19 here should be a time of day\n");
  CHECK(wrong("closed = [\"25 Dec\", \"31 Nov\"]\n") == "9:22 no month has such a day\n");
  CHECK(wrong("starts = \"2026-12-01\"\nuntil = \"2026-11-30\"\n") == "10:9 [broadcasts.b] ends before it starts\n");
  CHECK(wrong("until = \"Christmas\"\n") == "9:9 until has to be a date\n");
}

TEST_CASE("merge is that of the library where a broadcast has none") {
  TempDir folder;
  Loaded loaded =
      load(folder,
           "[library]\nmerge = \"strict\"\n[sources.a]\nurl = \"-\"\n[outputs.o]\ntype = \"bulletin\"\npath = "
           "\"x\"\n[broadcasts.always]\nfrom = \"a\"\nto = \"o\"\n[broadcasts.own]\nfrom = \"a\"\nto = "
           "\"o\"\nmerge = \"off\"\n");
  REQUIRE(loaded.settings);
  CHECK(loaded.settings->broadcasts[0].merge == MergeRule::strict);
  CHECK(loaded.settings->broadcasts[1].merge == MergeRule::off);
}

TEST_CASE("quiet hours and closed days are those of the library where a broadcast has none") {
  TempDir folder;
  folder.write("holidays.ics",
               "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261224T120000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n");
  constexpr std::string_view kText =
      "[library]\ntimezone = \"UTC\"\nquiet = \"22:00 to 07:00\"\nclosed = [\"holidays.ics\"]\n"
      "[sources.a]\nurl = \"-\"\n[outputs.o]\ntype = \"bulletin\"\npath = \"x\"\n"
      "[broadcasts.as_the_library]\nfrom = \"a\"\nto = \"o\"\n"
      "[broadcasts.always]\nfrom = \"a\"\nto = \"o\"\nquiet = []\nclosed = []\n"
      "[broadcasts.own]\nfrom = \"a\"\nto = \"o\"\ntimezone = \"Europe/Berlin\"\nquiet = \"12:00 to 13:00\"\n"
      "closed = [\"holidays.ics\"]\nstarts = \"2026-12-01\"\nuntil = \"2026-12-31\"\n";
  Loaded loaded = load(folder, kText);
  REQUIRE(loaded.settings.has_value());
  auto closed_times = [](const Schedule& schedule) {
    std::string out = schedule.quiet.describe();
    for (const Closure& closure : schedule.closed.following(kEver, 9)) out += "; " + to_text(closure);
    return out;
  };
  CHECK(closed_times(loaded.settings->broadcasts[0].schedule) == "22:00 to 07:00; 2026-12-24 12:00 to 13:00");
  CHECK(closed_times(loaded.settings->broadcasts[1].schedule) == "");
  CHECK(closed_times(loaded.settings->broadcasts[2].schedule) ==
        "12:00 to 13:00; until 2026-11-30; 2026-12-24 13:00 to 14:00; from 2027-01-01 on");
}

TEST_CASE("a mistake in a calendar is told where it stands") {
  TempDir folder;
  folder.write("holidays.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:yesterday\nEND:VEVENT\nEND:VCALENDAR\n");
  Loaded loaded = load(folder, "[library]\nclosed = \"holidays.ics\"\n");
  REQUIRE(loaded.errors.size() == 1);
  CHECK(loaded.errors[0].where.file == (folder / "holidays.ics").string());
  CHECK(loaded.errors[0].where.line == 3);
  CHECK(loaded.errors[0].what == "this is no date of DTSTART");
  loaded = load(folder, "[library]\nclosed = \"missing.ics\"\n");
  REQUIRE(loaded.errors.size() == 1);
  CHECK(loaded.errors[0].where.line == 2);
}
