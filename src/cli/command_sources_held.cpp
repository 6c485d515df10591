// SPDX-License-Identifier: MIT
// What becomes of entries that came in a flood.
#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "cli/json_view.h"
#include "ledger/ledger.h"
#include "ledger/lock.h"

namespace twinform {

namespace {

std::vector<std::string> readers_of(const Settings& settings, const std::string& source) {
  std::vector<std::string> readers;
  for (const BroadcastSettings& broadcast : settings.broadcasts) {
    if (std::ranges::find(broadcast.from, source) != broadcast.from.end()) readers.push_back(broadcast.name);
  }
  return readers;
}

using Decide = Result<int> (*)(Ledger&, const Settings&, const std::string& source, Instant now);

Result<int> release(Ledger& ledger, const Settings& settings, const std::string& source, Instant now) {
  return ledger.release(source, readers_of(settings, source), now);
}

Result<int> dismiss(Ledger& ledger, const Settings&, const std::string& source, Instant) {
  return ledger.dismiss(source);
}

Result<int> decide_one(Ledger& ledger, const Settings& settings, const std::string& source, Instant now,
                       Decide decide) {
  int entries = TRY(decide(ledger, settings, source, now));
  if (entries == 0) {
    return fail(ErrorKind::usage, fmt::format("no entries of source {} are held", source),
                "twinform sources health says which sources have some");
  }
  return entries;
}

// All sources or none, while no run is under way.
int decide_all(Session& session, const Arguments& arguments, const char* done, Decide decide) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  std::vector<std::pair<std::string, int>> decided;
  auto work = [&]() -> Result<void> {
    RunLock lock = TRY(RunLock::take(settings->ledger));
    Ledger ledger = TRY(Ledger::open(settings->ledger, LedgerMode::write));
    Ledger::Transaction transaction = TRY(ledger.begin());
    for (const std::string& source : arguments.values("SOURCE"))
      decided.emplace_back(source, TRY(decide_one(ledger, *settings, source, session.clock().now(), decide)));
    return transaction.commit();
  };
  if (auto result = work(); !result) return session.report(result.error());
  for (const auto& [source, entries] : decided) {
    if (session.json())
      session.print({{"source", source}, {done, entries}});
    else if (!session.quiet())
      session.out().line(fmt::format("{}: {} {}", source, counted(entries, "entry", "entries"), done));
  }
  return kDone;
}

}  // namespace

int command_sources_release(Session& session, const Arguments& arguments) {
  return decide_all(session, arguments, "released", release);
}

int command_sources_dismiss(Session& session, const Arguments& arguments) {
  return decide_all(session, arguments, "dismissed", dismiss);
}

}  // namespace twinform
