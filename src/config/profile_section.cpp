// SPDX-License-Identifier: MIT
#include "config/profile_section.h"

#include <fmt/format.h>

#include "text/escape.h"

namespace twinform {

namespace {

constexpr std::size_t kDeepest = 50;  // profiles in each other

// In place of a profile that is wrong.
Query stand_in() { return parse_query("wrong").value(); }

}  // namespace

ProfileReader::ProfileReader(const TomlDocument& document, Problems& problems)
    : document_(document), problems_(problems) {
  for (const NamedTable& section : document.profiles) {
    names_.push_back(section.name);
    profiles_.emplace(section.name, Profile{.section = &section, .query = stand_in()});
  }
}

Result<Query> ProfileReader::find(std::string_view name) {
  auto found = profiles_.find(std::string(name));
  if (found == profiles_.end()) {
    return fail(ErrorKind::config, fmt::format("there is no profile \"{}\"", printable(name)),
                problems_.near(name, names_, known_names("profiles", names_, "write it in the table [profiles]")));
  }
  Profile& profile = found->second;
  if (profile.state == State::read) return profile.query;
  if (profile.state == State::open) {
    return fail(ErrorKind::config, fmt::format("the profile \"{}\" stands in itself", name),
                "write out what it is to say here");
  }
  if (open_ == kDeepest) return fail(ErrorKind::config, fmt::format("profiles stand in each other {} deep", kDeepest));
  read(profile);
  return profile.query;
}

void ProfileReader::read(Profile& profile) {
  const NamedTable& section = *profile.section;
  const TomlValue& text = section.table->value;
  profile.state = State::open;
  ++open_;
  if (auto query = parse_query(text.text, [this](std::string_view name) { return find(name); }))
    profile.query = *std::move(query);
  else
    problems_.error_in_string(*section.file, text.spot, query.error());
  --open_;
  profile.state = State::read;
}

void ProfileReader::finish() {
  std::vector<Profile*> idle;
  for (const NamedTable& section : document_.profiles) {
    Profile& profile = profiles_.at(section.name);
    if (profile.state == State::unread) idle.push_back(&profile);
  }
  for (Profile* profile : idle) {
    const NamedTable& section = *profile->section;
    // A query that is wrong may have asked for it.
    if (!document_.broadcasts.empty() && !problems_.any_errors())
      problems_.warning(*section.file, section.table->spot,
                        fmt::format("{} is not used: no broadcast asks for it", section.title));
    if (profile->state == State::unread) read(*profile);
  }
}

}  // namespace twinform
