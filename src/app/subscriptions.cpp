// SPDX-License-Identifier: MIT
#include "app/subscriptions.h"

#include <algorithm>

#include "ledger/ledger.h"
#include "text/clean.h"

namespace twinform {

Result<std::vector<Subscription>> subscriptions(const Settings& settings) {
  Ledger ledger = TRY(Ledger::open(settings.ledger, LedgerMode::read));
  std::vector<Subscription> list;
  for (const Source& source : settings.sources) {
    if (source.url.empty()) continue;
    Text title = source.title.empty() ? TRY(ledger.source(source.name)).title : source.title;
    if (title.empty()) title = clean_line(source.name);
    Subscription subscription{.url = source.url, .page = {}, .title = title, .folders = {}, .categories = source.tags};
    if (!source.tags.empty()) subscription.folders.push_back(source.tags.front());
    list.push_back(std::move(subscription));
  }
  auto folder = [](const Subscription& subscription) {
    return subscription.folders.empty() ? std::string{} : subscription.folders.front().str();
  };
  std::ranges::stable_sort(list, {}, folder);
  return list;
}

Result<std::vector<Imported>> import_subscriptions(const std::vector<Subscription>& list, NewSources& sources) {
  std::vector<Imported> imported;
  for (const Subscription& subscription : list) {
    Imported& one = imported.emplace_back(Imported{.url = subscription.url});
    if (!can_be_source(subscription.url)) continue;
    one.name = sources.reader_of(subscription.url);
    one.is_new = one.name.empty();
    if (one.is_new) {
      NewSource* added = TRY(sources.add(subscription.url, subscription.title));
      if (!subscription.page.empty()) added->comment += "\n" + subscription.page.str();
      one.name = added->source.name;
    }
    for (const Text& folder : subscription.folders) sources.tag(one.name, folder);
    for (const Text& category : subscription.categories) sources.tag(one.name, category);
  }
  return imported;
}

}  // namespace twinform
