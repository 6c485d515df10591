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

// A program whose name holds a slash is relative to the configuration, as paths are.
std::optional<OptionValue> read_list(TableReader& table, const OptionSpec& spec) {
  std::vector<std::string> words;
  for (const TomlValue* word : table.strings(spec.key)) words.push_back(word->text);
  if (words.empty()) return std::nullopt;
  if (spec.key == "command" && words[0].find('/') != std::string::npos)
    words[0] = table.file().resolve(words[0]).string();
  return words;
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
  table.finish();
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
