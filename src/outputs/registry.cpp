// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "outputs/adapter.h"
#include "outputs/bluesky/bluesky.h"
#include "outputs/bluesky/login.h"
#include "outputs/bulletin/bulletin.h"
#include "outputs/command.h"
#include "outputs/mastodon/login.h"
#include "outputs/mastodon/mastodon.h"
#include "outputs/terminal.h"

namespace twinform {

std::span<const AdapterInfo> adapters() {
  static const std::array<AdapterInfo, 5> table{{
      {{"bluesky", bluesky_options()},
       "an account on Bluesky, or any server with the AT Protocol",
       make_bluesky,
       log_in_to_bluesky},
      {{"bulletin", bulletin_options()}, "web pages, an Atom feed and a JSON Feed in a folder", make_bulletin},
      {{"command", command_options()}, "a program of yours that speaks twinform-adapter(7)", make_command},
      {{"mastodon", mastodon_options()},
       "an account on any server with the Mastodon API",
       make_mastodon,
       log_in_to_mastodon},
      {{"terminal", terminal_options()}, "standard output", make_terminal},
  }};
  return table;
}

const AdapterInfo* find_adapter(std::string_view type) {
  auto all = adapters();
  auto found = std::ranges::find(all, type, [](const AdapterInfo& info) { return info.schema.type; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<AdapterSchema> adapter_schemas(Secrets secrets) {
  std::vector<AdapterSchema> schemas;
  for (const AdapterInfo& info : adapters()) schemas.push_back(info.schema);
  if (secrets == Secrets::read) return schemas;
  for (AdapterSchema& schema : schemas)
    for (OptionSpec& option : schema.options)
      if (option.type == OptionType::secret) option.type = OptionType::secret_place;
  return schemas;
}

}  // namespace twinform
