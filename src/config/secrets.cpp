// SPDX-License-Identifier: MIT
#include "config/secrets.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "base/strings.h"
#include "base/subprocess.h"
#include "text/escape.h"

namespace twinform {

namespace {

constexpr std::size_t kLongestSecret = 64U << 10U;
constexpr std::string_view kForms =
    "{ file = \"…\" }, { env = \"…\" }, { command = [\"pass\", \"…\"] } or { credential = \"…\" }";

Result<std::string> from_environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (value != nullptr) return std::string(value);
  return fail(ErrorKind::config, fmt::format("the environment variable {} is not set", printable(name)),
              "set it where twinform runs, in the crontab or the systemd unit too");
}

Result<std::string> from_credential(const std::string& name) {
  const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
  if (folder == nullptr) {
    return fail(ErrorKind::config, "there is no CREDENTIALS_DIRECTORY: systemd gave no credentials",
                fmt::format("add LoadCredential={}:… to the unit", printable(name)));
  }
  if (name.empty() || name.find('/') != std::string::npos) {
    return fail(ErrorKind::config, fmt::format("\"{}\" is no name of a credential", printable(name)));
  }
  return read_file(Path(folder) / name, kLongestSecret);
}

Result<std::string> from_command(const std::vector<std::string>& argv) {
  Finished finished = TRY(run_command({.argv = argv}));
  if (finished.timed_out) return fail(ErrorKind::config, fmt::format("{} did not end within 30 seconds", argv[0]));
  if (finished.exit_code == 0) return std::move(finished.output);
  std::string_view reason = finished.errors;
  reason = trim(reason.substr(0, reason.find('\n')));
  return fail(ErrorKind::config, fmt::format("{} failed with exit code {}{}{}", argv[0], finished.exit_code,
                                             reason.empty() ? "" : ": ", printable(reason)));
}

std::string without_line_break(std::string secret) {
  while (!secret.empty() && (secret.back() == '\n' || secret.back() == '\r')) secret.pop_back();
  return secret;
}

void warn_if_open(TableReader& table, const TomlValue& value, const Path& path) {
  struct stat facts{};
  if (::stat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode) || (facts.st_mode & 077U) == 0) return;
  table.problems().warning(table.file(), value.spot, fmt::format("others can read {}", path.string()),
                           fmt::format("chmod 600 {}", path.string()));
}

std::vector<std::string> program_of(const TomlMember& way, const ConfigFile& file) {
  std::vector<std::string> argv;
  for (const TomlValue& word : way.value.items) argv.push_back(word.text);
  if (!argv.empty() && argv[0].find('/') != std::string::npos) argv[0] = file.resolve(argv[0]).string();
  return argv;
}

Result<std::string> read_from(TableReader& table, const TomlMember& way) {
  if (way.key == "command") return from_command(program_of(way, table.file()));
  if (way.key == "env") return from_environment(way.value.text);
  if (way.key == "credential") return from_credential(way.value.text);
  Path path = table.file().resolve(way.value.text);
  warn_if_open(table, way.value, path);
  return read_file(path, kLongestSecret);
}

// The line is shown without the secret: reports end up in logs and mails.
void refuse_plain_secret(TableReader& table, const TomlMember& member) {
  Place place = table.file().place(member.spot);
  std::string indent(static_cast<std::size_t>(std::max(0, place.column - 1)), ' ');
  place.excerpt = fmt::format("{}{} = \"{}\"", indent, member.key, Secret::masked());
  table.problems().error(
      table.file(), std::move(place),
      fmt::format("{} must not stand in the configuration: such files get copied, shared and put into version control",
                  member.key),
      fmt::format("put it into a file that only you can read, and write {0} = {{ file = \"{0}\" }}", member.key));
}

// Is it a table that names one way, rightly written? Reports what is wrong with it.
bool names_one_way(TableReader& table, const TomlMember& member) {
  const TomlValue& value = member.value;
  if (value.kind == TomlValue::Kind::text) {
    refuse_plain_secret(table, member);
    return false;
  }
  if (value.kind != TomlValue::Kind::table || value.members.size() != 1) {
    table.error(value, fmt::format("{} has to say where it comes from, in one way", member.key),
                fmt::format("write {}", kForms));
    return false;
  }
  TableReader reader(table.file(), value, value.spot, member.key, table.problems());
  bool good = !reader.strings("command").empty();
  if (!good && value.members.front().key == "command") table.error(value, "here should be a program and its arguments");
  for (std::string_view key : {"file", "env", "credential"}) good |= reader.text(key).has_value();
  reader.finish();
  return good;
}

}  // namespace

std::optional<Secret> read_secret(TableReader& table, const TomlMember& member, std::string_view hint) {
  if (!names_one_way(table, member)) return std::nullopt;
  const TomlMember& way = member.value.members.front();
  Result<std::string> secret = read_from(table, way);
  if (!secret) {
    table.error(way.value, fmt::format("{} can't be read: {}", member.key, secret.error().what),
                secret.error().hint.empty() ? std::string(hint) : secret.error().hint);
    return std::nullopt;
  }
  std::string words = without_line_break(*std::move(secret));
  if (!words.empty()) return Secret(std::move(words));
  table.error(way.value, fmt::format("{} is empty", member.key));
  return std::nullopt;
}

void add_secret_variables(const TomlValue& table, std::vector<std::string>& names) {
  for (const TomlMember& member : table.members) {
    bool names_one = table.members.size() == 1 && member.key == "env" && member.value.kind == TomlValue::Kind::text;
    if (names_one) names.push_back(member.value.text);
    add_secret_variables(member.value, names);
  }
}

std::optional<std::vector<std::string>> secret_place(TableReader& table, const TomlMember& member) {
  if (!names_one_way(table, member)) return std::nullopt;
  const TomlMember& way = member.value.members.front();
  std::vector<std::string> place{way.key};
  if (way.key == "command") {
    for (std::string& word : program_of(way, table.file())) place.push_back(std::move(word));
  } else {
    place.push_back(way.key == "file" ? table.file().resolve(way.value.text).string() : way.value.text);
  }
  return place;
}

}  // namespace twinform
