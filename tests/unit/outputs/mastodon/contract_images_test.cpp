// SPDX-License-Identifier: MIT
// The facts of tests/support/mastodon_contract.md about images.
#include "base/json.h"
#include "contract.h"

namespace twinform {

using namespace test;

TEST_CASE("limits of images are known before anything is posted") {
  Stage stage;
  auto limits = stage.output()->probe(*stage.http);
  REQUIRE(limits);
  CHECK(limits->max_media == 4);
  CHECK(limits->max_description == 1500);
  CHECK(limits->images.max_bytes == 16'777'216);
  CHECK(limits->images.max_pixels == 33'177'600);
  CHECK(limits->images.types == std::vector<std::string>{"image/jpeg", "image/png", "image/gif", "image/webp"});
}

TEST_CASE("an image goes along with its description") {
  Stage stage;
  CHECK(note_in(stage.send_image()).empty());
  CHECK(stage.images_on(0) == 1);
  auto uploads = stage.server.requests("POST /api/v2/media");
  REQUIRE(uploads.size() == 1);
  CHECK(uploads[0].header("Content-Type").starts_with("multipart/form-data; boundary="));
  CHECK(has(uploads[0].body, "name=\"description\"\r\n\r\nA chart\r\n"));
  CHECK(has(uploads[0].body, "filename=\"image.png\"\r\nContent-Type: image/png\r\n\r\n\x89PNG"));
}

TEST_CASE("no more images than the server takes and none without a description") {
  Stage stage;
  auto one = stage.output();
  Draft draft = stage.with_images(6);
  draft.media[1].description = {};
  Post post = post_of(*one, draft);
  CHECK(post.media.size() == 4);
  CHECK(note_in(stage.send(*one, post)).empty());
  CHECK(stage.images_on(0) == 4);
}

TEST_CASE("a description is cut to what the server takes") {
  Stage stage;
  auto one = stage.output();
  Draft draft = stage.with_images(1);
  draft.media[0].description = clean_line(std::string(2'000, 'd'));
  Post post = post_of(*one, draft);
  REQUIRE(post.media.size() == 1);
  CHECK(post.media[0].description.view().size() <= 1'502);
  CHECK(post.media[0].description.view().ends_with("…"));
}

TEST_CASE("an image still in the works is waited for") {
  struct Row {
    ImageFault fault;
    Seconds waited;
  };
  for (const Row& row : {Row{ImageFault::processing, Seconds{0}}, Row{ImageFault::slow, Seconds{1}},
                         Row{ImageFault::unlisted, Seconds{0}}}) {
    Stage stage;
    stage.mastodon.fail_next_image(row.fault);
    CHECK(note_in(stage.send_image()).empty());
    CHECK(stage.images_on(0) == 1);
    CHECK(stage.waited == row.waited);
  }
}

TEST_CASE("a post goes without an image that can't be had and says why") {
  struct Row {
    ImageFault fault;
    std::string_view words;
  };
  for (const Row& row :
       {Row{ImageFault::stuck, "the server is still processing the image"}, Row{ImageFault::broken, "File is broken"},
        Row{ImageFault::refused_422, "File type of uploaded media could not be verified"},
        Row{ImageFault::failed_500, "Error processing thumbnail"}, Row{ImageFault::forbidden_403, "write:media"}}) {
    Stage stage;
    stage.mastodon.fail_next_image(row.fault);
    std::string note = note_in(stage.send_image());
    CAPTURE(note);
    CHECK(note.starts_with("an image is missing: "));
    CHECK(has(note, row.words));
    CHECK(stage.images_on(0) == 0);
    CHECK(stage.posts() == 1);
    CHECK(stage.waited <= Seconds{31});
  }
}

TEST_CASE("where images are required a post waits for one that may still come and is refused for one that never will") {
  struct Row {
    ImageFault fault;
    std::string_view outcome;
  };
  for (const Row& row : {Row{ImageFault::stuck, "later"}, Row{ImageFault::refused_422, "refused"},
                         Row{ImageFault::failed_500, "refused"}, Row{ImageFault::none, "sent"}}) {
    Stage stage;
    stage.mastodon.fail_next_image(row.fault);
    CHECK(outcome_name(stage.send_image("required")) == row.outcome);
    CHECK(stage.posts() == (row.outcome == "sent" ? 1 : 0));
  }
}

TEST_CASE("a rate limit on images holds the whole output and posts nothing") {
  Stage stage;
  stage.mastodon.fail_next_image(ImageFault::too_many_429);
  Outcome outcome = stage.send_image();
  CHECK(outcome_name(outcome) == "later (whole output)");
  CHECK(std::get<Later>(outcome).not_before == from_rfc3339("2026-11-23T09:30:00Z").value());
  CHECK(stage.posts() == 0);
}

TEST_CASE("an image that the server forgot is uploaded once more") {
  for (MastodonKind kind : {MastodonKind::keyed, MastodonKind::searchable}) {
    Stage stage(kind);
    stage.mastodon.fail_next_image(ImageFault::forgotten);
    CHECK(note_in(stage.send_image()).empty());
    CHECK(stage.images_on(0) == 1);
    CHECK(stage.posts() == 2);
  }
}

TEST_CASE("an image that the server forgets again is left out") {
  Stage stage;
  stage.mastodon.fail_next_image(ImageFault::forgotten);
  stage.mastodon.fail_next_image(ImageFault::forgotten);
  CHECK(has(note_in(stage.send_image()), "Media IDS not found or already attached to another post"));
  CHECK(stage.mastodon.statuses().size() == 1);
  CHECK(stage.images_on(0) == 0);
}

TEST_CASE("a lost answer to a post with an image leaves it once") {
  Stage stage;
  auto one = stage.output();
  Post post = post_of(*one, stage.with_images(1));
  stage.mastodon.fail_next(PostFault::lost_answer);
  CHECK(outcome_name(stage.send(*one, post)) == "unknown");
  CHECK(note_in(stage.send(*one, post)).empty());
  CHECK(stage.mastodon.statuses().size() == 1);
  CHECK(stage.images_on(0) == 1);
}

TEST_CASE("an edit without its images drops them") {
  Stage stage;
  RemoteId id = id_in(stage.send_image());
  auto put = [&](Json body) {
    auto answer = stage.http->send({.method = "PUT",
                                    .url = parse_url(stage.server.url("/api/v1/statuses/" + id)).value(),
                                    .headers = {{"Content-Type", "application/json"}},
                                    .body = dump_json(body),
                                    .allow_private = true});
    REQUIRE(answer);
  };
  put({{"status", "Corrected"}, {"media_ids", stage.mastodon.statuses()[0].images}});
  CHECK(stage.images_on(0) == 1);
  put({{"status", "Corrected again"}});
  CHECK(stage.images_on(0) == 0);
}

}  // namespace twinform
