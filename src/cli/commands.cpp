// SPDX-License-Identifier: MIT
#include "cli/commands.h"

#include <algorithm>
#include <iterator>

#include "cli/command_groups.h"

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

std::vector<CommandRow> main_commands() {
  return {
      {"run",
       "Do what is due: read, plan, post",
       "Reads the sources whose broadcasts are due, plans posts and commits the plan to the ledger, then delivers all "
       "that is pending. "
       "Call it as often as you like: what has been posted is never posted again, and what could not be posted is "
       "kept.",
       {kBroadcasts},
       {{"--now", "", "As if each broadcast were due at this moment"},
        {"--dry-run", "", "Show what would go out, and change nothing; the same as preview"}},
       {{"twinform run", "what is due, for a cron line or a timer"},
        {"twinform run morning --now", "the broadcast \"morning\", whatever its schedule says"}},
       command_run},
      {"watch",
       "Do what is due, again and again",
       "The same as run in a loop, for containers and wherever nothing wakes twinform. Between two runs it sleeps "
       "until "
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
       "Does all that run does, but commits nothing and posts nothing. A broadcast that is not due is shown as its "
       "next "
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
       "The last run, the next slots, failing sources, paused outputs and stuck posts. Exit code 1 when somebody "
       "should "
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
       "Reads all of it and reports every mistake at once, with its place and a hint. Nothing is fetched and nothing "
       "is "
       "posted.",
       {},
       {},
       {{"twinform check", "before a change goes live"}},
       command_check},
  };
}

CommandRow completions_command() {
  return {"completions",
          "Print a completion script",
          "",
          {{"SHELL", "bash, zsh or fish", true, false}},
          {},
          {{"twinform completions bash", "to be sourced"}},
          command_completions};
}

std::vector<CommandRow> all_commands() {
  std::vector<CommandRow> all = main_commands();
  for (auto group : {source_commands, delivery_commands, inspect_commands})
    std::ranges::move(group(), std::back_inserter(all));
  all.push_back(completions_command());
  return all;
}

const std::vector<CommandRow>& table() {
  static const std::vector<CommandRow> all = all_commands();
  return all;
}

}  // namespace

std::span<const CommandRow> commands() { return table(); }
std::span<const OptionRow> common_options() { return kCommon; }

const CommandRow* find_command(std::string_view name) {
  auto found = std::ranges::find(table(), name, &CommandRow::name);
  return found == table().end() ? nullptr : &*found;
}

}  // namespace twinform
