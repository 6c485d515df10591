// SPDX-License-Identifier: MIT
#include "cli/commands.h"

#include <algorithm>

#include "cli/command.h"

namespace twinform {

namespace {

const std::vector<OptionRow> kCommon{
    {"--config", "FILE",
     "The configuration; otherwise $TWINFORM_CONFIG, else twinform.toml in the configuration folder"},
    {"--json", "", "Print JSON instead of words"},
    {"--colour", "WHEN", "Colours and drawing", false, {"auto", "always", "never"}},
    {"--quiet", "", "Say nothing but errors"},
    {"--verbose", "", "Log to standard error what happens inside"},
    {"--help", "", "Explain this command"},
};

const ArgumentRow kBroadcasts{"BROADCAST", "Only these broadcasts; otherwise all", false, true};
const ArgumentRow kHeldSource{"SOURCE", "A source whose new entries are held", true, true};
const ArgumentRow kPost{"POST", "A post's number, as `outbox list` shows it", true, true};

const std::vector<CommandRow> kCommands{
    {"run",
     "Do what is due: read, plan, post",
     "Reads the sources whose broadcasts are due, plans posts and commits the plan to the ledger, then delivers all "
     "that is pending. "
     "Call it as often as you like: what has been posted is never posted again, and what could not be posted is kept.",
     {kBroadcasts},
     {{"--now", "", "As if each broadcast were due at this moment"},
      {"--dry-run", "", "Show what would go out, and change nothing; the same as preview"}},
     {{"twinform run", "what is due, for a cron line or a timer"},
      {"twinform run morning --now", "the broadcast \"morning\", whatever its schedule says"}},
     command_run},
    {"watch",
     "Do what is due, again and again",
     "The same as run in a loop, for containers and wherever nothing wakes twinform. Between two runs it sleeps until "
     "a "
     "slot or another attempt at a post is due, ten minutes at most. The configuration is read anew before each run; "
     "one "
     "that can't be used is told, and the one before stays. SIGTERM and SIGINT end it after the post in hand, with "
     "exit "
     "code 0; SIGHUP ends a sleep.",
     {},
     {{"--every", "DURATION", "The longest sleep, such as 5min or 1h (10min)"}},
     {{"twinform watch", "in a container"}, {"twinform watch --every 1h --json", "an object a run"}},
     command_watch},
    {"preview",
     "Show exactly what would go out, and why the rest would not",
     "Does all that run does, but commits nothing and posts nothing. A broadcast that is not due is shown as its next "
     "slot would be, if "
     "its time were now. Posts are counted as their network counts.",
     {kBroadcasts},
     {{"--now", "", "As if each broadcast were due at this moment"},
      {"--all", "", "List every story that would not go out"}},
     {{"twinform preview", "all broadcasts"}, {"twinform preview friday --json", "one of them, for a program"}},
     command_preview},
    {"digest",
     "Make a one-off digest of feeds, with no configuration",
     "Reads the feeds, merges what is the same, and prints the newest stories as a document. Nothing is remembered.",
     {{"FEED", "A URL, a file, or - for standard input", true, true}},
     {{"--since", "DURATION", "Only what was published so recently: 7d, 24 h, 2 weeks"},
      {"--top", "N", "At most so many stories"},
      {"--match", "QUERY", "Only stories that match, such as: title:(\"open access\" OR preprint*) -job*"},
      {"--format", "FORMAT", "What to print", false, {"text", "markdown", "html", "json"}},
      {"--title", "TEXT", "The document's title"},
      {"--language", "TAG", "The document's language, such as en or pt-BR"},
      {"--timezone", "ZONE", "For dates; otherwise the system's zone"},
      {"--post", "OUTPUT", "Post it to this output of the configuration instead of printing it"},
      {"--allow-private", "", "Also read from loopback and private addresses"}},
     {{"twinform digest https://example.org/feed --since 7d --top 10", "a week, to read at the desk"},
      {"twinform digest *.xml --format markdown > digest.md", "files, as Markdown"}},
     command_digest},
    {"why",
     "Tell the story of one entry",
     "When it was seen and where, what it is the same as, what each broadcast made of it, and where it was posted.",
     {{"ENTRY", "A link, a DOI, a guid, a number, or words of the title", true, true}},
     {{"--most", "N", "At most so many entries (10)"}},
     {{"twinform why https://example.org/2026/11/open-access", "by its link"},
      {"twinform why open access week", "by words of its title"}},
     command_why},
    {"status",
     "Say how things stand",
     "The last run, the next slots, failing sources, paused outputs and stuck posts. Exit code 1 when somebody should "
     "look.",
     {},
     {{"--check", "", "One line for monitoring; exit code 0, 1 (warning) or 2 (critical)"}},
     {{"twinform status", "for a person"}, {"twinform status --check", "for Nagios, Icinga and others"}},
     command_status},
    {"init",
     "Write a starter configuration",
     "",
     {},
     {},
     {{"twinform init", "in the configuration folder"}, {"twinform init --config ./twinform.toml", "here"}},
     command_init},
    {"check",
     "Check the configuration",
     "Reads all of it and reports every mistake at once, with its place and a hint. Nothing is fetched and nothing is "
     "posted.",
     {},
     {},
     {{"twinform check", "before a change goes live"}},
     command_check},
    {"sources list",
     "List the sources and how they are",
     "",
     {},
     {},
     {{"twinform sources list", "one line a source"}},
     command_sources_list},
    {"sources add",
     "Add feeds to the configuration",
     "Finds the feeds of a page: what it announces, what its kind of site has (YouTube, Mastodon, GitHub, WordPress, "
     "OJS "
     "…), or what stands at the usual places. Shows what they hold and how often, asks on a terminal which to take, "
     "and "
     "appends them to the configuration file; a feed that is there already is refused. Without a configuration, prints "
     "what would be added.",
     {{"ADDRESS", "A feed, or a page that has some", true, true}},
     {{"--name", "NAME", "What to call it; otherwise made from its title"},
      {"--tag", "TAG", "A tag for its stories", true},
      {"--all", "", "Take every feed of the page"},
      {"--yes", "", "Don't ask; take the first, as where there is no terminal"},
      {"--dry-run", "", "Show what would be added, and change nothing"},
      {"--allow-private", "", "Also read from loopback and private addresses"}},
     {{"twinform sources add https://blog.example.org --tag Libraries", "the feed of that page"},
      {"twinform sources add https://press.example/index.php/jlib --dry-run", "what would a journal's be?"}},
     command_sources_add},
    {"sources import",
     "Add the feeds of an OPML file to the configuration",
     "Folders and categories become tags. Feeds that are there already are passed over, and a broken file gives what "
     "can "
     "be read of it. Nothing is fetched.",
     {{"FILE", "A list of subscriptions from another reader, or - for standard input", true, false}},
     {{"--tag", "TAG", "A tag for all of them", true},
      {"--dry-run", "", "Print what would be added, and change nothing"}},
     {{"twinform sources import feeds.opml --dry-run", "look first"}},
     command_sources_import},
    {"sources export",
     "Print the sources as OPML, for other readers",
     "OPML 2.0; the first tag of a source is its folder, and all are its categories. Files and passwords are left out.",
     {},
     {},
     {{"twinform sources export > feeds.opml", "every feed, with its tags"}},
     command_sources_export},
    {"sources health",
     "Say how the sources are, worst first",
     "Gone, blocked, failing, in flood, silent for longer than is its habit, moved, not read yet, good; with the last "
     "failure's "
     "words and when it is looked at next.",
     {},
     {{"--check", "", "Exit code 1 when any is gone, blocked, failing, in flood or silent"}},
     {{"twinform sources health", "for a person"}, {"twinform sources health --check --quiet", "for monitoring"}},
     command_sources_health},
    {"sources release",
     "Post what came in a flood",
     "Far more new entries at once than is a source's habit are held. Released ones go out with the next slot of each "
     "broadcast that reads the source, as its at_most and order say.",
     {kHeldSource},
     {},
     {{"twinform sources release jlib", "a special issue of a journal"}},
     command_sources_release},
    {"sources dismiss",
     "Take what came in a flood as seen",
     "As if the entries had been there before the source's first run: they are remembered, and never posted.",
     {kHeldSource},
     {},
     {{"twinform sources dismiss jlib", "a journal that changed its addresses and offers its archive as new"}},
     command_sources_dismiss},
    {"outputs list",
     "List the outputs",
     "",
     {},
     {},
     {{"twinform outputs list", "one line an output"}},
     command_outputs_list},
    {"outputs login",
     "Log in to an output's account, and store the credential",
     "Mastodon and its kin: opens the server's page, or prints its address, where you allow twinform to post; it gets "
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
     "Checks the credentials, reads the server's limits, and says what it guarantees about repeats. An output that was "
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
    {"inspect feed",
     "Read feeds and print what was made of them, as JSON",
     "One JSON object a line, in input order, with JSON Feed 1.1 names. No configuration, no state.",
     {{"FILE", "A file, a URL, or - for standard input", false, true}},
     {{"--url", "BASE", "The address it came from, for relative links"},
      {"--header", "LINE", "A response header, such as 'Content-Type: text/xml; charset=koi8-r'", true},
      {"--manifest", "TSV", "Lines of path, base URL and header file, separated by tabs; the last two may be empty"},
      {"--allow-private", "", "Also read from loopback and private addresses"}},
     {{"twinform inspect feed feed.xml --url https://example.org/feed.xml", "one file, as if it came from there"}},
     command_inspect_feed},
    {"inspect html",
     "Read markup as feeds carry it, and print what was made of it, as JSON",
     "For each line of standard input, {\"html\": …, \"base\": …} with the address that relative links start from, "
     "one line: {\"text\": as a person would read it, \"html\": safe to show, \"links\": […], \"images\": […]}. An "
     "\"id\" comes back with its answer.",
     {},
     {},
     {{"twinform inspect html < markup.jsonl", "an object a line"}},
     command_inspect_html},
    {"inspect schedule",
     "Say when a schedule happens",
     "Says the schedule back in words and prints its next slots: local time, UTC, and what a change of the clocks "
     "makes "
     "of them. Five fields are read as cron, anything else as `when`. Only --broadcast reads the configuration. No "
     "state.",
     {{"EXPR", "A schedule as in twinform.toml(5), in one argument", false, false}},
     {{"--broadcast", "NAME", "That of a broadcast, with its quiet hours and closed days"},
      {"--zone", "ZONE", "The zone of its times; otherwise the broadcast's or the system's"},
      {"--quiet-hours", "SPAN", "Hours without posts: \"22:00 to 07:00\"", true},
      {"--closed", "DAYS", "Days without slots: 2026-12-24, \"2026-12-24 to 2027-01-02\" or \"25 Dec\"", true},
      {"--from", "TIME", "The first moment that counts: 2026-03-29, 2026-03-29T01:30 in that zone, or with a Z in UTC"},
      {"--count", "N", "So many slots (10)"}},
     {{"twinform inspect schedule \"first Mon 10:00\"", "when is that?"},
      {"twinform inspect schedule --broadcast morning --from 2026-12-20", "over the holidays"},
      {"twinform inspect schedule \"daily 01:30\" --zone Europe/London --from 2026-03-28",
       "across a change of clocks"}},
     command_inspect_schedule},
    {"inspect sentences",
     "Split texts into their sentences",
     "For each line of standard input, {\"text\": …, \"lang\": …}, one line: {\"sentences\": […]}. An \"id\" comes "
     "back "
     "with its answer.",
     {},
     {},
     {{"twinform inspect sentences < texts.jsonl", "an object a line"}},
     command_inspect_sentences},
    {"inspect stories",
     "Find which records tell of one work",
     "Each line of standard input is a record: \"id\", \"title\", \"url\", \"doi\", \"date\", \"authors\", "
     "\"abstract\", "
     "\"container\", \"volume\", \"issue\", \"pages\", \"feed\", as far as they are known. After the last, one line "
     "each: "
     "{\"id\": …, \"cluster\": …, \"why\": …}; records of one work share a cluster, and \"why\" tells what joins them.",
     {},
     {},
     {{"twinform inspect stories < records.jsonl", "an object a line"}},
     command_inspect_stories},
    {"inspect summary",
     "Summarise texts by their own sentences",
     "For each line of standard input, {\"title\": …, \"text\": …, \"max_chars\": 300, \"lang\": …}, one line: "
     "{\"summary\": …}, at most so many characters of what the title does not say already. An \"id\" comes back with "
     "its "
     "answer.",
     {},
     {},
     {{"twinform inspect summary < articles.jsonl", "an object a line"}},
     command_inspect_summary},
    {"inspect text",
     "Count texts as a network counts, and find what it makes into links",
     "For each line of standard input, {\"text\": …, \"service\": \"mastodon\", \"spoiler\": …}, one line: \"length\" "
     "in "
     "the service's own unit, \"bytes\", \"limit\", \"valid\", \"urls\", \"hashtags\", \"mentions\", \"cashtags\" and, "
     "for Bluesky, \"facets\". An \"id\" comes back with its answer.",
     {},
     {},
     {{"twinform inspect text < posts.jsonl", "an object a line"}},
     command_inspect_text},
    {"completions",
     "Print a completion script",
     "",
     {{"SHELL", "bash, zsh or fish", true, false}},
     {},
     {{"twinform completions bash", "to be sourced"}},
     command_completions},
};

}  // namespace

std::span<const CommandRow> commands() { return kCommands; }
std::span<const OptionRow> common_options() { return kCommon; }

const CommandRow* find_command(std::string_view name) {
  auto found = std::ranges::find(kCommands, name, &CommandRow::name);
  return found == kCommands.end() ? nullptr : &*found;
}

}  // namespace twinform
