#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`sources add` on a terminal asks which feeds to take, asks again after what is no answer, and adds those. Usage: PROGRAM"""

import os
import pty
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

FEED = "<rss version='2.0'><channel><title>{}</title><item><title>One of {}</title></item></channel></rss>"
PAGES = {"/": "".join(f"<link rel=alternate type=application/rss+xml href=/{name}>" for name in ("maps", "news", "jobs"))}
PAGES |= {f"/{name}": FEED.format(name, name) for name in ("maps", "news", "jobs")}


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path in PAGES else 404)
        self.end_headers()
        self.wfile.write(PAGES.get(self.path, "").encode())

    def log_message(self, *_):
        pass


def converse(command, answers):
    """What is said by a command on a terminal of its own, which gets the next answer at each question."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(command[0], command)
    said = b""
    try:
        while heard := os.read(terminal, 4096):
            said += heard
            if b"Which?" in heard and answers:
                os.write(terminal, answers.pop(0) + b"\n")
    except OSError:  # how a terminal says that its other end is closed
        pass
    return said.decode(), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main():
    server = HTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "twinform.toml")
        config.write_text("[library]\n")
        page = f"http://127.0.0.1:{server.server_port}/"
        command = [sys.argv[1], "sources", "add", page, "--allow-private", "--config", str(config)]
        said, code = converse(command, [b"7", b"1,3"])
        assert code == 0 and "That is no answer" in said, said
        text = config.read_text()
        assert "[sources.maps]" in text and "[sources.jobs]" in text and "[sources.news]" not in text, text
        said, code = converse(command, [b"none"])
        assert code == 0 and config.read_text() == text, said


main()
