// SPDX-License-Identifier: MIT
#include "outputs/mastodon/mastodon.h"

#include "base/json.h"
#include "outputs/fitted_post.h"
#include "outputs/mastodon/connection.h"
#include "outputs/mastodon/edit.h"
#include "outputs/mastodon/images.h"
#include "outputs/mastodon/instance.h"
#include "outputs/mastodon/markup.h"
#include "outputs/mastodon/search.h"
#include "outputs/mastodon/sender.h"
#include "outputs/mastodon/status.h"
#include "outputs/visibility.h"
#include "text/clean.h"
#include "text/language.h"

namespace twinform {

namespace {

using namespace mastodon;

constexpr std::string_view kVisibility = "unlisted";
constexpr std::int64_t kTimeout = 30;

class Mastodon final : public Adapter {
 public:
  Mastodon(const OutputSettings& settings, const Surroundings& surroundings)
      : connection_{.server = option<std::string>(settings, "server"),
                    .token = option<Secret>(settings, "token"),
                    .timeout = Seconds{option<std::int64_t>(settings, "timeout", kTimeout)},
                    .allow_private = option<bool>(settings, "allow_private")},
        visibility_(option<std::string>(settings, "visibility", std::string(kVisibility))),
        language_(canonical_language(option<std::string>(settings, "language"))),
        content_warning_(clean_line(option<std::string>(settings, "content_warning"))),
        media_(option<std::string>(settings, "media", "optional")),
        take_down_(option<std::string>(settings, "on_exposure", "delete") == "delete"),
        surroundings_(surroundings) {}

  Limits limits() const override { return documented_limits(); }

  Result<Limits> probe(Http& http) const override {
    return ask_limits(http, connection_, TRY(ask_account(http, connection_)));
  }

  Result<std::vector<Post>> render(const Draft& draft, const Limits& limits) const override {
    Draft ours = draft;
    if (ours.content_warning.empty()) ours.content_warning = content_warning_;
    if (ours.language.empty()) ours.language = language_;
    if (limits.guarantee != Guarantee::keyed) defuse_markup(ours);
    auto posts = TRY(fitted_posts(ours, limits.text));
    std::string_view wanted = word_for(draft.visibility);
    for (Post& post : posts) post.payload = status_payload(post, wanted.empty() ? visibility_ : wanted, ours.language);
    if (!posts.empty() && media_ != "none") posts.front().media = media_for(ours, limits);
    return posts;
  }

  Result<Post> reword(const Post& post, const Text& text, const Limits& limits) const override {
    Post ours = TRY(reworded(post, text, limits.text));
    ours.payload = TRY(with_words(post.payload, text));
    return ours;
  }

  Outcome send(Http& http, const Post& post, const Limits& limits) const override {
    return send_status(http, post,
                       {.connection = connection_,
                        .limits = limits,
                        .surroundings = surroundings_,
                        .images_required = media_ == "required",
                        .take_down = take_down_});
  }

  bool can_edit() const override { return true; }

  Outcome edit(Http& http, const Post& post, const Limits& limits) const override {
    return edit_status(http, connection_, post, post.ancestors.back().id, limits, surroundings_.clock->now());
  }

  Result<std::optional<Receipt>> find(Http& http, const Post& post, const Limits& limits) const override {
    Json asked = TRY(status_request(post));
    auto status = TRY(search_statuses(http, connection_, limits, post));
    if (!status) return std::nullopt;
    if (take_down_ && !exposure_of(*status, asked).empty() &&
        delete_status(http, connection_, string_at(*status, "id")))
      return std::nullopt;
    auto receipt = receipt_of(*status, asked, surroundings_.clock->now());
    if (!receipt) return fail(ErrorKind::network, "the post is there, but its id can't be used");
    receipt->replayed = true;
    return receipt;
  }

 private:
  Connection connection_;
  std::string visibility_;
  Language language_;
  Text content_warning_;
  std::string media_;
  bool take_down_;
  Surroundings surroundings_;
};

}  // namespace

std::vector<OptionSpec> mastodon_options() {
  using enum OptionType;
  return {
      {"server", url, true, "", "The server's address, such as \"https://social.example\"."},
      {"token", secret, true, "",
       "An access token of the account, with the scopes read, write:statuses and write:media."},
      {"visibility",
       choice,
       false,
       "unlisted",
       "Who sees the posts, unless the broadcast says otherwise.",
       {"public", "unlisted", "private", "direct"}},
      {"language", text, false, "", "The language of posts whose own is unknown, such as \"en\"."},
      {"content_warning", text, false, "",
       "Words that hide each post until they are clicked, unless the broadcast has its own."},
      {"media",
       choice,
       false,
       "optional",
       "What becomes of a post whose image can't be had: it goes without, or not at all; \"none\" attaches no image.",
       {"optional", "required", "none"}},
      {"on_exposure",
       choice,
       false,
       "delete",
       "What becomes of a post for few that the server shows to everybody, or without its content warning; \"delete\" "
       "also "
       "pauses the output.",
       {"delete", "keep"}},
      {"timeout", integer, false, "30", "Seconds to wait for an answer."},
      {"allow_private", boolean, false, "false", "The server and images may be at a private or loopback address."},
  };
}

std::unique_ptr<Adapter> make_mastodon(const OutputSettings& settings, const Surroundings& surroundings) {
  return std::make_unique<Mastodon>(settings, surroundings);
}

}  // namespace twinform
