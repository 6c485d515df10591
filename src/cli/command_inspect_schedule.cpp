// SPDX-License-Identifier: MIT
#include <fmt/format.h>

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

Result<Question> read_question(const Session& session, const Arguments& arguments) {
  Question question;
  std::string expression = arguments.value("EXPR");
  question.schedule.when = TRY(looks_like_cron(expression) ? parse_cron(expression) : parse_when(expression));
  question.schedule.zone = TRY(find_zone(arguments.has("--zone") ? arguments.value("--zone") : "local"));
  question.from = session.clock().now();
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

std::string note_on(const Zone& zone, const Slot& slot) {
  if (zone.to_local(slot.at) == slot.nominal) return {};
  return fmt::format("the clocks skip {}", to_text(slot.nominal).substr(11));
}

Json as_json(const Question& question, const std::vector<Slot>& slots) {
  const Zone& zone = question.schedule.zone;
  Json list = Json::array();
  for (const Slot& slot : slots) {
    list.push_back(
        {{"slot", to_text(slot.nominal)}, {"local", local_text(zone, slot.at)}, {"utc", to_rfc3339(slot.at)}});
  }
  return {{"expression", question.schedule.when->expression()},
          {"words", question.schedule.when->describe()},
          {"timezone", zone.name()},
          {"slots", std::move(list)}};
}

void say(Terminal& out, const Question& question, const std::vector<Slot>& slots) {
  const Zone& zone = question.schedule.zone;
  out.line(fmt::format("{}, {}", out.styled(question.schedule.when->describe(), Style::bold), zone.name()));
  std::vector<std::vector<std::string>> rows;
  for (const Slot& slot : slots) {
    unsigned weekday = std::chrono::weekday{std::chrono::floor<std::chrono::days>(zone.to_local(slot.at))}.c_encoding();
    rows.push_back({std::string(weekday_name(weekday).substr(0, 3)),
                    replace_all(to_text(zone.to_local(slot.at)), "T", " "), offset_text(zone.offset_at(slot.at)),
                    to_rfc3339(slot.at), note_on(zone, slot)});
  }
  out.write(render_table(rows, "  "));
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
