#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`inspect text` beside npm's twitter-text and @atproto/api on random texts: counting.py [TEXTS [SEED]] | --sample N | --kept FILE

Prints how many texts are answered alike, and each difference on standard error. --sample writes texts with the libraries' answers
as JSON lines, for tests/data/counting. --kept compares with the answers of such a file; neither node nor npm is needed.
"""
import json
import os
import subprocess
import sys

from counting_texts import texts

PACKAGES = ("twitter-text@3.1.0", "@atproto/api@0.19.19")
HERE = os.path.dirname(os.path.abspath(__file__))
CACHE = os.path.expanduser("~/.cache/twinform-tests/counting")
PROGRAM = os.environ.get("TWINFORM", os.path.join(HERE, "../../build/dev/src/twinform"))


def answers(command, questions):
    """One JSON answer a question; the text goes in and out as UTF-8."""
    lines = "".join(json.dumps(question, ensure_ascii=False) + "\n" for question in questions)
    done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode().split("\n") if line]


def oracle(questions):
    if not os.path.isdir(os.path.join(CACHE, "node_modules", "@atproto")):
        os.makedirs(CACHE, exist_ok=True)
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *PACKAGES], cwd=CACHE, check=True,
                       stdout=sys.stderr)
    return [explained(answer) for answer in answers(["node", os.path.join(HERE, "counting.mjs"), CACHE], questions)]


def differences(expected, found):
    """The fields in which `found` is otherwise."""
    for name, value in expected.items():
        if name in ("id", "service", "text"):
            continue
        if value != found[name]:
            yield name, value, found[name]


def explained(answer):
    """The library writes "httpbin.example" for the address where it should write "https://httpbin.example"; we don't."""
    for facet in answer.get("facets", []):
        for feature in facet["features"]:
            if "uri" in feature and "://" not in feature["uri"][:8]:
                feature["uri"] = "https://" + feature["uri"]
    return answer


def compare(expected):
    found = answers([PROGRAM, "inspect", "text"], [{k: e[k] for k in ("id", "text", "service")} for e in expected])
    score = {}
    for want, got in zip(expected, found, strict=True):
        wrong = list(differences(want, got))
        right, total = score.get(want["service"], (0, 0))
        score[want["service"]] = (right + (not wrong), total + 1)
        for name, value, other in wrong:
            print(json.dumps({"service": want["service"], "text": want["text"], "field": name, "theirs": value, "ours": other},
                             ensure_ascii=True), file=sys.stderr)
    for service, (right, total) in sorted(score.items()):
        print(f"{service}: {right} of {total} alike")
    return all(right == total for right, total in score.values())


def asked(count, seed):
    return [{"id": i, "text": text, "service": service} for service in ("x", "bluesky") for i, text in enumerate(texts(count, seed))]


def main(arguments):
    if arguments[:1] == ["--sample"]:
        for answer in oracle(asked(int(arguments[1]), 7)):
            print(json.dumps(answer, ensure_ascii=True, sort_keys=True))
        return 0
    if arguments[:1] == ["--kept"]:
        with open(arguments[1], encoding="utf-8") as lines:
            return 0 if compare([json.loads(line) for line in lines]) else 1
    count, seed = (int(argument) for argument in (arguments + ["20000", "1"][len(arguments):]))
    return 0 if compare(oracle(asked(count, seed))) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
