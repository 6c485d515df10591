// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "schedule/slots.h"
#include "time/day_names.h"

namespace twinform {

namespace {

constexpr int kMostSlots = 1'000;

struct Question {
  Schedule schedule;
  Instant from{};
  int count = 10;
};

Result<Instant> read_from(const std::string& text, const Zone& zone) {
  if (text.ends_with('Z')) return from_rfc3339(text);
  constexpr std::size_t kDate = 10;
  return zone.to_instant(TRY(parse_local(text.size() == kDate ? text + "T00:00" : text)));
}

Result<Schedule> schedule_of_broadcast(Session& session, const std::string& name) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return fail(ErrorKind::config, "without a configuration there are no broadcasts");
  auto found = std::ranges::find(settings->broadcasts, name, &BroadcastSettings::name);
  if (found != settings->broadcasts.end()) return found->schedule;
  std::vector<std::string> known;
  for (const BroadcastSettings& broadcast : settings->broadcasts) known.push_back(broadcast.name);
  return fail(ErrorKind::usage, fmt::format("there is no broadcast \"{}\"", name),
              fmt::format("the configuration has: {}", join(known, ", ")));
}

// What the options say replaces what the broadcast has.
Result<Schedule> read_schedule(Session& session, const Arguments& arguments) {
  Schedule schedule;
  if (arguments.has("--broadcast")) schedule = TRY(schedule_of_broadcast(session, arguments.value("--broadcast")));
  std::string expression = arguments.value("EXPR");
  if (!expression.empty())
    schedule.when = TRY(looks_like_cron(expression) ? parse_cron(expression) : parse_when(expression));
  else if (!arguments.has("--broadcast"))
    return fail(ErrorKind::usage, "there is no schedule to inspect", "name one, or a broadcast with --broadcast NAME");
  if (arguments.has("--zone") || !arguments.has("--broadcast"))
    schedule.zone = TRY(find_zone(arguments.has("--zone") ? arguments.value("--zone") : "local"));
  if (arguments.has("--quiet-hours")) schedule.quiet = {};
  for (const std::string& span : arguments.values("--quiet-hours")) TRY(schedule.quiet.add(span));
  for (const std::string& days : arguments.values("--closed")) TRY(schedule.closed.add(days));
  return schedule;
}

Result<Question> read_question(Session& session, const Arguments& arguments) {
  Question question{.schedule = TRY(read_schedule(session, arguments)), .from = session.clock().now()};
  if (arguments.has("--from")) question.from = TRY(read_from(arguments.value("--from"), question.schedule.zone));
  if (!arguments.has("--count")) return question;
  auto count = parse_integer(arguments.value("--count"));
  if (!count || *count < 1 || *count > kMostSlots)
    return fail(ErrorKind::usage, fmt::format("--count takes a number from 1 to {}", kMostSlots));
  question.count = static_cast<int>(*count);
  return question;
}

std::string offset_text(Seconds offset) {
  auto minutes = std::abs(offset.count()) / 60;
  return fmt::format("{}{:02}:{:02}", offset.count() < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

// RFC 3339, with the zone's offset.
std::string local_text(const Zone& zone, Instant at) {
  constexpr std::size_t kToTheMinute = 16;
  std::string text = to_text(zone.to_local(at));
  return text + (text.size() == kToTheMinute ? ":00" : "") + offset_text(zone.offset_at(at));
}

// Why a slot is not at the time that names it.
std::string note_on(const Schedule& schedule, const Slot& slot) {
  const Zone& zone = schedule.zone;
  std::string named = to_text(slot.nominal).substr(11);
  if (schedule.when->window(slot.nominal).count() > 0) return fmt::format("at random, slot {}", named);
  if (schedule.quiet.contains(zone.to_local(zone.to_instant(slot.nominal)))) return fmt::format("quiet at {}", named);
  return zone.to_local(slot.at) == slot.nominal ? "" : fmt::format("the clocks skip {}", named);
}

std::vector<Closure> closures_of(const Question& question) {
  constexpr std::size_t kMost = 5;
  return question.schedule.closed.following(question.schedule.zone.to_local(question.from), kMost);
}

Json as_json(const Question& question, const std::vector<Slot>& slots) {
  const Schedule& schedule = question.schedule;
  Json list = Json::array(), closed = Json::array();
  for (const Slot& slot : slots) {
    list.push_back(
        {{"slot", to_text(slot.nominal)}, {"local", local_text(schedule.zone, slot.at)}, {"utc", to_rfc3339(slot.at)}});
  }
  for (const Closure& closure : closures_of(question))
    closed.push_back({{"from", closure.begin == kEver ? Json() : Json(to_text(closure.begin))},
                      {"to", closure.end == kForever ? Json() : Json(to_text(closure.end))}});
  Json out{{"expression", schedule.when ? Json(schedule.when->expression()) : Json()},
           {"words", describe(schedule)},
           {"timezone", schedule.zone.name()}};
  if (!closed.empty()) out["closed"] = std::move(closed);
  out["slots"] = std::move(list);
  return out;
}

void say(Terminal& out, const Question& question, const std::vector<Slot>& slots) {
  const Zone& zone = question.schedule.zone;
  out.line(fmt::format("{}, {}", out.styled(describe(question.schedule), Style::bold), zone.name()));
  for (const Closure& closure : closures_of(question)) out.line("  closed " + to_text(closure));
  std::vector<std::vector<std::string>> rows;
  for (const Slot& slot : slots) {
    unsigned weekday = std::chrono::weekday{std::chrono::floor<std::chrono::days>(zone.to_local(slot.at))}.c_encoding();
    rows.push_back({std::string(weekday_name(weekday).substr(0, 3)),
                    replace_all(to_text(zone.to_local(slot.at)), "T", " "), offset_text(zone.offset_at(slot.at)),
                    to_rfc3339(slot.at), note_on(question.schedule, slot)});
  }
  out.write(render_table(rows, "  "));
  if (!question.schedule.when) return;
  if (slots.size() < static_cast<std::size_t>(question.count))
    out.line(slots.empty() ? "  never again" : "  and then no more");
}

}  // namespace

int command_inspect_schedule(Session& session, const Arguments& arguments) {
  Result<Question> question = read_question(session, arguments);
  if (!question) return session.report(question.error());
  std::vector<Slot> slots =
      slots_after(question->schedule, question->from - Seconds{1}, static_cast<std::size_t>(question->count));
  if (session.json())
    session.print(as_json(*question, slots));
  else
    say(session.out(), *question, slots);
  return kDone;
}

}  // namespace twinform
