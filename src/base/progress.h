// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace twinform {

// Long work tells here how far it is; cli/ draws it, or nobody does.
class Progress {
 public:
  virtual ~Progress() = default;
  // `stage` is a verb phrase: "fetching", "delivering".
  virtual void update(std::string_view stage, std::size_t done, std::size_t total) = 0;
};

class NoProgress final : public Progress {
 public:
  void update(std::string_view, std::size_t, std::size_t) override {}
};

}  // namespace twinform
