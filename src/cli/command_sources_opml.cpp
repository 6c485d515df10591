// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "app/subscriptions.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "cli/save_sources.h"
#include "text/clean.h"
#include "text/escape.h"

namespace twinform {

namespace {

std::string outcome_of(const Imported& one) {
  if (one.name.empty()) return "left out";
  return one.is_new ? "new" : "already there";
}

// Without the password that it may hold.
std::string public_address(const Url& url) {
  return printable(fmt::format("{}://{}{}", url.scheme(), url.authority(), url.path()));
}

void count_up(Session& session, const std::vector<Imported>& imported) {
  auto count = [&](std::string_view outcome) { return std::ranges::count(imported, outcome, outcome_of); };
  session.err().line(fmt::format("{}: {} new, {} already there, {} left out",
                                 counted(std::ssize(imported), "feed", "feeds"), count("new"), count("already there"),
                                 count("left out")));
  for (const Imported& one : imported) {
    if (one.name.empty())
      session.warn({.kind = ErrorKind::input,
                    .what = "left out: " + public_address(one.url),
                    .hint = "only http(s) addresses without a password are taken from a list"});
  }
}

}  // namespace

int command_sources_import(Session& session, const Arguments& arguments) {
  std::optional<SourcesTarget> target = sources_target(session);
  if (!target) return kUsage;
  Result<std::string> bytes = read_file(arguments.value("FILE"), limits::kFeedBytes);
  if (!bytes) return session.report(bytes.error());
  Result<SubscriptionList> list = parse_opml(*bytes);
  if (!list) return session.report(list.error());
  NewSources sources(target->sources());
  Result<std::vector<Imported>> imported = import_subscriptions(list->subscriptions, sources);
  if (!imported) return session.report(imported.error());
  for (const std::string& tag : arguments.values("--tag"))
    for (const Imported& one : *imported) sources.tag(one.name, clean_line(tag));
  for (const std::string& warning : list->warnings) session.warn({.kind = ErrorKind::input, .what = warning});
  if (!session.json() && !session.quiet()) count_up(session, *imported);
  int code = save_sources(session, *target, sources, arguments.has("--dry-run"));
  if (code != kDone || !session.json()) return code;
  for (const Imported& one : *imported)
    session.print({{"url", one.name.empty() ? public_address(one.url) : one.url.str()},
                   {"name", one.name},
                   {"outcome", outcome_of(one)}});
  return code;
}

int command_sources_export(Session& session, const Arguments&) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  Result<std::vector<Subscription>> list = subscriptions(*settings);
  if (!list) return session.report(list.error());
  if (auto files = settings->sources.size() - list->size(); files > 0 && !session.quiet()) {
    session.warn({.kind = ErrorKind::input,
                  .what = fmt::format("left out: {} without a web address",
                                      counted(static_cast<long long>(files), "source", "sources"))});
  }
  session.out().write(write_opml(*list, settings->library.name));
  return session.out().failed() ? kNotDelivered : kDone;
}

}  // namespace twinform
