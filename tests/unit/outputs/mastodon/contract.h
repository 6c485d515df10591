// SPDX-License-Identifier: MIT
// A server that keeps to what Mastodon's source says (tests/support/mastodon_contract.md), and an output of it.
#pragma once

#include <doctest/doctest.h>

#include "../samples.h"
#include "base/file.h"
#include "support/http_server.h"
#include "support/mastodon_double.h"
#include "support/places.h"
#include "text/clean.h"
#include "text/url.h"

namespace twinform::test {

inline const Instant kContractNow = from_rfc3339("2026-11-23T09:00:00Z").value();

struct Stage {
  HttpServer server;
  MastodonDouble mastodon;
  std::unique_ptr<Http> http = make_curl_http({.user_agent = "twinform-test"});
  FixedClock now{kContractNow};
  Seconds waited{0};

  explicit Stage(MastodonKind kind = MastodonKind::keyed) : mastodon(server, kind) {
    mastodon.set_now(kContractNow);
    server.on("/p.png", always({.body = read_file(source_folder() / "tests/scenario/bluesky.png", 1000).value()}));
  }

  std::unique_ptr<Adapter> output(std::map<std::string, OptionValue, std::less<>> options = {}) {
    options.emplace("server", server.url(""));
    options.emplace("token", Secret(MastodonDouble::token()));
    options.emplace("allow_private", true);
    return find_adapter("mastodon")
        ->make({.name = "fediverse", .type = "mastodon", .options = std::move(options)},
               {.clock = &now, .wait = [this](Seconds duration) { waited += duration; }});
  }

  Draft with_images(int count) const {
    Draft draft = draft_of(story("Open access", "https://a.example/1", "It grows in every field and country."));
    for (int i = 0; i < count; ++i)
      draft.media.push_back({.url = parse_url(server.url("/p.png")).value(), .description = clean_line("A chart")});
    return draft;
  }

  Outcome send(const Adapter& one, const Post& post) { return one.send(*http, post, one.probe(*http).value()); }
  Outcome send(const Post& post) { return send(*output(), post); }
  Outcome send_image(std::string_view media = "optional") {
    auto one = output({{"media", std::string(media)}});
    return send(*one, post_of(*one, with_images(1)));
  }
  std::size_t posts() const { return server.requests("POST /api/v1/statuses").size(); }
  std::size_t images_on(std::size_t status) const { return mastodon.statuses().at(status).images.size(); }
};

inline Post plain_post(Stage& stage, std::string_view words = "Open access") {
  return post_of(*stage.output(), draft_of(story(words, "https://a.example/1")));
}

inline std::string note_in(const Outcome& outcome) {
  REQUIRE(std::holds_alternative<Sent>(outcome));
  return std::get<Sent>(outcome).receipt.note;
}

inline RemoteId id_in(const Outcome& outcome) {
  REQUIRE(std::holds_alternative<Sent>(outcome));
  return std::get<Sent>(outcome).receipt.id;
}

inline bool has(std::string_view text, std::string_view piece) { return text.find(piece) != std::string_view::npos; }

}  // namespace twinform::test
