// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "app/explain.h"
#include "base/json.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "cli/json_view.h"

namespace twinform {

namespace {

// "also as entry 7 of arxiv: https://… (same title, same authors)"
std::string in_words(const Relative& other) {
  bool version = other.merge && other.merge->bond == Bond::version;
  std::string why = other.merge ? fmt::format(" ({})", other.merge->why) : "";
  return fmt::format("{} entry {} of {}: {}{}", version ? "also as" : "the same story as",
                     static_cast<std::int64_t>(other.entry.id), other.entry.source, other.entry.link, why);
}

// "it has title:preprint* (profile open), "open access""
void tell(Terminal& out, const std::vector<Query::Decisive>& terms, bool hold, std::string_view verb) {
  constexpr std::size_t kMost = 8;
  std::vector<std::string> words;
  for (const Query::Decisive& one : terms) {
    if (one.holds != hold) continue;
    std::string profile = one.profile.empty() ? "" : fmt::format(" (profile {})", one.profile);
    words.push_back(words.size() < kMost ? one.term + profile : "…");
    if (words.size() > kMost) break;
  }
  if (!words.empty()) out.line(fmt::format("      it {} {}", verb, join(words, ", ")));
}

// "its links so far: https://…, https://…", where it has had several.
void tell(Terminal& out, std::string_view kind, std::vector<std::string> names) {
  constexpr std::size_t kMost = 8;
  if (names.size() < 2) return;
  if (names.size() > kMost) names.resize(kMost), names.emplace_back("…");
  out.line(fmt::format("  its {} so far: {}", kind, join(names, ", ")));
}

void tell(Terminal& out, const Life& life) {
  out.line(out.styled(life.entry.title.empty() ? "(no title)" : life.entry.title.view(), Style::bold));
  out.line(fmt::format("  entry {} of {}, {}", static_cast<std::int64_t>(life.entry.id), life.entry.source,
                       life.entry.link));
  out.line(fmt::format("  first seen {}, last seen {}", to_rfc3339(life.entry.first_seen),
                       to_rfc3339(life.entry.last_seen)));
  tell(out, "guids", life.names.guids);
  tell(out, "links", life.names.links);
  if (life.entry.baseline) out.line(fmt::format("  {}: it {}", name_of(Fate::baseline), explain(Fate::baseline)));
  if (life.held)
    out.line("  held: it came in a flood and waits for `twinform sources release " + life.entry.source + "`");
  for (const Relative& other : life.same_story) out.line("  " + in_words(other));
  for (const auto& [decision, terms] : life.decisions) {
    bool own = decision.story == life.entry.story;
    out.line(fmt::format("  {} at {}: {} – {} {}", decision.broadcast, decision.slot, name_of(decision.fate),
                         own ? "it" : "one of those", explain(decision.fate)));
    tell(out, terms, true, "has");
    tell(out, terms, false, "has not");
  }
  for (const StoredPost& post : life.posts) {
    std::string where = post.receipt ? post.receipt->url : post.last_error;
    out.line(fmt::format("  post {} to {}: {} {}", post.id, post.post.output, name_of(post.state), where));
  }
  if (!life.entry.baseline && !life.held && life.decisions.empty()) out.line("  no broadcast has looked at it yet");
}

}  // namespace

int command_why(Session& session, const Arguments& arguments) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  auto most = arguments.has("--most") ? parse_integer(arguments.value("--most")) : 10;
  if (!most || *most < 1 || *most > 1'000)
    return session.report({.kind = ErrorKind::usage, .what = "--most takes a number from 1 to 1000"});
  std::string text = join(arguments.values("ENTRY"), " ");
  Result<std::vector<Life>> lives = explain(*settings, text, static_cast<int>(*most));
  if (!lives) return session.report(lives.error());
  for (const Life& life : *lives) {
    if (session.json())
      session.print(to_json(life));
    else
      tell(session.out(), life);
  }
  if (!lives->empty()) return kDone;
  return session.report(
      {.kind = ErrorKind::input,
       .what = fmt::format("no entry is known by \"{}\"", text),
       .hint = "give its link, its DOI or words of its title; what was never seen in a source has no story"});
}

}  // namespace twinform
