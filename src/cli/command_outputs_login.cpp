// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "app/login.h"
#include "base/json.h"
#include "base/strings.h"
#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/json_view.h"
#include "cli/owner_at_terminal.h"
#include "text/escape.h"

namespace twinform {

namespace {

Result<void> may_replace(Session& session, const Keep& keep, bool force) {
  std::error_code ignored;
  if (force || !keep.command.empty() || !std::filesystem::exists(keep.file, ignored)) return {};
  std::string file = printable(keep.file.string());
  if (can_ask() && !session.json()) {
    Result<Secret> answer =
        ask_line(session.err(), fmt::format("{} is there already. Replace it? [y/N] ", file), Echo::shown);
    if (answer && istarts_with("yes", answer->reveal())) return {};
  }
  return fail(ErrorKind::usage, fmt::format("{} is there already", file), "say --force to replace it");
}

void say(Session& session, const std::string& name, const Keep& keep, const Limits& limits) {
  std::string kept = keep.command.empty() ? keep.file.string() : "";
  if (session.json()) {
    session.print({{"name", name}, {"good", true}, {"stored", kept}, {"limits", to_json(limits)}});
    return;
  }
  if (session.quiet()) return;
  session.out().line(
      fmt::format("{} posts as {} from now on: {}.", name, limits.account,
                  kept.empty() ? "the command has the credential" : "the credential is in " + printable(kept)));
}

Result<void> log_in(Session& session, const Settings& settings, const Arguments& arguments) {
  std::string name = arguments.value("OUTPUT");
  OutputSettings output = TRY(find_login(settings, name));
  Keep keep = TRY(Keep::at(place_of_secret(output), arguments.value("--store-with")));
  TRY(may_replace(session, keep, arguments.has("--force")));
  TRY(keep.ready());
  OwnerAtTerminal owner = TRY(OwnerAtTerminal::of(session, arguments));
  Context context = session.context();
  NewCredential made = TRY(log_in(context, output, owner));
  TRY(keep.put(made.secret));
  say(session, name, keep, made.limits);
  std::string before = TRY(remember_login(context, name, made.limits));
  if (!before.empty()) {
    session.warn({.kind = ErrorKind::config,
                  .what = fmt::format("until now {} posted as {}", name, before),
                  .hint = "if that was not meant, log in again with the other account"});
  }
  return {};
}

}  // namespace

int command_outputs_login(Session& session, const Arguments& arguments) {
  const Settings* settings = session.settings(Secrets::locate);
  if (settings == nullptr) return kUsage;
  Result<void> done = log_in(session, *settings, arguments);
  return done ? kDone : session.report(done.error());
}

}  // namespace twinform
