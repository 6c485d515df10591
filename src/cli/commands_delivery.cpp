// SPDX-License-Identifier: MIT
#include "cli/command_groups.h"
#include "cli/commands.h"

namespace twinform {

namespace {

const ArgumentRow kPost{"POST", "A post's number, as `outbox list` shows it", true, true};

}  // namespace

std::vector<CommandRow> delivery_commands() {
  return {
      {"outputs list",
       "List the outputs",
       "",
       {},
       {},
       {{"twinform outputs list", "one line an output"}},
       command_outputs_list},
      {"outputs login",
       "Log in to an output's account, and store the credential",
       "Mastodon and its kin: opens the server's page, or prints its address, where you allow twinform to post; it "
       "gets "
       "no "
       "more rights than that takes. Bluesky: asks for an app password. What comes of it is tried without posting, and "
       "written to the file that the configuration names, which only you can read, or given to a command.",
       {{"OUTPUT", "The output, as the configuration calls it", true, false}},
       {{"--no-browser", "", "Print the address, and ask for the code that the server shows"},
        {"--listen", "PORT",
         "Print the address, and wait at http://127.0.0.1:PORT/ for the browser to come back (0: at any port)"},
        {"--store-with", "COMMAND", "Give the credential to this command on its standard input; the shell reads it"},
        {"--force", "", "Replace a credential that is there"}},
       {{"twinform outputs login fediverse", "once, after `[outputs.fediverse]` is written"},
        {"twinform outputs login fediverse --store-with 'pass insert -e fediverse'", "into a password store"}},
       command_outputs_login},
      {"outputs test",
       "Ask the outputs' servers, without posting",
       "Checks the credentials, reads the server's limits, and says what it guarantees about repeats. An output that "
       "was "
       "paused goes on when "
       "its test is good.",
       {{"OUTPUT", "Only these; otherwise all", false, true}},
       {},
       {{"twinform outputs test fediverse", "is the token good?"}},
       command_outputs_test},
      {"outbox list",
       "List posts on their way",
       "",
       {},
       {{"--state",
         "STATE",
         "Only these",
         false,
         {"pending", "sending", "sent", "refused", "unknown", "dropped", "held", "all"}},
        {"--output", "OUTPUT", "Only this output's"},
        {"--most", "N", "At most so many (50)"}},
       {{"twinform outbox list", "what has not arrived"},
        {"twinform outbox list --state sent --most 10", "the last that have"}},
       command_outbox_list},
      {"outbox show",
       "Show a post as it is kept",
       "",
       {kPost},
       {},
       {{"twinform outbox show 12", "text, state, and the bytes that go out"}},
       command_outbox_show},
      {"outbox retry",
       "Send posts again that were refused or are unknown",
       "They are pending again at once, and the next run sends them; the same key and the same bytes. For an unknown "
       "post this is your word that it did not arrive. Parts of a thread that were dropped or held with it come back "
       "too.",
       {kPost},
       {},
       {{"twinform outbox retry 12 13", "after the cause is mended"}},
       command_outbox_retry},
      {"outbox drop",
       "Give posts up",
       "They are kept in the ledger as dropped, and never sent. With a part of a thread, the parts behind it are "
       "dropped.",
       {kPost},
       {},
       {{"twinform outbox drop 12", "no longer worth saying"}},
       command_outbox_drop},
      {"outbox edit",
       "Give a post other words, before it is sent or after it was refused",
       "Opens its text in $VISUAL or $EDITOR. What is saved has to fit the network's limit. A refused post is pending "
       "again. A post that may have arrived keeps its words.",
       {{"POST", "A post's number, as `outbox list` shows it", true, false}},
       {{"--text", "TEXT", "The new words; - reads them from standard input"}},
       {{"twinform outbox edit 12", "in your editor"}, {"twinform outbox edit 12 --text - < draft.txt", "from a file"}},
       command_outbox_edit},
  };
}

}  // namespace twinform
