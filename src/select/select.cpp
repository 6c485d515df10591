// SPDX-License-Identifier: MIT
#include "select/select.h"

#include <algorithm>
#include <tuple>

#include "select/searchable.h"
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

// The stage that stops a story before its words are read, or planned.
Fate first_obstacle(const Story& story, const Selection& selection, Instant now) {
  if (selection.max_age && now - time_of(story, now) > *selection.max_age) return Fate::too_old;
  if (!is_wanted_language(story, selection.languages)) return Fate::language;
  return Fate::planned;
}

std::optional<double> relevance_if_matching(const Selection& selection, const Story& story) {
  if (!selection.match) return 0;
  Searchable searchable(story);
  if (!selection.match->matches(searchable)) return std::nullopt;
  return relevance(selection, searchable);
}

}  // namespace

Contender::Contender(const Story& of, const Selection& selection, Instant now)
    : story(&of), fate(first_obstacle(of, selection, now)) {}

void Contender::weigh(std::optional<double> relevance) {
  if (!relevance) fate = Fate::filtered;
  // What several feeds tell is worth more.
  score = relevance.value_or(0) + static_cast<double>(story->also_in.size());
}

double relevance(const Selection& selection, Searchable& story) {
  return selection.match && selection.order == Order::relevance ? selection.match->relevance(story) : 0;
}

Choice sift(const std::vector<Contender>& contenders) {
  Choice choice;
  for (std::size_t i = 0; i < contenders.size(); ++i) {
    if (contenders[i].fate == Fate::planned)
      choice.chosen.push_back(i);
    else
      choice.rest.emplace_back(i, contenders[i].fate);
  }
  return choice;
}

void put_in_order(Choice& choice, const std::vector<Contender>& contenders, const Selection& selection, Instant now) {
  std::ranges::sort(choice.chosen, [&](std::size_t i, std::size_t j) {
    const Contender &a = contenders[i], &b = contenders[j];
    auto age = [&](const Story& story) { return std::tuple(time_of(story, now), story.first_entry, story.id); };
    if (selection.order == Order::oldest) return age(*a.story) < age(*b.story);
    if (selection.order == Order::relevance && a.score != b.score) return a.score > b.score;
    return age(*a.story) > age(*b.story);
  });
  if (selection.at_most <= 0) return;
  Fate beyond = selection.keep_rest ? Fate::held_over : Fate::dropped;
  for (std::size_t i : take_turns(choice.chosen, contenders, static_cast<std::size_t>(selection.at_most)))
    choice.rest.emplace_back(i, beyond);
}

Choice choose(const std::vector<Story>& stories, const Selection& selection, Instant now) {
  std::vector<Contender> contenders;
  for (const Story& story : stories) {
    contenders.emplace_back(story, selection, now);
    if (contenders.back().fate == Fate::planned) contenders.back().weigh(relevance_if_matching(selection, story));
  }
  Choice choice = sift(contenders);
  put_in_order(choice, contenders, selection, now);
  return choice;
}

}  // namespace twinform
