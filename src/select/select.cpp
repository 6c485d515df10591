// SPDX-License-Identifier: MIT
#include "select/select.h"

#include <algorithm>
#include <tuple>

#include "select/turns.h"
#include "text/language.h"

namespace twinform {

namespace {

// Feeds promise things for next year; for ordering they are of today.
Instant time_of(const Story& story, Instant now) {
  return std::min(story.lead.published.value_or(story.lead.updated.value_or(story.first_seen)), now);
}

bool is_wanted_language(const Story& story, const std::vector<Language>& languages) {
  const Language& language = story.lead.language;
  return languages.empty() || language.empty() ||
         std::ranges::any_of(languages, [&](const Language& range) { return language_matches(language, range); });
}

// The stage that stops a story, or planned.
Fate first_obstacle(const Story& story, const Selection& selection, Instant now) {
  if (selection.max_age && now - time_of(story, now) > *selection.max_age) return Fate::too_old;
  if (!is_wanted_language(story, selection.languages)) return Fate::language;
  if (selection.match && !selection.match->matches(story)) return Fate::filtered;
  return Fate::planned;
}

// What several feeds tell is worth more.
double score_of(const Story& story, const Selection& selection) {
  double relevance = selection.match ? selection.match->relevance(story) : 0;
  return relevance + static_cast<double>(story.also_in.size());
}

void sort(std::vector<Story>& stories, Order order, Instant now) {
  std::ranges::sort(stories, [&](const Story& a, const Story& b) {
    auto oldest = [&](const Story& story) { return std::tuple(time_of(story, now), story.first_entry, story.id); };
    if (order == Order::oldest) return oldest(a) < oldest(b);
    if (order == Order::relevance && a.score != b.score) return a.score > b.score;
    return oldest(a) > oldest(b);
  });
}

}  // namespace

Choice sift(std::vector<Story> candidates, const Selection& selection, Instant now) {
  Choice choice;
  for (Story& story : candidates) {
    Fate fate = first_obstacle(story, selection, now);
    if (fate != Fate::planned) {
      choice.rest.emplace_back(std::move(story), fate);
      continue;
    }
    story.score = score_of(story, selection);
    choice.chosen.push_back(std::move(story));
  }
  return choice;
}

void put_in_order(Choice& choice, const Selection& selection, Instant now) {
  sort(choice.chosen, selection.order, now);
  if (selection.at_most <= 0) return;
  Fate beyond = selection.keep_rest ? Fate::held_over : Fate::dropped;
  for (Story& story : take_turns(choice.chosen, static_cast<std::size_t>(selection.at_most))) {
    choice.rest.emplace_back(std::move(story), beyond);
  }
}

Choice choose(std::vector<Story> candidates, const Selection& selection, Instant now) {
  Choice choice = sift(std::move(candidates), selection, now);
  put_in_order(choice, selection, now);
  return choice;
}

}  // namespace twinform
