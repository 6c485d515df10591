// SPDX-License-Identifier: MIT
// Whose turn it is: hosts take turns, and none is asked for more at once than it should be.
#pragma once

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
  explicit HostQueue(std::size_t per_host) : per_host_(per_host) {}

  void add(std::size_t item, std::string_view host);
  // The next item that may start now; none while every waiting host is busy.
  std::optional<std::size_t> start();
  // What is waiting for this host is taken out.
  std::vector<std::size_t> give_up(std::string_view host);
  // An item of this host has ended.
  void end(std::string_view host);

 private:
  struct Host {
    std::deque<std::size_t> waiting;
    std::size_t active = 0;
    bool queued = false;  // stands in turns_
  };
  void queue(Host& host);

  std::size_t per_host_;
  std::unordered_map<std::string, Host> hosts_;  // references stay good while it grows
  std::deque<Host*> turns_;                      // those with something waiting and room for it
};

}  // namespace twinform
