// SPDX-License-Identifier: MIT
// When a library is closed: no slot happens then.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "time/rule.h"
#include "time/zone.h"

namespace twinform {

// What comes back every year is followed so far.
inline constexpr LocalDay kLastRepeat{std::chrono::year{2099} / 12 / 31};
// For what is closed from ever or for ever.
inline constexpr LocalTime kEver{LocalDay{std::chrono::year{1} / 1 / 1}},
    kForever{LocalDay{std::chrono::year{9998} / 1 / 1}};

struct Closure {
  LocalTime begin, end;  // [begin, end)
};

class Closures {
 public:
  // "2026-05-01", "2026-12-24 to 2027-01-02", "25 Dec", "24 Dec to 2 Jan"; whole days, both included. Errors carry the column.
  Result<void> add(std::string_view text);
  void add(const Closure& closure);
  bool any() const { return !spans_.empty(); }
  bool contains(LocalTime at) const;
  // The first moment from `at` on that is not closed.
  LocalTime end_after(LocalTime at) const;
  // The first `most` that are not over at `at`.
  std::vector<Closure> following(LocalTime at, std::size_t most) const;

 private:
  std::map<LocalTime, LocalTime> spans_;  // begin → end; they neither overlap nor touch
};

// "2026-05-01", "2026-12-24 to 2027-01-02", "2026-11-30 12:00 to 14:00", "from 2027-01-01 on".
std::string to_text(const Closure& closure);

}  // namespace twinform
