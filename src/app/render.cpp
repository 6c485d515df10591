// SPDX-License-Identifier: MIT
#include "app/render.h"

#include <algorithm>

#include "app/freeze.h"
#include "app/server_limits.h"
#include "identity/clean.h"
#include "text/clean.h"

namespace twinform {

ComposeRules rules_for(const BroadcastSettings& broadcast, const std::string& output) {
  ComposeRules rules = broadcast.compose;
  if (auto own = broadcast.post_for.find(output); own != broadcast.post_for.end()) rules.post = own->second;
  return rules;
}

Result<void> Renderer::prepare(std::vector<Story>& stories, const BroadcastSettings& broadcast, bool says_summary) {
  for (Story& story : stories) TRY(present(story));
  return summaries_.write(stories, broadcast, says_summary);
}

// Readers know a source by its title, not by its name in our configuration, and have no use for what says how they came. The ledger
// keeps the link as the feed gave it.
Result<void> Renderer::present(Story& story) {
  const std::vector<Source>& sources = context_.settings.sources;
  auto source = std::ranges::find(sources, story.lead.source, &Source::name);
  const Source unknown;
  const Source& known = source == sources.end() ? unknown : *source;
  if (known.links.value_or(context_.settings.library.links) == Links::clean)
    story.lead.link = clean_link(story.lead.link);
  story.source_title = known.title;
  if (story.source_title.empty()) story.source_title = TRY(ledger_.source(story.lead.source)).title;
  if (story.source_title.empty()) story.source_title = clean_line(story.lead.source);
  return {};
}

Result<std::vector<Post>> Renderer::posts(const Draft& draft, const std::string& output) {
  const Adapter* adapter = outputs_.find(output);
  if (adapter == nullptr) return std::vector<Post>{};  // the configuration was checked
  Limits limits = TRY(limits_of(output, *adapter));
  Result<std::vector<Post>> posts = adapter->render(draft, limits);
  if (!posts) {
    problems_.push_back({.broadcast = draft.broadcast, .output = output, .error = std::move(posts).error()});
    return std::vector<Post>{};
  }
  freeze(*posts, draft, output);
  return posts;
}

Result<Occasion> Renderer::occasion(const BroadcastSettings& broadcast, const std::string& slot, Instant at) {
  return Occasion{.broadcast = broadcast.name,
                  .slot = slot,
                  .at = at,
                  .zone = broadcast.schedule.zone,
                  .number = TRY(ledger_.slots_before(broadcast.name, slot)) + 1,
                  .bulletin_page = page(broadcast.to, broadcast.name, slot)};
}

std::string Renderer::page(const std::vector<std::string>& outputs, std::string_view broadcast,
                           std::string_view slot) const {
  for (const std::string& output : outputs) {
    const Adapter* adapter = outputs_.find(output);
    std::string page = adapter == nullptr ? std::string() : adapter->page(broadcast, slot);
    if (!page.empty()) return page;
  }
  return {};
}

bool Renderer::can_edit(const std::string& output) const {
  const Adapter* adapter = outputs_.find(output);
  return adapter != nullptr && adapter->can_edit();
}

Result<Limits> Renderer::limits_of(const std::string& output, const Adapter& adapter) {
  auto known = limits_.find(output);
  if (known != limits_.end()) return known->second;
  ServerLimits server = TRY(server_limits(context_, ledger_, output, adapter));
  if (server.problem) problems_.push_back({.broadcast = "", .output = output, .error = *server.problem});
  return limits_.emplace(output, server.limits).first->second;
}

}  // namespace twinform
