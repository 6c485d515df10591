// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "app/outbox.h"
#include "app/queues.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "cli/editor.h"
#include "cli/json_view.h"
#include "ledger/ledger.h"
#include "ledger/lock.h"
#include "text/clean.h"
#include "text/escape.h"

namespace twinform {

namespace {

Result<std::int64_t> post_number(const std::string& word) {
  auto number = parse_integer(word);
  if (!number || *number < 1)
    return fail(ErrorKind::usage, fmt::format("\"{}\" is no post's number", word), "twinform outbox list shows them");
  return *number;
}

Result<StoredPost> find_post(Ledger& ledger, const std::string& word) {
  std::optional<StoredPost> post = TRY(ledger.post(TRY(post_number(word))));
  if (!post) return fail(ErrorKind::usage, fmt::format("there is no post {}", word), "twinform outbox list shows them");
  return std::move(*post);
}

Result<std::vector<StoredPost>> listed(Ledger& ledger, const Arguments& arguments) {
  std::string wanted = arguments.value("--state");
  auto most = arguments.has("--most") ? parse_integer(arguments.value("--most")) : 50;
  if (!most || *most < 1) return fail(ErrorKind::usage, "--most takes a number of at least 1");
  PostFilter filter{.output = arguments.value("--output")};
  std::vector<StoredPost> posts;
  for (StoredPost& post : TRY(ledger.posts(filter))) {
    bool on_its_way = post.state != PostState::sent && post.state != PostState::dropped;
    if (wanted.empty() ? on_its_way : wanted == "all" || name_of(post.state) == wanted)
      posts.push_back(std::move(post));
  }
  auto excess = static_cast<std::ptrdiff_t>(posts.size()) - static_cast<std::ptrdiff_t>(*most);
  if (excess > 0) posts.erase(posts.begin(), posts.begin() + excess);
  return posts;
}

// Changes posts by number, all or none, while no run is under way.
int change(Session& session, const Arguments& arguments, const char* done,
           const std::function<Result<PostIds>(Ledger&, const StoredPost&)>& apply) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  PostIds changed;
  auto work = [&]() -> Result<void> {
    RunLock lock = TRY(RunLock::take(settings->ledger));
    Ledger ledger = TRY(Ledger::open(settings->ledger, LedgerMode::write));
    TRY(ledger.interrupt_sending(session.clock().now()));
    Ledger::Transaction transaction = TRY(ledger.begin());
    for (const std::string& word : arguments.values("POST")) {
      PostIds ids = TRY(apply(ledger, TRY(find_post(ledger, word))));
      changed.insert(changed.end(), ids.begin(), ids.end());
    }
    return transaction.commit();
  };
  if (auto result = work(); !result) return session.report(result.error());
  if (session.json())
    session.print({{done, changed}});
  else if (!session.quiet())
    session.out().line(fmt::format("{}: {}", done, fmt::join(changed, ", ")));
  return kDone;
}

// With what it waits for, where that is its output's doing.
Json waiting_post(const StoredPost& post, const std::vector<Queue>& waiting) {
  Json json = to_json(post);
  auto queue = std::ranges::find(waiting, post.post.output, &Queue::output);
  if (post.state == PostState::pending && queue != waiting.end()) json["waits"] = to_json(*queue);
  return json;
}

}  // namespace

int command_outbox_list(Session& session, const Arguments& arguments) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  std::vector<Queue> waiting;
  auto work = [&]() -> Result<std::vector<StoredPost>> {
    Ledger ledger = TRY(Ledger::open(settings->ledger, LedgerMode::read));
    waiting = TRY(queues(*settings, ledger, session.clock().now()));
    return listed(ledger, arguments);
  };
  auto posts = work();
  if (!posts) return session.report(posts.error());
  std::vector<std::vector<std::string>> rows;
  for (const StoredPost& post : *posts) {
    if (session.json()) session.print(waiting_post(post, waiting));
    std::string text = shorten(clean_line(post.post.text.view()).view(), 44);
    rows.push_back({fmt::format("{}", post.id), std::string(name_of(post.state)), post.post.output, post.post.slot,
                    text, printable(shorten(post.last_error, 60))});
  }
  if (session.json()) return kDone;
  if (rows.empty() && !session.quiet()) session.out().line("No posts.");
  session.out().write(render_table(rows));
  for (const Queue& queue : waiting) session.out().line(printable(in_words(queue)));
  return kDone;
}

int command_outbox_show(Session& session, const Arguments& arguments) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  auto ledger = Ledger::open(settings->ledger, LedgerMode::read);
  if (!ledger) return session.report(ledger.error());
  for (const std::string& word : arguments.values("POST")) {
    auto post = find_post(*ledger, word);
    if (!post) return session.report(post.error());
    if (session.json()) {
      session.print(to_json(*post));
      continue;
    }
    Terminal& out = session.out();
    out.line(
        out.styled(fmt::format("post {} to {}, {}", post->id, post->post.output, name_of(post->state)), Style::bold));
    out.line(fmt::format("  broadcast {}, slot {}, part {} of {}, planned {}, tried {}", post->post.broadcast,
                         post->post.slot, post->post.part, post->post.parts, to_rfc3339(post->created),
                         counted(post->attempts, "time", "times")));
    if (post->post.relation != Relation::none)
      out.line(fmt::format("  {} post {}", name_of(post->post.relation), post->post.subject));
    if (!post->last_error.empty()) out.line("  " + printable(post->last_error));
    if (post->not_before) out.line("  not before " + to_rfc3339(*post->not_before));
    if (post->receipt)
      out.line(
          fmt::format("  arrived {} as {} {}", to_rfc3339(post->receipt->at), post->receipt->id, post->receipt->url));
    out.line("\n" + post->post.text.str() + "\n\n" + out.styled(printable(post->post.payload), Style::dim));
  }
  return kDone;
}

int command_outbox_retry(Session& session, const Arguments& arguments) {
  return change(session, arguments, "pending", retry_post);
}

int command_outbox_drop(Session& session, const Arguments& arguments) {
  return change(session, arguments, "dropped", drop_post);
}

int command_outbox_edit(Session& session, const Arguments& arguments) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  Context context = session.context();
  auto words = [&]() -> Result<Text> {
    Ledger ledger = TRY(Ledger::open(settings->ledger, LedgerMode::read));
    StoredPost post = TRY(find_post(ledger, arguments.value("POST")));
    TRY(edited(context, ledger, post, post.post.text));  // better said before somebody sits down to write
    if (!arguments.has("--text")) return clean_text(trim(TRY(edit_text(post.post.text.str()))));
    std::string given = arguments.value("--text");
    return clean_text(trim(given == "-" ? TRY(read_file("-", limits::kConfigBytes)) : given));
  };
  Result<Text> text = words();
  if (!text) return session.report(text.error());
  return change(session, arguments, "edited", [&](Ledger& ledger, const StoredPost& post) -> Result<PostIds> {
    TRY(ledger.rewrite(post.id, TRY(edited(context, ledger, post, *text))));
    return PostIds{post.id};
  });
}

}  // namespace twinform
