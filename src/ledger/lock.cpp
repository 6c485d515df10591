// SPDX-License-Identifier: MIT
#include "ledger/lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "base/strings.h"

namespace twinform {

namespace {

Error cannot_lock(const Path& file, std::string reason) {
  return {.kind = ErrorKind::ledger,
          .what = fmt::format("can't lock {}: {}", file.string(), reason),
          .where = {.file = file.string()},
          .hint = "make the ledger's folder writable for the user who runs twinform"};
}

std::string holder(int descriptor) {
  std::array<char, 32> text{};
  ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
  auto pid = parse_integer(trim(std::string_view(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0)));
  return pid ? fmt::format(" (process {})", *pid) : "";
}

Error held_by_another(int descriptor) {
  return {.kind = ErrorKind::busy,
          .what = fmt::format("another run of twinform{} is at work on this ledger", holder(descriptor)),
          .hint = "nothing to do when a timer started this one: the next will find the ledger free"};
}

// For people and for the message above; the lock itself is the kernel's.
void write_pid(int descriptor) {
  std::string text = fmt::format("{}\n", ::getpid());
  if (::ftruncate(descriptor, 0) == 0) static_cast<void>(::pwrite(descriptor, text.data(), text.size(), 0) < 0);
}

}  // namespace

Result<RunLock> RunLock::take(const Path& ledger) {
  Path file = ledger;
  file += ".lock";
  if (auto made = make_directories(file.parent_path(), 0700); !made) {
    return fail(cannot_lock(file, one_line(made.error())));
  }
  int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return fail(cannot_lock(file, system_reason(errno)));
  RunLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return fail(held_by_another(descriptor));
    return fail(cannot_lock(file, system_reason(errno)));
  }
  write_pid(descriptor);
  return lock;
}

RunLock::RunLock(RunLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

RunLock::~RunLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace twinform
