// SPDX-License-Identifier: MIT
#pragma once

#include <sys/resource.h>

namespace twinform::bench {

inline rusage usage() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage;
}

// Of this process so far, in user and kernel.
inline double processor_seconds() {
  auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  rusage used = usage();
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

// The most that it held at once.
inline double peak_megabytes() { return static_cast<double>(usage().ru_maxrss) / 1024; }

}  // namespace twinform::bench
