# SPDX-License-Identifier: MIT
"""A server behind mitmproxy, which spoils requests as told (faults.py), and those who post to it."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

import peers
from library import feed


class Blind(peers.Double):
    """Knows no post again and can't be asked: an adapter that is a program, before a server of which it uses nothing else."""

    name = "scripted server (blind)"
    output = f'type = "command"\ncommand = ["{sys.executable}", "{peers.HERE}/blind.py", "{{base}}", "secret"]'


class Lossy(peers.Server):
    def __init__(self, server, timeout):
        self.server, self.secret, self.posts_it_shows = server, server.secret, server.posts_it_shows
        self.output = f"timeout = {timeout}\n{server.output}"
        self.folder = tempfile.mkdtemp(prefix="twinform-lossy-")
        self.faults = os.path.join(self.folder, "faults")
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.base = f"http://127.0.0.1:{port}"
        self.proxy = subprocess.Popen(
            ["mitmdump", "-q", "--listen-host", "127.0.0.1", "-p", str(port), "--mode", f"reverse:{server.base}",
             "-s", os.path.join(peers.HERE, "faults.py"), "--set", f"faults={self.faults}",
             "--set", f"confdir={self.folder}", "--set", "keep_host_header=true"], stdout=subprocess.DEVNULL)
        self.wait_until_it_listens()

    def wait_until_it_listens(self):
        """Without a connection that has nothing to say, which it would keep."""
        end = time.monotonic() + 60
        while not self.connections(states=["0A"]):
            if self.proxy.poll() is not None or time.monotonic() > end:
                self.close()
                raise peers.Unavailable("mitmdump does not start")
            time.sleep(0.02)

    def suffer(self, faults):
        with open(self.faults, "w") as file:
            file.writelines(line + "\n" for line in faults)

    def still_to_come(self):
        with open(self.faults) as file:
            return file.read().splitlines()

    def statuses(self):
        return self.server.statuses()

    def wait_until_idle(self):
        super().wait_until_idle()
        self.server.wait_until_idle()

    def close(self):
        self.proxy.kill()
        self.proxy.wait()
        self.server.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Feed2toot:
    """Debian's client for our job, on the two feeds of a library."""

    def __init__(self, _, server, feeds, number):
        self.folder = tempfile.mkdtemp(prefix="twinform-feed2toot-")
        self.links = [f"https://a.example/{number}/{name}" for name in ("alpha", "beta", "gamma")]
        path = f"/{number}/blog.xml"
        feeds.bodies[path] = feed(self.links)
        self.write("secret", server.secret)
        self.write("client", "id\nsecret\n")
        self.write("feed2toot.ini", f"[mastodon]\ninstance_url={server.base}\nuser_credentials={self.folder}/secret\n"
                   f"client_credentials={self.folder}/client\ntoot_visibility=public\n[cache]\ncachefile={self.folder}/cache.db\n"
                   f"[lock]\nlock_file={self.folder}/lock\n[rss]\nuri={feeds.url(path)}\ntoot={{title}} {{link}}\n")

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w") as file:
            file.write(text)

    def run(self):
        """As if its lock, which stays behind when it dies, had grown old."""
        if os.path.exists(os.path.join(self.folder, "lock")):
            os.remove(os.path.join(self.folder, "lock"))
        return subprocess.run(["feed2toot", "-c", "feed2toot.ini"], cwd=self.folder, capture_output=True, text=True,
                              env={**os.environ, "HOME": self.folder, "no_proxy": "*"}, timeout=400)

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)
