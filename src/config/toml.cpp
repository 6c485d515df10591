// SPDX-License-Identifier: MIT
#include "config/toml.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <exception>

#include "base/limits.h"
#include "config/toml_nesting.h"
#include "text/escape.h"

namespace twinform {

namespace {

TomlSpot spot_of(const toml::source_region& region) {
  auto number = [](toml::source_index index) { return static_cast<int>(index); };
  return {number(region.begin.line), number(region.begin.column), number(region.end.line), number(region.end.column)};
}

// The nesting has been checked, so that this goes no deeper than that.
TomlValue convert(const toml::node& node);

void convert_table(const toml::table& table, TomlValue& value) {
  value.kind = TomlValue::Kind::table;
  value.members.reserve(table.size());
  for (const auto& [key, node] : table) {
    value.members.push_back({std::string(key.str()), spot_of(key.source()), convert(node)});
  }
  std::ranges::sort(value.members, {}, [](const TomlMember& m) { return std::pair(m.spot.line, m.spot.column); });
}

TomlValue convert(const toml::node& node) {
  using enum TomlValue::Kind;
  TomlValue value{.kind = moment, .spot = spot_of(node.source())};
  if (const toml::table* members = node.as_table()) {
    convert_table(*members, value);
  } else if (const toml::array* elements = node.as_array()) {
    value.kind = list;
    for (const toml::node& element : *elements) value.items.push_back(convert(element));
  } else if (const auto* words = node.as_string()) {
    value.kind = text;
    value.text = words->get();
  } else if (const auto* number = node.as_integer()) {
    value.kind = integer;
    value.integer = number->get();
  } else if (const auto* truth = node.as_boolean()) {
    value.kind = boolean;
    value.boolean = truth->get();
  } else if (node.is_floating_point()) {
    value.kind = real;
  }
  return value;
}

tl::unexpected<Error> syntax_error(const toml::parse_error& error) {
  std::string what = printable(error.description());
  constexpr std::string_view kPrefix = "Error while parsing ";
  if (what.starts_with(kPrefix)) what = "in this " + what.substr(kPrefix.size());
  TomlSpot spot = spot_of(error.source());
  return fail(Error{
      .kind = ErrorKind::config,
      .what = std::move(what),
      .where = {.line = spot.line, .column = spot.column},
      .hint = "strings stand in \"quotes\", lists in [brackets]; a table begins with [name] and has each key once"});
}

}  // namespace

std::string_view name_of(TomlValue::Kind kind) {
  switch (kind) {
    case TomlValue::Kind::text: return "a string";
    case TomlValue::Kind::integer: return "a number";
    case TomlValue::Kind::real: return "a number with a fraction";
    case TomlValue::Kind::boolean: return "true or false";
    case TomlValue::Kind::moment: return "a date";
    case TomlValue::Kind::list: return "a list";
    case TomlValue::Kind::table: return "a table";
  }
  return "";
}

Result<TomlValue> parse_toml(std::string_view text) {
  if (text.size() > limits::kConfigBytes) {
    return fail(ErrorKind::config,
                fmt::format("it is larger than {} bytes, the most that is read", limits::kConfigBytes));
  }
  TRY(check_nesting(text));
  try {
    return convert(toml::parse(text, std::string_view{}));
  } catch (const toml::parse_error& error) {
    return syntax_error(error);
  } catch (const std::exception& error) {
    return fail(ErrorKind::config, fmt::format("it can't be read as TOML: {}", printable(error.what())));
  }
}

}  // namespace twinform
