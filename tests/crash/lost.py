#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Loses answers between twinform and servers, with mitmproxy, and counts what stands there once all is quiet.

    lost.py --all       every fault and every two in a row, on every server; feed2toot beside it, where it is installed
    lost.py --sample    each fault that takes no waiting, on snac2

Prints the rows of ../servers/README.md. Exit code 77: mitmproxy is not here, so skip.
"""

import argparse
import itertools
import os
import shutil
import sys
import time

sys.dont_write_bytecode = True  # nothing is left in the source tree

import peers  # noqa: E402
from library import Library  # noqa: E402
from lossy import Blind, Feed2toot, Lossy  # noqa: E402
from outcome import LATER, settle, standing, verdict  # noqa: E402

BUILD = os.path.join(peers.HERE, "..", "..", "build", "dev")
QUICK = ["answer-lost", "never-arrived", "500-though-posted", "502-not-posted", "503", "half-json", "broken-off"]
HELD = ["answer-held", "request-held"]
KINDS = {**peers.KINDS, "blind": Blind}


def cases(options):
    """Each a list of what happens to requests, in turn."""
    singles = [[f"post {fault}"] for fault in QUICK]
    if options.sample:
        return singles
    searches = [["post answer-lost", f"search {fault}"] for fault in QUICK if fault != "500-though-posted"]
    pairs = [[f"post {first}", f"post {second}"] for first, second in itertools.product(QUICK, QUICK)]
    return singles + [[f"post {fault}"] for fault in HELD] + searches + pairs


def blind_verdict(library, server, first):
    """Never twice; and what nobody can know is said, by the run and by the outbox."""
    waiting = library.run("outbox", "list", minutes=2000).stdout
    for link, count in standing(library, server).items():
        if count > 1 or (count == 0 and "unknown" not in waiting):
            yield f"{link} stands {count} times; the outbox says: {waiting}"
    if "unknown" in waiting and "unknown" not in first.stdout + first.stderr:
        yield f"the run said nothing of it: {first.stdout}{first.stderr}"


def try_case(library, server, faults, later):
    """What is not as it should be, one line each."""
    server.suffer(faults)
    first = library.run()
    if first.returncode != 1:
        yield f"the run that lost an answer ended with {first.returncode}: {first.stderr}"
    if faults[0] in server.still_to_come():
        yield "nothing came to harm"
    problem = settle(library, server, later)
    if isinstance(server.server, Blind):
        yield from blind_verdict(library, server, first)
    elif problem:
        yield problem
    else:
        yield from verdict(library, server)


class Campaign:
    """All cases on one kind of server."""

    def __init__(self, make_server, options, feeds):
        self.make_server, self.options, self.feeds, self.name = make_server, options, feeds, make_server.name
        self.server, self.posts, self.tried, self.wrong, self.rows = None, 0, 0, 0, {}

    def run(self):
        started = time.monotonic()
        try:
            for number, faults in enumerate(cases(self.options)):
                for later in LATER if len(faults) == 1 and self.options.all else [LATER[number % 2]]:
                    self.try_one(faults, later)
        finally:
            self.close()
        print(f"{self.name}: {self.tried} cases, {self.wrong} wrong; {time.monotonic() - started:.0f} s", flush=True)

    def library(self, kind):
        """On a new server before the old one shows no more of its posts."""
        if self.server and self.posts + 6 > self.server.posts_it_shows:
            self.close()
        if not self.server:
            self.server, self.posts = Lossy(self.make_server(self.options.double), self.options.timeout), 0
        self.posts += 6
        self.tried += 1
        return kind(self.options.program, self.server, self.feeds, f"{kind.__name__}-{self.make_server.__name__}-{self.tried:03}")

    def try_one(self, faults, later):
        library = self.library(Library)
        try:
            complaints = list(try_case(library, self.server, faults, later))
            self.note(faults, library)
        finally:
            library.close()
        self.wrong += bool(complaints)
        for complaint in complaints:
            print(f"{self.name}: {', '.join(faults)}: {complaint}", file=sys.stderr, flush=True)

    def note(self, faults, library):
        """How often the post that came to harm stands there in the end: of three, the one that is not there just once."""
        counts = standing(library, self.server).values()
        self.rows.setdefault(", ".join(faults), set()).add(next((count for count in counts if count != 1), 1))

    def close(self):
        if self.server:
            self.server.close()
        self.server = None


class Baseline(Campaign):
    """The same faults on feed2toot, which is not judged: figures to compare with."""

    def __init__(self, options, feeds):
        super().__init__(peers.Snac, options, feeds)
        self.name = "feed2toot on snac2"

    def try_one(self, faults, later):
        library = self.library(Feed2toot)
        try:
            self.server.suffer(faults)
            for _ in range(4):
                library.run()
                self.server.wait_until_idle()
            self.note(faults, library)
        finally:
            library.close()


def print_table(campaigns):
    print("\n| what happens | " + " | ".join(campaign.name for campaign in campaigns) + " |")
    print("|---" * (len(campaigns) + 1) + "|")
    for row in dict.fromkeys(row for campaign in campaigns for row in campaign.rows):
        cells = (" or ".join(str(count) for count in sorted(campaign.rows.get(row, []))) for campaign in campaigns)
        print(f"| {row} | " + " | ".join(cells) + " |")


def chosen_campaigns(options):
    feeds = peers.Feeds()
    names = [options.server] if options.server else ["snac2"] if options.sample else [*KINDS, "feed2toot"]
    for name in names:
        if name != "feed2toot":
            yield Campaign(KINDS[name], options, feeds)
        elif shutil.which("feed2toot"):
            yield Baseline(options, feeds)
        else:
            print("feed2toot is not installed: nothing to compare with", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    how_much = parser.add_mutually_exclusive_group(required=True)
    how_much.add_argument("--all", action="store_true")
    how_much.add_argument("--sample", action="store_true")
    parser.add_argument("--server", choices=[*KINDS, "feed2toot"], help="one of them only")
    parser.add_argument("--timeout", type=int, default=5, metavar="SECONDS", help="how long twinform waits for an answer")
    parser.add_argument("--program", default=os.path.join(BUILD, "src", "twinform"))
    parser.add_argument("--double", default=os.path.join(BUILD, "tests", "crash", "crash_double"))
    options = parser.parse_args()
    options.program = os.path.abspath(options.program)
    if not shutil.which("mitmdump"):
        print("\n*** SKIPPED: no mitmdump here (Debian package mitmproxy), so no answer is lost ***\n", file=sys.stderr)
        return 77
    campaigns = []
    for campaign in chosen_campaigns(options):
        try:
            campaign.run()
            campaigns.append(campaign)
        except peers.Unavailable as reason:
            print(reason, file=sys.stderr)
    print_table(campaigns)
    return 1 if any(campaign.wrong for campaign in campaigns) else 0


if __name__ == "__main__":
    sys.exit(main())
