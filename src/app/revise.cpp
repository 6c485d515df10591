// SPDX-License-Identifier: MIT
#include "app/revise.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "identity/notice.h"

namespace twinform {

namespace {

// A feed that changes an entry at every look must not do so to its readers.
constexpr int kMostEdits = 5;

class Reviser {
 public:
  Reviser(const BroadcastSettings& broadcast, Renderer& renderer, Ledger& ledger, Instant now)
      : broadcast_(broadcast), renderer_(renderer), ledger_(ledger), now_(now) {}

  Result<std::vector<Post>> run() {
    Instant since = now_ - broadcast_.corrections.within;
    for (Revision& revision : TRY(ledger_.revisions(broadcast_.name, broadcast_.from, since))) {
      std::optional<StoredPost> subject = TRY(ledger_.post(revision.post));
      if (!subject) continue;
      bool edit = broadcast_.corrections.on_update == OnUpdate::edit && renderer_.can_edit(subject->post.output);
      if (edit) {
        TRY(add_edit(*subject, std::move(revision.story)));
      } else if (revision.retitled) {
        TRY(add_answer(*subject, std::move(revision.story)));
      }
    }
    return std::move(posts_);
  }

 private:
  Result<void> add_edit(const StoredPost& subject, Story story) {
    Ledger::LastEdit last = TRY(ledger_.last_edit(subject.id));
    std::optional<Post> post = TRY(post_again(subject, rules_for(broadcast_, subject.post.output), std::move(story)));
    if (!post || post->payload == last.payload || last.edits >= kMostEdits) return {};
    TRY(ledger_.drop_edits(subject.id, "a later edit took its place"));
    post->key = sha256_hex(fmt::format("edit {}\n{}\n{}", last.edits + 1, subject.post.key, post->payload));
    return add(*std::move(post), Relation::edits, subject);
  }

  // Once a title, however often the entry changes otherwise.
  Result<void> add_answer(const StoredPost& subject, Story story) {
    ComposeRules rules = broadcast_.compose;
    rules.post = broadcast_.corrections.reply;
    rules.images = false;
    std::string key = sha256_hex(fmt::format("answer\n{}\n{}", subject.post.key, story.lead.title.view()));
    std::optional<Post> post = TRY(post_again(subject, rules, std::move(story)));
    if (!post || TRY(ledger_.knows_post(key))) return {};
    post->key = std::move(key);
    return add(*std::move(post), Relation::answers, subject);
  }

  // As it would be written today, for the slot in which it was.
  Result<std::optional<Post>> post_again(const StoredPost& subject, const ComposeRules& rules, Story story) {
    Occasion occasion = TRY(renderer_.occasion(broadcast_, subject.post.slot, subject.created));
    std::vector<Story> stories;
    stories.push_back(std::move(story));
    TRY(renderer_.prepare(stories, broadcast_, says(rules.post, "summary")));
    for (const Draft& draft : compose(rules, std::move(stories), occasion)) {
      std::vector<Post> posts = TRY(renderer_.posts(draft, subject.post.output));
      if (posts.size() == 1) return std::move(posts.front());
    }
    return std::nullopt;
  }

  Result<void> add(Post post, Relation relation, const StoredPost& subject) {
    post.relation = relation;
    post.subject = subject.id;
    TRY(ledger_.add_post(post, now_));
    posts_.push_back(std::move(post));
    return {};
  }

  const BroadcastSettings& broadcast_;
  Renderer& renderer_;
  Ledger& ledger_;
  Instant now_;
  std::vector<Post> posts_;
};

}  // namespace

Result<std::vector<Post>> revise(const BroadcastSettings& broadcast, Renderer& renderer, Ledger& ledger, Instant now) {
  bool wanted = broadcast.corrections.on_update != OnUpdate::ignore && broadcast.compose.form == Form::single;
  if (!wanted) return std::vector<Post>{};
  return Reviser(broadcast, renderer, ledger, now).run();
}

Result<void> answer_subject(Post& post, const Draft& draft, Ledger& ledger) {
  if (draft.form != Form::single || draft.stories.empty() || post.part > 1) return {};
  std::vector<std::uint64_t> titles = subjects_of_notice(draft.stories.front().lead.title.view());
  auto subject = TRY(ledger.post_about(draft.broadcast, post.output, titles));
  if (!subject) return {};
  post.relation = Relation::answers;
  post.subject = *subject;
  return {};
}

}  // namespace twinform
