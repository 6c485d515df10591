// SPDX-License-Identifier: MIT
#include "ledger/json_fields.h"

#include "text/clean.h"
#include "text/url.h"

namespace twinform {

void put(Json& json, const char* key, std::string_view value) {
  if (!value.empty()) json[key] = value;
}

void put(Json& json, const char* key, const Text& value) { put(json, key, value.view()); }
void put(Json& json, const char* key, const Url& value) { put(json, key, std::string_view(value.str())); }

Text line_at(const Json& json, const char* key) { return clean_line(string_at(json, key)); }
Text text_at(const Json& json, const char* key) { return clean_text(string_at(json, key)); }

Url url_at(const Json& json, const char* key) {
  std::string text = string_at(json, key);
  return text.empty() ? Url{} : parse_url(text).value_or(Url{});
}

std::optional<std::int64_t> number_at(const Json& json, const char* key) {
  const Json& found = member(json, key);
  if (!found.is_number_integer()) return std::nullopt;
  return found.get<std::int64_t>();
}

std::optional<Instant> instant_at(const Json& json, const char* key) {
  auto seconds = number_at(json, key);
  if (!seconds) return std::nullopt;
  return from_epoch(*seconds);
}

}  // namespace twinform
