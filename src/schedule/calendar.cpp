// SPDX-License-Identifier: MIT
#include "schedule/calendar.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "schedule/content_lines.h"
#include "schedule/repeat.h"

namespace twinform {

namespace {

using namespace std::chrono;

constexpr std::size_t kMostClosures = 200'000, kMostRules = 1'000, kMostZones = 100;

// DATE or DATE-TIME. Without a zone it is a time of whoever reads it.
struct CalendarTime {
  LocalTime local{};
  bool is_date = false;
  std::optional<Zone> zone;
  LocalTime seen_in(const Zone& other) const { return zone ? other.to_local(zone->to_instant(local)) : local; }
};

struct Event {
  ContentLine begin;  // BEGIN:VEVENT
  std::optional<CalendarTime> start, end;
  std::optional<Seconds> duration;
  std::vector<ContentLine> rules, exceptions;
  bool cancelled = false;
};

// "PT2H30M", "P1D", "P2W", "P1DT12H" (RFC 5545 §3.3.6).
std::optional<Seconds> read_length(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  if (!text.starts_with('P')) return std::nullopt;
  Seconds length{0};
  for (text.remove_prefix(1); !text.empty();) {
    if (text.starts_with('T')) text.remove_prefix(1);
    std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    auto number = digits <= 6 ? parse_integer(text.substr(0, digits)) : std::nullopt;
    if (!number || digits == text.size()) return std::nullopt;
    switch (text[digits]) {
      case 'W': length += Seconds{*number * 604'800}; break;
      case 'D': length += Seconds{*number * 86'400}; break;
      case 'H': length += Seconds{*number * 3'600}; break;
      case 'M': length += Seconds{*number * 60}; break;
      case 'S': length += Seconds{*number}; break;
      default: return std::nullopt;
    }
    text.remove_prefix(digits + 1);
  }
  return length;
}

class CalendarReader {
 public:
  explicit CalendarReader(const Zone& zone) : zone_(zone) {}

  Result<Calendar> read(const std::vector<ContentLine>& lines) {
    if (lines.empty() || lines[0].name != "BEGIN" || !iequals(lines[0].value, "VCALENDAR")) {
      return fail_in_line(lines.empty() ? ContentLine{.number = 1} : lines[0], "this is no iCalendar file",
                          "it has to begin with BEGIN:VCALENDAR");
    }
    for (const ContentLine& line : lines) TRY(read_line(line));
    if (!open_.empty()) return fail_in_line(open_.back(), fmt::format("this {} has no end", open_.back().value));
    return std::move(calendar_);
  }

 private:
  Result<void> read_line(const ContentLine& line) {
    if (line.name == "BEGIN") {
      if (open_.size() >= 8) return fail_in_line(line, "components stand too deep in one another");
      open_.push_back(line);
      if (iequals(line.value, "VEVENT")) event_ = Event{.begin = line};
      return {};
    }
    bool in_event = !open_.empty() && iequals(open_.back().value, "VEVENT");
    if (line.name != "END") return in_event ? read_property(line) : Result<void>{};
    if (open_.empty() || !iequals(open_.back().value, line.value))
      return fail_in_line(line, fmt::format("nothing has begun that this could end: {}", line.value));
    open_.pop_back();
    return in_event ? add_event() : Result<void>{};
  }

  Result<void> read_property(const ContentLine& line) {
    if (line.name == "DTSTART") event_.start = TRY(read_time(line, line.value));
    if (line.name == "DTEND") event_.end = TRY(read_time(line, line.value));
    if (line.name == "RRULE") event_.rules.push_back(line);
    if (line.name == "EXDATE") event_.exceptions.push_back(line);
    if (line.name == "STATUS") event_.cancelled = iequals(line.value, "CANCELLED");
    if (line.name == "RDATE" || line.name == "EXRULE")
      return fail_in_line(line, line.name + " is not understood", "write events of their own for these days");
    if (line.name != "DURATION") return {};
    event_.duration = read_length(line.value);
    if (event_.duration) return {};
    return fail_in_line(line, "this is no DURATION", "write it like P1D or PT2H30M");
  }

  // "20261224", "20261224T120000", "20261224T120000Z"
  Result<CalendarTime> read_time(const ContentLine& line, std::string_view text) {
    CalendarTime time{.is_date = text.size() == 8};
    bool utc = text.size() == 16 && text.back() == 'Z';
    bool shaped = time.is_date || utc || text.size() == 15;
    std::string_view clock = time.is_date || !shaped ? "T000000" : text.substr(8, 7);
    auto local =
        !shaped ? Result<LocalTime>(LocalTime{})
                : parse_local(fmt::format("{}-{}-{}{}:{}:{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2),
                                          clock.substr(0, 3), clock.substr(3, 2), clock.substr(5, 2)));
    if (!shaped || !local || *local < LocalTime{LocalDay{year{1900} / 1 / 1}})
      return fail_in_line(line, fmt::format("this is no date of {}", line.name),
                          "write it like 20261224 or 20261224T180000Z");
    time.local = *local;
    if (utc) time.zone = Zone();
    if (!time.is_date && !utc) time.zone = TRY(zone_named(line));
    return time;
  }

  // Told once where the system does not know it.
  Result<std::optional<Zone>> zone_named(const ContentLine& line) {
    std::string name(line.parameter("TZID"));
    if (name.empty()) return std::nullopt;
    if (auto known = zones_.find(name); known != zones_.end()) return known->second;
    if (zones_.size() >= kMostZones) return fail_in_line(line, "this calendar has too many time zones");
    auto zone = find_zone(name);
    if (!zone) {
      Error unknown = fail_in_line(line, fmt::format("there is no time zone \"{}\"", name)).value();
      unknown.hint = fmt::format("its times are taken as those of {}", zone_.name());
      calendar_.warnings.push_back(std::move(unknown));
    }
    return zones_[name] = zone ? std::optional(*zone) : std::nullopt;
  }

  Result<void> add_event() {
    if (event_.cancelled) return {};
    if (!event_.start) return fail_in_line(event_.begin, "this VEVENT has no DTSTART");
    LocalDay first = floor<days>(event_.start->local);
    std::vector<LocalDay> starts{first};
    for (const ContentLine& rule : event_.rules) {
      if (++rules_ > kMostRules) return fail_in_line(rule, "this calendar has too many rules");
      auto repeated = repeat(rule.value, first);
      if (!repeated) return fail_in_line(rule, repeated.error().what, repeated.error().hint);
      starts.insert(starts.end(), repeated->begin(), repeated->end());
    }
    std::vector<LocalTime> exceptions = TRY(read_exceptions());
    for (LocalDay day : starts) {
      if (!std::ranges::binary_search(exceptions, seen(*event_.start, day - first))) TRY(add_closure(day - first));
    }
    return {};
  }

  Result<std::vector<LocalTime>> read_exceptions() {
    std::vector<LocalTime> exceptions;
    for (const ContentLine& line : event_.exceptions) {
      for (std::string_view text : split(line.value, ',')) {
        exceptions.push_back(seen(TRY(read_time(line, text)), days{0}));
      }
    }
    std::ranges::sort(exceptions);
    return exceptions;
  }

  LocalTime seen(CalendarTime time, days later) const {
    time.local += later;
    return time.seen_in(zone_);
  }

  // A date without an end is a day; a time without an end closes nothing (RFC 5545 §3.6.1).
  Result<void> add_closure(days later) {
    if (calendar_.closures.size() >= kMostClosures)
      return fail_in_line(event_.begin, "this calendar has too many events");
    CalendarTime end = event_.end.value_or(*event_.start);
    if (!event_.end) end.local += event_.duration.value_or(event_.start->is_date ? Seconds{days{1}} : Seconds{0});
    if (end.local < event_.start->local) return fail_in_line(event_.begin, "this VEVENT ends before it begins");
    calendar_.closures.push_back({seen(*event_.start, later), seen(end, later)});
    return {};
  }

  const Zone& zone_;
  std::vector<ContentLine> open_;
  Event event_;
  Calendar calendar_;
  std::map<std::string, std::optional<Zone>> zones_;  // by TZID
  std::size_t rules_ = 0;
};

}  // namespace

Result<Calendar> read_calendar(std::string_view text, const Zone& zone) {
  return CalendarReader(zone).read(TRY(read_content_lines(text)));
}

}  // namespace twinform
