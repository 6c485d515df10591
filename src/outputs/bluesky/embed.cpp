// SPDX-License-Identifier: MIT
#include "outputs/bluesky/embed.h"

#include <algorithm>
#include <optional>

#include "base/json.h"
#include "compose/cut.h"
#include "compose/fields.h"
#include "text/unicode.h"

namespace twinform::bluesky {

namespace {

constexpr std::size_t kTitleGraphemes = 200, kDescriptionGraphemes = 300;  // more is not shown

std::string cut_to(std::size_t graphemes, const Text& text, const Language& language) {
  return shorten(text.view(), language,
                 [graphemes](std::string_view words) { return count_graphemes(words) <= graphemes; });
}

// The story that the post is about; nullptr where there are several, or none.
const Story* only_story(const Post& post, const Draft& draft) {
  if (post.stories.size() != 1) return nullptr;
  auto found = std::ranges::find(draft.stories, post.stories.front(), &Story::id);
  return found == draft.stories.end() ? nullptr : &*found;
}

Json images_of(Post& post, const Draft& draft) {
  Json images = Json::array();
  for (const Attachment& one : draft.media) {
    if (images.size() == kMostImages) break;
    images.push_back({{"alt", one.description.str()}});
    post.media.push_back({.url = one.url, .description = one.description, .media_type = one.media_type});
  }
  return {{"$type", "app.bsky.embed.images"}, {"images", std::move(images)}};
}

Json card_of(const Story& story, const Post& post, const Language& language) {
  const Url& link = post.links.empty() ? story.lead.link : post.links.front();
  if (!link.is_http()) return nullptr;
  const Text& description = story.summary.empty() ? story.lead.summary : story.summary;
  return {{"$type", "app.bsky.embed.external"},
          {"external",
           {{"uri", link.str()},
            {"title", cut_to(kTitleGraphemes, said_title(story), language)},
            {"description", cut_to(kDescriptionGraphemes, description, language)}}}};
}

std::optional<MediaRef> card_image(const Story& story) {
  auto image = std::ranges::find_if(story.lead.images, [](const Image& one) { return one.url.is_http(); });
  if (image == story.lead.images.end()) return std::nullopt;
  const Text& words = image->description.empty() ? story.lead.title : image->description;
  return MediaRef{.url = image->url, .description = words, .media_type = ""};
}

}  // namespace

Json embed_of(Post& post, const Draft& draft, bool with_card) {
  bool hides = !draft.content_warning.empty();
  const Story* story = with_card ? only_story(post, draft) : nullptr;
  Json card = story == nullptr ? Json() : card_of(*story, post, draft.language);
  if (card.is_null()) return draft.media.empty() || hides ? Json() : images_of(post, draft);
  if (auto image = hides ? std::nullopt : card_image(*story)) post.media = {std::move(*image)};
  return card;
}

}  // namespace twinform::bluesky
