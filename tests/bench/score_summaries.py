#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""ROUGE of `twinform inspect summary` beside LEAD, TextRank and a title-weighted centroid, on records with references.

    tests/bench/score_summaries.py build/release/src/twinform RECORDS.jsonl…

Each line is {"title", "text", "max_chars", "references": […]}. ROUGE-1, -2 and -L (Lin 2004) are F1 of Porter stems, the best
of the references, times 100. A summary is faithful where each of its sentences stands in the text.
"""
import collections
import json
import math
import re
import resource
import subprocess
import sys

import snowballstemmer

STEM = snowballstemmer.stemmer("porter")
STEMS = {}
ITERATIONS, DAMPING = 30, 0.85


def stems(text):
    words = re.findall(r"[^\W_]+", text.lower())
    for word in words:
        if word not in STEMS:
            STEMS[word] = STEM.stemWord(word) if len(word) > 3 else word
    return [STEMS[word] for word in words]


def f1(shared, ours, theirs):
    return 2 * shared / (ours + theirs) if ours and theirs else 0.0


def of_grams(ours, theirs, n):
    def grams(words):
        return collections.Counter(zip(*(words[i:] for i in range(n))))
    a, b = grams(ours), grams(theirs)
    return f1(sum((a & b).values()), sum(a.values()), sum(b.values()))


def of_longest_subsequence(ours, theirs):
    row = [0] * (len(theirs) + 1)
    for word in ours:
        before = 0
        for j, other in enumerate(theirs, 1):
            before, row[j] = row[j], before + 1 if word == other else max(row[j], row[j - 1])
    return f1(row[-1], len(ours), len(theirs))


def rouge(summary, references):
    ours = stems(summary)
    scores = []
    for reference in references:
        theirs = stems(reference)
        scores.append((of_grams(ours, theirs, 1), of_grams(ours, theirs, 2), of_longest_subsequence(ours, theirs)))
    return [max(score[i] for score in scores) for i in range(3)]


def sentences(text):
    return [one for one in re.split(r"(?<=[.!?。！？])\s+", text.strip()) if one]


def vectors(all_words):
    """tf-idf, each of length 1."""
    found_in = collections.Counter(word for words in all_words for word in set(words))
    made = []
    for words in all_words:
        vector = {w: n * math.log(1 + len(all_words) / found_in[w]) for w, n in collections.Counter(words).items()}
        length = math.sqrt(sum(x * x for x in vector.values())) or 1
        made.append({w: x / length for w, x in vector.items()})
    return made


def dot(a, b):
    return sum(x * b[w] for w, x in a.items() if w in b)


def lead(record, texts):
    return [-i for i in range(len(texts))]


def text_rank(record, texts):
    """Mihalcea and Tarau 2004, with cosines."""
    weights = vectors([stems(text) for text in texts])
    edges = [[dot(a, b) if i != j else 0 for j, b in enumerate(weights)] for i, a in enumerate(weights)]
    sums = [sum(row) or 1 for row in edges]
    rank = [1.0] * len(texts)
    for _ in range(ITERATIONS):
        rank = [1 - DAMPING + DAMPING * sum(edges[j][i] / sums[j] * rank[j] for j in range(len(texts)))
                for i in range(len(texts))]
    return rank


def centroid(record, texts):
    """Nearness to the whole text and, as much, to the title."""
    weights = vectors([stems(text) for text in texts] + [stems(record.get("title", ""))])
    middle = collections.Counter()
    for vector in weights[:-1]:
        middle.update({w: x / len(texts) for w, x in vector.items()})
    return [dot(vector, middle) + dot(vector, weights[-1]) for vector in weights[:-1]]


def best_within(record, score):
    """The best sentences that have room, in their order; the best one cut where even that has none."""
    texts = sentences(record["text"])
    ranks = score(record, texts) if texts else []
    room, chosen = record["max_chars"], []
    for i in sorted(range(len(texts)), key=lambda i: -ranks[i]):
        if len(texts[i]) + bool(chosen) <= room:
            room -= len(texts[i]) + bool(chosen)
            chosen.append(i)
    if not chosen and texts:
        return texts[max(range(len(texts)), key=ranks.__getitem__)][:room]
    return " ".join(texts[i] for i in sorted(chosen))


def ours(program, records):
    """(summaries, processor seconds for each megabyte of text)"""
    asked = "".join(json.dumps({k: r[k] for k in ("title", "text", "max_chars", "lang") if k in r}) + "\n" for r in records)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([program, "inspect", "summary"], input=asked.encode(), stdout=subprocess.PIPE, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [json.loads(line)["summary"] for line in done.stdout.splitlines()], seconds


def stands_in(summary, text):
    whole = " ".join(text.split())
    return all(" ".join(one.split()) in whole for one in sentences(summary))


def main():
    program, *files = sys.argv[1:]
    for name in files:
        with open(name, encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        summaries, seconds = ours(program, records)
        ways = {"twinform": summaries}
        for way in (lead, text_rank, centroid):
            ways[way.__name__.replace("_", " ")] = [best_within(record, way) for record in records]
        print(f"\n{name.rsplit('/', 1)[-1]}: {len(records)} records\n\n| way | ROUGE-1 | ROUGE-2 | ROUGE-L |\n|---|---|---|---|")
        for way, made in ways.items():
            scores = [rouge(summary, record["references"]) for summary, record in zip(made, records)]
            print(f"| {way} | " + " | ".join(f"{100 * sum(s[i] for s in scores) / len(scores):.1f}" for i in range(3)) + " |")
        faithful = sum(stands_in(summary, record["text"]) for summary, record in zip(summaries, records))
        too_long = sum(len(summary) > record["max_chars"] for summary, record in zip(summaries, records))
        megabytes = sum(len(record["text"].encode()) for record in records) / 1e6
        print(f"\nfaithful: {faithful} of {len(records)}; too long: {too_long}; {megabytes / seconds:.1f} MB of text a processor second")


main()
