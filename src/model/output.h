// SPDX-License-Identifier: MIT
// A configured destination, in the adapter's own options.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/secret.h"

namespace twinform {

enum class OptionType {
  text,
  integer,
  boolean,
  url,
  path,
  secret,
  secret_place,  // where a secret is kept, unread, as a list: {"file", its path}, {"command", "pass", …}
  list,
  choice
};

// A row of an adapter's option table: validates the configuration, and is the manual.
struct OptionSpec {
  std::string_view key;
  OptionType type = OptionType::text;
  bool required = false;
  std::string_view standard;                   // what holds when it is absent, as written in TOML; "" none
  std::string_view doc;                        // a sentence
  std::vector<std::string_view> choices = {};  // OptionType::choice
};

struct AdapterSchema {
  std::string_view type;  // `type = "mastodon"`
  std::vector<OptionSpec> options;
};

using OptionValue = std::variant<std::string, std::int64_t, bool, Secret, std::vector<std::string>>;

// How fast posts may follow each other; 0: as they come.
struct Pace {
  int an_hour = 0, a_day = 0;
  Seconds spacing{0};
  bool operator==(const Pace&) const = default;
};

// What an outage may leave to be sent; the others are held.
struct AfterOutage {
  int at_most = 0;  // 0: all
  bool newest = true;
};

// Validated against the adapter's table; paths are absolute, secrets are read.
struct OutputSettings {
  std::string name, type;
  std::map<std::string, OptionValue, std::less<>> options;
  Pace pace = {};
  AfterOutage after_outage = {};
};

// The value, or a default-made one (empty, 0, false) where it is absent. Asking for the wrong type is a bug.
template <class T>
T option(const OutputSettings& settings, std::string_view key, const T& otherwise = {}) {
  auto found = settings.options.find(key);
  return found == settings.options.end() ? otherwise : std::get<T>(found->second);
}

}  // namespace twinform
