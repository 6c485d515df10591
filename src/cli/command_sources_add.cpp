// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "app/discover.h"
#include "base/json.h"
#include "base/strings.h"
#include "cli/choice.h"
#include "cli/commands.h"
#include "cli/save_sources.h"
#include "text/clean.h"

namespace twinform {

namespace {

constexpr std::size_t kCommentColumns = 100;

// "A title (rss-2.0, en, about 3 a week)".
std::string comment_of(const Discovery& feed) {
  std::string facts = feed.format;
  if (!feed.language.empty()) facts += ", " + feed.language;
  if (feed.rhythm) facts += ", " + describe_rate(*feed.rhythm);
  return feed.title.empty() ? facts : fmt::format("{} ({})", shorten(feed.title.view(), kCommentColumns), facts);
}

class AddCommand {
 public:
  AddCommand(Session& session, const Arguments& arguments, SourcesTarget target)
      : session_(session), arguments_(arguments), target_(std::move(target)), sources_(target_.sources()) {}

  int run() {
    int code = kDone;
    for (const std::string& address : arguments_.values("ADDRESS")) {
      if (int failed = one(address); failed != kDone) code = failed;
    }
    bool dry_run = arguments_.has("--dry-run");
    int saved = save_sources(session_, target_, sources_, dry_run);
    if (session_.json() && saved == kDone)
      session_.print(
          {{"feeds", found_}, {"added", !dry_run && target_.settings != nullptr && !sources_.all().empty()}});
    return saved == kDone ? code : saved;
  }

 private:
  int one(const std::string& address) {
    bool allow_private = arguments_.has("--allow-private");
    Result<std::vector<Discovery>> feeds = discover(session_.http(), address, allow_private);
    if (!feeds) return session_.report(feeds.error());
    std::vector<std::string> readers;
    for (const Discovery& feed : *feeds) readers.push_back(sources_.reader_of(feed.url));
    if (!session_.json() && !session_.quiet()) show(*feeds, readers);
    std::vector<bool> taken(feeds->size());
    int code = kDone;
    for (std::size_t i : wanted(feeds->size())) {
      taken[i] = readers[i].empty();
      if (int refused = taken[i] ? take((*feeds)[i]) : refuse((*feeds)[i], readers[i]); refused != kDone)
        code = refused;
    }
    remember(*feeds, taken, readers);
    return code;
  }

  int take(const Discovery& feed) {
    if (!can_be_source(feed.url)) {
      return session_.report(
          {.kind = ErrorKind::usage,
           .what = "an address must not hold a password",
           .hint = "add it without, and write user = \"…\" and password = { file = \"…\" } below it"});
    }
    Result<NewSource*> added = sources_.add(feed.url, feed.title, arguments_.value("--name"));
    if (!added) return session_.report(added.error());
    (*added)->comment = comment_of(feed);
    (*added)->source.policy.allow_private = arguments_.has("--allow-private");
    for (const std::string& tag : arguments_.values("--tag")) sources_.tag((*added)->source.name, clean_line(tag));
    return kDone;
  }

  // With --all, what is there already is no mistake.
  int refuse(const Discovery& feed, const std::string& reader) {
    if (arguments_.has("--all")) return kDone;
    return session_.report(
        {.kind = ErrorKind::usage, .what = fmt::format("{} is there already, as source {}", feed.url.str(), reader)});
  }

  std::vector<std::size_t> wanted(std::size_t count) {
    if (arguments_.has("--all")) return *parse_choice("all", count);
    bool asks = session_.out().is_terminal() && ::isatty(STDIN_FILENO) == 1 && !session_.json() && !session_.quiet() &&
                !arguments_.has("--yes") && !arguments_.has("--dry-run");
    return asks ? ask(count) : *parse_choice("", count);
  }

  std::vector<std::size_t> ask(std::size_t count) {
    std::string answer;
    for (;;) {
      session_.out().write(count == 1 ? "\nAdd it? [Y/n] " : "\nWhich? [1] (such as 2, 1-3, all, none) ");
      if (!std::getline(std::cin, answer)) return {};
      if (auto chosen = parse_choice(answer, count)) return *chosen;
      session_.out().line("That is no answer.");
    }
  }

  void show(const std::vector<Discovery>& feeds, const std::vector<std::string>& readers) {
    Terminal& out = arguments_.has("--dry-run") || target_.settings == nullptr ? session_.err() : session_.out();
    for (std::size_t i = 0; i < feeds.size(); ++i) {
      out.line(fmt::format("{}. {}", i + 1, out.styled(comment_of(feeds[i]), Style::bold)));
      out.line("   " + feeds[i].url.str());
      if (!readers[i].empty()) out.line(fmt::format("   there already, as source {}", readers[i]));
      for (const Text& title : feeds[i].latest) out.line("   – " + shorten(title.view(), 74));
    }
  }

  void remember(const std::vector<Discovery>& feeds, const std::vector<bool>& taken,
                const std::vector<std::string>& readers) {
    for (std::size_t i = 0; i < feeds.size(); ++i) {
      Json json{{"url", feeds[i].url.str()},
                {"title", feeds[i].title.str()},
                {"format", feeds[i].format},
                {"language", feeds[i].language},
                {"latest", Json::array()},
                {"chosen", static_cast<bool>(taken[i])},
                {"name", sources_.reader_of(feeds[i].url)},
                {"already_there", !readers[i].empty()}};
      for (const Text& title : feeds[i].latest) json["latest"].push_back(title.str());
      if (feeds[i].rhythm) json["entries_a_day"] = feeds[i].rhythm->a_day;
      found_.push_back(std::move(json));
    }
  }

  Session& session_;
  const Arguments& arguments_;
  SourcesTarget target_;
  NewSources sources_;
  Json found_ = Json::array();
};

}  // namespace

int command_sources_add(Session& session, const Arguments& arguments) {
  if (arguments.has("--name") && (arguments.has("--all") || arguments.values("ADDRESS").size() > 1)) {
    return session.report(
        {.kind = ErrorKind::usage, .what = "--name is for one source", .hint = "add them one by one"});
  }
  std::optional<SourcesTarget> target = sources_target(session);
  return target ? AddCommand(session, arguments, *target).run() : kUsage;
}

}  // namespace twinform
