// SPDX-License-Identifier: MIT
// Whose turn it is: hosts take turns, and none is asked for more at once than it should be.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace twinform {

class HostQueue {
 public:
  using Time = std::chrono::steady_clock::time_point;
  HostQueue(std::size_t per_host, std::chrono::milliseconds spacing) : per_host_(per_host), spacing_(spacing) {}

  // Items of a host that is not `spaced` may start together.
  void add(std::size_t item, std::string_view host, bool spaced = true);
  // The next item that may start now; none while every waiting host is busy, or was asked too short a time ago.
  std::optional<std::size_t> start(Time now);
  // When the next one may start for which nothing but time is lacking.
  std::optional<Time> next_start() const;
  // What is waiting for this host is taken out.
  std::vector<std::size_t> give_up(std::string_view host);
  // An item of this host has ended.
  void end(std::string_view host);

 private:
  struct Host {
    std::deque<std::size_t> waiting;
    std::size_t active = 0;
    bool queued = false;  // stands in turns_
    bool spaced = true;
    Time free_at{};
  };
  void queue(Host& host);

  std::size_t per_host_;
  std::chrono::milliseconds spacing_;
  std::unordered_map<std::string, Host> hosts_;  // references stay good while it grows
  std::deque<Host*> turns_;                      // those with something waiting and room for it
};

}  // namespace twinform
