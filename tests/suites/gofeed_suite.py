# SPDX-License-Identifier: MIT
"""gofeed's testdata: beside each feed stands, as JSON, what its parsers (parser/) or its common form (translator/) give."""
import datetime
import json
import pathlib

from reader import Case
from sameness import same, same_words

NAME = "gofeed"

FEED = {
    "title": ("title",), "description": ("description",), "subtitle": ("description",), "link": ("home_page_url",),
    "language": ("language",), "image.url": ("icon",), "logo": ("icon",), "authors.0.name": ("authors.0.name",),
    "author.name": ("authors.0.name",),
}  # fmt: skip
ITEM = {
    "title": ("title",), "description": ("content_html", "content_text", "summary"), "summary": ("summary",),
    "content": ("content_html", "content_text"), "content.value": ("content_html", "content_text"), "link": ("url",),
    "guid": ("id",), "guid.value": ("id",), "id": ("id",), "publishedParsed": ("date_published",),
    "pubDateParsed": ("date_published",), "updatedParsed": ("date_modified",), "author.name": ("authors.0.name",),
    "authors.0.name": ("authors.0.name",), "image.url": ("image",), "categories.0": ("tags.0",), "categories.1": ("tags.1",),
    "categories.0.value": ("tags.0",), "categories.0.term": ("tags.0",), "enclosure.url": ("attachments.0.url",),
    "enclosures.0.url": ("attachments.0.url",), "enclosures.0.type": ("attachments.0.mime_type",),
}  # fmt: skip

WORDS = ("title", "description", "subtitle", "summary", "content.value", "categories.0.value")


def cases(folder):
    for expected in sorted(pathlib.Path(folder).rglob("*.json")):
        for feed in (expected.with_suffix(".xml"), expected.with_name(expected.name.replace("_expected", ""))):
            if feed.exists() and feed != expected:
                yield Case(feed, "http://base.example/", (), json.loads(expected.read_text(encoding="utf-8")))


def judge(case, feed):
    expected = case.expected
    if not isinstance(expected, dict):
        return
    yield from compared("feed", expected, feed, FEED)
    items = feed.get("items", [])
    for number, item in enumerate(expected.get("items") or expected.get("entries") or []):
        ours = items[number] if number < len(items) else {}
        yield from compared("item", item, ours, ITEM)


def compared(part, expected, ours, names):
    for name, theirs in flat(expected):
        if isinstance(theirs, bool) or theirs in ("", None):
            continue
        field = f"{part}.{name}"
        if name not in names:
            yield field, "not comparable", ""
            continue
        found = [at(ours, path) for path in names[name]]
        good = any(same(one, theirs) or same_moment(one, theirs) or (name in WORDS and same_words(one, theirs)) for one in found)
        yield field, "right" if good else "wrong", f"{theirs!r}; got {found!r}"


def flat(value, prefix=""):
    """Every scalar below `value`, under a dotted name; not the items, which are judged one by one."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in pairs:
        if not prefix and key in ("items", "entries", "extensions"):
            continue
        if isinstance(one, (dict, list)):
            yield from flat(one, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", one


def at(value, path):
    for key in path.split("."):
        try:
            value = value[int(key)] if isinstance(value, list) else value.get(key)
        except (IndexError, AttributeError):
            return None
    return value


def same_moment(ours, theirs):
    try:
        return datetime.datetime.fromisoformat(ours) == datetime.datetime.fromisoformat(theirs).replace(microsecond=0)
    except (TypeError, ValueError):
        return False
