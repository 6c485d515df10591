// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "base/limits.h"
#include "base/strings.h"
#include "config/secrets.h"
#include "config/sections.h"
#include "text/clean.h"
#include "text/escape.h"
#include "text/url.h"

namespace twinform {

namespace {

constexpr int kMostBacklog = 10'000;

std::string_view scheme_of(std::string_view location) {
  std::size_t colon = location.find(':');
  if (colon == std::string_view::npos || colon < 2) return {};
  for (char c : location.substr(0, colon)) {
    if (!is_alpha(c) && !is_digit(c) && c != '+' && c != '.' && c != '-') return {};
  }
  return location.substr(0, colon);
}

bool has_credentials(std::string_view url) {
  std::string_view rest = url.substr(std::min(url.find("//"), url.size()));
  std::size_t at = rest.find('@');
  return at != std::string_view::npos && at < rest.find_first_of("/?#", 2);
}

// "www.example.org/feed" where a path should be: somebody left out https://.
bool looks_like_host(std::string_view location) {
  std::string_view first = location.substr(0, location.find('/'));
  return first.starts_with("www.") || (first.size() < location.size() && first.find('.') != std::string_view::npos &&
                                       !first.starts_with('.') && first.find(' ') == std::string_view::npos);
}

void set_web_address(TableReader& table, const TomlValue& value, Source& source) {
  if (has_credentials(source.location)) {
    table.error(value, "a URL must not hold a password", "write user = \"…\" and password = { file = \"…\" }");
    return;
  }
  if (auto url = parse_url(source.location))
    source.url = *url;
  else
    table.error_in(value, url.error());
}

// What follows "file:", with or without "//" and host.
std::string path_of_file_url(std::string_view location) {
  std::string_view rest = location.substr(5);
  if (rest.starts_with("//")) rest.remove_prefix(std::min(rest.find('/', 2), rest.size()));
  return percent_decode(rest);
}

void set_path(TableReader& table, const TomlValue& value, Source& source, std::string_view path) {
  source.path = path == "-" ? "-" : table.file().resolve(path).string();
  std::error_code ignored;
  if (source.path == "-" || !looks_like_host(source.location) || std::filesystem::exists(source.path, ignored)) return;
  table.error(value, fmt::format("there is no file {}", printable(source.path)),
              fmt::format("did you mean \"https://{}\"?", printable(source.location)));
}

void set_location(TableReader& table, Source& source) {
  const TomlMember* member = table.find("url", TomlValue::Kind::text, "\"https://…\"");
  if (member == nullptr) {
    if (table.find("url") == nullptr)
      table.error(fmt::format("{} has no url", table.title()), "add url = \"https://…\"");
    return;
  }
  source.location = std::string(trim(member->value.text));
  std::string scheme = to_lower(scheme_of(source.location));
  if (source.location.empty()) {
    table.error(member->value, "url is empty");
  } else if (scheme == "http" || scheme == "https") {
    set_web_address(table, member->value, source);
  } else if (scheme == "file") {
    set_path(table, member->value, source, path_of_file_url(source.location));
  } else if (scheme.empty()) {
    set_path(table, member->value, source, source.location);
  } else {
    table.error(member->value, fmt::format("twinform can't fetch {}: addresses", scheme),
                scheme == "feed" ? "write https: instead" : "give an http(s) address or the path of a file");
  }
}

void set_credentials(TableReader& table, FetchPolicy& policy) {
  policy.user = table.text("user").value_or("");
  const TomlMember* password = table.find("password");
  const TomlMember* bearer = table.find("bearer");
  if (password != nullptr) policy.password = read_secret(table, *password).value_or(Secret());
  if (bearer != nullptr) policy.bearer = read_secret(table, *bearer).value_or(Secret());
  if (password != nullptr && policy.user.empty())
    table.error(password->value, "a password needs a user", "add user = \"…\"");
  if (bearer != nullptr && password != nullptr)
    table.error(bearer->value, "it has a password and a bearer token", "keep one of them");
}

void set_policy(TableReader& table, FetchPolicy& policy) {
  FetchPolicy standard;
  policy.every = table.duration("every").value_or(standard.every);
  policy.timeout = table.duration("timeout").value_or(standard.timeout);
  policy.max_bytes = static_cast<std::size_t>(
      table.integer("max_bytes", 1, static_cast<std::int64_t>(limits::kFeedBytes)).value_or(0));
  policy.allow_private = table.boolean("allow_private").value_or(false);
  set_credentials(table, policy);
}

Source read_source(const NamedTable& section, Problems& problems) {
  TableReader table = section.reader(problems);
  Source source;
  source.name = section.name;
  set_location(table, source);
  source.title = table.line("title").value_or(Text());
  for (const TomlValue* tag : table.strings("tags")) source.tags.push_back(clean_line(tag->text));
  source.language = table.language("language").value_or("");
  source.links = read_links(table);
  if (auto backlog = table.integer("backlog", 0, kMostBacklog)) source.backlog = static_cast<int>(*backlog);
  source.flood =
      table.choice<OnFlood>("flood", {{"hold", OnFlood::hold}, {"post", OnFlood::post}}).value_or(source.flood);
  set_policy(table, source.policy);
  table.finish({{"link", "url"},
                {"feed", "url"},
                {"uri", "url"},
                {"path", "url"},
                {"file", "url"},
                {"name", "title"},
                {"tag", "tags"},
                {"categories", "tags"},
                {"lang", "language"},
                {"interval", "every"},
                {"username", "user"},
                {"token", "bearer"}});
  return source;
}

}  // namespace

std::optional<Links> read_links(TableReader& table) {
  return table.choice<Links>("links", {{"clean", Links::clean}, {"as_given", Links::as_given}});
}

std::vector<Source> read_sources(const TomlDocument& document, Problems& problems) {
  std::vector<Source> sources;
  sources.reserve(document.sources.size());
  for (const NamedTable& section : document.sources) sources.push_back(read_source(section, problems));
  return sources;
}

}  // namespace twinform
