// SPDX-License-Identifier: MIT
#include "config/starter.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/limits.h"
#include "base/strings.h"
#include "config/toml.h"
#include "text/clean.h"
#include "text/escape.h"

namespace twinform {

namespace {

constexpr std::string_view kStarter =
    R"(# The configuration of twinform. twinform.toml(5) tells of every key; `twinform check` reads it and posts nothing.

[library]                                     # who is speaking
name = "My Library"
# contact = "library@library.example"         # goes to the servers of feeds, as publishers ask
timezone = "local"                            # the clock of the schedules below: "Europe/London", …
language = "en"

# What to read. `twinform sources add ADDRESS` finds the feed of a page and adds it here.
#
# [sources.ariadne]
# url = "https://www.ariadne.example/feed/"
# tags = ["DigitalLibraries"]                 # become hashtags

# Where to post. A bulletin is a folder of web pages and needs no account.
[outputs.bulletin]
type = "bulletin"
path = "bulletin"

# [outputs.fediverse]
# type = "mastodon"
# server = "https://social.example"
# token = { file = "mastodon.token" }         # or { env = "…" }, { command = ["pass", "…"] }, { credential = "…" }
# visibility = "unlisted"

# What to post, and when. `twinform preview` shows it first.
[broadcasts.morning]
from = ["*"]                                  # all sources; or their names, or "tag:DigitalLibraries"
to = ["bulletin"]
when = "weekdays 09:00"                       # or "Mon,Thu 08:30", "every 30 min 08:00-20:00", "first Mon 10:00"
at_most = 5
# match = 'title:("open access" OR preprint*) -vacancy'
# form = "digest"                             # one post for all; or "thread"; else a post for each story
# post = "{title}\n\n{summary}\n\n{link} {hashtags}"
)";

class OpenFile {
 public:
  OpenFile(const Path& path, int flags) : fd_(::open(path.c_str(), flags | O_WRONLY | O_CLOEXEC, 0644)) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  bool is_open() const { return fd_ >= 0; }
  bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      ssize_t written = ::write(fd_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(fd_) == 0;
  }

 private:
  int fd_;
};

tl::unexpected<Error> write_error(const Path& path) {
  int number = errno;
  return fail(ErrorKind::io, fmt::format("can't write {}: {}", path.string(), system_reason(number)));
}

bool is_bare_key(std::string_view key) {
  return !key.empty() &&
         std::ranges::all_of(key, [](char c) { return is_alpha(c) || is_digit(c) || c == '-' || c == '_'; });
}

// A TOML basic string.
std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (char c : repair_utf8(text)) {
    auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += fmt::format("\\{}", c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\u{:04X}", byte);
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string key(std::string_view name) { return is_bare_key(name) ? std::string(name) : in_quotes(name); }

std::string duration(Seconds length) { return in_quotes(describe_duration(length)); }

std::string tag_list(const std::vector<Text>& tags) {
  std::vector<std::string> words;
  for (const Text& tag : tags) words.push_back(in_quotes(tag.view()));
  return fmt::format("[{}]", fmt::join(words, ", "));
}

std::string policy_as_toml(const FetchPolicy& policy) {
  FetchPolicy standard;
  std::string out;
  if (policy.every != standard.every) out += fmt::format("every = {}\n", duration(policy.every));
  if (policy.timeout != standard.timeout) out += fmt::format("timeout = {}\n", duration(policy.timeout));
  if (policy.max_bytes != standard.max_bytes) out += fmt::format("max_bytes = {}\n", policy.max_bytes);
  if (policy.allow_private) out += "allow_private = true\n";
  if (!policy.user.empty()) out += fmt::format("user = {}\n", in_quotes(policy.user));
  return out;
}

std::string comment_lines(std::string_view comment) {
  std::string out;
  for (std::string_view line : split(trim(comment), '\n')) {
    std::string words = clean_line(line).str();
    if (!words.empty()) out += fmt::format("# {}\n", words);
  }
  return out;
}

bool has_source(const TomlValue& root, std::string_view name) {
  for (const TomlMember& group : root.members) {
    if (group.key != "sources") continue;
    if (std::ranges::find(group.value.members, name, &TomlMember::key) != group.value.members.end()) return true;
  }
  return false;
}

}  // namespace

Result<void> write_starter(const Path& file) {
  TRY(make_directories(file.parent_path()));
  OpenFile out(file, O_CREAT | O_EXCL);
  if (!out.is_open() && errno == EEXIST) {
    return fail(ErrorKind::usage, fmt::format("{} is there already", file.string()),
                "edit it, or name another with --config");
  }
  if (!out.is_open() || !out.write(kStarter)) return write_error(file);
  return {};
}

std::string source_as_toml(const Source& source, std::string_view comment) {
  std::string out = comment_lines(comment);
  out += fmt::format("[sources.{}]\nurl = {}\n", key(source.name), in_quotes(source.location));
  if (!source.title.empty()) out += fmt::format("title = {}\n", in_quotes(source.title.view()));
  if (!source.tags.empty()) out += fmt::format("tags = {}\n", tag_list(source.tags));
  if (!source.language.empty()) out += fmt::format("language = {}\n", in_quotes(source.language));
  if (source.backlog) out += fmt::format("backlog = {}\n", *source.backlog);
  return out + policy_as_toml(source.policy);
}

Result<void> append_source(const Path& file, const Source& source, std::string_view comment) {
  std::string before = TRY(read_file(file, limits::kConfigBytes));
  TomlValue root = TRY(parse_toml(before));
  if (has_source(root, source.name)) {
    return fail(ErrorKind::usage,
                fmt::format("there is a source \"{}\" already in {}", printable(source.name), file.string()),
                "give it another name with --name");
  }
  std::string added = (before.empty() || before.ends_with('\n') ? "\n" : "\n\n") + source_as_toml(source, comment);
  if (!parse_toml(before + added)) {
    return fail(ErrorKind::config, fmt::format("a source can't be added at the end of {}", file.string()),
                "does it write its sources as one { … }? Then add this by hand:\n" + added);
  }
  OpenFile out(file, O_APPEND);
  if (!out.is_open() || !out.write(added)) return write_error(file);
  return {};
}

}  // namespace twinform
