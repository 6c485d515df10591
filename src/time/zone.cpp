// SPDX-License-Identifier: MIT
#include "time/zone.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <exception>
#include <optional>

#include "base/strings.h"

namespace twinform {

namespace {

const date::time_zone& rules(const void* zone) { return *static_cast<const date::time_zone*>(zone); }

date::local_seconds to_date(LocalTime local) { return date::local_seconds(local.time_since_epoch()); }

std::vector<std::string> all_names() {
  std::vector<std::string> names;
  try {
    for (const date::time_zone& zone : date::get_tzdb().zones) names.push_back(zone.name());
  } catch (const std::exception&) {
    names.clear();
  }
  return names;
}

std::string_view city(std::string_view name) { return name.substr(name.rfind('/') + 1); }

// "europe/london", "London" and "Europe/Lodon" are all meant to be "Europe/London".
std::string near_name(std::string_view wanted) {
  std::vector<std::string> names = all_names();
  if (names.empty()) return "no time zone data was found: install the package tzdata";
  for (const std::string& name : names) {
    if (iequals(name, wanted)) return fmt::format("did you mean \"{}\"?", name);
  }
  for (const std::string& name : names) {
    if (name.find('/') != std::string::npos && iequals(city(name), city(wanted)))
      return fmt::format("did you mean \"{}\"?", name);
  }
  if (auto near = did_you_mean(wanted, names)) return fmt::format("did you mean \"{}\"?", *near);
  return "write it like \"Europe/London\", \"UTC\" or \"local\"";
}

// What TZ says where it names a zone, as for other programs; else the system's setting; UTC where there is none.
std::string system_zone_name() {
  const char* variable = std::getenv("TZ");
  std::string_view configured = variable == nullptr ? "" : variable;
  if (configured.starts_with(':')) configured.remove_prefix(1);
  try {
    if (!configured.empty()) return date::locate_zone(configured)->name();
    return date::current_zone()->name();
  } catch (const std::exception&) {
    return "UTC";
  }
}

std::optional<int> two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size() || !is_digit(text[at]) || !is_digit(text[at + 1])) return std::nullopt;
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

std::optional<LocalTime> read_local(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00T00:00:00";
  if (text.size() != 16 && text.size() != 19) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (kShape[i] != '0' && kShape[i] != (text[i] == ' ' ? 'T' : text[i])) return std::nullopt;
  }
  std::array<int, 7> parts{};
  constexpr std::array<std::size_t, 6> kOffsets{0, 2, 5, 8, 11, 14};
  for (std::size_t i = 0; i < kOffsets.size(); ++i) {
    auto part = two_digits(text, kOffsets[i]);
    if (!part) return std::nullopt;
    parts[i] = *part;
  }
  if (text.size() == 19) {
    auto seconds = two_digits(text, 17);
    if (!seconds) return std::nullopt;
    parts[6] = *seconds;
  }
  using namespace std::chrono;
  year_month_day date{year{parts[0] * 100 + parts[1]}, month{static_cast<unsigned>(parts[2])},
                      day{static_cast<unsigned>(parts[3])}};
  if (!date.ok() || parts[4] > 23 || parts[5] > 59 || parts[6] > 59) return std::nullopt;
  return LocalTime{local_days{date}} + hours{parts[4]} + minutes{parts[5]} + Seconds{parts[6]};
}

}  // namespace

Zone::Zone() : name_("UTC") {}

Seconds Zone::offset_at(Instant at) const { return zone_ == nullptr ? Seconds{0} : rules(zone_).get_info(at).offset; }

LocalTime Zone::to_local(Instant at) const { return LocalTime{at.time_since_epoch() + offset_at(at)}; }

Instant Zone::to_instant(LocalTime local) const {
  if (zone_ == nullptr) return Instant{local.time_since_epoch()};
  date::local_info info = rules(zone_).get_info(to_date(local));
  if (info.result == date::local_info::nonexistent) return info.first.end;
  return Instant{local.time_since_epoch() - info.first.offset};
}

Result<Zone> find_zone(std::string_view name) {
  Zone zone;
  std::string wanted = name == "local" ? system_zone_name() : std::string(name);
  if (wanted == "UTC") return zone;
  try {
    const date::time_zone* found = date::locate_zone(wanted);
    found->get_info(Instant{});  // reads its file, so that nothing later can fail
    zone.zone_ = found;
    zone.name_ = wanted;
    return zone;
  } catch (const std::exception&) {
    return fail(ErrorKind::input, fmt::format("there is no time zone \"{}\"", wanted), near_name(wanted));
  }
}

std::string to_text(LocalTime local) {
  using namespace std::chrono;
  auto day = floor<days>(local);
  year_month_day date{day};
  hh_mm_ss time{local - day};
  std::string text =
      fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), time.hours().count(), time.minutes().count());
  if (time.seconds().count() != 0) text += fmt::format(":{:02}", time.seconds().count());
  return text;
}

Result<LocalTime> parse_local(std::string_view text) {
  if (auto local = read_local(text)) return *local;
  return fail(ErrorKind::input, fmt::format("\"{}\" is no local time", text), "write it like 2026-11-23T09:00");
}

}  // namespace twinform
