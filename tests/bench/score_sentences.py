#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Share of tests/data/sentences that `twinform inspect sentences` splits right, beside plain ICU's (node's Intl.Segmenter).

    tests/bench/score_sentences.py build/dev/src/twinform [--show] [LANGUAGE…]

A line is a case: "|" where a sentence ends, "\\n" a new line. Sentences are compared without the white space around them. Every
third case of a file is kept apart: its score is told, and --show leaves it out.
"""
import json
import pathlib
import shutil
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "data" / "sentences"
ICU = """
const lines = require("fs").readFileSync(0, "utf8").split("\\n").filter(Boolean);
for (const { text, lang } of lines.map(JSON.parse)) {
  const parts = [...new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text)].map((part) => part.segment);
  console.log(JSON.stringify({ sentences: parts }));
}"""


def cases(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        marked = line.replace("\\n", "\n")
        yield {"text": marked.replace("|", ""), "lang": path.stem, "right": trimmed(marked.split("|")), "kept": number % 3 == 2}


def trimmed(sentences):
    return [sentence.strip() for sentence in sentences if sentence.strip()]


def split(command, questions):
    lines = "".join(json.dumps({"text": q["text"], "lang": q["lang"]}) + "\n" for q in questions)
    answers = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    return [trimmed(json.loads(answer)["sentences"]) for answer in answers]


def row(name, questions, ways):
    shares = [f"{sum(a == q['right'] for a, q in zip(answers, questions)):4}" for answers in ways]
    print(f"{name:8}{len(questions):5}" + "".join(f"{share:>9}" for share in shares))


def main(program, *options):
    names = [option for option in options if option != "--show"]
    all_cases = [case for path in sorted(FOLDER.glob("*.txt")) if not names or path.stem in names for case in cases(path)]
    ways = [split([program, "inspect", "sentences"], all_cases)]
    if shutil.which("node"):
        ways.append(split(["node", "-e", ICU], all_cases))
    print("          all twinform" + "      ICU" * (len(ways) - 1))
    languages = sorted({case["lang"] for case in all_cases})
    for name, chosen in [(n, lambda case, n=n: case["lang"] == n) for n in languages] + [("kept", lambda case: case["kept"]), ("all", lambda case: True)]:
        places = [i for i, case in enumerate(all_cases) if chosen(case)]
        row(name, [all_cases[i] for i in places], [[way[i] for i in places] for way in ways])
    if "--show" in options:
        for case, found in zip(all_cases, ways[0]):
            if found != case["right"] and not case["kept"]:
                print(case["lang"], " | ".join(case["right"]).replace("\n", "\\n"), "\n   ", " | ".join(found).replace("\n", "\\n"))


if __name__ == "__main__":
    main(*sys.argv[1:])
