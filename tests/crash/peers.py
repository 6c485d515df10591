# SPDX-License-Identifier: MIT
"""What a run talks to: the feeds, and the kinds of server that posts go to."""

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
ADDRESS = 'server = "{base}"\nallow_private = true\n'
MASTODON = ADDRESS + 'type = "mastodon"\ntoken = {{ file = "secret" }}\nvisibility = "public"'
BLUESKY = ADDRESS + 'type = "bluesky"\nidentifier = "%s"\npassword = {{ file = "secret" }}'
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
    """Where posts go: `base`, a good `secret`, the settings of an `output`, and what stands there."""

    base = secret = ""
    output = MASTODON
    posts_it_shows = 75  # neither pages its list, and of an unpaged one twinform believes the first 100

    def read_greeting(self, lines):
        """Each line is a word and what it stands for."""
        said = dict(line.strip().split(" ", 1) for line in lines if " " in line)
        self.base = said["base"]
        self.secret = next(said[word] for word in ("secret", "token", "password") if word in said)
        return said

    def get(self, path):
        request = urllib.request.Request(self.base + path, headers={"Authorization": f"Bearer {self.secret}"})
        with DIRECT.open(request, timeout=20) as answer:
            return json.load(answer)

    def wait_until_idle(self):
        """Until no connection is open on its side: what a client that died has asked for is done, or never will be."""
        end = time.monotonic() + 60
        while held := self.connections():
            if time.monotonic() > end:
                raise RuntimeError(f"the server does not come to rest: {held}")
            time.sleep(0.001)

    def connections(self, states=("01", "08")):
        """Those that are established (01), or left by the client alone (08); 0A stands for the port that listens."""
        port = ":%04X" % int(self.base.rsplit(":", 1)[1])
        rows = []
        for name in ("/proc/net/tcp", "/proc/net/tcp6"):
            with open(name) as table:
                rows += [line.split()[1:4] for line in table]
        return [row for row in rows if row[0].endswith(port) and row[2] in states]


class Real(Server):
    """A server that we did not write, which a script of tests/servers starts."""

    script = ""

    def __init__(self, _):
        self.folder = tempfile.mkdtemp(prefix="twinform-crash-server-")
        started = self.call("start")
        if started.returncode != 0:
            self.close()
            raise Unavailable(started.stderr.strip())
        self.said = self.read_greeting(started.stdout.splitlines())

    def call(self, verb):
        script = os.path.join(HERE, "..", "servers", self.script)
        environment = {**os.environ, "PDS_UNLIMITED": "yes"}  # it allows 30 logins in five minutes, else
        return subprocess.run(["sh", script, verb, self.folder], env=environment, capture_output=True, text=True, check=False)

    def close(self):
        self.call("stop")
        shutil.rmtree(self.folder, ignore_errors=True)


class Snac(Real):
    """Takes the same post twice and can be searched."""

    name = "snac2 (searchable)"
    script = "snac2.sh"

    def statuses(self):
        account = self.get("/api/v1/accounts/verify_credentials")["id"]
        return [status["content"] for status in self.get(f"/api/v1/accounts/{account}/statuses")]


class Pds(Real):
    """Knows a post by the key that we choose."""

    name = "Bluesky's PDS (chosen id)"
    script = "pds.sh"
    output = BLUESKY % "alice.test"
    posts_it_shows = 600

    def statuses(self):
        path = f"/xrpc/com.atproto.repo.listRecords?repo={self.said['did']}&collection=app.bsky.feed.post&limit=100"
        found, cursor = [], ""
        while cursor is not None:
            page = self.get(path + (f"&cursor={cursor}" if cursor else ""))
            found += [record["value"]["text"] for record in page["records"]]
            cursor = page.get("cursor")
        return found


class Double(Server):
    """The scripted server, which knows a post by its key."""

    name = "scripted server (keyed)"
    plays = "mastodon"

    def __init__(self, program):
        self.process = subprocess.Popen([program, self.plays], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.read_greeting([self.process.stdout.readline(), self.process.stdout.readline()])

    def statuses(self):
        return [status["content"] for status in self.get("/double/statuses")]

    def close(self):
        self.process.stdin.close()  # it ends with its input
        self.process.wait(20)
        self.process.stdout.close()


class BlueskyDouble(Double):
    """The same for keys that we choose."""

    name = "scripted server (chosen id)"
    plays = "bluesky"
    output = BLUESKY % "library.test"


KINDS = {"double": Double, "snac2": Snac, "bluesky": BlueskyDouble, "pds": Pds}
