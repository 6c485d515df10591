// SPDX-License-Identifier: MIT
#include "cli/progress_line.h"

#include <fmt/format.h>

namespace twinform {

namespace {

constexpr std::chrono::milliseconds kBetweenDrawings{80};

}  // namespace

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::update(std::string_view stage, std::size_t done, std::size_t total) {
  if (done >= total) {
    clear();
    return;
  }
  auto now = std::chrono::steady_clock::now();
  if (drawn_ && now - last_ < kBetweenDrawings) return;
  last_ = now;
  drawn_ = true;
  terminal_.write(fmt::format("\r\x1b[K{} {}/{}", stage, done, total));
}

void ProgressLine::clear() {
  if (drawn_) terminal_.write("\r\x1b[K");
  drawn_ = false;
}

}  // namespace twinform
