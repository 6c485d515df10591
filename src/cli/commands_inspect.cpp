// SPDX-License-Identifier: MIT
#include "cli/command_groups.h"
#include "cli/commands.h"

namespace twinform {

std::vector<CommandRow> inspect_commands() {
  return {
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
        {"--from", "TIME",
         "The first moment that counts: 2026-03-29, 2026-03-29T01:30 in that zone, or with a Z in UTC"},
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
       "{\"id\": …, \"cluster\": …, \"why\": …}; records of one work share a cluster, and \"why\" tells what joins "
       "them.",
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
       "For each line of standard input, {\"text\": …, \"service\": \"mastodon\", \"spoiler\": …}, one line: "
       "\"length\" "
       "in "
       "the service's own unit, \"bytes\", \"limit\", \"valid\", \"urls\", \"hashtags\", \"mentions\", \"cashtags\" "
       "and, "
       "for Bluesky, \"facets\". An \"id\" comes back with its answer.",
       {},
       {},
       {{"twinform inspect text < posts.jsonl", "an object a line"}},
       command_inspect_text},
  };
}

}  // namespace twinform
