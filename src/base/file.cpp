// SPDX-License-Identifier: MIT
#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace twinform {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ > STDIN_FILENO) ::close(fd_);
  }
  int get() const { return fd_; }
  bool close() {
    int fd = std::exchange(fd_, -1);
    return ::close(fd) == 0;
  }

 private:
  int fd_;
};

tl::unexpected<Error> io_error(std::string_view verb, const Path& path) {
  int number = errno;
  return fail(ErrorKind::io, fmt::format("can't {} {}: {}", verb, path.string(), system_reason(number)));
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// That a file or folder has this name lasts once the folder that lists it is synced.
void sync_name(const Path& path) {
  Path folder = path.has_parent_path() ? path.parent_path() : Path(".");
  Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.get() >= 0) ::fsync(directory.get());
}

// A file that nobody had before us, so that it has this mode from its first moment; what a killed process left makes way.
int open_new(const Path& path, unsigned mode) {
  constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  int fd = ::open(path.c_str(), kFlags, mode);
  if (fd >= 0 || errno != EEXIST || ::unlink(path.c_str()) != 0) return fd;
  return ::open(path.c_str(), kFlags, mode);
}

Result<Path> xdg_home(const char* variable, std::string_view below_home) {
  const char* configured = std::getenv(variable);
  if (configured != nullptr && Path(configured).is_absolute()) return Path(configured) / "twinform";
  const char* home = std::getenv("HOME");
  if (home != nullptr && *home != '\0') return Path(home) / below_home / "twinform";
  return fail(ErrorKind::io, fmt::format("neither {} nor HOME is set", variable), "set HOME, or name the file");
}

}  // namespace

std::string system_reason(int error_number) { return std::generic_category().message(error_number); }

Result<std::string> read_file(const Path& path, std::size_t cap) {
  Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return io_error("read", path);
  std::string bytes;
  struct stat info{};
  if (::fstat(file.get(), &info) == 0 && info.st_size > 0)
    bytes.reserve(std::min(static_cast<std::size_t>(info.st_size), cap));
  std::array<char, 65'536> buffer{};
  for (;;) {
    ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return io_error("read", path);
    if (got == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
    if (bytes.size() > cap) {
      return fail(ErrorKind::io, fmt::format("{} is larger than {} bytes, the most that is read", path.string(), cap));
    }
  }
}

Result<void> write_file(const Path& path, std::string_view bytes, unsigned mode) {
  Path temporary = path;
  temporary += fmt::format(".{}.new", ::getpid());
  Descriptor file(open_new(temporary, mode));
  if (file.get() < 0) return io_error("write", path);
  bool good = write_all(file.get(), bytes) && ::fsync(file.get()) == 0 && file.close() &&
              ::rename(temporary.c_str(), path.c_str()) == 0;
  if (!good) {
    auto error = io_error("write", path);
    ::unlink(temporary.c_str());
    return error;
  }
  sync_name(path);
  return {};
}

Result<void> make_directories(const Path& path, unsigned mode) {
  if (path.empty() || ::access(path.c_str(), F_OK) == 0) return {};
  if (path.has_parent_path()) {
    if (auto parent = make_directories(path.parent_path(), mode); !parent) return parent;
  }
  if (::mkdir(path.c_str(), mode) != 0 && errno != EEXIST) return io_error("make the folder", path);
  sync_name(path);
  return {};
}

Result<Path> config_home() { return xdg_home("XDG_CONFIG_HOME", ".config"); }
Result<Path> state_home() { return xdg_home("XDG_STATE_HOME", ".local/state"); }

}  // namespace twinform
