// SPDX-License-Identifier: MIT
#include "cli/ask.h"

#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <optional>
#include <string>

#include "base/strings.h"

namespace twinform {

namespace {

// What is typed is not shown for as long as this lives.
class Hidden {
 public:
  Hidden() : works_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!works_) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  Hidden(const Hidden&) = delete;
  Hidden& operator=(const Hidden&) = delete;
  ~Hidden() {
    if (works_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }

 private:
  termios before_{};
  bool works_;
};

}  // namespace

Result<Secret> ask_line(Terminal& err, std::string_view prompt, Echo echo) {
  std::optional<Hidden> hidden;
  if (echo == Echo::hidden) hidden.emplace();
  if (can_ask()) err.write(prompt);
  std::string line;
  bool got = static_cast<bool>(std::getline(std::cin, line));
  if (can_ask() && echo == Echo::hidden) err.line();
  line = trim(line);
  if (got && !line.empty()) return Secret(std::move(line));
  return fail(ErrorKind::usage, "standard input brought no answer", "type it, or pipe it in as one line");
}

bool can_ask() { return ::isatty(STDIN_FILENO) == 1; }

}  // namespace twinform
