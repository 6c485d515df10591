// SPDX-License-Identifier: MIT
#include "cli/command_groups.h"
#include "cli/commands.h"

namespace twinform {

namespace {

const ArgumentRow kHeldSource{"SOURCE", "A source whose new entries are held", true, true};

}  // namespace

std::vector<CommandRow> source_commands() {
  return {
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
       "appends them to the configuration file; a feed that is there already is refused. Without a configuration, "
       "prints "
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
       "OPML 2.0; the first tag of a source is its folder, and all are its categories. Files and passwords are left "
       "out.",
       {},
       {},
       {{"twinform sources export > feeds.opml", "every feed, with its tags"}},
       command_sources_export},
      {"sources health",
       "Say how the sources are, worst first",
       "Gone, blocked, failing, in flood, silent for longer than is its habit, moved, not read yet, good; with the "
       "last "
       "failure's "
       "words and when it is looked at next.",
       {},
       {{"--check", "", "Exit code 1 when any is gone, blocked, failing, in flood or silent"}},
       {{"twinform sources health", "for a person"}, {"twinform sources health --check --quiet", "for monitoring"}},
       command_sources_health},
      {"sources release",
       "Post what came in a flood",
       "Far more new entries at once than is a source's habit are held. Released ones go out with the next slot of "
       "each "
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
  };
}

}  // namespace twinform
