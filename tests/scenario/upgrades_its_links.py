#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""After an upgrade that takes more off links, nothing is posted again and nothing counts as edited. Usage: PROGRAM"""

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

CONFIG = """state = "state"
[library]
name = "Test"
[sources.blog]
url = "blog.xml"
[sources.other]
url = "other.xml"
[outputs.screen]
type = "terminal"
[broadcasts.all]
from = ["*"]
to = ["screen"]
post = "<{title}>"
"""
TERM = "&utm_term=x"  # what the older program left on


def item(number, guid, host="blog.example"):
    link = f"https://{host}/a?id={number}{TERM}".replace("&", "&amp;")
    return f"<item><title>Entry {number}</title><link>{link}</link>{guid}</item>"


def feed(*items):
    return f"<rss version='2.0'><channel><title>Blog</title>{''.join(items)}</channel></rss>"


def make_older(ledger):
    """As it would be, had the program that wrote it not known that utm_term tells nothing of a page."""
    with sqlite3.connect(ledger) as database:
        for table in ("entry_key", "story_key"):
            database.execute(f"DELETE FROM {table} WHERE key LIKE ?", ("%" + TERM,))
            changed = database.execute(f"UPDATE {table} SET key = key || ? WHERE key LIKE 'link:https://blog.example/a?id=%'", (TERM,))
            assert changed.rowcount > 0, table
        database.execute("UPDATE entry_key SET key = 'hash:older' || substr(key, 11) WHERE key LIKE 'hash:%'")
        database.execute("UPDATE entry SET content_hash = content_hash / 2")
        database.execute("UPDATE note SET value = 'older' WHERE key = 'link_rules'")


def main(program):
    folder = Path(tempfile.mkdtemp())
    folder.joinpath("twinform.toml").write_text(CONFIG)

    def posted(now, blog, other=feed()):
        folder.joinpath("blog.xml").write_text(blog)
        folder.joinpath("other.xml").write_text(other)
        environment = {**os.environ, "HOME": str(folder), "TWINFORM_NOW": now}
        done = subprocess.run([program, "run", "--config", "twinform.toml"], cwd=folder, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return [number for number in range(9) if f"<Entry {number}>" in done.stdout]

    named, nameless = [item(1, "<guid>one</guid>"), item(2, "<guid>two</guid>")], [item(3, ""), item(4, "")]
    ledger = folder / "state" / "ledger.db"
    assert posted("2026-11-20T09:00:00Z", feed(named[0], nameless[0])) == []
    assert posted("2026-11-21T09:00:00Z", feed(*named, *nameless)) == [2, 4]
    make_older(ledger)
    assert posted("2026-11-21T10:00:00Z", feed(*named, *nameless)) == [], "again an hour later"
    make_older(ledger)
    assert posted("2026-11-22T10:00:00Z", feed(*named, *nameless)) == [], "again a day later"
    make_older(ledger)
    assert posted("2026-11-23T10:00:00Z", feed(*named, *nameless, item(5, "")), feed(item(4, "<guid>4</guid>"))) == [5], "from elsewhere"
    with sqlite3.connect(ledger) as database:
        assert database.execute("SELECT count(*) FROM entry WHERE revised IS NOT NULL").fetchone() == (0,), "edited"


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
