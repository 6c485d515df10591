// SPDX-License-Identifier: MIT
// bench_run CONFIGURATION: one run within this process, told by its stages: wall time, processor time of all threads, the calls that
// wait for the disk; at the end the most memory held.
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "app/run.h"
#include "cli/version.h"
#include "config/load.h"
#include "fetch/http.h"

namespace {

std::atomic<long> syncs{0};

}  // namespace

// The executable's own comes before libc's, for SQLite too.
extern "C" int fdatasync(int file) {
  ++syncs;
  return static_cast<int>(::syscall(SYS_fdatasync, file));
}

namespace {

using namespace twinform;

double in_ms(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

struct Mark {
  std::string stage;  // that begins here
  std::chrono::steady_clock::time_point at = std::chrono::steady_clock::now();
  rusage usage{};
  long syncs = ::syncs;

  explicit Mark(std::string name) : stage(std::move(name)) { ::getrusage(RUSAGE_SELF, &usage); }
};

class Stages final : public Progress {
 public:
  void begin(std::string_view stage) {
    if (marks_.empty() || marks_.back().stage != stage) marks_.emplace_back(std::string(stage));
  }

  // A stage is over with its last unit; what comes then is told by the next one that says a word, as planning does not.
  void update(std::string_view stage, std::size_t done, std::size_t total) override {
    if (stage == "delivering" || done == 0) begin(stage);
    if (stage == "fetching" && done == total) begin("planning");
  }

  void print() {
    begin("end");
    std::printf("%-34s %9s %9s %9s\n", "stage", "wall ms", "CPU ms", "fdatasync");
    for (std::size_t i = 1; i < marks_.size(); ++i) print(marks_[i - 1].stage, marks_[i - 1], marks_[i]);
    print("all", marks_.front(), marks_.back());
    std::printf("%-34s %9.1f\n", "most memory, MB", static_cast<double>(marks_.back().usage.ru_maxrss) / 1024);
  }

 private:
  static void print(const std::string& stage, const Mark& from, const Mark& to) {
    double processor =
        in_ms(to.usage.ru_utime) + in_ms(to.usage.ru_stime) - in_ms(from.usage.ru_utime) - in_ms(from.usage.ru_stime);
    std::chrono::duration<double, std::milli> wall = to.at - from.at;
    std::printf("%-34s %9.1f %9.1f %9ld\n", stage.c_str(), wall.count(), processor, to.syncs - from.syncs);
  }

  std::vector<Mark> marks_;
};

// What the terminal is shown.
Result<void> print_nowhere(std::string_view) { return {}; }

int fail_with(const Error& error) {
  std::fputs(full_report(error).c_str(), stderr);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  Stages stages;
  stages.begin("configuration");
  Loaded loaded = load_settings(argv[1], adapter_schemas());
  if (!loaded.settings) return fail_with(loaded.errors.front());
  stages.begin("opening");
  auto http = make_curl_http({.user_agent = user_agent(loaded.settings->library.contact)});
  SystemClock clock;
  Context context{.settings = *loaded.settings,
                  .http = *http,
                  .clock = clock,
                  .progress = stages,
                  .surroundings = {.clock = &clock, .print = print_nowhere}};
  auto report = run(context, {});
  if (!report) return fail_with(report.error());
  stages.print();
  std::size_t fresh = 0;
  for (const SourceReport& source : report->plan.sources) fresh += source.fresh;
  std::printf("%zu sources read, %zu entries new, %zu posts, %s\n", report->plan.sources.size(), fresh,
              report->delivery.deliveries.size(), report->delivery.all_arrived ? "all arrived" : "NOT ALL ARRIVED");
  return report->delivery.all_arrived ? 0 : 1;
}
