// SPDX-License-Identifier: MIT
#include "config/new_source.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "base/limits.h"
#include "base/strings.h"
#include "config/load.h"
#include "text/clean.h"

namespace twinform {

namespace {

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

// Beside the file, so that what it includes is found.
Result<void> check_loads(const Path& file, const std::string& text, std::span<const AdapterSchema> adapters) {
  Path candidate = file;
  candidate += fmt::format(".{}.candidate", ::getpid());
  TRY(write_file(candidate, text, 0600));
  Loaded loaded = load_settings(candidate, adapters);
  std::error_code ignored;
  std::filesystem::remove(candidate, ignored);
  if (loaded.errors.empty()) return {};
  return fail(ErrorKind::config, loaded.errors.front().what);
}

}  // namespace

std::string source_as_toml(const NewSource& added) {
  const Source& source = added.source;
  std::string out = comment_lines(added.comment);
  out += fmt::format("[sources.{}]\nurl = {}\n", key(source.name), in_quotes(source.location));
  if (!source.title.empty()) out += fmt::format("title = {}\n", in_quotes(source.title.view()));
  if (!source.tags.empty()) out += fmt::format("tags = {}\n", tag_list(source.tags));
  if (!source.language.empty()) out += fmt::format("language = {}\n", in_quotes(source.language));
  if (source.backlog) out += fmt::format("backlog = {}\n", *source.backlog);
  return out + policy_as_toml(source.policy);
}

std::string sources_as_toml(std::span<const NewSource> added) {
  std::string out;
  for (const NewSource& source : added) out += (out.empty() ? "" : "\n") + source_as_toml(source);
  return out;
}

Result<void> append_sources(const Path& file, std::span<const NewSource> added,
                            std::span<const AdapterSchema> adapters) {
  std::string text = TRY(read_file(file, limits::kConfigBytes));
  std::string tables = sources_as_toml(added);
  if (!text.empty()) text += text.ends_with('\n') ? "\n" : "\n\n";
  text += tables;
  if (text.size() > limits::kConfigBytes) {
    return fail(
        ErrorKind::config,
        fmt::format("{} would be larger than {} bytes, the most that is read", file.string(), limits::kConfigBytes),
        "name a second file with include = [\"…\"], and add some of them there");
  }
  if (auto good = check_loads(file, text, adapters); !good) {
    return fail(ErrorKind::config, fmt::format("{} can't be added to: {}", file.string(), good.error().what),
                "does it write its sources as one { … }? Then add this by hand:\n" + tables);
  }
  std::error_code failed;
  Path target = std::filesystem::canonical(file, failed);  // a link to the file stays a link
  if (failed) return fail(ErrorKind::io, fmt::format("can't write {}: {}", file.string(), failed.message()));
  auto mode = static_cast<unsigned>(std::filesystem::status(target, failed).permissions());
  return write_file(target, text, failed ? 0644 : mode & 0777U);
}

}  // namespace twinform
