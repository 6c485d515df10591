// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "base/strings.h"
#include "config/sections.h"
#include "schedule/calendar.h"
#include "time/rule_text.h"

namespace twinform {

namespace {

constexpr std::size_t kCalendarBytes = 1U << 20U;

std::optional<Recurrence> read_rule(TableReader& table) {
  const TomlMember* when = table.find("when", TomlValue::Kind::text, "\"weekdays 09:00\"");
  const TomlMember* cron = table.find("cron", TomlValue::Kind::text, "\"0 9 * * 1-5\"");
  if (when != nullptr && cron != nullptr) {
    table.error(cron->value, fmt::format("{} has both when and cron", table.title()), "keep one of them");
    return std::nullopt;
  }
  if (when == nullptr && cron == nullptr) return std::nullopt;
  auto rule = when != nullptr ? parse_when(when->value.text) : parse_cron(cron->value.text);
  if (rule) return *std::move(rule);
  table.error_in(when != nullptr ? when->value : cron->value, rule.error());
  return std::nullopt;
}

std::optional<LocalDay> read_day(TableReader& table, std::string_view key) {
  const TomlMember* member = table.find(key, TomlValue::Kind::text, "\"2026-12-31\"");
  if (member == nullptr) return std::nullopt;
  auto day = parse_day(member->value.text);
  if (!day) table.error(member->value, fmt::format("{} has to be a date", key), "write it like \"2026-12-31\"");
  return day;
}

// What lies before `starts` and behind `until` is closed.
void read_bounds(TableReader& table, Closures& closed) {
  auto starts = read_day(table, "starts"), until = read_day(table, "until");
  if (starts && until && *until < *starts)
    return table.error(table.find("until")->value, fmt::format("{} ends before it starts", table.title()));
  if (starts) closed.add(Closure{kEver, *starts});
  if (until) closed.add(Closure{*until + std::chrono::days{1}, kForever});
}

// A mistake in a calendar is shown where it stands there.
void read_calendar_file(TableReader& table, const TomlValue& name, const Zone& zone, Closures& closed) {
  Path path = table.file().resolve(name.text);
  auto text = read_file(path, kCalendarBytes);
  if (!text) return table.error(name, text.error().what, text.error().hint);
  auto calendar = read_calendar(*text, zone);
  if (!calendar) {
    Error error = calendar.error();
    error.where.file = path.string();
    return table.problems().error(table.file(), std::move(error.where), std::move(error.what), std::move(error.hint));
  }
  for (const Closure& closure : calendar->closures) closed.add(closure);
  for (const Error& warning : calendar->warnings) {
    table.problems().warning(table.file(), name.spot,
                             fmt::format("{}:{}: {}", path.string(), warning.where.line, warning.what), warning.hint);
  }
}

}  // namespace

std::optional<MergeRule> read_merge(TableReader& table) {
  return table.choice<MergeRule>(
      "merge", {{"strict", MergeRule::strict}, {"normal", MergeRule::normal}, {"off", MergeRule::off}});
}

std::optional<QuietHours> read_quiet(TableReader& table) {
  if (table.find("quiet") == nullptr) return std::nullopt;
  QuietHours quiet;
  for (const TomlValue* span : table.strings("quiet")) {
    if (auto added = quiet.add(span->text); !added) table.error_in(*span, added.error());
  }
  return quiet;
}

std::optional<Closures> read_closed(TableReader& table, const Zone& zone) {
  if (table.find("closed") == nullptr) return std::nullopt;
  Closures closed;
  for (const TomlValue* item : table.strings("closed")) {
    constexpr std::string_view kCalendar = ".ics";
    bool is_file = item->text.size() > kCalendar.size() && to_lower(item->text).ends_with(kCalendar);
    if (is_file)
      read_calendar_file(table, *item, zone, closed);
    else if (auto added = closed.add(item->text); !added)
      table.error_in(*item, added.error());
  }
  return closed;
}

Schedule read_schedule(TableReader& table, const std::string& broadcast, const LibrarySettings& library) {
  Schedule schedule;
  schedule.name = broadcast;
  schedule.when = read_rule(table);
  schedule.zone = read_zone(table, "timezone").value_or(library.zone);
  schedule.catch_up =
      table.choice<CatchUp>("catch_up", {{"latest", CatchUp::latest}, {"none", CatchUp::none}, {"all", CatchUp::all}})
          .value_or(schedule.catch_up);
  schedule.stale_after = table.duration("stale_after").value_or(schedule.stale_after);
  schedule.quiet = read_quiet(table).value_or(library.quiet);
  schedule.closed = read_closed(table, schedule.zone).value_or(library.closed);
  read_bounds(table, schedule.closed);
  return schedule;
}

}  // namespace twinform
