// SPDX-License-Identifier: MIT
#include "fetch/host_queue.h"

#include <algorithm>

namespace twinform {

void HostQueue::add(std::size_t item, std::string_view host, bool spaced) {
  Host& entry = hosts_[std::string(host)];
  entry.spaced = spaced;
  entry.waiting.push_back(item);
  queue(entry);
}

std::optional<std::size_t> HostQueue::start(Time now) {
  auto turn = std::ranges::find_if(turns_, [&](const Host* host) { return host->free_at <= now; });
  if (turn == turns_.end()) return {};
  Host& host = **turn;
  turns_.erase(turn);
  if (host.spaced) host.free_at = now + spacing_;
  host.queued = false;
  std::size_t item = host.waiting.front();
  host.waiting.pop_front();
  ++host.active;
  queue(host);
  return item;
}

std::optional<HostQueue::Time> HostQueue::next_start() const {
  auto next = std::ranges::min_element(turns_, {}, [](const Host* host) { return host->free_at; });
  return next == turns_.end() ? std::nullopt : std::optional((*next)->free_at);
}

std::vector<std::size_t> HostQueue::give_up(std::string_view host) {
  Host& entry = hosts_[std::string(host)];
  std::erase(turns_, &entry);
  entry.queued = false;
  std::vector<std::size_t> out(entry.waiting.begin(), entry.waiting.end());
  entry.waiting.clear();
  return out;
}

void HostQueue::end(std::string_view host) {
  Host& entry = hosts_[std::string(host)];
  --entry.active;
  queue(entry);
}

void HostQueue::queue(Host& host) {
  if (host.queued || host.waiting.empty() || host.active >= per_host_) return;
  host.queued = true;
  turns_.push_back(&host);
}

}  // namespace twinform
