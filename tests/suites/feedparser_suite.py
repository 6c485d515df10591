# SPDX-License-Identifier: MIT
"""feedparser's tests: a feed whose comment holds headers ("Header: Content-type: …") and an expression ("Expect: …")."""
import ast
import datetime
import pathlib
import re

from reader import Case
from sameness import same, words

NAME = "feedparser"
BASE = "http://127.0.0.1:8097/"


class NotComparable(Exception):
    """We have no such field."""


def cases(folder):
    root = pathlib.Path(folder)
    for path in sorted(root.rglob("*.xml")):
        comment = comment_of(path.read_bytes())
        expect = re.search(r"Expect:(.*?)(?:\n\s*\n|-->|$)", comment, re.S)
        if not expect:
            continue
        headers = [tuple(part.strip() for part in line.split(":", 1)) for line in re.findall(r"^Header:\s*(.*)$", comment, re.M)]
        yield Case(path, base_of(path, headers), tuple(headers), expect.group(1).strip())


def base_of(path, headers):
    for name, value in headers:
        if name.lower() == "content-location":
            return value if "://" in value else BASE + value.lstrip("/")
    return BASE + "/".join(path.parts[path.parts.index("tests") :]) if "tests" in path.parts else BASE


def comment_of(data):
    for encoding in ("utf-8", "utf-16", "utf-32", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "Expect:" in text:
            return text
    ebcdic = data.decode("cp037", "replace")
    return ebcdic if "Expect:" in ebcdic else ""


def judge(case, feed):
    try:
        tree = ast.parse(case.expected.replace("\n", " "), mode="eval").body
    except (SyntaxError, ValueError):
        return
    for part in conjuncts(tree):
        if isinstance(part, ast.Constant):
            continue
        text = ast.unparse(part)
        field = re.sub(r"\[\d+\]", "", re.split(r" (?:==|!=|in|is) ", text)[0]).replace("'", "")
        try:
            names = {"feed": FeedView(feed), "entries": Entries(feed), "__builtins__": {"len": len, "isinstance": isinstance, "str": str}}
            good, got = holds(part, names, as_words=field.split("[")[-1].rstrip("]") in ("title", "tagline", "subtitle"))
            yield field, "right" if good else "wrong", f"{text}; got {got!r}"
        except (NotComparable, NameError):
            yield field, "not comparable", text
        except (KeyError, IndexError, TypeError, AttributeError) as problem:
            yield field, "wrong", f"{text}: {type(problem).__name__} {problem}"


def conjuncts(tree):
    return tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]


def got_words(text):
    return re.sub(r"\s+", "", text)


def evaluate(node, names):
    return eval(compile(ast.Expression(node), "", "eval"), dict(names))  # pylint: disable=eval-used


def holds(part, names, as_words):
    """Is it so, and what stands on the left. Equal is what a reader can't tell apart; our titles are words, not markup."""
    if not isinstance(part, ast.Compare):
        return bool(evaluate(part, names)), None
    got = evaluate(part.left, names)
    if isinstance(part.ops[0], ast.Eq):
        wanted = evaluate(part.comparators[0], names)
        return same(got, wanted) or (as_words and isinstance(wanted, str) and got_words(got) == words(wanted)), got
    return evaluate(part, names), got


class View(dict):
    """Our JSON under feedparser's names; asking for what has no counterpart raises NotComparable."""

    def __init__(self, values):
        super().__init__({name: value for name, value in values.items() if value is not None})
        self.known = set(values)

    def __missing__(self, name):
        if name not in self.known:
            raise NotComparable(name)
        return ""

    def __contains__(self, name):
        if name not in self.known:
            raise NotComparable(name)
        return super().__contains__(name)

    def __getattr__(self, name):
        return self[name]

    def has_key(self, name):
        return name in self


class Entries(list):
    def __init__(self, feed):
        super().__init__(EntryView(item) for item in feed.get("items", []))


def people(authors):
    return [View({"name": one.get("name"), "href": one.get("url")}) for one in authors or []]


def parsed(date):
    return datetime.datetime.fromisoformat(date).astimezone(datetime.timezone.utc).timetuple() if date else None


def author_line(authors):
    """feedparser writes an author as "Name (address)"."""
    if not authors:
        return None
    name, page = authors[0].get("name"), authors[0].get("url") or ""
    email = authors[0].get("_email") or (page.removeprefix("mailto:") if page.startswith("mailto:") else None)
    return f"{name} ({email})" if email and name != email else name


def FeedView(feed):
    return View({
        "title": feed.get("title"), "link": feed.get("home_page_url"), "description": feed.get("description"),
        "subtitle": feed.get("description"), "tagline": feed.get("description"), "language": feed.get("language"),
        "author": author_line(feed.get("authors")), "authors": people(feed.get("authors")),
        "icon": feed.get("icon"), "image": View({"href": feed.get("icon"), "url": feed.get("icon")}) if feed.get("icon") else None,
    })


def EntryView(item):
    content = item.get("content_html") or item.get("content_text")
    return View({
        "title": item.get("title"), "link": item.get("url"), "id": item.get("id"), "guid": item.get("id"),
        "summary": content, "description": content, "content": [View({"value": content})] if content else None,
        "published_parsed": parsed(item.get("date_published")), "date_parsed": parsed(item.get("date_modified") or item.get("date_published")),
        "updated_parsed": parsed(item.get("date_modified") or item.get("date_published")), "modified_parsed": parsed(item.get("date_modified") or item.get("date_published")),
        "created_parsed": parsed(item.get("date_published")), "issued_parsed": parsed(item.get("date_published")),
        "author": author_line(item.get("authors")), "authors": people(item.get("authors")),
        "tags": [View({"term": tag}) for tag in item["tags"]] if item.get("tags") else None,
        "categories": item.get("tags"), "category": item["tags"][0] if item.get("tags") else None,
        "enclosures": [View({"href": one.get("url"), "url": one.get("url"), "type": one.get("mime_type")}) for one in item.get("attachments", [])],
    })
