#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The golden posts as one page to read: gallery.py FOLDER PAGE."""

import html
import pathlib
import sys

STYLE = """
:root { color-scheme: light dark; font: 16px/1.45 system-ui, sans-serif; }
body { max-width: 92rem; margin: 2rem auto; padding: 0 1rem; }
section { display: grid; grid-template-columns: repeat(auto-fill, minmax(24rem, 1fr)); gap: 1rem; align-items: start; }
article { border: 1px solid #8886; border-radius: .6rem; padding: .8rem 1rem; }
article p { white-space: pre-wrap; overflow-wrap: anywhere; margin: .4rem 0; }
article p + p { border-top: 1px dashed #8886; padding-top: .4rem; }
small { opacity: .7; }
h2 { margin-top: 3rem; }
"""


def card(block: str) -> str:
    head, _, words = block.partition("\n")
    posts = "".join(f'<p dir="auto">{html.escape(post.strip())}</p>' for post in words.split("\n·\n"))
    return f"<article><small>{html.escape(head)}</small>{posts}</article>\n"


def chapter(path: pathlib.Path) -> str:
    page = f"<h2>{html.escape(path.name.removesuffix('.golden'))}</h2>\n"
    for group in path.read_text(encoding="utf-8").removeprefix("=== ").split("\n=== "):
        head, _, blocks = group.partition("\n")
        cards = "".join(card(block) for block in blocks.removeprefix("--- ").split("\n--- "))
        page += f"<h3>{html.escape(head)}</h3>\n<section>\n{cards}</section>\n"
    return page


def main() -> None:
    folder, page = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    chapters = "".join(chapter(path) for path in sorted(folder.glob("*.golden")))
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Posts as their readers get them</title>\n'
        f"<style>{STYLE}</style>\n<h1>Posts as their readers get them</h1>\n{chapters}</html>\n",
        encoding="utf-8",
    )
    print(page)


main()
