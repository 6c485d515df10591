// SPDX-License-Identifier: MIT
#include "fetch/host_queue.h"

namespace twinform {

void HostQueue::add(std::size_t item, std::string_view host) {
  Host& entry = hosts_[std::string(host)];
  entry.waiting.push_back(item);
  queue(entry);
}

std::optional<std::size_t> HostQueue::start() {
  if (turns_.empty()) return {};
  Host& host = *turns_.front();
  turns_.pop_front();
  host.queued = false;
  std::size_t item = host.waiting.front();
  host.waiting.pop_front();
  ++host.active;
  queue(host);
  return item;
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
