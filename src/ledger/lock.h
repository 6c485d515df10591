// SPDX-License-Identifier: MIT
#pragma once

#include "base/file.h"
#include "base/result.h"

namespace twinform {

// One run at a time per ledger. The kernel lets go of it when the process dies, however it dies.
class RunLock {
 public:
  // ErrorKind::busy when another run holds it (the message names its process), ErrorKind::ledger when it can't be made.
  static Result<RunLock> take(const Path& ledger);
  RunLock(RunLock&& other) noexcept;
  RunLock& operator=(RunLock&&) = delete;
  ~RunLock();

 private:
  explicit RunLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace twinform
