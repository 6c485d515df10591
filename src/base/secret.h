// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>

namespace twinform {

// A credential. It has no operator<<, no conversion and no formatter; only reveal() gives it away, and only
// code that puts it on the wire calls that. Its memory is overwritten when it dies.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_(std::move(value)) {}
  Secret(const Secret&) = default;
  Secret(Secret&&) noexcept = default;
  Secret& operator=(const Secret&) = default;
  Secret& operator=(Secret&&) noexcept = default;
  ~Secret();

  const std::string& reveal() const { return value_; }
  bool empty() const { return value_.empty(); }
  static const char* masked() { return "***"; }

 private:
  std::string value_;
};

// From now on no core dump of this process is made, and no other process of the same user may look into it.
void keep_memory_private();

}  // namespace twinform
