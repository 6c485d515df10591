// SPDX-License-Identifier: MIT
#include "cli/cli.h"

#include <unistd.h>

#include "base/secret.h"
#include "cli/parse.h"
#include "cli/session.h"

namespace twinform {

int run_cli(int argc, char** argv) {
  keep_memory_private();
  catch_signals();
  Result<Parsed> parsed = parse_command_line(argc, argv);
  if (!parsed) return Session(Arguments{}).report(parsed.error());
  Session session(parsed->arguments);
  if (parsed->command == nullptr) {
    session.out().write(parsed->text);
    return session.out().failed() ? kNotDelivered : kDone;
  }
  int code = parsed->command->run(session, parsed->arguments);
  if (session.ended_early()) return kInterrupted;
  if (session.out().failed() && !session.out().closed() && code == kDone) {
    session.report({.kind = ErrorKind::io, .what = "standard output can't be written"});
    return kNotDelivered;
  }
  return code;
}

}  // namespace twinform
