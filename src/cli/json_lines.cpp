// SPDX-License-Identifier: MIT
#include "cli/json_lines.h"

#include <iostream>
#include <string>

#include "base/json.h"
#include "base/strings.h"
#include "cli/feed_json.h"

namespace twinform {

namespace {

Result<Json> object_of(const std::string& line, std::size_t number) {
  Result<Json> value = parse_json(line);
  if (value && value->is_object()) return value;
  std::string reason = value ? "it is no object" : value.error().what;
  return fail({.kind = ErrorKind::input,
               .what = "line " + std::to_string(number) + " can't be read: " + reason,
               .hint = "one JSON object a line"});
}

Json with_id(const Json& question, Json answer) {
  if (!question.contains("id")) return answer;
  Json named = {{"id", question["id"]}};
  named.update(answer);
  return named;
}

// Each line through `use`, which says whether it could.
ExitCode for_each_line(Session& session, const std::function<bool(Result<Json>)>& use) {
  std::ios::sync_with_stdio(false);  // or each byte is a call of its own
  ExitCode code = kDone;
  std::string line;
  for (std::size_t number = 1; std::getline(std::cin, line) && !session.out().failed(); ++number)
    if (!trim(line).empty() && !use(object_of(line, number))) code = kNotDelivered;
  return code;
}

}  // namespace

ExitCode answer_json_lines(Session& session, const std::function<Result<Json>(const Json&)>& answer) {
  return for_each_line(session, [&](Result<Json> question) {
    Result<Json> answered = question ? answer(*question) : question;
    Json printed = answered ? *answered : feed_error_as_json(answered.error());
    session.print(question ? with_id(*question, std::move(printed)) : printed);
    return answered.has_value();
  });
}

ExitCode read_json_lines(Session& session, const std::function<void(const Json&)>& take) {
  return for_each_line(session, [&](Result<Json> value) {
    if (value)
      take(*value);
    else
      session.print(feed_error_as_json(value.error()));
    return value.has_value();
  });
}

}  // namespace twinform
