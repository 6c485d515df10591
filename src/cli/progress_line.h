// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

#include "base/progress.h"
#include "cli/terminal.h"

namespace twinform {

// One line that is drawn over itself, a few times a second, and taken away at the end.
class ProgressLine final : public Progress {
 public:
  explicit ProgressLine(Terminal& terminal) : terminal_(terminal) {}
  ~ProgressLine() override;
  void update(std::string_view stage, std::size_t done, std::size_t total) override;

 private:
  void clear();
  Terminal& terminal_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace twinform
