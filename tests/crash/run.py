#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Lets a run die, or its disk fail, at every system call; then runs again until quiet and counts what stands on the server.

    run.py --all        every point        run.py --every 10    every tenth        run.py --sample    a minute's worth

README.md says what a point is. Exit code 77: nothing can be traced here, so skip.
"""

import argparse
import collections
import concurrent.futures
import os
import signal
import subprocess
import sys
import tempfile
import time
import zlib

sys.dont_write_bytecode = True  # nothing is left in the source tree

import peers  # noqa: E402
from library import Libraries, sqlite3  # noqa: E402
from outcome import LATER, settle, verdict  # noqa: E402

BUILD = os.path.join(peers.HERE, "..", "..", "build", "dev")
WRITES = ["write", "pwrite64", "writev", "pwritev", "fsync", "fdatasync", "ftruncate", "fallocate", "rename", "renameat2"]
READS = ["pread64"]  # the ledger's, and the dynamic linker's
SAMPLE = {"kill": 14, "error": 8}


def points_of(calls):
    """(kind, call, what strace is told) for each call of a run, in turn."""
    points = [("kill", call, f"signal=KILL:when={n}") for call in sorted(calls) for n in range(1, calls[call] + 1)]
    for call in (call for call in [*WRITES, *READS] if call in calls):
        for error in ("EIO", "ENOSPC") if call in WRITES else ["EIO"]:
            for n in range(1, calls[call] + 1):
                points.append(("error", call, f"error={error}:when={n}"))
                points.append(("error", call, f"error={error}:when={n}+"))  # and from then on
    return points


def evenly(points, most):
    return points if len(points) <= most else [points[i * len(points) // most] for i in range(most)]


def chosen(points, options):
    if options.every:
        return points[:: options.every]
    if options.all:
        return points
    # A sample dwells on the calls that tell others something, from the network to the disk.
    telling = {"sendto", "recvfrom", "poll", "close", "connect", *WRITES, *READS}
    return [point for kind, most in SAMPLE.items()
            for point in evenly([p for p in points if p[0] == kind and p[1] in telling], most)]


def try_point(library, server, point):
    """(whether the fault came to pass, complaints)"""
    kind, call, what = point
    finished, happened = library.run_injected(call, what)
    killed = finished.returncode in (-9, 137)
    never_began = finished.returncode == 127 and "error while loading shared libraries" in finished.stderr
    if not never_began and not (killed and kind == "kill") and not 0 <= finished.returncode <= 4:
        return happened, [f"it ended with {finished.returncode}: {finished.stderr}"]
    problem = settle(library, server, LATER[zlib.crc32(repr(point).encode()) % 2])
    return happened, [problem] if problem else list(verdict(library, server))


class Worker:
    """Tries points one after another, on servers of its own."""

    def __init__(self, make_server, options, feeds, name):
        self.libraries, self.options = Libraries(make_server, options, feeds, name), options
        self.tried, self.happened, self.failed = collections.Counter(), collections.Counter(), []

    def count_calls(self):
        library = self.libraries.next()
        try:
            return library.count_calls()
        finally:
            library.close()

    def try_all(self, points):
        for point in points:
            if self.options.stopped:
                return
            self.try_one(point)

    def try_one(self, point):
        library = self.libraries.next()
        try:
            happened, complaints = try_point(library, self.libraries.server, point)
        except (OSError, RuntimeError, subprocess.TimeoutExpired) as problem:
            happened, complaints = True, [repr(problem)]
        self.tried[point[0]] += 1
        self.happened[point[0]] += happened
        if complaints:
            self.failed.append(point)
            print(f"{self.libraries.server.name}: {point[1]} {point[2]}: {'; '.join(complaints)}", file=sys.stderr, flush=True)
        if complaints and self.options.keep:
            print(f"kept: {library.folder}", file=sys.stderr)
        else:
            library.close()

    def close(self):
        self.libraries.close()


def campaign(make_server, options, feeds):
    """All points on one kind of server; those that went wrong."""
    workers = [Worker(make_server, options, feeds, f"{make_server.__name__}{n}") for n in range(options.jobs)]
    started = time.monotonic()
    try:
        calls = workers[0].count_calls()
        points = chosen(points_of(calls), options)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            try:
                list(pool.map(lambda n: workers[n].try_all(points[n :: options.jobs]), range(options.jobs)))
            except BaseException:
                options.stopped = True
                raise
    finally:
        for worker in workers:
            worker.close()
    tried, happened = (sum((getattr(worker, name) for worker in workers), collections.Counter())
                       for name in ("tried", "happened"))
    failed = [point for worker in workers for point in worker.failed]
    print(f"{make_server.name}: a whole run makes {sum(calls.values())} system calls of {len(calls)} kinds; killed at "
          f"{happened['kill']} of {tried['kill']} points, its disk failed at {happened['error']} of {tried['error']}; "
          f"{len(failed)} wrong; {time.monotonic() - started:.0f} s", flush=True)
    return failed


def can_trace():
    try:
        tried = subprocess.run(["strace", "-f", "-o", "/dev/null", "-e", "inject=close:signal=KILL:when=1", "true"],
                               capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return tried.returncode in (-9, 137)


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that servers are stopped
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    how_much = parser.add_mutually_exclusive_group()
    how_much.add_argument("--all", action="store_true")
    how_much.add_argument("--every", type=int, metavar="K")
    how_much.add_argument("--sample", action="store_true")
    parser.add_argument("--server", choices=peers.KINDS, help="one of them only")
    parser.add_argument("--program", default=os.path.join(BUILD, "src", "twinform"))
    parser.add_argument("--double", default=os.path.join(BUILD, "tests", "crash", "crash_double"))
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), metavar="N", help="points tried side by side")
    parser.add_argument("--keep", action="store_true", help="leave the folders of what went wrong")
    options = parser.parse_args()
    options.stopped = False
    options.program = os.path.abspath(options.program)
    if not can_trace():
        print("\n*** SKIPPED: strace is missing, or may not trace here, so no run is killed ***\n", file=sys.stderr)
        return 77
    if sqlite3 is None:
        print("*** this python3 has no sqlite3 module: ledgers are opened by twinform only, not checked ***", file=sys.stderr)
    if os.access("/dev/shm", os.W_OK):
        tempfile.tempdir = "/dev/shm"  # what matters here is what was asked of the disk, not the disk
    failed, feeds = [], peers.Feeds()
    for name, make_server in peers.KINDS.items():
        if options.server not in (None, name):
            continue
        try:
            failed += campaign(make_server, options, feeds)
        except peers.Unavailable as reason:
            print(reason, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
