// SPDX-License-Identifier: MIT
#include "outputs/mastodon/authorisation.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/strings.h"
#include "text/escape.h"
#include "text/url.h"

namespace twinform::mastodon {

namespace {

constexpr const char* kBeginAgain = "begin again with `twinform outputs login`";

std::string parameter(std::string_view query, std::string_view name) {
  for (std::string_view pair : split(query, '&')) {
    std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name)
      return percent_decode(replace_all(std::string(pair.substr(equals + 1)), "+", " "));
  }
  return {};
}

std::string query_of(std::string_view answer) {
  answer = trim(answer);
  std::size_t question = answer.find('?');
  if (answer.find("://") != std::string_view::npos && question != std::string_view::npos)
    answer = answer.substr(question + 1);
  answer = answer.substr(0, answer.find('#'));
  if (!parameter(answer, "code").empty() || !parameter(answer, "error").empty()) return std::string(answer);
  std::size_t end = std::min(answer.find('&'), answer.size());
  return fmt::format("code={}{}", percent_encode(answer.substr(0, end)), answer.substr(end));
}

Error denial(const std::string& error, const std::string& description) {
  if (error == "access_denied") return {.kind = ErrorKind::refused, .what = "access was denied", .hint = kBeginAgain};
  return {.kind = ErrorKind::refused,
          .what = fmt::format("the server gave no code: {}", printable(description.empty() ? error : description)),
          .hint = kBeginAgain};
}

bool grants(const std::vector<std::string_view>& granted, std::string_view scope) {
  std::string_view parent = scope == "profile" ? "read:accounts" : scope;
  auto given = [&](std::string_view name) { return std::ranges::find(granted, name) != granted.end(); };
  return given(scope) || given(parent) || given(parent.substr(0, parent.find(':')));
}

// RFC 6750 §2.1, wider: nothing that could end a header's line.
bool fits_header(std::string_view token) {
  return !token.empty() && std::ranges::all_of(token, [](char c) { return c > ' ' && c < 0x7F; });
}

}  // namespace

std::string form_encoded(const Form& form) {
  std::string encoded;
  for (const auto& [name, value] : form)
    encoded += fmt::format("{}{}={}", encoded.empty() ? "" : "&", name, percent_encode(value));
  return encoded;
}

Result<Secret> code_in(const Secret& answer, std::string_view state, bool needs_state) {
  std::string query = query_of(answer.reveal());
  std::string theirs = parameter(query, "state");
  if (theirs != state && (needs_state || !theirs.empty()))
    return fail(ErrorKind::refused, "what came back belongs to another login: its state is not ours", kBeginAgain);
  std::string error = parameter(query, "error"), code = parameter(query, "code");
  if (!error.empty()) return fail(denial(error, parameter(query, "error_description")));
  if (code.empty()) return fail(ErrorKind::input, "no code came back", kBeginAgain);
  return Secret(std::move(code));
}

Result<Secret> token_in(std::string_view body, std::string_view scopes) {
  auto answer = parse_json(body);
  std::string token = answer ? string_at(*answer, "access_token") : std::string{};
  if (!fits_header(token)) return fail(ErrorKind::network, "the server's answer has no token that can be used");
  std::string said = string_at(*answer, "scope");
  std::vector<std::string_view> granted = split_words(said);
  for (std::string_view scope : split_words(scopes)) {
    if (granted.empty() || grants(granted, scope)) continue;
    return fail(ErrorKind::refused, fmt::format("the server gave a token without the scope {}", scope),
                "posting needs it");
  }
  return Secret(std::move(token));
}

}  // namespace twinform::mastodon
