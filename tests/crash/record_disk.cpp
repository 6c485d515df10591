// SPDX-License-Identifier: MIT
// Preloaded into a process (ld.so(8), LD_PRELOAD): appends to the file $DISK_RECORD what the process asks of the disk below the folder
// $DISK_FOLDER, which power.py reads, and kills it before step $DISK_STEPS + 1. What goes over the network is a step too.
//   "WORD OFFSET SIZE PATH\n" and then SIZE bytes; WORD is create, mkdir, write, truncate, sync, unlink, rename or network
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <mutex>
#include <string>
#include <string_view>

namespace {

template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

void write_out(int file, std::string_view bytes) {
  static auto* const real_write = real<ssize_t(int, const void*, size_t)>("write");
  while (!bytes.empty()) {
    ssize_t written = real_write(file, bytes.data(), bytes.size());
    if (written <= 0) std::abort();
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Before the call, so that the last step on record is the one that was not taken.
void step(std::string_view word, const std::string& path, long long offset = 0, std::string_view data = {}) {
  static std::mutex mutex;
  static auto* const real_open = real<int(const char*, int, ...)>("open64");
  static const int file = real_open(variable("DISK_RECORD").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  static long left = std::atol(variable("DISK_STEPS").c_str());
  std::lock_guard lock(mutex);
  if (left-- == 0) ::kill(::getpid(), SIGKILL);
  write_out(file,
            std::string(word) + " " + std::to_string(offset) + " " + std::to_string(data.size()) + " " + path + "\n");
  write_out(file, data);
}

// "" unless it lies in the folder that matters.
std::string inside(std::string path) {
  static const std::string folder = variable("DISK_FOLDER");
  return path == folder || path.starts_with(folder + "/") ? path : "";
}

std::string path_of(int descriptor) {
  std::array<char, PATH_MAX> path{};
  ssize_t size = ::readlink(("/proc/self/fd/" + std::to_string(descriptor)).c_str(), path.data(), path.size());
  return size <= 0 ? "" : inside({path.data(), static_cast<std::size_t>(size)});
}

std::string absolute(const char* path) {
  if (*path == '/') return inside(path);
  std::array<char, PATH_MAX> folder{};
  if (::getcwd(folder.data(), folder.size()) == nullptr) return "";
  std::string_view relative = path;
  while (relative.starts_with("./")) relative.remove_prefix(2);
  return inside(std::string(folder.data()) + "/" + std::string(relative));
}

void note_open(const char* path, int flags) {
  std::string file = absolute(path);
  if (file.empty()) return;
  if ((flags & O_CREAT) != 0 && ::access(path, F_OK) != 0) return step("create", file);
  if ((flags & O_TRUNC) != 0) step("truncate", file);
}

void note_sync(int descriptor) {
  if (std::string file = path_of(descriptor); !file.empty()) step("sync", file);
}

void note_write(int descriptor, const void* data, std::size_t size, long long offset) {
  if (std::string file = path_of(descriptor); !file.empty())
    step("write", file, offset, {static_cast<const char*>(data), size});
}

int open_as(const char* name, const char* path, int flags, mode_t mode) {
  note_open(path, flags);
  return real<int(const char*, int, ...)>(name)(path, flags, mode);
}

mode_t mode_in(int flags, va_list& more) { return (flags & (O_CREAT | __O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0; }

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = mode_in(flags, more);
  va_end(more);
  return open_as("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = mode_in(flags, more);
  va_end(more);
  return open_as("open64", path, flags, mode);
}

ssize_t pwrite(int file, const void* data, size_t size, off_t offset) {
  note_write(file, data, size, offset);
  return real<ssize_t(int, const void*, size_t, off_t)>("pwrite")(file, data, size, offset);
}

ssize_t pwrite64(int file, const void* data, size_t size, off64_t offset) {
  note_write(file, data, size, offset);
  return real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64")(file, data, size, offset);
}

ssize_t write(int file, const void* data, size_t size) {
  note_write(file, data, size, ::lseek(file, 0, SEEK_CUR));
  return real<ssize_t(int, const void*, size_t)>("write")(file, data, size);
}

int ftruncate(int file, off_t size) noexcept {
  if (std::string path = path_of(file); !path.empty()) step("truncate", path, size);
  return real<int(int, off_t)>("ftruncate")(file, size);
}

int ftruncate64(int file, off64_t size) noexcept {
  if (std::string path = path_of(file); !path.empty()) step("truncate", path, size);
  return real<int(int, off64_t)>("ftruncate64")(file, size);
}

int fsync(int file) {
  note_sync(file);
  return real<int(int)>("fsync")(file);
}

int fdatasync(int file) {
  note_sync(file);
  return real<int(int)>("fdatasync")(file);
}

int unlink(const char* path) noexcept {
  if (std::string file = absolute(path); !file.empty() && ::access(path, F_OK) == 0) step("unlink", file);
  return real<int(const char*)>("unlink")(path);
}

int rename(const char* from, const char* to) noexcept {
  if (std::string file = absolute(from); !file.empty()) step("rename", file, 0, absolute(to));
  return real<int(const char*, const char*)>("rename")(from, to);
}

int mkdir(const char* path, mode_t mode) noexcept {
  if (std::string folder = absolute(path); !folder.empty()) step("mkdir", folder);
  return real<int(const char*, mode_t)>("mkdir")(path, mode);
}

ssize_t send(int socket, const void* data, size_t size, int flags) {
  step("network", "send");
  return real<ssize_t(int, const void*, size_t, int)>("send")(socket, data, size, flags);
}

ssize_t recv(int socket, void* data, size_t size, int flags) {
  step("network", "recv");
  return real<ssize_t(int, void*, size_t, int)>("recv")(socket, data, size, flags);
}
}
