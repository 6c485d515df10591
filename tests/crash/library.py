# SPDX-License-Identifier: MIT
"""One library's folder, with a configuration, two sources and a ledger, and the program run in it under strace."""

import collections
import datetime
import os
import re
import shutil
import subprocess
import tempfile

try:
    import sqlite3
except ImportError:
    sqlite3 = None

CONFIGURATION = """state = "state"

[library]
name = "Northfield University Library"
backlog = 10

[sources.blog]
url = "{blog}"
allow_private = true

[sources.journal]
url = "journal.xml"

[outputs.network]
{output}

[broadcasts.all]
from = ["*"]
to = ["network"]
post = "{{title}}\\n\\n{{link}}"
"""
START = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)


def feed(links):
    items = (f'<item><title>Report {link.rsplit("/", 1)[1]}</title><link>{link}</link>'
             f'<guid isPermaLink="false">{link}</guid></item>' for link in links)
    return f'<rss version="2.0"><channel><title>Feed</title>{"".join(items)}</channel></rss>'


class Library:
    def __init__(self, program, server, feeds, number):
        self.program = program
        self.folder = tempfile.mkdtemp(prefix="twinform-crash-")
        self.links = [f"https://a.example/{number}/{name}" for name in ("alpha", "beta", "gamma")]
        path = f"/{number}/blog.xml"
        feeds.bodies[path] = feed(self.links[:2])
        self.write("journal.xml", feed(self.links[2:]))
        self.write("twinform.toml", CONFIGURATION.format(blog=feeds.url(path), output=server.output.format(base=server.base)))
        self.write("secret", server.secret)

    def write(self, name, text):
        with open(os.open(os.path.join(self.folder, name), os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(text)

    def run(self, *words, minutes=0, under=(), more=()):
        """As if so many minutes had passed since the first run; `more` are environment variables."""
        now = (START + datetime.timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")
        environment = {**os.environ, "HOME": self.folder, "TWINFORM_NOW": now, "no_proxy": "*",
                       "ASAN_OPTIONS": "detect_leaks=0",  # its leak check can't be traced
                       **dict(more)}
        return subprocess.run([*under, self.program, *(words or ["run"]), "--config", "twinform.toml"], cwd=self.folder,
                              env=environment, capture_output=True, text=True, errors="replace", timeout=120)

    def run_injected(self, call, what):
        """Under strace, with e.g. `signal=KILL:when=3` at the call: (how it ended, whether that came to pass)."""
        trace = os.path.join(self.folder, "trace")
        finished = self.run(under=["strace", "-f", "-qq", "-o", trace, "-e", f"trace={call}", "-e", f"inject={call}:{what}"])
        with open(trace, errors="replace") as lines:
            return finished, any("(INJECTED)" in line or "killed by SIGKILL" in line for line in lines)

    def count_calls(self):
        """How often a whole run makes each system call: by thread, for that is how strace counts; the most of them."""
        trace = os.path.join(self.folder, "trace")
        finished = self.run(under=["strace", "-f", "-qqq", "-o", trace])
        if finished.returncode != 0:
            raise RuntimeError(f"the run to count by failed:\n{finished.stdout}{finished.stderr}")
        by_thread = collections.Counter()
        with open(trace) as lines:
            for line in lines:
                called = re.match(r"(\d+) +([a-z_0-9]+)\(", line)
                if called:
                    by_thread[called.groups()] += 1
        calls = {}
        for (_, call), count in by_thread.items():
            calls[call] = max(count, calls.get(call, 0))
        return calls

    def ledger_problem(self):
        """What SQLite itself says of the ledger; empty if it is whole."""
        file = os.path.join(self.folder, "state", "ledger.db")
        if sqlite3 is None or not os.path.exists(file):
            return ""
        with sqlite3.connect(file) as database:
            said = [row[0] for row in database.execute("PRAGMA integrity_check")]
            said += [f"foreign key {row}" for row in database.execute("PRAGMA foreign_key_check")]
        database.close()
        return "" if said == ["ok"] else "; ".join(said)

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


class Libraries:
    """New ones, one after another, on servers of one kind; a server is changed before it shows no more of its posts."""

    def __init__(self, make_server, options, feeds, name):
        self.make_server, self.options, self.feeds, self.name = make_server, options, feeds, name
        self.server, self.posts, self.number = None, 0, 0

    def next(self):
        if self.server and self.posts + 3 > self.server.posts_it_shows:
            self.close()
        if not self.server:
            self.server, self.posts = self.make_server(self.options.double), 0
        self.posts += 3
        self.number += 1
        return Library(self.options.program, self.server, self.feeds, f"{self.name}-{self.number:05}")

    def close(self):
        if self.server:
            self.server.close()
        self.server = None
