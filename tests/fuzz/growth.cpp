// SPDX-License-Identifier: MIT
// Stands before every target (ld --wrap): now and then a part of the input is repeated until it has 4 KiB and 32 KiB, and
// eight times the size must not take far more than eight times the time. Only with TWINFORM_FUZZ_GROWTH set, since the
// same targets also run as tests, which assert no timings. Which inputs are grown, and where, depends on the input alone, so
// that a finding can be repeated.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>

extern "C" int __real_LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);  // NOLINT

namespace {

constexpr std::size_t kShort = 4 << 10, kLong = 8 * kShort;
constexpr std::size_t kOneIn = 128;
constexpr double kTooMuch = 5 * 8;
constexpr double kMeasurable = 0.05;  // seconds of the longer one

struct Part {
  std::size_t begin = 0, size = 0;
};

Part part_to_repeat(std::string_view input, std::size_t hash) {
  const std::size_t begin = (hash >> 8U) % input.size();
  return {begin, 1 + (hash >> 32U) % std::min<std::size_t>(64, input.size() - begin)};
}

std::string grown(std::string_view input, Part part, std::size_t size) {
  std::string out(input.substr(0, part.begin));
  const std::string_view tail = input.substr(part.begin + part.size);
  while (out.size() + tail.size() < size) out += input.substr(part.begin, part.size);
  return out.append(tail);
}

double seconds_for(const std::string& input) {
  const std::clock_t begin = std::clock();
  __real_LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

bool is_out_of_proportion(const std::string& shorter, const std::string& longer) {
  const double once = seconds_for(longer);
  if (once < kMeasurable) return false;
  const double base = std::min(seconds_for(shorter), seconds_for(shorter));
  const double grown = std::min(once, seconds_for(longer));
  if (grown < kMeasurable || grown < kTooMuch * base) return false;
  std::fprintf(stderr, "%zu bytes take %.3f s, %zu bytes %.3f s\n", shorter.size(), base, longer.size(), grown);
  return true;
}

}  // namespace

extern "C" int __wrap_LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {  // NOLINT
  static const bool watched = std::getenv("TWINFORM_FUZZ_GROWTH") != nullptr;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t hash = std::hash<std::string_view>{}(input);
  if (watched && size > 0 && size < kShort / 2 && hash % kOneIn == 0) {
    const Part part = part_to_repeat(input, hash);
    if (is_out_of_proportion(grown(input, part, kShort), grown(input, part, kLong))) std::abort();
  }
  return __real_LLVMFuzzerTestOneInput(data, size);
}
