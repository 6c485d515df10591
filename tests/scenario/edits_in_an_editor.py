#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`outbox edit` opens a post's words in $EDITOR and takes what is saved; when the editor fails nothing is changed. Usage: PROGRAM"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

CONFIG = """state = "state"
[library]
backlog = 10
[sources.blog]
url = "blog.xml"
[outputs.fediverse]
type = "mastodon"
server = "http://127.0.0.1:1"
token = { file = "token" }
allow_private = true
[broadcasts.all]
from = ["*"]
to = ["fediverse"]
post = "{title}"
"""
FEED = "<rss version='2.0'><channel><title>Blog</title><item><title>First of all</title></item></channel></rss>"


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {"twinform.toml": CONFIG, "blog.xml": FEED, "token": "secret"}.items():
            Path(folder, name).write_text(text)

        def twinform(*words, editor="false"):
            environment = {**os.environ, "HOME": folder, "EDITOR": editor, "VISUAL": ""}
            return subprocess.run([sys.argv[1], *words, "--config", "twinform.toml"], cwd=folder, env=environment,
                                  capture_output=True, text=True, timeout=60)

        assert twinform("run").returncode == 1
        failed = twinform("outbox", "edit", "1")
        assert failed.returncode == 2 and "nothing was changed" in failed.stderr, failed
        assert "First of all" in twinform("outbox", "show", "1").stdout
        done = twinform("outbox", "edit", "1", editor="sed -i s/First/Foremost/")
        assert done.returncode == 0 and done.stdout == "edited: 1\n", done
        shown = twinform("outbox", "show", "1").stdout
        assert "Foremost of all" in shown and '"status":"Foremost of all"' in shown, shown


main()
