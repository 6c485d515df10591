// SPDX-License-Identifier: MIT
#include "app/outbox.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/freeze.h"

namespace twinform {

namespace {

bool is_given_up(const StoredPost& post) { return post.state == PostState::dropped || post.state == PostState::held; }

bool may_be_dropped(const StoredPost& post) {
  return post.state != PostState::sent && post.state != PostState::dropped;
}

Result<std::vector<StoredPost>> parts_of_thread(Ledger& ledger, std::int64_t id) {
  std::vector<StoredPost> parts;
  for (std::int64_t part : TRY(ledger.thread(id))) {
    if (auto found = TRY(ledger.post(part))) parts.push_back(std::move(*found));
  }
  return parts;
}

}  // namespace

Result<PostIds> retry_post(Ledger& ledger, const StoredPost& post) {
  if (post.state == PostState::sent)
    return fail(ErrorKind::usage, fmt::format("post {} has arrived: it is not sent again", post.id));
  if (post.post.payload.empty())
    return fail(ErrorKind::usage, fmt::format("post {} could not be written, so there is nothing to send", post.id));
  PostIds changed;
  for (const StoredPost& part : TRY(parts_of_thread(ledger, post.id))) {
    bool needed = part.post.part < post.post.part || is_given_up(post);
    if (part.id != post.id && !(needed && is_given_up(part))) continue;
    TRY(ledger.mark_pending(part.id));
    changed.push_back(part.id);
  }
  return changed;
}

Result<PostIds> drop_post(Ledger& ledger, const StoredPost& post) {
  if (post.state == PostState::sent)
    return fail(ErrorKind::usage, fmt::format("post {} has arrived: it can't be dropped", post.id));
  PostIds changed;
  for (const StoredPost& part : TRY(parts_of_thread(ledger, post.id))) {
    if (part.post.part < post.post.part || !may_be_dropped(part)) continue;
    bool asked = part.id == post.id;
    TRY(ledger.mark_dropped(part.id, asked ? "dropped by hand" : fmt::format("dropped with post {}", post.id)));
    changed.push_back(part.id);
  }
  return changed;
}

Result<Post> edited(const Context& context, Ledger& ledger, const StoredPost& post, const Text& text) {
  if (post.state == PostState::sent)
    return fail(ErrorKind::usage, fmt::format("post {} has arrived: its words can't be changed here", post.id));
  if (post.state == PostState::unknown || post.state == PostState::sending)
    return fail(
        ErrorKind::usage, fmt::format("post {} may have arrived, so its words stay", post.id),
        fmt::format("look at the account; if it is not there, `twinform outbox retry {}` and edit it then", post.id));
  if (post.state == PostState::dropped)
    return fail(ErrorKind::usage, fmt::format("post {} was dropped", post.id),
                fmt::format("`twinform outbox retry {}` brings it back", post.id));
  if (text.empty()) return fail(ErrorKind::usage, "a post without words is none", "twinform outbox drop gives it up");
  TRY(check_output(context.settings, post.post.output));
  Outputs outputs(context);
  const Adapter* adapter = outputs.find(post.post.output);
  OutputRecord record = TRY(ledger.output(post.post.output));
  Result<Post> reworded = adapter->reword(post.post, text, record.limits ? *record.limits : adapter->limits());
  if (!reworded) {
    reworded.error().kind = ErrorKind::usage;
    return reworded;
  }
  reworded->key = key_of(*reworded);
  return reworded;
}

}  // namespace twinform
