// SPDX-License-Identifier: MIT
#include "config/table_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "text/clean.h"
#include "text/language.h"

namespace twinform {

const TomlMember* TableReader::find(std::string_view key) {
  if (std::ranges::find(known_, key) == known_.end()) known_.push_back(key);
  auto found = std::ranges::find(table_.members, key, &TomlMember::key);
  return found == table_.members.end() ? nullptr : &*found;
}

const TomlMember* TableReader::find(std::string_view key, TomlValue::Kind kind, std::string_view example) {
  const TomlMember* member = find(key);
  if (member == nullptr || member->value.kind == kind) return member;
  error(member->value, fmt::format("{} has to be {}, not {}", key, name_of(kind), name_of(member->value.kind)),
        fmt::format("write {} = {}", key, example));
  return nullptr;
}

std::optional<std::string> TableReader::text(std::string_view key) {
  const TomlMember* member = find(key, TomlValue::Kind::text, "\"…\"");
  return member == nullptr ? std::nullopt : std::optional(member->value.text);
}

std::optional<Text> TableReader::line(std::string_view key) {
  auto words = text(key);
  return words ? std::optional(clean_line(*words)) : std::nullopt;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key, std::int64_t least, std::int64_t most) {
  const TomlMember* member = find(key, TomlValue::Kind::integer, std::to_string(std::max<std::int64_t>(least, 10)));
  if (member == nullptr) return std::nullopt;
  if (member->value.integer >= least && member->value.integer <= most) return member->value.integer;
  error(member->value, fmt::format("{} has to be from {} to {}", key, least, most));
  return std::nullopt;
}

std::optional<bool> TableReader::boolean(std::string_view key) {
  const TomlMember* member = find(key, TomlValue::Kind::boolean, "true");
  return member == nullptr ? std::nullopt : std::optional(member->value.boolean);
}

std::optional<Seconds> TableReader::duration(std::string_view key) {
  const TomlMember* member = find(key, TomlValue::Kind::text, "\"2 h\"");
  if (member == nullptr) return std::nullopt;
  if (auto read = parse_duration(member->value.text))
    return *read;
  else
    error_in(member->value, read.error());
  return std::nullopt;
}

std::optional<Language> TableReader::language(std::string_view key) {
  const TomlMember* member = find(key, TomlValue::Kind::text, "\"en\"");
  if (member == nullptr) return std::nullopt;
  Language language = canonical_language(member->value.text);
  if (!language.empty()) return language;
  error(member->value, fmt::format("\"{}\" is no language tag", member->value.text),
        "write it like \"en\" or \"pt-BR\"");
  return std::nullopt;
}

std::vector<const TomlValue*> TableReader::strings(std::string_view key) {
  const TomlMember* member = find(key);
  if (member == nullptr) return {};
  if (member->value.kind == TomlValue::Kind::text) return {&member->value};
  std::vector<const TomlValue*> found;
  if (member->value.kind != TomlValue::Kind::list) {
    error(member->value, fmt::format("{} has to be a list of strings, not {}", key, name_of(member->value.kind)),
          fmt::format("write {} = [\"…\", \"…\"]", key));
    return found;
  }
  for (const TomlValue& item : member->value.items) {
    if (item.kind == TomlValue::Kind::text) {
      found.push_back(&item);
    } else {
      error(item, fmt::format("{} has to hold strings, not {}", key, name_of(item.kind)), "put it in \"quotes\"");
    }
  }
  return found;
}

std::vector<std::string> TableReader::program(std::string_view key) {
  std::vector<std::string> words;
  for (const TomlValue* word : strings(key)) words.push_back(word->text);
  if (!words.empty() && words[0].find('/') != std::string::npos) words[0] = file_.resolve(words[0]).string();
  return words;
}

std::optional<TableReader> TableReader::inner(std::string_view key, std::string_view example) {
  const TomlMember* member = find(key, TomlValue::Kind::table, example);
  if (member == nullptr) return std::nullopt;
  return TableReader(file_, member->value, member->value.spot, std::string(key), problems_);
}

std::optional<std::size_t> TableReader::choose(std::string_view key, std::vector<std::string> names) {
  const TomlMember* member = find(key, TomlValue::Kind::text, fmt::format("\"{}\"", names.front()));
  if (member == nullptr) return std::nullopt;
  auto found = std::ranges::find(names, member->value.text);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  std::string all = fmt::format("it can be \"{}\"", fmt::join(names, "\", \""));
  error(member->value, fmt::format("\"{}\" is no {}", member->value.text, key),
        problems_.near(member->value.text, names, std::move(all)));
  return std::nullopt;
}

void TableReader::finish(std::initializer_list<std::pair<std::string_view, std::string_view>> meant) {
  for (const TomlMember& member : table_.members) {
    if (std::ranges::find(known_, member.key) != known_.end()) continue;
    std::vector<std::string> candidates(known_.begin(), known_.end());
    for (const auto& words : meant) candidates.emplace_back(words.first);
    std::string word = did_you_mean(member.key, candidates).value_or("");
    for (const auto& words : meant) {
      if (words.first == word) word = words.second;
    }
    std::string hint = word.empty() ? fmt::format("the keys here are {}", fmt::join(known_, ", "))
                                    : fmt::format("did you mean \"{}\"?", word);
    problems_.error(file_, member.spot,
                    fmt::format("unknown key \"{}\"{}{}", member.key, title_.empty() ? "" : " in ", title_),
                    std::move(hint));
  }
}

}  // namespace twinform
