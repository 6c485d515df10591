# SPDX-License-Identifier: MIT
"""What a run talks to: the feeds, and the two kinds of server that posts go to."""

import hashlib
import http.server
import json
import os
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
SNAC = os.path.join(HERE, "..", "servers", "snac2.sh")
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Unavailable(Exception):
    """It can't be had on this machine."""


class Feeds(http.server.ThreadingHTTPServer):
    """Serves any text under any path, with an ETag, and answers 304 where it matches."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _FeedHandler)
        self.bodies = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        """Clients that die in the middle are what this is for."""

    def url(self, path):
        return f"http://127.0.0.1:{self.server_port}{path}"


class _FeedHandler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = self.server.bodies[self.path].encode()
        tag = f'"{hashlib.sha1(body).hexdigest()}"'
        known = self.headers.get("If-None-Match") == tag
        self.send_response(304 if known else 200)
        self.send_header("ETag", tag)
        self.send_header("Content-Type", "application/rss+xml")
        if not known:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if not known:
            self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server:
    """Where posts go: `base`, `token`, and what stands there."""

    base = token = ""
    posts_it_shows = 75  # neither pages its list, and of an unpaged one twinform believes the first 100

    def read_greeting(self, lines):
        facts = dict(line.split(" ", 1) for line in lines if " " in line)
        self.base, self.token = facts["base"].strip(), facts["token"].strip()

    def get(self, path):
        request = urllib.request.Request(self.base + path, headers={"Authorization": f"Bearer {self.token}"})
        with DIRECT.open(request, timeout=20) as answer:
            return json.load(answer)

    def wait_until_idle(self):
        """Until no connection is open on its side: what a client that died has asked for is done, or never will be."""
        end = time.monotonic() + 60
        while held := self.connections():
            if time.monotonic() > end:
                raise RuntimeError(f"the server does not come to rest: {held}")
            time.sleep(0.001)

    def connections(self):
        """Those that are established (01), or left by the client alone (08)."""
        port = ":%04X" % int(self.base.rsplit(":", 1)[1])
        with open("/proc/net/tcp") as table:
            rows = [line.split()[1:4] for line in table]
        return [row for row in rows if row[0].endswith(port) and row[2] in ("01", "08")]


class Snac(Server):
    """A real server, which takes the same post twice and can be searched."""

    name = "snac2 (searchable)"

    def __init__(self, _):
        self.folder = tempfile.mkdtemp(prefix="twinform-crash-snac-")
        started = subprocess.run(["sh", SNAC, "start", self.folder], capture_output=True, text=True)
        if started.returncode != 0:
            self.close()
            raise Unavailable(started.stderr.strip())
        self.read_greeting(started.stdout.splitlines())
        self.account = self.get("/api/v1/accounts/verify_credentials")["id"]

    def statuses(self):
        return [status["content"] for status in self.get(f"/api/v1/accounts/{self.account}/statuses")]

    def close(self):
        subprocess.run(["sh", SNAC, "stop", self.folder], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


class Double(Server):
    """The scripted server, which knows a post by its key."""

    name = "scripted server (keyed)"

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.read_greeting([self.process.stdout.readline(), self.process.stdout.readline()])

    def statuses(self):
        return [status["content"] for status in self.get("/double/statuses")]

    def close(self):
        self.process.stdin.close()  # it ends with its input
        self.process.wait(20)
        self.process.stdout.close()
