// SPDX-License-Identifier: MIT
#include "outputs/http_answer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/strings.h"
#include "text/clean.h"
#include "text/html.h"
#include "text/unicode.h"
#include "time/feed_date.h"

namespace twinform {

namespace {

constexpr Seconds kLongestWait{86'400};
constexpr long long kEarliestEpoch = 1'000'000'000;  // smaller figures are seconds from now
constexpr std::size_t kMostWords = 300;              // bytes
constexpr std::size_t kReadForWords = 64U << 10U;

std::optional<Instant> moment(std::string_view value, Instant now) {
  value = trim(value);
  if (value.empty()) return std::nullopt;
  auto number = parse_integer(value);
  if (!number) return parse_feed_date(value);
  if (*number < 0) return std::nullopt;
  return *number < kEarliestEpoch ? now + Seconds{*number} : from_epoch(*number);
}

std::string shortened(std::string words) {
  if (words.size() <= kMostWords) return words;
  std::size_t end = 0, next = 0;
  while (next <= kMostWords) {
    end = next;
    next_code_point(words, next);
  }
  return words.substr(0, end) + "…";
}

std::string words_of_json(const Json& answer) {
  // XRPC gives its errors a name too (atproto.com/specs/xrpc).
  std::string name = string_at(answer, "error"), words = string_at(answer, "message");
  if (!name.empty() && !words.empty()) return fmt::format("{}: {}", name, words);
  for (std::string_view key : {"error_description", "error", "message", "errors"}) {
    const Json& found = member(answer, key);
    if (found.is_string() && !found.get<std::string>().empty()) return found.get<std::string>();
    if (found.is_object() || found.is_array()) return dump_json(found);
  }
  return answer.is_string() ? answer.get<std::string>() : std::string{};
}

std::string words_of_body(std::string_view body) {
  if (auto answer = parse_json(body)) return words_of_json(*answer);
  if (!looks_like_html(body)) return std::string(body);
  Html page{.markup = std::string(body)};
  Text title = html_title(page);
  return title.empty() ? html_to_text(page).str() : title.str();
}

}  // namespace

std::optional<Instant> asked_to_wait(const Headers& headers, Instant now) {
  for (std::string_view name : {"Retry-After", "X-RateLimit-Reset", "RateLimit-Reset"}) {
    auto until = moment(find_header(headers, name), now);
    if (until && *until > now) return std::min(*until, now + kLongestWait);
  }
  return std::nullopt;
}

std::string server_words(const HttpResponse& response, const Secret& credential) {
  std::string words = words_of_body(std::string_view(response.body).substr(0, kReadForWords));
  if (!credential.empty()) words = replace_all(std::move(words), credential.reveal(), Secret::masked());
  return shortened(clean_line(words).str());
}

Error answer_error(ErrorKind kind, const HttpResponse& response, const Secret& credential, std::string hint) {
  std::string words = server_words(response, credential);
  std::string what =
      fmt::format("{}://{} answered {}", response.final_url.scheme(), response.final_url.authority(), response.status);
  if (!words.empty()) what += ": " + words;
  return Error{.kind = kind, .what = std::move(what), .hint = std::move(hint)};
}

}  // namespace twinform
