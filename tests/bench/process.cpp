// SPDX-License-Identifier: MIT
// bench_process [--before SHELL-COMMAND] RUNS NAME COMMAND [ARGUMENT…]: what a whole process costs. Standard input is passed on from
// the start for every run, its output is thrown away; what is done before each run is not measured. Prints the medians of wall and processor time, and the most memory that a run held.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

namespace {

struct Cost {
  double wall_ms, processor_ms;
  long memory_kb;
};

double in_ms(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

std::optional<Cost> run_once(char** command) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  ::lseek(STDIN_FILENO, 0, SEEK_SET);
  auto begin = std::chrono::steady_clock::now();
  pid_t child = 0;
  int failed = ::posix_spawnp(&child, command[0], &actions, nullptr, command, environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  rusage usage{};
  if (failed != 0 || ::wait4(child, &status, 0, &usage) != child || status != 0) return std::nullopt;
  std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - begin;
  return Cost{wall.count(), in_ms(usage.ru_utime) + in_ms(usage.ru_stime), usage.ru_maxrss};
}

double median(std::vector<double> values) {
  auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

int main(int argc, char** argv) {
  const char* before = "true";
  if (argc > 2 && std::string_view(argv[1]) == "--before") {
    before = argv[2];
    argv += 2;
    argc -= 2;
  }
  if (argc < 4) return 2;
  std::vector<double> wall, processor;
  long memory_kb = 0;
  for (int i = std::atoi(argv[1]); i > 0; --i) {
    std::optional<Cost> cost = std::system(before) == 0 ? run_once(argv + 3) : std::nullopt;
    if (!cost) {
      std::fprintf(stderr, "bench: %s failed\n", argv[3]);
      return 1;
    }
    wall.push_back(cost->wall_ms);
    processor.push_back(cost->processor_ms);
    memory_kb = std::max(memory_kb, cost->memory_kb);
  }
  if (wall.empty()) return 2;
  std::printf("%-34s %9.1f %9.1f %9.1f %9.1f\n", argv[2], median(wall), *std::ranges::min_element(wall),
              median(processor), static_cast<double>(memory_kb) / 1024);
  return 0;
}
