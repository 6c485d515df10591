// SPDX-License-Identifier: MIT
#include "app/shelf.h"

#include <algorithm>

#include "select/searchable.h"

namespace twinform {

namespace {

// As much of it as choosing asks for, and as people are shown of a fate: all of a run's are kept.
Entry without_texts(const Entry& entry) {
  return {.source = entry.source,
          .link = entry.link,
          .title = entry.title,
          .published = entry.published,
          .updated = entry.updated,
          .language = entry.language,
          .work = entry.work};
}

Story without_texts(const Story& story) {
  Story shown{.id = story.id,
              .only_source = story.only_source,
              .first_entry = story.first_entry,
              .first_seen = story.first_seen,
              .lead = without_texts(story.lead),
              .also_as = story.also_as};
  for (const Entry& entry : story.also_in) shown.also_in.push_back(without_texts(entry));
  return shown;
}

std::vector<const BroadcastSettings*> with_query(std::vector<const BroadcastSettings*> readers) {
  std::erase_if(readers, [](const BroadcastSettings* reader) { return !reader->selection.match; });
  return readers;
}

std::vector<Query> queries_of(const std::vector<const BroadcastSettings*>& asking) {
  std::vector<Query> queries;
  for (const BroadcastSettings* reader : asking) queries.push_back(*reader->selection.match);
  return queries;
}

}  // namespace

Shelf::Shelf(Ledger& ledger, std::vector<const BroadcastSettings*> readers)
    : ledger_(ledger), asking_(with_query(std::move(readers))), profiles_(queries_of(asking_)) {}

Result<std::vector<Shelf::Item*>> Shelf::take(const std::vector<Ledger::View>& views) {
  std::vector<Item*> items;
  for (const Ledger::View& view : views) items.push_back(TRY(take(view)));
  return items;
}

Result<Shelf::Item*> Shelf::take(const Ledger::View& view) {
  auto [place, is_new] = items_.try_emplace(view);
  Item& item = place->second;
  if (!is_new) return &item;
  item.view = &place->first;
  TRY(open(item));
  item.story = std::make_shared<const Story>(without_texts(*item.whole));
  return &item;
}

Result<std::optional<double>> Shelf::relevance(Item& item, const BroadcastSettings& reader) {
  if (!reader.selection.match) return 0;
  if (!item.matches) {
    TRY(open(item));
    item.matches.emplace();
    Searchable story(*item.whole);
    for (std::size_t i : profiles_.matching(story))
      item.matches->emplace(asking_[i], twinform::relevance(asking_[i]->selection, story));
  }
  auto found = item.matches->find(&reader);
  return found == item.matches->end() ? std::nullopt : std::optional(found->second);
}

Result<std::vector<Story>> Shelf::whole(const std::vector<Item*>& items) {
  std::vector<Story> stories;
  for (Item* item : items) {
    TRY(open(*item));
    stories.push_back(*std::exchange(item->whole, std::nullopt));
  }
  return stories;
}

void Shelf::close() {
  for (Item* item : open_) item->whole.reset();
  open_.clear();
}

Result<void> Shelf::open(Item& item) {
  if (item.whole) return {};
  item.whole = TRY(ledger_.read(*item.view));
  open_.push_back(&item);
  return {};
}

}  // namespace twinform
