// SPDX-License-Identifier: MIT
// One table of the configuration, read key by key. Asking for a key makes it known: whatever was not asked for is a mistake.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "config/problems.h"
#include "model/entry.h"

namespace twinform {

class TableReader {
 public:
  // `title` as a person would call it: "[sources.ariadne]". `spot` is where it begins.
  TableReader(const ConfigFile& file, const TomlValue& table, const TomlSpot& spot, std::string title,
              Problems& problems)
      : file_(file), table_(table), spot_(spot), title_(std::move(title)), problems_(problems) {}

  // Each is empty where the key is absent, or of a wrong type, which is reported. Keys live as long as this.
  const TomlMember* find(std::string_view key);
  const TomlMember* find(std::string_view key, TomlValue::Kind kind, std::string_view example);
  std::optional<std::string> text(std::string_view key);
  std::optional<Text> line(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key, std::int64_t least, std::int64_t most);
  std::optional<bool> boolean(std::string_view key);
  std::optional<Seconds> duration(std::string_view key);
  std::optional<Language> language(std::string_view key);
  // Strings; one alone counts as a list of one.
  std::vector<const TomlValue*> strings(std::string_view key);
  // A program and its arguments; one whose name holds a slash is relative to the configuration, as paths are.
  std::vector<std::string> program(std::string_view key);
  // The table that stands there, to be read in its turn.
  std::optional<TableReader> inner(std::string_view key, std::string_view example);
  template <class Value>
  std::optional<Value> choice(std::string_view key, std::initializer_list<std::pair<std::string_view, Value>> choices);

  // Reports what is left. `meant` maps words that people try to the key that they mean.
  void finish(std::initializer_list<std::pair<std::string_view, std::string_view>> meant = {});

  void error(std::string what, std::string hint = {}) {
    problems_.error(file_, spot_, std::move(what), std::move(hint));
  }
  void error(const TomlValue& value, std::string what, std::string hint = {}) {
    problems_.error(file_, value.spot, std::move(what), std::move(hint));
  }
  void error_in(const TomlValue& text, Error error) { problems_.error_in_string(file_, text.spot, std::move(error)); }
  const ConfigFile& file() const { return file_; }
  const TomlSpot& spot() const { return spot_; }
  const std::string& title() const { return title_; }
  Problems& problems() { return problems_; }

 private:
  std::optional<std::size_t> choose(std::string_view key, std::vector<std::string> names);

  const ConfigFile& file_;
  const TomlValue& table_;
  TomlSpot spot_;
  std::string title_;
  Problems& problems_;
  std::vector<std::string_view> known_;
};

template <class Value>
std::optional<Value> TableReader::choice(std::string_view key,
                                         std::initializer_list<std::pair<std::string_view, Value>> choices) {
  std::vector<std::string> names;
  for (const auto& choice : choices) names.emplace_back(choice.first);
  auto chosen = choose(key, std::move(names));
  return chosen ? std::optional(choices.begin()[*chosen].second) : std::nullopt;
}

}  // namespace twinform
