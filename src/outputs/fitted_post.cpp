// SPDX-License-Identifier: MIT
#include "outputs/fitted_post.h"

#include <fmt/format.h>

#include <algorithm>

#include "compose/fit.h"
#include "text/count.h"
#include "text/url.h"

namespace twinform {

namespace {

void add_link(const Block& block, const Text& text, std::vector<Url>& links) {
  if (block.role != Role::link || block.text.empty() || text.view().find(block.text.view()) == std::string_view::npos)
    return;
  auto url = parse_url(block.text.view());
  if (url && std::ranges::find(links, *url) == links.end()) links.push_back(*url);
}

std::vector<Url> links_in(const Part& part, const Text& text) {
  std::vector<Url> links;
  for (const Passage& passage : part.passages)
    for (const Block& block : passage.blocks) add_link(block, text, links);
  return links;
}

std::vector<StoryId> story_ids(const Draft& draft, const std::vector<std::size_t>& indices) {
  std::vector<StoryId> ids;
  for (std::size_t index : indices)
    if (index < draft.stories.size()) ids.push_back(draft.stories[index].id);
  return ids;
}

Result<void> count(Post& post, const Text& text, const TextRules& rules, const char* hint) {
  Length length = measure(text.view(), rules, post.content_warning.view());
  post.length = length.value;
  post.max_length = rules.max_length;
  if (length.fits) return {};
  return fail(ErrorKind::refused,
              fmt::format("the post does not fit: {} of {} characters", length.value, rules.max_length), hint);
}

Result<Post> fitted_post(const Part& part, const Draft& draft, const TextRules& rules) {
  Fitted fitted = TRY(fit(part, draft, rules));
  Post post;
  post.broadcast = draft.broadcast;
  post.slot = draft.slot;
  post.content_warning = draft.content_warning;
  TRY(count(post, fitted.text, rules, "shorten the template or the content warning"));
  post.stories = story_ids(draft, fitted.stories);
  post.links = links_in(part, fitted.text);
  post.text = std::move(fitted.text);
  return post;
}

}  // namespace

Result<std::vector<Post>> fitted_posts(const Draft& draft, const TextRules& rules) {
  std::vector<Post> posts;
  for (const Part& part : draft.parts) {
    Post post = TRY(fitted_post(part, draft, rules));
    if (!post.text.empty()) posts.push_back(std::move(post));
  }
  for (std::size_t i = 0; i < posts.size(); ++i) {
    posts[i].part = static_cast<int>(i + 1);
    posts[i].parts = static_cast<int>(posts.size());
  }
  return posts;
}

Result<Post> reworded(Post post, const Text& text, const TextRules& rules) {
  TRY(count(post, text, rules, "say it shorter"));
  post.links.clear();
  for (const Span& span : find_spans(text.view(), rules.service)) {
    auto url = parse_url(text.view().substr(span.begin, span.end - span.begin));
    if (span.kind == SpanKind::url && url) post.links.push_back(*url);
  }
  post.text = text;
  return post;
}

}  // namespace twinform
