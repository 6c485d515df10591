// SPDX-License-Identifier: MIT
// Where a browser is sent to after a login (RFC 8252 §7.3): HTTP on 127.0.0.1, one question at a time.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"

namespace twinform {

class Loopback {
 public:
  static Result<Loopback> listen(int port);  // 0: a free one
  Loopback(Loopback&& other) noexcept;
  Loopback& operator=(Loopback&&) = delete;
  ~Loopback();

  int port() const { return port_; }
  int descriptor() const { return descriptor_; }  // readable when somebody asks
  // The query of the GET for "/" that waits; whoever asks for anything else, or nothing within two seconds, gets an error. The
  // answer is a page with these words.
  std::optional<std::string> take(std::string_view words) const;

 private:
  Loopback(int descriptor, int port) : descriptor_(descriptor), port_(port) {}
  int descriptor_, port_;
};

}  // namespace twinform
