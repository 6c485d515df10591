#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Score of `twinform inspect stories` on labelled records.

    tests/bench/score_stories.py build/release/src/twinform RECORDS.jsonl… [--show] [--at-least=F1]

Each line is a record with "gold", the work that it tells of. Of each cluster the first record stays and the others go: a
record that goes is rightly gone when another of its work was before it in the cluster.
--at-least: fails where a set scores less, or where more than one record in fifty is wrongly gone.
"""
import collections
import json
import subprocess
import sys
import time


def count(labels, clusters):
    """Rightly gone, wrongly gone, wrongly kept."""
    works = collections.defaultdict(set)
    for label, cluster in zip(labels, clusters):
        works[cluster].add(label)
    sizes = collections.Counter(clusters)
    right = sum(sizes[c] - len(works[c]) for c in sizes)
    wrong = sum(len(works[c]) - 1 for c in sizes)
    return right, wrong, len(labels) - len(set(labels)) - right


def show(records, answers):
    """Wrong merges and missed ones, to read."""
    by = {"cluster": collections.defaultdict(list), "gold": collections.defaultdict(list)}
    for record, answer in zip(records, answers):
        for key, groups in by.items():
            groups[(record | answer)[key]].append(record | answer)
    for title, key, other in (("WRONG", "cluster", "gold"), ("MISSED", "gold", "cluster")):
        for group in by[key].values():
            if len({r[other] for r in group}) > 1:
                print(title)
                for r in group:
                    print("  ", json.dumps({k: v[:200] if isinstance(v, str) else v for k, v in r.items()}, ensure_ascii=False))


def main():
    program, *files = [a for a in sys.argv[1:] if not a.startswith("--")]
    floor = max([float(a.split("=")[1]) for a in sys.argv if a.startswith("--at-least=")], default=0)
    failed = False
    print("| set | records | precision | recall | F1 | rightly, wrongly merged, missed | s |\n|---|---|---|---|---|---|---|")
    for name in files:
        lines = open(name, "rb").read()
        records = [json.loads(line) for line in lines.splitlines()]
        start = time.monotonic()
        done = subprocess.run([program, "inspect", "stories"], input=lines, stdout=subprocess.PIPE, check=True)
        seconds = time.monotonic() - start
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        right, wrong, missed = count([r["gold"] for r in records], [a["cluster"] for a in answers])
        precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"| {name.rsplit('/', 1)[-1]} | {len(records)} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {right}, {wrong}, {missed} | {seconds:.2f} |")
        failed = failed or f1 < floor or (floor > 0 and wrong * 50 > len(records))
        if "--show" in sys.argv:
            show(records, answers)
    sys.exit(failed)


main()
