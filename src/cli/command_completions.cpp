// SPDX-License-Identifier: MIT
#include "cli/commands.h"
#include "cli/completions.h"

namespace twinform {

int command_completions(Session& session, const Arguments& arguments) {
  std::string shell = arguments.value("SHELL");
  if (shell == "bash")
    session.out().write(bash_completions());
  else if (shell == "zsh")
    session.out().write(zsh_completions());
  else if (shell == "fish")
    session.out().write(fish_completions());
  else
    return session.report(
        {.kind = ErrorKind::usage, .what = "completions are made for bash, zsh and fish, not for \"" + shell + "\""});
  return kDone;
}

}  // namespace twinform
