// SPDX-License-Identifier: MIT
// init and check.
#include <fmt/format.h>

#include "base/json.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "config/starter.h"

namespace twinform {

int command_init(Session& session, const Arguments&) {
  Result<Path> file = session.config_file();
  if (!file) return session.report(file.error());
  Result<void> written = write_starter(*file);
  if (!written) return session.report(written.error());
  if (session.json()) {
    session.print({{"written", file->string()}});
  } else if (!session.quiet()) {
    session.out().line(fmt::format("Wrote {}.", file->string()));
    session.out().line("Put your sources and outputs into it; then `twinform check` and `twinform preview`.");
  }
  return kDone;
}

int command_check(Session& session, const Arguments&) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  auto size = [](const auto& list) { return static_cast<long long>(list.size()); };
  if (session.json()) {
    session.print({{"good", true},
                   {"sources", size(settings->sources)},
                   {"outputs", size(settings->outputs)},
                   {"broadcasts", size(settings->broadcasts)}});
  } else if (!session.quiet()) {
    session.out().line(fmt::format("{} is good: {}, {}, {}.", settings->files.front().string(),
                                   counted(size(settings->sources), "source", "sources"),
                                   counted(size(settings->outputs), "output", "outputs"),
                                   counted(size(settings->broadcasts), "broadcast", "broadcasts")));
  }
  return kDone;
}

}  // namespace twinform
