// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "config/secrets.h"
#include "config/sections.h"
#include "text/url.h"

namespace twinform {

namespace {

std::optional<OptionValue> read_url(TableReader& table, const OptionSpec& spec) {
  const TomlMember* member = table.find(spec.key, TomlValue::Kind::text, "\"https://…\"");
  if (member == nullptr) return std::nullopt;
  std::string address(trim(member->value.text));
  auto url = parse_url(address);
  if (url && url->is_http()) return address;
  table.error(member->value, url ? fmt::format("{} has to begin with https:// or http://", spec.key) : url.error().what,
              "write it like \"https://social.example\"");
  return std::nullopt;
}

std::optional<OptionValue> read_choice(TableReader& table, const OptionSpec& spec) {
  const TomlMember* member = table.find(spec.key, TomlValue::Kind::text, fmt::format("\"{}\"", spec.choices.front()));
  if (member == nullptr) return std::nullopt;
  if (std::ranges::find(spec.choices, member->value.text) != spec.choices.end()) return member->value.text;
  std::vector<std::string> names(spec.choices.begin(), spec.choices.end());
  std::string all = fmt::format("it can be \"{}\"", fmt::join(names, "\", \""));
  table.error(member->value, fmt::format("\"{}\" is no {}", member->value.text, spec.key),
              table.problems().near(member->value.text, names, std::move(all)));
  return std::nullopt;
}

std::optional<OptionValue> read_list(TableReader& table, const OptionSpec& spec) {
  std::vector<std::string> words;
  if (spec.key == "command") {
    words = table.program(spec.key);
  } else {
    for (const TomlValue* word : table.strings(spec.key)) words.push_back(word->text);
  }
  return words.empty() ? std::nullopt : std::optional<OptionValue>(std::move(words));
}

template <class Value>
std::optional<OptionValue> as_option(std::optional<Value> value) {
  return value ? std::optional<OptionValue>(*std::move(value)) : std::nullopt;
}

std::optional<OptionValue> read_value(TableReader& table, const OptionSpec& spec) {
  constexpr std::int64_t kMost = 1'000'000'000;
  switch (spec.type) {
    case OptionType::text: return as_option(table.text(spec.key));
    case OptionType::integer: return as_option(table.integer(spec.key, 0, kMost));
    case OptionType::boolean: return as_option(table.boolean(spec.key));
    case OptionType::url: return read_url(table, spec);
    case OptionType::choice: return read_choice(table, spec);
    case OptionType::list: return read_list(table, spec);
    case OptionType::path: {
      auto path = table.text(spec.key);
      return path ? std::optional<OptionValue>(table.file().resolve(*path).string()) : std::nullopt;
    }
    case OptionType::secret: {
      const TomlMember* member = table.find(spec.key);
      return member == nullptr ? std::nullopt
                               : as_option(read_secret(table, *member, "`twinform outputs login` gets it"));
    }
    case OptionType::secret_place: {
      const TomlMember* member = table.find(spec.key);
      return member == nullptr ? std::nullopt : as_option(secret_place(table, *member));
    }
  }
  return std::nullopt;
}

// What holds when the key is absent: read as if it stood in a file, quotes or not.
std::optional<OptionValue> standard_value(const TableReader& table, const OptionSpec& spec) {
  if (spec.standard.empty()) return std::nullopt;
  auto parsed = parse_toml(fmt::format("{} = {}", spec.key, spec.standard));
  if (!parsed) parsed = parse_toml(fmt::format("{} = '{}'", spec.key, spec.standard));
  if (!parsed) return std::nullopt;
  Problems ignored;
  TableReader reader(table.file(), *parsed, {}, "", ignored);
  return read_value(reader, spec);
}

void read_options(TableReader& table, const AdapterSchema& schema, OutputSettings& output) {
  for (const OptionSpec& spec : schema.options) {
    std::optional<OptionValue> value = read_value(table, spec);
    bool absent = table.find(spec.key) == nullptr;
    if (absent && spec.required) {
      table.error(fmt::format("{} needs {}", table.title(), spec.key), std::string(spec.doc));
    }
    if (absent) value = standard_value(table, spec);
    if (value) output.options.emplace(spec.key, *std::move(value));
  }
}

constexpr int kMostPosts = 100'000;

int number_of_posts(TableReader& table, std::string_view key) {
  return static_cast<int>(table.integer(key, 1, kMostPosts).value_or(0));
}

Pace read_pace(TableReader& table) {
  Pace pace;
  if (auto at_most = table.inner("at_most", "{ hour = 10, day = 60 }")) {
    pace.an_hour = number_of_posts(*at_most, "hour");
    pace.a_day = number_of_posts(*at_most, "day");
    if (table.find("at_most")->value.members.empty())
      at_most->error("at_most says neither hour nor day", "write at_most = { hour = 10, day = 60 }");
    at_most->finish({{"an_hour", "hour"}, {"hours", "hour"}, {"a_day", "day"}, {"days", "day"}});
  }
  pace.spacing = table.duration("spacing").value_or(Seconds{0});
  constexpr Seconds kDay{86'400};
  if (pace.spacing > kDay)
    table.error(table.find("spacing")->value, "spacing has to be a day at most", "write spacing = \"2 min\"");
  return pace;
}

AfterOutage read_after_outage(TableReader& table) {
  AfterOutage after;
  auto inner = table.inner("after_outage", "{ at_most = 10, keep = \"newest\" }");
  if (!inner) return after;
  after.at_most = number_of_posts(*inner, "at_most");
  if (inner->find("at_most") == nullptr)
    inner->error("after_outage has no at_most", "write after_outage = { at_most = 10 }");
  after.newest = inner->choice<bool>("keep", {{"newest", true}, {"oldest", false}}).value_or(true);
  inner->finish({{"order", "keep"}, {"limit", "at_most"}, {"max", "at_most"}});
  return after;
}

std::optional<OutputSettings> read_output(const NamedTable& section, std::span<const AdapterSchema> adapters,
                                          Problems& problems) {
  TableReader table = section.reader(problems);
  OutputSettings output{.name = section.name, .type = {}, .options = {}};
  std::vector<std::string> types;
  for (const AdapterSchema& schema : adapters) types.emplace_back(schema.type);
  std::string all = fmt::format("it can be \"{}\"", fmt::join(types, "\", \""));
  const TomlMember* type = table.find("type", TomlValue::Kind::text, "\"bulletin\"");
  if (type == nullptr) {
    if (table.find("type") == nullptr) table.error(fmt::format("{} has no type", section.title), std::move(all));
    return std::nullopt;
  }
  auto schema = std::ranges::find(adapters, type->value.text, &AdapterSchema::type);
  if (schema == adapters.end()) {
    table.error(type->value, fmt::format("there is no type \"{}\"", type->value.text),
                problems.near(type->value.text, types, all));
    return std::nullopt;
  }
  output.type = type->value.text;
  read_options(table, *schema, output);
  output.pace = read_pace(table);
  output.after_outage = read_after_outage(table);
  table.finish({{"limit", "at_most"}, {"max", "at_most"}, {"storm", "after_outage"}, {"interval", "spacing"}});
  return output;
}

}  // namespace

std::vector<OutputSettings> read_outputs(const TomlDocument& document, std::span<const AdapterSchema> adapters,
                                         Problems& problems) {
  std::vector<OutputSettings> outputs;
  for (const NamedTable& section : document.outputs) {
    if (auto output = read_output(section, adapters, problems)) outputs.push_back(*std::move(output));
  }
  return outputs;
}

}  // namespace twinform
