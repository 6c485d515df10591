#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`watch` does what is due, again and again, bears a broken configuration, and ends well when told to. Usage: PROGRAM

SIGHUP ends each sleep, so that nothing here waits for a clock."""

import json
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

CONFIG = """
state = "state"
[sources.a]
url = "feed.xml"
[outputs.screen]
type = "terminal"
[broadcasts.all]
from = "*"
to = "screen"
post = "{title}"
"""


def feed(*titles):
    items = "".join(f"<item><title>{title}</title><link>https://a.example/{title}</link></item>" for title in titles)
    return f"<rss version='2.0'><channel><title>A</title>{items}</channel></rss>"


class Watch:
    """The program at work; what it prints comes line by line."""

    def __init__(self, program, folder, *options):
        command = [program, "watch", "--config", str(folder / "twinform.toml"), "--every", "1h", *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.lines = queue.Queue()
        threading.Thread(target=lambda: [self.lines.put(line) for line in self.process.stdout], daemon=True).start()

    def hears(self, words):
        heard = []
        while not heard or words not in heard[-1]:
            try:
                heard.append(self.lines.get(timeout=20))
            except queue.Empty:
                raise AssertionError(f"{words!r} was never said, only {heard}") from None
        return heard[-1]

    def wake(self):
        self.process.send_signal(signal.SIGHUP)

    def ends_well(self, how):
        self.process.send_signal(how)
        assert self.process.wait(timeout=20) == 0, self.process.returncode


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "feed.xml").write_text(feed("zero"))
        config = folder / "twinform.toml"
        config.write_text(CONFIG)

        watch = Watch(program, folder)
        watch.hears("first look, 1 entry seen")
        (folder / "feed.xml").write_text(feed("one", "zero"))
        watch.wake()
        watch.hears("one")

        config.write_text(CONFIG + "frm = 1\n")
        (folder / "feed.xml").write_text(feed("two", "one", "zero"))
        watch.wake()
        watch.hears("unknown key")
        watch.hears("stays in use")
        watch.hears("two")

        config.write_text(CONFIG.replace("{title}", "now: {title}"))
        (folder / "feed.xml").write_text(feed("three", "two", "one", "zero"))
        watch.wake()
        watch.hears("now: three")
        watch.ends_well(signal.SIGTERM)

        watch = Watch(program, folder, "--json")
        first = json.loads(watch.hears("{"))
        watch.wake()
        second = json.loads(watch.hears("{"))
        assert first.keys() == second.keys() and "posts" in first, first
        watch.ends_well(signal.SIGINT)

        config.write_text("nonsense")
        watch = Watch(program, folder)
        assert watch.process.wait(timeout=20) == 2, watch.process.returncode


main()
