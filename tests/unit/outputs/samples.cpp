// SPDX-License-Identifier: MIT
#include "samples.h"

#include <doctest/doctest.h>

#include "base/hash.h"
#include "text/clean.h"
#include "text/url.h"

namespace twinform::test {

namespace {

Block block(Role role, const Text& text) { return {.role = role, .text = text}; }
Block literal(std::string_view words) { return block(Role::literal, clean_text(words)); }

Passage passage_of(const Story& story, std::size_t index, bool with_summary) {
  Passage passage{.blocks = {block(Role::title, story.lead.title)}, .story = index};
  if (with_summary && !story.summary.empty()) {
    passage.blocks.push_back(literal("\n\n"));
    passage.blocks.push_back(block(Role::summary, story.summary));
  }
  passage.blocks.push_back(literal("\n"));
  passage.blocks.push_back(block(Role::link, clean_line(story.lead.link.str())));
  return passage;
}

Draft draft_without_parts(Form form, std::vector<Story> stories) {
  return {.broadcast = "morning",
          .slot = "2026-11-23T09:00",
          .at = from_rfc3339("2026-11-23T09:00:00Z").value(),
          .heading = clean_line("Morning news"),
          .form = form,
          .stories = std::move(stories),
          .more = clean_line("and {n} more"),
          .language = "en"};
}

}  // namespace

const Clock& clock() {
  static const FixedClock fixed(from_rfc3339("2026-11-23T09:00:05Z").value());
  return fixed;
}

Story story(std::string_view title, std::string_view link, std::string_view summary) {
  static std::int64_t id = 0;
  Story story;
  story.id = StoryId{++id};
  story.lead.source = "ariadne";
  story.lead.title = clean_line(title);
  if (auto url = parse_url(link)) story.lead.link = *url;
  story.summary = clean_text(summary);
  return story;
}

Draft draft_of(const Story& story) {
  Draft draft = draft_without_parts(Form::single, {story});
  draft.parts = {Part{.passages = {passage_of(story, 0, true)}}};
  return draft;
}

Draft digest_of(const std::vector<Story>& stories) {
  Draft draft = draft_without_parts(Form::digest, stories);
  Part part;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    part.passages.push_back(passage_of(stories[i], i, false));
    part.passages.back().droppable = true;
  }
  draft.parts = {part};
  return draft;
}

Draft thread_of(const std::vector<Story>& stories) {
  Draft draft = draft_without_parts(Form::thread, stories);
  for (std::size_t i = 0; i < stories.size(); ++i)
    draft.parts.push_back(Part{.passages = {passage_of(stories[i], i, true)}});
  return draft;
}

std::unique_ptr<Adapter> adapter(std::string_view type, std::map<std::string, OptionValue, std::less<>> options,
                                 std::string* printed) {
  const AdapterInfo* info = find_adapter(type);
  REQUIRE(info != nullptr);
  Surroundings surroundings{.clock = &clock(), .library = clean_line("Northfield University Library")};
  if (printed != nullptr) {
    surroundings.print = [printed](std::string_view words) -> Result<void> {
      *printed += words;
      return {};
    };
  }
  return info->make({.name = "output", .type = std::string(type), .options = std::move(options)}, surroundings);
}

std::string outcome_name(const Outcome& outcome) {
  if (std::holds_alternative<Sent>(outcome)) return "sent";
  if (std::holds_alternative<Unknown>(outcome)) return "unknown";
  const Later* later = std::get_if<Later>(&outcome);
  const Refused* refused = std::get_if<Refused>(&outcome);
  bool whole = later != nullptr ? later->whole_output : refused->whole_output;
  return std::string(later != nullptr ? "later" : "refused") + (whole ? " (whole output)" : "");
}

const Error& error_of(const Outcome& outcome) {
  if (const Later* later = std::get_if<Later>(&outcome)) return later->error;
  if (const Refused* refused = std::get_if<Refused>(&outcome)) return refused->error;
  REQUIRE(std::holds_alternative<Unknown>(outcome));
  return std::get<Unknown>(outcome).error;
}

Post post_of(const Adapter& adapter, const Draft& draft) {
  auto posts = adapter.render(draft, adapter.limits());
  REQUIRE(posts);
  REQUIRE(posts->size() == 1);
  Post post = posts->front();
  post.output = "output";
  post.key = sha256_hex(post.payload);
  post.broadcast = draft.broadcast;
  post.slot = draft.slot;
  return post;
}

}  // namespace twinform::test
