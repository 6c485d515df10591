#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Cuts the power at every step that a run takes on the disk or the network: what was not synced is lost, or some of it. Then runs
again until quiet and counts what stands on the server.

    power.py --all       every step        power.py --every 10    every tenth        power.py --sample    a few seconds' worth
"""

import argparse
import collections
import os
import random
import sys
import tempfile
import time
import zlib

sys.dont_write_bytecode = True  # nothing is left in the source tree

import peers  # noqa: E402
from disk import Disk, read_record  # noqa: E402
from library import Libraries, feed, sqlite3  # noqa: E402
from outcome import LATER, settle, verdict  # noqa: E402

BUILD = os.path.join(peers.HERE, "..", "..", "build", "dev")
LOSSES = ["all", "some", "others", "twice"]  # of what was not synced; twice: the run after it suffers the same


class Bench:
    """Libraries on servers of one kind, and runs in them that lose their power."""

    def __init__(self, make_server, options, feeds):
        self.libraries, self.options = Libraries(make_server, options, feeds, f"power-{make_server.__name__}"), options

    @property
    def server(self):
        return self.libraries.server

    def library(self, old):
        """A new one; or one whose ledger a run has written, with one more entry since."""
        library = self.libraries.next()
        if old:
            library.write("journal.xml", feed([]))
            if library.run(minutes=-60).returncode != 0:
                raise RuntimeError("the run before failed")
            library.write("journal.xml", feed(library.links[2:]))
        return library

    def run_recorded(self, library, steps, minutes=0):
        """So many steps of it; then the disk as it was asked to be, and whether the run came to its end."""
        disk = Disk(library.folder)
        record = library.folder + ".record"
        finished = library.run(minutes=minutes, more={
            "LD_PRELOAD": self.options.recorder, "DISK_RECORD": record, "DISK_FOLDER": library.folder, "DISK_STEPS": str(steps)})
        taken = list(read_record(record))
        os.remove(record)
        return disk, taken, finished.returncode

    def count_steps(self, old):
        library = self.library(old)
        try:
            _, taken, code = self.run_recorded(library, -1)
        finally:
            library.close()
        if code != 0 or not any(step[0] == "sync" for step in taken):
            raise RuntimeError(f"the run to count by ended with {code}")
        return taken

    def cut(self, library, steps, loss, minutes=0):
        """Whether the power went before the run's end."""
        disk, taken, code = self.run_recorded(library, steps, minutes)
        if code not in (-9, 137):
            return False
        dice = None if loss == "all" else random.Random(f"{loss}{steps}")
        disk.play(taken).leave(dice)
        return True

    def close(self):
        self.libraries.close()


def try_point(bench, library, point):
    """(whether the power was cut, complaints)"""
    _, steps, loss = point
    happened = bench.cut(library, steps, loss)
    later = LATER[zlib.crc32(repr(point).encode()) % 2]
    if loss == "twice":
        bench.server.wait_until_idle()
        bench.cut(library, random.Random(steps).randint(1, 150), "again", minutes=later[0] - 5)
    problem = settle(library, bench.server, later)
    return happened, [problem] if problem else list(verdict(library, bench.server))


def points_of(bench, options):
    points = []
    for old in (False, True):
        steps = len(bench.count_steps(old))
        points += [(old, step, loss) for step in range(steps) for loss in LOSSES]
        print(f"{bench.server.name}, {'an old' if old else 'a new'} ledger: {steps} steps", flush=True)
    if options.sample:
        return points[:: max(1, len(points) // 24) | 1]  # odd: each loss takes part
    return points[:: options.every or 1]


def campaign(make_server, options, feeds):
    """All points on one kind of server; those that went wrong."""
    bench, cut, failed, started = Bench(make_server, options, feeds), collections.Counter(), [], time.monotonic()
    try:
        points = points_of(bench, options)
        for point in points:
            library = bench.library(point[0])
            happened, complaints = try_point(bench, library, point)
            cut[point[2]] += happened
            if complaints:
                failed.append(point)
                print(f"{make_server.name}: {point}: {'; '.join(complaints)}", file=sys.stderr, flush=True)
            if not complaints or not options.keep:
                library.close()
            else:
                print(f"kept: {library.folder}", file=sys.stderr)
    finally:
        bench.close()
    print(f"{make_server.name}: power cut at {sum(cut.values())} of {len(points)} points {dict(cut)}; {len(failed)} wrong; "
          f"{time.monotonic() - started:.0f} s", flush=True)
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    how_much = parser.add_mutually_exclusive_group(required=True)
    how_much.add_argument("--all", action="store_true")
    how_much.add_argument("--every", type=int, metavar="K")
    how_much.add_argument("--sample", action="store_true")
    parser.add_argument("--server", choices=peers.KINDS, help="one of them only")
    parser.add_argument("--program", default=os.path.join(BUILD, "src", "twinform"))
    parser.add_argument("--double", default=os.path.join(BUILD, "tests", "crash", "crash_double"))
    parser.add_argument("--recorder", default=os.path.join(BUILD, "tests", "crash", "librecord_disk.so"))
    parser.add_argument("--keep", action="store_true", help="leave the folders of what went wrong")
    options = parser.parse_args()
    options.program, options.recorder = os.path.abspath(options.program), os.path.abspath(options.recorder)
    if sqlite3 is None:
        print("*** this python3 has no sqlite3 module: ledgers are opened by twinform only, not checked ***", file=sys.stderr)
    if os.access("/dev/shm", os.W_OK):
        tempfile.tempdir = "/dev/shm"  # what matters here is what was asked of the disk, not the disk
    failed, feeds = [], peers.Feeds()
    for name in [options.server] if options.server else ["double"] if options.sample else peers.KINDS:
        try:
            failed += campaign(peers.KINDS[name], options, feeds)
        except peers.Unavailable as reason:
            print(reason, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
