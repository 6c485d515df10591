// SPDX-License-Identifier: MIT
#include "stage.h"

#include <cstdlib>

#include "base/file.h"
#include "base/strings.h"
#include "support/places.h"

namespace twinform::test {

namespace {

std::string body_in(const toml::table& table, const Fill& fill) {
  auto file = table["body_file"].value<std::string>();
  return file ? read_file(source_folder() / *file, std::size_t{1} << 20U).value()
              : fill(table["body"].value_or(std::string{}));
}

std::optional<End> end_in(const toml::table& table) {
  auto end = table["end"].value<std::string>();
  if (end == "reset") return End::reset;
  return end == "hang up" ? std::optional(End::hang_up) : std::nullopt;
}

}  // namespace

std::vector<std::string> strings_at(const toml::table& table, std::string_view key) {
  std::vector<std::string> out;
  if (const toml::array* array = table[key].as_array()) {
    for (const auto& value : *array) out.push_back(value.value_or(std::string{}));
  } else if (auto one = table[key].value<std::string>()) {
    out.push_back(*one);
  }
  return out;
}

Reply reply_in(const toml::table& table, const Fill& fill) {
  Reply reply{.status = static_cast<int>(table["status"].value_or(200)), .body = body_in(table, fill)};
  for (const std::string& header : strings_at(table, "header")) {
    std::size_t colon = header.find(':');
    reply.headers.emplace_back(header.substr(0, colon),
                               fill(std::string(trim(std::string_view(header).substr(colon + 1)))));
  }
  if (auto type = table["type"].value<std::string>()) reply.headers.emplace_back("Content-Type", *type);
  if (auto cut = table["cut_after"].value<std::int64_t>()) reply.cut_after = static_cast<std::size_t>(*cut);
  reply.stall_before = std::chrono::milliseconds(table["stall"].value_or(0));
  reply.drip = std::chrono::milliseconds(table["drip"].value_or(0));
  reply.chunked = table["chunked"].value_or(false);
  reply.raw = fill(table["raw"].value_or(std::string{}));
  reply.mute = table["mute"].value_or(false);
  reply.end = end_in(table).value_or(reply.mute || !reply.raw.empty() ? End::hang_up : End::keep_alive);
  return reply;
}

Handler conditional(const Reply& reply) {
  return [reply](const Request& request) {
    for (const auto& [name, value] : reply.headers) {
      bool matches = (iequals(name, "ETag") && request.header("If-None-Match") == value) ||
                     (iequals(name, "Last-Modified") && request.header("If-Modified-Since") == value);
      if (matches) return Reply{.status = 304, .headers = reply.headers};
    }
    return reply;
  };
}

Result<Finished> run_program(const TempDir& home, const std::string& now, std::vector<std::string> arguments,
                             std::string input) {
  setenv("HOME", home.path().c_str(), 1);
  setenv("TZ", "UTC", 1);
  for (const char* name : {"XDG_STATE_HOME", "XDG_CONFIG_HOME", "TWINFORM_CONFIG"}) unsetenv(name);
  if (now.empty())
    unsetenv("TWINFORM_NOW");
  else
    setenv("TWINFORM_NOW", now.c_str(), 1);
  Command command{.argv = {program()}, .input = std::move(input), .directory = home.path()};
  command.argv.insert(command.argv.end(), arguments.begin(), arguments.end());
  return run_command(command);
}

}  // namespace twinform::test
