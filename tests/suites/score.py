#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scores `twinform inspect feed` field by field on the test suites of other parsers: score.py PROGRAM FOLDER…

A folder is an unpacked suite (README.md says which). Every feed of a suite is read by one process; each expectation
becomes right, wrong, or not comparable (we have no such field), and the table says how many of which. PROGRAM may also
be the word python3-feedparser: the same table for that library.
"""
import collections
import sys

import feedparser_suite
import gofeed_suite
import opponent
import syndication_suite
from reader import read_all

SUITES = (feedparser_suite, gofeed_suite, syndication_suite)


def read_by(program, cases):
    return opponent.read_all(cases) if program == "python3-feedparser" else read_all(program, cases)


def score(program, folder):
    """Yields (suite, field, verdict, where, detail); verdict is "right", "wrong" or "not comparable"."""
    for suite in SUITES:
        cases = list(suite.cases(folder))
        read = read_by(program, cases) if cases else []
        for case, feed in zip(cases, read):
            for field, verdict, detail in suite.judge(case, feed):
                yield suite.NAME, field, verdict, case.path, detail


def print_table(counts):
    print(f"{'suite':12} {'field':28} {'right':>6} {'wrong':>6} {'not comparable':>15}")
    totals = collections.defaultdict(collections.Counter)
    for (suite, field), verdicts in sorted(counts.items()):
        totals[suite].update(verdicts)
        print_row(suite, field, verdicts)
    for suite, verdicts in totals.items():
        print_row(suite, "all", verdicts)


def print_row(suite, field, verdicts):
    print(f"{suite:12} {field:28} {verdicts['right']:6} {verdicts['wrong']:6} {verdicts['not comparable']:15}")


def main():
    program, *folders = sys.argv[1:]
    counts = collections.defaultdict(collections.Counter)
    for folder in folders:
        for suite, field, verdict, where, detail in score(program, folder):
            counts[suite, field][verdict] += 1
            if verdict == "wrong":
                print(f"{where}: {field}: {detail}", file=sys.stderr)
    print_table(counts)
    return 0 if counts else f"no known suite in {' '.join(folders)}"


if __name__ == "__main__":
    sys.exit(main())
