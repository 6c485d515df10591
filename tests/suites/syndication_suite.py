# SPDX-License-Identifier: MIT
"""KDE Syndication's autotests: beside each feed stands, as text, what its library gives: blocks of lines `name: #value#`."""
import datetime
import pathlib
import re

from gofeed_suite import at
from reader import Case
from sameness import same, same_words

NAME = "syndication"

FEED = {"title": ("title",), "link": ("home_page_url",), "description": ("description",), "language": ("language",)}
ITEM = {
    "title": ("title",), "link": ("url",), "description": ("summary", "content_html"), "content": ("content_html", "content_text"),
    "id": ("id",), "datePublished": ("date_published", "date_modified"), "dateUpdated": ("date_modified", "date_published"),
}  # fmt: skip
PERSON = {"name": ("name",), "uri": ("url",), "email": ("url", "_email")}
WORDS = ("title", "description", "content")
FIELDS = {"Feed": FEED, "Item": ITEM, "Person": PERSON}


def cases(folder):
    for expected in sorted(pathlib.Path(folder).rglob("*.expected")):
        feed = expected.with_suffix("")
        yield Case(feed, "http://base.example/", (), expected.read_text(encoding="utf-8"))


def judge(case, feed):
    for block, ours, name, theirs in lines(case.expected, feed):
        field = f"{block}.{name}".lower()
        if name not in FIELDS.get(block, {}) or theirs.startswith("hash:"):
            yield field, "not comparable", ""
            continue
        found = [at(ours, path) for path in FIELDS[block][name]]
        good = any(alike(name, one, theirs) for one in found)
        yield field, "right" if good else "wrong", f"{theirs!r}; got {found!r}"


def alike(name, ours, theirs):
    return same(ours, theirs) or same(ours, f"mailto:{theirs}") or same_moment(ours, theirs) or (name in WORDS and same_words(ours, theirs))


def lines(expected, feed):
    """Yields (block, the part of our feed that it is about, name, value) of each line that has a value."""
    opened, counts = [], {}
    for block, edge, name, value in re.findall(r"^# (\w+) (begin|end) #+$|^(\w+): #(.*?)#$", expected, re.M | re.S):
        if edge == "begin":
            opened.append((block, part(block, opened, counts, feed)))
        elif edge == "end":
            opened.pop()
        elif value:
            yield *opened[-1], name, value


def part(block, opened, counts, feed):
    if block == "Feed":
        return feed
    owner = opened[-1][1]
    number = counts[id(owner), block] = counts.get((id(owner), block), -1) + 1
    found = {"Item": "items", "Person": "authors"}.get(block, "")
    # An entry without authors has the feed's, in JSON Feed as in Atom.
    people = owner.get(found) or feed.get(found, [])
    return people[number] if number < len(people) else {}


def same_moment(ours, theirs):
    try:
        moment = datetime.datetime.strptime(theirs, "%a %b %d %H:%M:%S %Y").replace(tzinfo=datetime.timezone.utc)
        return datetime.datetime.fromisoformat(ours) == moment
    except (TypeError, ValueError):
        return False
