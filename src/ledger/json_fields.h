// SPDX-License-Identifier: MIT
// Model values in the ledger's JSON; absent members and empty values are the same. For this folder only.
#pragma once

#include <optional>
#include <string_view>

#include "base/json.h"
#include "model/entry.h"

namespace twinform {

void put(Json& json, const char* key, std::string_view value);
void put(Json& json, const char* key, const Text& value);
void put(Json& json, const char* key, const Url& value);

Text line_at(const Json& json, const char* key);  // one line
Text text_at(const Json& json, const char* key);  // several
Url url_at(const Json& json, const char* key);    // empty where it is none
std::optional<Instant> instant_at(const Json& json, const char* key);
std::optional<std::int64_t> number_at(const Json& json, const char* key);

// An array made of each value by `write`, left out when there are none.
template <class Values, class Write>
void put_all(Json& json, const char* key, const Values& values, Write write) {
  if (values.empty()) return;
  Json& array = json[key] = Json::array();
  for (const auto& value : values) array.push_back(write(value));
}

// What `read` makes of each member of an array.
template <class Read>
auto all_at(const Json& json, const char* key, Read read) {
  std::vector<std::invoke_result_t<Read, const Json&>> found;
  const Json& array = member(json, key);
  if (!array.is_array()) return found;
  for (const Json& value : array) found.push_back(read(value));
  return found;
}

}  // namespace twinform
