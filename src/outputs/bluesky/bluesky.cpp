// SPDX-License-Identifier: MIT
#include "outputs/bluesky/bluesky.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/strings.h"
#include "outputs/bluesky/complete.h"
#include "outputs/bluesky/embed.h"
#include "outputs/bluesky/record.h"
#include "outputs/bluesky/session.h"
#include "outputs/fitted_post.h"
#include "outputs/http_answer.h"
#include "text/clean.h"
#include "text/count.h"
#include "text/language.h"
#include "text/url.h"

namespace twinform {

namespace {

using namespace bluesky;

constexpr std::string_view kServer = "https://bsky.social";
constexpr std::int64_t kTimeout = 30;

Login login_in(const OutputSettings& settings) {
  return {.server = option<std::string>(settings, "server", std::string(kServer)),
          .identifier = option<std::string>(settings, "identifier"),
          .password = option<Secret>(settings, "password"),
          .timeout = Seconds{option<std::int64_t>(settings, "timeout", kTimeout)},
          .allow_private = option<bool>(settings, "allow_private")};
}

// Bluesky hides no words behind a warning: it is said first.
Draft with_warning_said(Draft draft) {
  if (draft.content_warning.empty()) return draft;
  Passage warning{.blocks = {{.text = clean_text(fmt::format("[{}]\n\n", draft.content_warning.view()))}}};
  for (Part& part : draft.parts)
    if (!part.passages.empty()) part.passages.insert(part.passages.begin(), warning);
  draft.content_warning = {};
  return draft;
}

class Bluesky final : public Adapter {
 public:
  Bluesky(const OutputSettings& settings, const Surroundings& surroundings)
      : name_(settings.name),
        session_(std::make_unique<XrpcSession>(login_in(settings))),
        language_(canonical_language(option<std::string>(settings, "language"))),
        with_card_(option<bool>(settings, "card", true)),
        clock_(surroundings.clock) {}

  Limits limits() const override {
    return {.text = standard_rules(Service::bluesky),
            .max_media = kMostImages,
            .images = {.max_bytes = kMostImageBytes},
            .guarantee = Guarantee::chosen_id};
  }

  Result<Limits> probe(Http& http) const override {
    auto account = session_->open(http, clock_->now());
    if (!account) return fail(std::move(account.error().error));
    Limits limits = this->limits();
    limits.account = "@" + account->handle;
    limits.software = "pds";
    HttpResult health = session_->call(http, {.name = "_health"});
    if (!health || health->status != 200) return limits;
    if (auto body = parse_json(health->body)) limits.software = clean_line("pds " + string_at(*body, "version")).str();
    return limits;
  }

  Result<std::vector<Post>> render(const Draft& draft, const Limits& limits) const override {
    if (draft.visibility == Visibility::followers || draft.visibility == Visibility::direct) {
      return fail(ErrorKind::refused, "everybody can read what stands on Bluesky, and this is not for everybody",
                  "take the output out of the broadcast, or change its visibility");
    }
    Draft ours = draft;
    if (ours.language.empty()) ours.language = language_;
    auto posts = TRY(fitted_posts(with_warning_said(ours), limits.text));
    std::string seed = key_seed(ours, name_);
    for (Post& post : posts) {
      Json embed = embed_of(post, ours, with_card_);
      post.payload = post_payload(post, ours, seed, std::move(embed));
    }
    return posts;
  }

  Result<Post> reword(const Post& post, const Text& text, const Limits& limits) const override {
    Post ours = TRY(reworded(post, text, limits.text));
    ours.payload = TRY(with_words(ours));
    return ours;
  }

  Outcome send(Http& http, const Post& post, const Limits&) const override {
    auto account = session_->open(http, clock_->now());
    if (!account) return outcome_of(std::move(account.error()));
    auto request = put_request(post, *account);
    if (!request) return Refused{request.error()};
    std::vector<std::string> notes = name_mentions(http, *session_, (*request)["record"]);
    Json plain = *request;
    plain["record"] = without_images(plain["record"]);
    bool all_images = add_images(http, *session_, post.media, (*request)["record"]);
    HttpResult answer = put(http, *request);
    // A refusal has made nothing, and the images may be why.
    if (is_refusal(answer) && *request != plain) {
      answer = put(http, plain);
      all_images = false;
    }
    if (!all_images) notes.emplace_back("an image is missing: it could not be had, or the server did not take it");
    return outcome(http, *account, *request, answer, std::move(notes));
  }

  Result<std::optional<Receipt>> find(Http& http, const Post& post, const Limits&) const override {
    auto account = session_->open(http, clock_->now());
    if (!account) return fail(std::move(account.error().error));
    return look_up(http, *account, TRY(put_request(post, *account)));
  }

 private:
  HttpResult put(Http& http, const Json& request) const {
    return session_->call(http, {.method = "POST",
                                 .name = "com.atproto.repo.putRecord",
                                 .media_type = "application/json",
                                 .body = dump_json(request)});
  }

  Outcome outcome(Http& http, const Identity& identity, const Json& asked, const HttpResult& answer,
                  std::vector<std::string> notes) const {
    if (answer && error_name(*answer) == "InvalidSwap") return already_there(http, identity, asked);
    Outcome outcome = read_answer(answer, asked, session_->token(), clock_->now());
    if (Sent* sent = std::get_if<Sent>(&outcome)) sent->receipt.note = join(notes, "; ");
    return outcome;
  }

  Result<std::optional<Receipt>> look_up(Http& http, const Identity& identity, const Json& asked) const {
    std::string key = string_at(asked, "rkey");
    HttpResult answer = session_->call(
        http, {.name = "com.atproto.repo.getRecord",
               .query = fmt::format("repo={}&collection={}&rkey={}", percent_encode(identity.did), kCollection, key)});
    if (!answer) return fail(std::move(answer.error().error));
    if (error_name(*answer) == "RecordNotFound") return std::nullopt;
    auto body = parse_json(answer->body);
    auto receipt = answer->status == 200 && body ? receipt_of(*body, asked, clock_->now()) : std::nullopt;
    if (!receipt) return fail(answer_error(ErrorKind::network, *answer, session_->token()));
    if (string_at(member(*body, "value"), "text") != string_at(asked["record"], "text"))
      return fail(ErrorKind::refused, fmt::format("another post stands at {}", receipt->url));
    receipt->replayed = true;
    return receipt;
  }

  Outcome already_there(Http& http, const Identity& identity, const Json& asked) const {
    auto found = look_up(http, identity, asked);
    if (!found && found.error().kind == ErrorKind::refused) return Refused{found.error()};
    if (!found) return Unknown{found.error()};
    if (!*found) return Later{.error = {.kind = ErrorKind::network, .what = "the post was there and is gone"}};
    return Sent{std::move(**found)};
  }

  std::string name_;
  std::unique_ptr<XrpcSession> session_;
  Language language_;
  bool with_card_;
  const Clock* clock_;
};

}  // namespace

std::vector<OptionSpec> bluesky_options() {
  using enum OptionType;
  return {
      {"identifier", text, true, "", "The account's handle, such as \"library.bsky.social\"."},
      {"password", secret, true, "", "An app password of the account, not the one that people log in with."},
      {"server", url, false, "https://bsky.social", "Where the account logs in."},
      {"language", text, false, "", "The language of posts whose own is unknown, such as \"en\"."},
      {"card", boolean, false, "true",
       "A post about one story carries a card of its link, with its image; without a card it carries its images."},
      {"timeout", integer, false, "30", "Seconds to wait for an answer."},
      {"allow_private", boolean, false, "false", "The server and images may be at a private or loopback address."},
  };
}

std::unique_ptr<Adapter> make_bluesky(const OutputSettings& settings, const Surroundings& surroundings) {
  return std::make_unique<Bluesky>(settings, surroundings);
}

}  // namespace twinform
