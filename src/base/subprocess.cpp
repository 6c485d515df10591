// SPDX-License-Identifier: MIT
#include "base/subprocess.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

#include "base/limits.h"
#include "base/strings.h"

namespace twinform {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) == 0) {
      read = ends[0];
      write = ends[1];
    }
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    shut(read);
    shut(write);
  }
  static void shut(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
};

struct Child {
  pid_t pid = -1;
  Pipe input, output, errors;
};

std::vector<std::string> environment(const std::vector<std::string>& without) {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    std::string_view name = std::string_view(*variable).substr(0, std::string_view(*variable).find('='));
    if (std::find(without.begin(), without.end(), name) == without.end()) variables.emplace_back(*variable);
  }
  return variables;
}

std::vector<char*> pointers_to(const std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

Error not_started(const std::vector<std::string>& argv, int status) {
  return {.kind = ErrorKind::io,
          .what = fmt::format("can't start {}: {}", argv[0], system_reason(status)),
          .hint = "is it installed, executable, and in PATH?"};
}

int start(const Command& command, Child& child) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, child.input.read, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, child.output.write, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, child.errors.write, STDERR_FILENO);
  if (!command.directory.empty()) posix_spawn_file_actions_addchdir_np(&actions, command.directory.c_str());
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETPGROUP);  // its own group, so that a timeout ends its children too
  std::vector<char*> argv = pointers_to(command.argv);
  const std::vector<std::string> variables = environment(command.without);
  int status = ::posix_spawnp(&child.pid, argv[0], &actions, &attributes, argv.data(), pointers_to(variables).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return status;
}

// False at the end of the stream.
bool drain(int fd, std::string& into) {
  std::array<char, 16'384> buffer{};
  ssize_t got = ::read(fd, buffer.data(), buffer.size());
  if (got < 0) return errno == EINTR || errno == EAGAIN;
  std::size_t room = limits::kSubprocessOutputBytes - std::min(limits::kSubprocessOutputBytes, into.size());
  into.append(buffer.data(), std::min(room, static_cast<std::size_t>(got)));
  return got > 0;
}

bool feed(int fd, std::string_view& rest) {
  ssize_t written = ::write(fd, rest.data(), rest.size());
  if (written < 0) return errno == EINTR || errno == EAGAIN;
  rest.remove_prefix(static_cast<std::size_t>(written));
  return !rest.empty();
}

// Moves bytes both ways until both outputs end; false when time is up.
bool converse(Child& child, const Command& command, SteadyTime deadline, Finished& finished) {
  const std::chrono::milliseconds longest{command.given_up ? 200 : 1'000'000};
  std::string_view input = command.input;
  ::fcntl(child.input.write, F_SETFL, O_NONBLOCK);
  if (input.empty()) Pipe::shut(child.input.write);
  while (child.output.read >= 0 || child.errors.read >= 0) {
    auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0 || (command.given_up && command.given_up())) return false;
    std::array<pollfd, 3> watched{pollfd{child.input.write, POLLOUT, 0}, pollfd{child.output.read, POLLIN, 0},
                                  pollfd{child.errors.read, POLLIN, 0}};
    if (::poll(watched.data(), watched.size(), static_cast<int>(std::min(left, longest).count())) < 0) continue;
    if (watched[0].revents != 0 && !feed(child.input.write, input)) Pipe::shut(child.input.write);
    if (watched[1].revents != 0 && !drain(child.output.read, finished.output)) Pipe::shut(child.output.read);
    if (watched[2].revents != 0 && !drain(child.errors.read, finished.errors)) Pipe::shut(child.errors.read);
  }
  return true;
}

// Waits for the end; past the deadline the whole process group is killed.
int reap(pid_t pid, SteadyTime deadline, bool& timed_out) {
  int status = 0;
  while (::waitpid(pid, &status, timed_out ? 0 : WNOHANG) != pid) {
    if (!timed_out && std::chrono::steady_clock::now() >= deadline) timed_out = true;
    if (timed_out) {
      ::kill(-pid, SIGKILL);
    } else {
      ::usleep(1'000);
    }
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

std::string how_it_ended(const std::string& program, const Finished& finished) {
  if (finished.timed_out) return program + " did not end in time";
  return fmt::format("{} ended with exit code {}", program, finished.exit_code);
}

std::string last_words(const Finished& finished) {
  constexpr std::size_t kMost = 300;
  std::string_view last;
  for (std::string_view line : split(finished.errors, '\n'))
    if (!trim(line).empty()) last = line;
  return std::string(last.substr(0, kMost));
}

Result<Finished> run_command(const Command& command) {
  if (command.argv.empty()) return fail(ErrorKind::config, "an empty command");
  Child child;
  int status = start(command, child);
  if (status != 0) return fail(not_started(command.argv, status));
  Pipe::shut(child.input.read);
  Pipe::shut(child.output.write);
  Pipe::shut(child.errors.write);
  SteadyTime deadline = std::chrono::steady_clock::now() + command.timeout;
  Finished finished;
  auto previous = ::signal(SIGPIPE, SIG_IGN);  // a program that reads nothing must not end us
  finished.timed_out = !converse(child, command, deadline, finished);
  if (finished.timed_out) ::kill(-child.pid, SIGKILL);
  finished.exit_code = reap(child.pid, deadline, finished.timed_out);
  ::signal(SIGPIPE, previous);
  return finished;
}

Result<void> start_program(const std::vector<std::string>& argv) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
  pid_t pid = -1;
  int status = ::posix_spawnp(&pid, argv[0].c_str(), &actions, &attributes, pointers_to(argv).data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (status != 0) return fail(not_started(argv, status));
  return {};
}

}  // namespace twinform
